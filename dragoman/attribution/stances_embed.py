"""What a word does to the words below it in the tree: content of sayings, plans and denials, purposes, conditions, objects."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from dragoman.attribution.stances_clause import BEFORE, FINITE, Clause, has_to
from dragoman.attribution.stances_rows import AIMED, CARRIED, COMING, COPULAS, SAID, Rows
from dragoman.attribution.stances_state import OPEN, PLAIN, State, positive, state, under
from dragoman.lexicon.certainty import Certainty, Effect, Place
from dragoman.model.analysis import Token
from dragoman.model.article import ZoneKind
from dragoman.model.attribution import Auxiliary, Factuality

TIMES: Final = frozenset({"when", "after", "before", "once", "while", "until", "till"})
Down = Iterator[tuple[Token, State]]


class Embedding(Rows):
    """Hands the state of a word on to its children."""

    def __init__(self, table: Certainty, clause: Clause, quoted: frozenset[int]) -> None:
        """The tables, the reader of single clauses, and the indices of the tokens in quotation marks."""
        super().__init__(table)
        self.clause, self.quoted = clause, quoted
        self.arcs: Mapping[str, Callable[[Token, State, Token], Down]] = {
            "ccomp": self.content,
            "xcomp": self.content,
            "advcl": self.adverbial,
            "acl": self.noun_clause,
            "relcl": self.relative,
            "conj": self.conjunct,
            "dobj": self.object,
            "attr": self.predicate,
            "acomp": self.predicate,
            "oprd": self.predicate,
            "nsubjpass": self.object,
            "nsubj": self.subject,
            "prep": self.preposition,
            "agent": self.preposition,
            "compound": self.modifier,
            "amod": self.modifier,
        }

    def below(self, head: Token, found: State, outer: State) -> Down:
        """Every child with the state it stands under. `outer` is the state that the head itself stands under."""
        for child in head.children:
            arc = self.arcs.get(child.dep)
            if arc is not None:
                if child.dep == "conj":
                    yield from self.conjoined(head, found, outer, child)
                else:
                    yield from arc(head, found, child)
            elif child.dep in ("aux", "auxpass"):
                yield child, found
            elif child.children or child.pos == "NOUN":
                yield child, PLAIN

    # ------------------------------------------------------------------------------------------- clauses
    def content(self, head: Token, found: State, child: Token) -> Down:
        """A clause that the head governs."""
        if child.dep == "ccomp" and self.clause.is_condition(child):
            yield child, self.condition(child, None)
            return
        if child.pos == "ADJ" and child.dep == "ccomp" and not child.children:
            yield child, found
            return
        if child.dep == "ccomp" and (self.is_quoted(head, child) or not _governs(head, child)):
            yield child, PLAIN
            return
        mark = child.child("mark")
        if mark is not None and child.dep == "ccomp" and mark.lemma in ("if", "whether"):
            yield child, state(Factuality.UU, Auxiliary.HYPOTHETICAL, mark.lemma)
            return
        yield child, self.governed(head, found, child)

    def governed(self, head: Token, found: State, child: Token) -> State:
        """The state of a complement: by the head's row, or by its shape."""
        special = self.infinitive(head, child) if has_to(child) else None
        row = special or self.complement(head, child)
        if row is None:
            row = CARRIED if child.dep == "xcomp" else SAID
        result = under(found, row, f"under '{head.lemma}'")
        tags = {child.tag, *(c.tag for c in child.children if c.dep in ("aux", "auxpass"))}
        finite = "VBD" in tags or (row.value is Factuality.CT_POS and not tags.isdisjoint(FINITE))
        if finite and row.auxiliary is Auxiliary.FUTURE and found.auxiliary is None:
            result = State(result.degree, result.negative, None, result.why)
        return result if not (result.plain) else PLAIN

    def adverbial(self, head: Token, found: State, child: Token) -> Down:
        """A clause of time, condition, reason or purpose."""
        mark = child.child("mark", "advmod")
        if self.clause.is_condition(child):
            yield child, self.condition(child, mark)
        elif has_to(child) and child.tag == "VB":
            row = self.outcome(head) or self.demanding(head)
            yield child, under(found, row or AIMED, f"under '{head.lemma}'" if row else "purpose")
        elif mark is not None and mark.lemma in TIMES:
            yield child, self.temporal(found, child, mark)
        elif child.tag in ("VBG", "VBN") and mark is None:
            row = self.complement(head, child) if _is_next(head, child) else None
            yield child, under(found, row, f"under '{head.lemma}'") if row else positive(found)
        else:
            yield child, PLAIN

    def condition(self, child: Token, mark: Token | None) -> State:
        """An if-clause: open, or counterfactual in the pluperfect."""
        had = any(c.lemma == "have" and c.tag == "VBD" and c.dep == "aux" for c in child.children)
        why = mark.lemma if mark is not None else "inverted condition"
        return state(Factuality.CT_NEG if had else Factuality.UU, Auxiliary.HYPOTHETICAL, f"condition {why}")

    def temporal(self, found: State, child: Token, mark: Token) -> State:
        """Past: it happened, but for `before they could`. Present: it is still to come."""
        could = any(c.tag == "MD" and c.lemma in ("could", "can") for c in child.children)
        if mark.lemma == "before" and could:
            return state(Factuality.CT_NEG, None, BEFORE)
        if child.tag in ("VBZ", "VBP") and (found.auxiliary or mark.lemma in ("until", "till", "before", "once")):
            value = Factuality.UU if mark.lemma in ("until", "till") else Factuality.CT_POS
            return state(value, Auxiliary.FUTURE, f"clause of {mark.lemma}")
        return PLAIN

    def noun_clause(self, head: Token, found: State, child: Token) -> Down:
        """A clause that fills a noun (`a plan to`, `reports that`) or, as a participle, describes it."""
        row = self.effect(head, Place.CLAUSE)
        finite = child.tag in FINITE or any(c.tag in ("MD", "VBD", "VBZ", "VBP") for c in child.children)
        if has_to(child) or (finite and row is not None):
            if row is None and _is_chosen(head):
                row = CARRIED
            if row is None and self.clause.zone is ZoneKind.HEADLINE:
                row = COMING
            yield child, self.stripped(under(found, row or AIMED, f"under '{head.lemma}'"), child)
        else:
            yield child, found if found.negative else PLAIN

    def relative(self, head: Token, found: State, child: Token) -> Down:
        """A relative clause stands on its own; an infinitive one is a noun's clause."""
        if has_to(child):
            yield from self.noun_clause(head, found, child)
        else:
            yield child, PLAIN

    def stripped(self, found: State, child: Token) -> State:
        """Without `future` where the clause is in the past: `fears that it attacked`."""
        past = child.tag == "VBD" or any(c.tag == "VBD" for c in child.children if c.dep in ("aux", "auxpass"))
        if past and found.auxiliary is Auxiliary.FUTURE:
            return (
                PLAIN
                if (found.degree, found.negative) == (3, False)
                else State(found.degree, found.negative, None, found.why)
            )
        return found

    # ------------------------------------------------------------------------------------------- coordination
    def conjoined(self, head: Token, found: State, outer: State, child: Token) -> Down:
        """A coordinate word shares what it has no word of its own for."""
        if head.pos not in ("VERB", "AUX"):
            yield child, found
            return
        if child.tag in FINITE and has_to(head):
            yield child, PLAIN  # no part of the infinitive, whatever the parse says
            return
        own = any(c.dep in ("nsubj", "nsubjpass", "aux", "auxpass") and c.tag != "TO" for c in child.children)
        if own or (child.tag != head.tag and (child.tag in FINITE or head.tag in FINITE)):
            yield child, outer
            return
        but = any(c.dep == "cc" and c.lemma == "but" for c in head.children)
        yield child, positive(found) if but else found

    def conjunct(self, head: Token, found: State, child: Token) -> Down:
        """Not reached: `conjoined` needs the outer state."""
        yield child, found

    # ------------------------------------------------------------------------------------------- nouns
    def object(self, head: Token, found: State, child: Token) -> Down:
        """An object, or the subject of a passive."""
        yield child, self.of_object(head, found, child)

    def of_object(self, head: Token, found: State, child: Token) -> State:
        """By the head's row; else an indefinite noun shares the head's state."""
        row = self.effect(head, Place.OBJECT)
        if row is None or not row.direct:
            return found if self.is_open(child) and child.pos == "NOUN" else PLAIN
        result = under(found, row, f"under '{head.lemma}'")
        if result.negative and child.lemma in self.table.words["existing"] and not row.carry and not found.negative:
            return replace(result, exists=True)
        return result

    def predicate(self, head: Token, found: State, child: Token) -> Down:
        """What a copula says."""
        yield child, found

    def subject(self, head: Token, found: State, child: Token) -> Down:
        """The subject of an active verb or of a copula with an adjective."""
        said = head.child("acomp")
        if said is not None and head.lemma in COPULAS:
            row = self.effect(said, Place.MODIFIED)
            whole = said.child("xcomp", "ccomp", "prep")
            happens = whole is not None and (whole.lemma == "be" or self.effect(whole, Place.SUBJECT) is not None)
            yield child, under(found, row, f"under '{said.lemma}'") if row and (whole is None or happens) else PLAIN
            return
        inner = head.child("xcomp")
        row = self.effect(head, Place.SUBJECT)
        if row is not None and inner is not None and row.value is not Factuality.CT_POS:
            row = None
        elif row is None and inner is not None and self.effect(inner, Place.SUBJECT) is not None:
            row = self.effect(head, Place.CLAUSE) or CARRIED
        open_noun = child.pos == "NOUN" and self.is_open(child) and found.degree != OPEN and not found.negative
        if row is not None:
            yield child, under(found, row, f"under '{head.lemma}'")
        else:
            yield child, found if open_noun and found.auxiliary is not Auxiliary.HISTORICAL else PLAIN

    def modifier(self, head: Token, found: State, child: Token) -> Down:
        """`Attack fears`, `ceasefire plan`: the noun before is what the head noun is about."""
        if child.tag == "VBG" and head.dep == "dobj" and child.i == head.head.i + 1:
            yield child, found  # `denies expelling envoys`, read as envoys that expel
            return
        row = self.effect(head, Place.OBJECT) if child.pos == "NOUN" else None
        yield child, under(found, row, f"under '{head.lemma}'") if row and row.direct else PLAIN

    def preposition(self, head: Token, found: State, child: Token) -> Down:
        """What hangs on a preposition."""
        row = self.table.marks.get(child.lemma)
        for inner in child.children:
            if inner.dep == "pcomp":
                yield inner, self.of_pcomp(head, found, child, row)
            elif inner.dep == "pobj":
                yield inner, self.of_pobj(head, found, child, inner, row)
            elif inner.dep == "prep":
                yield from ((noun, PLAIN) for noun in inner.children)
            elif inner.children:
                yield inner, PLAIN

    def of_pcomp(self, head: Token, found: State, prep: Token, row: Effect | None) -> State:
        """`Accused of attacking`, `without attacking`, `by attacking`."""
        if row is not None or _is_instead(prep):
            return state(Factuality.CT_NEG, None, f"negation {prep.lemma}")
        governs = self.effect(head, Place.CLAUSE)
        if governs is not None and prep.lemma in governs.prepositions | {"from", "in", "at"}:
            return under(found, governs, f"under '{head.lemma}'")
        return found if prep.lemma == "by" else PLAIN

    def of_pobj(self, head: Token, found: State, prep: Token, noun: Token, row: Effect | None) -> State:
        """`Called for a ceasefire`, `without a fight`, `fears of war`, `engaged in talks`."""
        if row is not None or _is_instead(prep):
            return state(Factuality.CT_NEG, None, f"negation {prep.lemma}")
        place = Place.CLAUSE if noun.tag == "VBG" or _is_gerund(noun) else Place.OBJECT
        governs = self.effect(head, place) or self.effect(head, Place.OBJECT)
        if governs is not None and prep.lemma in governs.prepositions:
            return under(found, governs, f"under '{head.lemma}'")
        if governs is not None and governs.carry and prep.lemma == "in":
            return under(found, governs, f"under '{head.lemma}'")
        shares = prep.lemma == "of" and head.pos == "NOUN" and self.is_open(noun)
        return found if shares else PLAIN

    def is_quoted(self, head: Token, child: Token) -> bool:
        """Is the clause in quotation marks, with its subject and conjunction, and its governor outside?"""
        if child.i not in self.quoted or head.i in self.quoted:
            return False
        return all(c.i in self.quoted for c in child.children if c.dep in ("nsubj", "nsubjpass", "mark", "expl"))


def _is_chosen(noun: Token) -> bool:
    """`The first to go`, `one of those to go`: they went."""
    return noun.lemma == "one" or any(c.text.lower() in ("first", "last", "only", "second") for c in noun.children)


def _is_next(head: Token, child: Token) -> bool:
    """Does an -ing form follow its verb at once, or after its particle, so that it is rather its complement?"""
    particle = head.child("prt")
    return child.tag == "VBG" and child.i - (particle or head).i == 1


def _governs(head: Token, child: Token) -> bool:
    """Some parses hang a whole neighbouring sentence on a verb as ccomp, far to its left, with a semicolon."""
    return not any(c.text == ";" for c in head.children if min(child.i, head.i) < c.i < max(child.i, head.i))


def _is_instead(prep: Token) -> bool:
    return any(c.lemma in ("instead", "rather") for c in prep.children)


def _is_gerund(noun: Token) -> bool:
    return noun.text.lower().endswith("ing") and noun.child("dobj") is not None

"""What a word's own clause says of its certainty: modals, negation, adverbs, tense, questions, headlines; a noun's modifiers."""

from dataclasses import replace
from datetime import date
from typing import Final

from dragoman.attribution.stances_state import OPEN, PLAIN, State, merge, state
from dragoman.attribution.stances_time import follows, is_historical, noun_follows
from dragoman.lexicon.certainty import Certainty, Modal, Part, Place
from dragoman.model.analysis import Token
from dragoman.model.article import ZoneKind
from dragoman.model.attribution import Auxiliary, Factuality

ARGUMENTS: Final = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative"})
CONTENT: Final = frozenset({"ccomp", "acl", "conj", "xcomp", "pcomp"})
BEFORE: Final = "before they could"
FUTURE: Final = State(auxiliary=Auxiliary.FUTURE, why=("tense future",))
PAST_TAGS: Final = frozenset({"VBD", "VBN"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
QUESTION_TAGS: Final = frozenset({"WP", "WRB", "WDT", "WP$"})


class Clause:
    """Reads the marks of single words; knows the tables, the year of publication and the zone of the sentence."""

    def __init__(self, table: Certainty, published: date | None) -> None:
        """`published` is the day of publication; without it nothing is historical by its year."""
        self.table, self.published = table, published
        self.year = published.year if published else None
        self.zone = ZoneKind.BODY

    def local(self, token: Token, outer: State) -> State:
        """The state of a verb, noun or adjective inside a clause whose state is `outer`."""
        if outer.why[:1] == (BEFORE,):
            return outer
        if token.pos in ("VERB", "AUX"):
            return self.verb(token, outer)
        if token.pos in ("NOUN", "PROPN"):
            return self.noun(token, outer)
        return merge(outer, self.negation(token)) if outer.why or token.children else outer

    # ------------------------------------------------------------------------------------------- verbs
    def verb(self, token: Token, outer: State) -> State:
        """A verb under its modals, negations, adverbs, tense."""
        found = outer
        if token.children:
            found = merge(outer, self.adverbs(token, self.modality(token)))
        for rule in (self.question, self.command, self.headline, self.ahead, self.past):
            found = merge(found, rule(token, found))
        return found

    def modality(self, token: Token) -> State:
        """Modal verb and negation together: `may not` is one thing, `not` and `may` another."""
        negation = self.negation(token)
        helpers = [c for c in token.children if c.dep in ("aux", "auxpass")]
        modal = next((c for c in helpers if c.tag == "MD" or c.lemma in ("ought", "'ll")), None)
        entry = self.table.modals.get(modal.text.lower()) or self.table.modals.get(modal.lemma) if modal else None
        if modal is None or entry is None:
            return negation
        perfect = any(c.lemma == "have" for c in helpers)
        if entry is self.table.modals.get("would"):
            return self.would(token, entry, perfect=perfect, negation=negation)
        if self.opens_condition(token, modal) or self.has_condition(token):
            return state(Factuality.UU, Auxiliary.HYPOTHETICAL, "conditional")
        return self.modal(entry, f"modal {modal.lemma}", perfect=perfect, negation=negation)

    def modal(self, entry: Modal, why: str, *, perfect: bool, negation: State) -> State:
        """The value of a modal in its form."""
        plain, denied = (entry.perfect, entry.perfect_negated) if perfect else (entry.value, entry.negated)
        auxiliary: Auxiliary | None = (
            Auxiliary.HYPOTHETICAL if perfect and entry.auxiliary is not Auxiliary.FUTURE else entry.auxiliary
        )
        if plain is Factuality.PR_POS or (denied is Factuality.CT_NEG and negation.negative):
            auxiliary = None
        value = denied if negation.negative else plain
        if perfect and value is Factuality.CT_POS and auxiliary is Auxiliary.HYPOTHETICAL:
            auxiliary = None  # should not have left: did leave
        found = state(value, auxiliary, why)
        return State(found.degree, found.negative, found.auxiliary, found.why + negation.why)

    def would(self, token: Token, entry: Modal, *, perfect: bool, negation: State) -> State:
        """`Would` is a shifted `will` under a saying, open with a condition, counterfactual before a perfect."""
        shifted = is_shifted(token)
        if not perfect and self.has_condition(token):
            return state(Factuality.UU, Auxiliary.HYPOTHETICAL, "conditional")
        if shifted and not perfect:
            return self.modal(self.table.modals["will"], "tense would", perfect=False, negation=negation)
        return self.modal(entry, "modal would", perfect=perfect, negation=negation)

    def has_condition(self, token: Token) -> bool:
        """Does an if-clause, or an inverted one, hang on the verb?"""
        return any(c.dep in ("advcl", "ccomp") and self.is_condition(c) for c in token.children)

    def is_condition(self, token: Token) -> bool:
        """Is it the verb of an if-clause or of `should he go`, `had he gone`?"""
        first = token.children[0] if token.children else token
        if token.dep == "advcl" and any(c.dep == "mark" and self.is_if(c) for c in token.children):
            return True
        return self.opens_condition(token, first)

    def is_if(self, mark: Token) -> bool:
        """Is it `if` or the like, but not `even if`?"""
        entry = self.table.marks.get(mark.lemma)
        return entry is not None and entry.value is Factuality.UU and mark.lemma not in ("until", "till", "whether")

    def opens_condition(self, token: Token, helper: Token) -> bool:
        """Is the auxiliary before the subject, in a clause that hangs on another and is no question?"""
        if helper.lemma not in ("should", "have", "be") or token.dep not in ("advcl", "ccomp") or helper.i > token.i:
            return False
        subject = token.child("nsubj", "nsubjpass")
        return (
            subject is not None
            and subject.i > helper.i
            and helper.text[0].isupper()
            and helper.dep in ("aux", "auxpass")
            and token.head.i > token.i
        )

    # ------------------------------------------------------------------------------------------- negation and adverbs
    def negation(self, token: Token) -> State:
        """CT- if the word is denied, by an adverb or by an argument (`no troops`)."""
        for child in token.children:
            if child.dep in ("neg", "preconj", "cc", "advmod") and self.denies(token, child):
                return state(Factuality.CT_NEG, None, f"negation {child.lemma}")
            if child.dep == "det" and token.pos != "VERB" and self.denies_noun(child):
                return state(Factuality.CT_NEG, None, f"negation {child.lemma}")
            if child.dep in ARGUMENTS and token.pos in ("VERB", "AUX") and self.is_none(child):
                return state(Factuality.CT_NEG, None, "negation no")
        return PLAIN

    def denies(self, token: Token, child: Token) -> bool:
        """Is it `not`, `never`, `nor` before its word, and neither `not only` nor `not until`?"""
        if child.lemma in ("long", "longer") and any(self.denies_noun(c) for c in child.children):
            return True
        entry = self.table.adverbs.get(child.text.lower())
        if entry is None or entry.value is not Factuality.CT_NEG or (child.i > token.i and child.dep == "cc"):
            return False
        follower = min((c.i for c in token.children if c.i > child.i and c.text.lower() in ("only", "just")), default=0)
        if child.text.lower() in ("almost", "nearly"):
            return token.tag == "VBD"
        return follower != child.i + 1 and not any(c.text.lower() in ("only", "just", "until") for c in child.children)

    def denies_noun(self, child: Token) -> bool:
        """Is it `no`, `neither`, `none`?"""
        return child.text.lower() in self.table.words["denying_determiners"]

    def is_none(self, argument: Token) -> bool:
        """Is it `nobody`, `no troops`, `neither side`?"""
        none = self.table.words["denying_determiners"]
        if argument.text.lower() in none:
            return True
        if argument.lemma in ("doubt", "question"):
            return False
        return any(c.dep in ("det", "preconj", "neg") and self.denies_noun(c) for c in argument.children)

    def adverbs(self, token: Token, found: State) -> State:
        """Probably, perhaps, hardly."""
        for child in token.children:
            if child.dep == "advmod" and child.pos in ("ADV", "ADJ"):
                entry = self.table.adverbs.get(child.text.lower())
                if entry is not None and entry.value is not Factuality.CT_NEG:
                    found = merge(found, state(entry.value, entry.auxiliary, f"adverb {child.lemma}"))
        return found

    # ------------------------------------------------------------------------------------------- rules for whole clauses
    def question(self, token: Token, found: State) -> State:
        """A question that asks whether; `who` and `why` take the rest for granted."""
        if not token.is_root and token.dep not in ("ccomp", "conj"):
            return PLAIN
        marks = any(c.text == "?" for c in token.children)
        if not marks or any(c.tag in QUESTION_TAGS for c in token.children):
            return PLAIN
        return state(Factuality.UU, Auxiliary.HYPOTHETICAL, "question")

    def command(self, token: Token, found: State) -> State:
        """An imperative."""
        if not token.is_root or token.tag != "VB" or self.zone is ZoneKind.HEADLINE:
            return PLAIN
        if any(c.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for c in token.children):
            return PLAIN
        return state(Factuality.UU, Auxiliary.FUTURE, "command")

    def headline(self, token: Token, found: State) -> State:
        """`Leaders to meet`: an infinitive that is no complement is future."""
        if token.tag != "VB" or found.auxiliary is not None or not has_to(token):
            return PLAIN
        loose = token.dep in ("relcl", "acl", "ccomp") or (token.dep == "xcomp" and token.head.pos in ("PROPN", "NOUN"))
        free = token.is_root or (self.zone is ZoneKind.HEADLINE and loose)
        return FUTURE if free else PLAIN

    def ahead(self, token: Token, found: State) -> State:
        """`Is visiting next week`: a present tense with a time to come."""
        if found.auxiliary is not None or found.degree == OPEN or not _is_present(token):
            return PLAIN
        return FUTURE if follows(token, self.table.words, self.published) else PLAIN

    def past(self, token: Token, found: State) -> State:
        """Years before publication, ages ago."""
        if not found.plain or (token.tag not in PAST_TAGS and token.tag != "VBG"):
            return PLAIN
        why = is_historical(token, self.table.words, self.year)
        return State(auxiliary=Auxiliary.HISTORICAL, why=(why,)) if why else PLAIN

    # ------------------------------------------------------------------------------------------- nouns
    def noun(self, token: Token, outer: State) -> State:
        """A noun under what is said of it: `no attack`, `possible attack`, `next week's summit`."""
        if not token.children:
            return outer
        found = outer
        if not (outer.negative and "negation no" in outer.why):
            found = merge(outer, self.negation(token))
        for child in token.children:
            if child.dep in ("amod", "acl", "relcl", "compound"):
                found = self.modified(token, found, child)
        if found.auxiliary is None and noun_follows(token, self.table.words):
            found = merge(found, State(auxiliary=Auxiliary.FUTURE, why=("time to come",)))
        if found.plain:
            why = is_historical(token, self.table.words, self.year)
            found = State(auxiliary=Auxiliary.HISTORICAL, why=(why,)) if why else found
        return found

    def modified(self, token: Token, found: State, child: Token) -> State:
        """The noun's state under one adjective or participle."""
        entry = None
        if child.dep in ("amod", "compound"):
            entry = self.table.effect(Part.ADJECTIVE, child.text.lower(), Place.MODIFIED)
        participle = child.tag == "VBN" and child.dep in ("amod", "acl")
        if entry is None and (participle or (child.dep == "relcl" and _is_passive_relative(child))):
            entry = self.table.effect(Part.VERB, child.lemma, Place.OBJECT)
        if (
            entry is None
            or not (entry.direct or child.pos == "ADJ")
            or (entry.value is Factuality.CT_POS and entry.auxiliary is None)
        ):
            return found
        denied = self.negation(child).negative
        inner = state(entry.negated if denied else entry.value, entry.auxiliary, f"modifier {child.text.lower()}")
        if inner.negative and not entry.carry and token.lemma in self.table.words["existing"] and not found.why:
            return replace(inner, exists=True)
        return merge(found, inner)


def is_shifted(token: Token) -> bool:
    """Does the clause hang on a past saying or on a noun, so that `would` stands for `will`?"""
    while token.dep == "conj" and not token.is_root:
        token = token.head
    if token.dep == "ccomp":
        return token.head.tag in PAST_TAGS or token.head.pos == "ADJ"
    if token.dep == "acl":
        return token.head.pos == "NOUN"
    return any(c.dep in ("parataxis", "ccomp") and c.tag == "VBD" and c.i > token.i for c in token.children)


def has_to(token: Token) -> bool:
    """Is it an infinitive with `to`?"""
    return any(c.tag == "TO" and c.dep == "aux" for c in token.children)


def _is_present(token: Token) -> bool:
    if token.tag in ("VBZ", "VBP"):
        return True
    return token.tag in ("VBG", "VBN") and any(
        c.dep in ("aux", "auxpass") and c.tag in ("VBZ", "VBP") and c.lemma == "be" for c in token.children
    )


def _is_passive_relative(token: Token) -> bool:
    subject = token.child("nsubjpass")
    return token.tag == "VBN" and subject is not None and subject.tag in ("WDT", "WP")

"""What a sanction is for: the phrase, the clause or the aim told with it, or the next sentence that tells it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.span import Span
from dragoman.relations.sanctions.measure import OPEN, Grounds, Measure
from dragoman.relations.story import Story
from dragoman.relations.wordings import phrase_at

OVER = frozenset({"lifted", "eased"})
LONGEST = 200  # characters of a clause that is quoted as the reason
WHY = frozenset({"because", "after", "as", "since", "when"})  # before a clause that tells the reason
INNER = frozenset({"relcl", "ccomp", "parataxis"})  # clauses whose phrases are theirs


def reason(story: Story, told: Measure) -> str | None:
    """As printed; None where neither the clause nor the next sentence tells it."""
    reader = Reasons(story)
    return reader.of(told) or (reader.of_next(told) if told.status not in OVER else None)


@dataclass(frozen=True)
class Reasons(Grounds):
    """Reads reasons in the clauses of one story."""

    def of(self, told: Measure) -> str | None:
        """By what hangs on the sanction, on its verb, on the clause that puts it, and on the verbs above that decide on it."""
        heads = [told.token, *self.putters(told)]
        if told.status in OVER:
            return self._told_by(heads) or self._of_putting(told)
        verb = told.verb or told.token
        heads = [*heads, verb, *(c for c in verb.all_children("conj") if c.pos == "VERB"), *self.deciding(verb)]
        tellers = [t for t in verb.ancestors() if t.lemma in self.words("telling")]
        return self._told_by(heads) or next(filter(None, map(self._accusation, tellers)), None)

    def _of_putting(self, told: Measure) -> str | None:
        """Of a sanction that is over: a sure phrase behind the clause that tells who put it; what else is told is why it is over."""
        putters = self.putters(told)
        below = self._below(told.verb) if putters and told.verb is not None else ()
        late = (t for t in below if t.i > putters[-1].i and self._opens(t, sure=True) and self._is_fit(t))
        return next((phrase_at(self.story, t) for t in late), None)

    def of_next(self, told: Measure) -> str | None:
        """Told by the next sentence of the step or measure: `The move follows the coup`, `The ban is a response to`."""
        sentences = self.story.analysis.sentences
        n = sentences.index(self.story.analysis.sentence_of(told.token)) + 1
        verbs = [t for t in sentences[n].tokens if t.pos in {"VERB", "AUX"}] if n < len(sentences) else []
        for verb in verbs:
            subject = verb.all_children("nsubj", "nsubjpass")
            if any(t.lemma == "they" for t in subject):
                charge = self._charge_of(verb)  # `They are accused of torture`
                if charge is not None:
                    return charge
            if not any(map(self._points, subject)):
                continue
            if verb.lemma in self.words("resulting"):
                return next((text for o in verb.all_children("dobj", "attr") if (text := self._text(o))), None)
            answers = [t for t in verb.all_children("attr") if t.lemma in self.words("answers")]
            heads = [verb, *verb.all_children("attr", "acomp", "prep")]
            return next(filter(None, map(self._text, answers)), None) or self._told_by(heads)
        return None

    def _told_by(self, heads: list[Token]) -> str | None:
        return self._phrase(heads) or self._clause(heads) or self._charge(heads) or self._aim(heads)

    def _points(self, noun: Token) -> bool:
        """`The step`, `the measures`, `it`: what the sentence before has told."""
        named = noun.lemma in self.words("steps") and noun.child("det", "poss") is not None
        return named and not self.story.entities(noun)

    def _phrase(self, heads: Iterable[Token]) -> str | None:
        """The phrase behind `over`, `for`, `in response to`, also where the parse hangs a sure one on a noun below."""
        for head in heads:
            for opening in (t for t in self._below(head) if t.i > head.i):
                is_far = opening.head is not head and not self.story.entities(opening.head)
                if self._opens(opening, sure=is_far) and self._is_fit(opening):
                    return phrase_at(self.story, opening)
        return None

    def _below(self, head: Token) -> Iterator[Token]:
        """The words under a head that no clause of its own holds, the nearest first."""
        yield from head.children
        for child in head.children:
            if child.dep not in INNER | {"conj", "advcl", "acl"} or child.pos not in {"VERB", "AUX"}:
                yield from self._below(child)

    def _opens(self, word: Token, *, sure: bool) -> bool:
        """Is it the first word of a reason's phrase; `sure`: one that opens nothing else?"""
        inner = [c.lemma for c in word.children if c.dep in {"prep", "pcomp", "pobj", "fixed"}]
        named = {word.lemma, *(f"{word.lemma} {i}" for i in inner)}
        if named & self.words("reasons" if not sure else "sure_reasons"):
            return True
        return word.lemma == "for" and any(c.dep == "pcomp" and c.tag == "VBG" for c in word.children)

    def _is_fit(self, opening: Token) -> bool:
        """Not a length of time, a number of people, or a sanction asked for."""
        kinds = self.words("nouns") | self.words("vague") if opening.lemma == "for" else frozenset()
        objects = opening.all_children("pobj")
        return not any(t.lemma in kinds or self._counts(t) for t in objects)

    def _counts(self, noun: Token) -> bool:
        """Is it a time, a number of people, or somebody: nothing that one is punished for?"""
        is_time = noun.ner in {"DATE", "TIME", "CARDINAL"} or any(c.ner == "DATE" for c in noun.children)
        people = self.story.resolution.by_head.get(noun.i)
        return is_time or noun.lemma in self.words("terms") or people is not None or noun.child("nummod") is not None

    def _clause(self, heads: Iterable[Token]) -> str | None:
        """The clause behind `after` and `because`; of what somebody is accused of, the accusation."""
        for head in heads:
            for clause in head.all_children("advcl"):
                opening = [c for c in clause.all_children("mark", "advmod") if c.i < clause.i]
                marks = [c for c in opening if c.lemma in WHY]
                text = self._text(clause, marks[0].i + 1) if marks else None
                if text is not None:
                    return text
            accusation = self._accusation(head)
            if accusation is not None:
                return accusation
        return None

    def _accusation(self, head: Token) -> str | None:
        """`accusing it of spying`, behind a verb."""
        clauses = (c for c in head.all_children("advcl") if c.tag == "VBG" and self._accuses(c))
        return next(filter(None, (self._text(c, c.i) for c in clauses)), None)

    def _accuses(self, clause: Token) -> bool:
        """`accusing it of spying`, `saying that it had spied`."""
        said = clause.all_children("ccomp") if clause.lemma in self.words("grounding") else []
        done = any(self.story.claims.stance(t.i).auxiliary not in OPEN for t in said)
        return clause.lemma in self.words("accusing") or done

    def _aim(self, heads: Iterable[Token]) -> str | None:
        """What it is to bring about: `to force the junta out`, `aimed at ending the war`."""
        for head in heads:
            meant = [t for t in (head, *head.all_children("acl", "relcl")) if t.lemma in self.words("meaning")]
            inner = [c for t in meant for c in t.all_children("xcomp", "prep", "advcl") if c.i > t.i]
            purposes = [c for c in head.all_children("advcl", "acl", "xcomp") if c.i > head.i and grammar.is_purpose(c)]
            forcing = [c for c in purposes if c.lemma in self.words("forcing")]
            for aim in (*(c for c in inner if c.lemma != "by"), *forcing):
                return self._text(aim)
        return None

    def _charge(self, heads: Iterable[Token]) -> str | None:
        """What those that it is on are accused of: `on two officers accused of torture`."""
        below = (t for head in heads for t in self._below(head) if t.dep in {"acl", "relcl"})
        return next(filter(None, map(self._charge_of, below)), None)

    def _charge_of(self, verb: Token) -> str | None:
        is_charge = verb.lemma in self.words("charging") and verb.tag == "VBN"
        return self._text(verb, verb.i) if is_charge and verb.all_children("prep", "xcomp", "agent", "oprd") else None

    def _text(self, top: Token, first: int | None = None) -> str | None:
        """The words below a token, as printed, from one of them on; None for too many."""
        words = [t for t in top.subtree() if first is None or t.i >= first]
        while words and words[-1].pos == "PUNCT":
            words.pop()
        span = Span(words[0].start, words[-1].end) if words else Span(0, 0)
        return span.of(self.story.analysis.article.text) if 0 < span.end - span.start <= LONGEST else None

"""How many were killed, hurt, held or came: numbers in the sentence of an event, each with its words."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.model import grammar
from dragoman.model.analysis import Analysis, Sentence, Token
from dragoman.model.event import Count, Event
from dragoman.model.quantity import quantity

COUNTING = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # types of events that such numbers belong to
CROWD = "crowd"
NUMBERING = frozenset("nummod quantmod det amod advmod npadvmod nmod compound".split())
SINGLE = frozenset({"a", "an", "another"})
VAGUE = frozenset({"dozens", "hundreds", "thousands", "scores", "tens"})
SMALL_CLAUSE = frozenset({"oprd", "acomp", "advmod", "xcomp", "ccomp"})  # `left 12 people dead`, `shot two dead`
FAR = 100


@dataclass(frozen=True)
class CountWords:
    """By kind of count: verbs whose object or subject is counted, nouns that are counted, nouns with the number behind `of`."""

    objects: Mapping[str, str]
    subjects: Mapping[str, str]
    people: Mapping[str, str]
    of: Mapping[str, str]
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tally:
    """A count, and the word that tells what became of those counted."""

    teller: Token
    count: Count


def tallies(tokens: Iterable[Token], protests: Container[int], words: CountWords, text: str) -> list[Tally]:
    """All such numbers in a sentence, in order of text, each once; `protests`: triggers, whose subject is a crowd."""
    found: dict[int, Tally] = {}
    for token in tokens:
        marched = [(CROWD, grammar.subject(token))] if token.i in protests else []
        for kind, counted in (*_told_by(token, words), *marched):
            for noun in counted:
                count = _count(kind, noun, words, text)
                if count is not None and noun.i not in found:
                    found[noun.i] = Tally(token, count)
    return [found[i] for i in sorted(found)]


def _told_by(token: Token, words: CountWords) -> Iterator[tuple[str, list[Token]]]:
    """(kind, nouns counted) for a word that tells what became of people."""
    word = token.text.lower()
    if token.pos == "VERB" and token.lemma in words.objects:
        found = grammar.objects(token)
        yield words.objects[token.lemma], found or [t for t in grammar.subject(token) if t.pos == "NUM"]  # `38 injured`
    elif token.pos == "VERB" and token.lemma in words.subjects:
        yield words.subjects[token.lemma], grammar.subject(token)
    elif token.lemma in words.people or word in words.people:
        around = grammar.objects(token.head) if token.dep in SMALL_CLAUSE else token.all_children("nsubj")
        yield words.people.get(token.lemma) or words.people[word], [token, *around, *grammar.copula_subject(token)]
    elif token.pos == "NOUN" and token.lemma in words.of:
        yield words.of[token.lemma], grammar.of_preposition(token, "of", "by")


def _count(kind: str, noun: Token, words: CountWords, text: str) -> Count | None:
    """The number of a noun that stands for people, or a number that stands for them itself."""
    is_number = noun.pos == "NUM"
    if not (is_number or {noun.lemma, noun.text.lower()} & words.persons):
        return None
    number = _number_words(noun)
    if not number:
        return None
    shown = [*number, noun] if noun not in number else number
    found = quantity(sorted(shown, key=lambda t: t.i), text, None)
    if found is None and any(t.text.lower() in SINGLE for t in number) and noun.tag == "NN":
        found = {"value": 1.0, "min": 1.0, "max": 1.0}
    if found is None:
        return None
    start, end = min(t.start for t in shown), max(t.end for t in shown)
    return Count(kind, found["value"], found["min"], found["max"], text[start:end], start, end)


def _number_words(noun: Token) -> list[Token]:
    """The words of the number in front of a noun with what bounds it (`at least 12`), without the noun's other adjectives."""
    if noun.pos == "NUM" or noun.text.lower() in VAGUE:
        return sorted([noun, *(t for c in noun.children if c.i < noun.i for t in c.subtree())], key=lambda t: t.i)
    found = [t for c in noun.all_children(*NUMBERING) if c.i < noun.i for t in c.subtree() if t.dep != "poss"]
    has_number = any(t.pos == "NUM" or t.tag == "CD" or t.text.lower() in SINGLE for t in found)
    if has_number:
        return sorted(found, key=lambda t: t.i)
    measure = noun.head.head if noun.dep == "pobj" and noun.head.lemma == "of" else None
    return [] if measure is None or measure.text.lower() not in VAGUE else [measure, noun.head]


def with_counts(
    events: Iterable[Event], sentences: Iterable[Sentence], analysis: Analysis, words: CountWords
) -> list[Event]:
    """The events, each with the numbers that are told nearest to it.

    Numbers of a sentence without such an event go to the last one of the sentence before, in the same paragraph or the next:
    `Rebels shelled the town. At least 12 people died.`
    """
    by_trigger = {token.i: e for e in events if (token := analysis.token_at(e.trigger.start)) is not None}
    given: dict[int, tuple[Count, ...]] = {}
    before: list[Token] = []
    for sentence in sentences:
        here = [analysis.tokens[i] for i in by_trigger if sentence.tokens[0].i <= i <= sentence.tokens[-1].i]
        mine = [t for t in here if by_trigger[t.i].type in COUNTING]
        protests = frozenset(t.i for t in mine if by_trigger[t.i].type == "PROTEST")
        for tally in tallies(sentence.tokens, protests, words, analysis.article.text) if mine or before else ():
            takers = [t for t in mine or before if tally.count.what != CROWD or by_trigger[t.i].type == "PROTEST"]
            if takers:
                taker = min(takers, key=lambda t: (_distance(tally.teller, t), abs(tally.teller.i - t.i)))
                given[taker.i] = (*given.get(taker.i, ()), tally.count)
        before = mine or []
    return [replace(event, counts=given[i]) if i in given else event for i, event in by_trigger.items()]


def _distance(token: Token, other: Token) -> int:
    """Steps in the tree from one token to another; FAR between different trees."""
    up = {t.i: steps for steps, t in enumerate((token, *token.ancestors()))}
    return next((steps + up[t.i] for steps, t in enumerate((other, *other.ancestors())) if t.i in up), FAR)

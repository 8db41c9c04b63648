"""Which possible names are place names: the points of `points.toml` for what is seen of each, summed."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.lexicon.gazetteer import Points
from dragoman.lexicon.place_index import fold
from dragoman.model.analysis import Analysis, Token
from dragoman.resolve.places_choice import containers
from dragoman.resolve.places_names import Name

LARGE, SMALL = 100_000, 5_000  # people
PLACES = {"GPE", "LOC"}  # labels


@dataclass(frozen=True)
class Story:
    """What the recogniser says of names throughout a story: folded, those labelled places, and words of full names."""

    places: frozenset[str]
    surnames: frozenset[str]


def story_of(analysis: Analysis) -> Story:
    """The names labelled GPE or LOC, and the words of persons' names of two words and more."""
    text = analysis.article.text
    places = {fold(text[e.span.start : e.span.end]) for e in analysis.entities if e.label in PLACES}
    persons = [e for e in analysis.entities if e.label == "PERSON" and len(e.tokens) > 1]
    return Story(frozenset(places), frozenset(fold(t.text) for e in persons for t in e.tokens))


def place_names(possible: list[Name], analysis: Analysis, points: Points) -> list[Name]:
    """Those of the possible names, in order of text, that reach the least points."""
    story = story_of(analysis)
    boxes = containers(possible)
    listed = {*boxes, *(n + 1 for n in boxes)}
    found = []
    for n, name in enumerate(possible):
        label = next((t.ner for t in name.tokens if t.ner), "none")
        seen = {*_around(name, label, analysis), *_own(name), *_elsewhere(name, label, story)}
        if n in listed:
            seen.add("in_list")
        if points.total(label, seen) >= points.least:
            found.append(name)
    return found


def _around(name: Name, label: str, analysis: Analysis) -> Iterator[str]:
    """What the words next to the name in its sentence show."""
    before, after = _neighbour(analysis, name.tokens[0], -1), _neighbour(analysis, name.tokens[-1], 1)
    if before and before.pos == "ADP":
        yield "preposition"
    if before and before.ner and before.pos != "DET":
        if before.ner == label and label not in PLACES:
            yield "entity_before"
        if before.text[0].isupper():
            yield "capital_before"
    if after and after.text[0].isupper():
        yield "capital_after"


def _own(name: Name) -> Iterator[str]:
    """What the name itself and the largest of its places show."""
    largest = max(name.spots, key=lambda s: (s.population, s.name))
    if name.demonym:
        yield "demonym"
    elif largest.kind in {"country", "region", "county"}:
        yield largest.kind
    if largest.population >= LARGE:
        yield "large"
    if largest.population < SMALL:
        yield "small"
    if " " in name.key:
        yield "many_words"
    if name.form:
        yield "kind_word"
    if all(s.alias for s in name.spots):
        yield "alias"


def _elsewhere(name: Name, label: str, story: Story) -> Iterator[str]:
    """What the rest of the story shows."""
    if label not in PLACES and name.key in story.places:
        yield "seen_as_place"
    if name.key in story.surnames:
        yield "seen_as_surname"


def _neighbour(analysis: Analysis, token: Token, step: int) -> Token | None:
    """The next token to the left or right within the sentence."""
    n = token.i + step
    if not 0 <= n < len(analysis.tokens):
        return None
    other = analysis.tokens[n]
    return other if analysis.sentence_of(other) is analysis.sentence_of(token) else None

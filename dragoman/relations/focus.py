"""Which state a clause leaves unsaid: the one beside it, the one that the story is about, or the one where it was filed."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from dragoman.lexicon.naming import load_naming
from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity
from dragoman.relations.story import Story

CLEAR = 3  # mentions from which a state may be the one that a story is about
LEAD, LED = 2, 2  # sentences that open a story, and mentions that a place in them is worth
AHEAD = 2  # times as many as the runner-up's


def counterpart(story: Story, sentence: Sentence, known: Container[str | None], *, home: bool = True) -> Entity | None:
    """The state that a sentence leaves unsaid, beside the known ones; None where none stands out.

    Nobody where it names others who are neither doers nor speakers; else the state that the whole story speaks of clearly most;
    else, with `home`, the one where it was filed.
    """
    if story.names_others(sentence, known, scenes=False):
        return None
    subject = _subject(story, sentence, known)
    if subject is not None:
        return subject
    filed = story.filed_in if home else None
    is_seat = filed is not None and filed.text.title() in load_naming().seats  # `BRUSSELS -- The European Union`
    return filed if filed is not None and filed.country not in known and not is_seat else None


def main_pair(story: Story) -> tuple[Entity, ...]:
    """The two states that a story speaks of more than of any other, each by its first mention; none where a third is near."""
    opening = _opening(story)
    ranked = sorted(_named(story).values(), key=lambda some: _weight(some, opening), reverse=True)
    is_clear = len(ranked) == 2 or (len(ranked) > 2 and _weight(ranked[1], opening) > _weight(ranked[2], opening))
    return tuple(some[0] for some in ranked[:2]) if is_clear else ()


def _opening(story: Story) -> int:
    """Where the sentences end that open a story."""
    return story.analysis.sentences[min(LEAD, len(story.analysis.sentences)) - 1].end


def _weight(some: list[Entity], opening: int) -> int:
    return len(some) + LED * any(e.start < opening for e in some) if len(some) > 1 else 1


def _subject(story: Story, sentence: Sentence, known: Container[str | None]) -> Entity | None:
    """The state that the story speaks of clearly most; its last mention up to the sentence, else its first."""
    named = {code: some for code, some in _named(story).items() if code not in known}
    opening = _opening(story)
    ranked: Sequence[list[Entity]] = sorted(named.values(), key=lambda some: _weight(some, opening), reverse=True)
    weights = [_weight(some, opening) for some in ranked]
    if not ranked or weights[0] < CLEAR or (len(ranked) > 1 and weights[0] < AHEAD * weights[1]):
        return None
    before = [e for e in ranked[0] if e.start < sentence.end]
    return before[-1] if before else ranked[0][0]


def main_state(story: Story, sentence: Sentence, known: Container[str | None]) -> Entity | None:
    """The state beside the known ones that a story opens with and speaks of most; its last mention up to the sentence.

    Less sure than `counterpart`: for clauses that tell surely that somebody is on the side left out.
    """
    named = {code: some for code, some in _named(story).items() if code not in known}
    opening = story.analysis.sentences[min(LEAD, len(story.analysis.sentences)) - 1].end
    weights = {code: len(some) for code, some in named.items() if any(e.start < opening for e in some)}
    ranked = sorted(weights, key=lambda code: -weights[code])
    if not ranked or weights[ranked[0]] < LED or (len(ranked) > 1 and weights[ranked[1]] == weights[ranked[0]]):
        return None
    first = ranked[0]
    before = [e for e in named[first] if e.start < sentence.end]
    return before[-1] if before else named[first][0]


def main_place(story: Story, word: Token, known: Container[str | None]) -> Entity | None:
    """The state that a story names most by its name or by its towns; its last mention before a word, None where two are even."""
    heads = (t for s in story.analysis.sentences for t in s.tokens if t.ner == "GPE")
    places = [e for t in heads if (m := story.resolution.by_head.get(t.i)) for e in m.entities if e.country]
    counts = Counter(e.country for e in places if e.country not in known).most_common(2)
    if not counts or counts[0][1] < LED or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return next((e for e in reversed(places) if e.country == counts[0][0] and e.start < word.start), None)


def state_here(story: Story, word: Token, known: Container[str | None]) -> Entity | None:
    """`the country`, `the capital`: that of the subject of its sentence, else where the story was filed, else what it is about."""
    sentence = story.analysis.sentence_of(word)
    tops = (t for t in sentence.tokens if t.dep in {"nsubj", "nsubjpass"} and t.head.is_root)
    subjects = [
        e for t in tops for e in story.entities(t) if e.country and e.country not in known and e.start < word.start
    ]
    if subjects:
        return subjects[0]
    filed = story.filed_in
    return filed if filed is not None and filed.country not in known else main_state(story, sentence, known)


def _named(story: Story) -> Mapping[str, list[Entity]]:
    """The states, and the European Union, that a story names, each with its mentions in order of text."""
    found: dict[str, list[Entity]] = {}
    for mention in story.resolution.mentions:
        for entity in mention.entities:
            code = entity.country or (entity.code if entity.code == "EUR" else None)
            if code:
                found.setdefault(code, []).append(entity)
    return found

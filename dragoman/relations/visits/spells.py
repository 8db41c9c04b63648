"""From when to when something lasts, by the time expressions on its word: `from the 9th to the 12th`, `a two-day visit on Tuesday`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.analysis import Token
from dragoman.model.timex import Timex
from dragoman.relations.story import Story, as_told

DAYS = re.compile(r"P(\d{1,2})D")
HOURS = re.compile(r"PT\d{1,2}[HM]")
FEW = (
    4  # days from the first to the last of a time that is told whole (`the weekend`), not only in which something lies
)
FOR = frozenset({"for", "in", "from", "until"})
SINCE = frozenset({"since", "for"})
UNTIL = frozenset({"to", "until", "till", "through", "and", "-"})


@dataclass(frozen=True, slots=True)
class Spell:
    """ISO days, both inclusive, or None; `length`: days, where a length of time is told.

    `begin` may be a month or year. `is_range`: both ends are told; `is_vague`: only a longer time in which it lies.
    """

    begin: str | None = None
    end: str | None = None
    length: int | None = None
    is_range: bool = False
    is_vague: bool = False


def spell_of(story: Story, token: Token, *, ahead: bool = False) -> Spell:
    """The days told on a word, on the verb over a noun, or on the verbs that hang on it (`a trip set for March 12`).

    `ahead`: of a verb that plans or calls off, only what it does it for (`put off on Monday a visit planned for May`).
    """
    if token.pos == "NOUN" and (whole := _within(story, token)) is not None:
        return whole
    timexes = list(dict.fromkeys(_timexes(story, token, ahead=ahead)))
    dated = [t for t in timexes if t.begin is not None and t.end_date is not None]
    length = next((n for t in timexes if (n := _days_in(t)) is not None), None)
    return _spell(dated, length, is_range=len(dated) > 1 and _opens_with(story, dated[1], UNTIL))


def _spell(dated: Sequence[Timex], length: int | None = None, *, is_range: bool = False) -> Spell:
    if not dated:
        return Spell(length=length)
    last = dated[1] if is_range else dated[0]
    days = (date.fromisoformat(last.end_date or "") - date.fromisoformat(dated[0].begin or "")).days
    return Spell(
        as_told(dated[0].begin or "", dated[0].end_date or "") or dated[0].begin,
        last.end_date,
        length,
        is_range=is_range or 0 < days <= FEW,
        is_vague=not is_range and days > FEW,
    )


def _days_in(timex: Timex) -> int | None:
    """How many days a length of time runs over: hours are of one day."""
    match = DAYS.fullmatch(timex.value or "")
    return int(match.group(1)) if match else 1 if HOURS.fullmatch(timex.value or "") else None


def _timexes(story: Story, token: Token, *, ahead: bool) -> Iterator[Timex]:
    is_bare = token.pos == "NOUN" or token.tag == "VB"  # `the first to visit Lima since 1990`
    own = (t for t in _told_with(story, token) if not (is_bare and _opens_with(story, t, SINCE)))
    yield from (t for t in own if not is_counted(story, t))
    if token.pos == "ADJ" and token.dep == "acomp":
        yield from story.timexes_on(token.head)
    if token.lemma == "spend":
        yield from (t for x in token.all_children("dobj") for t in story.timexes_on(x))
    if token.pos != "NOUN":
        return
    clauses = token.all_children("acl", "relcl")
    for word in (*clauses, *(t for c in clauses for t in c.all_children("xcomp"))):
        if (
            word.lemma in story.ties.words("visits", "scheduled")
            or word.lemma in story.ties.kinds("visits", "over")
            or word.lemma == "be"
        ):
            yield from story.timexes_on(word)
    verb = next((t for t in token.ancestors() if t.pos in {"VERB", "AUX"}), None)
    if verb is not None:
        yield from (t for t in story.timexes_on(verb) if not ahead or _opens_with(story, t, FOR))


def _told_with(story: Story, word: Token) -> list[Timex]:
    """The times on a word; of verbs in a row each has those behind it (`meets the king and leaves for Lima on Friday`)."""
    first = word.head if word.dep == "conj" else word
    row = sorted((t for t in (first, *first.conjuncts()) if t.pos == "VERB"), key=lambda t: t.i)
    if word not in row or len(row) < 2:
        return story.timexes_on(word)
    times = [x for verb in row for x in story.timexes_on(verb)]
    return [x for x in times if word is next((t for t in reversed(row) if t.start < x.start), row[0])]


def is_counted(story: Story, timex: Timex) -> bool:
    """`his second visit this year`, `a visit to Lima, his second this year`, `the first since 1990`: no day of the visit."""
    head = story.analysis.head_of(timex.span)
    if head is None or not (timex.begin or "").endswith("-01-01") or timex.begin == timex.end_date:
        return False
    before = story.analysis.tokens[max(0, head.i - 4) : head.i]
    return head.head.lemma == "since" or any(
        t.lemma in story.ties.tables["visits"]["counts"]["ordinals"] for t in before
    )


def _opens_with(story: Story, timex: Timex, words: frozenset[str]) -> bool:
    head = story.analysis.head_of(timex.span)
    return head is not None and (head.head.lemma in words or head.lemma in words)


def last_day(begin: str, length: int) -> str:
    """The last day of so many from an ISO day on."""
    return (date.fromisoformat(begin) + timedelta(days=length - 1)).isoformat()


def first_before(end: str, length: int) -> str:
    """The first day of so many up to an ISO day."""
    return last_day(end, 2 - length)


def first_day(told: str) -> date:
    """The first day of an ISO day, month or year."""
    return date.fromisoformat(f"{told}-01-01"[:10])


def _within(story: Story, noun: Token) -> Spell | None:
    """`on Tuesday, the second day of a five-day visit`, `the last day of a visit`: the days of the whole."""
    day = noun.head.head
    if noun.dep != "pobj" or noun.head.lemma != "of" or day.lemma != "day":
        return None
    words = {c.text.lower() for c in day.children}
    which = next((n for n, word in enumerate(story.ties.tables["visits"]["counts"]["ordinals"], 1) if word in words), 0)
    is_last = not words.isdisjoint(story.ties.tables["visits"]["counts"]["last"])
    here = next((x for x in _before(story, day) if x.begin and x.begin == x.end_date), None)
    if here is None or here.begin is None or not (which or is_last):
        return None
    length = next((n for t in story.timexes_on(noun) if (n := _days_in(t)) is not None), None)
    begin = first_before(here.begin, which) if which else None
    if is_last:
        return Spell(begin or (first_before(here.begin, length) if length else None), here.begin, is_range=True)
    return Spell(begin, last_day(begin, length) if begin and length else None, length, is_range=bool(length))


def _before(story: Story, word: Token) -> list[Timex]:
    """The time expressions of a sentence that end before a word, the nearest first; else all of it."""
    here = [x for x in story.timexes_in(story.analysis.sentence_of(word).span) if not x.start <= word.start < x.end]
    before = [x for x in here if x.end <= word.start]
    return [*reversed(before), *(x for x in here if x not in before)]


def spell_beside(story: Story, goal: Token, others: Sequence[Token]) -> Spell | None:
    """The days told with one of several goals of a word: behind it up to the next one, or before it where they open a list of days."""
    sentence = story.analysis.sentence_of(goal)
    dated = [x for x in story.timexes_in(sentence.span) if x.begin and x.end_date and _is_beside(story, x, goal)]
    if len(dated) < 2:
        return None
    places = sorted([goal, *others], key=lambda t: t.start)
    n = places.index(goal)
    after = not dated[0].start < places[0].start
    start = goal.end if after else (places[n - 1].end if n else sentence.span.start)
    stop = goal.start if not after else (places[n + 1].start if n + 1 < len(places) else sentence.span.end)
    own = next((x for x in dated if start <= x.start < stop), None)
    return Spell() if own is None else _spell([own])


def _is_beside(story: Story, timex: Timex, goal: Token) -> bool:
    """Is a time told in the clause of a goal?"""
    head = story.analysis.head_of(timex.span)
    return head is not None and _clause(head) == _clause(goal)


def _clause(token: Token) -> int | None:
    return next((t.i for t in token.ancestors() if t.pos in {"VERB", "AUX"}), None)

"""From when to when something lasts, by the time expressions on its word: `from the 9th to the 12th`, `a two-day visit on Tuesday`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.analysis import Token
from dragoman.model.timex import Timex
from dragoman.relations.story import Story, as_told

DAYS = re.compile(r"P(\d{1,2})D")
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
    timexes = list(dict.fromkeys(_timexes(story, token, ahead=ahead)))
    dated = [t for t in timexes if t.begin is not None and t.end_date is not None]
    length = next((int(m.group(1)) for t in timexes if t.value and (m := DAYS.fullmatch(t.value))), None)
    if not dated:
        return Spell(length=length)
    is_range = len(dated) > 1 and _opens_with(story, dated[1], UNTIL)
    last = dated[1] if is_range else dated[0]
    days = (date.fromisoformat(last.end_date or "") - date.fromisoformat(dated[0].begin or "")).days
    return Spell(
        as_told(dated[0].begin or "", dated[0].end_date or "") or dated[0].begin,
        last.end_date,
        length,
        is_range=is_range or 0 < days <= FEW,
        is_vague=not is_range and days > FEW,
    )


def _timexes(story: Story, token: Token, *, ahead: bool) -> Iterator[Timex]:
    yield from (t for t in story.timexes_on(token) if token.pos != "NOUN" or not _opens_with(story, t, SINCE))
    if token.lemma == "spend":
        yield from (t for x in token.all_children("dobj") for t in story.timexes_on(x))
    if token.pos != "NOUN":
        return
    clauses = token.all_children("acl", "relcl")
    for word in (*clauses, *(t for c in clauses for t in c.all_children("xcomp"))):
        if word.lemma in story.ties.words("visits", "scheduled") or word.lemma in story.ties.kinds("visits", "over"):
            yield from story.timexes_on(word)
    verb = next((t for t in token.ancestors() if t.pos in {"VERB", "AUX"}), None)
    if verb is not None:
        yield from (t for t in story.timexes_on(verb) if not ahead or _opens_with(story, t, FOR))


def _opens_with(story: Story, timex: Timex, words: frozenset[str]) -> bool:
    head = story.analysis.head_of(timex.span)
    return head is not None and (head.head.lemma in words or head.lemma in words)


def last_day(begin: str, length: int) -> str:
    """The last day of so many from an ISO day on."""
    return (date.fromisoformat(begin) + timedelta(days=length - 1)).isoformat()

"""From when to when a visit lasts: by its words of travel, its length, what was done on it, and the stop before or after."""

from collections.abc import Sequence

from dragoman.model.analysis import Sentence, Token
from dragoman.model.event import Event
from dragoman.model.timex import Timex
from dragoman.relations.story import Story, as_told
from dragoman.relations.visits.move import Move
from dragoman.relations.visits.spells import first_before, is_counted, last_day
from dragoman.relations.visits.stays import LEAVING, Stay

BACK = 2  # sentences before a visit in which its day may be told
Days = tuple[str | None, str | None]


def all_days(story: Story, stays: Sequence[Stay], meetings: Sequence[Sequence[Event]]) -> list[Days]:
    """First and last day of each stay; what is not told of one may be told of the stop before or after."""
    days = [_days(story, stay, met) for stay, met in zip(stays, meetings, strict=True)]
    for n, stay in enumerate(stays):
        begin, end = days[n]
        if begin is None and any(_is_onward(m) for m in stay.moves):
            ends = [d[1] for s, d in zip(stays, days, strict=True) if d[1] and _is_before(s, stay)]
            begin = ends[-1] if ends else None
        days[n] = begin, end or _day_of_next(stay, begin, list(zip(stays, days, strict=True)))
    return days


def _is_onward(move: Move) -> bool:
    """`travelled on to Lima`."""
    return move.way == "go" and any(c.lemma in {"on", "onward", "then", "later"} for c in move.token.children)


def _is_before(one: Stay, other: Stay) -> bool:
    return one.who == other.who and one.key != other.key and one.token.i < other.token.i


def _day_of_next(stay: Stay, begin: str | None, every: Sequence[tuple[Stay, Days]]) -> str | None:
    """Of a place that somebody came from (`flew in from Lima`): the day on which they came to the next."""
    left = next((m for m in stay.moves if m.way == "leave" and not m.days.end and m.is_told), None)
    if left is None:
        return None
    reached = [
        (abs(s.token.i - left.token.i), day)
        for s, (day, _) in every
        if s is not stay and s.who == stay.who and day and len(day) > 7 and day >= (begin or day) and _is_reached(s)
    ]
    return min(reached, default=(0, None))[1]


def _is_reached(stay: Stay) -> bool:
    return any(m.way not in LEAVING and m.is_told for m in stay.moves)


def _days(story: Story, stay: Stay, meetings: Sequence[Event]) -> Days:
    """Of arrivals, stays and leave that are told, else planned; a told length gives the other end."""
    begin, end = _begin(stay), _end(stay)
    length = next((m.days.length for m in stay.moves if m.days.length), None)
    if length and begin and len(begin) > 7 and not end and (length == 1 or _arrives_on(stay, begin)):
        return begin, last_day(begin, length)
    if length and end and begin is None:
        return first_before(end, length), end
    dates = (e.date for e in (*stay.alone, *meetings) if e.date is not None)
    dated = sorted(as_told(d.begin, d.end) or d.begin for d in dates)
    if begin is None and (end is None or (dated and dated[0] <= end)):
        begin = next(iter(dated), None)
    if begin is None:
        near = _near_day(story, stay) or _joint_day(story, stay)
        begin = near if near is None or end is None or near <= end else None
    return begin, end


def _begin(stay: Stay) -> str | None:
    """The first day of the coming and staying that is told, else planned; of a month and a day in it the day."""
    coming = [m for m in stay.moves if m.way not in LEAVING and m.days.begin]
    is_told = any(m.is_told for m in stay.moves if m.way not in LEAVING)
    begins = {m.days.begin for m in coming if m.is_told or not is_told}
    days = sorted(b for b in begins if b and not any(o != b and o and o.startswith(b) for o in begins))
    return next(iter(reversed(days) if stay.is_off else days), None)


def _end(stay: Stay) -> str | None:
    """The last day of the stays whose end is told, and of leave: of that from the host, where it is told."""
    dated = [m for m in stay.moves if m.days.end and not m.is_off and not m.days.is_vague]
    left = [m for m in dated if m.way in LEAVING]
    left = [m for m in left if any(h.country == stay.host.country for h in m.hosts)] or left
    return max((m.days.end for m in (*left, *(m for m in dated if m.days.is_range)) if m.days.end), default=None)


def _arrives_on(stay: Stay, day: str) -> bool:
    """Does somebody come on a day, or plan to be there from it?"""
    return any((m.way in {"arrive", "go"} or m.is_planned) and m.days.begin == day for m in stay.moves)


def _near_day(story: Story, stay: Stay) -> str | None:
    """The day told nearest to the visit in its sentence, or just before of the visitor, of one that is told as done."""
    if not any(m.is_told for m in stay.moves) and not stay.events:
        return None
    sentence = story.analysis.sentence_of(stay.token)
    today = (story.analysis.article.published or "9999")[:10]
    here = [
        x
        for x in story.timexes_in(sentence.span)
        if _is_near(x, today) and not is_counted(story, x) and not _is_aside(story, x, stay.token)
    ]
    if here:
        nearest = min(here, key=lambda x: abs(x.start - stay.token.start))
        return as_told(nearest.begin or "", nearest.end_date or "") or nearest.begin
    before = story.analysis.sentences[max(0, sentence.index - BACK) : sentence.index]
    earlier = [
        x
        for s in before
        if _speaks_of(story, s, stay)
        for x in story.timexes_in(s.span)
        if x.begin and x.begin == x.end_date
    ]
    latest = earlier[-1] if earlier else None
    return latest.begin if latest is not None and _is_near(latest, today) else None


def _is_aside(story: Story, timex: Timex, token: Token) -> bool:
    """Does a relative clause tell the day of something else (`landed for a summit that opens on Friday`)?"""
    head = story.analysis.head_of(timex.span)
    clause = next((t for t in head.ancestors() if t.dep in {"relcl", "acl"}), None) if head is not None else None
    return clause is not None and clause.i != token.i and all(t.i != clause.i for t in token.ancestors())


def _speaks_of(story: Story, sentence: Sentence, stay: Stay) -> bool:
    """Does a sentence name somebody of the visitor's or the host's country?"""
    return any(e.country in {stay.visitor.country, stay.host.country} for e in story.named_in(sentence))


def _is_near(timex: Timex, today: str) -> bool:
    """Days, a month or a year that have begun by the day of the story."""
    begin, end = timex.begin, timex.end_date
    return (
        begin is not None and end is not None and begin <= today and (begin == end or as_told(begin, end) is not None)
    )


def _joint_day(story: Story, stay: Stay) -> str | None:
    """The day on which the two sides did something together."""
    if not any(m.is_told for m in stay.moves) and not stay.events:
        return None
    return next((e.date.begin for e in joint_acts(story, stay) if e.date is not None), None)


def joint_acts(story: Story, stay: Stay) -> list[Event]:
    """What visitor's and host's side did together on one day in the host's country."""
    sides = {stay.visitor.country, stay.host.country}
    return [
        e
        for e in story.events
        if sides <= {a.country for a in e.actors}
        and e.date is not None
        and e.date.begin == e.date.end
        and e.place is not None
        and e.place.country == stay.host.country
    ]

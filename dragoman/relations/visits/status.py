"""How far a visit has come: planned, under way, ended, cancelled."""

from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.relations.story import Story
from dragoman.relations.visits.days import Days
from dragoman.relations.visits.move import Move
from dragoman.relations.visits.spells import first_day
from dragoman.relations.visits.stays import LEAVING, Stay

LONG = timedelta(days=5)  # after which who had come is taken to have left
SHORT = timedelta(days=2)  # the same for who was told to be somewhere, not to come there
PAST = frozenset({"VBD", "VBN", "NN"})


def status_of(story: Story, stay: Stay, days: Days, others: Iterable[tuple[Stay, Days]]) -> str:
    """As of the story's day, by its words, its days, and the stops that follow."""
    if any(m.way == "cancel" for m in stay.moves) or (
        stay.events and all(e.factuality is Factuality.CT_NEG for e in stay.events)
    ):
        return "cancelled"
    if stay.is_off:
        return "cancelled"
    if is_planned(stay):
        return "planned"
    today = (story.analysis.article.published or "")[:10]
    left = [m for m in stay.moves if m.way in LEAVING and m.is_told]
    is_left = any(not today or not m.days.end or m.days.end <= today for m in left)
    over = (
        _is_past(stay)
        or any(m.is_past and m.is_told and m.way not in LEAVING for m in stay.moves)
        or any(_went_on(stay, days, other, then) for other, then in others)
        or _is_long_ago(story, stay, days, today)
    )
    return "ended" if is_left or over else "under_way"


def is_planned(stay: Stay) -> bool:
    """Is all that is told of it still ahead?"""
    moved = {t.start for m in stay.moves for t in (m.token, m.token.head)}
    alone = [e for e in stay.events if e.trigger.start not in moved]
    planned = [e.type == "AGREE" or e.auxiliary in {Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL} for e in alone]
    telling = [m for m in stay.moves if m.hosts or m.way != "stay" or m.token.pos != "NOUN"] or stay.moves
    planned += [m.is_planned for m in telling if m.way not in LEAVING or m.is_told]
    return bool(planned) and all(planned)


def _is_past(stay: Stay) -> bool:
    """Do events tell it as past, where no word of travel does?"""
    return bool(stay.events) and not stay.moves and all(e.auxiliary is Auxiliary.HISTORICAL for e in stay.events)


def _went_on(stay: Stay, days: Days, other: Stay, then: Days) -> bool:
    """Is another host of the same visitor told as reached later: by their days, else by the order of text?"""
    if other.who != stay.who or other.key == stay.key or is_planned(other) or other.is_off:
        return False
    if not other.events and not any(m.is_told and m.way not in LEAVING for m in other.moves):
        return False
    if days[0] and then[0] and first_day(days[0]) != first_day(then[0]):
        return first_day(then[0]) > first_day(days[0])
    return stay.is_behind if stay.is_behind is not other.is_behind else _place(other) > _place(stay)


def _place(stay: Stay) -> int:
    """Where in the text its first word of travel stands."""
    return min((m.token.i for m in stay.moves), default=stay.token.i)


def _is_long_ago(story: Story, stay: Stay, days: Days, today: str) -> bool:
    """Is the last day that is told before the story's own: at once where the days tell an end, else by more than some days?"""
    if any(m.days.is_vague and m.is_told and m.token.tag in PAST and (m.days.end or today) < today for m in stay.moves):
        return True
    last = days[1] or days[0]
    if not last or not today:
        return False
    if any(m.days.is_range or m.days.length == 1 for m in stay.moves):
        return last < today or (last == today and any(m.days.is_range and _is_told_past(m) for m in stay.moves))
    patience = LONG if any(_is_coming(story, m) for m in stay.moves) else SHORT
    return last < (date.fromisoformat(today) - patience).isoformat()


def _is_told_past(move: Move) -> bool:
    """`paid a visit from Sunday to Tuesday`."""
    verb = move.token if move.token.pos == "VERB" else move.token.head
    return move.is_told and verb.tag == "VBD" and verb.lemma != "be"


def _is_coming(story: Story, move: Move) -> bool:
    """Who came may still be there; who `visited` or `met` somebody there is not told to."""
    return move.way in {"arrive", "go", "take"} and move.token.lemma not in story.ties.words("visits", "visit")

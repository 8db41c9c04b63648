"""The state of relations between two parties as a record has it: ties, last events, the trend by month, disputes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.record.likeness import FARTHEST

Row = Mapping[str, Any]
COOPERATION = frozenset({1, 2})  # quad classes of PLOVER: verbal and material cooperation
LAST = 10
OVER = frozenset({"terminated", "lifted", "ended", "cancelled", "refused"})
AFFIRMED = frozenset({"CT+", "PR+"})
FALSE = frozenset({"CT-", "PR-"})


@dataclass(frozen=True, slots=True)
class Tie:
    """One real tie over several stories: its latest row, all rows, and the voices that tell or deny it.

    `origins`: on how many independent words it rests; None where its rows have no `origin`, as those of a record
    that is not linked.
    """

    row: Row
    rows: tuple[Row, ...]
    told_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    origins: int | None = None

    @property
    def stories(self) -> int:
        """How many stories tell it."""
        return len({row["article_id"] for row in self.rows})

    @property
    def is_disputed(self) -> bool:
        """Do some voices tell it and others deny it?"""
        return bool(self.told_by and self.denied_by)

    @property
    def is_over(self) -> bool:
        """Has it ended by its latest status?"""
        return self.row["status"] in OVER


@dataclass(frozen=True, slots=True)
class Month:
    """Events of a month: how many of cooperation and of conflict, and the mean PLOVER score (-10 to 10)."""

    month: str
    cooperation: int
    conflict: int
    score: float


@dataclass(frozen=True, slots=True)
class State:
    """What a record tells of two parties up to a day."""

    one: str
    other: str
    as_of: str | None
    ties: tuple[Tie, ...]
    events: tuple[Row, ...]
    months: tuple[Month, ...]
    disputes: tuple[Sequence[Row], ...]


def state(one: str, other: str, relations: Iterable[Row], events: Iterable[Row], as_of: str | None = None) -> State:
    """Gather it from rows that hold both parties (codes); what begins after `as_of` (ISO day) is left out."""
    told = [r for r in relations if _holds(_parties(r), one, other) and (as_of is None or (r["begin"] or "") <= as_of)]
    done = [e for e in events if _holds(_sides(e), one, other) and (as_of is None or _day(e) <= as_of)]
    return State(
        one,
        other,
        as_of,
        tuple(sorted(ties(told), key=lambda t: (t.is_over, t.row["kind"], t.row["begin"] or ""))),
        tuple(sorted((e for e in done if _day(e)), key=_day, reverse=True)[:LAST]),
        tuple(months(done)),
        tuple(disputes(done)),
    )


def ties(rows: Iterable[Row]) -> list[Tie]:
    """One tie for each real tie: rows of the same kind, parties and thing, statements left aside."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        if row["kind"] != "statement":
            groups.setdefault(_thing(row), []).append(row)
    return [_tie(group) for group in groups.values()]


def _thing(row: Row) -> tuple[Any, ...]:
    """What tells one tie from another of the same parties."""
    terms = row["terms"]
    sides = frozenset((p["role"], p["entity"]["code"] or p["entity"]["text"]) for p in row["parties"])
    month = (row["begin"] or "")[:7]
    by_kind = {
        "pact": (str(terms.get("name") or "").lower(),),
        "transfer": (terms.get("category") or terms.get("goods"), month),
        "sanction": (str(terms.get("instrument")),),
        "visit": (month,),
    }
    return row["kind"], sides, *by_kind.get(row["kind"], ())


def _tie(rows: Sequence[Row]) -> Tie:
    in_time = sorted(rows, key=lambda r: (r["begin"] or "", str(r["article_id"])))
    return Tie(
        in_time[-1],
        tuple(in_time),
        _voices(r for r in rows if r["factuality"] in AFFIRMED),
        _voices(r for r in rows if r["factuality"] in FALSE),
        len({r["origin"] for r in rows if r.get("origin")}) or None,
    )


def _voices(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v["text"] for r in rows for v in r["attribution"][:1] if v["text"]))


def _parties(row: Row) -> list[str | None]:
    return [p["entity"]["code"] for p in row["parties"]]


def _sides(event: Row) -> list[str | None]:
    return [e["code"] for side in ("actors", "recipients") for e in event[side]]


def _holds(codes: Sequence[str | None], one: str, other: str) -> bool:
    return one in codes and other in codes


def _day(event: Row) -> str:
    """The day of an event, else that of its story's publication for want of a better one in sorting."""
    return str(event["date"]["begin"]) if event["date"] else ""


def months(events: Iterable[Row]) -> list[Month]:
    """Counts and mean scores of what happened, by month; plans, denials and events without a day are left out."""
    by_month: dict[str, list[Row]] = {}
    for event in events:
        if event["auxiliary"] is None and event["factuality"] in AFFIRMED and _day(event):
            by_month.setdefault(_day(event)[:7], []).append(event)
    found = []
    for month in sorted(by_month):
        some = by_month[month]
        sides = Counter(e["quad"] in COOPERATION for e in some)
        found.append(Month(month, sides[True], sides[False], round(sum(e["score"] for e in some) / len(some), 2)))
    return found


def disputes(events: Iterable[Row]) -> list[Sequence[Row]]:
    """Acts of the same type and sides, and of days that may be the same, that some voices affirm and others deny."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for event in events:
        sides = tuple(frozenset(e["code"] for e in event[side]) for side in ("actors", "recipients"))
        groups.setdefault((event["type"], sides), []).append(event)
    return [dispute for group in groups.values() for dispute in _disputes_of(group)]


def _disputes_of(acts: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Denials that lie close to one another, with what they deny, in the order of the acts."""
    affirmed = [act for act in acts if act["factuality"] in AFFIRMED]
    clusters: list[list[Row]] = []
    for denial in sorted((act for act in acts if act["factuality"] in FALSE), key=_day):
        if clusters and _may_be_one(clusters[-1][-1], denial):
            clusters[-1].append(denial)
        else:
            clusters.append([denial])
    for denials in clusters:
        denied = [act for act in affirmed if any(_may_be_one(act, denial) for denial in denials)]
        if denied:
            chosen = {id(act) for act in (*denied, *denials)}
            yield [act for act in acts if id(act) in chosen]


def _may_be_one(one: Row, other: Row) -> bool:
    """Could both be told of the same day? Without a day, only what the same story or another without a day tells."""
    if not one["date"] or not other["date"]:
        is_undated = not one["date"] and not other["date"]
        return is_undated or bool(one["article_id"] == other["article_id"])
    (one_begin, one_end), (begin, end) = _span(one), _span(other)
    return max((begin - one_end).days, (one_begin - end).days) <= FARTHEST


def _span(event: Row) -> tuple[date, date]:
    """The first and the last day that an event may have been on."""
    day = event["date"]
    return date.fromisoformat(day["begin"]), date.fromisoformat(day["end"] or day["begin"])

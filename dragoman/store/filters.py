"""What a question may ask for, as conditions of SQL with `?` for values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from dragoman.imports import CODERS
from dragoman.lexicon.ontology import load_ontology
from dragoman.store.errors import QueryError
from dragoman.store.words import asked

CERTAIN = {
    "certain": ("CT+",),
    "probable": ("CT+", "PR+"),
    "possible": ("CT+", "PR+", "PS+"),
    "denied": ("CT-", "PR-", "PS-"),
    "open": ("Uu", "CTu"),
}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
WORDS = """SELECT version FROM words WHERE term IN (SELECT unnest(CAST(? AS TEXT[])))
GROUP BY version HAVING count(*) = ?"""


@dataclass(frozen=True, slots=True)
class Filter:
    """A question. None and empty mean: any. Names of parties are codes, or names of actors.

    `since` and `until` are the first and last day on which an event may have happened; an event without a date is out
    where one of them is given. `happened_by` keeps what had begun by that day. `as_of` is a day (to its end, UTC) or a
    time: what the record knew then. `coder`: names of other coders whose tables were taken in, `dragoman`, or `all`;
    where none is given, only what was read here.
    """

    actor: Sequence[str] = ()
    recipient: Sequence[str] = ()
    party: Sequence[str] = ()
    type: Sequence[str] = ()
    mode: Sequence[str] = ()
    context: Sequence[str] = ()
    quad: Sequence[int] = ()
    certainty: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    happened_by: str | date | None = None
    place: str | None = None
    voice: str | None = None
    publication: str | None = None
    article: str | None = None
    origins: int | None = None
    text: str | None = None
    min_confidence: float | None = None
    interstate: bool = False
    contradicted: bool = False
    coder: Sequence[str] = ()
    as_of: str | date | datetime | None = None


@dataclass(slots=True)
class Where:
    """Conditions joined by AND, and their values in order."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """One more."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The conditions."""
        return " AND ".join(self.conditions) or "true"


def day(value: str | date, name: str) -> date:
    """A day; QueryError where it is none."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        if not DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise QueryError(f"{name} is {value!r}; allowed: a day such as 2024-06-19") from None


def moment(value: str | date | datetime, name: str) -> datetime:
    """A time in UTC without zone; a day means its last moment. QueryError where it is neither."""
    if isinstance(value, datetime):
        return _naive(value)
    if isinstance(value, date) or DAY.fullmatch(value):
        return datetime.combine(day(value, name), time.max)
    try:
        return _naive(datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        raise QueryError(f"{name} is {value!r}; allowed: a day or a time such as 2024-06-19T12:00:00") from None


def start_of(value: str | date | datetime, name: str) -> datetime:
    """A time in UTC without zone; a day means its first moment."""
    if not isinstance(value, datetime) and (isinstance(value, date) or DAY.fullmatch(value)):
        return datetime.combine(day(value, name), time())
    return moment(value, name)


def _naive(value: datetime) -> datetime:
    return value if value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)


def live(where: Where, as_of: str | date | datetime | None) -> None:
    """Only what the record holds to be true (today, or as of a time); `a` is the article's version."""
    if as_of is None:
        where.add("a.superseded IS NULL")
    else:
        when = moment(as_of, "as_of")
        where.add("a.learned <= ? AND (a.superseded IS NULL OR a.superseded > ?)", when, when)


def event_where(given: Filter) -> Where:
    """Conditions on `e` (events) and `a` (articles)."""
    where = Where()
    live(where, given.as_of)
    _check(given)
    _coders(where, given.coder)
    _parties(where, given)
    for column, values in (("type", given.type), ("mode", given.mode), ("quad", given.quad)):
        if values:
            where.add(f"e.{column} IN ({_marks(values)})", *values)
    for context in given.context:
        where.add("? = ANY(e.contexts)", context)
    if given.certainty is not None:
        if given.certainty not in CERTAIN:
            raise QueryError(f"certainty is {given.certainty!r}; allowed: {', '.join(CERTAIN)}")
        where.add(f"e.factuality IN ({_marks(CERTAIN[given.certainty])})", *CERTAIN[given.certainty])
    if given.min_confidence is not None:
        where.add("e.confidence >= ?", given.min_confidence)
    _times(where, given)
    _words(where, given)
    if given.interstate:
        where.add(
            "(SELECT count(DISTINCT p.code) FROM event_parties p WHERE p.event = e.event AND p.code IS NOT NULL) > 1"
        )
    if given.origins is not None:
        _origins(where, given)
    if given.contradicted:
        against = "SELECT {} FROM links WHERE kind = 'contradiction'"
        where.add(f"e.event IN ({against.format('event')} UNION {against.format('other')})")
    return where


def _check(given: Filter) -> None:
    """QueryError for a word of a fixed list that is not on it, since it would find nothing without a word."""
    known = load_ontology()
    allowed = {"type": tuple(known.types), "context": known.contexts, "coder": ("dragoman", "all", *CODERS)}
    for name, words in allowed.items():
        if wrong := [value for value in getattr(given, name) if value not in words]:
            raise QueryError(f"{name} is {wrong[0]!r}; allowed: {', '.join(words)}")


def _coders(where: Where, coders: Sequence[str]) -> None:
    if not coders:
        where.add("a.coded_by IS NULL")
    elif "all" not in coders:
        where.add(f"coalesce(a.coded_by, 'dragoman') IN ({_marks(coders)})", *coders)


def _parties(where: Where, given: Filter) -> None:
    for side, names in (("actor", given.actor), ("recipient", given.recipient), (None, given.party)):
        for name in names:
            aside = f"side = '{side}' AND " if side else ""
            column = "code" if is_code(name) else "lower(name)"
            value = name if is_code(name) else name.lower()
            where.add(f"e.event IN (SELECT event FROM event_parties WHERE {aside}{column} = ?)", value)


def is_code(name: str) -> bool:
    """Is it a code such as RUS or IGO, and no name?"""
    return len(name) == 3 and name.isascii() and name.isupper()


def _times(where: Where, given: Filter) -> None:
    if given.since is not None:
        where.add("e.date_end >= ?", day(given.since, "since"))
    if given.until is not None:
        where.add("e.date_begin <= ?", day(given.until, "until"))
    if given.happened_by is not None:
        where.add("e.date_begin <= ?", day(given.happened_by, "happened_by"))


def _words(where: Where, given: Filter) -> None:
    if given.place is not None:
        is_country = "e.place_country = ?" if is_code(given.place) else "lower(e.place) = ?"
        where.add(is_country, given.place if is_code(given.place) else given.place.lower())
    if given.voice is not None:
        said = "e.voice_code = ?" if is_code(given.voice) else "position(? in lower(e.voice)) > 0"
        where.add(said, given.voice if is_code(given.voice) else given.voice.lower())
    if given.publication is not None:
        where.add("lower(e.publication) = ?", given.publication.lower())
    if given.article is not None:
        where.add("a.article_id = ?", given.article)
    if given.text is not None:
        terms, phrases = asked(given.text)
        if not terms:
            raise QueryError(f"text is {given.text!r}; allowed: at least one word")
        where.add(f"e.version IN ({WORDS})", terms, len(terms))
        for phrase in phrases:
            where.add("position(? in lower(a.text)) > 0", phrase)


def _origins(where: Where, given: Filter) -> None:
    """Events whose happening is told by at least so many independent origins, in what the record knows then."""
    inner = Where()
    live(inner, given.as_of)
    where.add(
        "e.event IN (SELECT o.event FROM occurrences o JOIN (SELECT o.occurrence FROM occurrences o "
        "JOIN events e ON e.event = o.event JOIN articles a ON a.version = e.version "
        f"WHERE {inner.sql} GROUP BY o.occurrence HAVING count(DISTINCT o.origin) >= ?) w ON w.occurrence = o.occurrence)",
        *inner.values,
        given.origins,
    )


def relation_where(
    kind: Sequence[str], party: Sequence[str], status: Sequence[str], as_of: str | date | datetime | None
) -> Where:
    """Conditions on `r` (relations) and `a` (articles); all parties have to take part."""
    where = Where()
    live(where, as_of)
    if kind:
        where.add(f"r.kind IN ({_marks(kind)})", *kind)
    if status:
        where.add(f"r.status IN ({_marks(status)})", *status)
    for name in party:
        column, value = ("code", name) if is_code(name) else ("lower(name)", name.lower())
        where.add(f"r.relation IN (SELECT relation FROM relation_parties WHERE {column} = ?)", value)
    return where


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))

"""A record: many stories, many sources, many runs; it grows, forgets nothing, and can say what it knew on any day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dragoman.store import panels, rows, upkeep
from dragoman.store.errors import QueryError
from dragoman.store.explaining import Explanation, explain, rejected
from dragoman.store.filters import Filter, Where, live, relation_where, start_of
from dragoman.store.frames import Frame, framed
from dragoman.store.incoming import Incoming, read_incoming
from dragoman.store.ingest import Ingest, Listener
from dragoman.store.linking import Linked, link
from dragoman.store.making import Reads
from dragoman.store.opening import open_backend
from dragoman.store.ties import tie_rows
from dragoman.store.writing import Tally, begin_run, end_run, retract

When = str | date | datetime | None
NAMES = frozenset(field.name for field in fields(Filter))
MANY = ("actor", "recipient", "party", "type", "mode", "context", "quad", "coder")


def filter_of(given: dict[str, Any]) -> Filter:
    """A question from keywords; one value will do where several may stand. QueryError for an unknown name."""
    unknown = sorted(given.keys() - NAMES)
    if unknown:
        raise QueryError(f"there is no filter {unknown[0]!r}; allowed: {', '.join(sorted(NAMES))}")
    values: dict[str, Any] = {n: (v,) if n in MANY and isinstance(v, (str, int)) else v for n, v in given.items()}
    return Filter(**values)


def several(value: str | Sequence[str]) -> Sequence[str]:
    """One or several as several."""
    return (value,) if isinstance(value, str) else value


class Record:
    """An open record. To be used by one thread; `with` closes it."""

    def __init__(self, name: str | Path, *, write: bool = False, wait: float = 0.0, check: bool = True) -> None:
        """`name`: a file, or `postgresql://...`. `write` allows to add, and makes a record that is missing.

        `wait`: seconds to wait for another program to leave the file. `check=False` opens a record of an older schema
        too, to be migrated. RecordError where it cannot be opened.
        """
        self.backend = open_backend(name, write=write, wait=wait, check=check)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file or connection."""
        self.backend.close()

    def events(self, *, limit: int | None = None, as_: Frame = "arrow", **given: Any) -> Any:
        """Events as a table, by date; `given`: the fields of `Filter`. QueryError for what cannot be asked."""
        return framed(self.backend.arrow(*panels.events_sql(filter_of(given), limit)), as_)

    def event_rows(self, *, limit: int | None = None, **given: Any) -> Iterator[dict[str, Any]]:
        """Events as the contract's objects, in the order in which they came in."""
        return rows.event_rows(self.backend, filter_of(given), limit)

    def rows(self, **given: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        """Events and relations article by article, as `code` writes them: pairs of `event` or `relation` and the object.

        The filters are the events'; relations heed `as_of` only.
        """
        return rows.record_rows(self.backend, filter_of(given))

    def relations(
        self,
        *,
        kind: str | Sequence[str] = (),
        party: str | Sequence[str] = (),
        status: str | Sequence[str] = (),
        as_of: When = None,
        limit: int | None = None,
        as_: Frame = "arrow",
    ) -> Any:
        """Relations as a table, by begin; all parties given have to take part."""
        where = relation_where(several(kind), several(party), several(status), as_of)
        return framed(self.backend.arrow(*panels.relations_sql(where, limit)), as_)

    def relation_rows(
        self,
        *,
        kind: str | Sequence[str] = (),
        party: str | Sequence[str] = (),
        status: str | Sequence[str] = (),
        as_of: When = None,
        limit: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Relations as the contract's objects, in the order in which they came in."""
        return rows.relation_rows(
            self.backend, relation_where(several(kind), several(party), several(status), as_of), limit
        )

    def tie_rows(self, one: str, other: str) -> Iterator[dict[str, Any]]:
        """Relations of two parties (codes) as `relation_rows` has them, each with its `origin`: whose word it is.

        None for what is not linked yet.
        """
        return tie_rows(self.backend, one, other)

    def article_rows(self, *, article: str | None = None, as_of: When = None) -> Iterator[dict[str, Any]]:
        """Articles with every layer, as `annotate` writes them."""
        where = Where()
        live(where, as_of)
        if article is not None:
            where.add("a.article_id = ?", article)
        return rows.article_rows(self.backend, where)

    def timeline(self, one: str, other: str, *, limit: int | None = None, as_: Frame = "arrow", **given: Any) -> Any:
        """Events in which both parties (codes or names) take part, by date, with their direction."""
        return framed(self.backend.arrow(*panels.timeline_sql(one, other, filter_of(given), limit)), as_)

    def panel(
        self, *, period: str = "month", happened: bool = True, once: bool = True, as_: Frame = "arrow", **given: Any
    ) -> Any:
        """Directed dyads by period: `events`, counts `quad1`-`quad4`, sums of PLOVER scores `score1`-`score4`, mean `score`.

        `happened` leaves out plans, hypotheses, history and denials; `once` counts an event that several stories tell
        once. Events without a date are left out.
        """
        return framed(
            self.backend.arrow(*panels.panel_sql(filter_of(given), period, happened=happened, once=once)), as_
        )

    def sql(self, query: str, values: Sequence[Any] = (), *, as_: Frame = "arrow") -> Any:
        """The answer to a query of your own."""
        return framed(self.backend.arrow(query, values), as_)

    def ask(self, query: str, *, limit: int | None = None, as_: Frame = "arrow") -> Any:
        """The answer to SQL that somebody else wrote: it reaches nothing but the record, and changes nothing.

        From here on this holds for all that is done with this record. QueryError for wrong SQL.
        """
        self.backend.restrict(query)
        inner = query.strip().rstrip(";")
        return framed(self.backend.arrow(inner if limit is None else f"SELECT * FROM ({inner}) x LIMIT {limit}"), as_)

    def explain(self, event: str, *, as_of: When = None) -> Explanation:
        """All about one event: the sentence, the rules, what lost, the chain, links, versions. MissingError where unknown."""
        return explain(self.backend, event, as_of)

    def rejects(self, *, article: str | None = None, as_of: When = None) -> Iterator[dict[str, Any]]:
        """What was not read and what was not coded, and why."""
        return rejected(self.backend, article, as_of)

    def ingest(
        self,
        sources: Sequence[str],
        reader: Callable[[], Reads],
        *,
        items: Iterable[Incoming] | None = None,
        at: When = None,
        every: int | None = None,
        listener: Listener | None = None,
        workers: int = 1,
        link_up_to: int = 0,
    ) -> Tally:
        """Add stories, or rows of `annotate`. `reader` gives a Reader when the first story needs one.

        `items`: what the sources hold, where it was read already. `at`: when the record learns of it, else now.
        `every`: stories between two commits. `workers`: how many processes read and make ready; more than one needs a
        picklable `reader`, each loads its own. `link_up_to`: before the run ends, link the new events where the record
        has no more events than that.
        """
        found = read_incoming(sources) if items is None else items
        when = None if at is None else start_of(at, "at")
        now = datetime.now(UTC).replace(tzinfo=None)
        ingest = Ingest(self.backend, reader, listener or Listener(), workers)
        return ingest.run(found, sources, at=when, now=now, every=every, finish=lambda: self._link_up_to(link_up_to))

    def _link_up_to(self, events: int) -> None:
        if self.unlinked() > 0 and upkeep.count(self.backend, "events") <= events:
            self.link()

    def retract(self, article: str, *, reason: str | None = None, at: When = None) -> None:
        """Take an article back from now on (or `at`); what the record knew before stays known."""
        now = datetime.now(UTC).replace(tzinfo=None)
        when = None if at is None else start_of(at, "at")
        run = begin_run(self.backend, [f"retract {article}"], None, when, now)
        retract(self.backend, article, run, reason)
        end_run(self.backend, run)

    def forget(self, article: str) -> int:
        """Delete all versions of an article and all that follows from them; how many. MissingError where there are none."""
        return upkeep.forget(self.backend, article)

    def link(self) -> Linked:
        """Link the events of different stories anew."""
        return link(self.backend)

    def unlinked(self) -> int:
        """How many events were added since the last linking."""
        return upkeep.unlinked(self.backend)

    def check(self) -> list[str]:
        """What is wrong with the record, a line each; empty where all is right."""
        return upkeep.check(self.backend)

    def stats(self) -> dict[str, Any]:
        """How much is in it."""
        return upkeep.stats(self.backend)

    def compact(self) -> tuple[int, int]:
        """Give back the room of what was deleted; bytes before and after."""
        return upkeep.compact(self.backend)

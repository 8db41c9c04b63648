"""Adding to a record: one transaction for a batch of articles, so that a run may be cut off at any moment and go on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dragoman.model.article import Rejection
from dragoman.store.backend import Backend
from dragoman.store.batch import Prepared
from dragoman.store.errors import MissingError, RecordError
from dragoman.store.keys import keyed
from dragoman.store.packing import encode
from dragoman.store.tables import arrow

KNOWN = """SELECT a.article_id, a.version, a.ordinal, a.content, a.coder, a.superseded IS NULL, a.learned
FROM articles a JOIN (SELECT unnest(CAST(? AS TEXT[])) AS wanted) w ON a.article_id = w.wanted"""
# What this run has noted, and runs of the same sources that were cut off since the last that came to its end. What comes on
# standard input (`-`) is left out: the same place can be another story there.
NOTED = """SELECT place, article_id, reason FROM rejections WHERE run = ? OR run IN (
    SELECT cut.run FROM runs cut JOIN runs mine ON cut.sources = mine.sources AND cut.coder = mine.coder
    WHERE mine.run = ? AND cut.run < mine.run AND NOT cut.finished AND strpos(mine.sources, '"-"') = 0
    AND NOT EXISTS (SELECT 1 FROM runs whole WHERE whole.sources = mine.sources AND whole.coder = mine.coder
        AND whole.finished AND whole.run > cut.run AND whole.run < mine.run))"""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a command that adds: its key, and when the record learns of what it adds."""

    run: int
    learned: datetime


@dataclass(slots=True)
class Tally:
    """What a run did."""

    added: int = 0
    known: int = 0
    rejected: int = 0
    events: int = 0
    relations: int = 0


@dataclass(slots=True)
class _Known:
    """What the record has of one article: its versions by content and coder, and the one that stands."""

    seen: set[tuple[str, str]]
    ordinal: int = 0
    standing: int | None = None
    learned: datetime = datetime.min

    def add(self, content: str, coder: str) -> None:
        """One more version."""
        self.seen.add((content, coder))
        self.ordinal += 1

    def stand(self, version: int, learned: datetime) -> None:
        """From now on another version stands."""
        self.standing, self.learned = version, learned

    def has(self, content: str, coder: str) -> bool:
        """Is it there? A coder that is not told is taken for any, since a row without events does not tell it."""
        return (content, coder) in self.seen or (not coder and any(content == c for c, _ in self.seen))


def begin_run(
    backend: Backend, sources: Sequence[str], coder: Mapping[str, Any] | None, at: datetime | None, now: datetime
) -> Run:
    """Open a run, or go on with that of the same sources, coder and time (given by `at`), which was cut off.

    RecordError where `at` lies before what the record has learned already.
    """
    told, made = encode(list(sources)), encode(dict(coder)) if coder else ""
    with backend.transaction():
        last = backend.rows("SELECT max(learned), coalesce(max(run), 0) FROM runs")[0]
        if at is not None and last[0] is not None and at < last[0]:
            raise RecordError(
                f"{backend.name}: the time given is {at}; allowed: from {last[0]} on, the last the record has"
            )
        learned = at or max(now, last[0] or now)
        open_runs = "SELECT run FROM runs WHERE learned = ? AND sources = ? AND coder = ?"
        found = backend.rows(open_runs, [learned, told, made])
        if found:
            return Run(found[0][0], learned)
        backend.append("runs", arrow("runs", [(last[1] + 1, learned, told, made, False)]))
        return Run(last[1] + 1, learned)


def end_run(backend: Backend, run: Run) -> None:
    """Note that the run came to its end."""
    with backend.transaction():
        backend.run("UPDATE runs SET finished = true WHERE run = ?", [run.run])


def known_articles(backend: Backend, ids: Iterable[str]) -> dict[str, _Known]:
    """What the record has of these articles."""
    found = {name: _Known(set()) for name in ids}
    for name, version, ordinal, content, coder, stands, learned in backend.rows(KNOWN, [list(found)]):
        known = found[name]
        known.seen.add((content, coder))
        known.ordinal = max(known.ordinal, ordinal)
        if stands:
            known.stand(version, learned)
    return found


def add_articles(backend: Backend, given: Prepared, run: Run, tally: Tally) -> None:
    """Write articles with their layers in one transaction; those that are there already are counted."""
    if not given.heads:
        return
    with backend.transaction():
        known = known_articles(backend, (head.id for head in given.heads))
        first = _next(backend, "version", "articles")
        versions: list[int | None] = []
        rows: list[tuple[Any, ...]] = []
        superseded: dict[int, datetime] = {}
        for head in given.heads:
            before = known[head.id]
            if before.has(head.content, head.coder):
                versions.append(None)
                continue
            version = first + len(rows)
            learned = max(run.learned, before.learned)  # another writer's run may have begun later than this one
            if before.standing is not None:
                superseded[before.standing] = learned
            before.add(head.content, head.coder)
            before.stand(version, learned)
            versions.append(version)
            rows.append((version, head.id, before.ordinal, run.run, learned, head.content, head.coder))
        _supersede(backend, superseded, first)
        keys = [(*row[:5], superseded.get(row[0]), False, None, *row[5:]) for row in rows]  # corrected within the batch
        events, relations = _next(backend, "event", "events"), _next(backend, "relation", "relations")
        tables = keyed(given, keys, versions, events, relations)
        for table, values in tables.items():
            if values.num_rows:
                backend.append(table, values)
    tally.added += len(rows)
    tally.known += len(given.heads) - len(rows)
    tally.events += tables["events"].num_rows
    tally.relations += tables["relations"].num_rows


def _supersede(backend: Backend, superseded: Mapping[int, datetime], first: int) -> None:
    for learned in sorted(set(superseded.values())):
        earlier = [version for version, when in superseded.items() if when == learned and version < first]
        sql = "UPDATE articles SET superseded = ? WHERE version IN (SELECT unnest(CAST(? AS BIGINT[])))"
        if earlier:
            backend.run(sql, [learned, earlier])


def _next(backend: Backend, key: str, table: str) -> int:
    return int(backend.rows(f"SELECT coalesce(max({key}), 0) + 1 FROM {table}")[0][0])


def add_rejections(backend: Backend, rejections: Sequence[Rejection], run: Run) -> None:
    """Note what was not read: once for each place and reason in a run that is taken up again, also where it began as another run."""
    if not rejections:
        return
    with backend.transaction():
        there = set(backend.rows(NOTED, [run.run, run.run]))
        fresh = [
            (run.run, run.learned, *told)
            for told in ((r.where, r.id, r.reason) for r in rejections)
            if told not in there
        ]
        backend.append("rejections", arrow("rejections", fresh))


def retract(backend: Backend, article: str, run: Run, reason: str | None) -> None:
    """Take an article back: a version without events. What the record knew before stays. MissingError where there is none."""
    with backend.transaction():
        known = known_articles(backend, [article])[article]
        if known.standing is None:
            raise MissingError(
                f"{backend.name}: there is no article {article!r}; `dragoman query --sql` shows their ids"
            )
        if backend.rows("SELECT retracted FROM articles WHERE version = ?", [known.standing])[0][0]:
            return
        version = _next(backend, "version", "articles")
        learned = max(run.learned, known.learned)
        backend.run("UPDATE articles SET superseded = ? WHERE version = ?", [learned, known.standing])
        row = (version, article, known.ordinal + 1, run.run, learned, None, True, reason, "", "")
        rest: tuple[Any, ...] = (None, [], None, None, None, None, None, None, "", "{}", None)
        backend.append("articles", arrow("articles", [(*row, *rest)]))

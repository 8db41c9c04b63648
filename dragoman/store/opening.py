"""Opening a record: a file is DuckDB's, an address `postgresql://...` a server's. Their libraries load only here."""

from pathlib import Path

from dragoman.store.backend import Backend
from dragoman.store.errors import MissingError, RecordError
from dragoman.store.migrating import check_step, migrate, step_of

SERVERS = ("postgresql://", "postgres://")


def open_backend(name: str | Path, *, write: bool = False, wait: float = 0.0, check: bool = True) -> Backend:
    """The database of a record, made where it is missing and `write` is asked; `wait`: seconds to wait for its lock.

    Without `check` a record of an earlier schema is opened as well, to be migrated.
    """
    backend = _connected(name, write=write, wait=wait)
    try:
        if check:
            check_step(backend)
        if check and step_of(backend) == 0:
            if not write:
                raise MissingError(f"{backend.name}: there is no record in it; `dragoman ingest` makes one")
            migrate(backend)
    except BaseException:
        backend.close()
        raise
    return backend


def _connected(name: str | Path, *, write: bool, wait: float) -> Backend:
    if isinstance(name, str) and name.startswith(SERVERS):
        try:
            from dragoman.store.postgres import Postgres
        except ImportError as error:
            raise RecordError(f"{error.name} is missing; `pip install 'dragoman[postgres]'` brings it") from error
        return Postgres(name, write=write, wait=wait)
    from dragoman.store.duck import Duck

    return Duck(Path(name), write=write, wait=wait)

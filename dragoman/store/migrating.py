"""The schema of a record by version: each file of `migrations/` is one step."""

from pathlib import Path

from dragoman.store.backend import Backend
from dragoman.store.errors import DamagedError, SchemaError

FOLDER = Path(__file__).parent / "migrations"
STEPS = tuple(sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql")))
CURRENT = len(STEPS)
LEDGER = "CREATE TABLE schema_steps (step INTEGER NOT NULL, name TEXT NOT NULL)"


def statements(path: Path) -> list[str]:
    """The statements of a file, without comments."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--")]
    return [s.strip().removesuffix(";") for s in "\n".join(lines).split(";\n") if s.strip()]


def step_of(backend: Backend) -> int:
    """How many steps the record has had; 0 for an empty database. DamagedError where it holds something else."""
    names = backend.tables()
    if "schema_steps" in names:
        return int(backend.rows("SELECT coalesce(max(step), 0) FROM schema_steps")[0][0])
    if "articles" in names or "events" in names:
        raise DamagedError(
            f"{backend.name}: this database holds tables of something else; allowed: a record, or none yet"
        )
    return 0


def migrate(backend: Backend, *, until: int = CURRENT) -> list[str]:
    """Bring the schema up to a step, all steps together or none; the names of the steps that were done."""
    done = []
    with backend.transaction():
        for number, path in enumerate(STEPS[:until], start=1):
            if number <= step_of(backend):
                continue
            if number == 1:
                backend.run(LEDGER)
            for statement in statements(path):
                backend.run(statement)
            backend.run("INSERT INTO schema_steps VALUES (?, ?)", [number, path.stem])
            done.append(path.stem)
    if backend.dialect == "postgres" and done and until == CURRENT:
        for statement in statements(FOLDER / "postgres_indexes.sql"):
            backend.run(statement)
    return done


def check_step(backend: Backend) -> None:
    """SchemaError unless the schema is the one that this program knows."""
    found = step_of(backend)
    if found > CURRENT:
        raise SchemaError(
            f"{backend.name}: the record has schema {found}; allowed: up to {CURRENT}, so install a newer dragoman"
        )
    if 0 < found < CURRENT:
        raise SchemaError(
            f"{backend.name}: the record has schema {found}, this program {CURRENT}; `dragoman db migrate` brings it up"
        )

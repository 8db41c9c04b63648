from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from running import Run

from dragoman import Reader
from dragoman.cli import commands, main


@pytest.fixture
def run(reader: Reader, gated_reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process with a reader of the session, unless it asks for one of its own."""
    load = commands._reader

    def shared(*, exhaustive: bool, **settings: Any) -> Reader:
        if any(settings.values()):
            return load(exhaustive=exhaustive, **settings)
        return reader if exhaustive else gated_reader

    monkeypatch.setattr(commands, "_reader", shared)

    def invoke(*arguments: object, data: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=data)
        assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
        assert "Traceback" not in result.output
        return result

    return invoke


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short story with two events, and a title that a terminal and a spreadsheet would act on."""
    path = tmp_path / "story.txt"
    path.write_text(
        "OSLO, March 4, 2019 (Fjord News) - Norway recalled its ambassador from Chile on Monday.\n\n"
        "Chile accused Norway of spying on Sunday, and Sweden praised Denmark.\n",
        encoding="utf-8",
    )
    return path

"""The documentation is complete, up to date with the program, and its examples run."""

import csv
import doctest
import inspect
import re
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click import Argument, Group, Option

import dragoman
from docs.build import with_report
from docs.command_reference import all_commands, command_page
from dragoman.cli import main
from dragoman.export.flat import COLUMNS
from dragoman.lexicon import bodies, cues, frames, people, roles
from dragoman.lexicon.ontology import DATA, load_ontology
from dragoman.lexicon.tie_kinds import load_tie_kinds
from dragoman.model.article import ZoneKind
from dragoman.model.attribution import Attitude, Attribution, Auxiliary, Factuality, Form, SourceKind
from dragoman.model.entity import Entity, ViaRule
from dragoman.model.event import Coder, Event, EventDate, EventPlace, Voice
from dragoman.model.place import Place
from dragoman.model.relation import Relation
from dragoman.model.timex import Timex

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
LINK = re.compile(r"\]\(([^)#\s]+)")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def named(text: str) -> set[str]:
    """The words that stand as code in a page."""
    return {word for span in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"[\w.+*-]+", span)}


def missing(names: object, text: str) -> list[str]:
    known = named(text)
    return [str(name) for name in names if str(name) not in known]  # type: ignore[attr-defined]


def test_reference_of_commands_is_up_to_date() -> None:
    assert page("cli.md") == command_page(main), "run python -m docs.build"


COMMANDS = dict(all_commands(main))


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_is_in_the_reference(command: str) -> None:
    section = page("cli.md").split(f"\n## `dragoman {command}`\n")[1].split("\n## ")[0]
    params = COMMANDS[command].params
    options = [name for p in params if isinstance(p, Option) for name in p.opts]
    arguments = [p.metavar or str(p.name).upper() for p in params if isinstance(p, Argument)]
    assert options
    assert [name for name in (*options, *arguments) if name not in section] == []


def test_an_option_without_help_is_refused() -> None:
    group = Group("main", help="Words.")
    group.add_command(click.Command("mute", help="More words.", params=[Option(["--loud"], is_flag=True)]))
    with pytest.raises(ValueError, match="--loud has no help"):
        command_page(group)


def test_a_command_without_help_is_refused() -> None:
    group = Group("main", help="Words.")
    group.add_command(click.Command("mute"))
    with pytest.raises(ValueError, match="mute has no help"):
        command_page(group)


def test_names_and_settings_are_documented() -> None:
    text = page("python.md")
    settings = list(inspect.signature(dragoman.Reader).parameters)
    methods = [name for name in vars(dragoman.Reader) if not name.startswith("_")]
    reading = [name for name in vars(dragoman.Reading) if not name.startswith("_")]
    assert missing([*dragoman.__all__, *settings, *methods, *reading], text) == []


FIELDS = [Event, EventDate, EventPlace, Voice, Coder, Entity, Relation, Attribution, Place, Timex]


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_fields_of_records_are_documented(kind: type) -> None:
    assert missing((field.name for field in fields(kind)), page("records.md")) == []


@pytest.mark.parametrize(
    "kind", [ZoneKind, ViaRule, Form, Attitude, SourceKind, Auxiliary, Factuality], ids=lambda k: k.__name__
)
def test_values_of_records_are_documented(kind: type) -> None:
    assert missing(kind, page("records.md")) == []  # type: ignore[arg-type]


def test_columns_are_documented() -> None:
    section = page("records.md").split("## CSV and Parquet")[1]
    assert missing(COLUMNS, section) == []


def test_event_types_are_documented() -> None:
    assert [name for name in load_ontology().types if name not in page("index.md")] == []


def knowledge_files() -> list[str]:
    return sorted(p.relative_to(DATA).as_posix() for p in DATA.rglob("*") if p.suffix in {".csv", ".toml", ".gz"})


@pytest.mark.parametrize("path", [p for p in knowledge_files() if not p.startswith("events/")])
def test_knowledge_files_are_documented(path: str) -> None:
    assert path.split("/")[-1] in named(page("lexicon.md"))


def test_documented_knowledge_files_exist() -> None:
    known = {path.split("/")[-1] for path in knowledge_files()}
    told = {word for word in named(page("lexicon.md")) if word.endswith((".csv", ".toml", ".gz")) and "*" not in word}
    assert len(told) > 20
    assert told - known == set()


@pytest.mark.parametrize("path", [p for p in knowledge_files() if p.endswith(".csv")])
def test_columns_of_knowledge_are_documented(path: str) -> None:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        assert missing(next(csv.reader(file)), page("lexicon.md")) == []


def test_keys_of_knowledge_are_documented() -> None:
    kinds = [*bodies.KINDS, *roles.KINDS, *people.COLUMNS, *cues.Pattern, *cues.Part, *cues.CUE_KEYS]
    assert missing([*frames.KEYS, *frames.GRAMMATICAL, *kinds], page("lexicon.md")) == []


def test_frames_of_the_documentation_can_be_loaded(tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", page("lexicon.md"), re.DOTALL)
    frames_shown = [example for example in examples if "[[frame]]" in example]
    (tmp_path / "ties").mkdir()
    (tmp_path / "ties" / "own.toml").write_text(next(e for e in examples if e not in frames_shown), encoding="utf-8")
    assert [kind.kind for kind in load_tie_kinds([tmp_path])] == ["recognition"]
    assert len(frames_shown) == 2
    for number, example in enumerate(frames_shown):
        (tmp_path / f"example{number}.toml").write_text(example, encoding="utf-8")
    own = [f for f in frames.load_frames([tmp_path]).frames if f.id.startswith("example")]
    assert [f.type for f in own] == ["SANCTION", "REJECT"]


def test_examples_in_python_run() -> None:
    blocks = re.findall(r"```python\n(.*?)```", page("python.md"), re.DOTALL)
    assert len(blocks) > 3
    example = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "python.md", "python.md", 0)
    told: list[str] = []
    result = doctest.DocTestRunner().run(example, out=told.append)
    assert result.attempted > 10
    assert not result.failed, "".join(told)


def test_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    block = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[0]
    exec(compile(block, "README.md", "exec"), {})
    told = [line.removeprefix("# ") for line in block.split("\n") if line.startswith("# ")]
    assert told
    assert capsys.readouterr().out.split("\n")[:-1] == told


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(path: str) -> None:
    """Those of pages under docs are checked by mkdocs."""
    targets = [t for t in LINK.findall((ROOT / path).read_text(encoding="utf-8")) if "://" not in t]
    assert [t for t in targets if not (ROOT / t).exists() and not t.endswith(".png")] == []


def test_report_of_the_readme_is_replaced_between_its_marks() -> None:
    class Told:
        def show(self, file: object) -> None:
            file.write("\n".join(f"line {n}" for n in range(40)))  # type: ignore[attr-defined]

    old = "before\n<!-- report -->\nold words\n<!-- end of report -->\nafter\n"
    new = with_report(old, Told())  # type: ignore[arg-type]
    assert new.startswith("before\n<!-- report -->\n```text\n$ dragoman read")
    assert new.endswith("…\n```\n<!-- end of report -->\nafter\n")
    assert "line 19\n" in new
    assert "line 20\n" not in new
    assert "old words" not in new
    assert with_report(new, Told()) == new  # type: ignore[arg-type]

"""The one-way imports of the design, read from the source: who may import whom, and how long a file may get."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman

ROOT = Path(dragoman.__file__).parent
FILES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))
STAGES = ("article", "language", "resolve", "attribution", "events", "relations", "record")
FACES = ("cli", "web", "export")
KNOWLEDGE = {"model", "lexicon"}
LONGEST = 400  # lines
EXCEPTIONS = {("reading", "cli")}  # `Reading.show` prints the report of the command line, and imports it when asked


def imports_of(path: Path) -> Iterator[tuple[str, ...]]:
    """The dotted names that a file imports, those inside functions too, relative ones made absolute."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            base = tuple((node.module or "").split("."))
            if base == ("dragoman",):
                yield from ((*base, alias.name) for alias in node.names)
            else:
                yield base


def part_of(path: Path) -> str:
    """The package of a file, or its own name where it stands at the top."""
    return path.parts[0].removesuffix(".py")


def parts_imported(path: Path) -> set[str]:
    return {name[1] for name in imports_of(path) if name[0] == "dragoman" and len(name) > 1} - {part_of(path)}


def files_of(*parts: str) -> list[Path]:
    found = [path for path in FILES if part_of(path) in parts]
    assert {part_of(path) for path in found} == set(parts)
    return found


@pytest.mark.parametrize("path", files_of(*STAGES), ids=str)
def test_a_stage_imports_only_values_and_knowledge(path: Path) -> None:
    assert parts_imported(path) <= KNOWLEDGE


@pytest.mark.parametrize("path", files_of("model"), ids=str)
def test_the_model_imports_only_itself_and_the_standard_library(path: Path) -> None:
    assert parts_imported(path) == set()
    assert {name[0] for name in imports_of(path)} <= {"dragoman", *sys.stdlib_module_names}


@pytest.mark.parametrize("path", files_of("lexicon"), ids=str)
def test_the_lexicon_imports_at_most_the_model(path: Path) -> None:
    assert parts_imported(path) <= {"model"}


def test_only_the_language_stage_imports_spacy() -> None:
    importers = {part_of(path) for path in FILES if any(name[0] == "spacy" for name in imports_of(path))}
    assert importers == {"language"}


def test_only_the_command_line_imports_click_and_rich() -> None:
    importers = {part_of(path) for path in FILES if any(name[0] in {"click", "rich"} for name in imports_of(path))}
    assert importers == {"cli"}


def test_nothing_imports_the_faces_but_the_faces() -> None:
    found = {(part_of(path), face) for path in FILES for face in parts_imported(path) & set(FACES)}
    inward = {(importer, face) for importer, face in found if importer not in {*FACES, "__main__"}}
    assert inward == EXCEPTIONS


def test_the_exception_is_imported_only_when_it_is_called() -> None:
    tree = ast.parse((ROOT / "reading.py").read_text(encoding="utf-8"))
    at_load = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    assert not any((node.module or "").startswith("dragoman.cli") for node in at_load)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_files_are_short(path: Path) -> None:
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_files_of_tests_have_names_of_their_own() -> None:
    names = [path.name for path in (ROOT.parent / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []  # pytest imports them by their bare names

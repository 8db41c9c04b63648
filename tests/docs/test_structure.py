"""The map of the house is that of the house: its folders are on it, and the files that a value passes through are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "dragoman"
PAGE = (ROOT / "docs" / "structure.md").read_text(encoding="utf-8")


def test_every_folder_is_on_the_map() -> None:
    folders = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    assert len(folders) > 10
    assert [name for name in folders if f"`{name}/`" not in PAGE] == []


def test_the_files_on_the_way_of_a_value_exist() -> None:
    section = PAGE.split("## One value followed through")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert len(cells) > 10
    for cell in cells:
        first, *further = re.findall(r"`([\w/]+\.\w+)`", cell)
        folder = (PACKAGE / first).parent
        assert (PACKAGE / first).is_file()
        assert [name for name in further if not ((PACKAGE / name).is_file() or (folder / name).is_file())] == []

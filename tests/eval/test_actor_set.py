"""The scorer of actors: reading the marked items, pairing, figures, agreement."""

from pathlib import Path

import pytest

from dragoman.model.entity import Entity, Mention
from eval.actors import FOLDER, Label, agreement, figures, label_of, matched, read_items, read_second

ITEM = "# x1 | 2001-02-03\n{Oslo|NOR|GOV|Norway} and {two leaders|FRA+DEU|GOV+GOV|-+Gerhard Schröder} met.\n"


def items(tmp_path: Path, text: str = ITEM) -> Path:
    path = tmp_path / "mentions.txt"
    path.write_text(text, encoding="utf-8")
    return path


def mention(start: int, end: int, *entities: Entity) -> Mention:
    return Mention(start, end, 0, "actor", entities)


def entity(code: str | None, sector: str | None = "GOV", name: str | None = None) -> Entity:
    return Entity("", 0, 0, name, code, code, sector)


def test_read(tmp_path: Path) -> None:
    (item,) = read_items(items(tmp_path))
    assert (item.id, item.published, item.text) == ("x1", "2001-02-03", "Oslo and two leaders met.")
    assert [item.text[m.start : m.end] for m in item.mentions] == ["Oslo", "two leaders"]
    assert item.mentions[1].label == Label(("FRA", "DEU"), ("GOV", "GOV"), ("-", "Gerhard Schröder"))


@pytest.mark.parametrize("braces", ["{Oslo|NOR|GOV}", "{Oslo|NOR+FRA|GOV|-}", "{|NOR|GOV|-}"])
def test_bad_braces_are_refused(tmp_path: Path, braces: str) -> None:
    with pytest.raises(ValueError, match=r"expected|not the same number"):
        read_items(items(tmp_path, f"# x1 | 2001-02-03\n{braces} spoke.\n"))


def test_figures(tmp_path: Path) -> None:
    (item,) = read_items(items(tmp_path))
    given = [mention(0, 4, entity("NOR", "MIL", "Norway")), mention(9, 20, entity("DEU"), entity("FRA"))]
    rows = [(item, marked, label_of(m) if m else None) for marked, m in matched(item, given)]
    tallies = {name: (t.right, t.given, t.wanted) for name, t in figures(rows).items()}
    assert tallies == {
        "actors.found": (2, 2, 2),
        "actors.code": (2, 2, 2),
        "actors.sector": (1, 2, 2),
        "actors.name": (1, 2, 2),
    }
    missed = [(item, marked, None) for marked in item.mentions]
    assert figures(missed)["actors.code"].f1 == 0


def test_agreement(tmp_path: Path) -> None:
    (item,) = read_items(items(tmp_path))
    first = [m.label for m in item.mentions]
    assert agreement([item], first) == {"code": 1, "sector": 1, "name": 1}
    other = [first[0], Label(("FRA",), ("GOV",), ("-",))]
    assert agreement([item], other)["code"] == 0.5
    with pytest.raises(ValueError, match="1 labels"):
        agreement([item], first[:1])


def test_the_set_that_ships_is_sound() -> None:
    shipped = read_items(FOLDER / "mentions.txt")
    assert sum(len(i.mentions) for i in shipped) == len(read_second(FOLDER / "second.tsv")) > 800
    assert len({i.id for i in shipped}) == len(shipped) == 110

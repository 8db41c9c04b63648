import pytest

from dragoman.article.bylines import published_by, read_byline, read_given
from dragoman.lexicon.house import load_house

HOUSE = load_house()
LINES = [
    ("By Ada Quill", ("Ada Quill",), None, None, None),
    ("BY ADA QUILL AND BRAM OOST", ("ADA QUILL", "BRAM OOST"), None, None, None),
    ("By Ada Quill, ABC News Jun 19, 2024 | 5:45 AM", ("Ada Quill",), "ABC News", None, "2024-06-19T05:45"),
    (
        "By Ada Quill, Bram van den Oost and Cleo Marsh, Reuters",
        ("Ada Quill", "Bram van den Oost", "Cleo Marsh"),
        None,
        "Reuters",
        None,
    ),
    ("By Ada Quill in Oslo and Bram Oost in Rome", ("Ada Quill", "Bram Oost"), None, None, None),
    ("By Ada Quill, Diplomatic Correspondent", ("Ada Quill",), None, None, None),
    ("By Ada Quill ada.quill@news.example", ("Ada Quill",), None, None, None),
    ("Ada Quill, Associated Press", ("Ada Quill",), None, "Associated Press", None),
    ("Ada Quill | The Norland Times", ("Ada Quill",), "The Norland Times", None, None),
    ("Staff Writer", (), None, None, None),
    ("Published 5:45 AM EDT, June 19, 2024", (), None, None, "2024-06-19T05:45-04:00"),
    ("Published June 19, 2024, 5:45 AM | Updated June 20, 2024", (), None, None, "2024-06-19T05:45"),
    ("Updated on Wednesday 19 June 2024 - 3 min read", (), None, None, "2024-06-19"),
]


@pytest.mark.parametrize(("line", "authors", "outlet", "agency", "date"), LINES)
def test_bylines(line: str, authors: tuple[str, ...], outlet: str | None, agency: str | None, date: str | None) -> None:
    found = read_byline(line, HOUSE)
    assert found is not None
    assert (found.authors, found.outlet, found.agency) == (authors, outlet, agency)
    assert (found.date.iso if found.date else None) == date


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, talks had failed",
        "By signing the accord, Norland gave in.",
        "By far the largest donor is Norland",
        "Norland and Sudland",
        "On June 19, 2024, Norland yielded",
        "The Norland Times said so",
        "",
    ],
)
def test_no_bylines(line: str) -> None:
    assert read_byline(line, HOUSE) is None


def test_given_byline() -> None:
    found = read_given("By  Ada Quill and Bram Oost, Reuters", HOUSE)
    assert (found.authors, found.agency) == (("Ada Quill", "Bram Oost"), "Reuters")


def test_published_comes_before_updated() -> None:
    lines = ["Updated June 20, 2024", "Published June 19, 2024"]
    assert published_by(b for line in lines if (b := read_byline(line, HOUSE))) == "2024-06-19"
    assert published_by(b for line in lines[:1] if (b := read_byline(line, HOUSE))) == "2024-06-20"

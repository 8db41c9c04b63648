import pytest

from dragoman.article.datelines import find_dateline
from dragoman.lexicon.house import load_house

HOUSE = load_house()
FORMS = [
    ("(LONDON) —", "LONDON", None, None),
    ("(Geneva, June 3, 2021) –", "Geneva", None, "2021-06-03"),
    ("SEOUL (AP) —", "SEOUL", "Associated Press", None),
    ("SEOUL, South Korea (AP) —", "SEOUL, South Korea", "Associated Press", None),
    ("PYONGYANG, June 19 (Reuters) -", "PYONGYANG", "Reuters", "2024-06-19"),
    ("BEIJING, Jan. 5 (Xinhua) --", "BEIJING", "Xinhua", "2024-01-05"),
    ("GAZA/CAIRO, Nov 2 (Reuters) -", "GAZA/CAIRO", "Reuters", "2023-11-02"),
    ("WASHINGTON —", "WASHINGTON", None, None),
    ("WASHINGTON, D.C. —", "WASHINGTON, D.C.", None, None),
    ("MOSCOW/KYIV, 3 March (Reuters) -", "MOSCOW/KYIV", "Reuters", "2024-03-03"),
    ("MOSCOW. June 19 (Interfax) -", "MOSCOW", "Interfax", "2024-06-19"),
    ("MOSCOW, June 19. /TASS/.", "MOSCOW", "TASS", "2024-06-19"),
    ("LONDON, 19 June 2023 —", "LONDON", None, "2023-06-19"),
    ("LONDON, 19.06.2023 -", "LONDON", None, "2023-06-19"),
    ("LONDON, 2023-06-19T05:45Z —", "LONDON", None, "2023-06-19"),
    ("NAIROBI, Kenya (June 19, 2023) —", "NAIROBI, Kenya", None, "2023-06-19"),
    ("New Delhi, Jun 19 (PTI)", "New Delhi", "Press Trust of India", "2024-06-19"),
    ("Paris (AFP) -", "Paris", "Agence France-Presse", None),
    ("(Reuters) -", None, "Reuters", None),
    ("DUBAI:", "DUBAI", None, None),
    ("RIO de JANEIRO, Brazil (AP)_", "RIO de JANEIRO, Brazil", "Associated Press", None),
    ("BOGOTÁ, Colombia —", "BOGOTÁ, Colombia", None, None),
    ("HAIFA (Northern Daily) —", "HAIFA", "Northern Daily", None),
]


@pytest.mark.parametrize(("form", "place", "agency", "date"), FORMS)
def test_forms(form: str, place: str | None, agency: str | None, date: str | None) -> None:
    text = f"{form} Ministers of Norland met on Monday."
    found = find_dateline(text, 0, len(text), house=HOUSE, published="2024-06-20")
    assert found is not None
    assert text[: found.end] == form
    assert (found.place, found.agency, found.date) == (place, agency, date)


LOOKALIKES = [
    "UPDATE 1-Ministers met.",
    "EXCLUSIVE — Ministers met.",
    "WARNING GRAPHIC DETAIL: Ministers met.",
    "France – Sudland talks failed.",
    "Norland (and Sudland) - Both agreed.",
    "LONDON-based firms agreed.",
    "LONDON — which agreed — did not sign.",
    "The minister (AP) said so.",
    "AP — Ministers met.",
    "OSLO (AP) —",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes(text: str) -> None:
    assert find_dateline(text, 0, len(text), house=HOUSE) is None


@pytest.mark.parametrize(
    ("published", "date"),
    [
        (None, None),
        ("2024-01-02", "2023-12-31"),
        ("2024-12-31T23:00:00+00:00", "2024-12-31"),
        ("2024-12-30", "2024-12-31"),
        ("2024-12-29", "2023-12-31"),
    ],
)
def test_a_missing_year_comes_from_the_publication(published: str | None, date: str | None) -> None:
    text = "OSLO, Dec. 31 (AP) — Ministers met."
    found = find_dateline(text, 0, len(text), house=HOUSE, published=published)
    assert found is not None
    assert found.date == date


def test_offsets_are_into_the_whole_text() -> None:
    text = "Talks\n\nOSLO (AP) — Ministers met."
    found = find_dateline(text, 7, len(text), house=HOUSE)
    assert found is not None
    assert text[found.start : found.end] == "OSLO (AP) —"

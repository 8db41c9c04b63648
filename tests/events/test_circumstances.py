"""When and where: the words of an event's own clause, never those of another act or of the saying."""

import pytest

from dragoman import Reader

WEDNESDAY = "2000-12-13"
CASES = [
    ("Ethiopian troops invaded Eritrea in May, and Eritrea freed 40 prisoners in June.", "invaded", "2000-05-01", None),
    ("Ethiopian troops invaded Eritrea in May, and Eritrea freed 40 prisoners in June.", "freed", "2000-06-01", None),
    ("Kenya said on Friday it had deported three Ugandan journalists on Wednesday.", "deported", "2000-12-13", None),
    ("The Norwegian president met the Chilean president in Oslo on Monday.", "met", "2000-12-11", "Oslo"),
    ("The Norwegian president will meet the Chilean president in Oslo on Friday.", "meet", "2000-12-15", "Oslo"),
    ("Peru, which expelled a Bolivian diplomat in March, signed a treaty with Chile.", "expelled", "2000-03-01", None),
    ("Peru, which expelled a Bolivian diplomat in March, signed a treaty with Chile.", "signed", None, None),
    ("Sudan accused Chad of arming rebels.", "accused", None, None),
    ("Turkish soldiers shelled a village near Aleppo on Tuesday.", "shelled", "2000-12-12", "Aleppo"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "place"), CASES)
def test_date_and_place_of_an_event(
    reader: Reader, text: str, trigger: str, begin: str | None, place: str | None
) -> None:
    event = next(e for e in reader.read(text, published=WEDNESDAY).events if e.trigger.text == trigger)
    assert (event.date.begin if event.date else None) == begin
    assert (event.place.name if event.place else None) == place


def test_a_day_without_anchor_gives_no_date_and_says_why(reader: Reader) -> None:
    event = reader.read("Norway recalled its ambassador from Chile on Monday.").events[0]
    assert event.date is None
    assert any("'Monday'" in why for why in event.why)


def test_the_day_of_publication_is_never_taken_for_the_event(reader: Reader) -> None:
    event = reader.read("Norway recalled its ambassador from Chile.", published=WEDNESDAY).events[0]
    assert event.date is None


def test_the_dateline_is_never_the_place(reader: Reader) -> None:
    text = "OSLO (AP) — Norway recalled its ambassador from Chile on Monday.\n\nChile called the move a mistake."
    event = next(e for e in reader.read(text, published=WEDNESDAY).events if e.trigger.text == "recalled")
    assert event.place is None

"""Whom an act concerns where its frame's own slots hold nobody."""

import pytest

from dragoman import Reader


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("The mayor of Quito declared an emergency in Guayaquil.", "COERCE", [("Guayaquil", "ECU")]),
        ("Norway has suspended its aid deliveries in Tigray.", "SANCTION", [("Tigray", "ETH")]),
        ("Ghana has issued an ultimatum to Lome over the border.", "THREATEN", [("Lome", "TGO")]),
        ("Peru said it would not lift the embargo until Bolivia opened the road.", "REJECT", [("Bolivia", "BOL")]),
        (
            "Brazil is ready to contribute doctors to the UN force in Haiti.",
            "AGREE",
            [("UN force", "UNO"), ("Haiti", "HTI")],
        ),
        ("A rebel commander surrendered to Colombian forces in Cali.", "RETREAT", [("Colombian forces", "COL")]),
        ("Peruvian troops shelled two bridges at dawn.", "ASSAULT", [("two bridges", None)]),
    ],
)
def test_whom_an_act_concerns(reader: Reader, text: str, kind: str, recipients: list[tuple[str, str | None]]) -> None:
    events = [e for e in reader.read(text).events if e.type == kind]
    assert [[(r.text, r.code) for r in e.recipients] for e in events] == [recipients]


def test_what_several_agree_on_has_no_recipient_in_its_place(reader: Reader) -> None:
    [event] = reader.read("Chile and Argentina agreed to a truce along their border in Patagonia.").events
    assert ({a.code for a in event.actors}, event.recipients) == ({"CHL", "ARG"}, ())

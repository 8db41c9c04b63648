"""How many were killed, hurt, held or came."""

import pytest

from dragoman import Reader

Numbers = list[tuple[str, float | None, float | None, float | None]]


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("Rebels killed at least 12 villagers in Kidal.", "ASSAULT", [("dead", None, 12, None)]),
        ("Chad's army killed up to 40 rebels.", "ASSAULT", [("dead", None, None, 40)]),
        ("Sudanese police detained dozens of lawyers.", "COERCE", [("arrested", None, 24, 100)]),
        ("Thousands of miners marched in La Paz against the president.", "PROTEST", [("crowd", None, 2000, 10000)]),
        ("Between 200 and 300 workers went on strike in Lagos.", "PROTEST", [("crowd", None, 200, 300)]),
        ("Gunmen abducted a priest in Jos.", "ASSAULT", [("abducted", 1, 1, 1)]),
        (
            "Georgian troops shelled the town on Monday. Nine civilians died and 31 were injured.",
            "ASSAULT",
            [("dead", 9, 9, 9), ("injured", 31, 31, 31)],
        ),
        (
            "Mortars of the rebels hit Juba, 21 dead and 38 injured, ministers said.",
            "ASSAULT",
            [("dead", 21, 21, 21), ("injured", 38, 38, 38)],
        ),
        ("The army shelled two bridges.", "ASSAULT", []),
    ],
)
def test_numbers_go_to_the_event_that_tells_them(reader: Reader, text: str, kind: str, numbers: Numbers) -> None:
    [event] = [e for e in reader.read(text).events if e.type == kind]
    assert [(c.what, c.value, c.min, c.max) for c in event.counts] == numbers
    assert all(text[c.start : c.end] == c.text for c in event.counts)


def test_each_number_belongs_to_one_event(reader: Reader) -> None:
    reading = reader.read("Rebels killed 12 people and wounded 30 others in Gao, and police arrested two suspects.")
    told = [(e.trigger.text, [c.text for c in e.counts]) for e in reading.events]
    assert told == [("killed", ["12 people"]), ("wounded", ["30 others"]), ("arrested", ["two suspects"])]

"""The figures of certainty over marked words."""

from dragoman import Reader
from eval.stances import figures, marked, value

TEXT = "Norway did not sign the treaty. Chile may sign it. Peru will sign it in May. Kenya signed it."


def event(nth: int, certainty: str, polarity: str, time: str) -> dict[str, object]:
    start = -1
    for _ in range(nth):
        start = TEXT.find("sign", start + 1)
    return {"start": start, "end": start + 4, "certainty": certainty, "polarity": polarity, "time": time}


def test_figures(reader: Reader) -> None:
    events = [
        event(1, "CERTAIN", "NEG", "NON_FUTURE"),
        event(2, "POSSIBLE", "POS", "UNDERSPECIFIED"),
        event(3, "CERTAIN", "POS", "FUTURE"),
        event(4, "PROBABLE", "POS", "NON_FUTURE"),
    ]
    found = figures(marked([{"text": TEXT, "published": "2020-01-01", "events": events}], reader))
    assert {name: (t.right, t.given, t.wanted) for name, t in found.items()} == {
        "value": (3, 4, 4),
        "denied": (1, 1, 1),
        "future": (1, 1, 1),
        "uncertain": (1, 1, 2),
    }


def test_values() -> None:
    assert value(event(1, "UNDERSPECIFIED", "POS", "FUTURE")) == "Uu"
    assert value(event(1, "PROBABLE", "UNDERSPECIFIED", "FUTURE")) == "PRu"

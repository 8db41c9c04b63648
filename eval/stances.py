"""`python -m eval.stances GOLD.jsonl`: how sure is each marked word, whether or not the coder tells an event of it?

GOLD is JSON Lines: `text`, `published`, and `events` with `start`, `end`, `certainty` (CERTAIN, PROBABLE, POSSIBLE, UNDERSPECIFIED),
`polarity` (POS, NEG, UNDERSPECIFIED) and `time` (FUTURE, NON_FUTURE, UNDERSPECIFIED), as MEANTIME marks events. Figures: F1 of what
is denied, of what is to come, of what is only probable or possible, and the share of words with the right FactBank value.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dragoman import Reader, Reading
from dragoman.model.attribution import Auxiliary, Stance
from dragoman.model.span import Span
from eval.score import Figures, Tally

CERTAINTY = {"CERTAIN": "CT", "PROBABLE": "PR", "POSSIBLE": "PS"}
POLARITY = {"POS": "+", "NEG": "-"}

Marked = tuple[dict[str, Any], Stance]


def value(event: dict[str, Any]) -> str:
    """The FactBank value of a marked event."""
    certainty = CERTAINTY.get(event["certainty"])
    return f"{certainty}{POLARITY.get(event['polarity'], 'u')}" if certainty else "Uu"


def marked(rows: Iterable[dict[str, Any]], reader: Reader) -> list[Marked]:
    """Each marked event with the stance of its head word."""
    kept = list(rows)
    stories = ({"text": row["text"], "published": row.get("published")} for row in kept)
    found: list[Marked] = []
    for row, reading in zip(kept, reader.read_many(stories), strict=True):
        if not isinstance(reading, Reading):
            continue
        for event in row["events"]:
            head = reading.analysis.head_of(Span(event["start"], event["end"]))
            if head is not None:
                found.append((event, reading.claims.stance(head.i)))
    return found


def figures(events: Iterable[Marked]) -> Figures:
    """The tallies; a word whose time is not marked does not count against the future."""
    kept = list(events)
    timed = [e for e in kept if e[0]["time"] in ("FUTURE", "NON_FUTURE")]
    right = sum(value(event) == stance.factuality for event, stance in kept)
    return {
        "value": Tally(right, len(kept), len(kept)),
        "denied": _tally(kept, lambda e: e["polarity"] == "NEG", lambda s: s.factuality.endswith("-")),
        "future": _tally(timed, lambda e: e["time"] == "FUTURE", lambda s: s.auxiliary is Auxiliary.FUTURE),
        "uncertain": _tally(
            kept, lambda e: e["certainty"] in ("PROBABLE", "POSSIBLE"), lambda s: s.factuality[:2] in ("PR", "PS")
        ),
    }


def _tally(events: list[Marked], wanted: Callable[[dict[str, Any]], bool], given: Callable[[Stance], bool]) -> Tally:
    pairs = [(wanted(event), given(stance)) for event, stance in events]
    return Tally(sum(a and b for a, b in pairs), sum(b for _, b in pairs), sum(a for a, _ in pairs))


def main(arguments: list[str]) -> int:
    """Read, compare, print."""
    if len(arguments) != 1:
        print("usage: python -m eval.stances GOLD.jsonl", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
    for name, tally in figures(marked(rows, Reader())).items():
        print(f"{name:<10} F1 {tally.f1:.3f}  P {tally.precision:.3f}  R {tally.recall:.3f}  {tally.wanted} marked")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

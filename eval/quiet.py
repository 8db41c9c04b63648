"""`python -m eval.quiet`: how many of a thousand sentences of sport, business and weather are taken for political events?

`eval/quiet/sentences.tsv` was written to mislead: it is full of attacks, deals, sanctions and storms that are none of a coder's
business. `--errors` prints what was told.
"""

import sys
from collections import Counter

from dragoman import Reader, Reading
from eval.gold import HERE

SENTENCES = HERE / "quiet" / "sentences.tsv"


def read_sentences() -> list[tuple[str, str]]:
    """Kind (sport, business, other) and sentence of each line."""
    rows = (line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines())
    return [(kind, sentence) for kind, sentence in rows]


def main(arguments: list[str]) -> int:
    """Read, count, print."""
    rows = read_sentences()
    loud: Counter[str] = Counter()
    for (kind, sentence), reading in zip(rows, Reader().read_many(s for _, s in rows), strict=True):
        events = reading.events if isinstance(reading, Reading) else ()
        loud[kind] += bool(events)
        if events and "--errors" in arguments:
            print(f"{', '.join(f'{e.type} {e.trigger.text!r} ({e.why[0]})' for e in events)}: {sentence}")
    for kind, count in Counter(kind for kind, _ in rows).items():
        print(f"{kind:<9} {loud[kind]:>4} of {count}")
    print(f"{'all':<9} {loud.total():>4} of {len(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

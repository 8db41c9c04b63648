"""`python -m eval.pairs GOLD.jsonl`: the type of marked pairs by frames alone, by the model alone, and by both.

GOLD is JSON Lines: `text`, `actor` and `recipient` as [start, end], `type`; YIELD stands for CONCEDE and RETREAT.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman import Reader
from dragoman.events.pair_model import NONE, load_pair_model
from dragoman.model.span import Span

FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def best(p: Mapping[str, float]) -> str:
    """The likeliest type but NONE, folded as the gold has it."""
    kind = max((name for name in p if name != NONE), key=lambda name: p[name])
    return FOLDED.get(kind, kind)


def scores(said: Sequence[str], gold: Sequence[str]) -> tuple[float, float]:
    """Accuracy and macro-F1."""
    f1 = []
    for kind in sorted(set(gold)):
        right = sum(a == b == kind for a, b in zip(said, gold, strict=True))
        total = said.count(kind) + gold.count(kind)
        f1.append(2 * right / total if total else 0.0)
    return sum(a == b for a, b in zip(said, gold, strict=True)) / len(gold), sum(f1) / len(f1)


def _without_model() -> Reader:
    reader = Reader()
    know = reader._knowledge
    reader._knowledge = replace(know, events=replace(know.events, pairs=None))
    return reader


def main(arguments: list[str]) -> int:
    """Read, compare, print."""
    if len(arguments) != 1:
        print("usage: python -m eval.pairs GOLD.jsonl", file=sys.stderr)
        return 2
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    ]
    rows = [row for row in rows if not Span(*row["actor"]).touches(Span(*row["recipient"]))]
    reader, without, model = Reader(), _without_model(), load_pair_model()
    both, alone, frames = [], [], []
    for row in rows:
        actor, recipient = Span(*row["actor"]), Span(*row["recipient"])
        judged = model.judge(row["text"], actor, recipient).types
        both.append(best(reader.classify(row["text"], actor=actor, recipient=recipient).p))
        alone.append(best(judged))
        frames.append(best(without.classify(row["text"], actor=actor, recipient=recipient).p))
    gold = [str(row["type"]) for row in rows]
    for name, said in (("frames alone", frames), ("model alone", alone), ("both", both)):
        accuracy, macro = scores(said, gold)
        print(f"{name:<13} accuracy {accuracy:.3f}  macro-F1 {macro:.3f}  ({len(rows)} pairs)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

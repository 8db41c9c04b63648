"""The small model that types a pair of parties and tells private from public life; made by `python -m train`, see model/card.md.

Each pair is read by itself, so that the numbers do not depend on what else is in a batch.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.events.pair_encoding import PairCodes, encode_pair, encode_sentence
from dragoman.model.span import Span

FOLDER = Path(__file__).parent / "model"
NONE = "NONE"
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model makes of a sentence: the pair's types and NONE, and how likely it is about private life.

    Private life is sport, business between firms, weather, culture: where wars are price wars and rebels win the cup.
    """

    types: Mapping[str, float]
    private: float


@dataclass(frozen=True)
class PairModel:
    """Probabilities over PLOVER's types and NONE, calibrated by one temperature."""

    session: Any
    tokenizer: Any
    labels: tuple[str, ...]
    temperature: float
    version: str

    def judge(self, text: str, actor: Span, recipient: Span) -> Judgement:
        """What the actor does to the recipient, by type; the spans must not overlap."""
        return self._run(encode_pair(self.tokenizer, text, actor, recipient))

    def private(self, text: str) -> float:
        """How likely a sentence is about private life."""
        return self._run(encode_sentence(self.tokenizer, text)).private

    def _run(self, codes: PairCodes) -> Judgement:
        feeds: dict[str, list[Any]] = {
            "ids": [list(codes.ids)],
            "mask": [[1] * len(codes.ids)],
            "actor": [codes.actor],
            "recipient": [codes.recipient],
        }
        [logits], [private] = self.session.run(["logits", "private"], _arrays(feeds))
        scaled = [float(value) / self.temperature for value in logits]
        top = max(scaled)
        exponents = [math.exp(value - top) for value in scaled]
        total = sum(exponents)
        types = {label: round(e / total, DIGITS) for label, e in zip(self.labels, exponents, strict=True)}
        return Judgement(types, round(1 / (1 + math.exp(-float(private))), DIGITS))


def _arrays(feeds: Mapping[str, list[Any]]) -> dict[str, Any]:
    import numpy as np

    return {name: np.asarray(values, dtype=np.int64) for name, values in feeds.items()}


@cache
def load_pair_model(folder: Path = FOLDER) -> PairModel:
    """Load the weights that ship with the package, for one thread."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / "pair.onnx", options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    facts = json.loads((folder / "pair.json").read_text(encoding="utf-8"))
    return PairModel(session, tokenizer, tuple(facts["labels"]), float(facts["temperature"]), str(facts["version"]))

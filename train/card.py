"""The model card: what the weights are, what they were trained on, and how good and how honest their numbers are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from train.corpus import FieldSentence, Pair

BINS = 10
PRIVATE = 0.5  # probability from which a sentence is held for one of private life

TEXT = """# The pair model

*Written by `python -m train`.*

**What.** Types what one marked party does to another in a sentence: a distribution over PLOVER's 16 types and NONE.
**Weights.** Three of the six layers of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0, 22 million parameters, uncased English), as int8
ONNX. All six were fine-tuned on the pairs; the three learnt to say what the six say, of the pairs, of the pairs with their parties changed
over, and of the pairs with other names. Their last layer reads only the first place and the two markers.
**Text.** {count} pairs in `train/pairs`, written for this project; those in the files `hard_*` were labelled three times
independently, the others once. {kept}, chosen by a hash of the sentence, were held out. No other text was used, and none of anybody else's.
**Input.** The parties stand between markers; sentences longer than 94 word pieces are cut around them. One pair at a time.
**Calibration.** One temperature, {temperature:.2f}, fitted on the held-out pairs.

| on the held-out pairs | |
| --- | --- |
| accuracy | {accuracy:.3f} |
| macro-F1 over {classes} labels | {macro:.3f} |
| expected calibration error before | {before:.3f} |
| expected calibration error after | {after:.3f} |

The pairs were written by type, so that the held-out ones are easier than news: read these figures as an upper bound. The temperature was
fitted on the same pairs.

A second head tells sentences of private life (sport, business, weather, culture), in which the same verbs are metaphors, from those of
public life. It learnt from the same sentences and from those in `train/fields`, written for this project, one label each. Of {fields}
of the latter that were held out, it holds {found:.3f} of the private ones and {mistaken:.3f} of the public ones for private (probability
of at least {threshold}).

| type | pairs | held out | F1 |
| --- | --- | --- | --- |
{rows}

**Limits.** English. One sentence. It knows no facts and no dates. Sentences with several acts between the same two parties get the
likeliest one. It is least sure between AGREE and CONCEDE, SANCTION and COERCE, COOPERATE and AID, where the manual itself is.
"""


def card(
    pairs: Sequence[Pair],
    kept: Sequence[Pair],
    labels: Sequence[str],
    logits: Any,
    gold: Any,
    temperature: float,
    private: Sequence[tuple[FieldSentence, float]],
) -> str:
    """The card as Markdown; `logits` and `gold` are of the held-out pairs, `private` are held-out sentences with what the model says."""
    found = logits.argmax(axis=1)
    f1 = {label: _f1(found, gold, n) for n, label in enumerate(labels)}
    every, held = Counter(p.type for p in pairs), Counter(p.type for p in kept)
    return TEXT.format(
        count=len(pairs),
        fields=len(private),
        found=_share(p >= PRIVATE for s, p in private if s.is_private),
        mistaken=_share(p >= PRIVATE for s, p in private if not s.is_private),
        threshold=PRIVATE,
        kept=len(kept),
        temperature=temperature,
        accuracy=float((found == gold).mean()),
        classes=len(labels),
        macro=float(np.mean(list(f1.values()))),
        before=calibration_error(logits, gold, 1.0),
        after=calibration_error(logits, gold, temperature),
        rows="\n".join(f"| {label} | {every[label]} | {held[label]} | {f1[label]:.2f} |" for label in labels),
    )


def _share(values: Iterable[bool]) -> float:
    every = list(values)
    return sum(every) / len(every)


def calibration_error(logits: Any, gold: Any, temperature: float) -> float:
    """Expected calibration error over ten bins of confidence."""
    scaled = np.exp(logits / temperature)
    p = scaled / scaled.sum(axis=1, keepdims=True)
    sure, right = p.max(axis=1), p.argmax(axis=1) == gold
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return float(sum(abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in set(bins)))


def _f1(found: Any, gold: Any, label: int) -> float:
    right = int(((found == label) & (gold == label)).sum())
    total = int((found == label).sum() + (gold == label).sum())
    return 2 * right / total if total else 0.0

"""`python -m train.gate`: learn which words tell public life, and how a glance tells a story of public life; write both into the lexicon.

Needs the extra `[train]`; takes some fifteen seconds. The words learn from single sentences and from the stories of `train/stories` that
are of one kind throughout; the gate from all those stories, each seen with words that did not learn from it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

from dragoman.gate.glance import GLANCES, glances, sentences_of, sights
from dragoman.lexicon.actors import load_actors
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.ontology import DATA
from dragoman.lexicon.public_life import BIAS, PublicLife, words_of
from train.corpus import NONE, read_fields, read_pairs
from train.stories import FOLDER, Story, read_stories

FOLDS = 5
SEED = 1
FEWEST = 3  # sentences that a word must stand in
WORDS_C, GATE_C = 10.0, 0.03  # how freely weights may grow
DOUBTFUL = 0.5  # how much a sentence of public life counts: some of a story tell nothing of it
LEAST = 0.2  # chosen on news that cannot be shipped: half an event in a hundred may be lost
SHORTEST = 60  # words
GATE_HEAD = """# How likely a story is one of public life, by what a look at its words shows; dragoman/gate/glance.py tells the names.
# Made by `python -m train.gate`. `least`: the probability from which a story is parsed; `shortest`: shorter ones always are (words).
"""


def main() -> None:
    """Learn, and write."""
    stories = [story for path in sorted(FOLDER.glob("*.txt")) for story in read_stories(path)]
    numbers = np.zeros((len(stories), len(GLANCES)))
    for seen, unseen in KFold(FOLDS, shuffle=True, random_state=SEED).split(stories):
        look = sights(load_frames(), load_actors(), learnt_words([stories[n] for n in seen]))
        for n in unseen:
            numbers[n] = list(glances(stories[n].text, look).numbers().values())
    weights, bias = learnt_gate(numbers, [story.label != "private" for story in stories])
    write_words(learnt_words(stories))
    write_gate(weights, bias)


def learnt_words(stories: Iterable[Story]) -> PublicLife:
    """Weights of words by logistic regression with few words that count (L1)."""
    told = [(s.text, not s.is_private, 1.0 if s.is_private else DOUBTFUL) for s in read_fields()]
    told += [
        (p.text, not p.is_private, 1.0 if p.is_private else DOUBTFUL)
        for p in read_pairs()
        if p.type != NONE or p.is_private
    ]
    for story in stories:
        if story.label in {"private", "public"}:
            is_public = story.label == "public"
            told += [(s, is_public, DOUBTFUL if is_public else 1.0) for s in sentences_of(story.text)]
    told = list({row[0]: row for row in told}.values())  # a sentence may stand there with several pairs
    bags = [words_of(text) for text, *_ in told]
    known = sorted(word for word, count in Counter(w for bag in bags for w in bag).items() if count >= FEWEST)
    model = LogisticRegression(l1_ratio=1, C=WORDS_C, solver="liblinear", max_iter=300, random_state=SEED)
    model.fit(_matrix(bags, known), [is_public for _, is_public, _ in told], [weight for *_, weight in told])
    weights = {word: float(weight) for word, weight in zip(known, model.coef_[0], strict=True) if weight}
    return PublicLife(weights, float(model.intercept_[0]))


def _matrix(bags: Sequence[frozenset[str]], known: Sequence[str]) -> Any:
    place = {word: n for n, word in enumerate(known)}
    cells = [
        (n, place[word], 1 / sqrt(len(bag))) for n, bag in enumerate(bags) for word in sorted(bag) if word in place
    ]
    rows, columns, values = zip(*cells, strict=True)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(bags), len(known)))


def learnt_gate(numbers: Any, is_public: Sequence[bool]) -> tuple[dict[str, float], float]:
    """Weights of what a glance shows, and the bias, by logistic regression on standardised numbers."""
    scaler = StandardScaler().fit(numbers)
    model = LogisticRegression(C=GATE_C, random_state=SEED).fit(scaler.transform(numbers), is_public)
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    return dict(zip(GLANCES, map(float, weights), strict=True)), bias


def write_words(words: PublicLife) -> None:
    """Into the table."""
    rows = [(BIAS, words.bias), *sorted(words.weights.items())]
    lines = ["word,weight", *(f"{word},{weight:.3f}" for word, weight in rows if round(weight, 3))]
    (DATA / "public_life.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_gate(weights: dict[str, float], bias: float) -> None:
    """Into the settings of the gate."""
    lines = [
        f"least = {LEAST}",
        f"shortest = {SHORTEST}",
        f"bias = {bias:.4f}",
        "",
        "[weights]",
    ]
    lines += [f"{name} = {weight:.4f}" for name, weight in weights.items()]
    (DATA / "gate.toml").write_text(GATE_HEAD + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

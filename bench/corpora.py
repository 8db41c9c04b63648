"""Two corpora of our own to measure speed on: dense diplomatic news, and the mix of a general feed."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, cycle, islice
from pathlib import Path

from dragoman.article import read_sources
from dragoman.article.text import from_text
from dragoman.model.article import Article
from eval.links.stories import read_happenings

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = 14  # of a story of the mix
PRIVATE = 2  # stories of sport, business, weather, culture for each one of public life


def dense() -> list[Article]:
    """The bundled stories, those of the gate, and those of what several outlets told: nearly every sentence tells an act."""
    found = read_sources([str(ROOT / "examples"), str(ROOT / "eval" / "stories")])
    told = (from_text(s.text, id=s.id) for happening in read_happenings() for s in happening.stories)
    return [*(item for item in found if isinstance(item, Article)), *told]


def mixed() -> list[Article]:
    """Stories of the sentences that taught the pair model what is private: two private ones, one public one, and so on."""
    private, public = (_stories(name) for name in ("private", "public"))
    return list(chain.from_iterable(zip(*(private[n::PRIVATE] for n in range(PRIVATE)), public, strict=False)))


def _stories(name: str) -> list[Article]:
    sentences = _sentences(name)
    groups = [sentences[n : n + SENTENCES] for n in range(0, len(sentences), SENTENCES)]
    return [from_text("\n\n".join(group), id=f"{name}-{n}") for n, group in enumerate(groups)]


@cache
def _sentences(name: str) -> list[str]:
    with (ROOT / "train" / "fields" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [row["sentence"] for row in csv.DictReader(file, delimiter="\t")]


def repeated(articles: Sequence[Article], count: int) -> Iterator[Article]:
    """So many stories, over and over, each under an id of its own."""
    for number, article in enumerate(islice(cycle(articles), count)):
        yield from_text(article.text, id=f"{article.id}-{number}", published=article.published)

"""Two corpora of our own to measure speed on: dense diplomatic news, and the mix of a general feed."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from dragoman.article import read_sources
from dragoman.article.text import from_text
from dragoman.model.article import Article
from eval.links.stories import read_happenings
from train.stories import read_stories

ROOT = Path(__file__).resolve().parent.parent
DAYS = Path(__file__).parent / "days"


def dense() -> list[Article]:
    """The bundled stories, those of the gate, and those of what several outlets told: nearly every sentence tells an act."""
    found = read_sources([str(ROOT / "examples"), str(ROOT / "eval" / "stories")])
    told = (from_text(s.text, id=s.id) for happening in read_happenings() for s in happening.stories)
    return [*(item for item in found if isinstance(item, Article)), *told]


def mixed() -> list[Article]:
    """Two days of a general feed, written for this: in three stories of four sport, business, culture, daily life, weather."""
    stories = (story for path in sorted(DAYS.glob("*.txt")) for story in read_stories(path))
    return [from_text(f"{s.headline}\n\n{s.text}", id=f"day-{n}") for n, s in enumerate(stories)]


def repeated(articles: Sequence[Article], count: int) -> Iterator[Article]:
    """So many stories, over and over, each under an id of its own."""
    for number, article in enumerate(islice(cycle(articles), count)):
        yield from_text(article.text, id=f"{article.id}-{number}", published=article.published)

"""The whole way of a story on one screen: article, gate, language, resolve, attribution, events, relations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman import article as articles
from dragoman.attribution import attribute
from dragoman.events import Verdict, classify_pair, code_events
from dragoman.gate import Gate
from dragoman.knowledge import Additions, Knowledge, load_knowledge
from dragoman.language import DEFAULT_WEIGHTS, Parser
from dragoman.model.analysis import Analysis
from dragoman.model.article import Article, Rejection
from dragoman.model.event import Coder
from dragoman.model.span import Span
from dragoman.reading import Reading
from dragoman.relations import relate
from dragoman.resolve import resolve


class Reader:
    """Reads stories. Loading takes about two seconds; a reader is reusable, and not to be shared between threads."""

    def __init__(
        self,
        *,
        weights: str = DEFAULT_WEIGHTS,
        lexicon: Sequence[str | Path] = (),
        actors: Sequence[str | Path] = (),
        gazetteer: str | Path | None = None,
        exhaustive: bool = True,
    ) -> None:
        """`weights`: an installed spaCy pipeline; `lexicon`, `actors`, `gazetteer`: folders and files of one's own.

        `exhaustive=False` leaves stories of private life (sport, business, culture) unparsed; with a `lexicon`, none is taken for one.
        """
        self._parser = Parser(weights)
        self._has_own_frames = bool(lexicon)  # of what the gate may take for private life
        self.is_exhaustive = exhaustive or self._has_own_frames
        self._knowledge: Knowledge = load_knowledge(self._parser.name, Additions.of(lexicon, actors, gazetteer))
        self._gate = Gate(self._knowledge.gate)

    @property
    def coder(self) -> Coder:
        """What marks the records: versions of the program, of all knowledge, and of the weights."""
        return self._knowledge.coder

    def read(self, source: str | Mapping[str, Any], **known: str | None) -> Reading:
        """Read one text or row; `known`: id, title, published, publication, url. ArticleError where it is none."""
        article = (
            articles.from_text(source, **known) if isinstance(source, str) else articles.from_row({**source, **known})
        )
        return next(self.read_articles([article]))

    def read_many(self, sources: Iterable[str | Mapping[str, Any]]) -> Iterator[Reading | Rejection]:
        """Readings in the order of the texts or rows; what is no story comes out as a Rejection."""
        return self.read_all(articles.from_many(sources))

    def read_all(self, items: Iterable[Article | Rejection]) -> Iterator[Reading | Rejection]:
        """Readings of articles in order, rejections passed through; articles are parsed in batches."""
        for batch in articles.batches(items):
            readings = self.read_articles(item for item in batch if isinstance(item, Article))
            yield from (item if isinstance(item, Rejection) else next(readings) for item in batch)

    def read_articles(self, items: Iterable[Article]) -> Iterator[Reading]:
        """Readings of articles, in order."""
        is_left = None if self.is_exhaustive else self._gate.is_private
        return map(self._read, self._parser.analyse_many(items, is_left))

    def _read(self, analysis: Analysis) -> Reading:
        know = self._knowledge
        resolution = resolve(analysis, know.actors, know.pointing, know.gazetteer)
        claims = attribute(analysis, resolution, know.cues, know.certainty)
        is_private = not self._has_own_frames and self._gate.is_private(analysis.article.text)
        coding = code_events(analysis, resolution, claims, know.events, know.coder, is_private=is_private)
        relations = relate(analysis, resolution, claims, coding.events, know.ties, know.coder)
        return Reading(analysis, resolution, claims, coding, relations)

    def classify(self, text: str, *, actor: tuple[int, int], recipient: tuple[int, int]) -> Verdict:
        """The type of what the actor does to the recipient, both given as spans of the text; see `Verdict`."""
        analysis = self._parser.analyse(Article(id="", text=text))
        resolution = resolve(analysis, self._knowledge.actors, self._knowledge.pointing, self._knowledge.gazetteer)
        claims = attribute(analysis, resolution, self._knowledge.cues, self._knowledge.certainty)
        return classify_pair(analysis, resolution, claims, Span(*actor), Span(*recipient), self._knowledge.events)

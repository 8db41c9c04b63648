"""Syntax of an article: tokens linked into trees, sentences, named entities. Independent of the parser that made them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from dragoman.model.article import Article, ZoneKind
from dragoman.model.span import Span

POSITION = attrgetter("i")


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word in its tree. `pos` is Universal Dependencies', `tag` Penn's, `dep` ClearNLP's labels as spaCy writes them.

    `i` counts through the whole article. The root of a sentence is its own head. `ner` is the OntoNotes label of the
    named entity that holds the token, or "".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str  # lower case, also of names
    pos: str
    tag: str
    dep: str
    ner: str
    head: "Token" = field(init=False, repr=False)
    children: tuple["Token", ...] = field(init=False, repr=False)

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)

    @property
    def is_root(self) -> bool:
        """Is it the root of its sentence?"""
        return self.head is self

    def child(self, *deps: str) -> "Token | None":
        """The first child with one of these dependency labels."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def all_children(self, *deps: str) -> list["Token"]:
        """All children with one of these dependency labels, in order of text."""
        return [c for c in self.children if c.dep in deps]

    def subtree(self) -> list["Token"]:
        """The token and all below it, in order of text."""
        if not self.children:
            return [self]
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=POSITION)

    def ancestors(self) -> Iterator["Token"]:
        """Its head, the head's head, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def conjuncts(self) -> list["Token"]:
        """The tokens coordinated with and after this one (`A, B and C`: of A, [B, C])."""
        found, stack = [], [self]
        while stack:
            for child in stack.pop().children:
                if child.dep == "conj":
                    found.append(child)
                    stack.append(child)
        return sorted(found, key=POSITION)


@dataclass(frozen=True, slots=True)
class TokenRow:
    """What a parser says of one token; `head` is an index among the rows given to `link`."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ner: str = ""


def link(rows: Iterable[TokenRow], first: int = 0) -> tuple[Token, ...]:
    """Tokens from rows, tied to their heads and children; indices count from `first`."""
    all_rows = list(rows)
    tokens = [
        Token(first + n, r.start, r.end, r.text, r.lemma, r.pos, r.tag, r.dep, r.ner) for n, r in enumerate(all_rows)
    ]
    children: list[list[Token]] = [[] for _ in tokens]
    for token, row in zip(tokens, all_rows, strict=True):
        head = tokens[row.head]
        object.__setattr__(token, "head", head)
        if head is not token:
            children[row.head].append(token)
    for token, below in zip(tokens, children, strict=True):
        object.__setattr__(token, "children", tuple(below))
    return tuple(tokens)


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name that the recogniser found: its tokens and OntoNotes label (PERSON, ORG, GPE, NORP, DATE, ...)."""

    tokens: tuple[Token, ...]
    label: str

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one paragraph and one zone. `paragraph` numbers the paragraphs of the article."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    zone: ZoneKind
    paragraph: int

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)

    @property
    def roots(self) -> list[Token]:
        """Its tokens that have no head: mostly one, more where the parser saw fragments."""
        return [t for t in self.tokens if t.is_root]


@dataclass(frozen=True)
class Analysis:
    """The syntax of the reporting zones (headline, caption, body) of one article."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[NamedEntity, ...]
    parser: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, `tokens[i].i == i`."""
        return tuple(t for s in self.sentences for t in s.tokens)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [s.tokens[0].i for s in self.sentences]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self._sentence_firsts, token.i) - 1]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a character, or None in white space and outside the reporting zones."""
        n = bisect_right(self._token_starts, offset) - 1
        return self.tokens[n] if n >= 0 and offset < self.tokens[n].end else None

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that touch a span."""
        n = max(bisect_right(self._token_starts, span.start) - 1, 0)
        found = []
        while n < len(self.tokens) and self.tokens[n].start < span.end:
            if self.tokens[n].end > span.start:
                found.append(self.tokens[n])
            n += 1
        return tuple(found)

    def head_of(self, span: Span) -> Token | None:
        """The token of a span whose own head lies outside it: the word that the span hangs on."""
        inside = self.tokens_in(span)
        for token in inside:
            head = token.head
            if head is token or not inside[0].i <= head.i <= inside[-1].i:
                return token
        return None

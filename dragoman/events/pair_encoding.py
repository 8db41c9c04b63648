"""A sentence with two marked parties as the numbers that the pair model reads."""

from dataclasses import dataclass
from typing import Protocol

from dragoman.model.span import Span

LONGEST = 96  # word pieces; what is further from the parties is cut off
GLANCE = 48  # word pieces of a sentence that are looked at to tell private from public life
MARKERS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")  # around actor and recipient: words that BERT never saw


class Tokenizer(Protocol):
    """What is used of `tokenizers.Tokenizer`."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> "Encoded":
        """Word pieces of a text."""

    def token_to_id(self, token: str) -> int | None:
        """The number of a word piece."""


class Encoded(Protocol):
    """What is used of `tokenizers.Encoding`."""

    ids: list[int]


@dataclass(frozen=True, slots=True)
class PairCodes:
    """Numbers of the word pieces, and where the markers of actor and recipient stand among them."""

    ids: tuple[int, ...]
    actor: int
    recipient: int


def encode_pair(tokenizer: Tokenizer, text: str, actor: Span, recipient: Span) -> PairCodes:
    """`[CLS] [unused1] Oslo [unused2] praised [unused3] Lima [unused4] [SEP]`; parties must not overlap."""
    first, second = sorted((actor, recipient))
    pieces = (
        (text[: first.start], None),
        (first.of(text), first is actor),
        (text[first.end : second.start], None),
        (second.of(text), second is actor),
        (text[second.end :], None),
    )
    ids: list[int] = []
    at: dict[bool, int] = {}
    for words, is_actor in pieces:
        found = tokenizer.encode(words, add_special_tokens=False).ids
        if is_actor is None:
            ids += found
        else:
            opening, closing = MARKERS[:2] if is_actor else MARKERS[2:]
            at[is_actor] = len(ids)
            ids += [_id(tokenizer, opening), *found, _id(tokenizer, closing)]
    start, end = _window(len(ids), at[True], at[False])
    inside = (_id(tokenizer, "[CLS]"), *ids[start:end], _id(tokenizer, "[SEP]"))
    limit = len(inside) - 1
    return PairCodes(inside, min(at[True] - start + 1, limit), min(at[False] - start + 1, limit))


def encode_sentence(tokenizer: Tokenizer, text: str) -> PairCodes:
    """A sentence without parties; both places are those of `[CLS]`."""
    ids = tokenizer.encode(text, add_special_tokens=False).ids[: GLANCE - 2]
    return PairCodes((_id(tokenizer, "[CLS]"), *ids, _id(tokenizer, "[SEP]")), 0, 0)


def _window(length: int, *at: int) -> tuple[int, int]:
    """The stretch of at most LONGEST pieces that holds both markers, as much before them as after."""
    room = LONGEST - 2
    if length <= room:
        return 0, length
    first, last = min(at), max(at)
    start = max(min((first + last - room) // 2, first, length - room), 0)
    return start, start + room


def _id(tokenizer: Tokenizer, token: str) -> int:
    found = tokenizer.token_to_id(token)
    if found is None:
        raise ValueError(f"the tokenizer has no word piece {token!r}")
    return found

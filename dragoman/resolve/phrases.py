"""Noun phrases that may stand for an actor: their extent, role and the names around their head."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.naming import load_naming
from dragoman.lexicon.roles import Role
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.span import Span
from dragoman.resolve.names import NameHit

PREMODIFIERS = frozenset("amod compound nmod poss nummod det quantmod case advmod punct predet conj cc".split())
DASHES = frozenset({"-", "--", "–", "—"})  # with a blank behind they part phrases
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
ORIGIN = ("of", "in", "for", "from", "to", "at")
WORDS = load_naming()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: head token, the tokens in front of it that belong to it, and its role if the head names one."""

    head: Token
    before: tuple[Token, ...]
    role: Role | None

    @property
    def span(self) -> Span:
        """From the first modifier, without an article, to the head."""
        tokens = [*self.before, self.head]
        while len(tokens) > 1 and (tokens[0].lemma in ARTICLES or tokens[0].dep in {"punct", "advmod", "cc", "predet"}):
            tokens = tokens[1:]
        return Span(tokens[0].start, self.head.end)

    @property
    def is_former(self) -> bool:
        """Does a modifier say that the office was left?"""
        return any(t.lemma in WORDS.former for t in self.before)

    @property
    def is_plural(self) -> bool:
        """Is the head a plural?"""
        return self.head.tag in {"NNS", "NNPS"}


def phrase_at(head: Token, index: ActorIndex, own: NameHit | None = None) -> Phrase:
    """The phrase of a head; for a name the role is looked for in front of it (`Foreign Minister Sergei Lavrov`)."""
    before = tuple(_before(head))
    if own is not None:
        first = own.tokens[0].i
        before = tuple(t for t in before if t.i < first)
        return Phrase(head, tuple(t for t in (*before, *own.tokens) if t.i < head.i), _role_in(before, index))
    return Phrase(head, before, _role(head, before, index))


def role_of(head: Token, index: ActorIndex) -> Role | None:
    """The role that a noun names, with up to three words in front of it (`deputy foreign minister`)."""
    return _role(head, _before(head), index)


def _role(head: Token, before: Iterable[Token], index: ActorIndex) -> Role | None:
    words = [t.lemma.lower() for t in before if t.dep in {"compound", "amod", "nmod", "punct"} or t.tag == "HYPH"][-3:]
    for form in dict.fromkeys((head.lemma, head.text.lower(), _singular(head))):
        for n in range(len(words), -1, -1):
            role = _listed(" ".join((*words[len(words) - n :], form)), index)
            if role is not None:
                return role
    return None


def _listed(phrase: str, index: ActorIndex) -> Role | None:
    """The role of a phrase, with its hyphen or without."""
    role = index.roles.get(phrase)
    if role is None and " - " in phrase:
        role = index.roles.get(phrase.replace(" - ", "-")) or index.roles.get(phrase.replace(" - ", " "))
    return role


def _singular(token: Token) -> str:
    """The tagger takes capitalised titles for names and leaves their plural as it is."""
    word = token.text.lower()
    return word.removesuffix("s") if token.tag in {"NNPS", "NNS"} or word.endswith("s") else word


def _role_in(before: tuple[Token, ...], index: ActorIndex) -> Role | None:
    """The longest role in a run of modifiers; the last one where several are as long."""
    best: Role | None = None
    longest = 0
    for last in range(len(before)):
        for first in range(max(last - 3, 0), last + 1):
            words = (t.text.lower().rstrip(".") for t in before[first : last + 1])
            role = _listed(" ".join(words), index)
            if role is not None and last + 1 - first >= longest:
                best, longest = role, last + 1 - first
    return best


def _before(head: Token) -> Iterator[Token]:
    """The modifiers in front of a head with all below them, in order of text."""
    found: list[Token] = []
    for child in head.children:
        if child.i < head.i and child.dep in PREMODIFIERS:
            found += [t for t in child.subtree() if t.i < head.i]
    return iter(_unbroken(sorted(found, key=lambda t: t.i), head))


def _unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """Only the run that reaches the head without a gap."""
    kept: list[Token] = []
    expected = head.i - 1
    for token in reversed(tokens):
        is_dash = token.text in DASHES and token.end < (kept[-1] if kept else head).start
        if token.i != expected or is_dash:
            break
        kept.append(token)
        expected -= 1
    return kept[::-1]


def origins(phrase: Phrase) -> Iterator[Token]:
    """Tokens that may tell whose the actor is: modifiers from the nearest outwards, then `of`, `in`, `for`, ... phrases."""
    yield from reversed(phrase.before)
    names = ("of", "from") if phrase.head.lemma in WORDS.abroad else ORIGIN
    for name in names:
        yield from grammar.of_preposition(phrase.head, name)

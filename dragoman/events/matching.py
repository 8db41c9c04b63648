"""Find the frames that the words of a sentence evoke: one frame a trigger, the most specific that fits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.events.slots import Slots
from dragoman.lexicon.frames import Frame, Frames
from dragoman.model.analysis import Token

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
PHRASE_DEPS = frozenset(
    "prt prep dobj obj advmod compound amod pobj acomp attr nsubjpass agent dative oprd xcomp neg".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger, its frame, and the tokens that the frame's phrase and conditions have used up."""

    trigger: Token
    frame: Frame
    used: tuple[Token, ...]
    weight: int

    @property
    def negative(self) -> bool:
        """Does the frame's phrase hold the negation itself (`not lift`)? Then the act is the refusal."""
        return any(token.dep == "neg" for token in self.used)


def match_tokens(tokens: Iterable[Token], frames: Frames, slots: Slots) -> Iterator[Match]:
    """The best match of each token that evokes a frame, in order of text; tokens used up by another are passed over."""
    found = [m for m in (best_match(token, frames, slots) for token in tokens) if m is not None]
    used = {t.i for m in found for t in m.used}
    return (m for m in found if m.trigger.i not in used)


def best_match(token: Token, frames: Frames, slots: Slots) -> Match | None:
    """The most specific frame that the token evokes; the earlier one in the lexicon on a tie."""
    part = PARTS.get(token.pos)
    if part is None or token.dep in {"aux", "auxpass"} or (token.dep == "amod" and token.pos == "VERB"):
        return None  # `a planned meeting` tells of the meeting
    best: Match | None = None
    for lemma in _lemmas(token, part):
        for rest, frame in frames.index.get((part, lemma), ()):
            match = _match(token, rest, frame, slots)
            if match is not None and (best is None or match.weight > best.weight):
                best = match
    return best


def _lemmas(token: Token, part: str) -> list[str]:
    """The lemma; the plain word as well where the lemmatiser may have missed."""
    word = token.text.lower()
    forms = [token.lemma]
    if word != token.lemma:
        forms.append(word)
    if part == "noun" and token.tag == "NNPS":
        forms.append(word.removesuffix("s"))
    return forms


def _match(token: Token, rest: tuple[str, ...], frame: Frame, slots: Slots) -> Match | None:
    used: list[Token] = []
    for lemma in rest:
        found = _phrase_member(token, lemma)
        if found is None:
            return None
        used.append(found)
    weight = 4 * len(rest)
    for slot, lemmas in frame.when.items():
        fillers = [t for t in slots.fill(token, slot) if _among(t, lemmas, slots) and not _is_negated(slot, t)]
        if not fillers:
            return None
        used += [t for t in fillers if not slots.is_actor(t)]
        weight += 3
    if any(
        _among(t, lemmas, slots) and not _is_negated(slot, t)
        for slot, lemmas in frame.unless.items()
        for t in slots.fill(token, slot)
    ):
        return None
    if any(slots.fill(token, slot) for slot in frame.recipient):
        weight += 1
    return Match(token, frame, tuple(t for t in used if t.i != token.i), weight)


def _phrase_member(token: Token, lemma: str) -> Token | None:
    """A word of a phrase: a child of the trigger or a grandchild."""
    for child in token.children:
        if child.dep in PHRASE_DEPS and lemma in {child.lemma, child.text.lower()}:
            return child
    for child in token.children:
        for below in child.children:
            if below.dep in PHRASE_DEPS and lemma in {below.lemma, below.text.lower()}:
                return below
    return None


def _is_negated(slot: str, token: Token) -> bool:
    """`Promised not to attack` is no threat of attack."""
    return slot == "clause" and token.child("neg") is not None


def _among(token: Token, lemmas: frozenset[str], slots: Slots) -> bool:
    if token.lemma in lemmas or token.text.lower() in lemmas:
        return True
    if "@any" in lemmas or ("@actor" in lemmas and slots.is_actor(token)):
        return True
    return f"@{slots.sector(token)}" in lemmas

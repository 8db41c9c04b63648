"""The PLOVER type of what one marked party does to another: the frames of the sentence, weighed by how they hold the two."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.events.absorbing import absorbed_tokens
from dragoman.events.coding import EventLexicon
from dragoman.events.matching import Match, match_tokens
from dragoman.events.pair_model import DIGITS, NONE, PairModel
from dragoman.events.parties import Parties
from dragoman.events.slots import Slots
from dragoman.events.typing import of_refusal, retype
from dragoman.model import grammar
from dragoman.model.analysis import Analysis, Token
from dragoman.model.attribution import Claims
from dragoman.model.resolution import Resolution
from dragoman.model.span import Span

FRAMES = 0.7  # the share of the frames where one fits; the rest is the model's
SURE_OF_NONE = 0.9  # who asks about two parties mostly knows that something is between them
NOTHING = 0.5  # evidence for NONE where no frame fits
SHARPNESS = 1.2


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest type (or NONE), its mode, and a probability for each type of the ontology and NONE, summing to 1."""

    type: str
    mode: str | None
    p: Mapping[str, float]


def classify_pair(
    analysis: Analysis, resolution: Resolution, claims: Claims, actor: Span, recipient: Span, lexicon: EventLexicon
) -> Verdict:
    """Weigh every frame of the article's sentences that hold one of the parties."""
    marked = _tokens(analysis, actor) | _tokens(analysis, recipient)
    parties = Parties(analysis, resolution, claims)
    slots = Slots(lexicon.light_verbs, lambda token: token.i in marked or parties.is_actor(token), parties.sector)
    sentences = [s for s in analysis.sentences if s.span.touches(actor) or s.span.touches(recipient)]
    matches = [m for s in sentences for m in match_tokens(s.tokens, lexicon.frames, slots)]
    absorbed = absorbed_tokens(matches)
    evidence: dict[str, float] = {}
    modes: dict[str, str | None] = {}
    for match in matches:
        weight = _fit(match, _tokens(analysis, actor), _tokens(analysis, recipient), slots)
        weight -= 1.5 * (match.trigger.i in absorbed)
        stance = claims.stance(match.trigger.i)
        kind, mode, *_ = retype(match.frame.type, match.frame.mode, of_refusal(stance) if match.negative else stance)
        if weight > evidence.get(kind, 0.0):
            evidence[kind], modes[kind] = weight, mode
    p = _probabilities({**dict.fromkeys(lexicon.ontology.types, 0.0), **evidence, NONE: NOTHING})
    p = with_model(p, lexicon.pairs, analysis.article.text, actor, recipient, is_silent=not evidence)
    best = max(p, key=lambda name: (p[name] if name != NONE or p[name] >= SURE_OF_NONE else 0.0, name))
    return Verdict(best, modes.get(best), p)


def with_model(
    p: Mapping[str, float], model: PairModel | None, text: str, actor: Span, recipient: Span, *, is_silent: bool
) -> dict[str, float]:
    """What frames and model say together: the model alone where no frame fits, else the weighted mean of both."""
    if model is None or actor.touches(recipient):
        return dict(p)
    judged = model.judge(text, actor, recipient).types
    share = 0.0 if is_silent else FRAMES
    return {name: round(share * p[name] + (1 - share) * judged[name], DIGITS) for name in p}


def _tokens(analysis: Analysis, span: Span) -> set[int]:
    return {t.i for t in analysis.tokens_in(span)}


def _fit(match: Match, actor: set[int], recipient: set[int], slots: Slots) -> float:
    """How well a frame holds the two parties: in its slots, below them, or just near in the tree."""
    trigger, frame = match.trigger, match.frame
    as_actor = _held(trigger, frame.actor, actor, slots)
    as_recipient = _held(trigger, frame.recipient, recipient, slots)
    if frame.joint:
        both = (*frame.actor, *frame.recipient)
        as_actor, as_recipient = _held(trigger, both, actor, slots), _held(trigger, both, recipient, slots)
    below = {t.i for t in trigger.subtree()}
    reach = 0.4 * bool(below & recipient) + 0.2 * bool(below & actor)
    verbal = 0.3 * (trigger.pos == "VERB")
    top = 0.5 * (trigger.is_root or trigger.head.is_root)
    return 1.0 + 2.0 * as_actor + 1.4 * as_recipient + reach + verbal + top + 0.06 * min(match.weight, 6)


def _held(trigger: Token, names: Iterable[str], party: set[int], slots: Slots) -> float:
    """1 where the party fills a slot, less where it is part of what fills one, 0 else."""
    best = 0.0
    for name in names:
        for token in slots.fill(trigger, name):
            if token.i in party:
                return 1.0
            if token.pos in {"VERB", "AUX"}:
                inside = {t.i for t in (*grammar.subject(token), *grammar.objects(token))}
            else:
                inside = {t.i for t in token.subtree()}
            if inside & party:
                best = max(best, 0.7)
    return best


def _probabilities(evidence: Mapping[str, float]) -> dict[str, float]:
    exponents = {name: math.exp(SHARPNESS * value) for name, value in evidence.items()}
    total = sum(exponents.values())
    return {name: round(value / total, 4) for name, value in exponents.items()}

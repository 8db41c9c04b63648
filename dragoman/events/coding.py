"""Analysis, resolution and claims --> events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dragoman.events.absorbing import absorbed_tokens, without_repeats
from dragoman.events.acts import Act, act_of, confidence, not_coded
from dragoman.events.circumstances import date_of, place_of
from dragoman.events.contexts import contexts_of
from dragoman.events.matching import Match, match_tokens
from dragoman.events.parties import Parties
from dragoman.events.slots import LightVerbs, Slots
from dragoman.events.typing import of_refusal, retype
from dragoman.lexicon.frames import Frames
from dragoman.lexicon.ontology import Ontology
from dragoman.model import voices
from dragoman.model.analysis import Analysis, Sentence, Token
from dragoman.model.attribution import Claims
from dragoman.model.event import Coder, Coding, Event, PassedOver, Quote
from dragoman.model.identity import stable_id
from dragoman.model.place import Place
from dragoman.model.resolution import Resolution
from dragoman.model.span import Span
from dragoman.model.timex import Timex

Item = TypeVar("Item", Timex, Place)
BODILY = frozenset(
    {"ASSAULT", "MOBILIZE", "RETREAT", "PROTEST"}
)  # acts on the ground: a town as their object is their place
VISITS = frozenset({"visit", "arrive", "travel", "trip", "go", "fly", "come"})


@dataclass(frozen=True)
class EventLexicon:
    """What the events stage knows: frames, PLOVER, light verbs, words that evoke contexts, collectives."""

    frames: Frames
    ontology: Ontology
    light_verbs: LightVerbs
    contexts: Mapping[str, tuple[str, ...]]
    blocs: frozenset[str]  # names of collectives without a country
    things: frozenset[str]  # lemmas of goods and weapons, which act for nobody


def code_events(
    analysis: Analysis, resolution: Resolution, claims: Claims, lexicon: EventLexicon, coder: Coder
) -> Coding:
    """The events of an article, in order of text. An act without a stated actor is none (PLOVER G7)."""
    return _Story(analysis, resolution, claims, lexicon, coder).coded()


@dataclass(frozen=True)
class _Story:
    """One article with all that is known of it, on its way to events."""

    analysis: Analysis
    resolution: Resolution
    claims: Claims
    lexicon: EventLexicon
    coder: Coder

    def coded(self) -> Coding:
        parties = Parties(self.analysis, self.resolution, self.claims, self.lexicon.things)
        slots = Slots(self.lexicon.light_verbs, parties.is_actor, parties.sector)
        events: list[Event] = []
        passed_over: list[PassedOver] = []
        for sentence in self.analysis.sentences:
            found, dropped = acts(sentence, self.lexicon, slots, parties)
            triggers = frozenset(act.match.trigger.i for act in found)
            events += [self.event(act, sentence, triggers) for act in found]
            passed_over += [PassedOver(self.quote(match.trigger.span), reason) for match, reason in dropped]
        return Coding(tuple(events), tuple(passed_over))

    def event(self, act: Act, sentence: Sentence, triggers: frozenset[int]) -> Event:
        """The event of an act; `triggers` are those of all acts of its sentence."""
        article, trigger, frame = self.analysis.article, act.match.trigger, act.match.frame
        stance = self.claims.stance(trigger.i)
        if act.match.negative:
            stance = of_refusal(stance)
        kind, mode, auxiliary, rules = retype(frame.type, frame.mode, stance)
        timexes = [t for t in self._timexes.get(sentence.index, ()) if self._told_with(trigger, t.span)]
        date, date_why = date_of(self.analysis, timexes, trigger, triggers)
        goal = trigger.lemma in VISITS
        places = self._places.get(sentence.index, [])
        targets = [entity.span for entity in act.recipients]
        place, place_why = place_of(
            self.analysis, places, trigger, triggers, goal=goal, struck=kind in BODILY, recipients=targets
        )
        return Event(
            id=stable_id("e", article.id, self.coder.version, self.coder.lexicon, kind, trigger.start, trigger.end),
            article_id=article.id,
            title=article.title,
            publication=article.publication,
            published=article.published,
            url=article.url,
            type=kind,
            mode=mode,
            contexts=contexts_of(sentence.tokens, frame.contexts, self.lexicon.contexts),
            auxiliary=auxiliary,
            quad=self.lexicon.ontology.types[kind].quad,
            score=self.lexicon.ontology.score(kind, mode),
            cameo=frame.cameo if kind == frame.type else None,
            actors=act.actors,
            recipients=act.recipients,
            trigger=self.quote(trigger.span),
            sentence=self.quote(sentence.span),
            date=date,
            place=place,
            factuality=stance.factuality,
            attribution=voices.chain(article, self.claims, trigger.i),
            confidence=confidence(act),
            why=(*act.why, *stance.why, *rules, date_why, place_why),
            coder=self.coder,
        )

    @cached_property
    def _timexes(self) -> dict[int, list[Timex]]:
        return self._by_sentence(self.resolution.timexes)

    @cached_property
    def _places(self) -> dict[int, list[Place]]:
        return self._by_sentence(self.resolution.places)

    def _by_sentence(self, items: Iterable[Item]) -> dict[int, list[Item]]:
        found: dict[int, list[Item]] = {}
        for item in items:
            token = self.analysis.token_at(item.start)
            if token is not None:
                found.setdefault(self.analysis.sentence_of(token).index, []).append(item)
        return found

    def _told_with(self, trigger: Token, span: Span) -> bool:
        """Does a span stand in the same content as the trigger? `Said on Friday it had ...`: Friday is the saying's."""
        chain = self.claims.chain(trigger.i)
        return not chain or any(content.touches(span) for content in chain[0].content)

    def quote(self, span: Span) -> Quote:
        """Verbatim characters."""
        return Quote(span.of(self.analysis.article.text), *span)


def acts(
    sentence: Sentence, lexicon: EventLexicon, slots: Slots, parties: Parties
) -> tuple[list[Act], list[tuple[Match, str]]]:
    """The acts that a sentence tells, one for each trigger, and the matches that are none of their own, with reasons."""
    matches = list(match_tokens(sentence.tokens, lexicon.frames, slots))
    every = [act_of(m, slots, parties) for m in matches]
    absorbed = absorbed_tokens(act.match for act in every if act.actors)
    dropped = [(m, "part of another act") for m in matches if m.trigger.i in absorbed]
    found = [act for act in every if act.match.trigger.i not in absorbed]
    reasons = [(act, not_coded(act, lexicon.blocs)) for act in found]
    dropped += [(act.match, reason) for act, reason in reasons if reason is not None]
    coded = [act for act, reason in reasons if reason is None]
    kept = without_repeats(coded)
    dropped += [(act.match, "told already") for act in coded if act not in kept]
    in_order = sorted(dropped, key=lambda entry: entry[0].trigger.i)
    return kept, [(match, f"{match.frame.type}: {reason}") for match, reason in in_order]

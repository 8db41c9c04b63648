"""Analysis, resolution and claims --> events."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dragoman.events.absorbing import absorbed_tokens, without_repeats
from dragoman.events.acts import BODILY, Act, act_of, not_coded, trust
from dragoman.events.circumstances import date_of, place_of
from dragoman.events.contexts import contexts_of
from dragoman.events.counts import CountWords, with_counts
from dragoman.events.matching import Match, match_tokens
from dragoman.events.pair_model import NONE, Judgement, PairModel
from dragoman.events.parties import Parties
from dragoman.events.proposing import LEAST, candidates
from dragoman.events.slots import LightVerbs, Slots
from dragoman.events.typing import of_refusal, retype
from dragoman.lexicon.frames import Frame, Frames
from dragoman.lexicon.ontology import Ontology
from dragoman.model import voices
from dragoman.model.analysis import Analysis, Sentence, Token
from dragoman.model.attribution import Claims
from dragoman.model.entity import PUBLIC_SECTORS, Entity
from dragoman.model.event import UNREAD, Coder, Coding, Event, PassedOver, Quote
from dragoman.model.identity import stable_id
from dragoman.model.place import Place
from dragoman.model.resolution import Resolution
from dragoman.model.span import Span
from dragoman.model.timex import Timex

Item = TypeVar("Item", Timex, Place)
QUIET = 0.7  # probability of NONE from which an act is none
SURE = 0.9  # the same where there is no second party
PRIVATE = 0.5  # probability of private life from which nothing in a sentence is an event
DEALS = frozenset(
    {"AGREE", "AID", "SANCTION", "SUPPORT"}
)  # what teams and firms named after states do not do to each other
VISITS = frozenset({"visit", "arrive", "travel", "trip", "go", "fly", "come"})


@dataclass(frozen=True)
class EventLexicon:
    """What the events stage knows: frames, PLOVER, light verbs, words that evoke contexts, collectives."""

    frames: Frames
    ontology: Ontology
    light_verbs: LightVerbs
    contexts: Mapping[str, tuple[str, ...]]
    blocs: frozenset[str]  # names of collectives without a country
    counts: CountWords
    things: frozenset[str]  # lemmas of goods and weapons, which act for nobody
    pairs: PairModel | None = None
    idle: frozenset[str] = frozenset()  # verbs that do nothing to anybody


def code_events(
    analysis: Analysis,
    resolution: Resolution,
    claims: Claims,
    lexicon: EventLexicon,
    coder: Coder,
    *,
    is_private: bool = False,
) -> Coding:
    """The events of an article, in order of text. An act without a stated actor is none (PLOVER G7).

    In a story of private life (`is_private`) only acts of or towards somebody of public life, and protests, are events.
    """
    return _Story(analysis, resolution, claims, lexicon, coder, is_private).coded()


@dataclass(frozen=True)
class _Story:
    """One article with all that is known of it, on its way to events."""

    analysis: Analysis
    resolution: Resolution
    claims: Claims
    lexicon: EventLexicon
    coder: Coder
    is_private: bool

    def coded(self) -> Coding:
        if self.is_private and not self.analysis.sentences:
            return Coding((), (self.unread(),))
        parties = Parties(self.analysis, self.resolution, self.claims, self.lexicon.things)
        slots = Slots(self.lexicon.light_verbs, parties.is_actor, parties.sector)
        events: list[Event] = []
        passed_over: list[PassedOver] = []
        for sentence in self.analysis.sentences:
            found, dropped = acts(sentence, self.lexicon, slots, parties)
            triggers = frozenset(act.match.trigger.i for act in found)
            for act in found:
                event = self.event(act, sentence, triggers)
                quiet = self.why_quiet(act, sentence)
                if quiet is None:
                    events.append(event)
                else:
                    passed_over.append(PassedOver(event.trigger, f"{event.type}: {quiet}"))
            events += [self.event(act, sentence, triggers) for act in self.silent(sentence, parties, found)]
            passed_over += [PassedOver(self.quote(match.trigger.span), reason) for match, reason in dropped]
        events.sort(key=lambda event: event.trigger.start)
        counted = with_counts(events, self.analysis.sentences, self.analysis, self.lexicon.counts)
        return Coding(tuple(counted), tuple(passed_over))

    def unread(self) -> PassedOver:
        """The first line of a story that was not parsed."""
        text = self.analysis.article.text
        start = len(text) - len(text.lstrip())
        return PassedOver(self.quote(Span(start, start + len(text[start:].partition("\n")[0]))), UNREAD)

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
            confidence=self.confidence(act, kind, sentence),
            why=(*act.why, *stance.why, *rules, date_why, place_why),
            coder=self.coder,
        )

    def silent(self, sentence: Sentence, parties: Parties, found: Sequence[Act]) -> Iterator[Act]:
        """Acts between actors of a sentence that no frame ties, where the pair model is sure of one."""
        told = [(a.start, r.start) for act in found for a in act.actors for r in (*act.recipients, *act.actors)]
        triggers = {act.match.trigger.i for act in found}
        for candidate in candidates(sentence, parties, told, self.lexicon.idle):
            if candidate.verb.i in triggers:
                continue  # before the model is asked, which is dear
            judged = self.judged([candidate.actor], [candidate.recipient], sentence)
            if judged is None:
                continue
            kind = max(judged.types, key=lambda name: judged.types[name])
            if kind != NONE and judged.types[kind] >= LEAST and judged.private < PRIVATE:
                frame = Frame(f"pair model {judged.types[kind]:.2f}", kind, ())
                match = Match(candidate.verb, frame, (), 0)
                act = Act(match, (candidate.actor,), (candidate.recipient,), (frame.id,))
                if not self.is_private or is_of_public_life(act):
                    yield act

    def confidence(self, act: Act, kind: str, sentence: Sentence) -> float:
        """The rule's trust and the model's probability of the type, half and half; the rule's alone without a pair."""
        judged = self.judged(act.actors, act.recipients or act.actors[1:], sentence)
        value = trust(act) if judged is None else (trust(act) + judged.types[kind]) / 2
        return round(value, 2)

    def why_quiet(self, act: Act, sentence: Sentence) -> str | None:
        """Why an act is no political one by the pair model: its sentence is of private life, or only private parties do nothing."""
        parties = act.recipients or act.actors[1:]
        if not is_of_state(act, parties) and self.private(sentence) >= PRIVATE:
            return "private life, by the pair model"
        if is_of_public_life(act):
            return None
        if self.is_private and not is_of_state(act, parties):
            return "private life, by the words of the story"
        judged = self.judged(act.actors, parties or thing(act.match.trigger), sentence)
        is_none = judged is not None and judged.types[NONE] >= (QUIET if parties else SURE)
        return "no political act, by the pair model" if is_none else None

    def private(self, sentence: Sentence) -> float:
        """How likely a sentence is of private life: by a pair of it that was judged; where that says so, by the bare sentence, too."""
        if self.lexicon.pairs is None:
            return 0.0
        by_pair = self._by_pair.get(sentence.index, 1.0)
        if by_pair < PRIVATE:
            return by_pair
        if sentence.index not in self._bare:
            self._bare[sentence.index] = self.lexicon.pairs.private(sentence.span.of(self.analysis.article.text))
        return min(by_pair, self._bare[sentence.index])

    def judged(self, actors: Sequence[Entity], others: Sequence[Entity | Span], sentence: Sentence) -> Judgement | None:
        """What the pair model says of the first actor and the first other party in their sentence."""
        if self.lexicon.pairs is None or not actors or not others:
            return None
        text = sentence.span.of(self.analysis.article.text)
        first, second = (Span(e.start - sentence.start, e.end - sentence.start) for e in (actors[0], others[0]))
        inside = all(0 <= s.start < s.end <= len(text) for s in (first, second))
        if not inside or first.touches(second):
            return None
        key = (sentence.index, first, second)
        if key not in self._said:
            self._said[key] = self.lexicon.pairs.judge(text, first, second)
            self._by_pair.setdefault(sentence.index, self._said[key].private)
        return self._said[key]

    @cached_property
    def _said(self) -> dict[tuple[int, Span, Span], Judgement]:
        """What the pair model said already, by sentence and pair."""
        return {}

    @cached_property
    def _by_pair(self) -> dict[int, float]:
        """How likely sentences are about private life, by the first pair of each that was judged."""
        return {}

    @cached_property
    def _bare(self) -> dict[int, float]:
        """The same by the sentences themselves."""
        return {}

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


def is_of_public_life(act: Act) -> bool:
    """Has somebody of public life (a government, a court, a party, police, soldiers, rebels) part in it?"""
    return any(entity.sector in PUBLIC_SECTORS for entity in (*act.actors, *act.recipients))


def is_of_state(act: Act, others: Sequence[Entity]) -> bool:
    """Is an act one of public life whatever its sentence sounds like: by somebody in office, a court, a protest, a deal of two states?"""
    if act.match.frame.type == "PROTEST" or any(e.office or e.sector == "JUD" for e in (*act.actors, *others)):
        return True
    states = {e.country for e in (*act.actors, *others) if e.sector == "GOV" and e.country}
    holds_talks = act.match.frame.type == "CONSULT" and bool(act.match.used)  # `resumed negotiations`; teams only meet
    return (act.match.frame.type in DEALS or holds_talks) and len(states) > 1


def thing(trigger: Token) -> list[Span]:
    """What an act without a recipient is about: its object, or what its first preposition leads to."""
    for token in (*trigger.all_children("dobj", "obj"), *(p for c in trigger.all_children("prep") for p in c.children)):
        if token.i > trigger.i and token.dep in {"dobj", "obj", "pobj"}:
            words = token.subtree()
            return [Span(words[0].start, token.end)]
    return []


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

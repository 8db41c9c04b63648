"""All layers of one story in one value, and what every kind of tie does with them."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from dragoman.lexicon.states import name_of_code, state_of_adjective
from dragoman.lexicon.ties import Ties
from dragoman.model import voices
from dragoman.model.analysis import Analysis, Sentence, Token
from dragoman.model.attribution import Attitude, Claims
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.model.event import Coder, Event, Quote, Voice
from dragoman.model.identity import stable_id
from dragoman.model.place import Place
from dragoman.model.relation import Party, Relation
from dragoman.model.resolution import Resolution
from dragoman.model.span import Span
from dragoman.model.timex import Timex
from dragoman.relations.filing import filed_at, filed_in

Item = TypeVar("Item")
SAID = frozenset({Attitude.ASSERTION, Attitude.BELIEF})
PUBLIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "UAF", "PTY", "OPP"})
BODIES = frozenset({"IGO", "EUR", "UNO"})
NEXT = 3  # places whose words may overlap
DOERS = frozenset({"nsubj", "nsubjpass"})
SCENES = frozenset(
    "in into over after since at near across through around of before during".split()
)  # before scenes, not doers


@dataclass(frozen=True)
class Story:
    """What the stages before have found in one article."""

    analysis: Analysis
    resolution: Resolution
    claims: Claims
    events: tuple[Event, ...]
    ties: Ties
    coder: Coder

    @cached_property
    def events_by_trigger(self) -> dict[int, Event]:
        """Events by the index of the token that triggers them."""
        found = {}
        for event in self.events:
            token = self.analysis.token_at(event.trigger.start)
            if token is not None:
                found[token.i] = event
        return found

    def entities(self, token: Token) -> tuple[Entity, ...]:
        """The actors that a token heads a mention of."""
        words = (token, *token.all_children("appos"))
        mention = next((m for t in words if (m := self.resolution.by_head.get(t.i)) is not None and m.entities), None)
        return tuple(map(self._at_home, mention.entities)) if mention is not None else ()

    def origin(self, token: Token) -> Entity | None:
        """The state that an adjective names by itself (`Swedish` of `Swedish fighters`), whatever its phrase stands for."""
        before = self.analysis.tokens[token.i - 1].text if token.i else ""
        code = state_of_adjective(f"{before} {token.text}") or state_of_adjective(token.text)
        if code is None:
            return None
        via = Via(ViaRule.DEMONYM, token.start, token.end)
        name = name_of_code(code)
        return Entity(
            token.text, *token.span, name=name, code=code, country=code, sector="GOV", sectors=("GOV",), via=via
        )

    def _at_home(self, entity: Entity) -> Entity:
        """An official of an unsaid state is one of the state where the story was filed."""
        home = self.filed_in
        if entity.code is not None or entity.sector != "GOV" or home is None:
            return entity
        return replace(entity, code=home.code, country=home.country, via=home.via)

    def timex_of(self, verb: Token, outside: Iterable[Span] = ()) -> Timex | None:
        """The first time expression that names days and hangs on a verb, and that does not lie in some spans."""
        told = list(outside)
        here = _between(self.resolution.timexes, self._timex_starts, self.analysis.sentence_of(verb).span)
        dated = (x for x in here if x.begin and not any(x.span.touches(s) for s in told))
        return next((x for x in dated if self._hangs_on(x, verb)), None)

    def _hangs_on(self, timex: Timex, verb: Token) -> bool:
        """Does a time expression lead up to the verb without another verb between (`said at a briefing on Tuesday`)?"""
        head = self.analysis.head_of(timex.span)
        for token in () if head is None else (head, *head.ancestors()):
            if token.i == verb.i:
                return True
            if token.pos in {"VERB", "AUX"} or token.dep in {"relcl", "nsubj", "dobj"}:
                return False
        return False

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """The mentions that start in a span, in order of text."""
        return _between(self.resolution.mentions, self._mention_starts, span)

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [m.start for m in self.resolution.mentions]

    def town_at(self, span: Span) -> Place | None:
        """The town or site whose words touch a span."""
        starts, towns = self._towns
        n = bisect_left(starts, span.end)
        return next((p for p in towns[max(n - NEXT, 0) : n] if p.span.touches(span)), None)

    @cached_property
    def _towns(self) -> tuple[list[int], list[Place]]:
        towns = sorted((p for p in self.resolution.places if p.precision in {"city", "site"}), key=lambda p: p.start)
        return [p.start for p in towns], towns

    def timexes_on(self, word: Token) -> list[Timex]:
        """The time expressions that hang on a word, in order of text, also lengths of time."""
        here = self.timexes_in(self.analysis.sentence_of(word).span)
        return [x for x in here if self._hangs_on(x, word)]

    def timexes_in(self, span: Span) -> Sequence[Timex]:
        """The time expressions that start in a span, in order of text."""
        return _between(self.resolution.timexes, self._timex_starts, span)

    @cached_property
    def parents(self) -> frozenset[str | None]:
        """Ids of the attributions whose content holds another."""
        return frozenset(a.parent for a in self.claims.attributions)

    def events_in(self, spans: Iterable[Span]) -> list[Event]:
        """The events whose triggers lie in some spans, in order of text."""
        found = (e for span in spans for e in _between(self.events, self._trigger_starts, span))
        return sorted({e.id: e for e in found}.values(), key=lambda e: e.trigger.start)

    @cached_property
    def _timex_starts(self) -> list[int]:
        return [t.start for t in self.resolution.timexes]

    @cached_property
    def _trigger_starts(self) -> list[int]:
        return [e.trigger.start for e in self.events]

    def beside(
        self,
        sentence: Sentence,
        known: Container[str | None],
        *,
        quoted: bool = False,
        doers: bool = True,
        above: Token | None = None,
    ) -> Entity | None:
        """The only other state or body that a sentence names as an actor beside the known ones.

        With `quoted` also who is cited, and whose a thing is (`Saudi cash`); without `doers` nobody who does something else in
        it; with `above` only doers of verbs over that word.
        """
        entities = self._beside(sentence, quoted=quoted, doers=doers, above=above)
        codes = {e.country or e.code: e for e in entities if e.country or e.code == "EUR"}
        others = [e for code, e in codes.items() if code not in known]
        return others[0] if len(others) == 1 else None

    def _beside(self, sentence: Sentence, *, quoted: bool, doers: bool, above: Token | None = None) -> list[Entity]:
        """The actors of a sentence, without scenes and correspondents."""
        over = None if above is None else {t.i for t in above.ancestors()}
        heads = (t for t in sentence.tokens if t.dep != "pobj" or t.head.lemma not in SCENES)
        heads = (t for t in heads if not _does(t) or (doers and (over is None or t.head.i in over)))
        mentions = (self.resolution.by_head.get(t.i) for t in heads if quoted or not self._says_whose(t))
        actors = [m for m in mentions if m is not None and m.kind == "actor" and (quoted or not self._speaks(m.span))]
        return [e for m in actors for e in m.entities if e.sector != "JRN"]

    def _says_whose(self, token: Token) -> bool:
        """Does a word only say whose a thing is (`Saudi cash`)?"""
        return token.dep == "amod" and self.resolution.by_head.get(token.head.i) is None

    def _speaks(self, span: Span) -> bool:
        """Is somebody the source of a claim?"""
        starts, sources = self._sources
        n = bisect_left(starts, span.start + 1) - 1
        return any(source.touches(span) for source in sources[max(n, 0) : n + 2])

    @cached_property
    def _sources(self) -> tuple[list[int], list[Span]]:
        spans = sorted({span for a in self.claims.attributions if a.attitude in SAID for span in a.source})
        return [s.start for s in spans], spans

    def named_in(self, sentence: Sentence) -> list[Entity]:
        """The actors with a country that a sentence names, in order of text."""
        return [e for t in sentence.tokens if (m := self.resolution.by_head.get(t.i)) for e in m.entities if e.country]

    def names_others(self, sentence: Sentence, known: Container[str | None], *, scenes: bool = True) -> bool:
        """Does a sentence name states beside the known ones?

        Without `scenes` none that are only where something is, do something else, or speak.
        """
        found = self.named_in(sentence) if scenes else self._beside(sentence, quoted=False, doers=False)
        return any(e.country and e.country not in known for e in found)

    def known(self, entity: Entity) -> Entity:
        """Who a bare name stands for: an earlier mention with a country whose words hold the name (`King Hussein of Jordan`)."""
        if entity.country is not None or entity.name is None:
            return entity
        earlier = (e for m in self.resolution.mentions for e in m.entities if e.country and e.start < entity.start)
        fuller = next((e for e in earlier if entity.text in e.text.split() and e.text != entity.text), None)
        return replace(fuller, text=entity.text, start=entity.start, end=entity.end) if fuller is not None else entity

    def named(self, name: str | None) -> list[Entity]:
        """All mentions of a person or body of a name, in order of text."""
        return self._by_name.get(name, [])

    @cached_property
    def _by_name(self) -> dict[str | None, list[Entity]]:
        found: dict[str | None, list[Entity]] = {}
        for mention in self.resolution.mentions:
            for entity in mention.entities:
                found.setdefault(entity.name, []).append(entity)
        return found

    @cached_property
    def filed_in(self) -> Entity | None:
        """The state whose capital stands in the dateline."""
        return filed_in(self.analysis)

    @cached_property
    def filed_at(self) -> Entity | None:
        """The state whose capital, or a town named again in the story, stands in the dateline."""
        return self.filed_in or filed_at(self.analysis, self.resolution)

    def quote(self, span: Span) -> Quote:
        """Verbatim evidence."""
        return Quote(span.of(self.analysis.article.text), *span)

    def chain(self, token: Token) -> tuple[Voice, ...]:
        """Who says what a token tells, inner to outer."""
        return voices.chain(self.analysis.article, self.claims, token.i)

    def relation(
        self,
        kind: str,
        token: Token,
        parties: Iterable[Party],
        *,
        status: str | None,
        terms: Mapping[str, Any],
        events: Iterable[Event] = (),
        begin: str | None = None,
        end: str | None = None,
        told_by: Token | None = None,
        evidence: Iterable[Quote] = (),
        why: Iterable[str] = (),
        apart: str | None = None,
    ) -> Relation:
        """A tie that one token of the text names; chain and certainty are those of `told_by` where another word tells it.

        `apart` tells ties of one kind apart that the same token names (`toured Oman and Qatar`; one of each sender).
        """
        teller = told_by or token
        every = tuple(dict.fromkeys(parties))
        sentence = self.analysis.sentence_of(token)
        shown = tuple(evidence) or (self.quote(sentence.span),)
        place = (kind, token.start, token.end, *(() if apart is None else (apart,)))
        return Relation(
            id=stable_id("r", self.analysis.article.id, self.coder.version, self.coder.lexicon, *place),
            article_id=self.analysis.article.id,
            kind=kind,
            parties=every,
            status=status,
            begin=begin,
            end=end,
            terms=terms,
            events=tuple(e.id for e in events),
            attribution=self.chain(teller),
            factuality=self.claims.stance(teller.i).factuality,
            evidence=shown,
            why=tuple(why),
            coder=self.coder,
        )


def _does(token: Token) -> bool:
    """Does a word do something: a subject, or one whose verb is left out (`Peru sent ten, and Chile two`)?"""
    named = token.head if token.dep == "appos" else token
    return named.dep in DOERS or (named.dep == "conj" and named.head.pos == "VERB")


def is_public(entity: Entity) -> bool:
    """Does an actor act for a state or a body of states: none of a firm, a club, or somebody without an office?"""
    return entity.sector in PUBLIC or entity.code in BODIES


def as_told(begin: str, end: str) -> str | None:
    """The day, or only the month or year where the words name no single day (ISO 8601); None for other spans."""
    if begin == end:
        return begin
    if begin.endswith("-01-01") and end == f"{begin[:4]}-12-31":
        return begin[:4]
    return begin[:7] if begin[:7] == end[:7] and begin.endswith("-01") and end[8:] >= "28" else None


def _between(items: Sequence[Item], starts: list[int], span: Span) -> Sequence[Item]:
    """The items that start in a span; both lists are in order of text."""
    return items[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

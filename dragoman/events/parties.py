"""From the tokens in a slot to the actors that they stand for."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.model import grammar
from dragoman.model.analysis import Analysis, Token
from dragoman.model.attribution import Claims, Form
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.model.resolution import Resolution
from dragoman.model.span import Span

OWNERS = ("poss", "amod", "compound", "nmod")
BEARERS = ("by", "of", "from", "in", "against", "with", "between", "to", "for", "on", "among")
DEEPEST = 3
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
STATES = frozenset({ViaRule.NAME, ViaRule.DEMONYM, ViaRule.CAPITAL, ViaRule.PLACE})


class Parties:
    """Looks up the actors behind tokens of one article."""

    def __init__(self, analysis: Analysis, resolution: Resolution, claims: Claims, things: Container[str] = ()) -> None:
        """Keep the mentions by head token; goods and weapons of nobody in particular (`two missiles`) are no parties."""
        self._mentions = speaking(analysis, claims) | {
            m.head: m
            for m in resolution.mentions
            if m.kind == "actor"
            and not (analysis.tokens[m.head].lemma in things and not any(e.code for e in m.entities))
        }
        self._mentions |= _named_in_sentence(analysis, self._mentions)
        self._towns = {m.head: m for m in resolution.mentions if m.kind == "place" and m.entities}
        heads = ((analysis.head_of(p.span), p) for p in resolution.places)
        self._places = {_phrase_head(head).i: place for head, place in heads if head is not None}
        self._analysis = analysis

    def hosts(self, tokens: Iterable[Token]) -> tuple[Entity, ...]:
        """The states of the towns that the tokens name: who is visited where somebody flies to Cairo."""
        return tuple(e for t in tokens if (m := self._towns.get(t.i)) for e in m.entities)

    def regions(self, tokens: Iterable[Token]) -> tuple[Entity, ...]:
        """The parts of states, and the regions of several, that the tokens name, each with its state where it has one."""
        found = ((t, p) for t in tokens if (p := self._places.get(t.i)) is not None and p.precision != "country")
        return tuple(
            self._as_party(Span(p.start, max(p.end, t.end)), p.country if p.end >= t.end else None) for t, p in found
        )

    def thing(self, token: Token) -> Entity:
        """A thing as a party: its words up to its head, and the state of the first place that its phrase names."""
        words = token.subtree()
        states = (p.country for t in words if (p := self._places.get(t.i)) is not None and p.country)
        return self._as_party(Span(words[0].start, token.end), next(states, None))

    def _as_party(self, span: Span, country: str | None) -> Entity:
        via = Via(ViaRule.PLACE) if country else None
        return Entity(span.of(self._analysis.article.text), *span, code=country, country=country, via=via)

    def is_actor(self, token: Token) -> bool:
        """Does the token head a mention of an actor?"""
        return token.i in self._mentions

    def sector(self, token: Token) -> str | None:
        """The sector of the person or body that the token heads a mention of; states have none here."""
        mention = self._mentions.get(token.i)
        entity = mention.entities[0] if mention is not None and mention.entities else None
        is_state = entity is not None and entity.via is not None and entity.via.rule in STATES and not entity.office
        return None if entity is None or (is_state and entity.sector == "GOV") else entity.sector

    def head(self, entity: Entity) -> Token | None:
        """The token that an entity's mention hangs on; None where its words are no token of their own."""
        return self._analysis.head_of(entity.span)

    def mention(self, token: Token) -> Mention | None:
        """The mention that the token heads."""
        return self._mentions.get(token.i)

    def of(self, tokens: Iterable[Token]) -> tuple[Entity, ...]:
        """The actors that the tokens stand for, or, where a token is a thing, whose thing it is. Each actor once."""
        found: dict[tuple[int, int, str | None], Entity] = {}
        for token in tokens:
            for entity in self._entities(token, DEEPEST):
                found.setdefault((entity.start, entity.end, entity.name), entity)
        return tuple(found.values())

    def direct(self, tokens: Iterable[Token]) -> tuple[Entity, ...]:
        """The actors that the tokens themselves stand for."""
        return tuple(e for t in tokens if (m := self._mentions.get(t.i)) for e in m.entities)

    def _entities(self, token: Token, depth: int) -> Iterator[Entity]:
        mention = self._mentions.get(token.i)
        if mention is not None:
            yield from mention.entities
        elif depth:
            for below in self._bearers(token):
                found = list(self._entities(below, depth - 1))
                if found:
                    yield from found
                    return

    def _bearers(self, token: Token) -> Iterator[Token]:
        """Who a thing belongs to or concerns, nearest relation first."""
        for child in token.all_children(*OWNERS):
            yield from grammar.with_conjuncts(child)
        for name in BEARERS:
            yield from grammar.of_preposition(token, name)
        for clause in token.all_children("acl", "relcl"):
            yield from grammar.subject(clause)


def _phrase_head(token: Token) -> Token:
    """The last noun of the name that a noun in front belongs to (`Santa Cruz` in `Santa Cruz Barillas`)."""
    while token.dep == "compound" and token.head.i > token.i:
        token = token.head
    return token


def _named_in_sentence(analysis: Analysis, mentions: Mapping[int, Mention]) -> dict[int, Mention]:
    """Pronouns with the words that they stand for in their sentence: `Oslo said it would leave` has Oslo leave."""
    by_start = {m.start: m for m in mentions.values()}
    found: dict[int, Mention] = {}
    for index, mention in mentions.items():
        entity, token = mention.entity, analysis.tokens[index]
        if token.pos != "PRON" and token.tag != "PRP$":
            continue
        via = entity.via if entity is not None else None
        named = by_start.get(via.start) if via is not None and via.start is not None else None
        if named is not None and analysis.sentence_of(analysis.tokens[named.head]) is analysis.sentence_of(token):
            found[index] = replace(mention, entities=named.entities)
    return found


def speaking(analysis: Analysis, claims: Claims) -> dict[int, Mention]:
    """`We` and `I` inside a quotation: mentions of whoever speaks, by the index of the pronoun."""
    found: dict[int, Mention] = {}
    for attribution in claims.attributions:
        speaker = attribution.entity
        if speaker is None or attribution.form is Form.INDIRECT:
            continue
        via = Via(ViaRule.COREFERENCE, speaker.start, speaker.end)
        for token in (t for span in attribution.content for t in analysis.tokens_in(span)):
            if token.pos == "PRON" and token.text.lower() in FIRST_PERSON and token.i not in found:
                entity = replace(speaker, text=token.text, start=token.start, end=token.end, via=via)
                found[token.i] = Mention(token.start, token.end, token.i, "actor", (entity,))
    return found


def without(entities: Iterable[Entity], others: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities that are not among the others, by place in the text and by name."""
    spans = {e.span for e in others}
    names = {e.name for e in others if e.name}
    return tuple(e for e in entities if e.span not in spans and (e.name is None or e.name not in names))

"""What a story named so far: the mentions that a pronoun or description may point back to."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.coreference import PointingWords
from dragoman.model import grammar
from dragoman.model.analysis import Analysis, Token
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.model.span import Span
from dragoman.resolve.people import Persons, holder
from dragoman.resolve.phrases import phrase_at

REACH = 3  # sentences back
SUBJECT = frozenset({"nsubj", "nsubjpass"})


class Past:
    """The mentions before the word that is looked at, the latest last, and how they are pointed back to."""

    def __init__(self, analysis: Analysis, known: dict[int, Mention], index: ActorIndex, words: PointingWords) -> None:
        self.analysis = analysis
        self.index = index
        self.words = words
        self.known = known  # by head, of the whole story; grows
        self.mentions: list[Mention] = []
        self.persons = Persons(index, words, analysis.tokens)
        self._day = (analysis.article.published or "")[:10] or None

    def recent(self, token: Token, sentences: int = REACH) -> Iterator[Mention]:
        """Mentions before a token, the latest first, as far back as some sentences."""
        here = self.analysis.sentence_of(token).index
        for mention in reversed(self.mentions):
            if here - self.sentence(mention) > sentences:
                return
            if mention.kind == "actor":
                yield mention

    def sentence(self, mention: Mention) -> int:
        """The number of its sentence."""
        return self.analysis.sentence_of(self.analysis.tokens[mention.head]).index

    def entities(self, token: Token | None) -> tuple[Entity, ...]:
        """Whom a word stands for."""
        return self.entities_at(token.i) if token is not None else ()

    def entities_at(self, index: int) -> tuple[Entity, ...]:
        """Whom the word at an index stands for."""
        mention = self.known.get(index)
        return mention.entities if mention is not None else ()

    def in_quotes(self, token: Token) -> bool:
        """Is it inside a quotation of its sentence?"""
        sentence = self.analysis.sentence_of(token)
        marks = [t for t in sentence.tokens if t.text in {'"', "“", "”", "``", "''"} and t.i < token.i]
        return len(marks) % 2 == 1

    def named_inside(self, token: Token) -> bool:
        """Does a name in front of it or behind `of` say already which one is meant?"""
        inside = (*token.all_children("amod", "compound", "poss", "nmod"), *grammar.of_preposition(token, "of"))
        return any(t.i in self.known or t.ner for t in inside)

    def one(self, token: Token, antecedent: Mention | None) -> Mention | None:
        """A word that stands for the actor of an antecedent."""
        if antecedent is None or antecedent.entity is None:
            return None
        span = token.span if token.pos in {"PRON", "DET"} else phrase_at(token, self.index).span
        return Mention(*span, token.i, "actor", (self.copy(antecedent.entity, span),))

    def several(self, token: Token, entities: list[Entity], *, states: bool = False) -> Mention:
        """A word that stands for several actors, or for their states."""
        span = token.span if token.pos in {"PRON", "DET", "NUM"} else phrase_at(token, self.index).span
        different = {(e.country if states else e.name or e.span): e for e in entities}
        found = tuple(self.copy(e, span, state=states) for e in different.values())
        return Mention(*span, token.i, "actor", found)

    def copy(self, entity: Entity, span: Span, *, state: bool = False) -> Entity:
        """An actor as the words at another span present it; `state`: the state of the actor."""
        via = entity.via
        origin = (via.start, via.end) if via is not None and via.start is not None else (entity.start, entity.end)
        copy = replace(
            entity,
            text=span.of(self.analysis.article.text),
            start=span.start,
            end=span.end,
            via=Via(ViaRule.COREFERENCE, *origin),
        )
        if state and entity.country:
            name = self.index.state_names.get(entity.country)
            return replace(copy, name=name, sector="GOV", sectors=("GOV",), office=None, wikidata=None)
        return copy

    def in_office(self, mention: Mention | None) -> Mention | None:
        """With the name of who holds the office on the day."""
        entity = mention.entity if mention is not None else None
        if mention is None or entity is None or not entity.office or entity.name:
            return mention
        person = holder(self.index.holders.get((entity.code or "", entity.office), ()), self._day)
        if person is None:
            return mention
        return replace(mention, entities=(replace(entity, name=person.name, wikidata=person.wikidata or None),))

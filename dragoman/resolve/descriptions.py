"""Definite descriptions: `the country`, `the Central Asian nation`, `the two leaders`, `the North`."""

from collections.abc import Iterator
from itertools import chain, combinations

from dragoman.lexicon.world_regions import load_world_regions
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.resolve.past import REACH, Past
from dragoman.resolve.phrases import phrase_at

HALVES = frozenset({"North", "South"})  # of Korea, Yemen, Vietnam
PAIR_REACH = 12  # sentences back
BESIDE = 2  # sentences back to the other side of `its neighbour`
STATELESS = frozenset({"REB", "UAF", "CRM", "PRM", "OPP", "PTY", "BUS", "JRN"})  # sectors that no `country` stands for


class Descriptions:
    """Looks for what descriptions mean."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._regions = load_world_regions()
        self._paired = past.words.pair_people | past.words.pair_states | past.words.pair_marks

    def meant_by(self, token: Token) -> Mention | None:
        """`the two leaders`, `both countries`, `the country`, `the North`."""
        if token.text in HALVES and any(t.text.lower() == "the" for t in token.children):
            return self._half(token)
        is_titled = token.pos == "PROPN" and token.text.lower() in self._past.words.state  # `the Islamic Republic`
        if not (is_titled or token.pos in {"NOUN", "NUM", "DET", "PRON"}) or token.dep in {
            "det",
            "predet",
            "nummod",
            "cc",
            "preconj",
        }:
            return None
        marks = {t.text.lower() for t in token.children if t.i < token.i} | {token.text.lower()}
        is_pair = token.pos != "NOUN" or token.lemma in self._paired
        if is_pair and marks & self._past.words.pair_marks and ("the" in marks or "both" in marks):
            return self._pair(token, people=self._wants_people(token))
        owner = token.child("poss")
        if token.lemma in self._past.words.beside and owner is not None and owner.i in self._past.known:
            return self._beside(token, self._past.known[owner.i])
        if token.lemma in self._past.words.state and owner is not None and owner.i in self._past.known:
            return self._own_state(token, self._past.known[owner.i])
        is_state = (is_titled or token.lemma in self._past.words.state) and token.tag in {"NN", "NNP"}
        if not is_state or marks.isdisjoint({"the", "this", "that"}):
            return None
        fitting = self._fitting_states(token)
        if fitting is None and self._past.named_inside(token):
            return None
        country = self._country(token, fitting)
        return self._own_state(token, country) if country is not None else None

    def _half(self, token: Token) -> Mention | None:
        """`The North`: the state of that name, or the other half of the latest state named so (`South Korea`)."""
        later = (m for m in self._past.known.values() if m.head > token.i)
        for mention in chain(reversed(self._past.mentions), later):
            entity = mention.entity
            half, _, whole = self._state_name(entity).partition(" ")
            if half in HALVES and whole:
                names = self._past.index.state_names
                code = next((c for c, name in names.items() if name == f"{token.text} {whole}"), None)
                if code is not None:
                    start, end = mention.entities[0].start, mention.entities[0].end
                    via = Via(ViaRule.COREFERENCE, start, end)
                    state = Entity(token.text, *token.span, names[code], code, code, "GOV", ("GOV",), via=via)
                    return Mention(*token.span, token.i, "actor", (state,))
        return None

    def _state_name(self, entity: Entity | None) -> str:
        """The name of an actor's state (of `Seoul`, South Korea)."""
        return "" if entity is None else self._past.index.state_names.get(entity.country or "", "")

    def _own_state(self, token: Token, owner: Mention) -> Mention | None:
        """`his country`: the state of whoever it belongs to."""
        entity = owner.entity
        if entity is None or not entity.country:
            return None
        span = phrase_at(token, self._past.index).span
        return Mention(*span, token.i, "actor", (self._past.copy(entity, span, state=True),))

    def _beside(self, token: Token, owner: Mention) -> Mention | None:
        """`its neighbour`, `their old ally`: the only other state of the nearest sentence that names any; None where several do."""
        if owner.entity is None or not owner.entity.country or self._names_another(token):
            return None
        nearest: dict[str, Mention] = {}
        where = None
        for mention in self._past.recent(token, sentences=BESIDE):
            entity = mention.entity
            if entity is None or not entity.country or entity.country == owner.entity.country:
                continue
            if entity.sector in STATELESS or (where is not None and self._past.sentence(mention) != where):
                continue
            where = self._past.sentence(mention)
            nearest.setdefault(entity.country, mention)
        return self._own_state(token, next(iter(nearest.values()))) if len(nearest) == 1 else None

    def _names_another(self, token: Token) -> bool:
        """Does a name in front of it or behind it say which one is meant (`its ally Peru`)?"""
        inside = token.all_children("amod", "compound", "nmod", "appos")
        return token.dep == "appos" or any(t.i in self._past.known or t.ner for t in inside)

    def _fitting_states(self, token: Token) -> frozenset[str] | None:
        """The states that `mountainous Central Asian nation` may mean: in all regions named; None where none is."""
        words = [t.text.lower() for t in phrase_at(token, self._past.index).before] + [token.lemma.lower()]
        found: frozenset[str] | None = None
        for first, last in combinations(range(len(words) + 1), 2):
            region = self._regions.get(" ".join(words[first:last]).replace(" - ", "-"))
            if region is not None:
                found = region if found is None else found & region
        return found

    def _country(self, token: Token, fitting: frozenset[str] | None) -> Mention | None:
        """`the country`: the nearest state, but not the one whose people are the subject of the clause (they visit it).

        `fitting`: the states that its description allows; the nearest of them is taken, however far back.
        """
        own = self._owners(token) if fitting is None else set()
        here = self._past.analysis.sentence_of(token).index
        found: list[Mention] = []
        for mention in reversed(self._past.mentions):
            if fitting is None and (found or here - self._past.sentence(mention) > REACH):
                break
            entity = mention.entity
            if entity is None or not entity.country or entity.country in own or entity.sector in STATELESS:
                continue
            if entity.country in fitting if fitting is not None else not self._past.persons.is_person(mention):
                found.append(mention)
        elsewhere = (m for m in found if self._past.sentence(m) != here)
        return next(elsewhere, next(iter(found), None)) if fitting is not None else next(iter(found), None)

    def _owners(self, token: Token) -> set[str | None]:
        """Countries of whoever the thing around it belongs to (`his trip to the country`), else of the clause's subject."""
        owner = next((t.child("poss") for t in token.ancestors() if t.pos == "NOUN" and t.child("poss")), None)
        if owner is not None:
            return {e.country for e in self._past.entities(owner)}
        verb = next((t for t in token.ancestors() if t.pos in {"VERB", "AUX"}), None)
        subjects = grammar.subject(verb) if verb is not None else []
        return {e.country for t in subjects for e in self._past.entities(t)}

    def _wants_people(self, token: Token) -> bool | None:
        """Two people, two states, or either (`the two`)."""
        if token.lemma in self._past.words.pair_people and token.lemma not in self._past.words.pair_marks:
            return True
        return False if token.lemma in self._past.words.pair_states else None

    def _pair(self, token: Token, *, people: bool | None) -> Mention | None:
        """The latest two that were named together, or were called a pair before; else the only two there are."""
        recent = [m for m in self._past.recent(token, sentences=PAIR_REACH) if any(e.country for e in m.entities)]
        for mention in recent:
            if len(mention.entities) == 2 and (not people or self._are_people(mention)):
                return self._past.several(token, list(mention.entities), states=people is False)
            partner = self._past.known.get(self._past.analysis.tokens[mention.head].head.i)
            if partner is not None and self._are_partners(partner, mention, people=bool(people)):
                return self._past.several(token, [*partner.entities, *mention.entities], states=people is False)
        wanted = (people,) if people is not None else (True, False)
        fitting = (f for w in wanted for f in self._groups(token, recent, people=w))
        found = next((f for f in fitting if len(f) == 2), [])
        return (
            self._past.several(token, [e for m in found for e in m.entities], states=people is False) if found else None
        )

    def _groups(self, token: Token, recent: list[Mention], *, people: bool) -> Iterator[list[Mention]]:
        """All who fit; those of the office that the noun names (`leaders` lead states); those of the sentence before."""
        everyone = self._fitting(recent, people=people)
        yield everyone
        if people:
            offices = self._past.words.offices.get(token.lemma, frozenset({token.lemma}))
            yield [m for m in everyone if offices & set((m.entities[0].office or "").lower().split())]
        before = self._past.analysis.sentence_of(token).index - 1
        yield self._fitting([m for m in recent if self._past.sentence(m) == before], people=people)

    def _fitting(self, recent: list[Mention], *, people: bool) -> list[Mention]:
        """The latest mention of each person, or of each country, with whatever stands for it."""
        single = [m for m in reversed(recent) if m.entity and (not people or self._past.persons.is_person(m))]
        return list({self._key(m, people): m for m in single}.values())

    def _are_people(self, mention: Mention) -> bool:
        by_start = {m.start: m for m in self._past.mentions}
        origins = (
            by_start.get(e.via.start) if e.via and e.via.start is not None else mention for e in mention.entities
        )
        named = {e.name or e.office for e in mention.entities}
        if None in named:
            return False
        return (
            all(o is not None and self._past.persons.is_person(o) for o in origins)
            and not self._past.persons.state_names & named
        )

    def _are_partners(self, first: Mention, second: Mention, *, people: bool) -> bool:
        """Are two single actors of different countries coordinated, and people where people are meant?"""
        if self._past.analysis.tokens[second.head].dep != "conj" or not (first.entity and second.entity):
            return False
        if self._past.persons.is_person(first) != self._past.persons.is_person(second) or (
            people and not self._past.persons.is_person(first)
        ):
            return False
        return bool(first.entity.country) and self._key(first, people) != self._key(second, people)

    def _key(self, mention: Mention, people: bool) -> str | None:
        entity = mention.entities[0]
        return (entity.name or entity.country) if people else entity.country

"""Mentions of actors: names, offices, roles and demonyms, each with country, sector, office and the rule that found it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.lexicon.actors import NONSTATE, ActorIndex, Named, NameKind
from dragoman.lexicon.naming import load_naming
from dragoman.model.analysis import Analysis, NamedEntity, Sentence, Token
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.model.place import Place
from dragoman.model.span import Span
from dragoman.resolve import people
from dragoman.resolve.names import NameHit, name_hits, settle, towns_of
from dragoman.resolve.owners import TOWNS, Owners
from dragoman.resolve.phrases import Phrase, phrase_at, role_of

EUR = "EUR"  # the code of the European Union and what was before it
MODIFIER = frozenset({"amod", "compound", "nmod"})
WORDS = load_naming()
RULES = {
    NameKind.STATE: ViaRule.NAME,
    NameKind.ADJECTIVE: ViaRule.DEMONYM,
    NameKind.DEMONYM: ViaRule.DEMONYM,
    NameKind.CAPITAL: ViaRule.CAPITAL,
    NameKind.METONYM: ViaRule.METONYM,
    NameKind.BODY: ViaRule.NAME,
    NameKind.PERSON: ViaRule.NAME,
    NameKind.PLACE: ViaRule.PLACE,
}


def find_actors(analysis: Analysis, index: ActorIndex, places: Iterable[Place] = ()) -> tuple[Mention, ...]:
    """The mentions of actors in an article that the words around them resolve; pronouns and the like come later.

    `places` give their country to towns and regions that act or that actors belong to (`the West Bengal government`).
    """
    return _with_seats(tuple(_Finder(analysis, index, places).mentions()))


class _Finder:
    """Works through one article; remembers the people that were named in full."""

    def __init__(self, analysis: Analysis, index: ActorIndex, places: Iterable[Place]) -> None:
        given = tuple(places)
        self._towns = towns_of(given)
        self._places: defaultdict[int, list[Place]] = defaultdict(list)
        for place in given:
            if (first := analysis.token_at(place.start)) is not None:
                self._places[analysis.sentence_of(first).index].append(place)
        self._analysis = analysis
        self._index = index
        self._text = analysis.article.text
        self._day = (analysis.article.published or "")[:10] or None
        self._named: dict[str, Entity] = {}
        self._shared: set[str] = set()  # surnames of several people
        self._owners = Owners(index, self._day, self._named)

    def mentions(self) -> Iterator[Mention]:
        by_sentence: dict[int, list[NamedEntity]] = {}
        for entity in self._analysis.entities:
            by_sentence.setdefault(self._analysis.sentence_of(entity.tokens[0]).index, []).append(entity)
        for sentence in self._analysis.sentences:
            yield from map(_without_state_sector, self._in_sentence(sentence, by_sentence.get(sentence.index, ())))

    def _in_sentence(self, sentence: Sentence, entities: Iterable[NamedEntity]) -> Iterator[Mention]:
        seen = name_hits(sentence, self._text, entities, self._index)
        hits = settle(seen, sentence, self._places[sentence.index], self._towns, self._index, self._day)
        by_token = {t.i: hit for hit in hits for t in hit.tokens}
        heads = {hit.head.i: hit for hit in hits}
        for token in sentence.tokens:
            hit = heads.get(token.i)
            if hit is not None:
                found = self._of_name(hit, by_token)
            elif token.pos in {"NOUN", "PROPN"} and token.i not in by_token:
                found = self._of_role(token, by_token)
            else:
                found = None
            if found is not None:
                yield found

    # names

    def _of_name(self, hit: NameHit, by_token: dict[int, NameHit]) -> Mention | None:
        if self._belongs_to_phrase(hit, by_token):
            return None
        if hit.is_person or self._is_surname(hit):
            return self._person(hit, by_token)
        if self._is_place(hit) or self._is_scene(hit):
            return Mention(*hit.span, hit.head.i, "place", tuple(self._entities(hit)[:1]))
        phrase = phrase_at(hit.head, self._index, hit)
        entities = self._entities(self._owned(hit, phrase, by_token))
        if not entities:
            if hit.label not in {"ORG", "NORP"} or (hit.label == "NORP" and hit.head.dep in MODIFIER):
                return None
            entities = [self._unknown(hit, phrase, by_token)]
        return Mention(*entities[0].span, hit.head.i, "actor", tuple(entities[:1]))

    def _owned(self, hit: NameHit, phrase: Phrase, by_token: dict[int, NameHit]) -> NameHit:
        """The reading of the country named in front (`Seoul's Joint Chiefs of Staff`, `India's Congress`)."""
        if not hit.readings or not any(t.i < hit.tokens[0].i for t in phrase.before):
            return hit
        front = replace(phrase, before=tuple(t for t in phrase.before if t.i < hit.tokens[0].i))
        named = self._owners.first(front, by_token)
        if named is None or named.country is None or any(r.country == named.country for r in hit.readings):
            same = tuple(r for r in hit.readings if named is not None and r.country == named.country)
            return replace(hit, readings=same or hit.readings)
        if not all(r.country and r.sort in WORDS.shared for r in hit.readings):
            return hit
        name = hit.span.of(self._text)
        given = replace(hit.readings[0], name=name, code=named.code, country=named.country, wikidata=None)
        return replace(hit, readings=(given,))

    def _belongs_to_phrase(self, hit: NameHit, by_token: dict[int, NameHit]) -> bool:
        """Is the name only the modifier of a person or role (`Russian President Putin`, `U.S. officials`)?"""
        head = hit.head
        above = head.head
        while above.dep in {"compound", "amod", "conj"} and above.pos in {"PROPN", "ADJ", "NOUN"} and not above.is_root:
            if role_of(above, self._index) is not None:
                break
            above = above.head
        other = by_token.get(above.i)
        if other is not None and not other.is_person:
            return False
        if head.dep not in {*MODIFIER, "poss"} and not (head.dep == "conj" and head.head.dep in MODIFIER):
            return False
        return role_of(above, self._index) is not None or (above.ner == "PERSON" and head.dep in MODIFIER)

    def _is_surname(self, hit: NameHit) -> bool:
        return len(hit.tokens) == 1 and hit.tokens[0].text in self._named and not hit.reading(NameKind.STATE)

    def _is_place(self, hit: NameHit) -> bool:
        """A capital where the syntax asks for a place: `met in Pyongyang`, not `Pyongyang said`."""
        if hit.reading(*TOWNS) is None:
            return not hit.readings and hit.label in {"GPE", "LOC", "FAC"}
        head = hit.head
        while head.dep == "conj":
            head = head.head
        if head.dep == "pobj":
            is_called = head.head.lemma == "of" and head.head.head.lemma in WORDS.scenes  # the city of Utrecht
            return is_called or head.head.lemma in WORDS.place_prepositions
        return head.dep in {"npadvmod", "appos", "compound", "amod", "ROOT"}

    def _is_scene(self, hit: NameHit) -> bool:
        """Is it only where something happens (`in the Dutch city of`), or half of a word (`EU-based`)?"""
        if hit.joined and hit.joined != "led" and (hit.joined in WORDS.backed or hit.joined.endswith("ed")):
            return True
        noun = hit.head.head
        is_where = noun.dep == "pobj" and noun.head.lemma in WORDS.place_prepositions
        return hit.head.dep in MODIFIER and noun.lemma in WORDS.scenes and is_where

    def _entities(self, hit: NameHit) -> list[Entity]:
        return [
            Entity(
                hit.span.of(self._text),
                *hit.span,
                r.name,
                r.code,
                r.country,
                r.sector,
                r.sectors,
                None,
                r.wikidata,
                Via(RULES[r.kind]),
            )
            for r in hit.readings
            if r.kind is not NameKind.PERSON
        ]

    def _unknown(self, hit: NameHit, phrase: Phrase, by_token: dict[int, NameHit]) -> Entity:
        """An organisation that no table has: country and sector by the words around it."""
        named = self._owners.first(phrase, by_token)
        role = role_of(hit.head, self._index) or self._owners.apposed_role(hit.head)
        inner = next((r.country for r in hit.inner if r.country), None)
        named = named or (None if inner else self._owners.apposed(hit.head, by_token))
        country = named.country if named else inner
        sector = role.sector if role else None
        text = hit.span.of(self._text)
        return Entity(
            text, *hit.span, text, country, country, sector, (sector,) if sector else (), None, None, Via(ViaRule.NAME)
        )

    # people

    def _person(self, hit: NameHit, by_token: dict[int, NameHit]) -> Mention:
        phrase = phrase_at(hit.head, self._index, hit)
        origin = self._owners.first(phrase, by_token) or self._owners.apposed(hit.head, by_token)
        name = hit.span.of(self._text)
        owner = (origin.country or origin.code) if origin else None
        named = people.choose(hit.readings, self._day, owner)
        if named is None and name not in self._named:
            named = people.of_sound(self._index.sounding(name), self._day, owner)
        office = phrase.role.office if phrase.role is not None and not phrase.is_former else ""
        if named is None and office and name not in self._named:
            named = people.in_office(self._index.families.get(name, ()), self._day, office, owner)
        span = Span(min(phrase.span.start, hit.span.start), hit.span.end)
        if name in self._shared and origin is None:
            entity = Entity(span.of(self._text), *span, name, via=Via(ViaRule.NAME))
        elif name in self._named and name not in self._shared:
            entity = self._seen_again(self._named[name], span)
        elif named is not None:
            entity = self._known_person(named, span, phrase, origin)
        else:
            entity = self._new_person(name, span, phrase, origin, hit)
        self._remember(hit, entity)
        return Mention(*span, hit.head.i, "actor", (entity,))

    def _known_person(self, named: Named, span: Span, phrase: Phrase, origin: Named | None) -> Entity:
        """What the table says of the day; where it says nothing, or of another body, what the title says."""
        spell = people.spell_on(named, self._day)
        left = (phrase.is_former and spell is None) or people.is_former(named, self._day)
        sector, office = ("ELI", None) if left else ((spell.sector, spell.office) if spell else (None, None))
        code, country = named.code, named.country
        if phrase.role is not None and not phrase.is_former and spell is None:
            sector, office = phrase.role.sector, phrase.role.office
        if phrase.role is not None and origin is not None and origin.code and origin.code != code:
            if origin.code in NONSTATE:
                code, country, sector = origin.code, None, origin.sector
            elif spell is None:
                code, country = origin.code, origin.country
        return Entity(
            span.of(self._text),
            *span,
            named.name,
            code,
            country,
            sector,
            (sector,) if sector else (),
            office,
            named.wikidata,
            Via(ViaRule.NAME),
        )

    def _seen_again(self, first: Entity, span: Span) -> Entity:
        via = Via(ViaRule.COREFERENCE, first.start, first.end)
        return replace(first, text=span.of(self._text), start=span.start, end=span.end, via=via)

    def _new_person(self, name: str, span: Span, phrase: Phrase, origin: Named | None, hit: NameHit) -> Entity:
        role = phrase.role or self._owners.apposed_role(hit.head)
        sector = self._owners.sector(replace(phrase, role=role), role.sector if role else None, origin)
        if phrase.is_former:
            sector = "ELI"
        code, country = (origin.code, origin.country) if origin else (None, None)
        rule = ViaRule.TITLE if role else ViaRule.NAME
        office = (role.office or None) if role and not phrase.is_former else None
        return Entity(
            span.of(self._text),
            *span,
            name,
            code,
            country,
            sector,
            (sector,) if sector else (),
            office,
            None,
            Via(rule),
        )

    def _remember(self, hit: NameHit, entity: Entity) -> None:
        """Surnames for later: the last part of a name, and the first where family names come first."""
        parts = [t.text for t in hit.tokens if t.text[:1].isupper()]
        if len(parts) < 2:
            return
        keys = {parts[-1], parts[0]} if entity.code in {"PRK", "KOR", "CHN", "TWN", "VNM", "KHM"} else {parts[-1]}
        for key in (*keys, hit.span.of(self._text)):
            first = self._named.setdefault(key, entity)
            if first.name != entity.name:
                self._shared.add(key)

    # roles

    def _of_role(self, token: Token, by_token: dict[int, NameHit]) -> Mention | None:
        phrase = phrase_at(token, self._index)
        role = phrase.role
        if role is None:
            return self._unseen_name(token, by_token)
        named = self._owners.of(phrase, by_token)
        if token.dep in MODIFIER and (not named or role_of(token.head, self._index) or token.head.i in by_token):
            return None
        given = self._named_beside(phrase, named, by_token)
        if given is not None:
            return Mention(*phrase.span, token.i, "actor", (given,))
        entities = tuple(self._role_entity(phrase, n, alone=len(named) > 1) for n in named) or (
            self._role_entity(phrase, None),
        )
        if len(entities) > 1 and not phrase.is_plural:
            entities = entities[:1]
        return Mention(*phrase.span, token.i, "actor", entities)

    def _unseen_name(self, token: Token, by_token: dict[int, NameHit]) -> Mention | None:
        """A name that neither table nor recogniser has: a proper noun that does something."""
        if token.pos != "PROPN" or token.dep not in {"nsubj", "agent"} or token.ner or token.head.pos != "VERB":
            return None
        phrase = phrase_at(token, self._index)
        own = NameHit(tuple(_name_part(phrase, by_token)), (), "PERSON")
        titled = phrase_at(token, self._index, own)
        if titled.role is not None or token.text in self._named:
            return self._person(own, by_token)
        text, named = phrase.span.of(self._text), self._owners.first(phrase, by_token)
        code, country = (named.code, named.country) if named is not None else (None, None)
        entity = Entity(text, *phrase.span, own.span.of(self._text), code, country, via=Via(ViaRule.NAME))
        return Mention(*phrase.span, token.i, "actor", (entity,))

    def _named_beside(self, phrase: Phrase, named: list[Named], by_token: dict[int, NameHit]) -> Entity | None:
        """A single role with the name in apposition (`the deputy prime minister, Matteo Salvini`, `TASS, an agency`)."""
        if phrase.is_plural:
            return None
        hits = (by_token.get(t.i) for t in self._owners.beside(phrase.head))
        hit = next((h for h in hits if h is not None and (h.is_person or h.reading(NameKind.BODY))), None)
        if hit is None:
            return None
        role = self._role_entity(phrase, named[0] if named else None)
        entity = self._person(hit, by_token).entities[0] if hit.is_person else self._entities(hit)[0]
        if role.country and entity.code not in {None, role.code}:
            return None  # two countries: a list rather than an apposition
        code, country = (role.code, role.country) if role.code else (entity.code, entity.country)
        return replace(role, name=entity.name, code=code, country=country, wikidata=entity.wikidata)

    def _role_entity(self, phrase: Phrase, named: Named | None, *, alone: bool = False) -> Entity:
        """`alone`: one of several that a plural names (`the Hungarian and Romanian foreign ministers`)."""
        role = phrase.role
        assert role is not None
        code, country = (named.code, named.country) if named else (None, None)
        spells = self._index.holders.get((code or "", role.office or ""), ())
        is_one = not phrase.is_plural or alone
        person = people.holder(spells, self._day) if is_one and not phrase.is_former else None
        sector = "ELI" if phrase.is_former else self._owners.sector(phrase, role.sector, named)
        others = (*role.sectors, *(named.sectors[1:] if named else ()))
        sectors = tuple(dict.fromkeys(s for s in (sector, *others) if s))
        rule = ViaRule.TITLE if role.office else ViaRule.ROLE
        return Entity(
            phrase.span.of(self._text),
            *phrase.span,
            person.name if person else None,
            code,
            country,
            sector,
            sectors,
            None if phrase.is_former else role.office or None,
            (person.wikidata or None) if person else None,
            Via(rule),
        )


def _with_seats(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Brussels added two banks to its list`: the European Union, in a story that speaks of it and of Belgium only so."""
    union = next((e for m in mentions for e in m.entities if e.code == EUR and e.sector is None), None)
    seats = [m for m in mentions if m.kind == "actor" and m.entity is not None and m.entity.text in WORDS.seats]
    own = {m.entity.country for m in seats if m.entity is not None}
    others = (e for m in mentions if m.kind == "actor" and m not in seats for e in m.entities)
    if union is None or any(e.country in own for e in others):
        return mentions

    def moved(entity: Entity) -> Entity:
        return replace(union, text=entity.text, start=entity.start, end=entity.end, via=Via(ViaRule.METONYM))

    return tuple(replace(m, entities=tuple(map(moved, m.entities))) if m in seats else m for m in mentions)


def _without_state_sector(mention: Mention) -> Mention:
    """Officials of international bodies are of no government."""
    if not any(e.code in NONSTATE and e.sector == "GOV" for e in mention.entities):
        return mention

    def mended(entity: Entity) -> Entity:
        if entity.code not in NONSTATE or entity.sector != "GOV":
            return entity
        rest = tuple(s for s in entity.sectors if s != "GOV")
        return replace(entity, sector=rest[0] if rest else None, sectors=rest)

    return replace(mention, entities=tuple(map(mended, mention.entities)))


def _name_part(phrase: Phrase, by_token: dict[int, NameHit]) -> list[Token]:
    """The proper nouns at the end of a phrase, up to a known name or a title."""
    kept = [phrase.head]
    for token in reversed(phrase.before):
        if token.pos != "PROPN" or token.i in by_token or token.text.lower() in WORDS.titles:
            break
        kept.append(token)
    return kept[::-1]

"""Pronouns and definite descriptions: tie them to an actor named before, or leave them open.

A small ruleset: recency, subject before object, agreement in kind, number and gender. A wrong link is worse than none,
so that every rule gives up where nothing fits well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.coreference import PointingWords
from dragoman.model import grammar
from dragoman.model.analysis import Analysis, Token
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.model.span import Span
from dragoman.resolve.people import Persons
from dragoman.resolve.phrases import phrase_at, role_of

REACH = 3  # sentences back
HALVES = frozenset({"North", "South"})  # of Korea, Yemen, Vietnam
PAIR_REACH = 12
SUBJECT = frozenset({"nsubj", "nsubjpass"})


def link_mentions(
    analysis: Analysis, mentions: Iterable[Mention], index: ActorIndex, words: PointingWords
) -> tuple[Mention, ...]:
    """The mentions with those added that point back, each with the span of its antecedent in `via`; sorted by start."""
    linker = _Linker(analysis, index, words)
    for token in sorted({m.head: m for m in mentions}.items()):
        linker.known[token[0]] = token[1]
    return linker.linked()


class _Linker:
    def __init__(self, analysis: Analysis, index: ActorIndex, words: PointingWords) -> None:
        self._analysis = analysis
        self._index = index
        self._words = words
        self.known: dict[int, Mention] = {}
        self._past: list[Mention] = []
        self._persons = Persons(index, words, analysis.tokens)

    def linked(self) -> tuple[Mention, ...]:
        for token in self._analysis.tokens:
            mention = self.known.get(token.i)
            linked = self._pronoun(token) if mention is None else self._open_role(token, mention)
            is_open = mention is None or not any(entity.code for entity in mention.entities)
            linked = linked or (self._description(token) if is_open else None)
            if linked is not None:
                self.known[token.i] = mention = linked
            if mention is not None:
                self._past.append(mention)
        return tuple(sorted(self.known.values(), key=lambda m: (m.start, m.end)))

    # what is looked for

    def _pronoun(self, token: Token) -> Mention | None:
        word = token.text.lower()
        if token.pos not in {"PRON", "DET"}:
            return None
        if word in self._words.person:
            return self._one(token, self._best(token, (m for m in self._recent(token) if self._persons.fits(m, word))))
        if word in self._words.thing:
            return self._one(token, self._thing(token))
        if word in self._words.several:
            return self._group(token)
        return None

    def _description(self, token: Token) -> Mention | None:
        """`the two leaders`, `both countries`, `the country`, `the North`."""
        if token.text in HALVES and any(t.text.lower() == "the" for t in token.children):
            return self._half(token)
        if token.pos not in {"NOUN", "NUM", "DET", "PRON"} or token.dep in {"det", "predet", "nummod", "cc", "preconj"}:
            return None
        marks = {t.text.lower() for t in token.children if t.i < token.i} | {token.text.lower()}
        if marks & self._words.pair_marks and ("the" in marks or "both" in marks):
            return self._pair(token, people=self._wants_people(token))
        owner = token.child("poss")
        if token.lemma in self._words.state and owner is not None and owner.i in self.known:
            return self._own_state(token, self.known[owner.i])
        is_definite = bool(marks & {"the", "this", "that"}) and not self._named_inside(token)
        if token.lemma in self._words.state and is_definite and token.tag == "NN":
            country = self._country(token)
            return self._own_state(token, country) if country is not None else None
        return None

    def _half(self, token: Token) -> Mention | None:
        """`The North`: the state of that name, or the other half of the latest state named so (`South Korea`)."""
        for mention in reversed(self._past):
            entity = mention.entity
            half, _, whole = (entity.name or "").partition(" ") if entity is not None else ("", "", "")
            if half in HALVES and whole:
                names = self._index.state_names
                code = next((c for c, name in names.items() if name == f"{token.text} {whole}"), None)
                if code is not None:
                    start, end = mention.entities[0].start, mention.entities[0].end
                    via = Via(ViaRule.COREFERENCE, start, end)
                    state = Entity(token.text, *token.span, names[code], code, code, "GOV", ("GOV",), via=via)
                    return Mention(*token.span, token.i, "actor", (state,))
        return None

    def _own_state(self, token: Token, owner: Mention) -> Mention | None:
        """`his country`: the state of whoever it belongs to."""
        entity = owner.entity
        if entity is None or not entity.country:
            return None
        span = phrase_at(token, self._index).span
        return Mention(*span, token.i, "actor", (self._copy(entity, span, state=True),))

    def _named_inside(self, token: Token) -> bool:
        """Does a name in front of it or behind `of` say already which one is meant?"""
        inside = (*token.all_children("amod", "compound", "poss", "nmod"), *grammar.of_preposition(token, "of"))
        return any(t.i in self.known or t.ner for t in inside)

    def _open_role(self, token: Token, mention: Mention) -> Mention | None:
        """A role without a country (`the ministry`, `the president`): the same role named before, with its country."""
        entity = mention.entity
        article = next((t.text.lower() for t in token.children if t.dep in {"det", "poss"}), None)
        if entity is None or entity.code or article not in {"the", "its", "their", "this"} or self._is_another(token):
            return None
        role = role_of(token, self._index)
        if role is None or token.tag in {"NNS", "NNPS"}:
            return None
        for earlier in self._recent(token, sentences=12):
            other = earlier.entity
            if other is not None and other.code and self._same_role(earlier, token, role.office or None):
                via = Via(ViaRule.COREFERENCE, other.start, other.end)
                found = replace(other, text=mention.span.of(self._text), start=mention.start, end=mention.end, via=via)
                return replace(mention, entities=(found,))
        return self._one(token, self._body(token))

    def _is_another(self, token: Token) -> bool:
        """Do names or words in front say that somebody else is meant (`the Madras High Court`, `the other army`)?"""
        role = role_of(token, self._index)
        known = set(role.phrase.split()) if role else set()
        front = (t for t in token.children if t.i < token.i and t.dep in {"amod", "compound", "nmod", "poss"})
        others = (t for t in front if t.text.lower() not in known)
        return any(t.lemma in self._words.other or t.pos == "PROPN" for t in others)

    def _body(self, token: Token) -> Mention | None:
        """`the group`: the body of that kind named shortly before, if there is just one."""
        kinds = self._words.bodies.get(token.lemma)
        if kinds is None or self._named_inside(token):
            return None
        named = {m.entity.name: m for m in self._recent(token) if m.entity and self._sorts(m.entity) & kinds}
        return next(iter(named.values())) if len(named) == 1 else None

    def _sorts(self, entity: Entity) -> set[str]:
        return {r.sort for r in self._index.readings(entity.name or "") if r.sort and r.code == entity.code}

    def _same_role(self, earlier: Mention, token: Token, office: str | None) -> bool:
        entity = earlier.entity
        if office and entity is not None and entity.office == office:
            return True
        head = self._analysis.tokens[earlier.head]
        return head.lemma == token.lemma or any(a.lemma == token.lemma for a in head.all_children("appos"))

    # candidates

    @property
    def _text(self) -> str:
        return self._analysis.article.text

    def _recent(self, token: Token, sentences: int = REACH) -> Iterator[Mention]:
        """Mentions before a token, the latest first, as far back as some sentences."""
        here = self._analysis.sentence_of(token).index
        for mention in reversed(self._past):
            if here - self._sentence(mention) > sentences:
                return
            if mention.kind == "actor":
                yield mention

    def _sentence(self, mention: Mention) -> int:
        return self._analysis.sentence_of(self._analysis.tokens[mention.head]).index

    def _best(self, token: Token, candidates: Iterable[Mention]) -> Mention | None:
        """The likeliest antecedent: near, a subject, and not the speaker of the quotation that the pronoun stands in."""
        here = self._analysis.sentence_of(token).index
        barred = self._barred(token)
        names = {e.name for i in barred for e in self._entities_at(i) if e.name}
        scored = []
        for order, mention in enumerate(candidates):
            if mention.head in barred or any(e.name in names for e in mention.entities):
                continue
            head = self._analysis.tokens[mention.head]
            value = 3.0 * (head.dep in SUBJECT) - 2.0 * (here - self._sentence(mention)) - 0.25 * order
            scored.append((value, -order, mention))
        return max(scored, default=(0, 0, None), key=lambda entry: entry[:2])[2]

    def _barred(self, token: Token) -> set[int]:
        """Who cannot be meant: fellow arguments of the same verb, and the speaker around a quotation."""
        barred: set[int] = set()
        verb = token.head
        if token.dep in {"dobj", "obj", "dative", "pobj"}:
            while verb.dep in {"prep", "pobj", "dobj"} and not verb.is_root:
                verb = verb.head
            barred |= {t.i for t in verb.children if t.dep in SUBJECT}
        if self._in_quotes(token):
            barred |= {m.head for m in self._past if self._speaks(self._analysis.tokens[m.head])}
            for up in token.ancestors():
                barred |= {t.i for t in up.children if t.dep in SUBJECT and not self._in_quotes(t)}
        return barred

    def _speaks(self, token: Token) -> bool:
        return token.dep in SUBJECT and token.head.lemma in self._words.speech

    def _in_quotes(self, token: Token) -> bool:
        sentence = self._analysis.sentence_of(token)
        marks = [t for t in sentence.tokens if t.text in {'"', "“", "”", "``", "''"} and t.i < token.i]
        return len(marks) % 2 == 1

    def _thing(self, token: Token) -> Mention | None:
        """`its` and `it`: the nearest state or body that is a subject in this sentence or the one before."""
        if token.dep in SUBJECT and token.head.lemma in self._words.weather:
            return None
        here = self._analysis.sentence_of(token).index
        nearest: Mention | None = None
        for mention in self._recent(token, sentences=1):
            head = self._analysis.tokens[mention.head]
            if (
                self._persons.is_person(mention)
                or mention.entity is None
                or head.tag == "NNS"
                or not mention.entity.code
            ):
                continue
            if mention.entity.via is not None and mention.entity.via.rule is ViaRule.PLACE:
                continue  # a town seldom is what "it" means
            nearest = nearest or mention
            if head.dep in SUBJECT and (token.dep == "poss" or token.dep in SUBJECT or self._sentence(mention) == here):
                return mention if self._same_actor(mention, nearest) else None
        return None

    @staticmethod
    def _same_actor(first: Mention, second: Mention) -> bool:
        return first.entities[0].code == second.entities[0].code

    def _country(self, token: Token) -> Mention | None:
        """`the country`: the nearest state, but not the one whose people are the subject of the clause (they visit it)."""
        own = self._owners(token)
        here = self._analysis.sentence_of(token).index
        for mention in reversed(self._past):
            if here - self._sentence(mention) > REACH:
                return None
            entity = mention.entity
            if (
                entity is not None
                and entity.country
                and entity.country not in own
                and not self._persons.is_person(mention)
            ):
                return mention
        return None

    def _owners(self, token: Token) -> set[str | None]:
        """Countries of whoever the thing around it belongs to (`his trip to the country`), else of the clause's subject."""
        owner = next((t.child("poss") for t in token.ancestors() if t.pos == "NOUN" and t.child("poss")), None)
        if owner is not None:
            return {e.country for e in self._entities(owner)}
        verb = next((t for t in token.ancestors() if t.pos in {"VERB", "AUX"}), None)
        subjects = grammar.subject(verb) if verb is not None else []
        return {e.country for t in subjects for e in self._entities(t)}

    def _entities(self, token: Token | None) -> tuple[Entity, ...]:
        return self._entities_at(token.i) if token is not None else ()

    def _entities_at(self, index: int) -> tuple[Entity, ...]:
        mention = self.known.get(index)
        return mention.entities if mention is not None else ()

    # several at once

    def _wants_people(self, token: Token) -> bool | None:
        """Two people, two states, or either (`the two`)."""
        if token.lemma in self._words.pair_people and token.lemma not in self._words.pair_marks:
            return True
        return False if token.lemma in self._words.pair_states else None

    def _group(self, token: Token) -> Mention | None:
        """`they`: the nearest group or plural, in this sentence or the one before."""
        barred = self._barred(token)
        for mention in self._recent(token, sentences=1):
            head = self._analysis.tokens[mention.head]
            if mention.head in barred:
                continue
            partners = [self.known[t.i] for t in head.conjuncts() if t.i in self.known and t.i < token.i]
            if head.dep in SUBJECT and (partners or len(mention.entities) > 1):
                return self._several(token, [e for m in (mention, *partners) for e in m.entities])
            if head.tag in {"NNS", "NNPS"} and head.dep in SUBJECT and mention.entity is not None:
                return self._one(token, mention)
        return None

    def _pair(self, token: Token, *, people: bool | None) -> Mention | None:
        """The latest two that were named together, or were called a pair before; else the only two there are."""
        recent = [m for m in self._recent(token, sentences=PAIR_REACH) if any(e.country for e in m.entities)]
        for mention in recent:
            if len(mention.entities) == 2 and (not people or self._are_people(mention)):
                return self._several(token, list(mention.entities), states=people is False)
            partner = self.known.get(self._analysis.tokens[mention.head].head.i)
            if partner is not None and self._are_partners(partner, mention, people=bool(people)):
                return self._several(token, [*partner.entities, *mention.entities], states=people is False)
        wanted = (people,) if people is not None else (True, False)
        found = next((f for w in wanted if len(f := self._fitting(recent, people=w)) == 2), [])
        return self._several(token, [e for m in found for e in m.entities], states=people is False) if found else None

    def _fitting(self, recent: list[Mention], *, people: bool) -> list[Mention]:
        """The latest mention of each person, or of each country, with whatever stands for it."""
        single = [m for m in reversed(recent) if m.entity and (not people or self._persons.is_person(m))]
        return list({self._key(m, people): m for m in single}.values())

    def _are_people(self, mention: Mention) -> bool:
        by_start = {m.start: m for m in self._past}
        origins = (
            by_start.get(e.via.start) if e.via and e.via.start is not None else mention for e in mention.entities
        )
        named = {e.name for e in mention.entities}
        if None in named:
            return False
        return (
            all(o is not None and self._persons.is_person(o) for o in origins) and not self._persons.state_names & named
        )

    def _are_partners(self, first: Mention, second: Mention, *, people: bool) -> bool:
        """Are two single actors of different countries coordinated, and people where people are meant?"""
        if self._analysis.tokens[second.head].dep != "conj" or not (first.entity and second.entity):
            return False
        if self._persons.is_person(first) != self._persons.is_person(second) or (
            people and not self._persons.is_person(first)
        ):
            return False
        return bool(first.entity.country) and self._key(first, people) != self._key(second, people)

    def _key(self, mention: Mention, people: bool) -> str | None:
        entity = mention.entities[0]
        return (entity.name or entity.country) if people else entity.country

    # mentions

    def _one(self, token: Token, antecedent: Mention | None) -> Mention | None:
        if antecedent is None or antecedent.entity is None:
            return None
        span = token.span if token.pos in {"PRON", "DET"} else phrase_at(token, self._index).span
        return Mention(*span, token.i, "actor", (self._copy(antecedent.entity, span),))

    def _several(self, token: Token, entities: list[Entity], *, states: bool = False) -> Mention:
        span = token.span if token.pos in {"PRON", "DET", "NUM"} else phrase_at(token, self._index).span
        different = {(e.country if states else e.name or e.span): e for e in entities}
        found = tuple(self._copy(e, span, state=states) for e in different.values())
        return Mention(*span, token.i, "actor", found)

    def _copy(self, entity: Entity, span: Span, *, state: bool = False) -> Entity:
        via = entity.via
        origin = (via.start, via.end) if via is not None and via.start is not None else (entity.start, entity.end)
        copy = replace(
            entity, text=span.of(self._text), start=span.start, end=span.end, via=Via(ViaRule.COREFERENCE, *origin)
        )
        if state and entity.country:
            name = self._index.state_names.get(entity.country)
            return replace(copy, name=name, sector="GOV", sectors=("GOV",), office=None, wikidata=None)
        return copy

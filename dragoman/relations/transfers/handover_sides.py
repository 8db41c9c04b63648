"""Who hands over to whom: the sides of a handover by the slots of its verb, and by what stands around it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.lexicon.handovers import Handover, Handovers
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.focus import state_here
from dragoman.relations.transfers.handover import OWNERS, Clauses, below
from dragoman.relations.transfers.items import Item, heads

DRAWN = frozenset({"nmod", "compound", "npadvmod", "appos"})
STATES = frozenset({"GPE", "NORP", "LOC"})
LICENCES = frozenset({"licence", "license", "permit"})
WHITHER = frozenset({"in", "at", "into", "to", "on", "near"})
PLAIN = frozenset({"subject", "object", "dative"})  # slots that are no prepositions


@dataclass(frozen=True, slots=True)
class Sides(Clauses):
    """Finds the sides around one verb."""

    def sides(self, verb: Token, way: Handover, items: list[Item]) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """Suppliers and recipients, by the slots of the way and by what stands around the verb where those are empty."""
        licensers = self._licensers(verb, way)
        suppliers = licensers or self._side(verb, way.supplier, items)
        recipients = self._side(verb, ("subject",) if licensers else way.recipient, items, suppliers)
        if way.name == "ask":
            return self._asked_for_others(verb, items, suppliers, recipients)
        if way.name == "give" and not recipients:
            suppliers, recipients = self._one_above(verb, way, items, suppliers)
        if not recipients:
            recipients = self._recipients_around(verb, way, suppliers)
        if way.name in {"give", "take"} and recipients and not suppliers:
            suppliers = self._hosts(verb, recipients)
        return suppliers, recipients

    def _recipients_around(self, verb: Token, way: Handover, suppliers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        found: tuple[Entity, ...] = self._scene(verb, suppliers) if way.name == "move" else ()
        if way.name in {"give", "deny"}:
            found = (
                self._asked_for(verb, suppliers) or self._drawn_in(verb, suppliers) or self._people_in(verb, suppliers)
            )
        return found or (self._here(verb, way, suppliers) if way.name in {"give", "move"} else ())

    def _slot(self, verb: Token, slot: str) -> list[Token]:
        """The tokens in one slot of a verb; prepositions also where the parser hangs them on its object."""
        if slot == "subject":
            own = grammar.surface_subject(verb) if _is_mover(verb, self._words) else grammar.subject(verb)
            is_ready = not own and verb.dep == "xcomp" and verb.head.pos == "ADJ"  # `Peru is ready to sell`
            return grammar.copula_subject(verb.head) if is_ready else own
        ready = [
            c for c in verb.children if c.lemma == "available" and verb.lemma == "make"
        ]  # `made ten tanks available`
        inside = [t for c in ready for o in c.all_children("nsubj") for t in grammar.with_conjuncts(o)]
        objects = grammar.objects(verb) or inside or self._loose(verb)
        if grammar.is_passive(verb):
            objects = [*objects, *(t for c in verb.all_children("dobj") for t in grammar.with_conjuncts(c))]
        if slot == "object":
            return objects
        if slot == "dative":
            return grammar.indirect(verb)
        inner = [t for o in objects if o.i > verb.i or grammar.is_passive(verb) for t in below(o, slot)]
        return [*(t for h in (verb, *ready) for t in grammar.of_preposition(h, slot)), *inner]

    def _loose(self, verb: Token) -> list[Token]:
        """Goods that the parser takes for a time (`received from Peru last summer 350 guns`) or a receiver (`has given Peru arms`)."""
        loose = [c for c in verb.all_children("npadvmod", "dative") if c.i > verb.i and c.ner not in {"DATE", "TIME"}]
        if f"{verb.lemma} in" in self._words.verbs:
            near = [c for c in verb.all_children("prep") if c.lemma == "in" and c.i == verb.i + 1]
            loose += [t for c in near for t in c.all_children("pobj")]  # `flew in ten doctors`
        wares = (c for c in loose if self.goods.is_ware(c) or c.lemma in self.goods.words("bundles"))
        return [t for c in wares for t in grammar.with_conjuncts(c)]

    def _side(
        self, verb: Token, slots: Iterable[str], items: list[Item], other: Iterable[Entity] = ()
    ) -> tuple[Entity, ...]:
        """The actors of the first slot that holds any; a passive's agent also where it hangs on the object."""
        taken, told = {e.code for e in other}, heads(items)
        for slot in slots:
            if slot == "maker":
                found = [e for i in items for e in self.makers(i) if e.code not in taken]
                if found:
                    return tuple(dict.fromkeys(found))
                continue
            if slot == "by" and grammar.is_passive(verb):
                continue  # `ordered by Peru`: who takes, not who supplies
            tokens = self._slot(verb, slot)
            if slot == "subject" and not tokens and grammar.is_passive(verb):
                tokens = self._slot(verb, "by")
            if slot not in PLAIN:
                carriers = [i.anchor.head for i in items if i.anchor.head.dep == "acl"]
                beside = [t for c in carriers for t in grammar.of_preposition(c, slot)]
                tokens += [
                    t
                    for t in (*beside, *(t for i in items for n in (i.anchor, i.head) for t in below(n, slot)))
                    if t not in tokens
                ]
            if slot == "object":
                tokens = [t for t in tokens if t.dep != "conj" or t.head.i not in told]  # `sent three and Chile ten`
            things = [
                e for t in tokens if t.i not in told for e in self.story.entities(t) if e.code and slot == "subject"
            ]
            if slot == "subject":
                things += [e for t in tokens if t.i not in told for e in self._flags(t)]
            tokens = [t for t in tokens if not self._is_denied(t)]
            found = [e for e in self._actors(tokens, told) or things if e.code not in taken]
            if found:
                return tuple(found)
        return ()

    def _is_denied(self, token: Token) -> bool:
        """`not from Peru but from Chile`."""
        before = self.story.analysis.tokens[token.head.i - 1] if token.dep == "pobj" and token.head.i else None
        return before is not None and before.lemma in {"not", "never"}

    def _flags(self, carrier: Token) -> list[Entity]:
        """Whose a carrier is (`Chinese trucks were carrying arms`)."""
        if carrier.lemma not in self.goods.words("carriers"):
            return []
        return [e for t in carrier.all_children(*OWNERS) for e in self.makers_in(t) if e.code]

    def _has_other(self, verb: Token, slots: Iterable[str], items: list[Item]) -> bool:
        """Does a side's slot hold somebody that is not known: a noun that is neither goods nor a purpose?"""
        told = heads(items)
        tokens = [t for slot in slots if slot in {"dative", "to", "from"} for t in self._slot(verb, slot)]
        others = (t for t in tokens if t.lemma not in self.goods.words("here"))
        return any(t.pos in {"NOUN", "PROPN"} and t.i not in told and not self._is_thing(t) for t in others)

    def _drawn_in(self, verb: Token, suppliers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The receiver right behind the verb that the parser takes for a part of the goods (`lent the Poles eight million pounds`)."""
        own = {e.country for e in suppliers}
        for noun in self._slot(verb, "object"):
            near = [c for c in noun.children if c.pos == "PROPN" and c.dep in DRAWN and verb.i < c.i <= verb.i + 2]
            for word in (c for c in near if self.goods.brand(c) is None):
                named = self.story.entities(word) or (self.story.entities(noun) if word.ner in STATES else ())
                found = tuple(e for e in named if e.country and e.country not in own and e.sector == "GOV")
                if found:
                    return found
        return ()

    def _licensers(self, verb: Token, way: Handover) -> tuple[Entity, ...]:
        """`builds jets under licence from Peru`: whose design is built."""
        if way.name != "build":
            return ()
        licences = [t for t in grammar.of_preposition(verb, "under", "on", "with") if t.lemma in LICENCES]
        found = self._actors((t for n in licences for t in grammar.of_preposition(n, "from", "of")), set())
        return tuple(found or (e for n in licences for t in n.all_children(*OWNERS) for e in self.makers_in(t)))

    def _asked_for_others(
        self, verb: Token, items: list[Item], suppliers: tuple[Entity, ...], recipients: tuple[Entity, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """`asked Congress for $60 million in aid to Peru`: who asks supplies, where its goods are to go to another."""
        own = {e.country for e in (*suppliers, *recipients)}
        behind = [t for i in items for n in {i.head, i.anchor} for t in below(n, "to")]
        others = tuple(e for e in self._actors(behind, heads(items)) if e.country and e.country not in own)
        return (suppliers or recipients, others) if others and len(own) == 1 else (suppliers, recipients)

    def _scene(self, verb: Token, suppliers: Iterable[Entity]) -> tuple[Entity, ...]:
        """Where goods come to, deep in the phrase of their way (`landed at a base south of Lima`)."""
        own = {e.country for e in suppliers}
        places = [t for c in verb.all_children("prep") if c.lemma in WHITHER for t in c.subtree()]
        found = (e for t in places for e in self.story.entities(t) if e.country and e.country not in own)
        return tuple(found)[:1]

    def _asked_for(self, verb: Token, suppliers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """`Peru asked Chile to supply jets`: who asks is to receive."""
        above = verb.head
        asks = any(way.name == "ask" for way in self._words.verbs.get(above.lemma, ()))
        if verb.dep not in {"xcomp", "ccomp", "advcl"} or not asks or not above.all_children("dobj", "dative"):
            return ()
        codes = {e.code for e in suppliers}
        return tuple(e for e in self._actors(grammar.subject(above), set()) if e.code not in codes)

    def _one_above(
        self, verb: Token, way: Handover, items: list[Item], suppliers: tuple[Entity, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """`told Peru to wait while granting it a loan`: who is told to is the recipient, and no supplier; the subject above is."""
        recipients = self._side(verb, way.recipient, items)
        codes = {e.code for e in recipients}
        if not recipients or not suppliers or not codes >= {e.code for e in suppliers}:
            return suppliers, ()
        if verb.dep != "advcl" and all(
            t.pos == "PRON" for slot in way.recipient for t in self._slot(verb, slot) if self.story.entities(t)
        ):
            return suppliers, ()  # `supplied it with boats`: somebody else than the subject
        above = (t for t in verb.ancestors() if t.pos == "VERB")
        givers = (
            tuple(e for e in self._actors(grammar.subject(v), heads(items)) if e.code not in codes) for v in above
        )
        other = next((found for found in givers if found), ())
        return (other, recipients) if other else (suppliers, ())

    def _people_in(self, verb: Token, suppliers: Iterable[Entity]) -> tuple[Entity, ...]:
        """`will be handed to refugees in Peru`, where the parser hangs the place on the verb."""
        people = {t.i for t in self._slot(verb, "to") if t.pos == "NOUN"}
        near = [c for c in verb.all_children("prep") if c.lemma == "in" and c.i - 1 in people]
        own = {e.country for e in suppliers}
        found = self._actors((t for c in near for t in c.all_children("pobj")), set())
        return tuple(e for e in found if e.country and e.country not in own)

    def _here(self, verb: Token, way: Handover, suppliers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The state that the story is about, where goods go to `the island` or `its former colony`."""
        slots = [s for s in way.recipient if s not in {"object", "for"}]
        places = [t for s in slots for t in self._slot(verb, s) if t.lemma in self.goods.words("here")]
        if not any(t.child("det", "poss") for t in places):
            return ()
        state = state_here(self.story, verb, {e.country for e in suppliers})
        return () if state is None else (state,)

    def _hosts(self, verb: Token, recipients: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Where somebody went and got something: `flew to Peru and was promised a loan`."""
        went = verb.head if verb.dep == "conj" and verb.head.pos == "VERB" else None
        if went is None or went.lemma not in self.goods.words("journeys"):
            return ()
        own = {e.country for e in recipients}
        places = grammar.of_preposition(went, "to", "in", "from")
        objects = grammar.objects(went) if went.lemma in {"visit", "tour", "reach"} else []
        return tuple(e for e in self._actors([*places, *objects], set()) if e.country and e.country not in own)


def _is_mover(verb: Token, words: Handovers) -> bool:
    return any(way.name == "move" for way in words.verbs.get(verb.lemma, ()))

"""Sanctions told by verbs that hit something: `froze the assets of`, `blacklisted two banks`, `cut off oil to`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.sanctions.doers import Doers
from dragoman.relations.sanctions.measure import NEGATIVE, OPEN, Grounds, Measure, aims_of, points_back
from dragoman.relations.story import BODIES, is_public


@dataclass(frozen=True)
class VerbMeasures(Grounds):
    """Reads the verbs, and the participles in front of nouns."""

    @cached_property
    def _doers(self) -> Doers:
        return Doers(self.story)

    @cached_property
    def _goods(self) -> dict[str, str]:
        """Goods of transfers to the instrument of their stop."""
        kinds = self._ties.kinds("sanctions", "stopped")
        goods = self._ties.kinds("transfers", "categories")
        return {word: kinds[category] for word, category in goods.items() if category in kinds}

    def of_verb(self, verb: Token) -> list[Measure]:
        """What a verb tells by what it hits."""
        return list(self._of_verb(verb))

    def of_participle(self, word: Token) -> Iterator[Measure]:
        """`a sanctioned bank`: in force, by nobody in particular."""
        lemma = word.text.lower().removesuffix("ed")
        targets = [e for e in self.whose(word.head) if e.code] if lemma in self.words("verbs") else []
        if targets:
            yield Measure(word, None, (), tuple(targets), "in_force", None, f"participle {word.text!r}")
        yield from self._of_squeezed(word)

    def _of_squeezed(self, word: Token) -> Iterator[Measure]:
        """`The bank suspended aid to Peru`, of which the parse has made one long noun phrase."""
        squeezed = self._doers.squeezed(word.head)
        thing = word.head.lemma
        if squeezed is None or word.lemma not in self.words("curbs") or thing not in self.words("curbed"):
            return
        senders = squeezed[1]
        targets = self.others(aims_of(word.head), senders)
        if targets:
            instrument = self._instruments.get(thing) or self._goods.get(thing)
            why = f"participle {word.text!r}"
            yield Measure(word, word, tuple(senders), tuple(targets), "imposed", instrument, why)

    def _of_verb(self, verb: Token) -> Iterator[Measure]:
        """`blacklisted two banks`, `froze the assets of officials`, `banned imports from Peru`, `a sanctioned bank`."""
        things = self._hit(verb)
        if not things:
            return
        stance = self.story.claims.stance(verb.i)
        senders = self._doers.of_verb(verb)
        if verb.lemma in self.words("expelling"):
            whence = [
                e for t in grammar.of_preposition(verb, "from") for e in self.story.entities(t) if e.code in BODIES
            ]
            senders = whence or senders
        aims = [t for n in (*things, verb) for t in aims_of(n) if not self._is_time(t)]
        targets = self._others(aims, senders) if not self._is_direct(verb) else []
        targets = targets or self.deep(things, senders)
        if not any(e.code for e in targets):
            targets = [e for e in self._others(self._meant(verb), senders) if e.country] or targets
        if not senders and targets and grammar.is_passive(verb):
            inner = [t for o in grammar.objects(verb) for t in grammar.of_preposition(o, "of")]
            bodies = [*grammar.of_preposition(verb, "from"), *inner]
            senders = [e for t in bodies for e in self.story.entities(t) if not e.country]
            targets = [e for e in targets if e not in senders]
        back = not targets and any(points_back(t) for t in things)
        is_severed = not targets and any(t.lemma in self.words("severed") for t in things)
        aimed = [t for t in aims if t.pos == "PROPN" or self.story.resolution.by_head.get(t.i) is not None]
        by_last = not senders and self._is_by_last(verb)
        is_loose = not (targets or back or is_severed or aimed) and self._is_curbed(verb) and self._are_states(senders)
        if not (targets or back or is_severed or is_loose or by_last) or stance.factuality in NEGATIVE:
            return
        if not senders and not by_last and not (self._is_bare(verb, things) and any(e.code for e in targets)):
            return
        status = (
            "lifted"
            if verb.lemma in self.words("lifting")
            else "in_force"
            if self._is_lasting(verb) or self._keeps_shut(verb) or self._goes_on(verb)
            else "imposed"
        )
        status = "threatened" if self._auxiliary(verb) in OPEN and status == "imposed" else status
        later = {t.i for c in verb.all_children("conj") if c.pos in {"VERB", "AUX"} for t in c.subtree()}
        inside = (t for n in (*things, verb) for t in n.subtree() if t.i not in later)
        words = (w for t in inside for w in (t.lemma, t.text.lower()))
        kinds = {**self._goods, **self._instruments}
        named = (kinds[w] for w in sorted(words, key=self.words("broad").__contains__) if w in kinds)
        is_member = any(e.code for t in things for e in self.story.entities(t))
        expels = verb.lemma in self.words("expelling") and is_member and not self._is_curbed(verb)
        instrument = "diplomatic" if expels else next(named, None) or self._usual.get(verb.lemma)
        why = f"verb {verb.lemma!r}"
        by_last = by_last and not (self._is_bare(verb, things) and any(e.code for e in targets))
        told = Measure(verb, verb, tuple(senders), tuple(targets), status, instrument, why)
        told = replace(told, is_open=not targets and any(self._is_everybody(t) for t in aims))
        yield replace(told, back=back, is_loose=is_loose, by_last=by_last)

    def _is_everybody(self, token: Token) -> bool:
        """`closed to all shipping`: nobody in particular."""
        return any(c.lemma in {"all", "any", "every"} for c in token.all_children("det"))

    def _meant(self, verb: Token) -> list[Token]:
        """Whom it is to hit: `stopped deliveries to punish Peru`, `punished Peru by closing its ports`."""
        hits = self.words("hitting") | self.words("forcing")
        aims = [c for c in verb.all_children("advcl", "xcomp") if c.lemma in hits and grammar.is_purpose(c)]
        aimed = [t for c in aims for t in self._hit_by(c)]
        return aimed or self._above(verb)

    def _hit_by(self, verb: Token) -> list[Token]:
        return [*verb.all_children("dobj"), *grammar.of_preposition(verb, "against", "on", "to")]

    def _above(self, verb: Token) -> list[Token]:
        """Whom the clause above hits by it: `punished Peru by closing its ports`, `retaliated against Peru by ...`."""
        above = verb.head.head if verb.dep == "pcomp" else verb.head if verb.dep in {"advcl", "conj"} else verb
        if above is verb or above.lemma not in self.words("hitting"):
            return []
        return self._hit_by(above)

    def _is_bare(self, verb: Token, things: list[Token]) -> bool:
        """A passive by nobody that can only be a sanction: assets frozen, a bank blacklisted."""
        frozen = any(t.lemma in self.words("frozen") for t in things) and verb.lemma in self.words("freezing")
        return grammar.is_passive(verb) and (frozen or verb.lemma in self.words("outlawing"))

    def _are_states(self, senders: list[Entity]) -> bool:
        return bool(senders) and all(e.sector == "GOV" and e.country for e in senders)

    def _keeps_shut(self, verb: Token) -> bool:
        """`has kept its border shut`."""
        shut = verb.all_children("acomp", "oprd", "xcomp", "ccomp", "advcl")
        return verb.lemma in self.words("holding") and any(t.lemma in self.words("shut") for t in shut)

    def _goes_on(self, verb: Token) -> bool:
        """`will go on withholding`, `continues to ban`."""
        above = verb.head
        goes_on = above.lemma == "go" and any(c.lemma == "on" for c in above.children)
        keeps = goes_on or above.lemma in {"continue", "keep"}
        return verb.dep in {"xcomp", "pcomp", "advcl"} and verb.tag in {"VBG", "VB"} and keeps

    def _is_direct(self, verb: Token) -> bool:
        return verb.lemma in self.words("verbs") | self.words("listing") | self.words(
            "expelling"
        ) and not self._is_curbed(verb)

    def _is_curbed(self, verb: Token) -> bool:
        return any(t.lemma in self.words("curbed") for t in grammar.objects(verb))

    def _hit(self, verb: Token) -> list[Token]:
        """What the verb hits: anything where the verb itself means a sanction, else only what its table lists."""
        things = grammar.objects(verb)
        if not self.holds_back(verb):
            return []
        if self._keeps_shut(verb):
            return [t for t in things if t.lemma in self.words("curbed")]
        if verb.lemma in self.words("reopening"):
            return [t for t in things if t.lemma in self.words("reopened" if verb.lemma == "reopen" else "frozen")]
        if verb.lemma in self.words("verbs") | self.words("lifting"):
            return [t for t in things if t.lemma not in self.words("shunned")]
        if verb.lemma in self.words("listing") and things:
            words = {t.lemma for t in self.story.analysis.sentence_of(verb).tokens}
            return things if words & self.words("listed") - {verb.lemma} else []
        curbed = (
            [t for t in things if {t.lemma, t.text.lower()} & self.words("curbed")]
            if verb.lemma in self.words("curbs")
            else []
        )
        memberships = [t for t in things if t.lemma == "membership" and verb.lemma in self.words("expelling")]
        if memberships:
            return [o for t in memberships for o in t.all_children("poss")]
        if verb.lemma == "break" and not things and not verb.child("prt"):
            return [
                t
                for t in grammar.of_preposition(verb, "with")
                if any(e.sector == "GOV" for e in self.story.entities(t))
            ]
        curbed = curbed or self._stopped(verb, things) or self._banned(verb, things)
        return curbed or (self._members(verb, things) if verb.lemma in self.words("expelling") else [])

    def _stopped(self, verb: Token, things: list[Token]) -> list[Token]:
        """Goods, money, arms that go to or come from another state, and are stopped."""
        if verb.lemma not in self.words("stopping"):
            return []
        inside = [verb, *things] if any(t.pos == "NUM" for t in things) else things  # `suspended $70 million in aid`
        things = [*things, *(t for o in inside for t in grammar.of_preposition(o, "in", "of", "worth"))]
        goods = [t for t in things if t.lemma in self._goods or self._is_of_goods(t)]
        aims = [e for n in (*goods, verb) for t in aims_of(n) for e in self.whose(t) if e.country or e.code]
        is_list_of_deeds = any(t.dep == "conj" and t.pos == "VERB" for t in goods)
        return goods if (aims or self._is_by_last(verb)) and not is_list_of_deeds else []

    def _is_of_goods(self, thing: Token) -> bool:
        """`arms sales`, `grain shipments`."""
        return thing.lemma in self.words("curbed") and any(c.lemma in self._goods for c in thing.children)

    def _banned(self, verb: Token, things: list[Token]) -> list[Token]:
        """What is of another state, and a state bans: `banned Indian films`."""
        if verb.lemma not in self.words("outlawing_wares"):
            return []
        doers = self._doers.of_verb(verb)
        is_shut_out = any(t.lemma in self.words("grounds") for t in grammar.of_preposition(verb, "from"))
        if is_shut_out or not doers or not all(is_public(e) for e in doers):
            return []
        own = {e.country for e in doers}
        return [t for t in things if t.ner != "PERSON" and any(e.country not in own for e in self._origins(t))]

    def _origins(self, token: Token) -> list[Entity]:
        """Whose a thing is: by an adjective, an owner, or who stands behind `by` and `from`."""
        front = [e for c in token.all_children("amod", "compound", "nmod") if (e := self.story.origin(c)) is not None]
        owners = [*token.all_children("poss"), *grammar.of_preposition(token, "by", "from")]
        return [*front, *(e for t in owners for e in self.others([t], []) if e.country and is_public(e))]

    def _members(self, verb: Token, things: list[Token]) -> list[Token]:
        """The states that a body of states suspends or expels."""
        inner = [
            c
            for t in grammar.subject(verb)
            for o in grammar.of_preposition(t, "of")
            for c in (o, *o.all_children("compound"))
        ]
        bodies = [*grammar.subject(verb), *inner, *grammar.of_preposition(verb, "from")]
        is_body = any(e.code in BODIES for t in bodies for e in self.story.entities(t))
        return [t for t in things if any(e.sector == "GOV" for e in self.story.entities(t))] if is_body else []

"""Sanctions told by verbs: `froze the assets of`, `barred from entering`, `may no longer sell`."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.measure import NEGATIVE, OPEN, Grounds, Measure, aims_of, points_back
from dragoman.relations.story import BODIES, is_public


@dataclass(frozen=True)
class VerbMeasures(Grounds):
    """Reads the verbs, and the participles in front of nouns."""

    def of_verb(self, verb: Token) -> list[Measure]:
        """What a verb tells: by what it hits, what it bars from, or what may not be done."""
        return list(self._of_verb(verb)) or list(self._of_bar(verb)) or list(self._of_rule(verb))

    def of_participle(self, word: Token) -> Iterator[Measure]:
        """`a sanctioned bank`: in force, by nobody in particular."""
        lemma = word.text.lower().removesuffix("ed")
        targets = [e for e in self.whose(word.head) if e.code] if lemma in self.words("verbs") else []
        if targets:
            yield Measure(word, None, (), tuple(targets), "in_force", None, f"participle {word.text!r}")

    def _of_verb(self, verb: Token) -> Iterator[Measure]:
        """`blacklisted two banks`, `froze the assets of officials`, `banned imports from Peru`, `a sanctioned bank`."""
        things = self._hit(verb)
        if not things:
            return
        stance = self.story.claims.stance(verb.i)
        senders = self._senders(verb)
        if verb.lemma in self.words("expelling"):
            whence = [
                e for t in grammar.of_preposition(verb, "from") for e in self.story.entities(t) if e.code in BODIES
            ]
            senders = whence or senders
        aims = [t for n in (*things, verb) for t in aims_of(n) if not self._is_time(t)]
        targets = self._others(aims, senders) if not self._is_direct(verb) else []
        targets = targets or self._others(things, senders)
        if not senders and targets and grammar.is_passive(verb):
            inner = [t for o in grammar.objects(verb) for t in grammar.of_preposition(o, "of")]
            bodies = [*grammar.of_preposition(verb, "from"), *inner]
            senders = [e for t in bodies for e in self.story.entities(t) if not e.country]
            targets = [e for e in targets if e not in senders]
        back = not targets and any(points_back(t) for t in things)
        is_severed = not targets and any(t.lemma in self.words("severed") for t in things)
        aimed = [t for t in aims if t.pos == "PROPN" or self.story.resolution.by_head.get(t.i) is not None]
        is_loose = not (targets or back or is_severed or aimed) and self._is_curbed(verb) and self._are_states(senders)
        if not senders or not (targets or back or is_severed or is_loose) or stance.factuality in NEGATIVE:
            return
        status = (
            "lifted" if verb.lemma in self.words("lifting") else "in_force" if self._is_lasting(verb) else "imposed"
        )
        status = "threatened" if self._auxiliary(verb) in OPEN and status == "imposed" else status
        later = {t.i for c in verb.all_children("conj") if c.pos in {"VERB", "AUX"} for t in c.subtree()}
        inside = (t for n in (*things, verb) for t in n.subtree() if t.i not in later)
        words = (w for t in inside for w in (t.lemma, t.text.lower()))
        named = (self._instruments[w] for w in words if w in self._instruments)
        expels = verb.lemma in self.words("expelling") and not self._is_curbed(verb)
        instrument = "diplomatic" if expels else next(named, None) or self._usual.get(verb.lemma)
        why = f"verb {verb.lemma!r}"
        yield Measure(verb, verb, tuple(senders), tuple(targets), status, instrument, why, back=back, is_loose=is_loose)

    def _are_states(self, senders: list[Entity]) -> bool:
        return bool(senders) and all(e.sector == "GOV" and e.country for e in senders)

    def _senders(self, verb: Token) -> list[Entity]:
        """The doers; of what a law does, whoever passed it, or whose it is (`passed Resolution 757, which cuts off oil`)."""
        doers = grammar.subject(verb)
        found = [e for t in doers for e in self.story.entities(t)]
        laws = [t for t in doers if {t.lemma.lower(), *(c.lemma.lower() for c in t.children)} & self.words("laws")]
        if found or not laws:
            return found
        own = [e for t in laws for e in self.whose(t)]
        above = [t.head for t in laws if t.dep in grammar.OBJECTS and t.head.lemma in self.words("passing")]
        return own or [e for v in above for t in grammar.subject(v) for e in self.story.entities(t)]

    def _is_direct(self, verb: Token) -> bool:
        return verb.lemma in self.words("verbs") | self.words("listing") | self.words(
            "expelling"
        ) and not self._is_curbed(verb)

    def _is_curbed(self, verb: Token) -> bool:
        return any(t.lemma in self.words("curbed") for t in grammar.objects(verb))

    def _hit(self, verb: Token) -> list[Token]:
        """What the verb hits: anything where the verb itself means a sanction, else only what its table lists."""
        things = grammar.objects(verb)
        if verb.lemma in self.words("verbs") | self.words("lifting"):
            return things
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
        return curbed or (self._members(verb, things) if verb.lemma in self.words("expelling") else [])

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

    def _of_bar(self, verb: Token) -> Iterator[Measure]:
        """`barred five officers from entering the country`; the state that may not be entered is the sender of a passive."""
        if verb.lemma not in self.words("barring") | {"cease"}:
            return
        doings = [t for c in verb.all_children("prep") if c.lemma == "from" for t in c.all_children("pcomp")]
        doings += [c for c in verb.all_children("xcomp", "ccomp") if verb.lemma in self.words("forbidding")]
        doings += [t for d in doings for t in d.all_children("conj")]
        whence = [c for c in verb.all_children("prep") if c.lemma == "from" and verb.lemma in {"ban", "bar"}]
        lands = [t for c in whence for t in c.all_children("pobj") if any(is_public(e) for e in self.story.entities(t))]
        doings = [d for d in doings if d.lemma in self.words("moving") | self.words("dealing")]
        if not (doings or lands) or self.story.claims.stance(verb.i).factuality in NEGATIVE:
            return
        aims = [
            t
            for d in doings
            for t in (*grammar.objects(d), *aims_of(d), *(t for o in grammar.objects(d) for t in aims_of(o)))
        ]
        aims += lands
        senders = self._senders(verb)
        targets = self._others(grammar.objects(verb), senders)
        moves = bool(lands) or any(d.lemma in self.words("moving") for d in doings)
        places = [e for t in aims for e in self.whose(t)]
        if not moves and not targets:
            targets = [e for e in places if e.country not in {s.country for s in senders}]
        if not senders and moves:
            senders = [e for e in places if e.country not in {x.country for x in targets}]
        planned = self._auxiliary(verb) in OPEN
        passive = grammar.is_passive(verb) and not grammar.subject(verb)
        status = "threatened" if planned else "in_force" if passive else "imposed"
        words = [t for d in doings for o in grammar.objects(d) for t in o.subtree()] + [
            t for d in doings for t in d.subtree()
        ]
        named = (self._instruments[t.lemma] for t in words if t.lemma in self._instruments)
        instrument = "travel" if moves else next(named, "trade")
        back = not targets and not aims and not moves  # `stopped selling arms`, to whom was told before
        if senders and (targets or back):
            yield Measure(
                verb, verb, tuple(senders), tuple(targets), status, instrument, f"verb {verb.lemma!r}", back=back
            )

    def _of_rule(self, verb: Token) -> Iterator[Measure]:
        """`officers may no longer enter Peru`, `nobody in Peru may sell arms to Chile`."""
        moves, deals = verb.lemma in self.words("moving"), verb.lemma in self.words("dealing")
        may = any(c.lemma in {"may", "can"} for c in verb.all_children("aux"))
        subject = grammar.surface_subject(verb)
        objects = grammar.objects(verb)
        none = [
            t
            for t in objects
            if any(c.lemma == "no" for c in t.all_children("det")) and t.lemma in self.words("dealing_goods")
        ]
        nobody = any(t.lemma in self.words("nobody") or any(c.lemma == "no" for c in t.children) for t in subject)
        longer = any(c.lemma in {"not", "no", "never"} or c.text.lower() == "longer" for c in verb.children)
        is_rule = may and (nobody or longer)
        vows = none and (
            self._auxiliary(verb) in OPEN or any(c.lemma in {"will", "would"} for c in verb.all_children("aux"))
        )
        if not (moves or deals) or not (is_rule or vows):
            return
        who = [e for t in subject for e in self.whose(t)]
        if moves:
            lands = [*objects, *grammar.of_preposition(verb, "in", "to", "at", "into")]
            senders = [e for t in lands for e in self.story.entities(t)]
            targets, instrument = self._others(subject, senders), "travel"
        else:
            if not any(t.lemma in self.words("dealing_goods") for t in objects):
                return
            aims = [t for n in (verb, *objects) for t in grammar.of_preposition(n, "to", "with", "from")]
            senders, targets = who, self._others(aims, who)
            instrument = next((self._instruments[t.lemma] for t in objects if t.lemma in self._instruments), "trade")
        if senders and targets:
            yield Measure(
                verb,
                verb,
                tuple(senders),
                tuple(targets),
                "in_force" if is_rule else "imposed",
                instrument,
                f"rule {verb.lemma!r}",
            )

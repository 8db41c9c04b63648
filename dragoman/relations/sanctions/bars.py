"""Sanctions told by what one may not do: `barred from entering`, `denied visas to`, `may no longer sell`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.relations.sanctions.doers import Doers
from dragoman.relations.sanctions.measure import NEGATIVE, OPEN, Grounds, Measure, aims_of
from dragoman.relations.story import is_public


@dataclass(frozen=True)
class BarMeasures(Grounds):
    """Reads the verbs of barring, of denying, and of rules."""

    @cached_property
    def _doers(self) -> Doers:
        return Doers(self.story)

    def of_verb(self, verb: Token) -> list[Measure]:
        """What a verb tells by what it bars from, denies, or does not let anybody do."""
        readers = (self._of_bar, self._of_denial, self._of_rule, self._of_crime)
        return next((found for read in readers if (found := list(read(verb)))), [])

    def _of_bar(self, verb: Token) -> Iterator[Measure]:
        """`barred five officers from entering the country`; the state that may not be entered is the sender of a passive."""
        if verb.lemma not in self.words("barring") | self.words("shutting_out") | {"cease"}:
            return
        doings, lands, grounds = self._barred(verb)
        if not (doings or lands or grounds) or self.story.claims.stance(verb.i).factuality in NEGATIVE:
            return
        aims = [
            t
            for d in doings
            for t in (*grammar.objects(d), *aims_of(d), *(t for o in grammar.objects(d) for t in aims_of(o)))
            if t.lemma not in self.words("permits")
        ]
        aims += lands
        senders = self._doers.of_verb(verb)
        targets = self._others(grammar.objects(verb), senders)
        moves = bool(lands) or any(d.lemma in self.words("moving") for d in doings)
        places = [e for t in (*aims, *grounds) for e in self.whose(t)]
        known = {s.country for s in senders}
        if not moves and not any(e.code for e in targets):
            targets = [e for e in places if e.code and e.country not in known] or targets
        if not senders and (moves or grounds):
            senders = [e for e in places if e.country not in {x.country for x in targets}]
        planned = self._auxiliary(verb) in OPEN
        passive = grammar.is_passive(verb) and not grammar.subject(verb)
        status = "threatened" if planned else "in_force" if passive else "imposed"
        back = not targets and not aims and not moves and not grounds  # `stopped selling arms`, to whom was told before
        is_told = moves and grammar.is_passive(verb) and any(e.country for e in targets)
        by_last = not senders and self._is_by_last(verb) and not is_told
        is_known = bool(senders) or (passive and any(e.country for e in targets))
        if by_last or (is_known and (targets or back)):
            instrument = self._kept_from(doings, grounds, moves=moves)
            sides = tuple(senders), tuple(targets)
            yield Measure(verb, verb, *sides, status, instrument, f"verb {verb.lemma!r}", back=back, by_last=by_last)

    def _barred(self, verb: Token) -> tuple[list[Token], list[Token], list[Token]]:
        """What one may not do, the states that one may not enter, and what else is shut (`its airspace`)."""
        preps = [c for c in verb.all_children("prep", "prt") if c.lemma in {"from", "off", "out"}]
        preps += [c for p in preps for c in p.all_children("prep") if c.lemma == "of"]
        doings = [t for c in preps if c.lemma == "from" for t in c.all_children("pcomp")]
        doings = doings if verb.lemma in self.words("barring") | {"cease"} else []
        doings += [c for c in verb.all_children("xcomp", "ccomp") if verb.lemma in self.words("forbidding")]
        doings += [t for d in doings for t in d.all_children("conj")]
        behind = [t for c in preps for o in c.all_children("pobj") for t in grammar.with_conjuncts(o)]
        shut = verb.lemma in self.words("shutting_out")
        grounds = [t for t in behind if t.lemma.lower() in self.words("grounds") and shut]
        lands = [t for t in behind if t not in grounds and any(is_public(e) for e in self.story.entities(t)) and shut]
        return [d for d in doings if self._is_dealing(d)], lands, grounds

    def _is_dealing(self, verb: Token) -> bool:
        """`selling arms`, `entering`, `issuing licences for`."""
        if verb.lemma in self.words("moving") | self.words("dealing"):
            return True
        papers = self.words("permits") | self.words("curbed")
        return verb.lemma in self.words("issuing") and any(t.lemma in papers for t in grammar.objects(verb))

    def _kept_from(self, doings: list[Token], grounds: list[Token], *, moves: bool) -> str | None:
        """The instrument, by what one may not do."""
        if moves:
            return "travel"
        words = [t for d in doings for o in grammar.objects(d) for t in o.subtree()]
        words += [t for d in (*doings, *grounds) for t in d.subtree()]
        named = (self._instruments[w] for t in words for w in (t.lemma.lower(),) if w in self._instruments)
        return next(named, "trade" if doings else None)

    def _of_denial(self, verb: Token) -> Iterator[Measure]:
        """`denied visas to three judges`, `revoked the airline's landing rights`."""
        passive = grammar.is_passive(verb)
        things = [t for c in verb.all_children("dobj", "oprd") for t in grammar.with_conjuncts(c)]
        things += grammar.objects(verb) if passive else []
        things += grammar.of_preposition(verb, "of") if verb.lemma == "strip" else []
        withheld = self.words("credits") if verb.lemma in self.words("refusing") else frozenset()
        denied = self.words("permits") | withheld
        permits = [t for t in things if t.lemma in denied]
        if verb.lemma not in self.words("denying") or not permits:
            return
        if self.story.claims.stance(verb.i).factuality in NEGATIVE:
            return
        senders = self._doers.of_verb(verb)
        aims = [*grammar.indirect(verb), *grammar.of_preposition(verb, "to", "for", "from")]
        aims += [t for p in permits for t in grammar.of_preposition(p, "of", "for", "to", "from", "by")]
        aims += [t for p in permits for c in p.all_children("poss") for t in grammar.with_conjuncts(c)]
        aims += [t for t in grammar.objects(verb) if (passive or verb.lemma == "strip") and t not in permits]
        targets = self.deep([t for t in aims if t not in permits], senders)
        waived = self._doers.over_law(verb) if passive and not senders else None
        if waived is not None:
            senders = [e for t in grammar.subject(waived) for e in self.who(t) if e.code]
        lands = [t for t in grammar.of_preposition(verb, "to", "into") if t in aims]
        if not senders and passive:
            senders = [e for t in lands for e in self.story.entities(t) if e.country]
            targets = [e for e in targets if e not in senders]
        if not any(e.country for e in targets) or not senders:
            return
        words = [t for p in permits for t in p.subtree()]
        named = (self._instruments[t.lemma] for t in words if t.lemma in self._instruments)
        status = "threatened" if self._auxiliary(verb) in OPEN else "imposed"
        status = self._statuses.get(waived.lemma, status) if waived is not None else status
        yield Measure(verb, verb, tuple(senders), tuple(targets), status, next(named, "travel"), f"verb {verb.lemma!r}")

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
        stopped = deals and any(c.text.lower() == "longer" for c in verb.children)  # `will no longer sell arms to`
        is_rule = (may and (nobody or longer)) or stopped
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
            laws = [t for t in grammar.of_preposition(verb, "under", "by") if t.lemma.lower() in self.words("laws")]
            if is_rule and laws and not targets:  # `under Resolution 687, Iraq may not export oil`
                senders, targets = self._doers.of_laws(laws), who
            instrument = next((self._instruments[t.lemma] for t in objects if t.lemma in self._instruments), "trade")
        if senders and targets:
            yield Measure(
                verb,
                verb,
                tuple(senders),
                tuple(targets),
                "in_force" if is_rule and not stopped else "imposed",
                instrument,
                f"rule {verb.lemma!r}",
            )

    def _of_crime(self, verb: Token) -> Iterator[Measure]:
        """`made it unlawful to sell arms to Peru`, `it is an offence to trade with Peru`."""
        above = verb.head
        words = {t.lemma.lower() for t in (above, *above.children) if t.i < verb.i}
        if verb.lemma not in self.words("dealing") or verb.tag != "VB" or not words & self.words("unlawful"):
            return
        top = above if above.pos in {"VERB", "AUX"} else above.head
        senders = [e for e in self._doers.of_verb(top) if e.code] if top.pos in {"VERB", "AUX"} else []
        aims = [t for n in (verb, *grammar.objects(verb)) for t in grammar.of_preposition(n, "to", "with", "from")]
        targets = self.others(aims, senders)
        if targets:
            words_below = [t for o in grammar.objects(verb) for t in o.subtree()]
            named = (self._instruments[t.lemma] for t in words_below if t.lemma in self._instruments)
            why = f"rule {verb.lemma!r}"
            yield Measure(verb, verb, tuple(senders), tuple(targets), "imposed", next(named, "trade"), why)

"""Sanctions told by nouns: `an embargo on Peru`, `EU sanctions`, `put on a blacklist`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.relations.sanctions.doers import Doers
from dragoman.relations.sanctions.lists import ListMeasures
from dragoman.relations.sanctions.measure import NEGATIVE, OPEN, Grounds, Measure, governor, points_back
from dragoman.relations.sanctions.members import MemberMeasures
from dragoman.relations.sanctions.nominals import Nominals
from dragoman.relations.sanctions.reach import Reach
from dragoman.relations.story import BODIES

ON = ("on", "against", "upon")
AT = ("for", "to")  # before a target only where an actor stands behind it
CERTAIN = frozenset({Factuality.CT_POS, Factuality.PR_POS})


@dataclass(frozen=True)
class NounMeasures(Grounds):
    """Reads the nouns."""

    @cached_property
    def _nominals(self) -> Nominals:
        return Nominals(self.story)

    @cached_property
    def _doers(self) -> Doers:
        return Doers(self.story)

    @cached_property
    def _lists(self) -> ListMeasures:
        return ListMeasures(self.story)

    @cached_property
    def _members(self) -> MemberMeasures:
        return MemberMeasures(self.story)

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self.story)

    def of_noun(self, noun: Token) -> list[Measure]:
        """What a noun tells: as a list that one is put on or struck off, or as a sanction."""
        if self._lists.is_list(noun):
            return list(self._lists.of_list(noun))
        ousted = list(self._members.of_noun(noun))
        if ousted:
            return ousted
        return list(self._of_noun(noun) if self._is_sanction(noun) else self.of_pointing(noun))

    def is_mistaken(self, verb: Token) -> bool:
        """Is a verb of the parse a noun in truth: `asset freezes`, `export controls`?"""
        before = self.story.analysis.tokens[verb.i - 1] if verb.i > 0 else verb
        is_plural = verb.tag == "VBZ" and verb.lemma in self.words("vague")
        return is_plural and before.end + 1 == verb.start and before.lemma in self.words("curbed_before")

    def _is_sanction(self, noun: Token) -> bool:
        """A sanction by name, or a ban or restriction of trade, travel, ..."""
        if noun.lemma in self.words("nouns") or self._carries(noun):
            return True
        if noun.lemma in self.words("pointing") and any(c.lemma in self.words("alike") for c in noun.children):
            return governor(noun) is not None  # `similar measures`
        if noun.lemma in self.words("pointed") and self._on_somebody(noun):
            return True
        if noun.lemma not in self.words("vague") or not (self.instrument(noun) or self._on_wares(noun)):
            return False
        if noun.lemma not in self.words("weak") or self._put_in(noun) is not None:
            return True
        return bool(grammar.of_preposition(noun, *ON) or self._own(noun))

    def _on_somebody(self, noun: Token) -> bool:
        """`measures on Peru`, `penalties against Chile`."""
        return any(e.country for t in grammar.of_preposition(noun, *ON) for e in self.story.entities(t))

    def _deals_of(self, noun: Token) -> list[tuple[Entity, list[Token]]]:
        """Of `the ban on American sales to Peru`: the seller, and to whom."""
        deals = [t for t in grammar.of_preposition(noun, "on") if t.lemma in self.words("outgoing")]
        to = [(d, grammar.of_preposition(d, "to") or grammar.of_preposition(noun, "to")) for d in deals]
        sellers = [(self.story.origin(t), them) for d, them in to if them for t in d.subtree() if t.i < d.i]
        return [(e, them) for e, them in sellers if e is not None]

    def _is_ware(self, token: Token) -> bool:
        """Is what a sanction is on a thing or a deal, not somebody?"""
        return token.lemma in {*self._instruments, *self.words("curbed"), *self.words("dealing_goods"), "own"}

    def of_pointing(self, noun: Token) -> Iterator[Measure]:
        """`introduced the measures in 2023`, `it was lifted`: a sanction told before, by a word that only points to it."""
        verb = noun.head
        is_hit = noun.dep in {"dobj", "nsubjpass"} and verb.pos == "VERB" and verb.lemma in self.words("putting")
        is_named = noun.lemma in self.words("pointing") and points_back(noun)
        if not is_hit or not (is_named or (noun.dep == "nsubjpass" and noun.pos == "PRON" and self.is_step(noun))):
            return
        status = self._status(noun, verb)
        if status in {"imposed", "lifted", "eased"} and self._auxiliary(verb) not in OPEN:
            senders = tuple(self._doers.of_verb(verb))
            yield Measure(noun, verb, senders, (), status, None, f"pointing {noun.text!r}", back=True, by_last=True)

    def _carries(self, noun: Token) -> bool:
        """`the sanctions regime`, `a sanctions waiver`: a noun that a sanction stands in front of."""
        in_front = any(c.lemma in self.words("nouns") for c in noun.all_children("compound", "nmod", "amod"))
        return in_front and noun.lemma in self.words("carriers")

    def _on_wares(self, noun: Token) -> bool:
        """`a ban on Finnish cheese`, `on shipments to Finland`: on things of a state, or on deals."""
        verb = governor(noun)
        beside = [t for t in grammar.of_preposition(verb, "on") if t.i > noun.i] if verb is not None else []
        things = [*grammar.of_preposition(noun, "on"), *beside] if noun.lemma in self.words("walls") else []
        origins = (self.story.origin(c) for t in things for c in t.all_children("amod", "compound"))
        return any(t.lemma in self.words("curbed") for t in things) or any(e is not None for e in origins)

    def _of_noun(self, noun: Token) -> Iterator[Measure]:
        squeezed = self._doers.squeezed(noun)
        if squeezed is not None and self._statuses.get(squeezed[0].lemma) in {"imposed", "lifted", "eased"}:
            yield from self._of_squeezed(noun, *squeezed)
            return
        over = self._nominals.over(noun)
        verb = governor(over) if over is not None else self._imposer(noun) or governor(noun)
        status = self._nominals.stage(over) if over is not None else self._status(noun, verb)
        if status is None or any(c.lemma == "no" for c in noun.all_children("det")):
            return
        if noun.dep == "attr" and any(c.lemma == "first" for c in noun.all_children("amod")):
            return  # `the first embargo since 2017`
        if over is not None:
            senders = self._own(noun) or [e for t in self._nominals.doers(over) for e in self.who(t)]
        else:
            senders = self._senders(noun, verb, status)
        tokens = self._target_tokens(noun, verb) or (self._target_tokens(over, verb) if over is not None else [])
        deals = self._deals_of(noun)
        senders = senders or [e for e, _ in deals]
        tokens = [t for _, to in deals for t in to] or tokens
        targets = self.deep(tokens, senders)
        if not any(e.code for e in targets):
            targets = self._reach.targets(noun, senders) or targets
        why = f"{noun.text!r} under {verb.text!r}" if verb is not None else f"{noun.text!r}"
        is_open = (any(not self._is_ware(t) for t in tokens) and not targets) or noun.lemma in self.words("returned")
        wares = "trade" if self._on_wares(noun) else None
        instrument = self.instrument(noun) or wares or self._instrument_around(noun)
        back = points_back(noun) or (not (senders or targets or is_open) and self._stands(noun, verb))
        yield Measure(noun, verb, tuple(senders), tuple(targets), status, instrument, why, is_open, back)

    def _stands(self, noun: Token, verb: Token | None) -> bool:
        """`An embargo has been in force since May`: whoever's the one told before is."""
        return verb is not None and noun.dep in grammar.SUBJECTS and verb.lemma in {"be", *self.words("staying")}

    def _of_squeezed(self, noun: Token, verb: Token, senders: list[Entity]) -> Iterator[Measure]:
        """`The bloc imposed sanctions on Peru`, of which the parse has made one long noun phrase."""
        targets = self.deep(self._target_tokens(noun, None), senders) or self._reach.targets(noun, senders)
        instrument = self.instrument(noun) or self._instrument_around(noun)
        why = f"{noun.text!r} under {verb.text!r}"
        yield Measure(noun, verb, tuple(senders), tuple(targets), self._statuses[verb.lemma], instrument, why)

    def _instrument_around(self, noun: Token) -> str | None:
        """Of an embargo that points back, arms where its sentence speaks of them; else what is usual."""
        usual = self._usual.get(noun.lemma)
        aside = noun.dep == "pobj" and noun.head.lemma in self.words("aside") | {"of"}
        if usual is None or not (aside or (points_back(noun) and not self._own(noun))):
            return usual
        words = {t.lemma for t in self.story.analysis.sentence_of(noun).tokens}
        return "arms" if any(self._instruments.get(w) == "arms" for w in words) else usual if aside else None

    def _imposer(self, noun: Token) -> Token | None:
        """The verb of a clause that tells who put them (`sanctions that Peru imposed`), where the noun's own verb tells less."""
        above = governor(noun)
        is_part = noun.dep == "pobj" and noun.head.lemma == "of" and noun.head.head.lemma in self.words("parts")
        if above is not None and above.lemma in self._statuses and (noun.dep != "pobj" or is_part):
            return None
        return self._put_in(noun)

    def _put_in(self, noun: Token) -> Token | None:
        """The verb of a clause behind it by which somebody puts it."""
        clauses = noun.all_children("relcl", "acl", "ccomp")
        return next((c for c in clauses if self._statuses.get(c.lemma) == "imposed"), None)

    def _status(self, noun: Token, verb: Token | None) -> str | None:
        """By the verb above, else in force where the sanctions are merely mentioned; None for what is not to be."""
        is_aside = noun.dep == "pobj" and noun.head.lemma in self.words("aside") and verb not in noun.children
        if verb is None or is_aside:
            return "in_force"
        stance = self.story.claims.stance(verb.i)
        if self._is_refused(noun, verb):
            return None
        if verb.lemma in self.words("opposing") and verb.lemma not in self.words("under"):
            stands = verb.lemma in self.words("objecting") and points_back(noun)
            return "in_force" if stands and self._own(noun) else None
        if verb.lemma in {"let", "allow"} and any(t.lemma in self.words("lapsing") for t in verb.subtree()):
            return "lifted"
        is_taken = verb.lemma == "take" and noun.dep in {"dobj", "nsubjpass", "conj"}
        found = "imposed" if is_taken or self._takes_effect(verb) else self._phrasal(verb) or self._by_verb(noun, verb)
        if noun.dep == "nsubj" and verb.lemma in self.words("biting") and stance.auxiliary not in OPEN:
            return "in_force"  # `the embargo still hits Peru`
        wished = verb.dep in {"xcomp", "ccomp"} and verb.head.lemma in self.words("calling")
        if wished and found == "imposed":
            return "threatened"
        if found == "imposed" and stance.factuality in NEGATIVE:
            joins = verb.lemma in self.words("joining")
            return "in_force" if joins and self._own(noun) else None  # not imposed: no tie
        is_open = stance.factuality is Factuality.UU or stance.auxiliary is not Auxiliary.FUTURE
        if found in {"lifted", "eased"} and stance.factuality not in CERTAIN and is_open:
            return "in_force"
        if found == "imposed" and self._is_lasting(verb):
            return "in_force"
        is_own = noun.dep in {"dobj", "nsubjpass", "pobj", "conj"} or found is not None
        if self._auxiliary(verb) in OPEN and is_own and found in {"imposed", "in_force", None}:
            if verb.lemma in self.words("keep") | self.words("staying"):
                return "in_force"
            hangs = verb.lemma in self.words("under") or found == "imposed"
            return "threatened" if hangs else "in_force"
        return "threatened" if found == "imposed" and self._auxiliary(verb) in OPEN else (found or "in_force")

    def _by_verb(self, noun: Token, verb: Token) -> str | None:
        is_raised = verb.lemma == "raise" and noun.lemma in self.words("raised")
        return "lifted" if is_raised else self._statuses.get(verb.lemma)

    def _phrasal(self, verb: Token) -> str | None:
        """By a verb and its particle: `called off`, `did away with`, `set aside`."""
        kinds = self._ties.kinds("sanctions", "phrasal")
        beside = (c.lemma for c in verb.children if c.dep in {"prt", "advmod", "prep", "acomp", "oprd"})
        return next((kinds[key] for word in beside if (key := f"{verb.lemma} {word}") in kinds), None)

    def _is_refused(self, noun: Token, verb: Token) -> bool:
        """`vetoed a draft that would impose`, `its opposition to`."""
        above = noun.head.head if noun.dep == "pobj" else noun
        if above.lemma in self.words("denials"):
            return True
        is_inner = verb.dep in {"acl", "relcl"} and verb.head.dep in grammar.OBJECTS
        if noun.dep == "pobj" and noun.head.lemma == "against" and not (points_back(noun) or self._own(noun)):
            return True  # `a reserve against a blockade`
        return is_inner and verb.head.head.lemma in self.words("opposing") and not self._own(noun)

    def _takes_effect(self, verb: Token) -> bool:
        """`took effect`, `came into force`."""
        things = (*grammar.objects(verb), *grammar.of_preposition(verb, "into", "in"))
        return verb.lemma in {*self.words("effecting"), "be"} and any(t.lemma in self.words("effects") for t in things)

    def _senders(self, noun: Token, verb: Token | None, status: str) -> list[Entity]:
        own = self._own(noun)
        joins = verb is not None and verb.lemma in self.words("joining")
        if own and joins and status == "in_force":
            return own
        if (own and not joins) or verb is None:
            return own
        asked = (
            self._asked(verb) if self._statuses.get(verb.lemma) in {"lifted", "eased"} and status == "in_force" else []
        )
        if asked:
            return asked
        acts = joins or verb.lemma in self.words("keep") | self.words("hitting") | {"let", "allow"}
        if not acts and (
            status not in {"imposed", "threatened", "eased", "lifted"}
            or (self._statuses.get(verb.lemma) is None and verb.lemma != "take" and self._phrasal(verb) is None)
        ):
            return []
        if verb.lemma in self.words("under"):
            return []
        found = self._doers.of_verb(verb)
        if not found and grammar.is_passive(verb):
            found = self._doers.of_laws(grammar.of_preposition(verb, "under", "by"))
        return [e for e in found if e.code in BODIES] if verb.lemma in self.words("calling") else found

    def _asked(self, verb: Token) -> list[Entity]:
        """Who is called upon to lift it, or thinks of it."""
        above = verb.head
        if verb.dep in {"xcomp", "ccomp", "advcl"} and above.lemma in self.words("calling") and above is not verb:
            asked = [*grammar.of_preposition(above, "on", "upon", "to"), *above.all_children("dobj", "dative")]
            asked = asked or verb.all_children("nsubj")
            return [e for t in asked for e in self.who(t)]
        return [e for t in grammar.subject(verb) for e in self.who(t)]

    def _target_tokens(self, noun: Token, verb: Token | None) -> list[Token]:
        aimed = self._aimed(noun)
        if aimed:
            return aimed
        beside = [noun, *(noun.conjuncts() if noun.dep != "conj" else [noun.head])]
        tokens = [t for n in beside for t in grammar.of_preposition(n, *ON) if not self._is_time(t)]
        things = [
            t for t in tokens if t.lemma in self._instruments and not self.whose(t)
        ]  # `an embargo on arms for Peru`
        clauses = noun.all_children("relcl", "acl", "ccomp")
        tokens = [t for t in tokens if t not in things] or [t for c in clauses for t in grammar.of_preposition(c, *ON)]
        behind = [t for n in (noun, *things) for t in grammar.of_preposition(n, *AT)]
        behind += grammar.of_preposition(noun, "of") if noun.lemma in self.words("halts") else []
        tokens = tokens or [t for t in behind if any(e.code for e in self.deep([t], []))]
        stands = [t for place in grammar.of_preposition(noun, "in") for t in grammar.of_preposition(place, *ON)]
        tokens = tokens or stands  # `sanctions in place against`
        if tokens or verb is None:
            return tokens or self._bearers(noun)
        if verb.lemma in self.words("biting") and noun.dep == "nsubj" and not grammar.is_passive(verb):
            return [*grammar.indirect(verb), *grammar.objects(verb), *grammar.of_preposition(verb, "to", *ON)]
        opened = noun.head.lemma if noun.dep == "pobj" else ""
        if opened in {"by", "with"} and (verb.lemma in self.words("hitting") or grammar.is_passive(verb)):
            return grammar.objects(verb)
        if opened == "under":
            bearer = noun.head.head
            if bearer.pos == "VERB" and bearer.child("dobj") and bearer.lemma not in self.words("holding"):
                return []  # `cut imports under the EU sanctions`
            holds = verb.lemma in self.words("enlisting") | self.words("holding")
            objects = grammar.objects(verb) if grammar.is_passive(verb) or holds else []
            subjects = [*grammar.surface_subject(verb), *verb.all_children("nsubj")[1:]]
            return objects or subjects if bearer.pos in {"VERB", "AUX"} else [bearer]
        bearers = self._bearers(noun)
        if bearers:
            return bearers
        tokens = [t for t in grammar.of_preposition(verb, *ON) if t is not noun]
        if tokens:
            return tokens
        if verb.lemma in self.words("under") and noun not in grammar.surface_subject(verb):
            return [*grammar.surface_subject(verb), *verb.all_children("nsubj")[1:]]  # whoever faces them
        return []

    def _bearers(self, noun: Token) -> list[Token]:
        """Who is `subject to` it."""
        word = noun.head.head if noun.dep == "pobj" and noun.head.lemma == "to" else None
        if word is None or word.lemma not in self.words("exposed"):
            return []
        return grammar.copula_subject(word) or grammar.with_conjuncts(word.head)

    def _aimed(self, noun: Token) -> list[Token]:
        """Behind `targeting` and `aimed at`; behind `of` where what is shut off is always the target (`the blockade of Peru`)."""
        clauses = noun.all_children("acl", "relcl")
        verbs = [c for c in clauses if c.lemma in self.words("aiming")]
        found = [t for v in verbs for t in (*v.all_children("dobj"), *grammar.of_preposition(v, "at", *ON))]
        bitten = [t for c in clauses if c.lemma in self.words("severing") for t in c.all_children("dobj")]
        found += [t for t in bitten if any(e.code for e in self.deep([t], []))]
        found = [t for o in found for t in grammar.with_conjuncts(o)]
        return found or (grammar.of_preposition(noun, "of") if noun.lemma in self.words("besieging") else [])

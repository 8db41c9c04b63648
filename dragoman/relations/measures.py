"""Words that tell of a sanction, with sender, target, status and instrument as their clause has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.lexicon.bodies import load_bodies
from dragoman.lexicon.ties import Ties
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.relations.story import Story, is_public

AIMS = ("to", "with", "on", "against", "from", "for", "of", "in")
ON = ("on", "against", "upon")
AT = ("over", "for", "in", "to")  # before a target only where an actor stands behind it
NEGATIVE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})
OPEN = frozenset({Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL})
CERTAIN = frozenset({Factuality.CT_POS, Factuality.PR_POS})
OWNERS = ("amod", "compound", "poss", "nmod")


@dataclass(frozen=True, slots=True)
class Measure:
    """One word that tells a sanction. `is_open`: its clause has a target that no actor is known for. `back`: it points back (`that embargo`, `the same seven`).
    """

    token: Token
    verb: Token | None
    senders: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    status: str
    instrument: str | None
    why: str
    is_open: bool = False
    back: bool = False


@dataclass(frozen=True)
class Measures:
    """Reads sanctions in the clauses of one story."""

    story: Story

    @cached_property
    def _ties(self) -> Ties:
        return self.story.ties

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        tables = self._ties.tables["sanctions"]
        return {name: self._ties.words("sanctions", name) for name, words in tables.items() if isinstance(words, list)}

    @cached_property
    def _statuses(self) -> dict[str, str]:
        return self._ties.kinds("sanctions", "statuses")

    @cached_property
    def _instruments(self) -> dict[str, str]:
        return self._ties.kinds("sanctions", "instruments")

    @cached_property
    def _usual(self) -> dict[str, str]:
        return self._ties.kinds("sanctions", "usual")

    def words(self, name: str) -> frozenset[str]:
        """A list of `sanctions.toml`."""
        return self._lists[name]

    def of_token(self, token: Token) -> list[Measure]:
        """What one token tells of states and bodies of states; what leagues and firms do among themselves is left out."""
        return [m for m in self._of_token(token) if self._is_public(m)]

    def _is_public(self, told: Measure) -> bool:
        by_state = any(is_public(e) or e.name in self._blocs for e in told.senders)
        if not told.senders:
            return any(is_public(e) and e.sector != "MIL" for e in told.targets) or told.verb is None or told.back
        return by_state

    @cached_property
    def _blocs(self) -> frozenset[str]:
        return frozenset(body.name for body in load_bodies() if body.kind == "bloc")

    def _of_token(self, token: Token) -> list[Measure]:
        if token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "amod"}:
            if self._is_list(token):
                return list(self._of_list(token))
            return list(self._of_noun(token)) if self._is_sanction(token) else []
        if token.dep == "amod" and token.pos in {"VERB", "ADJ"}:
            return list(self._of_participle(token))
        if token.pos == "VERB":
            return list(self._of_verb(token)) or list(self._of_bar(token)) or list(self._of_rule(token))
        return []

    # ------------------------------------------------------------------ nouns

    def _is_sanction(self, noun: Token) -> bool:
        """A sanction by name, or a ban or restriction of trade, travel, ..."""
        if noun.lemma in self.words("nouns"):
            return True
        if noun.lemma not in self.words("vague") or self.instrument(noun) is None:
            return False
        return noun.lemma not in self.words("weak") or bool(grammar.of_preposition(noun, *ON) or self._own(noun))

    def _of_noun(self, noun: Token) -> Iterator[Measure]:
        verb = self._imposer(noun) or governor(noun)
        status = self._status(noun, verb)
        if status is None or any(c.lemma == "no" for c in noun.all_children("det")):
            return
        senders = self._senders(noun, verb, status)
        tokens = self._target_tokens(noun, verb)
        targets = self._others(tokens, senders)
        why = f"{noun.text!r} under {verb.text!r}" if verb is not None else f"{noun.text!r}"
        is_open = bool(tokens) and not targets
        instrument = self.instrument(noun) or self._instrument_around(noun)
        yield Measure(noun, verb, tuple(senders), tuple(targets), status, instrument, why, is_open, points_back(noun))

    def _instrument_around(self, noun: Token) -> str | None:
        """Of an embargo that points back, arms where its sentence speaks of them; else what is usual."""
        usual = self._usual.get(noun.lemma)
        if usual is None or not points_back(noun):
            return usual
        words = {t.lemma for t in self.story.analysis.sentence_of(noun).tokens}
        return "arms" if any(self._instruments.get(w) == "arms" for w in words) else None

    def _imposer(self, noun: Token) -> Token | None:
        """The verb of a clause on the noun that tells who put them (`sanctions that Peru imposed`), where the noun's own verb tells less."""
        above = governor(noun)
        if above is not None and above.lemma in self._statuses and noun.dep != "pobj":
            return None
        clauses = (c for c in noun.all_children("relcl", "acl") if self._statuses.get(c.lemma) == "imposed")
        return next(clauses, None)

    def _others(self, tokens: Iterable[Token], senders: Iterable[Entity]) -> list[Entity]:
        """The actors of some tokens, without the senders."""
        taken = {(e.code, e.name) for e in senders if e.code or e.name}
        found = [e for t in tokens for e in self.whose(t)]
        own = {s.country for s in senders}
        found = [e for e in found if (e.code, e.name) not in taken and (e.country is None or e.country not in own)]
        coded = {(e.code, e.name): e for e in found if e.code}
        return list(coded.values()) or found

    def _status(self, noun: Token, verb: Token | None) -> str | None:
        """By the verb above, else in force where the sanctions are merely mentioned; None for what is not to be."""
        if verb is None:
            return "in_force"
        stance = self.story.claims.stance(verb.i)
        if verb.lemma in self.words("opposing") and verb.lemma not in self.words("under"):
            return None
        if verb.lemma in {"let", "allow"} and any(t.lemma in self.words("lapsing") for t in verb.subtree()):
            return "lifted"
        found = self._statuses.get(verb.lemma)
        if found == "imposed" and stance.factuality in NEGATIVE:
            return None  # not imposed: no tie
        if found in {"lifted", "eased"} and stance.factuality not in CERTAIN and stance.auxiliary is not Auxiliary.FUTURE:
            return "in_force"
        if found == "imposed" and self._is_lasting(verb):
            return "in_force"
        is_own = noun.dep in {"dobj", "nsubjpass", "pobj", "conj"} or found is not None
        if self._auxiliary(verb) in OPEN and is_own and found in {"imposed", "in_force", None}:
            hangs = verb.lemma in self.words("under") or found == "imposed"
            return "threatened" if hangs else "in_force"
        return "threatened" if found == "imposed" and self._auxiliary(verb) in OPEN else (found or "in_force")

    def _auxiliary(self, verb: Token) -> Auxiliary | None:
        """The stance of a verb, but what is decided counts as done (`voted to impose`)."""
        stance = self.story.claims.stance(verb.i)
        decided = verb.dep == "xcomp" and verb.head.lemma in self.words("deciding")
        if decided and stance.auxiliary is Auxiliary.FUTURE:
            return self.story.claims.stance(verb.head.i).auxiliary
        return stance.auxiliary

    def _is_lasting(self, verb: Token) -> bool:
        """`hit by an embargo since 1962`."""
        return bool(grammar.of_preposition(verb, "since")) or any(c.lemma == "since" for c in verb.children)

    def _own(self, noun: Token) -> list[Entity]:
        """Who stands in or right behind the phrase as the sender (`EU sanctions`, `sanctions by Peru`)."""
        front = [t for c in noun.all_children(*OWNERS) for t in grammar.with_conjuncts(c)]
        tokens = [*front, *grammar.of_preposition(noun, "by", "from", "of")]
        return [e for t in tokens for e in self.story.entities(t)]

    def _senders(self, noun: Token, verb: Token | None, status: str) -> list[Entity]:
        own = self._own(noun)
        joins = verb is not None and verb.lemma in self.words("joining")
        if (own and not joins) or verb is None:
            return own
        acts = joins or verb.lemma in self.words("keep") | self.words("hitting") | {"let", "allow"}
        if not acts and (status not in {"imposed", "threatened", "eased", "lifted"} or self._statuses.get(verb.lemma) is None):
            return []
        if verb.lemma in self.words("calling") or verb.lemma in self.words("under"):
            return []
        return [e for t in grammar.subject(verb) for e in self.story.entities(t)]

    def _target_tokens(self, noun: Token, verb: Token | None) -> list[Token]:
        beside = [noun, *(noun.conjuncts() if noun.dep != "conj" else [noun.head])]
        tokens = [t for n in beside for t in grammar.of_preposition(n, *ON) if not self._is_time(t)]
        things = [t for t in tokens if t.lemma in self._instruments and not self.whose(t)]  # `an embargo on arms for Peru`
        tokens = [t for t in tokens if t not in things]
        behind = [t for n in (noun, *things) for t in grammar.of_preposition(n, *AT)]
        tokens = tokens or [t for t in behind if any(e.code for e in self.story.entities(t))]
        if tokens or verb is None:
            return tokens
        opened = noun.head.lemma if noun.dep == "pobj" else ""
        if opened in {"by", "with"} and (verb.lemma in self.words("hitting") or grammar.is_passive(verb)):
            return grammar.objects(verb)
        if opened == "under":
            bearer = noun.head.head
            objects = grammar.objects(verb) if grammar.is_passive(verb) or verb.lemma in self.words("enlisting") else []
            return objects or grammar.surface_subject(verb) if bearer.pos in {"VERB", "AUX"} else [bearer]
        tokens = grammar.of_preposition(verb, "on", "against", "upon")
        if tokens:
            return tokens
        if verb.lemma in self.words("under") and noun not in grammar.surface_subject(verb):
            return grammar.surface_subject(verb)  # whoever faces sanctions or is subject to them
        return []

    def _is_time(self, token: Token) -> bool:
        return token.ner in {"DATE", "TIME"}

    # ------------------------------------------------------------------ lists

    def _is_list(self, noun: Token) -> bool:
        """A list of those under sanctions, that one is put on or struck off."""
        named = noun.lemma == "blacklist" or any(c.lemma in {"sanction", "black", "terrorism", "terror"} for c in noun.children)
        verb = governor(noun)
        on = noun.lemma in self.words("lists") and noun.dep == "pobj" and named and verb is not None
        return on and verb is not None and verb.lemma in self.words("enlisting") | self.words("striking")

    def _of_list(self, noun: Token) -> Iterator[Measure]:
        verb = governor(noun)
        if verb is None or self.story.claims.stance(verb.i).factuality in NEGATIVE:
            return
        senders = self._own(noun) or [e for t in grammar.subject(verb) for e in self.story.entities(t)]
        targets = self._others(grammar.objects(verb), senders)
        planned = self._auxiliary(verb) in OPEN
        status = "lifted" if verb.lemma in self.words("striking") else "threatened" if planned else "imposed"
        if targets:
            instrument = self.instrument(verb)
            yield Measure(noun, verb, tuple(senders), tuple(targets), status, instrument, f"{noun.text!r} under {verb.text!r}")

    # ------------------------------------------------------------------ verbs

    def _of_verb(self, verb: Token) -> Iterator[Measure]:
        """`blacklisted two banks`, `froze the assets of officials`, `banned imports from Peru`, `a sanctioned bank`."""
        things = self._hit(verb)
        if not things:
            return
        stance = self.story.claims.stance(verb.i)
        senders = [e for t in grammar.subject(verb) for e in self.story.entities(t)]
        aims = [t for n in (*things, verb) for t in _deep(n) if not self._is_time(t)]
        targets = self._others(aims, senders) if not self._is_direct(verb) else []
        targets = targets or self._others(things, senders)
        if not senders and targets and grammar.is_passive(verb):
            inner = [t for o in grammar.objects(verb) for t in grammar.of_preposition(o, "of")]
            bodies = [*grammar.of_preposition(verb, "from"), *inner]
            senders = [e for t in bodies for e in self.story.entities(t) if not e.country]
            targets = [e for e in targets if e not in senders]
        back = not targets and any(points_back(t) for t in things)
        if not senders or not (targets or back) or stance.factuality in NEGATIVE:
            return
        status = "lifted" if verb.lemma in self.words("lifting") else "in_force" if self._is_lasting(verb) else "imposed"
        status = "threatened" if self._auxiliary(verb) in OPEN and status == "imposed" else status
        named = (self._instruments[t.lemma] for n in (*things, verb) for t in n.subtree() if t.lemma in self._instruments)
        expels = verb.lemma in self.words("expelling") and not self._is_curbed(verb)
        instrument = next(named, None) if not expels and verb.lemma != "break" else "diplomatic"
        if verb.lemma in {"blockade", "boycott", "embargo"}:
            instrument = instrument or "trade"
        yield Measure(verb, verb, tuple(senders), tuple(targets), status, instrument, f"verb {verb.lemma!r}", back=back)

    def _of_participle(self, word: Token) -> Iterator[Measure]:
        """`a sanctioned bank`: in force, by nobody in particular."""
        lemma = word.text.lower().removesuffix("ed")
        targets = [e for e in self.whose(word.head) if e.code] if lemma in self.words("verbs") else []
        if targets:
            yield Measure(word, None, (), tuple(targets), "in_force", None, f"participle {word.text!r}")

    def _is_direct(self, verb: Token) -> bool:
        return verb.lemma in self.words("verbs") | self.words("listing") | self.words("expelling") and not self._is_curbed(verb)

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
        curbed = [t for t in things if {t.lemma, t.text.lower()} & self.words("curbed")] if verb.lemma in self.words("curbs") else []
        memberships = [t for t in things if t.lemma == "membership" and verb.lemma in self.words("expelling")]
        if memberships:
            return [o for t in memberships for o in t.all_children("poss")]
        if verb.lemma == "break" and not things and not verb.child("prt"):
            return [t for t in grammar.of_preposition(verb, "with") if any(e.sector == "GOV" for e in self.story.entities(t))]
        return curbed or (self._members(verb, things) if verb.lemma in self.words("expelling") else [])

    def _members(self, verb: Token, things: list[Token]) -> list[Token]:
        """The states that a body of states suspends or expels."""
        inner = [c for t in grammar.subject(verb) for o in grammar.of_preposition(t, "of") for c in (o, *o.all_children("compound"))]
        bodies = [*grammar.subject(verb), *inner, *grammar.of_preposition(verb, "from")]
        is_body = any(e.code in {"IGO", "EUR", "UNO"} for t in bodies for e in self.story.entities(t))
        return [t for t in things if any(e.sector == "GOV" for e in self.story.entities(t))] if is_body else []

    def _of_bar(self, verb: Token) -> Iterator[Measure]:
        """`barred five officers from entering the country`; the state that may not be entered is the sender of a passive."""
        if verb.lemma not in self.words("barring") | {"cease"}:
            return
        doings = [t for c in verb.all_children("prep") if c.lemma == "from" for t in c.all_children("pcomp")]
        doings += [c for c in verb.all_children("xcomp") if verb.lemma in {"forbid", "prohibit", "stop", "cease"}]
        places = [c for c in verb.all_children("prep") if c.lemma == "from" and verb.lemma in {"ban", "bar"}]
        lands = [t for c in places for t in c.all_children("pobj") if any(is_public(e) for e in self.story.entities(t))]
        doings = [d for d in doings if d.lemma in self.words("moving") | self.words("dealing")]
        if not (doings or lands) or self.story.claims.stance(verb.i).factuality in NEGATIVE:
            return
        aims = [t for d in doings for t in (*grammar.objects(d), *_deep(d), *(t for o in grammar.objects(d) for t in _deep(o)))]
        aims += lands
        senders = [e for t in grammar.subject(verb) for e in self.story.entities(t)]
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
        named = (self._instruments[t.lemma] for d in doings for t in d.subtree() if t.lemma in self._instruments)
        instrument = "travel" if moves else next(named, "trade")
        if senders and targets:
            yield Measure(verb, verb, tuple(senders), tuple(targets), status, instrument, f"verb {verb.lemma!r}")

    def _of_rule(self, verb: Token) -> Iterator[Measure]:
        """`officers may no longer enter Peru`, `nobody in Peru may sell arms to Chile`."""
        moves, deals = verb.lemma in self.words("moving"), verb.lemma in self.words("dealing")
        may = any(c.lemma in {"may", "can"} for c in verb.all_children("aux"))
        subject = grammar.surface_subject(verb)
        objects = grammar.objects(verb)
        none = [t for t in objects if any(c.lemma == "no" for c in t.all_children("det")) and t.lemma in self.words("dealing_goods")]
        nobody = any(t.lemma in self.words("nobody") or any(c.lemma == "no" for c in t.children) for t in subject)
        longer = any(c.lemma in {"not", "no", "never"} or c.text.lower() == "longer" for c in verb.children)
        is_rule = may and (nobody or longer)
        vows = none and (self._auxiliary(verb) in OPEN or any(c.lemma in {"will", "would"} for c in verb.all_children("aux")))
        if not (moves or deals) or not (is_rule or vows):
            return
        who = [e for t in subject for e in self.whose(t)]
        if moves:
            places = [*objects, *grammar.of_preposition(verb, "in", "to", "at", "into")]
            senders = [e for t in places for e in self.story.entities(t)]
            targets, instrument = self._others(subject, senders), "travel"
        else:
            if not any(t.lemma in self.words("dealing_goods") for t in objects):
                return
            aims = [t for n in (verb, *objects) for t in grammar.of_preposition(n, "to", "with", "from")]
            senders, targets = who, self._others(aims, who)
            instrument = next((self._instruments[t.lemma] for t in objects if t.lemma in self._instruments), "trade")
        if senders and targets:
            yield Measure(verb, verb, tuple(senders), tuple(targets), "in_force" if is_rule else "imposed", instrument, f"rule {verb.lemma!r}")

    # ------------------------------------------------------------------ shared

    def whose(self, token: Token) -> list[Entity]:
        """The actors that a token stands for; of things, whose they are (`assets of officials`, `Peruvian barley`)."""
        found = list(self.story.entities(token))
        if any(e.code for e in found):
            return found
        front = [t for c in token.all_children(*OWNERS) for t in (c, *c.all_children("amod", "poss"))]
        behind = grammar.of_preposition(token, "of", "in", "from", "to", "belonging")
        below = [e for t in (*front, *behind) for e in self.story.entities(t)]
        bound = [t for c in token.all_children("acl") for t in grammar.of_preposition(c, "for", "to")]
        below = below or [e for t in bound for e in self.story.entities(t)]
        below = below or [e for t in behind for c in t.all_children("amod", "poss") for e in self.story.entities(c)]
        origins = [e for t in front if (e := self.story.origin(t)) is not None] if not below else []
        return below or origins or found

    def instrument(self, noun: Token) -> str | None:
        """By the words in and around the noun's phrase, the nearest in front first."""
        front = [t for c in noun.children if c.i < noun.i for t in c.subtree()]
        named = self._instruments
        for token in (*reversed(front), *noun.subtree()):
            word = token.lemma if token.lemma in named else token.text.lower()
            if word in named:
                return named[word]
        return None


def points_back(noun: Token) -> bool:
    """Does a noun stand for one named before: `that embargo`, `the sanctions`, `similar measures`, `the same seven`?"""
    determined = any(c.lemma in {"that", "those", "this", "these", "the"} for c in noun.all_children("det"))
    return determined or any(c.lemma in {"similar", "same", "such"} for c in noun.all_children("amod"))


def governor(noun: Token) -> Token | None:
    """The nearest verb above a noun."""
    return next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)


def _deep(token: Token) -> list[Token]:
    """What a curb is aimed at: behind prepositions of the thing curbed or of what it is of (`the sale of arms to Peru`)."""
    inner = [token, *grammar.of_preposition(token, "of")] if token.pos != "VERB" else [token]
    return [t for n in inner for t in grammar.of_preposition(n, *AIMS)]

"""A measure that one word tells, and what all readers of measures share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.lexicon.bodies import load_bodies
from dragoman.lexicon.ties import Ties
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.span import Span
from dragoman.relations.focus import main_pair, main_place, main_state
from dragoman.relations.story import BODIES, Story, is_public

BELOW = ("to", "with", "on", "against", "from", "for", "of", "in", "into", "by", "at")
AIMS = ("to", "with", "on", "against", "from", "for", "of", "in")
NEGATIVE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})
OPEN = frozenset({Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL})
OUTER = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "conj"})  # by which a deed hangs on its decision
PAIR = 2
OWNERS = ("amod", "compound", "poss", "nmod")


@dataclass(frozen=True, slots=True)
class Measure:
    """One word that tells a sanction.

    `is_open`: its clause has a target that no actor is known for. `back`: it points back (`that embargo`, `the same seven`).
    `is_loose`: its clause has no target at all (`stopped imports`), so that it is a sanction only where another was told just before.
    `by_last`: its doer is that one (`the measures bar`), or it has none beside it (`its assets were frozen`).
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
    is_loose: bool = False
    by_last: bool = False


@dataclass(frozen=True)
class Grounds:
    """Words about sanctions, and questions that readers of nouns and of verbs put to the clauses of one story."""

    story: Story

    @cached_property
    def _ties(self) -> Ties:
        return self.story.ties

    @cached_property
    def _statuses(self) -> dict[str, str]:
        return self._ties.kinds("sanctions", "statuses")

    @cached_property
    def _instruments(self) -> dict[str, str]:
        return self._ties.kinds("sanctions", "instruments")

    @cached_property
    def _usual(self) -> dict[str, str]:
        return self._ties.kinds("sanctions", "usual")

    @cached_property
    def _blocs(self) -> frozenset[str]:
        return frozenset(body.name for body in load_bodies() if body.kind == "bloc")

    def words(self, name: str) -> frozenset[str]:
        """A list of `sanctions.toml`."""
        return self.story.ties.words("sanctions", name)

    def is_public(self, told: Measure) -> bool:
        """Is it told of a state or a body of states?"""
        by_state = any(is_public(e) or e.name in self._blocs for e in told.senders)
        if not told.senders:
            return any(_is_leading(e) for e in told.targets) or told.verb is None or told.back or told.by_last
        return by_state

    def others(self, tokens: Iterable[Token], taken: Iterable[Entity]) -> list[Entity]:
        """The actors of known states or bodies of some tokens, without those taken."""
        return [e for e in self._others(tokens, taken) if e.code]

    def deep(self, tokens: Iterable[Token], senders: Iterable[Entity], depth: int = 3) -> list[Entity]:
        """The actors of some tokens without the senders; where none is known, of what hangs on them (`sales of arms to Peru`)."""
        tokens, own = list(tokens), list(senders)
        found = self._others(tokens, own)
        if depth == 0 or any(e.code for e in found):
            return found
        below = [t for token in tokens for t in grammar.of_preposition(token, *BELOW)]
        deeper = self.deep(below, own, depth - 1) if below else []
        return deeper if any(e.code for e in deeper) else found

    def _pair(self, token: Token, senders: Sequence[Entity]) -> list[Entity]:
        """Of `both` and `the two countries`: the two states that the story named last."""
        words = {token.lemma, *(c.lemma for c in token.children if c.i < token.i)}
        is_pair = token.lemma == "both" or (words & {"both", "two"} and token.lemma in self.words("pairs"))
        if not is_pair or any(e.code for e in self.story.entities(token)):
            return []
        own = {e.country for e in senders}
        if token.lemma in self.words("fighters"):
            two = [e for e in main_pair(self.story) if e.country not in own]
            if len(two) == PAIR:
                return two
        before = self.story.mentions_in(Span(0, token.start))
        found: dict[str, Entity] = {}
        for entity in (e for m in reversed(before) for e in m.entities if e.country and e.country not in own):
            found.setdefault(entity.country or "", entity)
            if len(found) == PAIR:
                return list(found.values())
        return []

    def _stand_in(self, token: Token, senders: Sequence[Entity]) -> list[Entity]:
        """`its neighbour`, `the former colony`: the state that the story opens with and speaks of most, beside the senders."""
        pointed = token.child("poss", "det")
        if token.lemma not in self.words("stand_ins") or pointed is None or pointed.lemma in {"a", "an", "any", "no"}:
            return []
        sentence = self.story.analysis.sentence_of(token)
        before = [e for e in self.story.named_in(sentence) if e.start < token.start]
        if (
            token.lemma in self.words("homes") and pointed.pos == "PRON"
        ):  # `told the Peruvians that arms for their country`
            owners = [*self.story.entities(pointed), *reversed(before)]
            return [e for e in owners if e.country not in {s.country for s in senders}][:1]
        known = {e.country or e.code for e in (*senders, *before)}
        state = main_state(self.story, sentence, known)
        return [state] if state is not None else []

    def _described(self, token: Token, senders: Sequence[Entity]) -> list[Entity]:
        """`the country`, `that regime`: the state that the story speaks of most, rather than the one named last."""
        is_plain = {c.dep for c in token.children} <= {"det", "prep", "punct", "relcl"}
        is_that = any(c.lemma in {"the", "that", "this"} for c in token.all_children("det"))
        if token.lemma not in self.words("stand_ins") or not is_plain or not is_that or token.tag != "NN":
            return []
        if any(e.code for t in grammar.of_preposition(token, "of", "in") for e in self.whose(t)):
            return []
        state = main_place(self.story, token, {e.country for e in senders})
        return [state] if state is not None else []

    def spread(self, tokens: Iterable[Token]) -> list[Token]:
        """With the states that a list in front of `and` hangs on the first as its other name (`Peru, Chile and Cuba`)."""
        found: list[Token] = []
        for token in tokens:
            beside = [t for c in token.all_children("appos") for t in (c, *c.conjuncts())]
            own = {e.code for e in self.story.entities(token)}
            others = [t for t in beside if t.ner == "GPE" and {e.country for e in self._named(t)} - own - {None}]
            found += [t for t in (token, *others) if t not in found]
        return found

    def _named(self, token: Token) -> tuple[Entity, ...]:
        mention = self.story.resolution.by_head.get(token.i)
        return mention.entities if mention is not None else ()

    def who(self, token: Token) -> list[Entity]:
        """The actors that a doer stands for; of leaders and members, of whom they are (`ECOWAS leaders`)."""
        found = list(self.story.entities(token))
        if any(e.code for e in found):
            return found
        parts = (token.all_children(*OWNERS), grammar.of_preposition(token, "of", "from", "in"))
        whose = ([e for t in some for e in self.story.entities(t) if e.code] for some in parts)
        return next(filter(None, whose), []) or self._bloc(token) or found

    def _others(self, tokens: Iterable[Token], senders: Iterable[Entity]) -> list[Entity]:
        """The actors of some tokens, without the senders."""
        senders = list(senders)
        taken = {(e.code, e.name) for e in senders if e.code or e.name}
        found = [e for t in tokens for e in self._meant_by(t, senders)]
        own = {s.country for s in senders}
        found = [e for e in found if (e.code, e.name) not in taken and (e.country is None or e.country not in own)]
        coded = {(e.code, e.name): e for e in found if e.code}
        return list(coded.values()) or found

    def _meant_by(self, token: Token, senders: Sequence[Entity]) -> list[Entity]:
        readers = (self._pair, self._described, lambda t, _: self.whose(t), self._stand_in)
        return next(filter(None, (read(token, senders) for read in readers)), [])

    def _auxiliary(self, verb: Token) -> Auxiliary | None:
        """The stance of a verb, but what is decided counts as done (`voted to impose`)."""
        stance = self.story.claims.stance(verb.i)
        if stance.auxiliary is not Auxiliary.FUTURE:
            return stance.auxiliary
        if verb.dep == "conj" and verb.tag == "VB" and verb.head.pos == "VERB":
            return self._auxiliary(verb.head)
        is_decided = verb.dep in {"xcomp", "advcl", "ccomp"} and verb.head.lemma in self.words("deciding")
        in_principle = any(t.lemma == "principle" for t in grammar.of_preposition(verb.head, "in"))
        if is_decided and grammar.is_purpose(verb) and not in_principle:
            return self.story.claims.stance(verb.head.i).auxiliary
        is_decision = verb.dep == "acl" and verb.head.lemma in self.words("decisions")
        return None if is_decision else stance.auxiliary

    def is_ahead(self, verb: Token) -> bool:
        """Is it yet to be done?"""
        return self._auxiliary(verb) in OPEN

    def putters(self, told: Measure) -> list[Token]:
        """The verbs of clauses behind a noun that tell who put it, when and why (`the bans that were adopted in May`)."""
        if told.token.pos == "VERB":
            return []
        near = told.token.all_children("acl", "relcl")
        clauses = (t for t in told.token.subtree() if t.dep in {"acl", "relcl"})
        below = [t for t in clauses if self._statuses.get(t.lemma) == "imposed" or t.lemma in self.words("putting")]
        return list(dict.fromkeys(t for t in (*near, *below) if t.pos in {"VERB", "AUX"}))

    def deciding(self, verb: Token) -> list[Token]:
        """The verbs above a deed that decide on it, announce it, or answer with it."""
        found: list[Token] = []
        while verb.dep in OUTER and verb.head is not verb:
            verb = verb.head.head if verb.dep == "pcomp" else verb.head
            found.append(verb)
        decisive = self.words("deciding") | self.words("announcing") | self.words("hitting") | self.words("passing")
        return [v for v in found if v.lemma in decisive]

    def _is_lasting(self, verb: Token) -> bool:
        """`hit by an embargo since 1962`."""
        return bool(grammar.of_preposition(verb, "since")) or any(c.lemma == "since" for c in verb.children)

    def holds_back(self, verb: Token) -> bool:
        """Has a verb that stops things only with a particle that particle (`turned off`, `held back`)?"""
        particles = self._ties.tables["sanctions"]["particles"].get(verb.lemma)
        return particles is None or any(c.lemma in particles for c in verb.children)

    def _is_time(self, token: Token) -> bool:
        return token.ner in {"DATE", "TIME"}

    def _own(self, noun: Token) -> list[Entity]:
        """Who stands in or right behind the phrase as the sender (`EU sanctions`, `sanctions by Peru`)."""
        front = [t for c in noun.all_children(*OWNERS) for t in grammar.with_conjuncts(c)]
        on_wares = any(c.lemma == "on" for c in noun.all_children("prep"))  # `a ban on coal from Peru`
        behind = ("by", *(() if on_wares else ("from",)), *(() if noun.lemma in self.words("besieging") else ("of",)))
        tokens = [*front, *grammar.of_preposition(noun, *behind)]
        clauses = noun.all_children("acl", "relcl")
        clauses += [c for c in noun.all_children("ccomp") if self._keeps(c)]
        near = [c for c in clauses if self._statuses.get(c.lemma) == "imposed" or self._keeps(c)]
        below = [c for c in noun.subtree() if c.dep in {"acl", "relcl"} and c.lemma in self.words("putting")]
        doers = [t for c in near for t in (c.all_children("nsubj") or grammar.subject(c))]
        agents = [t for t in doers if t.pos != "PRON"]
        agents = agents or [t for c in below if grammar.is_passive(c) for t in grammar.subject(c)]
        tokens += [t for t in agents if t is not noun]
        return [e for t in tokens for e in (self.story.entities(t) or self._bloc(t) or self._before_whose(t))]

    def _keeps(self, verb: Token) -> bool:
        """`an embargo that Peru has kept up`: whose subject has put it."""
        return verb.lemma in self.words("keep") - {"have"} and verb.lemma not in self.words("under")

    def _before_whose(self, token: Token) -> list[Entity]:
        """Of `Peru, whose embargo`: Peru."""
        verb = governor(token) if token.tag == "WP$" else None
        while verb is not None and verb.dep != "relcl":
            verb = verb.head if verb.head is not verb and verb.dep in OUTER else None
        return list(self.story.entities(verb.head)) if verb is not None else []

    def _bloc(self, token: Token) -> list[Entity]:
        """`the bloc's` sanctions: the body of states that the story named last."""
        if token.lemma not in self.words("blocs"):
            return []
        before = self.story.mentions_in(Span(0, token.start))
        return next(([e] for m in reversed(before) for e in m.entities if e.code in BODIES), [])

    def whose(self, token: Token) -> list[Entity]:
        """The actors that a token stands for; of things, whose they are (`assets of officials`, `Peruvian barley`)."""
        found = list(self.story.entities(token))
        if any(e.code for e in found):
            return found
        front = [t for c in token.all_children(*OWNERS) for t in (c, *c.all_children("amod", "poss"))]
        behind = grammar.of_preposition(token, "of", "from", "to", "belonging")
        behind += [t for t in grammar.of_preposition(token, "in") if any(e.code for e in self.story.entities(t))]
        below = [e for t in (*front, *behind) for e in (self._described(t, ()) or self.story.entities(t))]
        bound = [t for c in token.all_children("acl") for t in grammar.of_preposition(c, "for", "to")]
        below = below or [e for t in bound for e in self.story.entities(t)]
        below = below or [e for t in behind for c in t.all_children("amod", "poss") for e in self.story.entities(c)]
        origins = [e for t in front if (e := self.story.origin(t)) is not None] if not below else []
        return below or origins or found

    def is_step(self, noun: Token) -> bool:
        """Does a word stand for the sanction told before: `the measures`, `the order`, `it`?"""
        if any(e.code for e in self.story.entities(noun)):
            return False
        named = noun.lemma in self.words("steps") | self.words("laws") and noun.pos == "NOUN"
        return noun.lemma in {"it", "they"} or (named and points_back(noun))

    def _is_by_last(self, verb: Token) -> bool:
        """Is the doer the sanction told before (`the measures bar`), or nobody (`its assets were frozen`)?"""
        if grammar.is_passive(verb):
            return not grammar.subject(verb)
        doers = grammar.surface_subject(verb)
        return bool(doers) and all(map(self.is_step, doers))

    def instrument(self, noun: Token) -> str | None:
        """By the words in and around the noun's phrase, the nearest in front first."""
        front = [t for c in noun.children if c.i < noun.i for t in c.subtree()]
        front += [self.story.analysis.tokens[noun.i - 1]] if noun.pos == "VERB" and noun.i else []
        beside = [c for c in noun.head.all_children("prep") if c.i == noun.i + 1]  # `curbs` | `on imports`
        named = self._instruments
        for token in (*reversed(front), *noun.subtree(), *(t for c in beside for t in c.subtree())):
            word = token.lemma if token.lemma in named else token.text.lower()
            if word in named and not (word == "own" and token.pos == "ADJ"):
                return named[word]
        return None


def _is_leading(entity: Entity) -> bool:
    """Does an actor act or speak for a state, or has it done so before?"""
    return (is_public(entity) and entity.sector != "MIL") or entity.sector == "ELI"


def points_back(noun: Token) -> bool:
    """Does a noun stand for one named before: `that embargo`, `the sanctions`, `similar measures`, `the same seven`?"""
    determined = any(c.lemma in {"that", "those", "this", "these", "the"} for c in noun.all_children("det"))
    own = [*noun.all_children("amod"), *grammar.of_preposition(noun, "of")]  # `an embargo of its own`
    return determined or any(c.lemma in {"similar", "same", "such", "own"} for c in own)


def governor(noun: Token) -> Token | None:
    """The nearest verb above a noun."""
    return next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)


def aims_of(token: Token) -> list[Token]:
    """What a curb is aimed at: behind prepositions of the thing curbed or of what it is of (`the sale of arms to Peru`)."""
    inner = [token, *grammar.of_preposition(token, "of")] if token.pos != "VERB" else [token]
    return [t for n in inner for t in grammar.of_preposition(n, *AIMS)]

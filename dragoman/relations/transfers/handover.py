"""What tells of a handover, and the questions that readers of verbs, nouns and goods share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.lexicon.handovers import Handover, Handovers, load_handovers
from dragoman.lexicon.states import name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, Via, ViaRule
from dragoman.relations.story import Story
from dragoman.relations.transfers.goods import Goods
from dragoman.relations.transfers.items import Item, heads

SOVIET_END = "1991-12-26"
SPEAKERS = frozenset({"we", "us", "our"})
OWNERS = ("poss", "amod", "compound", "nmod")
ASIDE = frozenset({"because", "after", "over", "despite", "during", "since", "before", "amid", "following"})
PHRASES = 3  # nested phrases from goods up to the word that hands them over


@dataclass(frozen=True, slots=True)
class Telling:
    """One word that tells that an item is handed over, and the sides that its clause names."""

    teller: Token
    item: Item
    suppliers: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    way: Handover
    is_open: bool = False  # its clause has a recipient that no actor is known for (`to its former friend`)
    like: "Telling | None" = None  # of goods in a list: the transfer that the list is about

    @property
    def strength(self) -> int:
        """How much the word says: a verb of handing over most, goods between two states least."""
        return 0 if self.way.name == "bare" else 2 if self.teller.pos == "VERB" else 1

    @property
    def is_whole(self) -> bool:
        """Are both sides told, and different?"""
        return bool(self.suppliers and self.recipients)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Actors and makers around goods in the clauses of one story."""

    story: Story
    goods: Goods

    @property
    def _words(self) -> Handovers:
        return load_handovers()

    def is_none(self, verb: Token) -> bool:
        """`nobody may sell arms to Peru`, `Peru has banned the sale of arms`: nothing is handed over."""
        nobody = any(t.lemma in self.goods.words("nobody") for t in grammar.surface_subject(verb))
        above = verb.head if verb.dep in {"xcomp", "pcomp", "dobj", "pobj"} else None
        if above is not None and above.lemma in self.goods.words("banning"):
            return True
        if verb.dep == "pcomp" and verb.head.head.pos == "NOUN" and verb.head.head.lemma in self.goods.words("curbs"):
            return True  # `a ban on selling arms`
        is_past = verb.dep == "xcomp" and verb.head.lemma == "use" and verb.head.tag == "VBD"  # `used to sell`
        return nobody or is_past or self._is_unlawful(verb)

    def is_stopped(self, verb: Token, items: Iterable[Item]) -> bool:
        """`suspended arms sales to Peru`, `stopped granting licences for arms`: a sanction, where no amount is told."""
        over = verb.head if verb.dep in {"xcomp", "pcomp"} else verb
        halts = any(phrasal(v) in self.goods.words("halting") for v in (verb, over) if v.pos == "VERB")
        flows = self.goods.words("bulk")  # `cut off the gas`: not only as a punishment
        return halts and not any(i.counted or i.category in flows for i in items)

    def is_figure(self, verb: Token, items: list[Item]) -> bool:
        """`took power`, `gave credit to his allies`: a figure of speech, where the noun stands alone."""
        idioms = self.goods.words("idioms")
        return all(f"{verb.lemma} {i.anchor.lemma}" in idioms and not i.anchor.children for i in items)

    def _is_unlawful(self, verb: Token) -> bool:
        """`It is an offence to carry oil to Peru`."""
        if not grammar.is_purpose(verb):
            return False
        return any(t.lemma in self.goods.words("unlawful") for t in (verb.head, *verb.head.children))

    def _fitting(self, items: Iterable[Item], way: Handover) -> list[Item]:
        soft = way.name in {"move", "serve", "build"}
        means = self.goods.words("means") if way.name == "take" else ()
        kept = (i for i in items if (not way.only or i.category in way.only) and i.anchor.lemma not in means)
        softs = self.goods.words("soft")
        return [i for i in kept if not soft or way.only or i.anchor.lemma not in softs or self._are_sent(i)]

    def _are_sent(self, item: Item) -> bool:
        """`a thousand Peruvian police officers`: people in a number, and of a state."""
        return item.category == "personnel" and bool(item.counted) and bool(self.makers(item))

    def _actors(self, tokens: Iterable[Token], told: set[int]) -> list[Entity]:
        """The actors with a code, of tokens that are no goods."""
        return [e for t in tokens if t.i not in told and not self._is_thing(t) for e in self._entities(t)]

    def _is_thing(self, token: Token) -> bool:
        if token.pos == "PROPN" and (
            self.goods.brand(token) is None or any(e.code for e in self.story.entities(token))
        ):
            return False
        return token.pos in {"NOUN", "PROPN"} and self.goods.category(token) not in {None, "personnel"}

    def _entities(self, token: Token) -> list[Entity]:
        found = [e for e in self.story.entities(token) if e.code]
        if found:
            return found
        if token.text.lower() in SPEAKERS and self.story.filed_at is not None:
            return [self.story.filed_at]  # `we have never sold arms to Peru`, in a statement
        if token.pos not in {"NOUN", "PROPN"}:
            return []
        below = (*token.all_children("poss", "amod", "compound"), *grammar.of_preposition(token, "of", "in"))
        return [e for t in below for e in self.makers_in(t)]

    def _telling(
        self, teller: Token, item: Item, way: Handover, suppliers: tuple[Entity, ...], recipients: tuple[Entity, ...]
    ) -> Telling:
        """With whoever gave the goods as a present, or the maker where the clause names no supplier (`Swedish-made jets reached Peru`)."""
        if way.name in {"move", "take", "use"} and (givers := self.givers(item, teller)):
            codes = {e.code for e in recipients}
            suppliers = tuple(e for e in givers if e.code not in codes) or suppliers
        if not recipients and suppliers:
            recipients = self._owners(item, suppliers)
        if not suppliers:
            codes = {e.code for e in recipients}
            suppliers = tuple(e for e in self.makers(item) if e.code not in codes)
        if not recipients:
            codes = {e.code for e in suppliers}
            recipients = tuple(e for e in self._meant_for(item) if e.code not in codes)
        return Telling(teller, item, _each_once(suppliers), _each_once(recipients), way)

    def makers(self, item: Item) -> list[Entity]:
        """Whose goods they are: `American arms`, `Swedish-made jets`, `a frigate built in Peru`."""
        tokens = dict.fromkeys((item.anchor, item.head))
        front = [t for n in tokens if not self.goods.is_currency(n) for t in n.all_children(*OWNERS)]
        front += [
            c for t in front if self.goods.is_ware(t) or t.pos == "PROPN" for c in t.all_children("amod", "compound")
        ]
        return [e for t in front for e in self.makers_in(t)] + self.made(item)

    def made(self, item: Item) -> list[Entity]:
        """Whose goods a participle or an apposition says they are: `built in Peru`, `a gift from Peru`."""
        found: list[Token] = []
        for token in dict.fromkeys((item.anchor, item.head)):
            made = [
                c for c in token.children if c.lemma in self.goods.words("origins") and c.tag in {"VBN", "JJ", "VBD"}
            ]
            found += [t for m in made for t in m.all_children("npadvmod", "compound", "amod", "nmod", "nsubj")]
            found += [t for m in made for t in grammar.of_preposition(m, "in", "by", "at")]
        return [e for t in found for e in self._state_of(t)]

    def _state_of(self, noun: Token) -> list[Entity]:
        """The state that a noun names, or the word in front of it (`French yards`)."""
        own = list(self.makers_in(noun))
        return own or [e for t in noun.all_children(*OWNERS) for e in self.makers_in(t)]

    def givers(self, item: Item, verb: Token) -> list[Entity]:
        """Whose present goods are: `a frigate, a gift from Peru`, `received ten trucks as a donation from Peru`."""
        sentence = self.story.analysis.sentence_of(item.head)
        named = [t for t in sentence.tokens if t.lemma in self.goods.words("presents") and t.pos == "NOUN"]
        beside = [t for t in named if t.dep in {"appos", "npadvmod", "dobj", "attr", "conj"} and t.i > item.head.i]
        about = [
            t
            for t in named
            if t in beside[:1] or (t.dep == "pobj" and t.head.lemma == "as" and t.head.head in {verb, item.head})
        ]
        whose = [t for g in about for t in (*g.all_children("poss"), *grammar.of_preposition(g, "from", "of", "by"))]
        return self._actors(whose, heads([item]) | {t.i for t in about})

    def makers_in(self, token: Token) -> Iterator[Entity]:
        """The state that a word in front of goods names: as an actor of its own, or as a mere adjective."""
        named = [e for e in self.story.entities(token) if e.code]
        origin = self.story.origin(token) if not named else None
        yield from named or ([origin] if origin is not None else [])

    def _owners(self, item: Item, suppliers: Iterable[Entity]) -> tuple[Entity, ...]:
        """`Peru's jets were supplied by Chile`, `two Sukhois of the Peruvian air force`: whose the goods are now."""
        own = {e.country for e in suppliers}
        armies = [t for t in below(item.anchor, "of") if t.lemma in self.goods.words("holders")]
        owners = self.owners(item.anchor) or self._actors(armies, heads([item]))
        return tuple(e for e in owners if e.country and e.country not in own)

    def owners(self, noun: Token) -> list[Entity]:
        """Whose a thing is by its possessor, also where the mention spans both (`Iraq's tanks`)."""
        possessors = noun.all_children("poss")
        own = self._actors(possessors, {noun.i})
        is_named = any(t.pos == "PROPN" for t in possessors)
        return own or ([e for e in self.story.entities(noun) if e.country] if is_named else [])

    def home(self, item: Item) -> list[Entity]:
        """The state that makes goods of a name (`Kfirs`, `Mirage jets`); the Soviet Union for Russia's while it was."""
        code = self.goods.home(item.anchor)
        if code == "RUS" and (self.story.analysis.article.published or "9999")[:10] < SOVIET_END:
            code = "SUN"
        if code is None:
            return []
        at = item.anchor
        via = Via(ViaRule.CONTEXT, at.start, at.end)
        name = name_of_code(code)
        return [Entity(at.text, *at.span, name=name, code=code, country=code, sector="GOV", sectors=("GOV",), via=via)]

    def _meant_for(self, item: Item) -> list[Entity]:
        """`jets for the Peruvian air force`, `arms bound for Peru`."""
        tokens = [t for n in dict.fromkeys((item.anchor, item.head)) for t in below(n, "for")]
        bound = [c for n in (item.anchor, item.head) for c in n.children if c.lemma in self.goods.words("bound")]
        return self._actors(
            [*tokens, *(t for b in bound for t in grammar.of_preposition(b, "for", "to"))], {item.head.i}
        )


def _each_once(side: Iterable[Entity]) -> tuple[Entity, ...]:
    """Each party by its first mention."""
    return tuple({e.code: e for e in reversed(tuple(side))}.values())[::-1]


def phrasal(verb: Token) -> str:
    """The verb's lemma with its particle, or with the adverb or preposition right behind it (`sign for`)."""
    near = (c for c in verb.children if c.dep == "prt" or (c.dep in {"prep", "advmod"} and c.i == verb.i + 1))
    child = next((c for c in near if not bounds_number(c)), None)
    return verb.lemma if child is None else f"{verb.lemma} {child.lemma}"


def bounds_number(particle: Token) -> bool:
    """Does an `up` that the parser hangs on the verb belong to a number (`will send Peru up to 40 trucks`)?"""
    numbers = particle.head.all_children("dobj", "obj")
    return particle.lemma == "up" and any(
        t.lemma == "to" and t.i == particle.i + 1 and t.dep in {"quantmod", "prep"}
        for n in numbers
        for t in n.subtree()
    )


def is_aside(noun: Token) -> bool:
    """`because of arms deliveries`, `after the sale`: is what a noun tells only around what its verb does?"""
    return noun.dep == "pobj" and (noun.head.lemma in ASIDE or any(c.lemma in ASIDE for c in noun.head.children))


def governor(noun: Token) -> Token | None:
    """The verb that a noun hangs on, up through a few phrases, without crossing a clause."""
    token = noun
    for _ in range(PHRASES):
        token = token.head
        if token.pos == "VERB":
            return token
        if token.head is token or token.pos not in {"NOUN", "ADP", "SCONJ"}:
            return None
    return None


def below(noun: Token, preposition: str) -> list[Token]:
    """What stands behind a preposition under a noun, or under what stands behind its `of` (`tonnes of rice to Peru`)."""
    inner = [*grammar.of_preposition(noun, "of"), *(c for c in noun.all_children("amod") if c.lemma == "worth")]
    return [t for n in (noun, *inner) for t in grammar.of_preposition(n, preposition)]

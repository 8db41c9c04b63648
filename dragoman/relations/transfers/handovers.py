"""Words that tell of a handover, with their goods and the two sides: verbs, nouns, and goods between two states."""

from dragoman.lexicon.handovers import Handover, load_handovers
from dragoman.model.analysis import Token
from dragoman.relations.story import Story
from dragoman.relations.transfers.goods import Goods
from dragoman.relations.transfers.handover import Telling, bounds_number, phrasal
from dragoman.relations.transfers.handover_nouns import NounHandovers
from dragoman.relations.transfers.handover_verbs import VerbHandovers


class HandoverReader:
    """Reads handovers of one story, token by token."""

    def __init__(self, story: Story, goods: Goods) -> None:
        """A reader of verbs and one of nouns."""
        self._goods, self._words = goods, load_handovers()
        self._verbs, self._nouns = VerbHandovers(story, goods), NounHandovers(story, goods)

    def of_token(self, token: Token) -> list[Telling]:
        """What a verb or noun tells, by the first of its ways that tells both sides, else by the first that fits."""
        if token.pos not in {"VERB", "NOUN"} and token.lemma != "have":
            return []
        read = self._nouns.of_noun if token.pos == "NOUN" else self._verbs.of_verb
        every = [told for way in self._ways(token) if (told := list(read(token, way)))]
        best = next((told for told in every if told[0].is_whole), every[0] if every else [])
        return best or (list(self._nouns.of_goods(token)) if token.pos == "NOUN" else [])

    def _with_object(self, verb: Token) -> tuple[Handover, ...] | None:
        """The ways of a verb with its object (`make its way`)."""
        names = (f"{verb.lemma} {o.lemma}" for o in verb.all_children("dobj", "obj"))
        return next((ways for name in names if (ways := self._words.verbs.get(name))), None)

    def _ways(self, token: Token) -> tuple[Handover, ...]:
        if token.pos == "NOUN":
            return self._words.nouns.get(token.lemma, ())
        if phrasal(token) in self._goods.words("removals"):
            return ()
        if token.lemma == "make" and any(c.lemma == "available" for c in token.children):
            return self._words.verbs["make available"]
        if token.lemma == "have" and token.dep == "xcomp" and token.head.lemma == "be":
            return self._words.verbs["get"]  # `Peru is to have ten tanks`
        own = self._words.verbs.get(phrasal(token)) or self._with_object(token)
        particle = token.child("prt")
        if (
            own is None
            and particle is not None
            and not bounds_number(particle)
            and particle.lemma not in self._goods.words("neutral")
        ):
            return ()  # `brought up the gas`, `sold out`
        return own if own is not None else self._words.verbs.get(token.lemma, ())

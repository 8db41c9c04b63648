"""Who is bound by a pact that leaves it to what stands around it: its rule, the two states of a story, the place of signing."""

from collections.abc import Iterator, Sequence

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, ViaRule
from dragoman.relations.focus import counterpart, main_pair
from dragoman.relations.pacts.parties import BOTH, can_sign, is_civil, key_of, keys, owner_of, speaks_of_two
from dragoman.relations.pacts.statuses import tellers
from dragoman.relations.story import Story

BACK = 2  # sentences before a pact in which the two are looked for that it calls `the two countries`
RULES = frozenset(
    {"under", "by", "in", "through", "whereby", "with"}
)  # before `which`: the clause says what the pact rules
TOWNS = frozenset({ViaRule.CAPITAL, ViaRule.METONYM, ViaRule.PLACE})


def completed(story: Story, noun: Token, parties: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Two parties or more, where the words around a pact give them; else the parties as they are.

    In this order: whom the pact's rule names, the two that the sentence speaks of, the other state of the story, the place of signing.
    """
    if any(not e.country for e in parties) or is_of_many(story, noun) or has_unknown(story, noun):
        return parties
    for find in (_ruled_by, _pair, _other, _at_place):
        found = _joined(parties, find(story, noun, parties))
        if len(found) > 1:
            return found
    return parties


def has_unknown(story: Story, noun: Token) -> bool:
    """Is one of those bound named, but by words that nobody is known by?"""
    if is_civil(story, noun):
        return True
    words = story.ties.words("pacts", "pairs")
    owners = [owner_of(t) for t in noun.all_children("poss")]
    named = (t for t in (*owners, *partners_of(story, noun)) if t.pos in {"NOUN", "PROPN"} and t.lemma not in words)
    return any(not any(e.code for e in story.entities(t)) for t in named)


def is_of_many(story: Story, noun: Token) -> bool:
    """Does one of several join or leave a pact (`Iraq withdrew from the Baghdad Pact`)?"""
    words = story.ties.words("pacts", "leaving")
    return noun.pos == "PROPN" and any(t.lemma in words for t in tellers(story, noun))


def is_vague(story: Story, parties: tuple[Entity, ...]) -> bool:
    """Are the parties only those that `the two countries` or `they` may stand for?"""
    words = story.ties.words("pacts", "pairs") | BOTH
    return bool(parties) and all(
        e.via is not None and e.via.rule is ViaRule.COREFERENCE and bool(words & set(_lemmas(e))) for e in parties
    )


def _lemmas(entity: Entity) -> list[str]:
    """The words of a mention without the ending of a plural."""
    words = entity.text.lower().split()
    return [*words, *(w.removesuffix("s") for w in words), *(w.removesuffix("ies") + "y" for w in words)]


def partners_of(story: Story, noun: Token) -> list[Token]:
    """Those with whom a pact is made: behind `with`, at its noun or at the verb over it."""
    verb = noun.head if noun.head.pos == "VERB" else None
    return [*grammar.of_preposition(noun, "with"), *(grammar.of_preposition(verb, "with") if verb is not None else [])]


def _joined(parties: tuple[Entity, ...], more: Sequence[Entity]) -> tuple[Entity, ...]:
    """The parties with others, each state once."""
    return tuple({key_of(e): e for e in (*more, *parties) if e.country}.values())


def ruled_parties(story: Story, noun: Token) -> tuple[Entity, ...]:
    """The two states that a pact's rule names; none where it names fewer or more."""
    return _joined((), _ruled(story, noun))


def _ruled_by(story: Story, noun: Token, _: tuple[Entity, ...]) -> list[Entity]:
    return _ruled(story, noun)


def _ruled(story: Story, noun: Token) -> list[Entity]:
    """Doers and objects of what a pact rules: `the accord under which Peru lets Chile use the port`, `Under it Peru may ...`."""
    verbs = list(rules(noun))
    doers = [t for verb in verbs for t in grammar.surface_subject(verb)]
    others = [
        t
        for verb in verbs
        for t in (*grammar.objects(verb), *grammar.of_preposition(verb, "to", "with"), *_inside(verb))
    ]
    for named in (doers, [*doers, *others]):
        found = [e for t in named for e in story.entities(t) if can_sign(story, e)]
        if len(keys(found)) == 2:
            return found
    return []


def _inside(verb: Token) -> list[Token]:
    """The words of what somebody is let or bound to do."""
    return [t for x in verb.all_children("xcomp") for t in x.subtree()]


def rules(noun: Token) -> Iterator[Token]:
    """The verbs that say what a pact rules: of its relative clause, of what it has done, over it, or over `under the pact`."""
    yield from (v for v in noun.all_children("relcl", "acl") if v.pos == "VERB")
    if noun.dep == "nsubj" and noun.head.pos == "VERB":
        yield noun.head
    if noun.dep == "pobj" and noun.head.lemma in RULES:
        yield from (t for t in (noun.head.head,) if t.pos == "VERB")


def _pair(story: Story, noun: Token, parties: tuple[Entity, ...]) -> list[Entity]:
    """The two states of which a sentence speaks as `the two countries`, `both`, or `their prime ministers`."""
    sentence = story.analysis.sentence_of(noun)
    if not speaks_of_two(story, sentence):
        return []
    main = main_pair(story)
    if len(main) == 2 and keys(parties) <= keys(main):
        return list(main)
    found = {e.country: e for e in _before(story, noun)}
    for party in parties:
        found.setdefault(party.country, party)
    return list(found.values()) if len(found) == 2 else []


def _before(story: Story, noun: Token) -> list[Entity]:
    """States named up to a pact, in its sentence and the nearest before it that name two; no places."""
    here = story.analysis.sentence_of(noun)
    found: dict[str, Entity] = {}
    for n in range(here.index, max(here.index - BACK, 0) - 1, -1):
        sentence = story.analysis.sentences[n]
        named = [
            e for t in sentence.tokens if t.i < noun.i and not _is_scene(t) for e in story.entities(t) if e.country
        ]
        found |= {e.country: e for e in named if e.country and e.country not in found}
        if len(found) > 1:
            break
    return list(found.values())


def _is_scene(token: Token) -> bool:
    return token.dep == "pobj" and token.head.lemma in {"in", "at", "near", "to", "from"}


def _other(story: Story, noun: Token, parties: tuple[Entity, ...]) -> list[Entity]:
    """With one party, the other state that the story speaks of most, or where it was filed."""
    if len(keys(parties)) != 1:
        return []
    sentence, known = story.analysis.sentence_of(noun), {e.country for e in parties}
    other = counterpart(story, sentence, known)
    return [] if other is None else [other]


def _at_place(story: Story, noun: Token, parties: tuple[Entity, ...]) -> list[Entity]:
    """With one party, the state in whose town it was made, where the story names that state apart from it."""
    if len(keys(parties)) != 1:
        return []
    sentence = story.analysis.sentence_of(noun)
    others = {
        e.country: e
        for t in sentence.tokens
        for e in story.entities(t)
        if e.country and e.country != parties[0].country and e.via is not None and e.via.rule in TOWNS
    }
    is_named = [e for e in others.values() if _is_known(story, e)]
    return is_named if len(others) == 1 else []


def _is_known(story: Story, town: Entity) -> bool:
    """Does the story name the state of a town in other words?"""
    every = (e for m in story.resolution.mentions for e in m.entities)
    return any(e.country == town.country and e.text != town.text for e in every)

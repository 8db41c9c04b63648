"""Where words of travel lead to: towns, states, venues of a host, the town where the story was filed."""

from collections.abc import Iterable, Iterator

from dragoman.lexicon.states import name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, Via, ViaRule
from dragoman.model.event import EventPlace
from dragoman.model.place import Place
from dragoman.model.span import Span
from dragoman.relations.story import BODIES, Story

AT = ("in", "at")
WHERE = frozenset({"in", "at", "to"})
UNMOVED = frozenset("under across out off up forward about into through down along".split())  # `came under fire`
LED = frozenset({"pobj", "dobj", "conj"})


def led_to(story: Story, token: Token, prepositions: Iterable[str]) -> list[Token]:
    """What the prepositions lead to, also behind an adverb (`flew on to`); the object for an empty one."""
    found: list[Token] = []
    holders = [token, *(c for c in token.children if c.pos == "ADV")]
    if token.dep == "xcomp" and token.head.lemma == "be":
        holders.append(token.head)  # `is to come to Lima`
    for name in prepositions:
        if name:
            found += [t for h in holders for t in grammar.of_preposition(h, name)]
        elif token.pos == "VERB" and not grammar.is_passive(token):
            found += grammar.objects(token)
    if not WHERE.isdisjoint(prepositions):
        found += _where(token)
    return found


def _where(verb: Token) -> list[Token]:
    """`Lima, where he arrived on Monday and met the president`: what the clause hangs on."""
    if verb.dep == "conj" and verb.head.pos in {"VERB", "AUX"} and not verb.all_children(*grammar.SUBJECTS):
        return _where(verb.head)
    above = verb if verb.pos in {"VERB", "AUX"} else verb.head
    is_where = above.dep == "relcl" and any(c.lemma == "where" for c in above.children)
    return [above.head] if is_where and verb.dep in {"relcl", "acomp"} else []


def leading(story: Story, way: str) -> tuple[str, ...]:
    """The prepositions that lead to the host by a way of moving."""
    return tuple(story.ties.tables["visits"]["goals"].get(way, {"prepositions": ()})["prepositions"])


def around(story: Story, word: Token) -> list[Token]:
    """The places that a word and the gathering or venue on it are said to be in (`laid a wreath at a memorial in Lima`)."""
    found: list[Token] = []
    todo, seen = [word], 0
    while todo and seen < 8:
        head = todo.pop(0)
        seen += 1
        found += [t for t in led_to(story, head, AT) if is_goal(story, t)]
        below = [c for p in head.children if p.dep in {"prep", "agent"} for c in p.all_children("pobj")]
        below += head.all_children(*grammar.OBJECTS)
        todo += [t for t in below if t not in found and _holds_places(story, t)]
    return list(dict.fromkeys(found))


def _holds_places(story: Story, word: Token) -> bool:
    """A gathering, a body of states (`at the IMF in Washington`), or a person (`called on the premier in Lima`)."""
    is_person = word.ner == "PERSON" or word.lemma in story.ties.words("visits", "ranks")
    return (
        is_person
        or word.lemma in story.ties.words("visits", "gatherings")
        or any(e.code in BODIES for e in story.entities(word))
    )


def states_of(story: Story, token: Token) -> Iterator[Entity]:
    """The states that a goal is in; the town where the story was filed for `here` and `the capital`; whose a venue is."""
    named = [e for e in story.entities(token) if e.country or e.code]
    yield from named
    if any(e.country for e in named):
        return
    is_here = token.pos in {"VERB", "AUX"} or (not named and token.lemma in story.ties.words("visits", "here"))
    is_venue = token.lemma in story.ties.words("visits", "venues") or bool(_venue(story, token))
    if is_here or is_venue:
        owning = _owning(token, _venue(story, token))
        if any(t.lemma in story.ties.words("visits", "residents") for t in owning):
            return  # an embassy lies in another state than its own
        owners = [e for t in owning for e in story.entities(t) if e.country]
        if owners:
            yield from owners  # `the Georgian capital`, `her country residence`
            return
    if (place := town_of(story, token)) is not None and place.country:
        yield state_of(story, place)
    elif is_here and story.filed_at is not None:
        yield story.filed_at


def _owning(token: Token, venue: Token | None) -> list[Token]:
    words = [token, *([venue] if venue is not None else [])]
    return [t for w in words for t in (*w.all_children("poss", "amod"), *grammar.of_preposition(w, "of"))]


def _venue(story: Story, token: Token) -> Token | None:
    """`Harpsund, her country residence`: what a name is said to be."""
    return next((c for c in token.all_children("appos") if c.lemma in story.ties.words("visits", "venues")), None)


def state_of(story: Story, place: EventPlace | Place) -> Entity:
    """The state that a place is in, by the words of the place."""
    code = place.country
    stop = place.stop if isinstance(place, EventPlace) else place.end
    return Entity(
        Span(place.start, stop).of(story.analysis.article.text),
        place.start,
        stop,
        name_of_code(code or ""),
        code,
        code,
        "GOV",
        ("GOV",),
        via=Via(ViaRule.PLACE),
    )


def is_goal(story: Story, token: Token) -> bool:
    """Is it a state, a place, a venue with an owner, or a word for the town where the story was filed?"""
    return (
        bool(story.entities(token))
        or is_town(story, token)
        or token.lemma in story.ties.words("visits", "here")
        or (_venue(story, token) or token).lemma in story.ties.words("visits", "venues")
    )


def is_town(story: Story, token: Token) -> bool:
    """Does a town or a site stand there?"""
    return town_of(story, token) is not None


def town_of(story: Story, token: Token) -> Place | None:
    """The town or site that stands there, also behind what it is (`the resort of Lima`)."""
    place = story.town_at(token.span)
    if place is None and token.lemma in story.ties.words("visits", "venues") | story.ties.words("visits", "here"):
        named = (story.town_at(t.span) for t in grammar.of_preposition(token, "of"))
        return next((p for p in named if p is not None), None)
    return place


def is_here(story: Story, verb: Token) -> bool:
    """`arrived here`, `arrived on Saturday`, `flew in on Monday`: no goal, or the place where the story was filed."""
    if says_here(verb):
        return True
    if any(is_goal(story, t) for t in led_to(story, verb, ("to", "in", "at", "into", "for", ""))):
        return False
    if verb.lemma == "come" and not any(c.dep in {"prt", "prep"} and c.lemma in UNMOVED for c in verb.children):
        return bool(story.timexes_on(verb)) and verb.tag in {"VBD", "VBN"}  # `he came on Sunday`
    particles = {c.lemma for c in verb.children if c.dep in {"prt", "advmod", "prep"}}
    return any(
        verb.lemma == first and (not rest or rest[0] in particles)
        for first, *rest in (w.split() for w in story.ties.tables["visits"]["arriving"]["words"])
    )


def says_here(word: Token) -> bool:
    """Does `here` hang on a word?"""
    return any(c.text.lower() == "here" for c in word.children)


def is_homeward(story: Story, verb: Token) -> bool:
    """`flew home`, `headed back`."""
    words = story.ties.words("visits", "home")
    return any(c.lemma in words and c.dep in {"advmod", "dobj", "prt", "npadvmod"} for c in verb.children)


def is_state(story: Story, token: Token) -> bool:
    """A state by its name or its capital."""
    named = [e for e in story.entities(token) if e.country and e.office is None]
    is_capital = any(e.via is not None and e.via.rule is ViaRule.CAPITAL for e in named)
    return is_capital or any(e.name == name_of_code(e.country or "") for e in named)

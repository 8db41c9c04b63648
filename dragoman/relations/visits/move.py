"""One word of travel: who moves where, when, and how sure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon.states import load_forebears, name_of_code
from dragoman.model.analysis import Token
from dragoman.model.article import ZoneKind
from dragoman.model.attribution import Auxiliary, Factuality, Stance
from dragoman.model.entity import Entity
from dragoman.relations.story import Story
from dragoman.relations.visits.goals import is_homeward, states_of
from dragoman.relations.visits.spells import Spell, spell_of
from dragoman.relations.visits.travellers import acts_for_state, strangers, visitors

DENIED = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})
OPEN = frozenset({Factuality.PS_POS, Factuality.UU})
AHEAD = frozenset({Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Move:
    """A word of travel: who moves, to, in or from which states, how (arrive, stay, leave, home), when, and how sure."""

    token: Token
    way: str
    visitor: Entity
    hosts: tuple[Entity, ...]
    goals: tuple[Token, ...]
    days: Spell
    is_told: bool
    is_planned: bool
    is_past: bool
    is_off: bool


def told(
    story: Story,
    token: Token,
    way: str,
    movers: Iterable[Token],
    goals: Iterable[Token],
    known: Entity | None = None,
) -> Iterator[Move]:
    """A move for each official among the movers, or for a known one; way home where the goal is their own country."""
    led = list(goals)
    verb, stance = _stance(story, token)
    going = list(movers)
    found = [known] if known is not None else visitors(story, going)
    if not found and led:
        found = strangers(story, going, {e.country for t in led for e in states_of(story, t) if e.country})
    for visitor in found:
        homes = {visitor.country, story.ties.tables["visits"]["homes"].get(visitor.country)}
        hosts = {e.country: e for t in led for e in states_of(story, t) if e.country and not is_same(e, visitor)}
        hosts = {code: e for code, e in hosts.items() if code not in homes}
        ahead = stance.auxiliary in AHEAD or stance.factuality in OPEN or way == "plan" or _is_expected(story, token)
        days = spell_of(story, token, ahead=way in {"plan", "cancel"} or is_behind(token))
        ahead = ahead or _is_scheduled(story, token, days)
        ahead = ahead or (
            verb is not token and not is_behind(token) and _is_scheduled(story, verb, spell_of(story, verb))
        )
        ahead = ahead or _is_then(story, verb)
        if visitor.country is None and any(t.text.lower() in story.ties.words("visits", "seats") for t in led):
            continue  # those of a body of states are at home at its seat
        if (
            stance.factuality is Factuality.PS_NEG
            or is_never(verb, stance)
            or (way == "present" and (not (hosts and acts_for_state(visitor)) or stance.factuality in DENIED))
        ):
            continue
        yield Move(
            token,
            "home" if not hosts and _is_home(story, token, visitor, led) else way,
            visitor,
            tuple(replace(e, name=name_of_code(e.country or "") or e.name) for e in hosts.values()),
            tuple(led),
            days,
            is_told=stance.factuality not in DENIED and not ahead and way != "cancel",
            is_planned=ahead,
            is_past=way == "leave"
            or is_behind(token)
            or ((stance.auxiliary is Auxiliary.HISTORICAL or is_perfect(verb)) and not _begins(story, verb)),
            is_off=stance.factuality in DENIED or way == "cancel",
        )


def _is_home(story: Story, verb: Token, visitor: Entity, goals: Iterable[Token]) -> bool:
    """Does a verb of going lead a visitor home: by its adverb, or to their own country?"""
    way = story.ties.kinds("visits", "moves").get(verb.lemma)
    if verb.pos != "VERB" or (way != "go" and verb.lemma not in story.ties.words("visits", "homing")):
        return False
    homes = {visitor.country, story.ties.tables["visits"]["homes"].get(visitor.country)}
    return is_homeward(story, verb) or any(e.country in homes for t in goals for e in states_of(story, t))


def _is_scheduled(story: Story, token: Token, days: Spell) -> bool:
    """`flies to Lima this week`: the present tense with a time that is not over, in the text itself."""
    today = (story.analysis.article.published or "")[:10]
    is_body = story.analysis.sentence_of(token).zone is ZoneKind.BODY
    over = story.ties.kinds("visits", "over").get(token.lemma)
    is_going = over in {"begin", "end"} or story.ties.kinds("visits", "moves").get(token.lemma) in {
        "arrive",
        "go",
        "leave",
    }
    return is_body and is_going and token.tag in {"VBZ", "VBP"} and bool(today and days.end and days.end >= today)


def _is_expected(story: Story, token: Token) -> bool:
    """`is due to tour`, `is due in Lima at the start of a tour`, `a tour that will take him to Lima`: it is still ahead."""
    expecting = story.ties.words("visits", "expecting")
    if token.dep == "xcomp":
        return token.head.lemma in expecting
    if token.pos != "NOUN":
        return False
    above = next((t for t in token.ancestors() if t.pos in {"VERB", "AUX", "ADJ"}), token)
    beside = [above, *(above.all_children("acomp") if above.lemma == "be" else ())]
    clauses = [story.claims.stance(c.i).auxiliary for c in token.all_children("relcl")]
    return any(t.pos == "ADJ" and t.lemma in expecting for t in beside) or any(aux in AHEAD for aux in clauses)


def is_never(verb: Token, stance: Stance) -> bool:
    """`has never visited`, `has not been there since`, `has yet to visit`: no visit at all, not one called off."""
    above = verb.head if verb.dep == "xcomp" else verb
    words = {c.lemma for w in (verb, above) for c in w.children}
    is_done = "have" in words or above.lemma == "have"
    return stance.factuality in DENIED and (
        "never" in words or (is_done and not words.isdisjoint({"not", "n't", "yet"}))
    )


def _is_then(story: Story, verb: Token) -> bool:
    """`will stop in Lima before flying on to Quito`: what follows is as far ahead."""
    if verb.tag != "VBG" or verb.dep not in {"pcomp", "advcl"}:
        return False
    above = next((t for t in verb.ancestors() if t.pos in {"VERB", "AUX"}), None)
    return above is not None and story.claims.stance(above.i).auxiliary in AHEAD


def _stance(story: Story, token: Token) -> tuple[Token, Stance]:
    """The verb whose certainty is that of a move, and its stance."""
    verb = (
        token
        if token.pos in {"VERB", "AUX"}
        else next((t for t in token.ancestors() if t.pos in {"VERB", "AUX"}), token)
    )
    if verb.dep in {"ccomp", "xcomp"} and verb.head.lemma in story.ties.words("visits", "letting"):
        verb = verb.head
    return verb, story.claims.stance(verb.i)


def _begins(story: Story, verb: Token) -> bool:
    """`had arrived`: who had come may still be there, unlike one who `had visited`."""
    ways = story.ties.kinds("visits", "moves")
    return ways.get(verb.lemma) in {"arrive", "go", "host"} and verb.lemma not in story.ties.words("visits", "visit")


def is_behind(noun: Token) -> bool:
    """`after a visit`, `followed a visit`: it was over by then."""
    above = noun.head
    return noun.pos == "NOUN" and (
        (noun.dep == "pobj" and above.lemma in {"after", "following", "since"})
        or (noun.dep in {"dobj", "obj"} and above.lemma == "follow")
    )


def is_same(one: Entity, other: Entity) -> bool:
    """Of one state, or of a state and its heir (`Yugoslavia`, `Serbia`)?"""
    codes = {one.country, other.country}
    return len(codes) == 1 or any(s.iso3 in codes for c in codes if c for s in load_forebears().get(c, ()))


def is_perfect(verb: Token) -> bool:
    """`had visited`."""
    return any(c.lemma == "have" and c.tag == "VBD" for c in verb.children)

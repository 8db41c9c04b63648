"""Who travels where: words of coming, staying, going and receiving, with who moves and the states that are the goals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon.states import name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.article import ZoneKind
from dragoman.model.attribution import Auxiliary, Factuality, Stance
from dragoman.model.entity import Entity, ViaRule
from dragoman.model.place import Place
from dragoman.relations.spells import Spell, spell_of
from dragoman.relations.story import Story

OFFICIALS = frozenset({"GOV", "LEG", "OPP", "PTY", "JUD", "SPY", "MIL", "REB"})
PLACES = frozenset({ViaRule.DEMONYM, ViaRule.CAPITAL, ViaRule.PLACE})
DENIED = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})
OPEN = frozenset({Factuality.PS_POS, Factuality.UU})
AHEAD = frozenset({Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL})
FROM = ("from", "of")
MOST = 6  # visitors that one verb tells of


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


def moves(story: Story) -> Iterator[Move]:
    """All words of travel of officials, in order of text; without hosts where no state but their own is told as the goal."""
    latest: Move | None = None
    for token in story.analysis.tokens:
        if token.pos not in {"VERB", "AUX", "NOUN", "ADJ"}:
            continue
        for move in _moves(story, token, latest):
            latest = move
            yield move


def _moves(story: Story, token: Token, latest: Move | None) -> Iterator[Move]:
    if token.pos == "NOUN":
        yield from _of_noun(story, token, latest)
    elif token.lemma == "be":
        yield from _being(story, token)
    elif token.lemma in story.ties.words("visits", "expecting") and (token.pos == "ADJ" or grammar.is_passive(token)):
        movers = grammar.objects(token) if token.pos == "VERB" else _subject(token)
        yield from (
            m for m in _told(story, token, "plan", movers, _goals(story, token, _leading(story, "be"))) if m.hosts
        )
    elif token.pos == "VERB":
        way = story.ties.kinds("visits", "moves").get(token.lemma)
        if way is None and token.lemma in story.ties.words("visits", "present"):
            way = "present"
        if way is not None:
            yield from _of_verb(story, token, way)


def _of_verb(story: Story, verb: Token, way: str) -> Iterator[Move]:
    """The moves of a verb: to where it leads, from where it starts (`flew from Lima to Quito`)."""
    if way == "host":
        yield from _hosting(story, verb)
        return
    movers = grammar.objects(verb) if way == "take" else _subject(verb)
    goals = [t for t in _goals(story, verb, _leading(story, way)) if _is_goal(story, t)]
    if way == "present":
        goals = [t for t in goals if _is_town(story, t)]
    elif way in {"arrive", "go"} and not goals and _says_here(verb):
        goals = [verb]
    onward = [t for t in grammar.of_preposition(verb, "for") if _is_goal(story, t)] if way == "leave" else []
    origins = [t for t in _goals(story, verb, FROM) if _is_goal(story, t)] if way == "go" else []
    origins += _spent(story, verb)
    if onward:
        yield from _told(story, verb, "go", movers, onward)
    if origins:
        yield from _told(story, verb, "leave", movers, origins)
    if (
        goals
        or _is_homeward(story, verb)
        or _is_here(story, verb)
        or (way == "leave" and not onward and not verb.child("dobj"))
    ):
        yield from _told(story, verb, "leave" if way == "take" and _is_homeward(story, verb) else way, movers, goals)


def _spent(story: Story, verb: Token) -> list[Token]:
    """`flew home after three days in Peru`: where the time was spent."""
    times = [t for t in grammar.of_preposition(verb, "after") if t.ner in {"DATE", "TIME"}]
    return [t for time in times for t in grammar.of_preposition(time, "in", "at")]


def _is_goal(story: Story, token: Token) -> bool:
    """Is it a state, a place, or a word for the town where the story was filed?"""
    return bool(story.entities(token)) or _is_town(story, token) or token.lemma in story.ties.words("visits", "here")


def _subject(verb: Token) -> list[Token]:
    """The subject, also over an adjective (`is due to tour`)."""
    word = verb.head if verb.dep == "xcomp" and verb.head.pos == "ADJ" else verb
    if word.pos == "ADJ":
        return grammar.copula_subject(word) or grammar.surface_subject(word.head)
    return grammar.subject(verb)


def _being(story: Story, verb: Token) -> Iterator[Move]:
    """`was in Lima`, `was on a visit to Peru`, `is the guest of Peru's president`."""
    if verb.dep in {"aux", "auxpass"}:
        return
    movers = grammar.surface_subject(verb)
    guest = next((t for t in verb.all_children("attr") if t.lemma in story.ties.words("visits", "guests")), None)
    if guest is not None:
        led = [*grammar.of_preposition(guest, "of"), *guest.all_children("poss")]
        is_told = any(e.country for t in led for e in story.entities(t))
        yield from _told(story, verb, "stay", movers, led if is_told else [verb])
    elif not verb.all_children("attr", "acomp", "oprd", "expl"):
        goals = [t for t in _goals(story, verb, _leading(story, "be")) if _is_goal(story, t)]
        goals = goals or ([verb] if _says_here(verb) else [])
        yield from _told(story, verb, "stay", movers, goals) if goals else ()


def _hosting(story: Story, verb: Token) -> Iterator[Move]:
    """`Peru's president received the Chilean minister in Lima`: the subject is the host, the object the visitor."""
    places = [t for t in grammar.of_preposition(verb, "in", "at", "to") if _is_goal(story, t)]
    homes = {e.country for t in places for e in _states(story, t)}
    way = "plan" if verb.lemma == "invite" else "stay"
    if places and not grammar.subject(verb):
        yield from (m for m in _told(story, verb, way, grammar.objects(verb), places) if m.hosts)
    for host in (t for t in grammar.subject(verb) if not homes or homes & {e.country for e in story.entities(t)}):
        yield from (m for m in _told(story, verb, way, grammar.objects(verb), [*places, host]) if m.hosts)


def _of_noun(story: Story, noun: Token, latest: Move | None) -> Iterator[Move]:
    """The moves of a noun: of a visit (without its maker that of the latest who moved), a way, a guest."""
    words = story.ties.words
    if noun.lemma in words("visits", "ways"):
        goals = _goals(story, noun, ("to",))
        yield from _told(story, noun, "go", _makers(noun), goals) if goals else ()
    elif noun.lemma in words("visits", "guests"):
        named = [noun, *([noun.head] if noun.dep == "compound" else [])]
        yield from _told(story, noun, "stay", named, [c for t in named for c in t.all_children("poss")])
    elif noun.lemma in words("visits", "visit"):
        goals = _goals(story, noun, _leading(story, "stay"))
        goals += [t for t in noun.all_children("amod", "compound") if _is_town(story, t)] if not goals else []
        verb = noun.head if noun.head.pos in {"VERB", "AUX"} else None
        goals = goals or (grammar.of_preposition(verb, "to", "in") if verb is not None else [])
        if not goals and noun.lemma in words("visits", "needing"):
            return
        found = list(_told(story, noun, _way_over(story, noun), _makers(noun), goals))
        if not found and latest is not None and _is_theirs(story, noun, latest):
            found = list(_told(story, noun, _way_over(story, noun), (), goals, latest.visitor))
        yield from found


def _is_theirs(story: Story, noun: Token, latest: Move) -> bool:
    """`the visit`, or one in the same sentence, is that of whoever was last said to move, where nobody else owns it."""
    is_same = story.analysis.sentence_of(noun) is story.analysis.sentence_of(latest.token)
    is_definite = any(c.dep == "det" and c.lemma in {"the", "this", "that"} for c in noun.children)
    return not noun.all_children("poss") and (is_definite or is_same)


def _way_over(story: Story, noun: Token) -> str:
    """What a verb does with a visit: arrive where it begins it, leave where it ends it, plan, cancel; else stay."""
    verbs = noun.all_children("relcl")
    if noun.dep in {"dobj", "nsubj", "nsubjpass"} and noun.head.pos == "VERB":
        verbs = [noun.head, *verbs]
    over = story.ties.kinds("visits", "over")
    done = next((over[v.lemma] for v in verbs if v.lemma in over and not (v.dep == "relcl" and _is_perfect(v))), "stay")
    return {"begin": "arrive", "end": "leave"}.get(done, done)


def _makers(noun: Token) -> list[Token]:
    """Who makes a visit: its owner, `by` or `of` whom; the person or the verb that it hangs on."""
    owners = [t for c in noun.all_children("poss") for t in grammar.with_conjuncts(c)]
    found = owners or grammar.of_preposition(noun, "by") or grammar.of_preposition(noun, "of")
    if found:
        return found
    token = noun
    while token.dep in {"pobj", "prep", "conj", "appos", "attr"} and not token.is_root:
        token = token.head
        if token.pos in {"NOUN", "PROPN"} and token.dep != "dobj":
            return [token]
    verb = token if token.pos in {"VERB", "AUX"} else token.head
    return _subject(verb) if verb.pos in {"VERB", "AUX"} else []


def _told(
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
    for visitor in [known] if known is not None else _visitors(story, movers):
        hosts = {e.country: e for t in led for e in _states(story, t) if e.country not in {None, visitor.country}}
        ahead = stance.auxiliary in AHEAD or stance.factuality in OPEN or way == "plan" or _is_expected(story, token)
        days = spell_of(story, token, ahead=way in {"plan", "cancel"})
        ahead = ahead or _is_scheduled(story, token, days)
        if stance.factuality is Factuality.PS_NEG or (
            way == "present" and (not hosts or visitor.sector not in OFFICIALS)
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
            or ((stance.auxiliary is Auxiliary.HISTORICAL or _is_perfect(verb)) and not _begins(story, verb)),
            is_off=stance.factuality in DENIED or way == "cancel",
        )


def _is_home(story: Story, verb: Token, visitor: Entity, goals: Iterable[Token]) -> bool:
    """Does a verb of going lead a visitor home: by its adverb, or to their own country?"""
    way = story.ties.kinds("visits", "moves").get(verb.lemma)
    if verb.pos != "VERB" or (way != "go" and verb.lemma not in story.ties.words("visits", "homing")):
        return False
    return _is_homeward(story, verb) or any(e.country == visitor.country for t in goals for e in _states(story, t))


def _is_scheduled(story: Story, token: Token, days: Spell) -> bool:
    """`flies to Lima this week`: the present tense with a time that is not over, in the text itself."""
    today = (story.analysis.article.published or "")[:10]
    is_body = story.analysis.sentence_of(token).zone is ZoneKind.BODY
    is_going = story.ties.kinds("visits", "moves").get(token.lemma) in {"arrive", "go", "leave"}
    return is_body and is_going and token.tag in {"VBZ", "VBP"} and bool(today and days.end and days.end >= today)


def _is_expected(story: Story, token: Token) -> bool:
    """`is due to tour`: what is expected is still ahead."""
    return token.dep == "xcomp" and token.head.lemma in story.ties.words("visits", "expecting")


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


def _is_perfect(verb: Token) -> bool:
    return any(c.lemma == "have" and c.tag == "VBD" for c in verb.children)


def _visitors(story: Story, movers: Iterable[Token]) -> list[Entity]:
    """The officials among some tokens, also of `one of his deputies`."""
    found: dict[tuple[str | None, str | None], Entity] = {}
    for token in movers:
        heads = [
            token,
            *(
                grammar.of_preposition(token, "of")
                if not story.entities(token) and token.pos in {"NUM", "PRON", "DET"}
                else []
            ),
        ]
        for head in heads:
            for entity in (story.known(e) for e in story.entities(head)):
                if is_official(story, entity, head):
                    found.setdefault((entity.country, entity.name), entity)
    return list(found.values())[:MOST]


def _states(story: Story, token: Token) -> Iterator[Entity]:
    """The states that a goal is in; the town where the story was filed for `here` and `the capital`."""
    named = story.entities(token)
    yield from named
    is_here = token.pos in {"VERB", "AUX"} or (not named and token.lemma in story.ties.words("visits", "here"))
    owners = [e for t in token.all_children("poss", "amod") for e in story.entities(t)] if is_here else []
    if owners:
        yield from owners  # `the Georgian capital`
        return
    if is_here and story.filed_at is not None:
        yield story.filed_at


def _leading(story: Story, way: str) -> tuple[str, ...]:
    """The prepositions that lead to the host by a way of moving."""
    return tuple(story.ties.tables["visits"]["goals"].get(way, {"prepositions": ()})["prepositions"])


def _goals(story: Story, token: Token, prepositions: Iterable[str]) -> list[Token]:
    """What the prepositions lead to, also behind an adverb (`flew on to`); the object for an empty one."""
    found: list[Token] = []
    holders = [token, *(c for c in token.children if c.pos == "ADV")]
    for name in prepositions:
        if name:
            found += [t for h in holders for t in grammar.of_preposition(h, name)]
        elif token.pos == "VERB" and not grammar.is_passive(token):
            found += grammar.objects(token)
    return found


def _is_here(story: Story, verb: Token) -> bool:
    """`arrived here`, `arrived on Saturday`, `flew in on Monday`: no goal, or the place where the story was filed."""
    if _says_here(verb):
        return True
    if any(_is_goal(story, t) for t in _goals(story, verb, ("to", "in", "at", "into", "for", "from", ""))):
        return False
    particles = {c.lemma for c in verb.children if c.dep in {"prt", "advmod", "prep"}}
    return any(
        verb.lemma == first and (not rest or rest[0] in particles)
        for first, *rest in (w.split() for w in story.ties.tables["visits"]["arriving"]["words"])
    )


def _says_here(verb: Token) -> bool:
    return any(c.text.lower() == "here" for c in verb.children)


def _is_homeward(story: Story, verb: Token) -> bool:
    words = story.ties.words("visits", "home")
    return any(c.lemma in words and c.dep in {"advmod", "dobj", "prt", "npadvmod"} for c in verb.children)


def _is_town(story: Story, token: Token) -> bool:
    return any(p.span.touches(token.span) and p.precision in {"city", "site"} for p in story.resolution.places)


def is_official(story: Story, entity: Entity, token: Token | None) -> bool:
    """A person or delegation of a state; not the state, its troops or its planes."""
    if token is None:
        return False
    if entity.country and token.lemma in story.ties.words("visits", "delegations"):
        return True
    is_place = entity.via is not None and entity.via.rule in PLACES and not entity.office
    is_state = is_place or (entity.name is not None and entity.name == name_of_code(entity.country or ""))
    return (
        bool(entity.country)
        and not is_state
        and token.lemma not in story.ties.words("visits", "groups")
        and (entity.office is not None or entity.sector in OFFICIALS or _is_of_state(story, entity, token))
    )


def _is_of_state(story: Story, entity: Entity, token: Token) -> bool:
    """`Mr Diallo of Guinea`: a person of no known office who is named by the state."""
    of = (e for t in grammar.of_preposition(token, "of") for e in story.entities(t))
    return entity.sector is None and token.ner == "PERSON" and any(e.country == entity.country for e in of)


def places_of(story: Story, move: Move) -> Iterable[Place]:
    """The places that a move leads to."""
    spans = [t.span for t in move.goals]
    return (p for p in story.resolution.places if any(p.span.touches(s) for s in spans))

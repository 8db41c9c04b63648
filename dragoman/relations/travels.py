"""Words of travel in a text: of coming, staying, going and receiving."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.lexicon.states import name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import ViaRule
from dragoman.relations.move import Move, is_perfect, told
from dragoman.relations.story import Story
from dragoman.relations.talks import counterparts, is_from_afar, talks
from dragoman.relations.travel_goals import (
    around,
    is_goal,
    is_here,
    is_homeward,
    is_town,
    leading,
    led_to,
    says_here,
    states_of,
)

FROM = ("from", "of")
AT = ("in", "at")
TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def moves(story: Story) -> Iterator[Move]:
    """All words of travel of officials, in order of text; without hosts where no state but their own is told as the goal."""
    before: list[Move] = []
    for token in story.analysis.tokens:
        if token.pos not in TELLING:
            continue
        for move in _moves(story, token, before):
            before.append(move)
            yield move


def _moves(story: Story, token: Token, before: Sequence[Move]) -> Iterator[Move]:
    if token.pos in {"NOUN", "PROPN"} and (token.is_root or (token.dep == "appos" and token.head.is_root)):
        yield from _fragment(story, token)
    if token.pos == "PROPN":
        return
    yield from talks(story, token)
    if token.pos == "NOUN":
        yield from _of_noun(story, token, before)
    elif token.lemma == "be":
        yield from _being(story, token)
        yield from _stops(story, token, before)
    elif token.lemma in story.ties.words("visits", "expecting") and (token.pos == "ADJ" or grammar.is_passive(token)):
        yield from _expected(story, token)
    elif token.tag == "VBG" and token.dep in {"amod", "csubj"} and token.lemma in story.ties.words("visits", "visit"):
        yield from _visiting(story, token)
    elif token.pos == "VERB":
        for way in _ways(story, token):
            yield from _of_verb(story, token, way)


def _ways(story: Story, verb: Token) -> Iterator[str]:
    """How a verb moves who; a presence also where it moves nobody by itself."""
    way = story.ties.kinds("visits", "moves").get(verb.lemma)
    if way is not None:
        yield way
    if verb.lemma in story.ties.words("visits", "giving") and any(
        t.lemma in story.ties.words("visits", "welcomes") for t in verb.all_children(*grammar.OBJECTS)
    ):
        yield "welcome"
    elif verb.lemma in story.ties.words("visits", "present"):
        yield "present"


def _of_verb(story: Story, verb: Token, way: str) -> Iterator[Move]:
    """The moves of a verb: to where it leads, from where it starts (`flew from Lima to Quito`)."""
    if way == "host":
        yield from _hosting(story, verb)
    elif way == "welcome":
        yield from _welcomed(story, verb)
    elif way == "present":
        yield from _present(story, verb)
    else:
        yield from _going(story, verb, way)


def _going(story: Story, verb: Token, way: str) -> Iterator[Move]:
    movers = grammar.objects(verb) if way == "take" else _subject(verb)
    movers += grammar.objects(verb) if way == "go" and grammar.is_passive(verb) else []
    movers += _subject(verb) if verb.lemma in story.ties.words("visits", "joint") else []
    led = led_to(story, verb, leading(story, way))
    led += [t for m in movers for t in led_to(story, m, ("to",))] if way == "take" else []
    goals = [t for t in led if is_goal(story, t)]
    if way in {"arrive", "go"} and not goals and says_here(verb):
        goals = [verb]
    elif any(t.pos == "PROPN" for t in led) and not any(e.country for t in led for e in states_of(story, t)):
        goals += counterparts(story, verb)
    elif not goals and verb.lemma in story.ties.words("visits", "present"):
        goals = [t for t in around(story, verb) if is_town(story, t)]
    companions = grammar.of_preposition(verb, "with", "alongside") if goals and way in {"arrive", "go"} else []
    yield from (m for m in told(story, verb, way, companions, goals) if m.hosts)
    onward = [t for t in grammar.of_preposition(verb, "for") if is_goal(story, t)] if way == "leave" else []
    origins = [t for t in led_to(story, verb, FROM) if is_goal(story, t)] if way in {"go", "arrive"} else []
    if way == "leave" and goals and not any(e.country for t in goals for e in states_of(story, t)):
        return  # `left the aircraft`
    origins += _spent(story, verb)
    if onward:
        yield from told(story, verb, "go", movers, onward)
    if origins:
        yield from told(story, verb, "leave", movers, origins)
    is_leave = way == "leave" and not onward and not verb.child("dobj")
    if goals or is_homeward(story, verb) or is_here(story, verb) or is_leave:
        yield from told(story, verb, "leave" if way == "take" and is_homeward(story, verb) else way, movers, goals)


def _present(story: Story, verb: Token) -> Iterator[Move]:
    """`said in Lima`, `laid a wreath at a memorial in Lima`, `told reporters here`: who does it is there."""
    if is_from_afar(story, verb):
        return
    goals = [t for t in around(story, verb) if is_town(story, t) or _is_seat(story, t)]
    goals = goals or ([verb] if any(says_here(w) for w in (verb, *verb.all_children("dobj", "prep"))) else [])
    if not goals:
        return
    residents = story.ties.words("visits", "residents")
    movers = [t for t in _subject(verb) if t.lemma not in residents]
    if grammar.is_passive(verb) and verb.lemma in story.ties.words("visits", "addressed"):
        movers += grammar.objects(verb)
    yield from told(story, verb, "present", movers, goals)


def _is_seat(story: Story, token: Token) -> bool:
    """A capital or a palace that stands for its state, or a venue."""
    is_place = any(e.via is not None and e.via.rule is ViaRule.CAPITAL for e in story.entities(token))
    return is_place or (token.lemma in story.ties.words("visits", "venues") and any(states_of(story, token)))


def _welcomed(story: Story, verb: Token) -> Iterator[Move]:
    """`was given a welcome in Lima`, `Peru's president gave the Chilean a welcome`."""
    places = around(story, verb)
    hosts = [*places, *grammar.subject(verb)]
    guests = grammar.surface_subject(verb) if grammar.is_passive(verb) else grammar.indirect(verb)
    yield from (m for m in told(story, verb, "stay", guests, hosts) if m.hosts)


def _expected(story: Story, word: Token) -> Iterator[Move]:
    """`is due in Lima`, `is expected here on Friday`; without a place where the story was filed."""
    movers = grammar.objects(word) if word.pos == "VERB" else _subject(word)
    goals = [t for t in led_to(story, word, leading(story, "be")) if is_goal(story, t)]
    if not goals and not word.all_children("xcomp", "advcl", "ccomp", "pcomp") and story.filed_at is not None:
        verb = word if word.pos == "VERB" else next((t for t in word.ancestors() if t.pos in {"VERB", "AUX"}), word)
        is_dated = bool(story.timexes_on(word) or story.timexes_on(verb)) or says_here(word) or says_here(verb)
        goals = [verb] if is_dated else []
    yield from (m for m in told(story, word, "plan", movers, goals) if m.hosts)


def _visiting(story: Story, word: Token) -> Iterator[Move]:
    """`the visiting premier`: in the town that is told, else where the story was filed, else with the other state told."""
    person = word.head if word.dep == "amod" else word.child("dobj") or word.head
    verb = next((t for t in person.ancestors() if t.pos in {"VERB", "AUX"}), None)
    goals = around(story, person) or (around(story, verb) if verb is not None else [])
    if not goals and story.filed_at is not None and verb is not None:
        goals = [verb]
    if not goals and verb is not None:
        beside = (*grammar.subject(verb), *grammar.objects(verb), *grammar.of_preposition(verb, "with"))
        goals = [t for t in beside if t.i != person.i]
    yield from (m for m in told(story, word, "stay", [person], goals) if m.hosts)


def _fragment(story: Story, person: Token) -> Iterator[Move]:
    """`The president in Lima on Friday`: a headline or a caption without a verb."""
    if person.lemma in story.ties.words("visits", "residents"):
        return
    goals = [t for t in led_to(story, person, AT) if is_goal(story, t)]
    above = () if person.is_root else (person.head, *person.head.children)
    if not goals or any(t.tag in FINITE for t in (person, *person.children, *above)):
        return
    yield from (m for m in told(story, person, "stay", [person], goals) if m.hosts and _is_named(m, person))


def _is_named(move: Move, person: Token) -> bool:
    """A single person, not officials in general."""
    return person.pos == "PROPN" or (move.visitor.office is not None and person.tag == "NN")


def _spent(story: Story, verb: Token) -> list[Token]:
    """`flew home after three days in Peru`: where the time was spent."""
    times = [t for t in grammar.of_preposition(verb, "after") if t.ner in {"DATE", "TIME"}]
    return [t for time in times for t in grammar.of_preposition(time, "in", "at")]


def _subject(verb: Token) -> list[Token]:
    """The subject, also over an adjective (`is due to tour`)."""
    word = verb.head if verb.dep == "xcomp" and verb.head.pos == "ADJ" else verb
    if word.pos == "ADJ":
        return grammar.copula_subject(word) or grammar.surface_subject(word.head)
    if (
        word.dep == "relcl"
        and grammar.is_purpose(word)
        and not word.child(*grammar.SUBJECTS, *grammar.PASSIVE_SUBJECTS)
    ):
        over = word.head.head  # `broke a taboo to travel to Lima`
        return grammar.subject(word) or (grammar.subject(over) if over.pos == "VERB" else [])
    return grammar.subject(verb)


def _stops(story: Story, verb: Token, before: Sequence[Move]) -> Iterator[Move]:
    """`The last stop was Lima`: of the owner, or of whoever moved last."""
    for noun in grammar.surface_subject(verb):
        goals = [
            t
            for t in verb.all_children("attr")
            for t in grammar.with_conjuncts(t)
            if is_town(story, t) or _is_state(story, t)
        ]
        if noun.lemma not in story.ties.words("visits", "stops") or not goals:
            continue
        owners = [t for t in noun.all_children("poss") if story.entities(t)]
        if owners or before:
            yield from told(story, noun, "stay", owners, goals, None if owners else before[-1].visitor)


def _being(story: Story, verb: Token) -> Iterator[Move]:
    """`was in Lima`, `was on a visit to Peru`, `is the guest of Peru's president`."""
    if verb.dep in {"aux", "auxpass"}:
        return
    movers = grammar.surface_subject(verb)
    guest = next((t for t in verb.all_children("attr") if t.lemma in story.ties.words("visits", "guests")), None)
    if guest is not None:
        led = [*grammar.of_preposition(guest, "of"), *guest.all_children("poss")]
        is_told = any(e.country for t in led for e in story.entities(t))
        around_it = [] if is_told else [*around(story, guest), *around(story, verb)]
        yield from told(story, verb, "stay", movers, led if is_told else around_it or [verb])
    elif not verb.all_children("attr", "acomp", "oprd", "expl"):
        goals = [t for t in led_to(story, verb, leading(story, "be")) if is_goal(story, t)]
        goals = goals or ([verb] if says_here(verb) else [])
        yield from told(story, verb, "stay", movers, goals) if goals else ()


def _hosting(story: Story, verb: Token) -> Iterator[Move]:
    """`Peru's president received the Chilean minister in Lima`: the subject is the host, the object the visitor.

    Also of a gathering that is the object (`hosted a summit of the presidents of Chile and Peru`).
    """
    words = story.ties.words
    held = [t for t in grammar.objects(verb) if t.lemma in words("visits", "talks")]
    guests = [t for t in grammar.objects(verb) if t not in held]
    guests += [
        t for h in held for name in ("of", "between", "with", "by", "among") for t in grammar.of_preposition(h, name)
    ]
    places = around(story, verb) + [t for t in grammar.of_preposition(verb, "to") if is_goal(story, t)]
    homes = {e.country for t in places for e in states_of(story, t)} - {None}
    way = "plan" if verb.lemma == "invite" else "stay"
    if not places and verb.lemma in words("visits", "acclaiming"):
        return
    if places and not any(e.country for t in grammar.subject(verb) for e in story.entities(t)):
        yield from (m for m in told(story, verb, way, guests, places) if m.hosts)
    for host in (t for t in grammar.subject(verb) if not homes or homes & {e.country for e in story.entities(t)}):
        yield from (m for m in told(story, verb, way, guests, [*places, host]) if m.hosts)


def _of_noun(story: Story, noun: Token, before: Sequence[Move]) -> Iterator[Move]:
    """The moves of a noun: of a visit (without its maker that of the latest who moved), a way, a guest, a coming."""
    words = story.ties.words
    coming = story.ties.kinds("visits", "comings").get(noun.lemma)
    if noun.lemma in words("visits", "ways"):
        goals = led_to(story, noun, ("to",))
        yield from told(story, noun, "go", _makers(story, noun), goals) if goals else ()
        origins = led_to(story, noun, FROM[:1])
        yield from told(story, noun, "leave", _makers(story, noun), origins) if origins else ()
    elif noun.lemma in words("visits", "guests"):
        yield from _guest(story, noun)
    elif coming is not None:
        goals = led_to(story, noun, AT if coming == "arrive" else ("from",))
        yield from told(story, noun, coming, _makers(story, noun), goals) if goals else ()
        onward = led_to(story, noun, ("for",)) if coming == "leave" else []
        over = _way_over(story, noun)
        way = over if over in {"plan", "cancel"} else "go"
        yield from (m for m in told(story, noun, way, _makers(story, noun), onward) if m.hosts)
    elif noun.lemma in words("visits", "visit"):
        yield from _of_visit(story, noun, before)


def _guest(story: Story, noun: Token) -> Iterator[Move]:
    """`his guest, the Chilean president`, `the president's guest`; `was the guest of honour at a parade in Lima`."""
    named = [noun, *([noun.head] if noun.dep in {"compound", "appos"} else []), *noun.all_children("appos")]
    yield from told(story, noun, "stay", named, [c for t in named for c in t.all_children("poss")])


def _of_visit(story: Story, noun: Token, before: Sequence[Move]) -> Iterator[Move]:
    words = story.ties.words
    latest = before[-1] if before else None
    goals = led_to(story, noun, leading(story, "stay"))
    goals += [t for t in noun.all_children("amod", "compound") if is_town(story, t)] if not goals else []
    verb = noun.head if noun.head.pos in {"VERB", "AUX"} else None
    beside = grammar.of_preposition(verb, "to", "in") if verb is not None and not goals else []
    beside += _chosen(story, noun) if not goals else []
    goals += [t for t in beside if is_goal(story, t)]
    goals += _included(story, noun)
    if not goals and _is_returned(story, noun):
        yield from _returned(story, noun, before)
        return
    if not goals and noun.lemma in words("visits", "needing"):
        return
    makers = _makers(story, noun)
    found = list(told(story, noun, _way_over(story, noun), makers, goals))
    if not found and goals and not noun.all_children("poss"):
        found = list(told(story, noun, _way_over(story, noun), _speaking(noun), goals))
    if not found and latest is not None and _is_theirs(story, noun, latest):
        found = list(told(story, noun, _way_over(story, noun), (), goals, latest.visitor))
    yield from found


def _speaking(noun: Token) -> list[Token]:
    """`said that prices would fall during a trip to Lima`: the subject of the verb over the clause."""
    verbs = [t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}]
    return _subject(verbs[1]) if len(verbs) > 1 and verbs[0].dep == "ccomp" else []


def _chosen(story: Story, noun: Token) -> list[Token]:
    """`chose Lima for his first trip abroad`."""
    verb = noun.head.head if noun.dep == "pobj" and noun.head.lemma in {"for", "as"} else None
    return grammar.objects(verb) if verb is not None and verb.lemma in story.ties.words("visits", "choosing") else []


def _included(story: Story, noun: Token) -> list[Token]:
    """`a tour that includes Lima and Quito`, `a trip that will take him to Lima`."""
    verbs = noun.all_children("relcl", "acl")
    verbs += [noun.head] if noun.dep == "nsubj" and noun.head.pos == "VERB" else []
    told = [v for v in verbs if v.lemma in story.ties.words("visits", "including")]
    named = [t for v in told for t in (*grammar.objects(v), *led_to(story, v, ("to", "in", "at", "through", "with")))]
    return [t for t in named if t.i != noun.i and (is_town(story, t) or _is_state(story, t))]


def _is_state(story: Story, token: Token) -> bool:
    named = [e for e in story.entities(token) if e.country and e.office is None]
    is_capital = any(e.via is not None and e.via.rule is ViaRule.CAPITAL for e in named)
    return is_capital or any(e.name == name_of_code(e.country or "") for e in named)


def _is_returned(story: Story, noun: Token) -> bool:
    """`repaid the visit`, `a return visit`."""
    words = story.ties.words("visits", "returning")
    is_object = noun.dep in grammar.OBJECTS and noun.head.lemma in words
    return is_object or any(c.lemma == "return" for c in noun.all_children("amod", "compound"))


def _unsaid(story: Story, noun: Token, before: Sequence[Move]) -> Iterator[Move]:
    """The move of an official of no state that is told: of the one that was last gone to."""
    named = (e for t in _makers(story, noun) for e in story.entities(t) if e.country is None and e.office)
    someone = next(named, None)
    host = before[-1].hosts[0] if before and before[-1].hosts else None
    if someone is not None and host is not None:
        visitor = replace(someone, code=host.country, country=host.country)
        yield from told(story, noun, _way_over(story, noun), (), (), visitor)


def _returned(story: Story, noun: Token, before: Sequence[Move]) -> Iterator[Move]:
    """A visit to the state of whoever came before: to those whose host makes it now."""
    found = list(told(story, noun, _way_over(story, noun), _makers(story, noun), ()))
    for move in found or _unsaid(story, noun, before):
        came = next((m for m in reversed(before) if move.visitor.country in {h.country for h in m.hosts}), None)
        if came is not None and came.visitor.country:
            name = name_of_code(came.visitor.country)
            host = replace(came.visitor, name=name, code=came.visitor.country, office=None, wikidata=None)
            yield replace(move, hosts=(host,), way="stay")


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
    done = next((over[v.lemma] for v in verbs if v.lemma in over and not (v.dep == "relcl" and is_perfect(v))), "stay")
    return {"begin": "arrive", "end": "leave"}.get(done, done)


def _makers(story: Story, noun: Token) -> list[Token]:
    """Who makes a visit: its owner, `by` or `of` whom; the person or the verb that it hangs on."""
    owners = [t for c in noun.all_children("poss") for t in grammar.with_conjuncts(c)]
    owners = [t for t in owners if t.pos != "PRON" or story.entities(t)]
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

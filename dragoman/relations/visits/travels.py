"""Words of travel in a text: of coming, staying, going and receiving."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import ViaRule
from dragoman.relations.story import Story
from dragoman.relations.visits.goals import (
    around,
    is_goal,
    is_here,
    is_homeward,
    is_state,
    is_town,
    leading,
    led_to,
    says_here,
    states_of,
)
from dragoman.relations.visits.move import Move, told
from dragoman.relations.visits.nouns import of_noun
from dragoman.relations.visits.talks import counterparts, is_from_afar, talks
from dragoman.relations.visits.travellers import is_crew, subject_of, visitors

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
    if token.dep in grammar.SUBJECTS and token.pos in {"NOUN", "PROPN"}:
        yield from _beside(story, token)
    if token.pos == "PROPN":
        return
    yield from talks(story, token)
    if token.pos == "NOUN":
        yield from of_noun(story, token, before)
    elif token.lemma == "be":
        yield from _being(story, token)
        yield from _stops(story, token, before)
    elif token.lemma in story.ties.words("visits", "expecting") and (token.pos == "ADJ" or grammar.is_passive(token)):
        yield from _expected(story, token)
    elif _is_visiting(story, token):
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
    if _is_dropped(story, verb):
        led = led_to(story, verb, leading(story, way))
        yield from (m for m in told(story, verb, "cancel", subject_of(verb), led) if m.hosts)
        return
    movers = grammar.objects(verb) if way == "take" else subject_of(verb)
    movers += grammar.objects(verb) if way == "go" and grammar.is_passive(verb) else []
    led = led_to(story, verb, leading(story, way))
    led += [t for m in movers for t in led_to(story, m, ("to",))] if way == "take" else []
    goals = [t for t in led if is_goal(story, t)]
    is_joint = verb.lemma in story.ties.words("visits", "joint") and not is_homeward(story, verb)
    movers += subject_of(verb) if is_joint else []  # not who escorts a guest to the plane
    if way in {"arrive", "go"} and not goals and says_here(verb):
        goals = [verb]
    elif any(t.pos == "PROPN" for t in led) and not any(e.country for t in led for e in states_of(story, t)):
        goals += counterparts(story, verb)
    elif not goals and verb.lemma in story.ties.words("visits", "present"):
        goals = [t for t in around(story, verb) if is_town(story, t)]
    companions = grammar.of_preposition(verb, "with", "alongside") if goals and way in {"arrive", "go"} else []
    yield from (m for m in told(story, verb, way, companions, goals) if m.hosts)
    yield from _sent(story, verb, movers, goals) if way == "take" else ()
    onward = [t for t in grammar.of_preposition(verb, "for") if is_goal(story, t)] if way == "leave" else []
    origins = _origins(story, verb, movers) if way in {"go", "arrive"} else []
    if way == "leave" and goals and not any(e.country for t in goals for e in states_of(story, t)):
        return  # `left the aircraft`
    origins += _spent(story, verb)
    if onward:
        yield from told(story, verb, "go", movers, onward)
    if origins:
        yield from told(story, verb, "leave", movers, origins)
    is_leave = way == "leave" and not onward and not verb.child("dobj")
    if onward and not goals:
        yield from (replace(m, hosts=()) for m in told(story, verb, "leave", movers, ()))
    if goals or is_homeward(story, verb) or is_here(story, verb) or is_leave:
        yield from told(story, verb, "leave" if way == "take" and is_homeward(story, verb) else way, movers, goals)


def _is_dropped(story: Story, verb: Token) -> bool:
    """`dropped plans to visit Lima`."""
    noun = verb.head
    is_plan = story.ties.kinds("visits", "edges").get(noun.lemma) == "plan" and noun.dep == "dobj"
    return is_plan and story.ties.kinds("visits", "over").get(noun.head.lemma) == "cancel"


def _sent(story: Story, verb: Token, movers: Sequence[Token], goals: Sequence[Token]) -> Iterator[Move]:
    """`Peru sent an envoy to Chile`: of the state that sends, where nothing else is said of the envoy."""
    words = story.ties.words("visits", "delegations")
    bare = next((t for t in movers if t.lemma in words and not visitors(story, [t])), None)
    sender = next((e for t in grammar.subject(verb) for e in story.entities(t) if e.country), None)
    if bare is not None and sender is not None and not is_crew(story, bare):
        envoy = replace(sender, text=bare.text, start=bare.start, end=bare.end, name=None, office=None, via=None)
        yield from (m for m in told(story, verb, "take", (), goals, envoy) if m.hosts)


def _origins(story: Story, verb: Token, movers: Sequence[Token]) -> list[Token]:
    """Where a journey starts, if not at home (`flew in from Lima`)."""
    homes = {e.country for t in movers for e in story.entities(t)} - {None}
    led = [t for t in led_to(story, verb, FROM) if is_goal(story, t)]
    return [t for t in led if homes.isdisjoint(e.country for e in states_of(story, t))]


def _present(story: Story, verb: Token) -> Iterator[Move]:
    """`said in Lima`, `laid a wreath at a memorial in Lima`, `told reporters here`: who does it is there."""
    if is_from_afar(story, verb):
        return
    goals = [t for t in around(story, verb) if is_town(story, t) or _is_seat(story, t)]
    goals += [t for t in _objects(verb) if _is_house(story, t)]
    goals = goals or ([verb] if any(says_here(w) for w in (verb, *verb.all_children("dobj", "prep"))) else [])
    if not goals:
        return
    residents = story.ties.words("visits", "residents")
    movers = [t for t in subject_of(verb) if t.lemma not in residents]
    if grammar.is_passive(verb) and verb.lemma in story.ties.words("visits", "addressed"):
        movers += grammar.objects(verb)
    yield from told(story, verb, "present", movers, goals)


def _is_house(story: Story, token: Token) -> bool:
    """`the Peruvian parliament`: with its state."""
    owners = token.all_children("amod", "poss", "compound")
    is_house = token.lemma in story.ties.words("visits", "houses")
    return is_house and any(story.origin(t) or story.entities(t) for t in owners)


def _objects(verb: Token) -> list[Token]:
    return [] if grammar.is_passive(verb) else [*grammar.objects(verb), *grammar.indirect(verb)]


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
    movers = grammar.objects(word) if word.pos == "VERB" else subject_of(word)
    goals = [t for t in led_to(story, word, leading(story, "be")) if is_goal(story, t)]
    if not goals and not word.all_children("xcomp", "advcl", "ccomp", "pcomp") and story.filed_at is not None:
        verb = word if word.pos == "VERB" else next((t for t in word.ancestors() if t.pos in {"VERB", "AUX"}), word)
        is_dated = bool(story.timexes_on(word) or story.timexes_on(verb)) or says_here(word) or says_here(verb)
        goals = [verb] if is_dated else []
    yield from (m for m in told(story, word, "plan", movers, goals) if m.hosts)


def _is_visiting(story: Story, token: Token) -> bool:
    """`the visiting premier`, also where the parse takes them for whom somebody visits."""
    if token.tag != "VBG" or token.lemma not in story.ties.words("visits", "visit"):
        return False
    person = token.child("dobj")
    bare = person is not None and not person.all_children("det", "poss") and person.pos in {"NOUN", "PROPN"}
    return token.dep in {"amod", "csubj"} or (bare and person is not None and bool(visitors(story, [person])))


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


def _beside(story: Story, person: Token) -> Iterator[Move]:
    """`The president, in Lima for a summit, said`: told between commas."""
    if person.lemma in story.ties.words("visits", "residents"):
        return
    tokens = story.analysis.tokens
    asides = [c for c in person.all_children("prep") if c.lemma in AT and c.i and tokens[c.i - 1].text == ","]
    goals = [t for c in asides for t in c.all_children("pobj") if is_town(story, t) or is_state(story, t)]
    yield from (m for m in told(story, person, "stay", [person], goals) if m.hosts)


def _is_named(move: Move, person: Token) -> bool:
    """A single person, not officials in general."""
    return person.pos == "PROPN" or (move.visitor.office is not None and person.tag == "NN")


def _spent(story: Story, verb: Token) -> list[Token]:
    """`flew home after three days in Peru`: where the time was spent."""
    times = [t for t in grammar.of_preposition(verb, "after") if t.ner in {"DATE", "TIME"}]
    return [t for time in times for t in grammar.of_preposition(time, "in", "at")]


def _stops(story: Story, verb: Token, before: Sequence[Move]) -> Iterator[Move]:
    """`The last stop was Lima`: of the owner, or of whoever moved last."""
    for noun in grammar.surface_subject(verb):
        goals = [
            t
            for t in verb.all_children("attr")
            for t in grammar.with_conjuncts(t)
            if is_town(story, t) or is_state(story, t)
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
    elif all(
        t.lemma in story.ties.words("visits", "whens") for t in verb.all_children("attr", "acomp", "oprd", "expl")
    ):
        goals = [t for t in led_to(story, verb, leading(story, "be")) if is_goal(story, t)]
        goals = goals or ([verb] if says_here(verb) else [])
        is_ahead = any(c.child("aux") is not None for c in verb.all_children("xcomp"))  # `Lima, where he is to speak`
        yield from told(story, verb, "plan" if is_ahead else "stay", movers, goals) if goals else ()


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

"""Nouns of travel in a text: a visit, a way, a guest, a coming, and what verbs do with them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.lexicon.states import name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.relations.story import Story
from dragoman.relations.visits.goals import AT, is_goal, is_state, is_town, leading, led_to
from dragoman.relations.visits.move import Move, is_perfect, told
from dragoman.relations.visits.travellers import subject_of

HOMING = frozenset({"return", "come", "fly", "back", "arrive", "get"})  # `returned from a visit`
FROM = ("from", "of")


def of_noun(story: Story, noun: Token, before: Sequence[Move]) -> Iterator[Move]:
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
    if not goals and noun.dep == "dobj" and verb is not None:
        goals += [
            t for t in grammar.subject(verb) if is_state(story, t)
        ]  # `Peru called off a visit by Chile's president`
    if not goals and _is_returned(story, noun):
        yield from _returned(story, noun, before)
        return
    is_elsewhere = any(t.pos == "PROPN" for t in grammar.of_preposition(noun, "to"))  # within the country, or unknown
    if not goals and (is_elsewhere or noun.lemma in words("visits", "needing")):
        return
    makers = _makers(story, noun)
    way = _way_over(story, noun)
    found = list(told(story, noun, way, makers, goals))
    if not found and goals and not noun.all_children("poss"):
        found = list(told(story, noun, way, _speaking(noun), goals))
    if not found and latest is not None and (_is_theirs(story, noun, latest) or _is_unowned(noun, way)):
        found = list(told(story, noun, way, (), goals, latest.visitor))
    yield from found


def _speaking(noun: Token) -> list[Token]:
    """`said that prices would fall during a trip to Lima`: the subject of the verb over the clause."""
    verbs = [t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}]
    return subject_of(verbs[1]) if len(verbs) > 1 and verbs[0].dep == "ccomp" else []


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
    return [t for t in named if t.i != noun.i and (is_town(story, t) or is_state(story, t))]


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


def _is_unowned(noun: Token, way: str) -> bool:
    """`a trip planned for May was called off`: nobody is said to have called off another's."""
    return way == "cancel" and noun.dep == "nsubjpass" and not noun.all_children("poss")


def _way_over(story: Story, noun: Token) -> str:
    """What a verb does with a visit: arrive where it begins it, leave where it ends it, plan, cancel; else stay."""
    above = noun.head.head if noun.dep == "pobj" and noun.head.lemma in {"of", "for"} else noun
    edge = story.ties.kinds("visits", "edges").get(above.lemma)
    if edge is not None:
        return edge
    if noun.dep == "pobj" and noun.head.lemma == "from" and noun.head.head.lemma in HOMING:
        return "leave"
    verbs = noun.all_children("relcl")
    if noun.dep in {"dobj", "nsubj", "nsubjpass"} and noun.head.pos == "VERB":
        verbs = [noun.head, *(noun.head.conjuncts() if noun.dep != "dobj" else ()), *verbs]
    over = story.ties.kinds("visits", "over")
    if any(over.get(v.lemma) == "cancel" and not v.child("neg") for v in verbs if v.dep == "conj"):
        return "cancel"  # `had been set for May but was put off`
    done = next((over[v.lemma] for v in verbs if v.lemma in over and not (v.dep == "relcl" and is_perfect(v))), "stay")
    return {"begin": "arrive", "end": "leave"}.get(done, done)


def _makers(story: Story, noun: Token) -> list[Token]:
    """Who makes a visit: its owner, `by` or `of` whom; the person or the verb that it hangs on."""
    owners = [t for c in noun.all_children("poss") for t in grammar.with_conjuncts(c)]
    owners = [t for t in owners if t.pos != "PRON" or story.entities(t)]
    found = owners or grammar.of_preposition(noun, "by")
    found = found or [t for t in grammar.of_preposition(noun, "of") if not (is_town(story, t) or is_state(story, t))]
    if found:
        return found
    token = noun
    while token.dep in {"pobj", "prep", "conj", "appos", "attr", "npadvmod"} and not token.is_root:
        token = token.head
        if token.lemma in story.ties.kinds("visits", "edges") or token.lemma == "day" or token.ner == "DATE":
            continue  # `on Tuesday, the last day of a visit`
        if token.pos in {"NOUN", "PROPN"} and token.dep != "dobj":
            return [token]
    verb = token if token.pos in {"VERB", "AUX"} else token.head
    return subject_of(verb) if verb.pos in {"VERB", "AUX"} else []

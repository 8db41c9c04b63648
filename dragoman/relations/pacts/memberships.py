"""States that join, leave or are put out of a body: a pact between the state and the body, told without a pact's noun."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, Via, ViaRule
from dragoman.model.span import Span
from dragoman.relations.pacts.statuses import Telling, telling
from dragoman.relations.story import Story

NAMED = frozenset({ViaRule.NAME, ViaRule.METONYM, ViaRule.COREFERENCE})
BODIES = frozenset({"IGO", "EUR", "UNO"})
PREPOSITIONS = ("of", "in", "to", "from", "into", "with", "out")


@dataclass(frozen=True, slots=True)
class Membership:
    """States and a body, the token of the body's name, and the word that tells how they stand."""

    states: tuple[Entity, ...]
    body: Entity
    token: Token
    told: Telling


def memberships(story: Story) -> Iterator[Membership]:
    """All that the verbs and nouns of joining and leaving tell, in order of text; only states join, not their officials."""
    table = story.ties.tables["pacts"]["membership"]
    verbs, nouns = ({w: status for status, words in table[part].items() for w in words} for part in ("verbs", "nouns"))
    for token in story.analysis.tokens:
        if token.pos == "VERB" and token.lemma in verbs:
            yield from _told(story, token, token, verbs[token.lemma])
        elif token.pos == "NOUN" and token.lemma in nouns:
            yield from _of_noun(story, token, nouns[token.lemma])


def _told(story: Story, verb: Token, word: Token, status: str) -> Iterator[Membership]:
    if any(c.child("pcomp") for c in verb.all_children("prep")):
        return  # `joined the African Union in calling for calm`
    bodies = [(e, t) for t in _objects(verb) for e in _bodies(story, t)]
    movers = grammar.objects(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    states = [e for t in movers for e in story.entities(t) if e.country and not e.office]
    sought = verb.head.lemma in story.ties.tables["pacts"]["membership"]["over"]["proposed"] and verb.dep in {
        "xcomp",
        "ccomp",
    }
    told = _wished(telling(story, "proposed" if sought else status, word))
    if bodies and states:
        yield Membership(tuple(states), *bodies[0], told)


def _wished(told: Telling) -> Telling:
    """To join, where it is only to come, is proposed."""
    is_ahead = told.status == "in_force" and not told.is_real and not told.is_denied
    return replace(told, status="proposed", is_real=True) if is_ahead else told


def _bodies(story: Story, token: Token) -> Iterator[Entity]:
    """The bodies that a token names: known ones, or a name that ends like one (`the Baltic Sea League`)."""
    found = story.entities(token)
    yield from (e for e in found if e.code in BODIES and e.via is not None and e.via.rule in NAMED)
    words = story.ties.tables["pacts"]["membership"]["body_words"]
    is_known = any(e.code and (e.via is None or e.via.rule is not ViaRule.CONTEXT) for e in found)
    if not is_known and token.pos == "PROPN" and token.lemma in words:
        name = [t for t in token.subtree() if t.i <= token.i and t.pos in {"PROPN", "ADJ", "PUNCT"}]
        span = Span(name[0].start, token.end)
        text = span.of(story.analysis.article.text)
        if " " in text:
            yield Entity(text, *span, name=text, code="IGO", sector="GOV", sectors=("GOV",), via=Via(ViaRule.NAME))


def _objects(verb: Token) -> list[Token]:
    found = [] if grammar.is_passive(verb) else [t for t in grammar.objects(verb) if t.dep not in grammar.SUBJECTS]
    return [*found, *grammar.of_preposition(verb, *PREPOSITIONS)]


def _of_noun(story: Story, noun: Token, status: str) -> Iterator[Membership]:
    """`became a member of`, `Iraq's withdrawal from`, `suspended its membership in`, `members of X such as`."""
    named = [*grammar.of_preposition(noun, *PREPOSITIONS), *noun.all_children("compound", "poss", "amod", "nmod")]
    bodies = [(e, t) for t in named for e in _bodies(story, t)]
    if not bodies:
        return
    owners = [e for c in noun.all_children("poss") for t in grammar.with_conjuncts(c) for e in story.entities(t)]
    verb = noun.head
    over = {w: s for s, words in story.ties.tables["pacts"]["membership"]["over"].items() for w in words}
    if noun.dep in {"attr", "dobj", "nsubjpass", "pobj", "oprd", "appos"} and not owners:
        owners = [e for t in (*grammar.copula_subject(noun), *_subjects(verb)) for e in story.entities(t)]
    states = [e for e in owners if e.country and not e.office]
    told = _wished(telling(story, over.get(verb.lemma, status), verb if verb.lemma in over else noun))
    if states:
        yield Membership(tuple(states), *bodies[0], told)


def _subjects(verb: Token) -> list[Token]:
    return grammar.surface_subject(verb) if verb.pos in {"VERB", "AUX"} else []

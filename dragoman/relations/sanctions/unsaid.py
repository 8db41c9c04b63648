"""The sender that the clause of a sanction leaves unsaid."""

from collections.abc import Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.sanctions.doers import Doers
from dragoman.relations.sanctions.measure import Grounds, Measure
from dragoman.relations.story import BODIES, Story, is_public

SPOKEN = ("threatened", "imposed", "eased", "lifted")  # what a state that speaks of it may have done itself
OUTER = frozenset({"ccomp", "xcomp", "advcl", "relcl", "conj", "acl", "parataxis"})


def unsaid_senders(story: Story, told: Measure) -> tuple[Entity, ...]:
    """Whoever decides, tells or drafts it in the clause above; else the only other state that acts in the sentence."""
    verb = told.verb
    if verb is not None and verb.lemma in Grounds(story).words("evading"):
        return ()  # who breaks it has not put it
    known = {e.country for e in told.targets}
    for doers in _above(story, told):
        fit = [e for e in doers if e.code and (e.country is None or e.country not in known) and is_public(e)]
        if fit:
            return tuple(fit)
    if told.token.pos not in {"NOUN", "VERB"} or (told.token.pos == "VERB" and told.token is verb):
        return ()
    if verb is not None and verb.dep in {"advcl", "relcl"} and (grammar.is_passive(verb) or told.status == "in_force"):
        return ()  # `since Peru was put under sanctions, Chile has ...`
    sentence = story.analysis.sentence_of(told.token)
    other = story.beside(sentence, known, above=told.token)
    inside = {t.i for t in told.token.subtree()} | _objects(verb)
    head = story.analysis.head_of(other.span) if other is not None else None
    return () if other is None or head is None or head.i in inside else (other,)


def _objects(verb: Token | None) -> set[int]:
    """What lies behind the verb of a sanction: none of it is the sender."""
    return (
        {t.i for o in verb.all_children("dobj", "attr", "dative") for t in o.subtree()} if verb is not None else set()
    )


def _above(story: Story, told: Measure) -> Iterator[list[Entity]]:
    """The doers of the verbs above that decide on it; of whoever says it, states that speak of their own deeds."""
    grounds, doers = Grounds(story), Doers(story)
    verb = told.verb
    for above in () if verb is None else verb.ancestors():
        if above.pos not in {"VERB", "AUX"}:
            continue
        found = doers.of_verb(above)
        if above.lemma in grounds.words("deciding") | grounds.words("announcing") | grounds.words("passing"):
            yield found
        elif above.lemma in grounds.words("calling"):
            yield [e for e in found if e.code in BODIES]
        elif above.lemma in grounds.words("telling") and told.status in SPOKEN and told.token.pos == "NOUN":
            yield found

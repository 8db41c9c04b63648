"""How far a transfer has come: requested, promised, ordered, shipped, delivered, refused, alleged."""

from collections.abc import Container, Iterable, Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Attribution, Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.relations.story import Story, is_public
from dragoman.relations.transfers.handover import Telling, governor, is_aside, phrasal

NEGATIVE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})
OVERRIDING = frozenset({"promised", "requested", "refused"})


def transfer_status(story: Story, told: Telling) -> str | None:
    """What the word says; `alleged` where a voice other than the parties' own claims it; `promised` for the future."""
    if told.way.name == "exchange":
        return None
    if told.like is not None:
        told = told.like
    teller, kinds = told.teller, story.ties.kinds("transfers", "statuses")
    stance = story.claims.stance(teller.i)
    own = kinds.get(phrasal(teller)) or kinds.get(teller.lemma) if teller.pos == "VERB" else None
    if told.way.status is not None and (own is None or told.way.name not in {"give", "take"}):
        own = told.way.status
    if teller.pos == "NOUN":
        own = told.way.status or story.ties.kinds("transfers", "noun_statuses").get(teller.lemma)
    above = _status_above(story, told, kinds)
    if above in OVERRIDING:
        return "ordered" if above == "promised" and _is_bound(story, told, own) else above
    if stance.factuality in NEGATIVE:
        return "refused" if any(c.lemma in {"will", "would"} for c in teller.all_children("aux")) else "alleged"
    if stance.auxiliary is Auxiliary.FUTURE:
        return own if own in {"requested", "refused"} else "promised"
    if own in {"ordered", "shipped"} and _goes_on(story, teller):
        own = "delivered"
    if own == "delivered" and teller.tag == "VBG" and teller.lemma in story.ties.words("transfers", "underway"):
        own = "shipped"
    if stance.auxiliary is Auxiliary.HYPOTHETICAL and own in {"delivered", "shipped", "ordered"}:
        own = "promised"
    status = above if teller.pos == "NOUN" and above else own
    parties = {e.country for e in (*told.suppliers, *told.recipients)}
    if status in {"delivered", "shipped", "ordered"} and _is_alleged(story, told.teller, parties):
        return "alleged"
    return status


def _is_bound(story: Story, told: Telling, own: str | None) -> bool:
    """`agreed to buy`, `signed a deal to sell`: who takes and is bound to has ordered, and who sells under a deal."""
    name = {"xcomp": "binding", "acl": "bargains", "relcl": "bargains"}.get(told.teller.dep)
    is_sale = told.way.name == "take" or (own == "ordered" and name == "bargains")
    return is_sale and name is not None and told.teller.head.lemma in story.ties.words("transfers", name)


def _goes_on(story: Story, verb: Token) -> bool:
    """`Peru sells gas to Chile`: trade in the plain present, and no headline."""
    is_present = verb.tag in {"VBZ", "VBP"} and not verb.all_children("aux")
    title = story.analysis.article.title or ""
    return is_present and verb.lemma in story.ties.words("transfers", "trading") and verb.end > len(title)


def _status_above(story: Story, told: Telling, kinds: dict[str, str]) -> str | None:
    """By the verb over the telling word, where that promises, asks or refuses; of a noun by the verb that it hangs on."""
    teller = told.teller
    if teller.pos == "NOUN":
        verb = governor(teller)
        return None if verb is None or is_aside(teller) else kinds.get(phrasal(verb)) or kinds.get(verb.lemma)
    if teller.dep in {"acl", "relcl"} and _is_bound(story, told, kinds.get(teller.lemma)):
        return "promised"
    for above in _verbs_above(teller):
        status = kinds.get(phrasal(above)) or kinds.get(above.lemma)
        if status in OVERRIDING:
            return status
    return None


def _verbs_above(verb: Token) -> Iterator[Token]:
    """The verbs, and nouns of intent, that a verb is the complement of (`agreed to sell`, `an offer to sell`, `stopped selling`)."""
    token = verb
    for _ in range(3):
        if token.dep == "conj" and token.head.pos == "VERB":
            token = token.head
        elif token.dep == "pcomp" and token.head.head.pos == "VERB":
            token = token.head.head
            yield token
        elif token.dep == "xcomp" or (token.dep in {"ccomp", "advcl"} and grammar.is_purpose(token)):
            token = token.head
            yield token
        else:
            return


def _is_alleged(story: Story, teller: Token, countries: Container[str | None]) -> bool:
    """Does somebody else than a party say so? A supplier who tells of its own delivery does not allege it."""
    hedged = story.ties.words("transfers", "hedged")
    return any(a.group in hedged for a in _outsiders(story, story.claims.chain(teller.i), countries))


def _outsiders(story: Story, chain: Iterable[Attribution], countries: Container[str | None]) -> Iterator[Attribution]:
    return (a for a in chain if a.group == "accuse" or not _is_party(story, a.entity, countries))


def _is_party(story: Story, entity: Entity | None, countries: Container[str | None]) -> bool:
    """Does somebody speak for a party: for one of the states, or for a state that is left unsaid (`the defence ministry`)?"""
    if entity is None or not is_public(entity):
        return False
    is_unsaid = entity.country is None and not any(w in entity.text for w in story.ties.words("transfers", "onlookers"))
    return is_unsaid or entity.country in countries

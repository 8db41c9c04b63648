"""What goods of a transfer are for, and by which way they go: phrases as printed."""

from collections.abc import Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.span import Span
from dragoman.relations.story import Story
from dragoman.relations.transfers.counting import is_one
from dragoman.relations.transfers.goods import Goods
from dragoman.relations.transfers.handover import Telling, governor
from dragoman.relations.wordings import phrase_at

CLAUSES = frozenset({"relcl", "ccomp", "conj", "parataxis"})  # below which a clause of its own begins
INFINITIVES = frozenset({"advcl", "acl", "relcl", "xcomp"})


def purpose_of(story: Story, goods: Goods, told: Telling) -> str | None:
    """`for use in its war`, `to replace its oldest jets`, `so that its miners can work`: the first after the goods."""
    for token in _around(told):
        if _is_aim(token, told):
            return _whole(story, token)
        if (
            token.dep in {"prep", "dative"}
            and token.lemma in {"for", "against", "toward", "towards"}
            and token.i > told.item.head.i
        ):
            noun = token.child("pobj", "pcomp")
            if noun is not None and _is_use(story, goods, told, noun):
                return phrase_at(story, token)
    return None


def route_of(story: Story, goods: Goods, told: Telling) -> str | None:
    """`via Djibouti`, `by way of a firm in Cyprus`, `by sea`: how goods go, or through whom."""
    names, means = goods.words("routes"), goods.words("transport")
    for token in _around(told):
        behind = grammar.of_preposition(token.head, token.lemma) if token.dep in {"prep", "agent"} else []
        opening = " ".join([token.lemma, *(t.lemma for t in behind[:1]), *(["of"] if _has_of(behind) else [])])
        is_way = token.lemma in names or opening in names
        is_way = is_way or (token.lemma == "by" and any(t.lemma in means for t in behind))
        if is_way and not any(
            x.span.touches(t.span) for x in story.timexes_in(_sentence(story, token)) for t in behind
        ):
            return phrase_at(story, token)
    return None


def _has_of(behind: list[Token]) -> bool:
    return any(c.lemma == "of" for t in behind for c in t.children)


def _sentence(story: Story, token: Token) -> Span:
    return story.analysis.sentence_of(token).span


def _around(told: Telling) -> Iterator[Token]:
    """The words of the clause that hands over, in order of text, without those of clauses below it."""
    teller = told.teller
    top = teller if teller.pos in {"VERB", "AUX"} else governor(teller) or teller
    found = {t.i: t for t in (*_below(top), *_below(told.item.head), *_below(told.item.anchor), *_below(teller))}
    yield from (found[i] for i in sorted(found))


def _below(top: Token) -> Iterator[Token]:
    for child in top.children:
        is_apart = child.dep in CLAUSES and child.pos in {"VERB", "AUX"} and not grammar.is_purpose(child)
        if not is_apart:
            yield child
            is_told = child.dep == "advcl" and child.child("nsubj", "nsubjpass") is not None
            if not grammar.is_purpose(child) and not is_told:
                yield from _below(child)


def _is_aim(token: Token, told: Telling) -> bool:
    """Is a verb what goods are handed over to do, or for?"""
    item, teller = told.item, told.teller
    if token.dep == "advcl" and token.pos in {"VERB", "AUX"}:
        marks = [c for c in token.children if c.i < token.i and c.lemma in {"so", "that"}]
        if len(marks) > 1 or (grammar.is_purpose(token) and token.i < teller.i and token.head is teller):
            return True  # `so that`; `To raise cash, Peru sold`
    return token.dep in INFINITIVES and grammar.is_purpose(token) and token.i > max(item.head.i, teller.i)


def _is_use(story: Story, goods: Goods, told: Telling, noun: Token) -> bool:
    """Is a noun behind `for` what goods are for: no party, price, time, or goods that the phrase hands over?"""
    if {noun.lemma, noun.head.head.lemma} & goods.words("not_purposes") or goods.currency(noun) or noun.tag == "CD":
        return False
    if noun.i in {told.item.head.i, told.item.anchor.i} or goods.category(noun) in goods.words("hard"):
        return False
    if is_one(noun, goods.words("measures")) or noun.head.head.lemma in goods.words("bound"):
        return False
    if any(x.span.touches(noun.span) for x in story.timexes_in(_sentence(story, noun))):
        return False
    sides = {e.country for e in (*told.suppliers, *told.recipients)}
    receivers = goods.words("holders") | goods.words("here")
    acting = story.entities(noun) if noun.pos == "PROPN" or noun.lemma in receivers else ()
    return noun.pos != "PRON" and not any(e.country in sides or e.country is None for e in acting)


def _whole(story: Story, token: Token) -> str:
    """A clause from its first word, without what stands before it."""
    inner = sorted({t.i: t for t in (token, *token.subtree())}.values(), key=lambda t: t.i)
    words = [t for t in inner if t.i >= token.i or t.dep in {"aux", "mark", "nsubj"} or t.head.dep == "nsubj"]
    return Span(words[0].start, words[-1].end).of(story.analysis.article.text)

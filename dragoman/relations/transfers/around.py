"""What the story around a clause adds to a handover: the side left out, and goods that are listed afterwards."""

from collections.abc import Container, Iterator
from dataclasses import replace

from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity
from dragoman.relations.focus import counterpart, main_state
from dragoman.relations.story import Story, is_public
from dragoman.relations.transfers.goods import Goods
from dragoman.relations.transfers.handover import Telling
from dragoman.relations.transfers.items import MONEY

NEAR = 400  # characters from a transfer to a list of what it is about


def completed(story: Story, goods: Goods, told: Telling, before: dict[int, Telling]) -> Telling:
    """With the side that the clause leaves out.

    The only other state of the sentence; else the one on that side of the transfer told last, where the other side is not at odds;
    else where the story was filed, or the state that it speaks of most.
    """
    if told.is_whole or told.way.name in {"serve", "supplier", "buyer", "live"} or _is_seized(goods, told.teller):
        return told
    if told.way.name in {"ask", "apply"}:
        return _asked_again(story, told, before)
    if not (told.suppliers or told.recipients):
        return _as_before(story, goods, told, before)
    sentence = story.analysis.sentence_of(told.teller)
    known = {e.country or e.code for e in (*told.suppliers, *told.recipients)} | _coins(story, goods, sentence)
    deployed = told.teller.lemma in goods.words("deployed") and told.item.category in goods.words("movable")
    moved = told.way.name in {"move", "bare"} or deployed
    is_vague = (
        told.item.anchor.lemma in goods.words("soft")
        and not told.item.counted
        and told.item.category not in goods.words("hard")
    )
    is_shut = moved or told.is_open
    other = None if is_shut else story.beside(sentence, known, doers=False)
    if told.way.name == "keep":
        return replace(told, recipients=_last(told, before, known)) if told.item.counted else told
    if other is None:
        others = _asking(story, told, known) or _last(told, before, known)
        if others:
            return replace(told, recipients=others) if told.suppliers else replace(told, suppliers=others)
        other = None if is_shut else story.beside(sentence, known, above=told.teller)
    if other is None and _is_freight(goods, told) and told.suppliers:
        other = story.filed_in if story.filed_in is not None and story.filed_in.country not in known else None
    if other is None and not story.names_others(sentence, known, scenes=False):
        other = None if is_shut or is_vague else counterpart(story, sentence, known, home=bool(told.suppliers))
        if (
            told.way.name in {"move", "unload"}
            and told.suppliers
            and story.filed_in is not None
            and story.filed_in.country not in known
        ):
            other = story.filed_in  # what comes, comes to where the story was written
    if other is None and not (is_shut or is_vague) and _is_sure(goods, told):
        other = (
            None
            if story.names_others(sentence, known)
            else main_state(story, sentence, known | _opposite(told, before))
        )
    if other is None:
        return told
    return replace(told, recipients=(other,)) if told.suppliers else replace(told, suppliers=(other,))


def _is_sure(goods: Goods, told: Telling) -> bool:
    """Does a verb tell that arms, or goods in a number, change hands?"""
    item, verb = told.item, told.teller
    is_plain = verb.lemma in goods.words("plain") or item.category in goods.words("hard")
    is_known = bool(item.counted) or (is_plain and item.anchor.lemma not in goods.words("soft"))
    return verb.pos == "VERB" and verb.lemma != "pay" and told.way.name in {"give", "take"} and is_known


def _opposite(told: Telling, before: dict[int, Telling]) -> set[str | None]:
    """The states that stood, so far, on the side that is told."""
    sides = (t.suppliers if told.suppliers else t.recipients for t in before.values() if t.is_whole)
    return {e.country for side in sides for e in side}


def _coins(story: Story, goods: Goods, sentence: Sentence) -> set[str | None]:
    """The states that only say whose money is meant (`50 million Peruvian soles`)."""
    front = [c for t in sentence.tokens if goods.is_currency(t) for c in t.all_children("amod", "compound", "nmod")]
    own = {e.country for c in front for e in (*story.entities(c), story.origin(c)) if e is not None}
    others = {
        e.country for t in sentence.tokens if not goods.is_currency(t) and t not in front for e in story.entities(t)
    }
    return own - others


def _is_seized(goods: Goods, teller: Token) -> bool:
    """`seized a ship carrying arms`: who seizes was not to receive."""
    return teller.dep in {"acl", "relcl"} and any(t.lemma in goods.words("seizing") for t in teller.ancestors())


def _asking(story: Story, told: Telling, known: Container[str | None]) -> tuple[Entity, ...]:
    """Whose minister says that another state will supply (`its foreign minister said that China would donate`): the receiver."""
    is_ahead = any(c.lemma in {"will", "would", "shall"} for c in told.teller.all_children("aux"))
    if not is_ahead or told.recipients or told.way.name != "give" or told.is_open:
        return ()
    speakers = (a.entity for a in story.claims.chain(told.teller.i)[:1] if a.entity is not None)
    return tuple(e for e in speakers if is_public(e) and e.country and e.country not in known)


def _is_freight(goods: Goods, told: Telling) -> bool:
    """`the ship brought four boats`: a carrier brings it to where the story was written."""
    is_carrier = any(t.lemma in goods.words("carriers") for t in grammar.subject(told.teller))
    return is_carrier and told.teller.lemma in goods.words("carrying")


def _asked_again(story: Story, told: Telling, before: dict[int, Telling]) -> Telling:
    """`got tanks from Peru and is asking for jets as well`: of who supplied the same state before."""
    last = _whole_before(told.teller, before)
    if told.suppliers and not told.recipients:  # `Peru turned down a request for engines`
        known = {e.country for e in told.suppliers}
        state = main_state(story, story.analysis.sentence_of(told.teller), known)
        return replace(told, recipients=_last(told, before, known) or ((state,) if state is not None else ()))
    if last is None or {e.country for e in told.recipients} != {e.country for e in last.recipients} or told.suppliers:
        return told
    return replace(told, suppliers=last.suppliers)


def _last(told: Telling, before: dict[int, Telling], known: Container[str | None]) -> tuple[Entity, ...]:
    """Who stood on the side left out in the transfer told last."""
    last = _whole_before(told.teller, before)
    if last is not None and not told.suppliers and not _is_only(before):
        return ()  # several supply: who of them is not told
    side = () if last is None else last.recipients if told.suppliers else last.suppliers
    return tuple(e for e in side if e.country and e.country not in known)


def _is_only(before: dict[int, Telling]) -> bool:
    """Have all transfers so far the same suppliers?"""
    suppliers = {frozenset(e.code for e in t.suppliers) for t in before.values() if t.is_whole}
    return len(suppliers) == 1


def _as_before(story: Story, goods: Goods, told: Telling, before: dict[int, Telling]) -> Telling:
    """`400,000 tons are to be sold next year`: both sides as in the transfer told just before, where no other state is named."""
    last = _whole_before(told.teller, before)
    if last is None or told.teller.start - last.teller.end > NEAR or told.way.name not in {"give", "take"}:
        return told
    is_deal = told.way.name == "take" and bool(told.item.counted) and told.item.category in goods.words("hard")
    if told.teller.pos != "VERB" and not is_deal:
        return told
    known = {e.country for e in (*last.suppliers, *last.recipients)}
    if told.item.goods is None or story.names_others(story.analysis.sentence_of(told.teller), known):
        return told
    return replace(told, suppliers=last.suppliers, recipients=last.recipients)


def _whole_before(token: Token, before: dict[int, Telling]) -> Telling | None:
    """The last telling before a token that has both sides."""
    return next((t for t in reversed(before.values()) if t.is_whole and t.item.anchor.i < token.i), None)


def listed(story: Story, goods: Goods, verb: Token, before: dict[int, Telling]) -> Iterator[Telling]:
    """`The contract covers tanks and guns`: goods of the transfer told last, a sentence or two before."""
    if verb.lemma not in goods.words("listing"):
        return
    last = _whole_before(verb, before)
    if last is None or verb.start - last.teller.end > NEAR:
        return
    for noun in _list_of(goods, verb):
        for item in goods.items(noun):
            is_new = item.anchor.lemma not in goods.words("generic") or bool(item.counted)
            if is_new and item.anchor.i not in before and item.goods is not None:
                yield replace(last, item=item, teller=verb, like=last.like or last)


def spelled_out(story: Story, goods: Goods, noun: Token, before: dict[int, Telling]) -> Iterator[Telling]:
    """Several arms in a sentence after a transfer of `weapons` or `aid`, with no other state named: what was in it."""
    last = _whole_before(noun, before) if goods.category(noun) in goods.words("hard") else None
    if last is None or last.item.anchor.lemma not in goods.words("generic") or noun.start - last.teller.end > NEAR:
        return
    sentence = story.analysis.sentence_of(noun)
    known = {e.country for e in (*last.suppliers, *last.recipients)}
    if sentence is story.analysis.sentence_of(last.teller) or story.names_others(sentence, known):
        return
    nouns = [t for t in sentence.tokens if t.pos == "NOUN" and t.dep != "compound" and t.i not in before]
    items = {
        i.anchor.i: i
        for t in nouns
        for i in goods.items(t)
        if i.goods is not None and i.category not in {MONEY, "personnel"}
    }
    arms = [
        i for i in items.values() if i.category in goods.words("hard") and i.anchor.lemma not in goods.words("generic")
    ]
    verb = next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)
    if len(arms) < 2 or verb is None:
        return
    for item in items.values():
        yield replace(last, item=item, teller=verb, like=last.like or last)


def _list_of(goods: Goods, verb: Token) -> list[Token]:
    """The goods of a list: objects or predicate of a verb whose subject is a deal; the subject behind `among them are`."""
    if _is_deal(goods, verb):
        listed = [*grammar.objects(verb), *(t for c in verb.all_children("attr") for t in grammar.with_conjuncts(c))]
        return [*listed, *grammar.of_preposition(verb, "of")]
    among = grammar.of_preposition(verb, "among")
    if verb.lemma == "be" and any(t.pos == "PRON" for t in among):
        return [
            *grammar.surface_subject(verb),
            *(t for c in verb.all_children("attr") for t in grammar.with_conjuncts(c)),
        ]
    return []


def _is_deal(goods: Goods, verb: Token) -> bool:
    return any(t.lemma in goods.words("deals") for t in grammar.subject(verb))

"""Transfers: who supplied whom with what and how much, from the request to the delivery. One tie for each item."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from dragoman.model.analysis import Token
from dragoman.model.attribution import Factuality
from dragoman.model.relation import Party, Relation
from dragoman.relations.story import Story, is_public
from dragoman.relations.transfers.around import completed, listed, spelled_out
from dragoman.relations.transfers.goods import Goods
from dragoman.relations.transfers.handover import Telling
from dragoman.relations.transfers.handovers import HandoverReader
from dragoman.relations.transfers.holdings import Holdings
from dragoman.relations.transfers.mergers import merged
from dragoman.relations.transfers.purposes import purpose_of, route_of
from dragoman.relations.transfers.status import transfer_status
from dragoman.relations.transfers.times import days_of


def find_transfers(story: Story) -> tuple[Relation, ...]:
    """The transfers of a story in order of text; mentions of one tie are merged, with the evidence of all."""
    goods = Goods(story)
    reader = HandoverReader(story, goods)
    tellings: dict[int, Telling] = {}
    for token in story.analysis.tokens:
        for told in _tellings(story, goods, reader.of_token(token), token, tellings):
            first = tellings.get(told.item.anchor.i)
            goods.last.append(told.item)
            tellings[told.item.anchor.i] = told if first is None else _joined(first, told)
    for told in _held(story, goods, tellings):
        tellings[told.item.anchor.i] = told
    parts = {t.i for told in tellings.values() if told.item.goods is not None for t in told.item.counted}
    apart = [t for t in tellings.values() if t.item.goods is not None or t.item.head.i not in parts]
    holdings = Holdings(story, goods)
    apart = [_with_home(holdings, t) for t in apart if not _is_sum_of(goods, t, apart)]
    whole = [t for t in map(_sound, apart) if t is not None and _is_told(goods, t)]
    ties = merged([_relation(story, goods, t) for t in whole], goods.words("generic"), goods.words("anaphors"))
    return tuple(_with_sum(tie, goods.words("bounds")) for tie in ties)


def _tellings(
    story: Story, goods: Goods, own: Iterable[Telling], token: Token, before: dict[int, Telling]
) -> Iterator[Telling]:
    """What a token tells, with the side that its clause leaves out from around, and goods of a list."""
    for told in own:
        first = before.get(told.item.anchor.i)
        says_more = bool(told.suppliers or told.recipients) and first is not None and first.strength < told.strength
        if first is None or not first.is_whole or says_more:
            yield completed(story, goods, told, before)
    if token.pos in {"VERB", "AUX"}:
        yield from listed(story, goods, token, before)
    elif token.pos == "NOUN" and token.i not in before:
        yield from spelled_out(story, goods, token, before)


def _is_sum_of(goods: Goods, told: Telling, every: Iterable[Telling]) -> bool:
    """Is it only the sum of another item (the `million francs` of a loan)?"""
    item = told.item
    if item.goods is None or not goods.is_currency(item.goods) or not item.counted:
        return False
    return any(t is not told and t.item.goods is not None and set(item.counted) <= set(t.item.counted) for t in every)


def _with_home(reader: Holdings, told: Telling) -> Telling:
    """With the state that makes goods of a name as supplier, where nobody is told (`Peru ordered ten Kfirs`)."""
    if told.suppliers or not told.recipients or told.way.name not in {"take", "fetch", "ask", "apply", "move", "use"}:
        return told
    own = {e.country for e in told.recipients}
    return replace(told, suppliers=tuple(e for e in reader.home(told.item) if e.country not in own))


def _held(story: Story, goods: Goods, tellings: dict[int, Telling]) -> Iterator[Telling]:
    """Goods that no word hands over, or not to whom or by whom, where the clause says whose make they are and who has them."""
    reader = Holdings(story, goods)
    for noun in story.analysis.tokens:
        first = tellings.get(noun.i)
        if noun.pos in {"NOUN", "PROPN", "NUM", "X"} and goods.is_ware(noun) and (first is None or not first.is_whole):
            yield from reader.of_goods(noun)


def _joined(first: Telling, later: Telling) -> Telling:
    """One item told by two words (`jets, bought from Peru, reached Chile`): each side from the word that tells it."""
    if first.is_whole:
        return replace(later, suppliers=first.suppliers, recipients=first.recipients)
    if later.is_whole:
        return later
    suppliers = first.suppliers or tuple(e for e in later.suppliers if e.code not in {x.code for x in first.recipients})
    recipients = first.recipients or tuple(e for e in later.recipients if e.code not in {x.code for x in suppliers})
    is_load = first.teller.dep == "acl" and later.teller.pos == "VERB"  # `a ship carrying arms docked`
    base = later if later.strength > first.strength or is_load else first
    return replace(base, suppliers=suppliers, recipients=recipients)


def _sound(told: Telling) -> Telling | None:
    """Without states that would hand something to themselves; None where no side is left."""
    own = {e.code for e in told.suppliers}
    recipients = tuple(e for e in told.recipients if e.code not in own)
    return replace(told, recipients=recipients) if told.suppliers or recipients else None


def _is_told(goods: Goods, told: Telling) -> bool:
    """Both sides; or a buyer or one who asks, of goods that are no everyday wares."""
    sides = (*told.suppliers, *told.recipients)
    if told.item.category not in goods.words("hard") and not any(is_public(e) for e in sides):
        return False  # trade among firms
    if {e.code for e in told.suppliers} == {"UNO"} and told.item.category not in goods.words("relieving"):
        return False  # `the Security Council cut off oil`
    if told.is_whole:
        return True
    if not told.recipients:
        return False
    is_hard = told.item.category in goods.words("hard")
    is_asked = told.way.name in {"ask", "apply"} and (is_hard or bool(told.item.counted))
    is_state = any(e.country for e in told.recipients)
    return is_asked or (told.way.name in {"take", "build"} and is_hard and is_state)


def _relation(story: Story, goods: Goods, told: Telling) -> Relation:
    item, teller = told.item, told.teller
    text = story.analysis.article.text
    event = story.events_by_trigger.get(teller.i)
    begin, end = days_of(story, told)
    status = transfer_status(story, told)
    relation = story.relation(
        "transfer",
        item.anchor,
        [*(Party(e, "supplier") for e in told.suppliers), *(Party(e, "recipient") for e in told.recipients)],
        status=status,
        terms={
            "goods": goods.phrase(item.goods).of(text) if item.goods is not None else None,
            "category": item.category,
            "quantity": goods.amount(item),
            "purpose": purpose_of(story, goods, told),
            "route": route_of(story, goods, told),
        },
        events=[event] if event is not None else [],
        begin=begin,
        end=end,
        told_by=teller,
        why=(f"{teller.pos.lower()} {teller.lemma!r}", *(() if status else ("status: not told",))),
    )
    return replace(relation, factuality=Factuality.CT_NEG) if status == "refused" else relation


def _with_sum(relation: Relation, bounds: Container[str]) -> Relation:
    """A mere sum of money is the goods itself (`$50 million`)."""
    amount = relation.terms["quantity"]
    if relation.terms["goods"] is not None or amount is None:
        return relation
    words = amount["text"].split()
    first = next((n for n, word in enumerate(words) if word.lower() not in bounds), 0)
    return replace(relation, terms={**relation.terms, "goods": " ".join(words[first:])})

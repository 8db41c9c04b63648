"""Transfers: who supplied whom with what and how much, from the request to the delivery. One tie for each item."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Attribution, Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.relation import Party, Relation
from dragoman.model.span import Span
from dragoman.relations.goods import MONEY, Goods, Item
from dragoman.relations.handovers import Reader, Telling, governor, phrasal
from dragoman.relations.mergers import merged
from dragoman.relations.story import Story, is_public
from dragoman.relations.wordings import phrase

NEAR = 400  # characters from a transfer to a list of what it is about
NEGATIVE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})
OVERRIDING = frozenset({"promised", "requested", "refused"})


def find_transfers(story: Story) -> tuple[Relation, ...]:
    """The transfers of a story in order of text; mentions of one tie are merged, with the evidence of all."""
    goods = Goods(story)
    tellings: dict[int, Telling] = {}
    for token in story.analysis.tokens:
        for told in _tellings(story, goods, token, tellings):
            first = tellings.get(told.item.anchor.i)
            goods.last.append(told.item)
            tellings[told.item.anchor.i] = told if first is None else _joined(first, told)
    parts = {t.i for told in tellings.values() if told.item.goods is not None for t in told.item.counted}
    apart = [t for t in tellings.values() if t.item.goods is not None or t.item.head.i not in parts]
    whole = [t for t in map(_sound, apart) if t is not None and _is_told(goods, t)]
    return merged([_relation(story, goods, t) for t in whole], goods.words("generic"))


def _tellings(story: Story, goods: Goods, token: Token, before: dict[int, Telling]) -> Iterator[Telling]:
    """What a token tells, with the side that its clause leaves out from around, and goods of a list."""
    for told in Reader(story, goods).of_token(token):
        first = before.get(told.item.anchor.i)
        says_more = bool(told.suppliers or told.recipients) and first is not None and first.strength < told.strength
        if first is None or not first.is_whole or says_more:
            yield _completed(story, goods, told, before)
    if token.pos in {"VERB", "AUX"}:
        yield from _listed(story, goods, token, before)
    elif token.pos == "NOUN" and token.i not in before:
        yield from _spelled_out(story, goods, token, before)


def _joined(first: Telling, later: Telling) -> Telling:
    """One item told by two words (`jets, bought from Peru, reached Chile`): each side from the word that tells it."""
    if first.is_whole:
        return replace(later, suppliers=first.suppliers, recipients=first.recipients)
    if later.is_whole:
        return later
    suppliers = first.suppliers or tuple(e for e in later.suppliers if e.code not in {x.code for x in first.recipients})
    recipients = first.recipients or tuple(e for e in later.recipients if e.code not in {x.code for x in suppliers})
    base = later if later.strength > first.strength else first
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
    if told.is_whole:
        return True
    if not told.recipients:
        return False
    is_asked = told.way.name == "ask" and told.item.category is not None
    return is_asked or (told.way.name in {"take", "build"} and told.item.category in goods.words("hard"))


def _completed(story: Story, goods: Goods, told: Telling, before: dict[int, Telling]) -> Telling:
    """With the side that the clause leaves out.

    The only other state of the sentence; else the one on that side of the transfer told last, where the other side is not at odds;
    else where the story was filed, or the state that it speaks of most.
    """
    if told.is_whole or told.way.name in {"serve", "keep", "supplier", "buyer"}:
        return told
    if told.way.name == "ask":
        return _asked_again(told, before)
    if not (told.suppliers or told.recipients):
        return _as_before(story, goods, told, before)
    known = {e.country for e in (*told.suppliers, *told.recipients)}
    sentence = story.analysis.sentence_of(told.teller)
    deployed = told.teller.lemma in goods.words("deployed") and told.item.category in goods.words("movable")
    moved = told.way.name in {"move", "bare"} or deployed
    other = story.beside(sentence, known) if not (moved or told.is_open) else None
    if other is None and not story.names_others(sentence, known):
        others = _last(told, before, known)
        if others:
            return replace(told, recipients=others) if told.suppliers else replace(told, suppliers=others)
        other = None if moved or told.is_open else story.counterpart(sentence, known)
    if other is None:
        return told
    return replace(told, recipients=(other,)) if told.suppliers else replace(told, suppliers=(other,))


def _asked_again(told: Telling, before: dict[int, Telling]) -> Telling:
    """`got tanks from Peru and is asking for jets as well`: of who supplied the same state before."""
    last = _whole_before(told.teller, before)
    if last is None or {e.country for e in told.recipients} != {e.country for e in last.recipients} or told.suppliers:
        return told
    return replace(told, suppliers=last.suppliers)


def _last(told: Telling, before: dict[int, Telling], known: Container[str | None]) -> tuple[Entity, ...]:
    """Who stood on the side left out in the transfer told last."""
    last = _whole_before(told.teller, before)
    side = () if last is None else last.recipients if told.suppliers else last.suppliers
    return tuple(e for e in side if e.country and e.country not in known)


def _as_before(story: Story, goods: Goods, told: Telling, before: dict[int, Telling]) -> Telling:
    """`400,000 tons are to be sold next year`: both sides as in the transfer told just before, where no other state is named."""
    last = _whole_before(told.teller, before)
    if last is None or told.teller.start - last.teller.end > NEAR or told.way.name not in {"give", "take"}:
        return told
    if told.teller.pos != "VERB":
        return told
    known = {e.country for e in (*last.suppliers, *last.recipients)}
    if told.item.goods is None or story.names_others(story.analysis.sentence_of(told.teller), known):
        return told
    return replace(told, suppliers=last.suppliers, recipients=last.recipients)


def _whole_before(token: Token, before: dict[int, Telling]) -> Telling | None:
    """The last telling before a token that has both sides."""
    return next((t for t in reversed(before.values()) if t.is_whole and t.item.anchor.i < token.i), None)


def _listed(story: Story, goods: Goods, verb: Token, before: dict[int, Telling]) -> Iterator[Telling]:
    """`The contract covers tanks and guns`: goods of the transfer told last, a sentence or two before."""
    if verb.lemma not in goods.words("listing"):
        return
    last = _whole_before(verb, before)
    if last is None or verb.start - last.teller.end > NEAR:
        return
    for noun in _list_of(goods, verb):
        for item in goods.items(noun):
            if item.anchor.i not in before and item.goods is not None:
                yield replace(last, item=item, teller=verb, like=last.like or last)


def _spelled_out(story: Story, goods: Goods, noun: Token, before: dict[int, Telling]) -> Iterator[Telling]:
    """Several arms in a sentence after a transfer of `weapons` or `aid`, with no other state named: what was in it."""
    last = _whole_before(noun, before) if goods.category(noun) in goods.words("hard") else None
    if last is None or last.item.anchor.lemma not in goods.words("generic") or noun.start - last.teller.end > NEAR:
        return
    sentence = story.analysis.sentence_of(noun)
    known = {e.country for e in (*last.suppliers, *last.recipients)}
    if sentence is story.analysis.sentence_of(last.teller) or story.names_others(sentence, known):
        return
    nouns = [t for t in sentence.tokens if t.pos == "NOUN" and t.dep != "compound" and t.i not in before]
    items = {i.anchor.i: i for t in nouns for i in goods.items(t) if i.goods is not None and i.category != MONEY}
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


def _relation(story: Story, goods: Goods, told: Telling) -> Relation:
    item, teller = told.item, told.teller
    text = story.analysis.article.text
    event = story.events_by_trigger.get(teller.i)
    date = event.date if event is not None else None
    timex = story.timex_of(teller) if date is None and teller.pos == "VERB" else None
    begin, end = (
        (date.begin, date.end) if date is not None else (timex.begin, timex.end_date) if timex else (None, None)
    )
    status = _status(story, told)
    return story.relation(
        "transfer",
        item.anchor,
        [*(Party(e, "supplier") for e in told.suppliers), *(Party(e, "recipient") for e in told.recipients)],
        status=status,
        terms={
            "goods": goods.phrase(item.goods).of(text) if item.goods is not None else None,
            "category": item.category,
            "quantity": goods.amount(item),
            "purpose": _purpose(story, goods, teller, item),
            "route": phrase(story, (teller, item.anchor), *goods.words("routes")),
        },
        events=[event] if event is not None else [],
        begin=begin,
        end=end,
        told_by=teller,
        why=(f"{teller.pos.lower()} {teller.lemma!r}", *(() if status else ("status: not told",))),
    )


def _status(story: Story, told: Telling) -> str | None:
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
        return above
    if stance.factuality in NEGATIVE:
        return "refused" if any(c.lemma in {"will", "would"} for c in teller.all_children("aux")) else "alleged"
    if stance.auxiliary is Auxiliary.FUTURE:
        return own if own in {"requested", "refused"} else "promised"
    if stance.auxiliary is Auxiliary.HYPOTHETICAL and own in {"delivered", "shipped", "ordered"}:
        own = "promised"
    status = above if teller.pos == "NOUN" and above else own
    parties = {e.country for e in (*told.suppliers, *told.recipients)}
    if status in {"delivered", "shipped", "ordered"} and _is_alleged(story, told.teller, parties):
        return "alleged"
    return status


def _status_above(story: Story, told: Telling, kinds: dict[str, str]) -> str | None:
    """By the verb over the telling word, where that promises, asks or refuses; of a noun by the verb that it hangs on."""
    teller = told.teller
    if teller.pos == "NOUN":
        verb = governor(teller)
        return None if verb is None else kinds.get(phrasal(verb)) or kinds.get(verb.lemma)
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
    return any(a.group in hedged for a in _outsiders(story.claims.chain(teller.i), countries))


def _outsiders(chain: Iterable[Attribution], countries: Container[str | None]) -> Iterator[Attribution]:
    return (a for a in chain if a.entity is None or a.entity.country not in countries)


def _purpose(story: Story, goods: Goods, verb: Token, item: Item) -> str | None:
    """`for use in its war`, `to replace its oldest jets`: the phrase as printed."""
    nouns = goods.words("purposes")
    for head in (verb, item.head):
        for child in head.children:
            if child.i < head.i:
                continue
            noun = child.child("pobj") if child.dep == "prep" and child.lemma in {"for", "against"} else None
            if noun is not None and noun.lemma in nouns:
                return _words(story, child)
            if child.dep in {"advcl", "relcl", "acl"} and grammar.is_purpose(child) and child.i > item.head.i:
                return _words(story, child)
    return None


def _words(story: Story, token: Token) -> str:
    words = [t for t in token.subtree() if t.i >= token.i or t.dep == "aux"]
    return Span(words[0].start, words[-1].end).of(story.analysis.article.text)

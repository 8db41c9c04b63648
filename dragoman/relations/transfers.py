"""Transfers: who supplied whom with what and how much, from the request to the delivery. One tie for each item."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Attribution, Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.quantity import quantity
from dragoman.model.relation import Party, Relation
from dragoman.model.span import Span
from dragoman.relations.story import Story
from dragoman.relations.wordings import phrase

TO = ("to", "for")
HEDGED = frozenset("say claim accuse report according hearsay believe suspect reveal deny".split())


NEAR = 400  # characters from a transfer to a list of what it is about


@dataclass(frozen=True, slots=True)
class Item:
    """What is transferred: the noun of the goods, and the tokens that count them."""

    goods: Token
    counted: tuple[Token, ...]
    unit: str | None


def find_transfers(story: Story) -> tuple[Relation, ...]:
    """The transfers told by verbs with goods as their object and by nouns with both parties, in order of text."""
    found: dict[str, Relation] = {}
    for token in story.analysis.tokens:
        if token.pos == "VERB":
            found |= {r.id: r for r in _of_verb(story, token) if r.id not in found}
            found |= {r.id: r for r in _listed(story, token, list(found.values())) if r.id not in found}
        elif token.pos == "NOUN":
            found |= {r.id: r for r in _of_noun(story, token) if r.id not in found}
            found |= {r.id: r for r in _of_goods(story, token, found) if r.id not in found}
    return tuple(found.values())


def _of_verb(story: Story, verb: Token) -> Iterator[Relation]:
    kinds = story.ties.kinds("transfers", "verbs")
    way = kinds.get(verb.lemma)
    if way is None:
        return
    items = [item for noun in _goods(verb, way) for item in _items(story, noun)]
    told = {item.goods.i for item in items}
    suppliers, recipients = (
        [e for e in side if e.code and not any(e.start <= story.analysis.tokens[i].start < e.end for i in told)]
        for side in _parties(story, verb, way)
    )
    if items and not suppliers and way == "give":
        suppliers = [e for item in items for e in _makers(story, item.goods) if e not in recipients]
    if items and bool(suppliers) != bool(recipients) and way != "ask":
        suppliers, recipients = _completed(story, verb, suppliers, recipients)
    if not items or (not suppliers and not recipients):
        return
    if way in {"give", "take"} and (not suppliers or not recipients):
        return
    for item in items:
        yield _relation(
            story, verb, item, suppliers, recipients, status=_status(story, verb, [*suppliers, *recipients])
        )
    for noun in _in_exchange(verb) if suppliers and recipients else ():
        for item in _items(story, noun):  # the same deal the other way round; whether it was kept is not told
            yield _relation(story, verb, item, recipients, suppliers, status=None)


def _listed(story: Story, verb: Token, before: list[Relation]) -> Iterator[Relation]:
    """`The contract covers tanks and guns`: goods of the transfer told last, a sentence or two before."""
    deals = story.ties.words("transfers", "deals")
    is_list = verb.lemma in story.ties.words("transfers", "listing") and any(
        t.lemma in deals for t in grammar.subject(verb)
    )
    if not is_list or not before:
        return
    last = before[-1]
    sentence = story.analysis.sentence_of(verb)
    if sentence.start - last.evidence[-1].end > NEAR:
        return
    sides = [[p.entity for p in last.parties if p.role == role] for role in ("supplier", "recipient")]
    for noun in grammar.objects(verb):
        for item in _items(story, noun):
            yield _relation(story, verb, item, sides[0], sides[1], status=last.status)


def _makers(story: Story, goods: Token) -> list[Entity]:
    """Whose goods they are: `American arms are shipped to Peru`."""
    own = goods.all_children("amod", "compound", "poss", "nmod")
    return [e for t in own for e in story.entities(t) if e.code]


def _completed(
    story: Story, verb: Token, suppliers: list[Entity], recipients: list[Entity]
) -> tuple[list[Entity], list[Entity]]:
    """With the side that the clause does not tell: the state that the story around it speaks of most, beside the known side."""
    known = {e.country for e in (*suppliers, *recipients)}
    other = story.counterpart(story.analysis.sentence_of(verb), known)
    if other is None:
        return suppliers, recipients
    return (suppliers, [other]) if suppliers else ([other], recipients)


def _in_exchange(verb: Token) -> list[Token]:
    """What stands behind `in exchange for` and `in return for` under a verb or its object."""
    heads = [verb, *grammar.objects(verb)]
    swaps = [t for h in heads for t in grammar.of_preposition(h, "in") if t.lemma in {"exchange", "return"}]
    return [t for swap in swaps for t in grammar.of_preposition(swap, "for")]


def _of_noun(story: Story, noun: Token) -> Iterator[Relation]:
    """`Peru's sale of ships to Chile`, `a loan from Peru to Chile`: only where both parties stand in the phrase."""
    statuses = story.ties.kinds("transfers", "noun_statuses")
    if noun.lemma not in {*statuses, *story.ties.words("transfers", "gifts")}:
        return
    items = [item for goods in _goods_of_noun(story, noun) if (item := _item(story, goods)) is not None]
    if not items:
        return
    suppliers, recipients = _parties_of_noun(story, noun, [i.goods for i in items])
    if not suppliers or not recipients or set(suppliers) & set(recipients):
        return
    for item in items:
        status = _noun_status(story, noun, statuses.get(noun.lemma), [*suppliers, *recipients])
        yield _relation(story, noun, item, suppliers, recipients, status=status)


def _of_goods(story: Story, noun: Token, before: Container[str]) -> Iterator[Relation]:
    """`jets from Peru`, `guns for Peru have come by sea`: goods with whence or whither, the other side from around."""
    handover = {*story.ties.kinds("transfers", "noun_statuses"), *story.ties.words("transfers", "gifts")}
    if noun.dep in {"compound", "amod"} or noun.lemma in handover | story.ties.words("transfers", "soft"):
        return
    item = _item(story, noun)
    if item is None or item.goods.i != noun.i:
        return
    suppliers = [e for e in _actors(story, grammar.of_preposition(noun, "from")) if e.country]
    recipients = [e for e in _actors(story, grammar.of_preposition(noun, "to", "for")) if e.country]
    if not suppliers and recipients:
        suppliers = [e for e in _makers(story, noun) if e.country]
    verb = next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)
    if verb is None or not (suppliers or recipients):
        return
    if not (suppliers and recipients):
        suppliers, recipients = _completed(story, verb, suppliers, recipients)
    if suppliers and recipients and not {e.country for e in suppliers} & {e.country for e in recipients}:
        status = _status(story, verb, [*suppliers, *recipients])
        come = verb.lemma in {"come", "arrive", "reach", "land", "flow"} and noun in grammar.subject(verb)
        yield _relation(story, verb, item, suppliers, recipients, status=status or ("delivered" if come else None))


def _goods_of_noun(story: Story, noun: Token) -> list[Token]:
    """Gifts are goods themselves; else what stands behind `of`, or in front (`arms shipments`)."""
    if noun.lemma in story.ties.words("transfers", "gifts"):
        return [noun]
    categories = story.ties.kinds("transfers", "categories")
    in_front = [c for c in noun.all_children("compound") if _category(categories, c) is not None]
    return grammar.of_preposition(noun, "of") or in_front[-1:]


def _parties_of_noun(story: Story, noun: Token, goods: list[Token]) -> tuple[list[Entity], list[Entity]]:
    phrase = [noun, *(g for g in goods if g is not noun)]
    own = noun.all_children("poss", "amod", "compound", "nmod")
    owners = [t for c in own for t in grammar.with_conjuncts(c)]
    sources = [t for n in phrase for t in grammar.of_preposition(n, "from")]
    aims = [t for n in phrase for t in grammar.of_preposition(n, *TO)]
    doers = [*owners, *grammar.of_preposition(noun, "by")]
    if noun.lemma in story.ties.words("transfers", "taking"):
        return _actors(story, sources), _actors(story, doers)
    return _actors(story, sources or doers), _actors(story, aims)


def _actors(story: Story, tokens: list[Token]) -> list[Entity]:
    return [e for t in tokens for e in story.entities(t)]


def _noun_status(story: Story, noun: Token, told: str | None, parties: Iterable[Entity]) -> str | None:
    """By the verb that the noun is object of, where it promises, asks or refuses; else by the noun, if it is a fact."""
    verb = noun.head
    above = story.ties.kinds("transfers", "statuses").get(verb.lemma) if verb.pos == "VERB" else None
    if noun.dep in {"dobj", "nsubjpass"} and above in {"promised", "requested", "refused"}:
        return above
    stances = [story.claims.stance(t.i) for t in (noun, verb)]
    if any(s.auxiliary is not None or s.factuality is not Factuality.CT_POS for s in stances):
        return None
    return (
        "alleged"
        if told is not None and _is_alleged(story.claims.chain(noun.i), {e.country for e in parties})
        else told
    )


def _goods(verb: Token, way: str) -> list[Token]:
    found = grammar.objects(verb)
    if way == "ask":
        return [*found, *grammar.of_preposition(verb, "for")]
    return (
        [*found, *grammar.of_preposition(verb, "with")]
        if verb.lemma in {"provide", "supply", "arm", "equip"}
        else found
    )


def _items(story: Story, noun: Token) -> Iterator[Item]:
    """The goods of a noun phrase; what it is said to include, instead of the whole, where that is told."""
    listed = [t for n in _included(noun) for t in grammar.with_conjuncts(n)]
    found = [item for t in listed if (item := _item(story, t)) is not None]
    whole = _item(story, noun)
    yield from found or ([whole] if whole is not None else [])


def _included(noun: Token) -> Iterator[Token]:
    """What stands behind `including`, `such as`, or between dashes right after the noun."""
    for child in (*noun.children, *noun.head.children):
        if child.lemma in {"include", "including"} and child.i > noun.i:
            yield from child.all_children("pobj", "dobj", "obj")
        elif child.lemma == "as" and child.i > noun.i and any(c.lemma == "such" for c in child.children):
            yield from child.all_children("pobj")


def _item(story: Story, noun: Token) -> Item | None:
    """The goods behind a measure (`11,000 containers of munitions`), or the noun itself."""
    if any(c.lemma == "no" for c in noun.all_children("det")):
        return None
    categories = story.ties.kinds("transfers", "categories")
    measures = story.ties.words("transfers", "measures")
    behind = grammar.of_preposition(noun, "of", "in" if _is_money(noun) else "of")
    is_measure = noun.lemma in measures or noun.text.lower() in {"dozens", "hundreds", "thousands", "scores"}
    if behind and is_measure and _category(categories, behind[0]) is not None:
        unit = noun.lemma if noun.text.lower() not in {"dozens", "hundreds", "thousands", "scores", "tens"} else None
        return Item(behind[0], _counted(noun), _currency(noun) or unit)
    if _category(categories, noun) is not None:
        return Item(noun, _counted(noun)[:-1] or (), _currency(noun))
    return None


def _is_money(noun: Token) -> bool:
    return _currency(noun) is not None


def _currency(noun: Token) -> str | None:
    """The sign of the currency in front of a number, as printed."""
    inner = [t for c in noun.all_children("nummod", "quantmod", "nmod", "compound") for t in c.subtree()]
    return next((t.text for t in inner if t.tag == "$"), None)


def _category(categories: dict[str, str], noun: Token) -> str | None:
    inner = [c.lemma for c in noun.children if c.dep in {"compound", "amod"}]
    return next((categories[w] for w in (*inner, noun.lemma, noun.text.lower()) if w in categories), None)


def _counted(noun: Token) -> tuple[Token, ...]:
    """The number in front of a noun with the words that bound it, and the noun itself."""
    numbers = [t for c in noun.all_children("nummod", "quantmod", "det", "amod", "advmod") for t in c.subtree()]
    has_number = any(t.pos == "NUM" or t.tag in {"CD", "$"} for t in numbers) or noun.text.lower().endswith("s")
    return tuple(sorted((*numbers, noun), key=lambda t: t.i)) if has_number else (noun,)


def _parties(story: Story, verb: Token, way: str) -> tuple[list[Entity], list[Entity]]:
    """(suppliers, recipients) by the direction of the verb."""
    subject = [e for t in grammar.subject(verb) for e in story.entities(t)]
    if way in {"give", "deny"}:
        aims = [*grammar.indirect(verb), *grammar.of_preposition(verb, *TO)]
        aims += [t for o in grammar.objects(verb) for t in grammar.of_preposition(o, *TO)]
        if verb.lemma in {"arm", "equip", "supply", "provide"}:
            aims += grammar.objects(verb)
        return subject, [e for t in aims for e in story.entities(t)]
    sources = [*grammar.of_preposition(verb, "from")]
    sources += [t for o in grammar.objects(verb) for t in grammar.of_preposition(o, "from")]
    if verb.lemma in {"ask", "urge"}:
        sources += grammar.objects(verb)
    return [e for t in sources for e in story.entities(t)], subject


def _goods_span(goods: Token) -> Span:
    """The noun of the goods with the words in front that are no owner, article or number."""
    start = goods
    for token in reversed([t for t in goods.subtree() if t.i < goods.i]):
        is_model = token.text[0].isalpha() and any(c.isdigit() for c in token.text)
        bare = token.dep in {"det", "poss", "quantmod", "predet"} or token.tag in {"$", "DT", "POS", "PRP$"}
        if not is_model and (bare or token.tag == "CD"):
            break
        start = token
    return Span(start.start, goods.end)


def _relation(
    story: Story, verb: Token, item: Item, suppliers: list[Entity], recipients: list[Entity], *, status: str | None
) -> Relation:
    text = story.analysis.article.text
    goods = _goods_span(item.goods)
    event = story.events_by_trigger.get(verb.i)
    date = event.date if event is not None else None
    categories = story.ties.kinds("transfers", "categories")
    is_sum = item.unit == "$" and categories.get(item.goods.lemma) == "money"
    return story.relation(
        "transfer",
        item.goods,
        [*(Party(e, "supplier") for e in suppliers), *(Party(e, "recipient") for e in recipients)],
        status=status,
        terms={
            "goods": goods.of(text),
            "category": "money" if is_sum else _category(categories, item.goods),
            "quantity": quantity(list(item.counted), text, item.unit),
            "purpose": _purpose(story, verb),
            "route": phrase(story, (verb, item.goods), *story.ties.words("transfers", "routes")),
        },
        events=[event] if event is not None else [],
        begin=date.begin if date is not None else None,
        end=date.end if date is not None else None,
        told_by=verb,
        why=(f"{verb.pos.lower()} {verb.lemma!r}", *(() if status else ("status: not told",))),
    )


def _status(story: Story, verb: Token, parties: Iterable[Entity]) -> str | None:
    """What the verb says; `alleged` where a voice other than the parties' own claims it; `promised` for the future."""
    stance = story.claims.stance(verb.i)
    status = story.ties.kinds("transfers", "statuses").get(verb.lemma)
    above = next((t.lemma for t in verb.ancestors() if t.pos == "VERB"), None) if verb.dep == "xcomp" else None
    asked = story.ties.kinds("transfers", "statuses").get(above or "")
    if asked in {"promised", "requested", "refused"}:
        return asked
    if stance.factuality in {Factuality.CT_NEG, Factuality.PR_NEG}:
        return "refused" if any(c.lemma in {"will", "would"} for c in verb.all_children("aux")) else "alleged"
    if stance.auxiliary is Auxiliary.FUTURE:
        return status if status in {"requested", "refused"} else "promised"
    if status in {"delivered", "shipped", "ordered"} and _is_alleged(
        story.claims.chain(verb.i), {e.country for e in parties}
    ):
        return "alleged"
    return status


def _is_alleged(chain: tuple[Attribution, ...], countries: Container[str | None]) -> bool:
    """Does somebody else than a party say so? A supplier who tells of its own delivery does not allege it."""
    outsiders = (a for a in chain if a.entity is None or a.entity.country not in countries)
    return any(a.group in HEDGED for a in outsiders)


def _purpose(story: Story, verb: Token) -> str | None:
    """`for use in its war`: the phrase as printed."""
    for preposition in verb.all_children("prep"):
        noun = preposition.child("pobj")
        if (
            preposition.lemma == "for"
            and noun is not None
            and noun.lemma in {"use", "purpose", "war", "defense", "defence"}
        ):
            words = preposition.subtree()
            return Span(words[0].start, words[-1].end).of(story.analysis.article.text)
    return None

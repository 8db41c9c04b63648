"""When and where: the time expression and the place that belong to the clause of a trigger."""

from collections.abc import Container, Iterable, Iterator
from typing import TypeVar

from dragoman.model.analysis import Analysis, Token
from dragoman.model.event import EventDate, EventPlace
from dragoman.model.place import Place
from dragoman.model.span import Span
from dragoman.model.timex import Timex

CLAUSE = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})
CARRIED = frozenset("dobj obj nsubjpass pobj prep conj compound nsubj attr xcomp agent".split())
LOCATIVE = frozenset(
    ("in at near on outside inside off around across over along within into through throughout between under").split()
)
OBJECT = "object"
SITES = frozenset(
    (
        "airbase airfield airport area base bridge camp capital checkpoint city compound countryside district enclave "
        "governorate island municipality neighborhood neighbourhood outskirt part port province quarter region road site "
        "square stronghold suburb town valley village vicinity"
    ).split()
)
DIRECTIONAL = frozenset({"to", "from", "into", "toward", "towards"})
STRUCK = frozenset(
    {"dobj", "nsubjpass"}
)  # a town as the object is where it happens: `shelled Aleppo`, `visited Tbilisi`
WITHIN = frozenset({"in", "at", "near", "inside", "outside"})
FARTHEST = 12
Item = TypeVar("Item", Timex, Place)


def date_of(
    analysis: Analysis, timexes: Iterable[Timex], trigger: Token, others: Container[int] = ()
) -> tuple[EventDate | None, str]:
    """The date of an event and the reason. Null where no expression of its clause names days."""
    in_clause = _nearest(_near(analysis, ((t, t.span) for t in timexes if t.type in {"DATE", "TIME"}), trigger, others))
    for _, _, timex in in_clause:
        if timex.begin and timex.end_date:
            words = analysis.article.text[timex.start : timex.end]
            end = _end(analysis, timex)
            date = EventDate(timex.begin, end, words, timex.start, timex.end, timex.basis or "text")
            return date, f"date: {words!r} in its clause"
    if in_clause:
        timex = in_clause[0][2]
        return None, f"date: {analysis.article.text[timex.start : timex.end]!r} names no days without an anchor"
    return None, "date: none in its clause"


def _end(analysis: Analysis, timex: Timex) -> str:
    """The last day: that of the expression, or, behind `since`, the day of publication where it is known."""
    head = analysis.head_of(timex.span)
    published = (analysis.article.published or "")[:10]
    is_open = head is not None and head.dep == "pobj" and head.head.lemma == "since"
    return max(published, timex.end_date or "") if is_open and published else timex.end_date or ""


def place_of(
    analysis: Analysis,
    places: Iterable[Place],
    trigger: Token,
    others: Container[int] = (),
    *,
    goal: bool,
    struck: bool = False,
    recipients: Iterable[Span] = (),
) -> tuple[EventPlace | None, str]:
    """The place of an event and the reason; `goal`: the end of the way counts too, as in visits; `struck`: an object too.

    A recipient is the place only where the text says `in` it, or where it is a town or site (`shelled Aleppo`).
    """
    targets = list(recipients)
    for _, _, place in _nearest(_near(analysis, ((p, p.span) for p in places), trigger, others)):
        head = analysis.head_of(place.span)
        if head is not None and _is_where(place, _preposition(head), goal=goal, struck=goal or struck, targets=targets):
            found = EventPlace(
                place.name,
                place.country,
                place.lat,
                place.lon,
                place.geonameid,
                place.precision,
                place.start,
                place.end,
            )
            return found, f"place: {analysis.article.text[place.start : place.end]!r} in its clause"
    return None, "place: none in its clause"


def _is_where(place: Place, leads: str | None, *, goal: bool, struck: bool, targets: list[Span]) -> bool:
    if leads == OBJECT:
        return True
    if leads in STRUCK:
        return struck and place.precision in {"city", "site"}
    if leads not in (LOCATIVE | DIRECTIONAL if goal else LOCATIVE):
        return False
    return leads in WITHIN or not any(place.span.touches(target) for target in targets)


def _near(
    analysis: Analysis, items: Iterable[tuple[Item, Span]], trigger: Token, others: Container[int]
) -> Iterator[tuple[int, int, Item]]:
    """(distance in the tree, in the text, item) of what hangs on the trigger or on the verb that carries it.

    `others`: the triggers of other acts, which keep what hangs on them.
    """
    sentence = analysis.sentence_of(trigger)
    carriers = dict(_carriers(trigger))
    for item, span in items:
        if not sentence.span.holds(span):
            continue
        head = analysis.head_of(span)
        steps = _steps(head, carriers, others) if head is not None else None
        if steps is not None:
            yield steps, abs(span.start - trigger.start), item


def _nearest(found: Iterable[tuple[int, int, Item]]) -> list[tuple[int, int, Item]]:
    return sorted(found, key=lambda entry: entry[:2])


def _carriers(trigger: Token) -> Iterator[tuple[int, int]]:
    """The trigger and the words above it in its clause, by index, each with a cost."""
    yield trigger.i, 0
    token, cost = trigger, 1
    while token.dep in CARRIED and not token.is_root and cost < FARTHEST:
        if token.dep == "conj" and token.pos == "VERB":
            return  # `invaded in May and stopped`: the day is the first verb's
        token = token.head
        yield token.i, cost
        if token.pos in {"VERB", "AUX"} and token.dep != "xcomp":
            return
        cost += 1


def _steps(token: Token, carriers: dict[int, int], others: Container[int]) -> int | None:
    """How far up from a token a carrier stands; None where a clause boundary or another verb comes first."""
    for steps in range(FARTHEST):
        if token.i in carriers:
            return steps + 2 * carriers[token.i]
        other_verb = steps and token.pos == "VERB" and token.dep != "xcomp"
        if token.i in others or token.is_root or token.dep in CLAUSE or other_verb:
            return None
        token = token.head
    return None


def _preposition(token: Token) -> str | None:
    """What leads to a name: the preposition before it or before the site it names (`in the town of`), or `object`.

    A site that the event's verb has as its object is where it happens (`shelled the town of`, `captured the airport`).
    """
    site = False
    for _ in range(6):
        site = site or token.lemma in SITES
        if token.dep == "pobj":
            if token.head.lemma != "of" or token.head.head.lemma not in SITES:
                return token.head.lemma
            token = token.head.head
        elif token.dep in {"compound", "nmod", "conj", "appos"}:
            token = token.head
        else:
            struck = token.dep if token.dep in STRUCK else None
            return OBJECT if site and struck else struck
    return None

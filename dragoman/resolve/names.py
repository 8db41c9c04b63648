"""Find the names in a sentence: longest matches with the actor index, then what the entity recogniser adds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.lexicon.actors import ActorIndex, Named, NameKind
from dragoman.lexicon.naming import load_naming
from dragoman.model.analysis import NamedEntity, Sentence, Token
from dragoman.model.place import Place
from dragoman.model.span import Span

LONGEST = 9  # tokens of a name
LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
PLACE_LIKE = frozenset(
    {NameKind.STATE, NameKind.CAPITAL, NameKind.DEMONYM, NameKind.METONYM, NameKind.ADJECTIVE} | {NameKind.PLACE}
)
ON_MAPS = frozenset({NameKind.STATE, NameKind.CAPITAL, NameKind.DEMONYM, NameKind.ADJECTIVE, NameKind.PLACE})
WORDS = load_naming()
Towns = Mapping[str | None, str]  # the name of a place by its country


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in the text: its tokens, its readings (none: unknown), the recogniser's label ("": it saw none).

    `inner`: readings of a shorter name inside an unknown one (`Embassy of El Salvador`); `joined`: the word that a
    hyphen joins to it (`Iranian-backed`), lower case.
    """

    tokens: tuple[Token, ...]
    readings: tuple[Named, ...]
    label: str = ""
    inner: tuple[Named, ...] = ()
    joined: str = ""

    @property
    def head(self) -> Token:
        """The token that the name hangs on; the last one where the parse leaves several."""
        inside = {t.i for t in self.tokens}
        return next((t for t in reversed(self.tokens) if t.is_root or t.head.i not in inside), self.tokens[-1])

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @property
    def is_person(self) -> bool:
        """A known person, or an unknown name that the recogniser takes for one."""
        return any(r.kind is NameKind.PERSON for r in self.readings) or (not self.readings and self.label == "PERSON")

    def reading(self, *kinds: NameKind) -> Named | None:
        """The first reading of one of these kinds."""
        return next((r for r in self.readings if r.kind in kinds), None)


def name_hits(sentence: Sentence, text: str, entities: Iterable[NamedEntity], index: ActorIndex) -> list[NameHit]:
    """The names of a sentence in order, not overlapping."""
    known = list(_known(sentence.tokens, text, index))
    seen = [(e, _whole(e, _trimmed(e.tokens), sentence)) for e in entities if e.label in LABELS]
    taken = {t.i for hit in known for t in hit.tokens}
    found: list[NameHit] = []
    for entity, tokens in seen:
        overlapping = [h for h in known if {t.i for t in h.tokens} & {t.i for t in tokens}]
        longer = _longer_person(entity.label, tokens, overlapping)
        if longer is not None:
            known = [longer if h is overlapping[0] else h for h in known]
        elif tokens and (not overlapping or _is_longer_name(entity.label, tokens, overlapping, index)):
            known = [h for h in known if h not in overlapping]
            taken -= {t.i for h in overlapping for t in h.tokens}
            if not taken & {t.i for t in tokens}:
                inner = tuple(r for h in overlapping for r in h.readings if _is_owner(h, tokens))
                found.append(NameHit(tokens, index.readings(_text(tokens, text)), entity.label, inner))
        taken = {t.i for hit in (*known, *found) for t in hit.tokens}
    return sorted((*known, *found), key=lambda hit: hit.tokens[0].i)


def _known(tokens: tuple[Token, ...], text: str, index: ActorIndex) -> Iterator[NameHit]:
    n = 0
    while n < len(tokens):
        hit = _longest(tokens, n, text, index)
        if hit is None:
            n += 1
        else:
            yield hit
            n += len(hit.tokens)


def _longest(tokens: tuple[Token, ...], first: int, text: str, index: ActorIndex) -> NameHit | None:
    word = tokens[first].text
    if not any(c.isupper() for c in word) and not any(c.isupper() for c in word[:1]) and not word.startswith("al"):
        return None
    if not index.may_start(word):
        return None
    for last in range(min(first + LONGEST, len(tokens)), first, -1):
        readings = index.readings(text[tokens[first].start : tokens[last - 1].end])
        if readings:
            label = next((t.ner for t in tokens[first:last] if t.ner), "")
            hit = NameHit(tokens[first:last], readings, label)
            after = tokens[last].text if last < len(tokens) else ""
            return None if hit.is_person and after in WORDS.named_after else hit
    return None


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without articles and titles in front and possessive marks behind."""
    while tokens and tokens[0].text.lower() in WORDS.leading:
        tokens = tokens[1:]
    while tokens and (tokens[-1].tag == "POS" or not any(c.isalnum() for c in tokens[-1].text)):
        tokens = tokens[:-1]
    return tokens


def _is_namesake(tokens: tuple[Token, ...], hit: NameHit, index: ActorIndex) -> bool:
    """Does another given name stand before a known surname (`Krystal Correa`)? Titles and initials do not count."""
    if len(hit.tokens) > 1 or not hit.is_person:
        return False
    if hit.tokens[0].i != tokens[-1].i:  # `Nasser Mohammed` is not Nasser
        return tokens[-1].pos == "PROPN" and tokens[-1].text not in WORDS.generations
    first = tokens[0].text
    if (
        len(first.rstrip(".")) <= 2
        or tokens[0].pos != "PROPN"
        or any(t.text.lower() in index.roles for t in tokens[:-1])
    ):
        return False
    known = {w for r in hit.readings for p in r.spells for name in (p.name, *p.aliases) for w in name.split()}
    return not known & {t.text for t in tokens[:-1]}


def _is_longer_name(label: str, tokens: tuple[Token, ...], overlapping: list[NameHit], index: ActorIndex) -> bool:
    """Is a known name only part of a longer one (`Jordan Smith`, `Bank of China`)?"""
    inside = {t.i for t in tokens}
    if any({t.i for t in h.tokens} - inside for h in overlapping) or len(overlapping) > 1:
        return False
    hit = overlapping[0]
    if len(hit.tokens) >= len(tokens):
        return False
    place_like = all(r.kind in PLACE_LIKE for r in hit.readings)
    if label == "PERSON":
        return _is_namesake(tokens, hit, index) or (place_like and not hit.reading(NameKind.ADJECTIVE))
    return label in {"ORG", "FAC"} and place_like and hit.tokens[0].i != tokens[0].i


def _longer_person(label: str, tokens: tuple[Token, ...], overlapping: list[NameHit]) -> NameHit | None:
    """A known person whose name goes on (`Salman bin Abdulaziz Al Saud`), but not to name a child (`Jr.`)."""
    if label != "PERSON" or len(overlapping) != 1 or not overlapping[0].is_person:
        return None
    hit = overlapping[0]
    more = tuple(t for t in tokens if t.i > hit.tokens[-1].i)
    if len(hit.tokens) < 2 or not more or more[-1].text in WORDS.generations or not all(t.pos == "PROPN" for t in more):
        return None
    return replace(hit, tokens=(*hit.tokens, *more))


def _is_owner(hit: NameHit, tokens: tuple[Token, ...]) -> bool:
    """Does a name inside a longer one tell whose it is (`Bank of China`), or is it a surname (`Denzel Washington`)?"""
    before = next((t for t in tokens if t.i == hit.tokens[0].i - 1), None)
    return before is None or before.pos in {"ADP", "DET"}


def _whole(entity: NamedEntity, tokens: tuple[Token, ...], sentence: Sentence) -> tuple[Token, ...]:
    """A person's name with the surnames that the recogniser left out."""
    if entity.label != "PERSON" or not tokens:
        return tokens
    inside = {t.i for t in sentence.tokens}
    while tokens[-1].dep == "compound" and tokens[-1].head.i == tokens[-1].i + 1 and tokens[-1].head.i in inside:
        after = tokens[-1].head
        if after.pos != "PROPN" or after.ner or not after.text[:1].isupper():
            break
        tokens = (*tokens, after)
    return tokens


def towns_of(places: Iterable[Place]) -> Towns:
    """The last place in each country that is not the country itself."""
    return {p.country: p.name for p in places if p.precision != "country"}


def settle(
    hits: Iterable[NameHit], sentence: Sentence, near: list[Place], towns: Towns, index: ActorIndex, day: str | None
) -> list[NameHit]:
    """The hits as the map and the calendar have them.

    Names of waters and longer place names swallow the states inside them (`Gulf of Mexico`, `New Mexico`); towns and
    regions get their country; of several readings those stay that existed on the day of the article. `near`: the places
    of the sentence; `towns`: those of the story.
    """
    settled = (_on_map(hit, near, sentence, towns) for hit in hits)
    return [_joined(_on_day(hit, index, day), sentence) for hit in settled if not _is_lookalike(hit, sentence)]


def _joined(hit: NameHit, sentence: Sentence) -> NameHit:
    last = hit.tokens[-1].i
    after = sentence.tokens[last - sentence.tokens[0].i + 1 :][:2]
    is_joined = bool(after) and after[0].tag == "HYPH" and after[-1] is not after[0]
    return replace(hit, joined=after[-1].text.lower()) if is_joined else hit


def _is_lookalike(hit: NameHit, sentence: Sentence) -> bool:
    """Is the name only the first part of another one, or of a thing named after a country (`French fries`)?"""
    if not hit.readings or any(r.kind not in ON_MAPS for r in hit.readings):
        return False
    after = next(iter(sentence.tokens[hit.tokens[-1].i - sentence.tokens[0].i + 1 :]), None)
    return after is not None and (
        after.text in WORDS.waters or after.lemma in WORDS.dishes or after.text in WORDS.dishes
    )


def _on_map(hit: NameHit, places: list[Place], sentence: Sentence, towns: Towns) -> NameHit:
    place = next((p for p in places if p.start <= hit.span.start and hit.span.end <= p.end), None)
    if place is None:
        return hit
    is_longer = place.span != hit.span and place.precision != "country"
    if hit.readings and is_longer and all(r.kind in ON_MAPS for r in hit.readings):
        tokens = tuple(t for t in sentence.tokens if place.start <= t.start and t.end <= place.end)
        return NameHit(tokens, _place_reading(place), "LOC")
    is_town = hit.label in {"GPE", "LOC"} or (place.span == hit.span and hit.label != "PERSON")
    if not hit.readings and is_town and place.start == hit.span.start:
        return replace(hit, readings=_place_reading(place))
    return _other_country(hit, place, towns)


def _other_country(hit: NameHit, place: Place, towns: Towns) -> NameHit:
    """`Georgia` as a state of the union, `Paris` as a town in Texas: where the map says so and a town nearby too."""
    is_state = hit.reading(NameKind.STATE, NameKind.CAPITAL) is not None
    if not is_state or place.precision == "country" or towns.get(place.country, place.name) == place.name:
        return hit
    if any(r.country == place.country or r.kind not in ON_MAPS for r in hit.readings):
        return hit
    return replace(hit, readings=_place_reading(place))


def _place_reading(place: Place) -> tuple[Named, ...]:
    if place.country is None:
        return ()
    return (Named(NameKind.PLACE, place.name, place.country, place.country, "GOV", ("GOV",)),)


def _on_day(hit: NameHit, index: ActorIndex, day: str | None) -> NameHit:
    """Former states and bodies only in their day (`Moscow`); towns only where the recogniser sees no person."""
    if hit.label == "PERSON" and len(hit.tokens) == 1 and all(r.kind is NameKind.PLACE for r in hit.readings):
        return replace(hit, readings=())
    if day is None:
        return hit
    standing = [r for r in hit.readings if r.kind is NameKind.PERSON or r.stands_on(day)]
    if not standing:
        of_today = sorted(hit.readings, key=lambda r: bool(r.end))  # Berlin in 1939: of Germany, not of the later GDR
        standing = [replace(r, kind=NameKind.PLACE) if r.kind is NameKind.CAPITAL else r for r in of_today]
    return replace(hit, readings=tuple(_in_state_of(r, index, day) for r in standing))


def _in_state_of(reading: Named, index: ActorIndex, day: str) -> Named:
    """A body in the state that stood then: TASS in 1985 is the Soviet Union's."""
    if reading.kind not in {NameKind.BODY, NameKind.METONYM} or reading.code != reading.country or not reading.country:
        return reading
    state = index.forebear(reading.country, day)
    return replace(reading, code=state.iso3, country=state.iso3) if state is not None else reading


def _text(tokens: tuple[Token, ...], text: str) -> str:
    return text[tokens[0].start : tokens[-1].end]

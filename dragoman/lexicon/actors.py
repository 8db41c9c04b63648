"""One index over all that has a name: states, metonyms, bodies and people; and the roles that make an actor of a noun."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from dragoman.lexicon.bodies import Body, load_bodies
from dragoman.lexicon.gazetteer import load_gazetteer, read_table
from dragoman.lexicon.ontology import DATA
from dragoman.lexicon.people import Person, load_people
from dragoman.lexicon.petrarch import ActorRecord, DatedCode
from dragoman.lexicon.place_index import fold
from dragoman.lexicon.roles import Role, load_roles
from dragoman.lexicon.states import Metonym, State, load_forebears, load_metonyms, load_seats, load_states
from dragoman.lexicon.user_actors import read_user_actors


class NameKind(StrEnum):
    """What a name names."""

    STATE = "state"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    BODY = "body"
    PERSON = "person"
    PLACE = "place"  # a town or region, found by the gazetteer


@dataclass(frozen=True, slots=True)
class Named:
    """One reading of a name. For a person `spells` are the offices held, as rows of people.csv.

    `start` and `end` are ISO 8601 days or years, empty where open.
    """

    kind: NameKind
    name: str
    code: str | None
    country: str | None
    sector: str | None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    spells: tuple[Person, ...] = ()
    sort: str = ""  # what sort of body or metonym, as its table says: media, group, ministry, ...
    start: str = ""
    end: str = ""

    def stands_on(self, day: str) -> bool:
        """Did it exist on an ISO day? Bare years count whole; open ends always did."""
        return (not self.start or self.start <= day) and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True)
class ActorIndex:
    """Readings by name as written (straight apostrophes); roles by lower-case phrase.

    `shouted`: readings by name in capitals, of dictionaries that have no lower case; they go before all others.
    """

    names: dict[str, tuple[Named, ...]]
    shouted: dict[str, tuple[Named, ...]]
    prefixes: frozenset[str]
    roles: dict[str, Role]
    holders: dict[tuple[str, str], tuple[Person, ...]]  # (country, office) to spells
    state_names: dict[str, str]  # code to the usual name
    forebears: Mapping[str, tuple[State, ...]]  # code to the former states that it follows

    @cached_property
    def sounds(self) -> dict[str, tuple[Named, ...]]:
        """People by the sound of first and last name: see `sound_of`."""
        return _by_sound(self.names)

    @cached_property
    def families(self) -> dict[str, tuple[Named, ...]]:
        """People by the last word of their names."""
        return _by_family(self.names)

    def readings(self, text: str) -> tuple[Named, ...]:
        """The readings of a name; none for what is unknown."""
        name = text.replace("’", "'")
        return (self.shouted and self.shouted.get(name.upper())) or self.names.get(name, ())

    def sounding(self, name: str) -> tuple[Named, ...]:
        """People whose names may be spelled like this: `Moammar al-Qadhafi` for Muammar Gaddafi."""
        key = sound_of(name)
        return self.sounds.get(key, ()) if key else ()

    def forebear(self, code: str, day: str) -> State | None:
        """The state that stood on a day where that of a code stands now: the Soviet Union for Russia, in 1985."""
        return next((s for s in self.forebears.get(code, ()) if s.stands_on(day)), None)

    def may_start(self, word: str) -> bool:
        """A cheap test: does any name start like this?"""
        start = word[:3].replace("’", "'")
        return start in self.prefixes or (bool(self.shouted) and start.upper() in self.prefixes)


def load_actors(files: tuple[Path, ...] = ()) -> ActorIndex:
    """The index over the tables that ship with the package and over files of a user; LexiconError for a bad row.

    A name or noun that a user's file has means what that file says, and nothing else.
    """
    return _load_actors(files)  # one index for `()` and for nothing given


@cache
def _load_actors(files: tuple[Path, ...]) -> ActorIndex:
    states, own = load_states(), [read_user_actors(path) for path in files]
    people = (*load_people(), *(p for one in own for p in one.people))
    names = _by_name(_states(states), _metonyms(load_metonyms()), _bodies(load_bodies()), _people(load_people()))
    for name, named in _towns():
        names.setdefault(name, [named])
    names |= {f"The{name[3:]}": found for name, found in names.items() if name.startswith("the ")}
    shouted: dict[str, list[Named]] = {}
    for one in own:
        names.update(_by_name(_metonyms(one.metonyms), _bodies(one.bodies), _people(one.people)))
        shouted.update(_by_name(_records(one.records)))
    holders: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        holders.setdefault((person.code, person.office), []).append(person)
    starts = [*names, *shouted]
    return ActorIndex(
        {name: _different(found) for name, found in names.items()},
        {name: _different(found) for name, found in shouted.items()},
        frozenset(name[:3] for name in starts) | frozenset(name.split(" ")[0][:3] for name in starts),
        {role.phrase: role for role in (*load_roles(), *(r for one in own for r in one.roles))},
        {key: tuple(found) for key, found in holders.items()},
        {state.iso3: state.name for state in reversed(states) if state.kind != "territory"},
        load_forebears(),
    )


def _by_sound(names: Mapping[str, Sequence[Named]]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, dict[tuple[str, str | None], Named]] = {}
    for name, readings in names.items():
        for named in readings:
            key = sound_of(name) if named.kind is NameKind.PERSON else None
            if key is not None:
                found.setdefault(key, {})[named.name, named.code] = named
    return {key: tuple(people.values()) for key, people in found.items()}


def _by_family(names: Mapping[str, Sequence[Named]]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, dict[tuple[str, str | None], Named]] = {}
    for name, readings in names.items():
        *given, family = name.split(" ")
        for named in readings if given else ():
            if named.kind is NameKind.PERSON:
                found.setdefault(family, {})[named.name, named.code] = named
    return {family: tuple(people.values()) for family, people in found.items()}


def _by_name(*tables: Iterator[tuple[str, Named]]) -> dict[str, list[Named]]:
    """Readings by name, those of the earlier tables first."""
    names: dict[str, list[Named]] = {}
    for name, named in (row for table in tables for row in table):
        names.setdefault(name.replace("’", "'"), []).append(named)
    return names


def _different(readings: list[Named]) -> tuple[Named, ...]:
    """One reading for each code and sector; the first table that has it wins."""
    found: dict[object, Named] = {}
    for reading in readings:
        key = (reading.code, reading.sector, reading.kind is NameKind.CAPITAL, reading.start, reading.end)
        found.setdefault((reading.name, reading.code) if reading.kind is NameKind.PERSON else key, reading)
    return tuple(found.values())


def _states(states: tuple[State, ...]) -> Iterator[tuple[str, Named]]:
    for state in states:
        sectors = ("GOV", "PRE") if state.sector == "PRE" else ("GOV",)

        def named(kind: NameKind, state: State = state, sectors: tuple[str, ...] = sectors) -> Named:
            sector = "CVL" if kind is NameKind.DEMONYM else "GOV"
            every = ("CVL", *sectors[1:]) if kind is NameKind.DEMONYM else sectors
            wikidata = state.wikidata or None
            found = Named(kind, state.name, state.iso3, state.iso3, sector, every, wikidata)
            return replace(found, start=state.start, end=state.end)

        for name in dict.fromkeys((state.name, state.official_name, *state.aliases)):
            if name:
                yield name, named(NameKind.STATE)
        for name in state.adjectives:
            yield name, named(NameKind.ADJECTIVE)
        for name in state.demonyms:
            if name not in state.adjectives:
                yield name, named(NameKind.DEMONYM)
        dated = [seat for seat in load_seats() if (seat.iso3, seat.state) == (state.iso3, state.name)]
        named_in_dated = {name for seat in dated for name in seat.capital}
        spells = [(name, seat.start, seat.end) for seat in dated for name in seat.capital]
        spells += [(name, state.start, state.end) for name in state.other_seats if name not in named_in_dated]
        for name, start, end in spells:
            if name not in (state.name, *state.aliases):
                seat_of = named(NameKind.CAPITAL)
                yield (
                    name,
                    replace(seat_of, start=max(start, state.start) if start else state.start, end=end or state.end),
                )


def _metonyms(metonyms: tuple[Metonym, ...]) -> Iterator[tuple[str, Named]]:
    for m in metonyms:
        sectors = (m.sector, *(s for s in m.sectors if s != m.sector))
        yield (
            m.name,
            Named(
                NameKind.METONYM,
                m.name_of or m.name,
                m.code,
                m.country or None,
                m.sector,
                sectors,
                m.wikidata or None,
                sort=m.kind,
            ),
        )


def _bodies(bodies: tuple[Body, ...]) -> Iterator[tuple[str, Named]]:
    for b in bodies:
        sectors = tuple(dict.fromkeys(s for s in (b.sector, *b.sectors) if s))
        named = Named(
            NameKind.BODY,
            b.name,
            b.code or None,
            b.country or None,
            b.sector or None,
            sectors,
            b.wikidata or None,
            sort=b.kind,
            start=str(b.start or ""),
            end=str(b.end or ""),
        )
        for name in dict.fromkeys((b.name, *b.aliases)):
            yield name, named


def _people(people: tuple[Person, ...]) -> Iterator[tuple[str, Named]]:
    by_name: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        by_name.setdefault((person.name, person.code), []).append(person)
    for (name, code), spells in by_name.items():
        country = code if code not in NONSTATE else None
        wikidata = next((p.wikidata for p in spells if p.wikidata), None)
        named = Named(NameKind.PERSON, name, code, country, spells[0].sector, (), wikidata, spells=tuple(spells))
        for alias in dict.fromkeys((name, *(a for p in spells for a in p.aliases))):
            yield alias, named


def _records(records: tuple[ActorRecord, ...]) -> Iterator[tuple[str, Named]]:
    for record in records:
        for code in record.codes:
            named = _dated(record.names[0].title(), code)
            yield from ((name, named) for name in record.names)


def _dated(name: str, code: DatedCode) -> Named:
    """A bare country code is the state and its government, as researchers' dictionaries mean it."""
    country = code.code if code.code not in NONSTATE else None
    sectors = code.sectors or (("GOV",) if country else ())
    kind = NameKind.BODY if code.sectors or not country else NameKind.STATE
    sector = sectors[0] if sectors else None
    return Named(kind, name, code.code, country, sector, sectors, start=code.start, end=code.end)


def _towns() -> Iterator[tuple[str, Named]]:
    """Regions and great cities by name (`the Gujarat government`, `Karachi police`), where one country has the name."""
    gazetteer = load_gazetteer()
    countries: dict[str, set[str | None]] = {}
    for spot, aliases in read_table(DATA / "gazetteer" / "regions.csv"):
        for name in (spot.name, *aliases):
            countries.setdefault(name, set()).add(spot.country)
    for name, alpha2 in gazetteer.indices[0].cities_of_millions():
        countries.setdefault(name, set()).add(gazetteer.codes.get(alpha2))
    for name, found in countries.items():
        country = next(iter(found))
        if len(found) == 1 and country and len(name) >= SHORTEST_TOWN:
            yield name, Named(NameKind.PLACE, name, country, country, "GOV", ("GOV",))


def sound_of(name: str) -> str | None:
    """First and last word of a person's name by their consonants, those that transliterations confuse as one.

    None for a name of one word, and where so few consonants are left that many names share them.
    """
    words = [w for w in fold(name.replace("-", " ")).split() if w not in PARTICLES]
    if len(words) < 2:
        return None
    first, last = (_consonants(word) for word in (words[0], words[-1]))
    return f"{first} {last}" if first and len(last) > 1 and len(first) + len(last) >= FEWEST_CONSONANTS else None


def _consonants(word: str) -> str:
    for group, sound in SOUNDS:
        word = word.replace(group, sound)
    bare = word[:1].translate(VOWEL) + word[1:].translate(NO_VOWELS)
    return "".join(c for n, c in enumerate(bare) if n == 0 or c != bare[n - 1])


FEWEST_CONSONANTS = 5
PARTICLES = frozenset("al el ad ar as ash an at bin ibn ben abu de da dos van von der jr sr ii iii".split())
SOUNDS = (
    *(
        ("dh", "d"),
        ("th", "t"),
        ("sch", "s"),
        ("shch", "s"),
        ("tch", "c"),
        ("ch", "c"),
        ("sh", "s"),
        ("zh", "j"),
        ("dj", "j"),
    ),
    *(
        ("gh", "k"),
        ("kh", "k"),
        ("ck", "k"),
        ("qu", "k"),
        ("q", "k"),
        ("g", "k"),
        ("ph", "f"),
        ("w", "v"),
        ("z", "s"),
        ("ts", "s"),
    ),
)
VOWEL = str.maketrans("aeiouy", "aaaaaa")
NO_VOWELS = str.maketrans("", "", "aeiouyh")
SHORTEST_TOWN = 4  # letters; shorter names are too often something else
NONSTATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})

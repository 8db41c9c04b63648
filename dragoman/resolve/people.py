"""Which person a name means on the day of the article, what office that person holds then, and who may be `she`."""

from collections.abc import Iterable, Sequence

from dragoman.lexicon.actors import ActorIndex, Named, NameKind
from dragoman.lexicon.coreference import PointingWords
from dragoman.lexicon.people import Person, holds
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, Mention
from dragoman.resolve.phrases import role_of

YEARS = 15  # before and after an office in which its holder makes news


def spell_on(named: Named, day: str | None) -> Person | None:
    """The office held on a day; without a day, the only or latest spell."""
    if day is None:
        return named.spells[-1] if named.spells else None
    return next((p for p in reversed(named.spells) if holds(p, day)), None)


def is_former(named: Named, day: str | None) -> bool:
    """Were all offices left before the day?"""
    return day is not None and spell_on(named, day) is None and any(p.start[:10] <= day for p in named.spells)


def choose(readings: Iterable[Named], day: str | None, country: str | None) -> Named | None:
    """The likeliest person: of the country named beside, in office on the day, in office before it, any."""
    people = [r for r in readings if r.kind is NameKind.PERSON]

    def rank(named: Named) -> tuple[bool, bool, bool, str]:
        latest = max((p.start for p in named.spells), default="")
        return country == named.code, spell_on(named, day) is not None, is_former(named, day), latest

    return max(people, key=rank, default=None)


def of_sound(readings: Iterable[Named], day: str | None, country: str | None) -> Named | None:
    """The only person of a sound who was in office within a generation of the day, of the country named beside if any."""
    near = [r for r in readings if day and (country is None or r.code == country) and _is_of_the_time(r, day)]
    return near[0] if len(near) == 1 else None


def in_office(readings: Iterable[Named], day: str | None, office: str, country: str | None) -> Named | None:
    """Of a family name behind a title, the only person in that office on the day (`President Roosevelt`, in 1941)."""
    spells = ((named, spell_on(named, day)) for named in readings if day and country in {None, named.code})
    found = [named for named, spell in spells if spell is not None and spell.office == office]
    return found[0] if len(found) == 1 else None


def _is_of_the_time(named: Named, day: str) -> bool:
    year = int(day[:4])
    return any(int(p.start[:4]) - YEARS <= year <= int(p.end[:4] or year) + YEARS for p in named.spells)


def holder(spells: Iterable[Person], day: str | None) -> Person | None:
    """Who holds an office on a day: None without a day, or where the table has nobody or several."""
    found = {p.name: p for p in spells if day is not None and holds(p, day)}
    return next(iter(found.values())) if len(found) == 1 else None


class Persons:
    """Which mentions of an article are people, and which of them a pronoun may mean."""

    def __init__(self, index: ActorIndex, words: PointingWords, tokens: Sequence[Token]) -> None:
        self._index = index
        self._words = words
        self._tokens = tokens
        self.state_names = frozenset(index.state_names.values())

    def is_person(self, mention: Mention) -> bool:
        """Is it one by the recogniser, an office, a given name, or the noun itself?"""
        head, entity = self._tokens[mention.head], mention.entity
        if mention.kind == "place" or (entity is not None and entity.name in self.state_names):
            return False
        if head.ner == "PERSON" or head.text.lower() in self._words.person:
            return True
        if entity is not None and (entity.office or self._given(entity)):
            return True
        role = role_of(head, self._index) if head.pos == "NOUN" else None
        return role is not None and role.kind == "person"

    def fits(self, mention: Mention, word: str) -> bool:
        """May a pronoun mean it: a single person, of a gender that is not the other one?"""
        head, entity = self._tokens[mention.head], mention.entity
        is_group = head.tag in {"NNS", "NNPS"} and head.pos == "NOUN"
        if entity is None or is_group or not self.is_person(mention):
            return False
        role = role_of(head, self._index)
        gender = (role.gender if role else None) or self._given(entity)
        female, male = word in self._words.female, word in self._words.male
        return not (gender == "f" and male) and not (gender == "m" and female)

    def _given(self, entity: Entity) -> str | None:
        """F or m by the given name of a full name; None where it does not tell."""
        given, _, family = (entity.name or "").lower().partition(" ")
        if not family:
            return None
        if given in self._words.female_names:
            return "f"
        return "m" if given in self._words.male_names else None

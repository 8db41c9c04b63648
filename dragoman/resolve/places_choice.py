"""Which of the places of a name is meant: size, what contains it, and what else the story names."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import cos, exp, hypot, log10, radians

from dragoman.lexicon.gazetteer import Spot
from dragoman.resolve.places_names import Name

MOST_SPOTS = 60  # candidates of one name that are weighed; the smallest beyond are left
MOST_NAMES = 80  # names of one story that speak for each other
SMALL, LARGE = 20_000, 200_000  # people
SAME = 120.0  # km between a city and the middle of its region
LEAST_TOTAL = 0.5  # of trust: one doubtful name alone must not sway the others fully
ROUNDS = 3
CONTEXT = "context "  # how groups of names begin that only bear witness


Group = tuple[str, str]  # folded name, folded name of what holds it ("" where the text does not say)
Choice = tuple[Spot, float]  # a place, and what speaks for it before the rest of the story is heard
Options = list[Choice]


@dataclass(frozen=True, slots=True)
class Pull:
    """How much each kind of evidence counts, in powers of ten of population, set by hand.

    Cities run from three such powers (a village) to seven (a metropolis): 4 lets evidence beat nearly any difference in
    size, 1 decides between places of much the same size.
    """

    near: float = 3.0  # for a sure name near by: a village beside it goes before a town of a million elsewhere
    most_near: float = 1.5  # such names beyond this many add nothing: the second only confirms the first
    close: float = 100.0  # km at which nearness has fallen to a third: an hour by road
    region: float = 6.0  # if all the rest of the story is in the same region: local papers name villages bare
    country: float = 6.0  # if all the rest of the story is in the same country: the same for national papers
    inside: float = 4.0  # inside what the text names after it, `Paris, Texas`: the text says so itself
    alias: float = 3.0  # against places found under a minor name, which readers seldom use
    form: float = 1.0  # for regions where the text says `province`, cities where it says `airport`: both can be near it
    state: float = 1.0  # as if ten times as large: hardly ever a village of that name is meant
    capital: float = 1.0  # as if ten times as large: named more often than other cities of their size
    region_of_city: float = 1.0  # against regions named like a large city in them: bare, the city is meant
    region_around_city: float = 3.0  # the same, where the city lies in their middle and the region is little more


def kilometres(a: Spot, b: Spot) -> float:
    """Roughly, on a flat map: good enough to tell near from far."""
    across = (b.lon - a.lon + 180) % 360 - 180
    return 111.2 * hypot(b.lat - a.lat, across * cos(radians((a.lat + b.lat) / 2)))


def holds(outer: Spot, inner: Spot) -> bool:
    """May the second lie in the first? By codes where both have them, else by country and distance."""
    if outer == inner or outer.country != inner.country or outer.kind in {"city", "site"}:
        return False
    if outer.kind == "country":
        return True
    if outer.kind == "region" and outer.region and inner.region:
        return outer.region == inner.region
    return kilometres(outer, inner) < (120 if outer.kind == "county" else 500)


def choose(names: list[Name], context: list[Name], pull: Pull) -> list[Spot]:
    """One place for each name. `context` are names that only bear witness (dateline)."""
    boxes = containers(names)
    groups: dict[Group, list[int]] = {}
    for n, name in enumerate(names):
        groups.setdefault((name.key, boxes[n].key if n in boxes else ""), []).append(n)
    _sharecontainers(groups)
    options = {g: _options(names[m[0]], boxes.get(m[0]), pull) for g, m in groups.items()}
    options.update({(f"{CONTEXT}{n}", name.key): _options(name, None, pull) for n, name in enumerate(context)})
    chosen = {g: max(o, key=lambda pair: pair[1]) for g, o in options.items()}
    for _ in range(ROUNDS):
        chosen = _round(options, chosen, pull)
    spots = {n: chosen[g][0] for g, members in groups.items() for n in members}
    return [spots[n] for n in range(len(names))]


def _options(name: Name, box: Name | None, pull: Pull) -> Options:
    """The places of a name with what speaks for each before the rest of the story is heard."""
    spots = sorted(name.spots, key=lambda s: -s.population)[:MOST_SPOTS]
    inside = [box is not None and any(holds(o, s) for o in box.spots) for s in spots]
    return [(s, _prior(s, name, pull) + pull.inside * held) for s, held in zip(spots, inside, strict=True)]


def _prior(spot: Spot, name: Name, pull: Pull) -> float:
    """The logarithm of the population, less for aliases and for the wrong kind, more for capitals."""
    value = log10(spot.population + 100) + pull.capital * spot.capital - pull.alias * spot.alias
    value += pull.state * (spot.kind == "country")
    if name.form:
        right = {"region", "county"} if name.form == "area" else {"city", "site"}
        return value + pull.form * (spot.kind in right)
    if spot.kind == "region":
        value -= max((_city_for(spot, s, pull) for s in name.spots if s.kind == "city"), default=0.0)
    return value


def _city_for(region: Spot, city: Spot, pull: Pull) -> float:
    """What a city of the same name takes from a region: bare `Geneva` is the city, bare `New York` mostly."""
    if city.country != region.country or city.population < SMALL:
        return 0.0
    if kilometres(region, city) < SAME:
        return pull.region_around_city
    return pull.region_of_city * (city.region == region.region and city.population > LARGE)


def containers(names: list[Name]) -> dict[int, Name]:
    """`Paris, Texas`: the number of the first name to the second, where one may hold the other."""
    found = {}
    for n, (name, after) in enumerate(pairwise(names)):
        gap = after.tokens[0].i - name.tokens[-1].i
        if gap == 2 and after.start - name.end <= 3 and _may_hold(after, name):
            found[n] = after
    return found


def _may_hold(outer: Name, inner: Name) -> bool:
    return not outer.demonym and any(holds(o, i) for o in outer.spots for i in inner.spots)


def _sharecontainers(groups: dict[Group, list[int]]) -> None:
    """Mentions without a container go with the only container that the name has elsewhere in the story."""
    boxed: dict[str, list[Group]] = {}
    for group in groups:
        if group[1]:
            boxed.setdefault(group[0], []).append(group)
    for key, found in boxed.items():
        if len(found) == 1:
            groups[found[0]].extend(groups.pop((key, ""), []))


def _round(options: dict[Group, Options], chosen: dict[Group, Choice], pull: Pull) -> dict[Group, Choice]:
    """Choose again, each name heeding the present choices of the others."""
    votes = [_Vote(g, chosen[g][0], _trust(options[g], chosen[g])) for g in list(options)[:MOST_NAMES]]
    tally = _Tally(votes)
    found = {}
    for g, some in options.items():
        others = tally.without(g) if len(some) > 1 else tally
        found[g] = _best(some, others, pull) if len(some) > 1 else some[0]
    return found


def _best(options: Options, others: "_Tally", pull: Pull) -> Choice:
    """The best choice. Capitals and states speak for no namesake of a capital abroad: beside `Washington`, `Moscow` is not in Idaho.

    Only that of the dateline speaks for large ones: `Tripoli` in a story from Beirut.
    """
    at_home = {spot.country for spot, _ in options if spot.capital or spot.kind == "country"}
    if not at_home:
        return max(options, key=lambda c: c[1] + others.support(c[0], pull))
    large, small = others.without_seats(but_context=True), others.without_seats(but_context=False)

    def score(choice: Choice) -> float:
        spot, prior = choice
        heard = others if spot.country in at_home else large if spot.population > LARGE else small
        return prior + heard.support(spot, pull)

    return max(options, key=score)


def _trust(options: Options, chosen: Choice) -> float:
    """How sure a choice is before the others are heard: 1 for the only place of a name."""
    return exp(chosen[1]) / sum(exp(score) for _, score in options)


@dataclass(frozen=True, slots=True)
class _Vote:
    group: Group
    spot: Spot
    trust: float

    @property
    def is_seat(self) -> bool:
        """Is it a capital or a state?"""
        return self.spot.capital or self.spot.kind == "country"


class _Tally:
    """The present choices of a story's names, summed by region and country."""

    def __init__(self, votes: list[_Vote], silent: float = 0.0) -> None:
        """`silent`: the trust of names that say nothing, but stand in the story."""
        self.votes = votes
        self.regions: defaultdict[str, float] = defaultdict(float)
        self.countries: defaultdict[str | None, float] = defaultdict(float)
        for vote in votes:
            self.regions[vote.spot.region] += vote.trust
            self.countries[vote.spot.country] += vote.trust
        self.total = max(sum(vote.trust for vote in votes) + silent, LEAST_TOTAL)

    def without(self, group: Group) -> "_Tally":
        """The tally of the other names."""
        return _Tally([vote for vote in self.votes if vote.group != group])

    def without_seats(self, *, but_context: bool) -> "_Tally":
        """The tally in which capitals and states say nothing, unless they stand in the context."""
        heard = [v for v in self.votes if not v.is_seat or (but_context and v.group[0].startswith(CONTEXT))]
        return _Tally(heard, silent=sum(v.trust for v in self.votes) - sum(v.trust for v in heard))

    def support(self, spot: Spot, pull: Pull) -> float:
        """What the choices say for a place."""
        near = sum(vote.trust * exp(-kilometres(spot, vote.spot) / pull.close) for vote in self.votes)
        region = self.regions[spot.region] / self.total if spot.region else 0.0
        country = self.countries[spot.country] / self.total
        return pull.near * min(near, pull.most_near) + pull.region * region + pull.country * country

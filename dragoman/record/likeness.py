"""How alike two tellings are, and in what they contradict one another."""

from dataclasses import dataclass

from dragoman.record.telling import Telling

FARTHEST = 4  # days between two days on which one thing is said to have happened
LATE = 3  # days from a deed to a story that does not say when it was
WEIGHTS = {"type": 0.25, "parties": 0.25, "date": 0.2, "place": 0.1, "words": 0.2}
NEUTRAL = 0.5
PLAN = 0.4  # what the type counts where one tells a plan and the other the deed


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 (other events) to 1 (the same), and what speaks for it."""

    score: float
    reasons: tuple[str, ...]


NONE = Likeness(0.0, ())


def likeness(one: Telling, other: Telling) -> Likeness:
    """Compare two tellings; 0 where parties, days or the direction of what is done exclude that they are the same."""
    if one.aside != other.aside and (one.aside == "historical") != (other.aside == "historical"):
        return NONE
    date = _date(one, other)
    parties = _parties(one, other)
    kind = _type(one, other)
    if date == 0 or parties == 0 or kind == 0:
        return NONE
    parts = {"type": kind, "parties": parties, "date": date, "place": _place(one, other), "words": _words(one, other)}
    if one.aside != other.aside:
        parts["type"] *= PLAN
    score = sum(WEIGHTS[name] * value for name, value in parts.items())
    return Likeness(round(score, 4), tuple(f"{name} {value:.2f}" for name, value in parts.items()))


def _parties(one: Telling, other: Telling) -> float:
    """Share of the parties; who acts must be the same, unless all act together in one of them."""
    shared = len(one.parties & other.parties)
    if not shared:
        return 0.0
    one_sided = one.actors != one.parties and other.actors != other.parties
    if one_sided and not one.actors & other.actors:
        return 0.0
    return 2 * shared / (len(one.parties) + len(other.parties))


def _type(one: Telling, other: Telling) -> float:
    if one.type == other.type:
        return 1.0
    if one.quad == other.quad:
        return 0.6
    return 0.3 if (one.quad < 3) == (other.quad < 3) else 0.0


def _date(one: Telling, other: Telling) -> float:
    if one.happened is not None and other.happened is not None:
        gap = max(one.happened[0] - other.happened[1], other.happened[0] - one.happened[1], 0)
        return 1.0 if gap == 0 else 0.7 if gap == 1 else 0.3 if gap <= FARTHEST else 0.0
    days = (one.day, other.day)
    if days[0] is None or days[1] is None:
        return 0.4
    told, untold = (one, other) if one.happened is not None else (other, one)
    if told.happened is None:
        gap = abs(days[0] - days[1])
    else:  # a story tells what happened on its day or a little before
        late = (untold.published or days[0]) - told.happened[1]
        gap = late if late >= 0 else -late * 2
    return 0.7 if gap <= 1 else 0.5 if gap <= LATE else 0.0


def _place(one: Telling, other: Telling) -> float:
    if one.place is None or other.place is None:
        return NEUTRAL
    if one.place == other.place:
        return 1.0
    if one.country is None or other.country is None:
        return NEUTRAL
    return 0.6 if one.country == other.country else 0.0


def _words(one: Telling, other: Telling) -> float:
    fewest = min(len(one.words), len(other.words))
    return len(one.words & other.words) / fewest if fewest else 0.0


def contradictions(one: Telling, other: Telling) -> tuple[str, ...]:
    """In what two tellings of the same cannot both be right: a denial, other numbers of the same, other days."""
    found = []
    if one.stance * other.stance < 0:
        found.append("one denies what the other asserts")
    for noun in sorted(one.numbers.keys() & other.numbers.keys()):
        if one.numbers[noun] != other.numbers[noun]:
            found.append(f"{one.numbers[noun]} or {other.numbers[noun]} {noun}")
    days = sorted(told for told in (one.happened, other.happened) if told is not None)
    if len(days) == 2 and days[0][1] < days[1][0]:
        found.append("other days")
    return tuple(found)

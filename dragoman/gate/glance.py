"""What can be seen of a story without parsing it: by sentence, and of the whole."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.frames import Frames
from dragoman.lexicon.public_life import PublicLife
from dragoman.lexicon.word_forms import forms_of
from dragoman.model.entity import PUBLIC_SECTORS

SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’)]*(?=\s)|\n|\Z)", re.DOTALL)
WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
PIECE = re.compile(r"[^\s,;:()“”\"]+")
POSSESSIVE = re.compile(r"['’]s$")
LONGEST_ROLE, LONGEST_NAME = 3, 4  # words that are looked up together
NOTHING = -4.0  # the score of a sentence that is not there
BEST = 3  # sentences that speak most for public life


@dataclass(frozen=True)
class Sights:
    """What is looked for: forms of words that evoke a frame, roles of public life, names of actors, words with weights."""

    triggers: frozenset[str]
    roles: frozenset[str]
    actors: ActorIndex
    words: PublicLife


@dataclass(frozen=True, slots=True)
class Glance:
    """What a look at a story shows, as numbers for the gate; `log` is the natural logarithm of the number plus one.

    `roles`, `role_acts`, `name_acts`: log of the sentences with somebody in office, with that and a trigger, with a name of public life
    and a trigger; `*_score`: the highest score of their words among them. `mean`, `best`, `most`: scores of the words of all sentences,
    of the three highest, of the highest. `length`: log of the sentences.
    """

    role_acts: float
    role_acts_score: float
    name_acts: float
    name_acts_score: float
    roles: float
    roles_score: float
    mean: float
    most: float
    best: float
    length: float

    def numbers(self) -> dict[str, float]:
        """By name, in order."""
        return asdict(self)


GLANCES = tuple(field.name for field in fields(Glance))


def sights(frames: Frames, actors: ActorIndex, words: PublicLife) -> Sights:
    """What there is to look for by the lexicon."""
    triggers = frozenset(form for _, lemma in frames.index for form in forms_of(lemma))
    phrases = [phrase for phrase, role in actors.roles.items() if role.sector in PUBLIC_SECTORS]
    return Sights(triggers, frozenset(word for phrase in phrases for word in (phrase, f"{phrase}s")), actors, words)


def glances(text: str, seen: Sights) -> Glance:
    """Look at a text."""
    looks = [_look(sentence, seen) for sentence in sentences_of(text)]
    scores = sorted((score for score, *_ in looks), reverse=True) or [NOTHING]
    with_role = [score for score, _, has_role, _ in looks if has_role]
    role_acts = [score for score, has_trigger, has_role, _ in looks if has_trigger and has_role]
    name_acts = [score for score, has_trigger, _, has_name in looks if has_trigger and has_name]
    return Glance(
        *_counted(role_acts),
        *_counted(name_acts),
        *_counted(with_role),
        mean=sum(scores) / len(scores),
        most=scores[0],
        best=sum(scores[:BEST]) / len(scores[:BEST]),
        length=math.log1p(len(looks)),
    )


def sentences_of(text: str) -> Iterator[str]:
    """Sentences by their marks and by lines alone; roughly right."""
    return (match[0] for match in SENTENCE.finditer(text))


def _counted(scores: Sequence[float]) -> tuple[float, float]:
    return math.log1p(len(scores)), max(scores, default=NOTHING)


def _look(sentence: str, seen: Sights) -> tuple[float, bool, bool, bool]:
    """Its score by words; has it a trigger, a role of public life, a name of public life?"""
    words = [word.lower() for word in WORD.findall(sentence)]
    has_trigger = not seen.triggers.isdisjoint(words)
    has_role = any(phrase in seen.roles for phrase in _phrases(words, LONGEST_ROLE))
    return seen.words.score(sentence), has_trigger, has_role, has_trigger and _has_name(sentence, seen.actors)


def _has_name(sentence: str, actors: ActorIndex) -> bool:
    pieces = PIECE.findall(sentence)
    for n, piece in enumerate(pieces):
        if not piece[0].isupper() or not actors.may_start(piece):
            continue
        for phrase in _phrases(pieces[n : n + LONGEST_NAME], LONGEST_NAME, starts=1):
            readings = actors.readings(POSSESSIVE.sub("", phrase.rstrip(".?!'’")))
            if readings and readings[0].sector in PUBLIC_SECTORS:
                return True
    return False


def _phrases(words: Sequence[str], longest: int, starts: int | None = None) -> Iterable[str]:
    """All runs of at most so many words, from the first so many starts; single words first."""
    for n in range(len(words) if starts is None else starts):
        for end in range(n + 1, min(n + longest, len(words)) + 1):
            yield " ".join(words[n:end])

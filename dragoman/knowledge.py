"""All that a reader knows, loaded once: one value for each stage, and the stamp that goes on every record."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from dragoman.events import CountWords, EventLexicon, LightVerbs, load_pair_model
from dragoman.gate import GateLexicon, load_gate, sights
from dragoman.lexicon.actors import ActorIndex, load_actors
from dragoman.lexicon.bodies import load_bodies
from dragoman.lexicon.certainty import Certainty, load_certainty
from dragoman.lexicon.coreference import PointingWords, load_pointing_words
from dragoman.lexicon.cues import Cues, Part, load_cues
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.gazetteer import Gazetteer, load_gazetteer
from dragoman.lexicon.ontology import DATA, load_ontology
from dragoman.lexicon.public_life import load_public_life
from dragoman.lexicon.roles import load_roles
from dragoman.lexicon.ties import Ties, load_ties
from dragoman.lexicon.vocabulary import load_context_words, load_count_words, load_light_verbs
from dragoman.model.attribution import Attitude
from dragoman.model.event import Coder

BLOCK = 1 << 20  # bytes


@dataclass(frozen=True)
class Knowledge:
    """What each stage is given; `coder` says which version of it made a record."""

    actors: ActorIndex
    pointing: PointingWords
    gazetteer: Gazetteer
    cues: Cues
    certainty: Certainty
    events: EventLexicon
    ties: Ties
    gate: GateLexicon
    coder: Coder


@dataclass(frozen=True)
class Additions:
    """What a user adds: folders of event frames, files of actors, an index of places."""

    frames: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    gazetteer: Path | None = None

    @classmethod
    def of(
        cls, frames: Iterable[str | Path], actors: Iterable[str | Path], gazetteer: str | Path | None
    ) -> "Additions":
        """From paths in any form."""
        return cls(tuple(map(Path, frames)), tuple(map(Path, actors)), Path(gazetteer) if gazetteer else None)

    @property
    def paths(self) -> tuple[Path, ...]:
        """All folders and files."""
        return (*self.frames, *self.actors, *([self.gazetteer] if self.gazetteer else []))


def load_knowledge(parser: str, added: Additions | None = None) -> Knowledge:
    """Load the tables of the package and what a user adds; LexiconError for a bad row."""
    added = added or Additions()
    actors, events = load_actors(added.actors), _event_lexicon(added.frames)
    gate = load_gate(sights(events.frames, actors, load_public_life()))
    return Knowledge(
        actors,
        load_pointing_words(),
        load_gazetteer(added.gazetteer),
        load_cues(),
        load_certainty(),
        events,
        load_ties(added.frames),
        gate,
        Coder(version("dragoman"), fingerprint((DATA, *added.paths)), f"{parser}; pairs {load_pair_model().version}"),
    )


def _event_lexicon(folders: tuple[Path, ...]) -> EventLexicon:
    blocs = frozenset(body.name for body in load_bodies() if body.kind == "bloc" and not body.code)
    light_verbs = LightVerbs(*load_light_verbs())
    goods = load_ties().kinds("transfers", "categories")
    people = {role.phrase.split()[-1] for role in load_roles() if role.kind == "person"}
    things = frozenset(word for word, category in goods.items() if category != "personnel") - people
    return EventLexicon(
        load_frames(folders),
        load_ontology(),
        light_verbs,
        load_context_words(),
        blocs,
        CountWords(*load_count_words()),
        things,
        load_pair_model(),
        _idle_verbs(),
    )


def _idle_verbs() -> frozenset[str]:
    """Verbs that only say, think or know, and the light ones."""
    cues = load_cues()
    spoken = {c.lemma for c in cues.of_part(Part.VERB) if c.attitude is not Attitude.EVENTUALITY}
    return frozenset(spoken) | cues.light_verbs | cues.raising_verbs | {"be", "have", "do"}


def fingerprint(paths: tuple[Path, ...]) -> str:
    """Twelve hexadecimal digits over the names and bytes of all knowledge files, in order of path."""
    digest = hashlib.sha256()
    for given in paths:
        top = given.parent if given.is_file() else given
        for path in [given] if given.is_file() else sorted(p for p in given.rglob("*") if p.is_file()):
            digest.update(path.relative_to(top).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                while block := file.read(BLOCK):
                    digest.update(block)
    return digest.hexdigest()[:12]

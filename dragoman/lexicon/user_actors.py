"""Actors that a user adds or puts in place of the package's: tables like those that ship, or PETRARCH dictionaries."""

from dataclasses import dataclass
from pathlib import Path

from dragoman.lexicon import bodies, people, roles
from dragoman.lexicon.bodies import Body, load_bodies
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.people import Person, load_people
from dragoman.lexicon.petrarch import ActorRecord, read_actor_records, read_agents
from dragoman.lexicon.roles import Role, load_roles
from dragoman.lexicon.states import Metonym, load_metonyms


@dataclass(frozen=True, slots=True)
class UserActors:
    """What one file adds; each tuple is empty but that of the file's kind."""

    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    metonyms: tuple[Metonym, ...] = ()
    roles: tuple[Role, ...] = ()
    records: tuple[ActorRecord, ...] = ()


def read_user_actors(path: Path) -> UserActors:
    """Read a file by its ending and header; LexiconError names file, line, value and what would be allowed."""
    if path.suffix == ".actors":
        return UserActors(records=read_actor_records(path))
    if path.suffix == ".agents":
        return UserActors(roles=read_agents(path))
    if path.suffix != ".csv":
        raise LexiconError(file=path.name, line=0, value=path.suffix, allowed="a file named .csv, .actors or .agents")
    header = tuple(_first_line(path).split(","))
    if header == people.COLUMNS:
        return UserActors(people=load_people(path))
    if header == bodies.COLUMNS:
        return UserActors(bodies=load_bodies(path))
    if header == roles.COLUMNS:
        return UserActors(roles=load_roles(path))
    if header == tuple(Metonym.__dataclass_fields__):
        return UserActors(metonyms=load_metonyms(path))
    allowed = "the header of people.csv, bodies.csv, roles.csv or metonyms.csv, such as " + ",".join(people.COLUMNS)
    raise LexiconError(file=path.name, line=1, value=",".join(header), allowed=allowed)


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline().strip()
    except UnicodeDecodeError as problem:
        raise LexiconError(file=path.name, line=1, value=str(problem), allowed="a file in UTF-8") from None

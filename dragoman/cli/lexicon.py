"""`dragoman lexicon`: check the files of knowledge, explain a word, and tell which words of stories no frame knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.problems import Problems, printable, stops_cleanly

if TYPE_CHECKING:
    from dragoman.lexicon.frames import Frame
    from dragoman.reading import Reading

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
LEXICON = click.option(
    "--lexicon", multiple=True, type=FOLDER, help="A folder of further event frames; may be given again."
)


@click.group()
def lexicon() -> None:
    """Look into the knowledge: event frames, actors, cues, roles."""


@lexicon.command()
@LEXICON
@click.option("--actors", multiple=True, type=FILE, help="A file of actors of your own; may be given again.")
@stops_cleanly
def check(lexicon: tuple[Path, ...], actors: tuple[Path, ...]) -> None:
    """Read and check every file of knowledge, and count what is in it.

    \b
    Examples:
      dragoman lexicon check
      dragoman lexicon check --lexicon my_frames --actors my_people.csv
    """
    from dragoman.lexicon.frames import load_frames

    frames = load_frames(lexicon)
    words = Counter(frame.type for frame in frames.frames for _ in frame.words)
    for kind, count in sorted(words.items()):
        click.echo(f"{kind:<10} {count:>5} words in {sum(f.type == kind for f in frames.frames):>3} frames")
    for name, count in _tables(actors):
        click.echo(f"{name:<10} {count:>5}")


def _tables(actors: tuple[Path, ...]) -> Iterator[tuple[str, int]]:
    from dragoman.lexicon.actors import load_actors
    from dragoman.lexicon.bodies import load_bodies
    from dragoman.lexicon.certainty import load_certainty
    from dragoman.lexicon.cues import Part, load_cues
    from dragoman.lexicon.gazetteer import load_gazetteer
    from dragoman.lexicon.memberships import load_memberships
    from dragoman.lexicon.people import load_people
    from dragoman.lexicon.public_life import load_public_life
    from dragoman.lexicon.roles import load_roles
    from dragoman.lexicon.states import load_metonyms, load_seats, load_states
    from dragoman.lexicon.ties import load_ties
    from dragoman.lexicon.world_regions import load_world_regions

    load_certainty(), load_ties(), load_gazetteer()
    yield "states", len(load_states())
    yield "capitals", len(load_seats())
    yield "regions", len(load_world_regions())
    yield "bodies", len(load_bodies())
    yield "members", len(load_memberships())
    yield "metonyms", len(load_metonyms())
    yield "people", len(load_people())
    yield "roles", len(load_roles())
    yield "names", len(load_actors(actors).names) + len(load_actors(actors).shouted)
    yield "words of public and private life", len(load_public_life().weights)
    yield "cues", sum(len(load_cues().of_part(part)) for part in Part)


@lexicon.command()
@click.argument("word")
@LEXICON
@stops_cleanly
def explain(word: str, lexicon: tuple[Path, ...]) -> None:
    """Tell what a word or name stands for: its event frames, cues, roles and actors.

    \b
    Examples:
      dragoman lexicon explain summon
      dragoman lexicon explain "prime minister"
      dragoman lexicon explain Kremlin
    """
    lines = [*_frames_of(word, lexicon), *_cues_of(word), *_actors_of(word), *_weight_of(word)]
    click.echo(
        "\n".join(lines) if lines else f"{printable(word)}: nothing; events, cues, roles and actors were looked at"
    )


def _weight_of(word: str) -> Iterator[str]:
    from dragoman.lexicon.public_life import load_public_life

    weight = load_public_life().weights.get(word.lower())
    if weight is not None:
        yield f"gate: speaks for {'public' if weight > 0 else 'private'} life ({weight:+.1f})"


def _frames_of(word: str, folders: tuple[Path, ...]) -> Iterator[str]:
    from dragoman.lexicon.frames import load_frames

    for frame in load_frames(folders).frames:
        for part, phrase in frame.words:
            if word.lower() in (phrase, phrase.split()[0]):
                yield f"{part} {phrase!r}: {_described(frame)}"


def _described(frame: Frame) -> str:
    parts = [f"{frame.type} {frame.mode or ''}".strip(), f"actor {', '.join(frame.actor) or '-'}"]
    parts += ["all who take part are actors"] if frame.joint else [f"recipient {', '.join(frame.recipient) or '-'}"]
    parts += [f"when {slot} is {', '.join(sorted(words)[:6])}" for slot, words in frame.when.items()]
    parts += [f"unless {slot} is {', '.join(sorted(words)[:6])}" for slot, words in frame.unless.items()]
    return f"{'; '.join(parts)} ({frame.id})"


def _cues_of(word: str) -> Iterator[str]:
    from dragoman.lexicon.cues import Part, load_cues

    for part in Part:
        for cue in load_cues().find(word.lower(), part):
            frames = ", ".join(sorted(cue.patterns)) or ", ".join(sorted(cue.prepositions))
            yield f"cue ({part}): {cue.group}, {cue.attitude}, {cue.value}; {frames}"


def _actors_of(word: str) -> Iterator[str]:
    from dragoman.lexicon.actors import load_actors

    index = load_actors()
    role = index.roles.get(word.lower())
    if role is not None:
        yield f"role: {role.kind}, {role.sector}{f', office {role.office}' if role.office else ''}"
    for named in index.readings(word):
        spells = "; ".join(f"{p.office} {p.start} to {p.end or 'today'}" for p in named.spells)
        sector = f" {named.sector}" if named.sector else ""
        yield f"{named.kind}: {named.name}, {named.code or 'no code'}{sector}{f' ({spells})' if spells else ''}"


@lexicon.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--most", default=40, show_default=True, help="How many words to tell.")
@LEXICON
@stops_cleanly
def coverage(sources: tuple[str, ...], most: int, lexicon: tuple[Path, ...]) -> None:
    """Tell which verbs of stories have an actor as subject and no event frame, the most frequent first.

    \b
    Examples:
      dragoman lexicon coverage wire.jsonl --most 100
    """
    from dragoman.article import read_sources
    from dragoman.pipeline import Reader

    problems = Problems()
    readings = problems.kept(Reader(lexicon=lexicon).read_all(read_sources(sources)))
    count, example = _unknown(readings, lexicon)
    for lemma, times in count.most_common(most):
        click.echo(f"{times:>5} {printable(lemma):<16} {printable(example[lemma])}")
    problems.finish()


def _unknown(readings: Iterable[Reading], folders: tuple[Path, ...]) -> tuple[Counter[str], dict[str, str]]:
    from dragoman.lexicon.cues import Part, load_cues
    from dragoman.lexicon.frames import load_frames

    known = {lemma for part, lemma in load_frames(folders).index if part == "verb"}
    known |= {cue.lemma for cue in load_cues().of_part(Part.VERB)}
    count: Counter[str] = Counter()
    example: dict[str, str] = {}
    for reading in readings:
        actors = {m.head for m in reading.mentions if m.kind == "actor"}
        for token in reading.analysis.tokens:
            subject = token.child("nsubj", "nsubjpass")
            if token.pos == "VERB" and token.lemma not in known and subject is not None and subject.i in actors:
                count[token.lemma] += 1
                sentence = reading.analysis.sentence_of(token)
                example.setdefault(token.lemma, " ".join(sentence.span.of(reading.article.text).split())[:90])
    return count, example

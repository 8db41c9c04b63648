"""`python -m eval.links [--errors]`: links and origins on the set of own stories, odd and even happenings apart.

The odd half was looked at while the rules were made; the even half tells how well they do.
"""

import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman import Reader
from dragoman.store import Record
from eval.links.score import b_cubed
from eval.links.stories import Happening, Story, read_happenings


@dataclass(frozen=True, slots=True)
class Answer:
    """Story to group (a story whose word was not coded is alone), and by happening origins and contradictions found."""

    groups: dict[str, str]
    coded: frozenset[str]
    origins: dict[str, tuple[str, ...]]
    contradicted: frozenset[str]


def answer(happenings: Iterable[Happening], reader: Reader) -> Answer:
    """Read all stories into one record, link it, and look the marked words up."""
    stories = {story.id: story for happening in happenings for story in happening.stories}
    rows = [
        {"id": s.id, "text": s.text, "publication": s.publication, "published": s.published} for s in stories.values()
    ]
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "links.duckdb", write=True) as record:
        from dragoman.article import from_many

        record.ingest(["links"], lambda: reader, items=from_many(rows))
        record.link()
        found = record.sql(
            "SELECT a.article_id AS story, e.start, e.stop, o.occurrence, o.origin, e.event, EXISTS (SELECT 1 FROM links l "
            "WHERE l.kind = 'contradiction' AND (l.event = e.event OR l.other = e.event)) AS against "
            "FROM events e JOIN articles a ON a.version = e.version JOIN occurrences o ON o.event = e.event ORDER BY e.event"
        ).to_pylist()
    return _answer(stories, found)


def _answer(stories: dict[str, Story], found: list[dict[str, Any]]) -> Answer:
    marked: dict[str, dict[str, Any]] = {}
    for row in found:
        story = stories[row["story"]]
        if row["start"] < story.end and story.start < row["stop"]:
            marked.setdefault(story.id, row)
    groups = {name: str(marked[name]["occurrence"]) if name in marked else name for name in stories}
    origins: dict[str, set[str]] = {}
    for name, row in marked.items():
        origins.setdefault(name.split(":")[0], set()).add(row["origin"])
    against = {name.split(":")[0] for name, row in marked.items() if row["against"]}
    return Answer(
        groups, frozenset(marked), {n: tuple(sorted(found)) for n, found in origins.items()}, frozenset(against)
    )


def report(half: str, happenings: list[Happening], found: Answer, *, errors: bool) -> None:
    """A few lines for one half."""
    gold = {story.id: h.name for h in happenings for story in h.stories}
    ours = {name: found.groups[name] for name in gold}
    coded = [name for name in gold if name in found.coded]
    score = b_cubed(gold, ours)
    alone = b_cubed({n: gold[n] for n in coded}, {n: ours[n] for n in coded})
    right = [h for h in happenings if len(found.origins.get(h.name, ())) == h.origins]
    against = [h for h in happenings if h.contradicted]
    told = {h.name for h in happenings} & found.contradicted
    shown = sum(h.name in told for h in against)
    print(f"{half}: {len(happenings)} happenings, {len(gold)} stories, {len(coded)} with the marked word coded")
    print(f"  B-cubed, all stories   F1 {score.f1:.3f}  P {score.precision:.3f}  R {score.recall:.3f}")
    print(f"  B-cubed, coded ones    F1 {alone.f1:.3f}  P {alone.precision:.3f}  R {alone.recall:.3f}")
    print(f"  origins counted right  {len(right) / len(happenings):.3f} ({len(right)} of {len(happenings)})")
    print(f"  contradictions         {shown} of {len(against)} shown, {len(told) - shown} shown that are none")
    if errors:
        for h in happenings:
            groups = {found.groups[s.id] for s in h.stories}
            if len(groups) > 1 or h not in right:
                uncoded = [s.id for s in h.stories if s.id not in found.coded]
                print(
                    f"    {h.name}: groups {sorted(groups)}, origins {found.origins.get(h.name)} of {h.origins}, {uncoded}"
                )


def main(arguments: list[str]) -> int:
    """Read, link, print."""
    if set(arguments) - {"--errors"}:
        print(f"unknown: {' '.join(arguments)}; allowed: --errors", file=sys.stderr)
        return 2
    happenings = read_happenings()
    found = answer(happenings, Reader())
    for half, rest in (("odd", 1), ("even", 0)):
        chosen = [h for h in happenings if h.number % 2 == rest]
        report(half, chosen, found, errors="--errors" in arguments and rest == 1)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

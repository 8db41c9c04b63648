"""`python -m eval.ties`: are ties read whole? Figures over `eval/ties/`: stories and paragraphs on historical ties.

`items.txt`: items under `=== id`, then `published:` and perhaps `title:`, an empty line, the text. `first.toml` and `second.toml`: the
ties that two annotators saw, who did not see each other's work; `guide.md` is what all were given. Measured is against what both saw:
a tie of one alone, or marginal to one, is neither missed nor spurious; a field on which they differ is not judged.

Six sets: by itself 60 items in the manner of many times and genres, often inferred ties and old-fashioned words. In the ordinary English
of news: `--set practice` (40 items), `--set daily` (40) and `--set once` (54), in sight while rules were mended; `--set news` (14) and
`--set late` (30), written by others and never looked at. What is in `daily` and `once` one annotator saw. `--part odd` or `even` keeps
every other item (rules were mended with the odd ones of the first set in sight); `--errors` prints what was missed, made up or wrong;
`--agreement` measures the second annotator by the first.

A tie of the reader is paired with a tie of the gold of the same kind whose parties in their roles overlap by at least half (Jaccard), of
transfers also the goods; each with one, the most alike first. Fields are judged on the pairs, where the gold tells them.
`whole` is the mean share of right fields over pairs, counted into precision and recall: partial credit.
"""

import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from dragoman import Reader
from dragoman.lexicon.gazetteer import Gazetteer, load_gazetteer
from dragoman.lexicon.states import load_states
from dragoman.record.rows import relation_row
from eval.gold import HERE
from eval.score import Figures, Tally

FOLDER = HERE / "ties"
SETS = {"ties": FOLDER} | {name: FOLDER / name for name in ("practice", "daily", "news", "once", "late")}
KINDS = ("pact", "transfer", "sanction", "visit")
Tie = Mapping[str, Any]
NUMBERS = ("value", "min", "max")
GONE = {s.iso3: s.successor[0] for s in load_states() if s.successor} | {"SUN": "RUS", "CSK": "CZE", "YUG": "SRB"}
TO_COME = frozenset(
    {"promised", "requested", "proposed", "threatened", "planned"}
)  # statuses that say by themselves that it is open
CURRENCIES = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY"}
CLOSE = 0.05  # bounds of vague words may differ by so much
LEAST = 0.5  # overlap of parties from which two ties may be the same


@dataclass(frozen=True, slots=True)
class Item:
    """A story and its gold ties."""

    id: str
    published: str
    title: str | None
    text: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """An item, pairs of gold and found ties, and what stayed alone on either side."""

    item: Item
    pairs: tuple[tuple[Tie, Tie], ...]
    missed: tuple[Tie, ...]
    spurious: tuple[Tie, ...]


def read_items(folder: Path = FOLDER) -> list[Item]:
    """All items in order of file, with the ties that both annotators saw, and those of one alone as optional.

    Where there was one annotator, the ties are those of the first.
    """
    if not (folder / "second.toml").exists():
        return read_first(folder)
    second = read_ties(folder / "second.toml")
    return [replace(item, ties=tuple(_agreed(item, second.get(item.id, ())))) for item in read_first(folder)]


def _agreed(item: Item, second: Sequence[Tie]) -> Iterator[Tie]:
    compared = compare(item, [_filled(tie) for tie in second])
    for one, other in compared.pairs:
        differing = {name for name, right in fields(one, other) if not right} - {"parties"}
        optional = {"optional": True} if one.get("optional") or other.get("optional") else {}
        yield {k: v for k, v in one.items() if k not in differing} | optional
    yield from ({**tie, "optional": True} for tie in (*compared.missed, *compared.spurious))


def read_first(folder: Path = FOLDER) -> list[Item]:
    """All items in order of file, with the first annotator's ties; ValueError for a tie of no item."""
    ties = read_ties(folder / "first.toml")
    items = []
    for block in (folder / "items.txt").read_text(encoding="utf-8").split("\n=== ")[0:]:
        head, _, text = block.removeprefix("=== ").partition("\n\n")
        name, *lines = head.split("\n")
        meta = dict(line.split(": ", 1) for line in lines if ": " in line)
        items.append(
            Item(
                name.strip(),
                meta["published"].strip(),
                meta.get("title"),
                text.strip() + "\n",
                ties.get(name.strip(), ()),
            )
        )
    unknown = sorted(ties.keys() - {item.id for item in items})
    if unknown:
        raise ValueError(f"first.toml: {unknown[0]!r} is no item of items.txt")
    return items


def read_ties(path: Path) -> dict[str, tuple[Tie, ...]]:
    """Item to its ties; ValueError for one without kind or parties."""
    found: dict[str, tuple[Tie, ...]] = {}
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["item"]:
        for tie in entry.get("tie", ()):
            if tie.get("kind") not in KINDS or not tie.get("parties"):
                raise ValueError(f"{path.name}, {entry['id']}: {tie}; expected kind ({', '.join(KINDS)}) and parties")
        found[entry["id"]] = tuple(entry.get("tie", ()))
    return found


def told(reader: Reader, item: Item) -> list[Tie]:
    """The reader's ties of an item in the gold's form."""
    reading = reader.read(item.text, published=item.published, title=item.title, id=item.id)
    rows = [relation_row(r) for r in reading.relations]
    return [_as_gold(row, item.text) for row in rows if row["kind"] in KINDS]


def _as_gold(row: Mapping[str, Any], text: str) -> Tie:
    parties: dict[str, list[str]] = {}
    for party in row["parties"]:
        parties.setdefault(party["role"], []).append(party["entity"]["code"] or party["entity"]["text"])
    chain = row["attribution"]
    return {
        **row["terms"],
        "kind": row["kind"],
        "parties": parties,
        "status": row["status"],
        "begin": row["begin"],
        "end": row["end"],
        "factuality": row["factuality"],
        "voice": chain[0]["text"] if len(chain) > 1 else None,
        "evidence": [e["text"] for e in row["evidence"]],
    }


def compare(item: Item, found: Sequence[Tie]) -> Compared:
    """Pair gold and found ties, the most alike first."""
    options = [(_likeness(g, f), n, m) for n, g in enumerate(item.ties) for m, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for likeness, n, m in sorted(options, key=lambda option: (-option[0], option[1:])):
        if likeness > 0 and n not in pairs and m not in pairs.values():
            pairs[n] = m
    return Compared(
        item,
        tuple((item.ties[n], found[m]) for n, m in sorted(pairs.items())),
        tuple(t for n, t in enumerate(item.ties) if n not in pairs and not t.get("optional")),
        tuple(t for m, t in enumerate(found) if m not in pairs.values()),
    )


def _likeness(gold: Tie, found: Tie) -> float:
    """0 where they cannot be the same tie, else overlap of parties and share of right fields."""
    mine, theirs = _sides(gold), _sides(found)
    overlap = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
    if gold["kind"] != found["kind"] or overlap < LEAST:
        return 0.0
    if gold["kind"] == "transfer" and not (_goods(gold, found) or _same_category(gold, found)):
        return 0.0
    checks = [right for _, right in fields(gold, found)]
    return 1 + overlap + sum(checks) / max(len(checks), 1)


def _sides(tie: Tie) -> set[tuple[str, str]]:
    return {(role, _today(code)) for role, codes in tie["parties"].items() for code in codes}


def _today(code: str) -> str:
    """The code of a state, or of the main successor of one that is gone; all world bodies are one."""
    return GONE.get(code, "IGO" if code == "UNO" else code)


def _goods(gold: Tie, found: Tie) -> bool:
    words = [set(str(t.get("goods") or "").lower().split()) for t in (gold, found)]
    return bool(words[0] & words[1])


def _same_category(gold: Tie, found: Tie) -> bool:
    return found.get("category") in _several(gold.get("category"))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def fields(gold: Tie, found: Tie) -> Iterator[tuple[str, bool]]:
    """(name, right?) of the fields that the gold tells; certainty is certain where it is silent."""
    yield "parties", _sides(gold) == _sides(found)
    value = gold.get("factuality", "CT+")
    is_open = _group(value) == "open" and found.get("status") in TO_COME
    yield "factuality", is_open or _group(found["factuality"]) == _group(value)
    for name, is_right in CHECKS.items():
        if gold.get(name) not in (None, [], ""):
            yield name, is_right(gold[name], found.get(name))


def _group(value: str) -> str:
    """Sure, likely, denied or open."""
    return value if value in {"CT+", "CT-"} else {"P": "likely" if value.endswith("+") else "CT-"}.get(value[0], "open")


def _one_of(gold: Any, found: Any) -> bool:
    return found in _several(gold)


def _starts(gold: Any, found: Any) -> bool:
    """The same day, or the month or year that the gold tells."""
    return str(found or "").startswith(str(gold))


def _words(gold: Any, found: Any) -> bool:
    """Half of the words in common."""
    mine, theirs = (set(str(w or "").lower().replace(",", " ").split()) for w in (gold, found))
    return 2 * len(mine & theirs) >= max(len(mine), 1) and bool(theirs)


def _place(gold: Any, found: Any) -> bool:
    """The same words, or names of one place by the gazetteer (`Peking`, `Beijing`)."""
    if _words(gold, found):
        return True
    names = {spot.name.lower() for spot in _gazetteer().lookup(str(gold))}
    return str(found or "").lower() in names


@cache
def _gazetteer() -> Gazetteer:
    return load_gazetteer()


def _quantity(gold: Any, found: Any) -> bool:
    if found is None:
        return False
    unit = CURRENCIES.get(found["unit"], found["unit"])
    told = [n for n in NUMBERS if n in gold]
    right = all(gold[n] == found[n] if n == "value" else _close(gold[n], found[n]) for n in told)
    return right and (gold.get("unit") or None) == (unit or None)


def _close(gold: float | None, found: float | None) -> bool:
    return gold is not None and found is not None and abs(gold - found) <= CLOSE * max(abs(gold), 1)


def _obligations(gold: Any, found: Any) -> bool:
    return {o["kind"] for o in gold} == {o["kind"] for o in found or ()}


def _number(gold: int, found: Any) -> bool:
    return bool(sum(meeting["count"] for meeting in found or ()) == gold)


CHECKS: Mapping[str, Callable[[Any, Any], bool]] = {
    "status": _one_of,
    "begin": _starts,
    "end": _starts,
    "voice": _words,
    "name": _words,
    "signed": _starts,
    "obligations": _obligations,
    "duration": _words,
    "predecessor": _words,
    "goods": _words,
    "category": _one_of,
    "quantity": _quantity,
    "purpose": _words,
    "route": _words,
    "instrument": _one_of,
    "reason": _words,
    "act": _words,
    "level": _one_of,
    "place": _place,
    "meetings": _number,
}


def figures(compared: Iterable[Compared]) -> Figures:
    """Ties by kind and together, partial credit, fields, and single obligations by kind."""
    every = list(compared)
    counts: dict[str, list[int]] = {}
    credit = 0.0
    for one in every:
        for name, right in ((n, r) for gold, found in one.pairs for n, r in fields(gold, found)):
            tally = counts.setdefault(f"field.{name}", [0, 0])
            tally[0] += right
            tally[1] += 1
        for gold, found in one.pairs:
            checks = [right for _, right in fields(gold, found)]
            credit += sum(checks) / len(checks)
    out: Figures = {}
    for kind in ("all", *KINDS):
        pairs, missed, spurious = (
            sum(kind in ("all", tie["kind"]) for one in every for tie in some(one))
            for some in (lambda c: [g for g, _ in c.pairs], lambda c: c.missed, lambda c: c.spurious)
        )
        out[f"ties.{kind}"] = Tally(pairs, pairs + spurious, pairs + missed)
    whole = out["ties.all"]
    out["ties.whole"] = Tally(round(credit), whole.given, whole.wanted)
    out["ties.duty"] = _duties(every)
    return out | {f"ties.{name}": Tally(right, total, total) for name, (right, total) in sorted(counts.items())}


def _duties(compared: Iterable[Compared]) -> Tally:
    """Single obligations of the pacts that were found, by kind."""
    right = given = wanted = 0
    for gold, found in (pair for one in compared for pair in one.pairs if pair[0]["kind"] == "pact"):
        mine = [o["kind"] for o in gold.get("obligations", ())]
        theirs = [o["kind"] for o in found.get("obligations") or ()]
        right += sum(min(mine.count(kind), theirs.count(kind)) for kind in set(mine))
        given, wanted = given + len(theirs), wanted + len(mine)
    return Tally(right, given, wanted)


def chosen(items: Sequence[Item], part: str | None) -> list[Item]:
    """All items, or those with an odd or even number."""
    return [i for i in items if part is None or int(i.id.split("-")[1]) % 2 == (part == "odd")]


def main(arguments: list[str]) -> int:
    """Read, compare, print."""
    given = dict(pairwise(arguments))
    part, folder = given.get("--part"), SETS[given.get("--set", "ties")]
    if "--agreement" in arguments:
        second = read_ties(folder / "second.toml")
        compared = [compare(i, [_filled(t) for t in second.get(i.id, ())]) for i in chosen(read_first(folder), part)]
    else:
        reader = Reader()
        compared = [compare(i, told(reader, i)) for i in chosen(read_items(folder), part)]
    if "--errors" in arguments:
        for one in compared:
            _print_errors(one)
    for name, tally in figures(compared).items():
        share = (
            f"F1 {tally.f1:.3f}  P {tally.precision:.3f}  R {tally.recall:.3f}"
            if "field" not in name
            else f"{tally.recall:.3f}"
        )
        print(f"{name:<24} {share}  {tally.right} of {tally.wanted}")
    return 0


def _filled(tie: Tie) -> Tie:
    """An annotator's tie in the form of a found one."""
    quantity = tie.get("quantity")
    first = {k: _several(v)[0] for k, v in tie.items() if k in {"status", "category", "instrument", "level"}}
    meetings = {"meetings": [{"count": int(tie["meetings"])}]} if "meetings" in tie else {}
    numbers = {"quantity": dict.fromkeys((*NUMBERS, "unit")) | quantity} if quantity else {}
    return {"factuality": "CT+", **tie, **first, **meetings, **numbers}


def _print_errors(one: Compared) -> None:
    for tie in one.missed:
        print(one.item.id, "MISSED", _short(tie))
    for tie in one.spurious:
        print(one.item.id, "SPURIOUS", _short(tie), "|", " / ".join(tie.get("evidence", ()))[:160])
    for gold, found in one.pairs:
        for name, right in fields(gold, found):
            if not right:
                print(one.item.id, "WRONG", gold["kind"], name, gold.get(name), "GOT", found.get(name))


def _short(tie: Tie) -> str:
    shown = {k: v for k, v in tie.items() if v and k not in {"kind", "evidence", "attribution", "quotes"}}
    return f"{tie['kind']} {shown}"[:400]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

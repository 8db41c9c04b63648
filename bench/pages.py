"""How long each page of pictures takes over a record of 100,000 events: at the first time, when it is made again, and when it is kept.

`python -m bench.pages [EVENTS] [--db RECORD]`. The stories are those of `bench.record` with real states, their capitals as places,
and a pact, transfer or sanction in every fifth; the record is linked. The client is in the process of the server. `--db` keeps the record,
and asks one that is there already.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from fastapi.testclient import TestClient

from bench.record import no_reader, stories
from dragoman.lexicon.states import State, load_states
from dragoman.store import Record
from dragoman.store.incoming import read_incoming
from dragoman.web.app import create_app

EVENTS = 100_000
EVERY = 5  # stories, one of which has a tie
ROUNDS = 5
HOST = "http://localhost"
TIES = {
    "pact": (
        ("party", "party"),
        "signed",
        {"name": None, "signed": None, "obligations": [], "duration": None, "predecessor": None},
    ),
    "transfer": (
        ("supplier", "recipient"),
        "delivered",
        {"goods": "rifles", "category": "small_arms", "quantity": None, "purpose": None, "route": None},
    ),
    "sanction": (("sender", "target"), "imposed", {"instrument": "trade", "reason": None, "act": None}),
}
PAGES = (
    "/pair",
    "/pair/{0}/{1}",
    "/pair/{0}/{1}?as_of=2012-06-30",
    "/pair/{0}/{1}.csv",
    "/network",
    "/network?focus={0}&begin=2010-01-01",
    "/network?kind=sanction",
    "/map",
    "/map?kind=flows",
    "/voices",
    "/voices?begin=2015-01-01",
    "/if?attacker={0}&attacked={1}",
)
Json = dict[str, Any]


def peopled(events: int) -> Iterator[Json]:
    """Rows of `annotate` of states that there are, with places and ties."""
    draw = random.Random(2)
    real = [state for state in load_states() if state.kind == "state" and state.capital]
    draw.shuffle(real)
    given: dict[str, State] = {}
    for number, row in enumerate(stories(events)):
        for event in row["events"]:
            event["counts"] = []
            for party in (
                *event["actors"],
                *event["recipients"],
                *(v["source"] for v in event["attribution"] if v["source"]),
            ):
                state = given.setdefault(party["code"], real[len(given) % len(real)])
                party.update(code=state.iso3, country=state.iso3, name=state.name)
            where = draw.choice(real)
            event["place"].update(name=where.capital, country=where.iso3, lat=where.lat, lon=where.lon)
        if number % EVERY == 0:
            row["relations"] = [_tie(row, draw.choice(tuple(TIES)))]
        yield row


def _tie(row: Json, kind: str) -> Json:
    event = row["events"][0]
    roles, status, terms = TIES[kind]
    pairs = zip(roles, (event["actors"][0], event["recipients"][0]), strict=True)
    return {
        "id": f"r-{event['id']}", "article_id": row["id"], "kind": kind, "status": status, "begin": event["date"]["begin"], "end": None,
        "parties": [{"role": role, "entity": entity} for role, entity in pairs], "terms": terms, "events": [event["id"]],
        "attribution": event["attribution"], "factuality": event["factuality"], "evidence": [event["sentence"]], "why": [],
        "coder": event["coder"],
    }  # fmt: skip


def make(path: Path, events: int) -> None:
    """The record, linked."""
    source = path.with_suffix(".jsonl")
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in peopled(events))
    with Record(path, write=True) as record:
        record.ingest([str(source)], no_reader, items=read_incoming([str(source)]))
        record.link()
    source.unlink()


def busiest(path: Path) -> tuple[str, str]:
    """The two that have most to do with each other."""
    with Record(path) as record:
        [row] = record.sql(
            "SELECT x.code AS one, y.code AS other FROM event_parties x JOIN event_parties y ON x.event = y.event "
            "WHERE x.code < y.code GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 1"
        ).to_pylist()
    return row["one"], row["other"]


def ask(client: TestClient, address: str) -> tuple[float, int]:
    """Milliseconds and bytes of an answer."""
    start = time.perf_counter()
    answer = client.get(address, headers={"Accept": "text/html", "Cache-Control": "no-cache"})
    answer.raise_for_status()
    return (time.perf_counter() - start) * 1000, len(answer.content)


def main() -> None:
    """Make a record, ask for its pages, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="?", type=int, default=EVENTS)
    parser.add_argument("--db", type=Path, help="A file; else one that is deleted.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.db or Path(folder) / "record.duckdb"
        if not path.exists():
            make(path, given.events)
        pair = busiest(path)
        with TestClient(create_app(str(path)), base_url=HOST) as client:
            ask(client, "/help")
            print(f"{'page':<44} {'first':>8} {'made':>8} {'kept':>8}  kB")
            for page in PAGES:
                address = page.format(*pair)
                first, size = ask(client, address)
                mark = "&" if "?" in address else "?"
                made = median(ask(client, f"{address}{mark}round={n}")[0] for n in range(ROUNDS))
                kept = median(ask(client, address)[0] for _ in range(ROUNDS))
                print(f"{address:<44} {first:>6.0f}ms {made:>6.0f}ms {kept:>6.1f}ms  {size / 1000:.0f}")


if __name__ == "__main__":
    main()

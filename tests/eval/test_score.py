"""Figures worked out by hand on a small invented story, and what the loader refuses."""

from pathlib import Path

import pytest

from eval import gate
from eval.errors import print_errors
from eval.gate import below, committed, load_floors, lowered, print_table
from eval.gold import Gold, GoldError, load, load_all
from eval.score import Tally, pair, score, total

STORY = """Kenya and Malawi sign pact

OSLO, March 4 (Fjord Wire) - Kenya and Malawi signed a trade pact in Oslo on Monday.

Kenya accused Chad of jamming its radio, and Chad sent Malawi forty tents.

"We are content," Malawi's envoy said, according to Fjord Radio. Peru said that Kenya could recall its envoy from Chad.
"""
GOLD = """
story = "story.txt"
zones = [{kind = "headline", text = "Kenya and Malawi sign pact"}]
events = [
  {trigger = "Malawi [sign] pact", type = "SUPPORT", actors = ["KEN", "MWI"], optional = true},
  {trigger = "Malawi [signed] a", type = "SUPPORT", actors = ["KEN", "MWI"], date = ["2024-03-04", "2024-03-04"], place = "Oslo"},
  {trigger = "Kenya [accused] Chad", type = "ACCUSE", mode = "allege", actors = ["KEN"], recipients = ["TCD"]},
  {trigger = "Chad [sent] Malawi", type = ["AID", "COOPERATE"], actors = ["TCD:Idriss Déby"], recipients = ["MWI"]},
  {trigger = "could [recall] its", type = "SANCTION", mode = "withdraw", actors = ["KEN"], recipients = [
    "TCD"], open = ["recipients"], factuality = "PS+", auxiliary = "future", voices = ["Peru"]},
]
relations = [
  {kind = "pact", anchor = "[trade pact]", status = "signed", parties = {party = ["KEN", "MWI"]}, terms = {signed = "2024-03-04"}},
  {kind = "transfer", anchor = "[forty tents]", status = "shipped", parties = {supplier = [
    "TCD"], recipient = ["MWI"]}, terms = {goods = "tents", quantity = 40}},
]
attributions = [{source = "[Malawi's envoy] said", cue = "envoy [said],"}, {source = "[Fjord Radio]", cue = "[according to]"}]
[meta]
title = "Kenya and Malawi sign pact"
published = "2024-03-04"
agency = "Fjord Wire"
dateline = "Oslo"
"""


def write(folder: Path, gold: str = GOLD) -> Path:
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    path = folder / "story.toml"
    path.write_text(gold, encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path):
    return load(write(tmp_path), tmp_path)


def quote(gold: Gold, span) -> dict:
    return {"text": span.of(gold.article.text), "start": span.start, "end": span.end}


def first(values):
    return next(iter(values), None)


def entity(code, name=None):
    return {"code": code, "name": name}


def event_row(gold, event):
    outer = gold.meta.get("publication") or gold.meta.get("agency")
    return {
        "trigger": quote(gold, event.trigger),
        "sentence": quote(gold, event.trigger),
        "type": event.types[0],
        "mode": first(event.modes),
        "auxiliary": first(event.auxiliaries),
        "factuality": event.factualities[0],
        "actors": [entity(*party) for party in event.actors],
        "recipients": [entity(*party) for party in event.recipients],
        "date": {"begin": event.date[0], "end": event.date[1]} if event.date else None,
        "place": {"name": event.places[0]} if event.places else None,
        "attribution": [{"text": voice} for voice in (*event.voices, outer)],
    }


def term(name, value):
    if name == "quantity":
        return {"value": value, "min": value}
    if name == "obligations":
        return [{"kind": kind} for kind in value]
    return first([value] if isinstance(value, str) else value)


def relation_row(gold, relation):
    terms = {name: term(name, value) for name, value in relation.terms.items()}
    return {
        "kind": relation.kind,
        "parties": [{"entity": entity(code), "role": role} for code, role in sorted(relation.parties)],
        "status": first(relation.statuses),
        "begin": terms.get("begin"),
        "end": terms.get("end"),
        "terms": terms,
        "evidence": [quote(gold, relation.anchor)],
    }


def as_row(gold):
    """A prediction that says just what the gold says."""
    return {
        **gold.meta,
        "zones": [{"start": z.span.start, "end": z.span.end, "kind": z.kinds[0]} for z in gold.zones],
        "events": [event_row(gold, e) for e in gold.events],
        "relations": [relation_row(gold, r) for r in gold.relations],
        "attributions": [{"form": "direct", "source": [[*a.source]], "cue": [[*a.cue]]} for a in gold.attributions],
    }


EMPTY = {"zones": [], "events": [], "relations": [], "attributions": []}


@pytest.mark.parametrize("story", load_all(), ids=lambda story: story.name)
def test_annotation_as_prediction_is_perfect(story):
    figures = score(story, as_row(story))
    short = {name: tally for name, tally in figures.items() if tally.wanted and tally.f1 < 1}
    assert not short
    assert all(figures[name].wanted for name in ("events.type", "relations", "attributions", "zones", "metadata"))


@pytest.mark.parametrize("story", load_all(), ids=lambda story: story.name)
def test_nothing_given_is_zero(story):
    assert all(tally.f1 == 0 and tally.right == 0 and tally.given == 0 for tally in score(story, EMPTY).values())


def test_six_stories_with_every_kind_of_relation():
    stories = load_all()
    assert len(stories) == 6
    figures = total(score(story, EMPTY) for story in stories)
    assert all(tally.wanted for tally in figures.values())


def change(row, kind, number, /, **values):
    """The row with fields of one entry replaced."""
    entries = [{**entry, **values} if n == number else entry for n, entry in enumerate(row[kind])]
    return {**row, kind: entries}


# (entry, fields replaced) -> figures by hand: four events are wanted and five given, of which the headline's is optional
EVENT_ERRORS = [
    (1, {"type": "AGREE"}, {"events.trigger": (4, 4, 4), "events.type": (3, 4, 4), "events.date": (3, 4, 4), "events.whole": (3, 4, 4)}),
    (1, {"date": None}, {"events.type": (4, 4, 4), "events.date": (3, 4, 4), "events.whole": (3, 4, 4), "events.place": (4, 4, 4)}),
    (1, {"date": {"begin": "2024-03-04", "end": "2024-03-05"}}, {"events.date": (3, 4, 4)}),
    (1, {"place": {"name": "Bergen"}}, {"events.place": (3, 4, 4), "events.whole": (4, 4, 4)}),
    (1, {"actors": [entity("KEN")], "recipients": [entity("MWI")]}, {"events.parties": (3, 4, 4), "events.whole": (3, 4, 4)}),
    (2, {"actors": [entity("TCD")], "recipients": [entity("KEN")]}, {"events.parties": (3, 4, 4), "events.type": (4, 4, 4)}),
    (2, {"actors": [entity("KEN"), entity(None)]}, {"events.parties": (3, 4, 4)}),
    (2, {"mode": None}, {"events.mode": (3, 4, 4), "events.whole": (4, 4, 4)}),
    (2, {"factuality": "CT-"}, {"events.factuality": (3, 4, 4), "events.whole": (3, 4, 4)}),
    (3, {"type": "COOPERATE"}, {"events.type": (4, 4, 4), "events.whole": (4, 4, 4)}),
    (3, {"type": "COOPERATE", "actors": [entity("TCD"), entity("MWI")], "recipients": []}, {"events.parties": (4, 4, 4)}),
    (3, {"type": "COOPERATE", "actors": [entity("MWI")], "recipients": [entity("TCD", "I. Déby")]}, {"events.parties": (3, 4, 4)}),
    (3, {"actors": [entity("TCD", "Hissène Habré")]}, {"events.names": (3, 4, 4), "events.parties": (4, 4, 4)}),
    (3, {"type": "AID", "actors": [entity("TCD"), entity("MWI")], "recipients": []}, {"events.parties": (3, 4, 4)}),
    (3, {"actors": [entity("TCD", "President Idriss Deby")]}, {"events.names": (4, 4, 4)}),
    (4, {"recipients": []}, {"events.parties": (4, 4, 4)}),
    (4, {"auxiliary": None}, {"events.auxiliary": (3, 4, 4), "events.whole": (4, 4, 4)}),
    (4, {"attribution": [{"text": None}]}, {"events.chain": (3, 4, 4), "events.whole": (3, 4, 4)}),
    (4, {"attribution": [{"text": "Peru"}, {"text": "Chad"}, {"text": "Fjord Wire"}]}, {"events.chain": (3, 4, 4)}),
    (0, {"type": "ASSAULT"}, {"events.trigger": (4, 4, 4), "events.type": (4, 5, 4)}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "values", "expected"), EVENT_ERRORS)
def test_planted_error_in_an_event(gold, number, values, expected):
    figures = score(gold, change(as_row(gold), "events", number, **values))
    assert {name: figures[name] for name in expected} == {name: Tally(*counts) for name, counts in expected.items()}


def test_missed_doubled_and_optional_events(gold):
    row = as_row(gold)
    without = score(gold, {**row, "events": row["events"][2:]})["events.type"]
    assert without == Tally(3, 3, 4)
    assert without.f1 == pytest.approx(6 / 7)
    doubled = score(gold, {**row, "events": [*row["events"], row["events"][1]]})["events.type"]
    assert (doubled.precision, doubled.recall) == (4 / 5, 1)
    assert score(gold, {**row, "events": row["events"][1:]})["events.type"].f1 == 1


RELATION_ERRORS = [
    (0, {"status": "proposed"}, {"relations": (2, 2, 2), "relations.status": (1, 2, 2), "relations.terms": (3, 3, 3)}),
    (0, {"kind": "visit"}, {"relations": (1, 2, 2), "relations.pact": (0, 0, 1), "relations.visit": (0, 1, 0)}),
    (0, {"terms": {"signed": "2024-03-05"}}, {"relations.pact": (1, 1, 1), "relations.terms": (2, 3, 3)}),
    (0, {"parties": [{"entity": entity("KEN"), "role": "party"}]}, {"relations": (1, 2, 2), "relations.terms": (2, 2, 3)}),
    (0, {"evidence": [{"text": "K", "start": 0, "end": 1}]}, {"relations": (1, 2, 2), "relations.status": (1, 1, 2)}),
    (1, {"terms": {"goods": "forty large tents", "quantity": {"value": 14, "min": 14}}}, {"relations.terms": (2, 3, 3)}),
    (1, {"terms": {"goods": None, "quantity": {"value": None, "min": 40}}}, {"relations.terms": (2, 2, 3)}),
    (1, {"parties": [{"entity": entity(None), "role": "supplier"}]}, {"relations": (1, 1, 2), "relations.transfer": (0, 0, 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "values", "expected"), RELATION_ERRORS)
def test_planted_error_in_a_relation(gold, number, values, expected):
    figures = score(gold, change(as_row(gold), "relations", number, **values))
    assert {name: figures[name] for name in expected} == {name: Tally(*counts) for name, counts in expected.items()}


@pytest.mark.parametrize(
    ("number", "values", "expected"),
    [
        (0, {"form": "indirect"}, (1, 1, 2)),
        (0, {"source": []}, (1, 2, 2)),
        (0, {"cue": [[0, 5]]}, (1, 2, 2)),
        (1, {"form": "mixed"}, (2, 2, 2)),
    ],
)
def test_planted_error_in_an_attribution(gold, number, values, expected):
    assert score(gold, change(as_row(gold), "attributions", number, **values))["attributions"] == Tally(*expected)


def test_zones_count_characters_without_white_space(gold):
    row = as_row(gold)
    assert score(gold, row)["zones"] == Tally(22, 22, 22)
    assert score(gold, {**row, "zones": [{"start": 0, "end": 5, "kind": "headline"}]})["zones"] == Tally(5, 5, 22)
    assert score(gold, {**row, "zones": [{"start": 0, "end": 5, "kind": "caption"}]})["zones"] == Tally(0, 5, 22)
    assert score(gold, {**row, "zones": [{"start": 0, "end": 5, "kind": "body"}]})["zones"] == Tally(0, 0, 22)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"published": "2024-03-04T10:00"}, (4, 4, 4)),
        ({"published": "2024-03-05"}, (3, 4, 4)),
        ({"dateline": "OSLO, Norway"}, (4, 4, 4)),
        ({"agency": None}, (3, 3, 4)),
        ({"authors": ["A. Name"]}, (4, 5, 4)),
    ],
)
def test_metadata(gold, values, expected):
    assert score(gold, {**as_row(gold), **values})["metadata"] == Tally(*expected)


def test_best_pairs_come_first():
    assert pair([1, 2], [2, 3], lambda a, b: 3.0 - abs(a - b)) == [(2, 2), (1, 3)]
    assert pair([1], [9], lambda _a, _b: 0.0) == []


def test_totals_add_entries_not_shares():
    assert total([{"a": Tally(1, 1, 1)}, {"a": Tally(0, 3, 2)}]) == {"a": Tally(1, 4, 3)}
    assert Tally(1, 4, 3).f1 == pytest.approx(2 / 7)


REFUSED = [
    ('kind = "headline"', 'kind = "head"', r"kind 'head'; allowed: body, byline"),
    ('text = "Kenya and', 'words = "Kenya and', r"unknown key 'words' in a zone; allowed: kind, text"),
    ('type = "ACCUSE"', 'type = "BLAME"', r"type 'BLAME'; allowed: ACCUSE, AGREE"),
    ('mode = "allege"', 'mode = "seize"', r"mode 'seize'; allowed: allege, disapprove, investigate"),
    ('factuality = "PS+"', 'factuality = "PS"', r"factuality 'PS'; allowed: CT\+"),
    ('auxiliary = "future"', 'auxiliary = "later"', r"auxiliary 'later'; allowed: future"),
    ('open = ["recipients"]', 'open = ["trigger"]', r"open 'trigger'; allowed: actors"),
    ('trigger = "Kenya [accused] Chad"', 'trigger = "Kenya [blamed] Chad"', r"'Kenya blamed Chad' occurs 0 times"),
    ('trigger = "Kenya [accused] Chad"', 'trigger = "Malawi"', r"'Malawi' occurs 4 times"),
    ('actors = ["TCD:', 'actors = ["Chad:', r"party 'Chad:Idriss Déby'; allowed: three capital letters"),
    ('date = ["2024-03-04", "2024-03-04"]', 'date = ["2024-03-04"]', r"date \['2024-03-04'\]; allowed: first and last"),
    ('date = ["2024-03-04", "2024-03-04"]', 'date = ["2024-03-04", "2024-03-01"]', r"allowed: first and last"),
    ('voices = ["Peru"]', 'voices = ["Bolivia"]', r"'Bolivia' is not in the story"),
    ('kind = "pact"', 'kind = "pakt"', r"kind 'pakt'; allowed: pact, sanction"),
    ("supplier = ", "giver = ", r"unknown key 'giver' in the parties of a transfer; allowed: supplier, recipient"),
    ("quantity = 40", "number = 40", r"unknown key 'number' in terms"),
    ('status = "signed", parties = {party = ["KEN", "MWI"]}, ', "", r"a relation lacks 'parties'"),
    ('story = "story.txt"', 'story = "none.txt"', r"none\.txt' cannot be read"),
    ("[meta]", "[mata]", r"unknown key 'mata' in the file"),
    ("agency =", "agence =", r"unknown key 'agence' in meta"),
    ("[meta]", "[meta", r"story\.toml: Expected"),
]


@pytest.mark.parametrize(("old", "new", "message"), REFUSED)
def test_annotation_refused(tmp_path, old, new, message):
    assert old in GOLD
    path = write(tmp_path, GOLD.replace(old, new, 1))
    with pytest.raises(GoldError, match=message):
        load(path, tmp_path)


def test_floors():
    figures = {"a": Tally(9, 10, 10), "b": Tally(1, 10, 10)}
    assert below(figures, {"a": 0.9, "b": 0.1}) == []
    assert below(figures, {"a": 0.91}) == ["a: 0.900 is under its floor of 0.910"]
    assert below(figures, {"c": 0.1}) == ["c: no such figure; there are: a, b"]
    assert load_floors("[floors]\na = 0.5\nb = 1") == {"a": 0.5, "b": 1.0}


@pytest.mark.parametrize("value", ["2", "-0.1", '"0.5"', "true"])
def test_floor_that_is_no_share(value):
    with pytest.raises(ValueError, match="allowed: a number from 0 to 1"):
        load_floors(f"[floors]\na = {value}")


def test_floors_are_not_lowered_silently():
    before = {"events.type": 0.7, "zones": 0.6}
    assert lowered(before, {"events.type": 0.8, "zones": 0.6}, "") == []
    assert len(lowered(before, {"events.type": 0.69, "zones": 0.6}, "")) == 1
    assert len(lowered(before, {"events.type": 0.7}, "")) == 1
    assert len(lowered(before, {"events.type": 0.69, "zones": 0.6}, "- `zones` has a lower floor: ...")) == 1
    assert lowered(before, {"events.type": 0.69, "zones": 0.6}, "- Floor of `events.type` is 0.69: ...") == []


def test_file_that_was_never_committed():
    assert committed(gate.ROOT / "eval" / "no-such-file.toml") is None


def test_table(capsys):
    print_table({"zones": Tally(1, 2, 2), "metadata": Tally(1, 1, 1)}, {"zones": 0.4})
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["zones", "0.500", "0.400", "0.500", "0.500", "1/2/2"]
    assert lines[2].split() == ["metadata", "1.000", "-", "1.000", "1.000", "1/1/1"]


@pytest.mark.parametrize(
    ("floor", "before", "changelog", "status", "said"),
    [
        (1.0, None, None, 0, ""),
        (1.0, 0.9, None, 0, ""),
        (0.5, 0.9, None, 1, "events.type: its floor went from 0.900 to 0.500"),
        (0.5, 0.9, "- Floor of `events.type`: 0.5.", 0, ""),
    ],
)
def test_gate(gold, tmp_path, monkeypatch, capsys, floor, before, changelog, status, said):
    (tmp_path / "floors.toml").write_text(f'[floors]\n"events.type" = {floor}\n', encoding="utf-8")
    if changelog:
        (tmp_path / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(gate, "CHANGELOG", tmp_path / "CHANGELOG.md")
    monkeypatch.setattr(gate, "committed", lambda _: f'[floors]\n"events.type" = {before}\n' if before else None)
    monkeypatch.setattr(gate, "read_sets", lambda _: {})
    monkeypatch.setattr(gate, "read", lambda *_: [(gold, as_row(gold))])
    assert gate.main([]) == status
    assert capsys.readouterr().err.startswith(said)


def test_gate_under_a_floor(gold, tmp_path, monkeypatch, capsys):
    (tmp_path / "floors.toml").write_text('[floors]\n"events.date" = 0.8\n', encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(gate, "committed", lambda _: None)
    monkeypatch.setattr(gate, "read_sets", lambda _: {})
    monkeypatch.setattr(gate, "read", lambda *_: [(gold, change(as_row(gold), "events", 1, date=None))])
    assert gate.main(["--errors"]) == 1
    printed = capsys.readouterr()
    assert printed.err == "events.date: 0.750 is under its floor of 0.800\n"
    assert "date None" in printed.out


def test_gate_used_wrongly(capsys):
    assert gate.main(["--all"]) == 2
    assert capsys.readouterr().err == "unknown: --all; allowed: --errors\n"


def test_errors_are_told(gold, capsys):
    row = as_row(gold)
    print_errors([(gold, row)])
    assert capsys.readouterr().out == "== story\n"
    wrong = change({**row, "events": row["events"][:-1], "relations": row["relations"][1:]}, "events", 2, type="AGREE")
    print_errors([(gold, wrong)])
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split()[:2] for line in lines] == [["wrong", "'accused'"], ["missed", "SANCTION"], ["missed", "pact"]]

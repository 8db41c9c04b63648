"""Scores of pairs, and the sentences that should stay quiet."""

import json
from pathlib import Path

import pytest

from eval import pairs, quiet


def test_best_leaves_none_out_and_folds() -> None:
    assert pairs.best({"NONE": 0.9, "RETREAT": 0.06, "AID": 0.04}) == "YIELD"


def test_scores() -> None:
    accuracy, macro = pairs.scores(["AID", "AID", "ACCUSE"], ["AID", "YIELD", "ACCUSE"])
    assert accuracy == pytest.approx(2 / 3)
    assert macro == pytest.approx((1 + 2 / 3 + 0) / 3)


def test_all_three_ways_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    row = {"text": "Kenya accused Chad of spying.", "actor": [0, 5], "recipient": [14, 18], "type": "ACCUSE"}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert pairs.main([str(path)]) == 0
    out = capsys.readouterr().out
    assert [line.split("  ")[0].strip() for line in out.splitlines()] == ["frames alone", "model alone", "both"]
    assert "accuracy 1.000" in out
    assert pairs.main([]) == 2


def test_the_quiet_set_that_ships_is_sound() -> None:
    rows = quiet.read_sentences()
    assert len(rows) == len({sentence for _, sentence in rows}) == 1000
    assert {kind for kind, _ in rows} == {"sport", "business", "other"}

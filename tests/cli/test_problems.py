"""What goes wrong in a run."""

import os
from pathlib import Path

import pytest

from dragoman.cli.problems import Problems


def test_rejections_cannot_go_to_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such folder"):
        Problems(tmp_path / "none" / "rejected.jsonl")


def test_rejections_cannot_go_to_a_folder_that_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: (Path(path), mode) != (tmp_path, os.W_OK))
    with pytest.raises(PermissionError, match="nothing can be written") as caught:
        Problems(tmp_path / "rejected.jsonl")
    assert caught.value.filename == str(tmp_path)

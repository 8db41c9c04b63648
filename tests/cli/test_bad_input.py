import json
from pathlib import Path
from typing import Any

import pytest

GOOD = json.dumps({"id": "good", "text": "Norway recalled its ambassador from Chile."})

FILES: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n ", "empty"),
    ("binary.txt", bytes(range(256)) * 4, "no text"),
    ("latin.txt", "Espa\xf1a sali\xf3 del pacto.".encode("latin-1"), "not UTF-8"),
    ("utf16.txt", "Norway recalled its ambassador.".encode("utf-16"), "0x"),
    ("empty.html", b"", "empty"),
    (
        "empty_page.html",
        b"<html><head><title>Nothing</title></head><body><script>let a = 1</script></body></html>",
        "text",
    ),
    ("not.json", b"Norway recalled its ambassador.", "no JSON"),
    ("number.json", b"7", "object with text"),
    ("no_text.json", b'{"title": "Norway"}', "no text"),
    ("wrong_text.json", b'{"text": ["Norway"]}', "string"),
    ("surrogate.json", b'{"text": "Norway \\ud800 left."}', "surrogate"),
    ("wrong_date.json", b'{"text": "Norway left.", "published": "soon"}', "ISO 8601"),
    ("deep.json", b"[" * 100_000, "JSON"),
    ("story.pdf", b"%PDF-1.7", "allowed"),
    ("story.txt.gz", b"Norway recalled its ambassador.", "cannot be read"),
]


@pytest.mark.parametrize("command", ["read", "code", "annotate"])
@pytest.mark.parametrize(("name", "data", "reason"), FILES, ids=[name for name, *_ in FILES])
def test_a_file_that_is_no_story_is_rejected(
    run: Any, tmp_path: Path, command: str, name: str, data: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = run(command, path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("rejected: ")
    assert name in result.stderr
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


ADDRESSES = [
    ("http://127.0.0.1/story", "public"),
    ("http://[::1]/story", "public"),
    ("http://[::ffff:127.0.0.1]/", "public"),
    ("http://169.254.169.254/latest/meta-data/", "public"),
    ("http://10.1.2.3/", "public"),
    ("http://192.168.0.1:8080/", "public"),
    ("http://0.0.0.0/", "public"),
    ("http://2130706433/", "public"),
    ("http://localhost/", "public"),
    ("https://user:word@127.0.0.1/", "allowed"),
    ("http://", "allowed"),
    ("http:///path", "allowed"),
    ("http://127.0.0.1:99999/", "allowed"),
    ("ftp://example.org/story.txt", "ftp"),
    ("file:///etc/passwd", "file:"),
    ("gopher://127.0.0.1/", "gopher"),
    ("javascript:alert(1)", "javascript"),
]


@pytest.mark.parametrize(("address", "reason"), ADDRESSES, ids=[address for address, _ in ADDRESSES])
def test_an_address_that_must_not_be_fetched_is_rejected(run: Any, address: str, reason: str) -> None:
    result = run("code", address)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert reason in result.stderr
    assert "root:" not in result.output


@pytest.mark.parametrize(
    "name", ["missing.txt", "missing.jsonl", "no/such/folder/a.txt", "a\0b.txt", "x" * 5000 + ".txt"]
)
def test_a_missing_file_is_rejected(run: Any, tmp_path: Path, name: str) -> None:
    result = run("code", f"{tmp_path}/{name}")
    assert result.exit_code == 1
    assert result.stderr.startswith("rejected: ")


def test_bad_lines_are_rejected_by_number_and_the_run_goes_on(run: Any, tmp_path: Path) -> None:
    rows = [
        b"no json",
        b"[1]",
        b'"text"',
        b"null",
        b'{"text": 5}',
        b"{}",
        b'{"text": ""}',
        b'{"text": "\xff"}',
        b'{"id": 3',
    ]
    path = tmp_path / "wire.jsonl"
    path.write_bytes(b"\n".join([GOOD.encode(), *rows, b"", GOOD.replace("good", "last").encode()]))
    result = run("annotate", path, "--rejects", tmp_path / "rejects.jsonl", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    kept = [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert kept == ["good", "last"]
    rejects = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["where"] for row in rejects] == [f"{path}, line {n}" for n in range(2, 11)]
    assert all(set(row) == {"where", "id", "reason"} and row["reason"] for row in rejects)
    assert result.stderr.count("rejected: ") == len(rows)


def test_a_line_that_is_too_long_is_rejected(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 20_000_001 + b'"}\n' + GOOD.encode())
    result = run("code", path)
    assert result.exit_code == 1
    assert "line 1: the line has more than 20000000 bytes" in result.stderr
    assert '"good"' in result.stdout


def test_a_rejection_does_not_drive_the_terminal(run: Any, tmp_path: Path) -> None:
    result = run("code", f"{tmp_path}/\x1b]0;owned\x07.txt")
    assert "\x1b" not in result.stderr
    assert "\x07" not in result.stderr


def test_rejects_is_empty_when_nothing_was_rejected(run: Any, story: Path, tmp_path: Path) -> None:
    result = run("code", story, "--rejects", tmp_path / "rejects.jsonl")
    assert result.exit_code == 0
    assert (tmp_path / "rejects.jsonl").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ('type = "BEFRIEND"\n[[frame]]\nid = "x"\nverbs = ["hug"]\n', ["line 2", "BEFRIEND", "CONSULT"]),
        ('type = "SUPPORT"\n\n[[frame]]\nid = "x"\nverb = ["hug"]\n', ["line 3", "'verb'", "verbs"]),
        ('type = "SUPPORT"\n[[frame]]\nid = "x"\nverbs = "hug"\n', ["line 2", "hug", "list"]),
        ('type = "SUPPORT\n', ["line 0", "TOML"]),
    ],
)
def test_a_bad_frame_is_told_with_file_line_value_and_what_is_allowed(
    run: Any, story: Path, tmp_path: Path, frame: str, told: list[str]
) -> None:
    folder = tmp_path / "frames"
    folder.mkdir()
    (folder / "mine.toml").write_text(frame, encoding="utf-8")
    result = run("code", story, "--lexicon", folder)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    for words in ("mine.toml", *told):
        assert words in result.stderr


def test_a_folder_of_frames_adds_to_those_of_the_package(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "frames"
    folder.mkdir()
    (folder / "mine.toml").write_text(
        'type = "SUPPORT"\n[[frame]]\nid = "zorble"\nverbs = ["thank"]\ncameo = "051"\nrecipient = ["object"]\n'
        'when.object = ["@actor"]\nwhen.for = ["zorble"]\n',
        encoding="utf-8",
    )
    story = tmp_path / "story.txt"
    story.write_text("Norway thanked Chile for its zorble.", encoding="utf-8")
    result = run("code", story, "--lexicon", folder)
    events = [row for line in result.stdout.splitlines() if "trigger" in (row := json.loads(line))]
    assert [event["why"][0] for event in events] == ["frame: mine.zorble"]


def test_weights_that_are_not_installed(run: Any, story: Path) -> None:
    result = run("code", story, "--weights", "no_such_pipeline")
    assert result.exit_code == 2
    assert "no_such_pipeline" in result.stderr

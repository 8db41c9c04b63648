from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.frames import Frame, load_frames, read_frames
from dragoman.lexicon.ontology import load_ontology

FRAME = '[[frame]]\nid = "x"\nverbs = ["hug"]\n'
HEAD = 'type = "SUPPORT"\n'
BAD: list[tuple[str, str, int, str, str]] = [  # name, file, line, value, a word of what is allowed
    ("unknown key", f"{HEAD}{FRAME}verb = ['hug']\n", 2, "verb", "verbs"),
    ("unknown type", f'type = "HUG"\n{FRAME}', 2, "HUG", "SUPPORT"),
    ("no type", FRAME, 1, "None", "SUPPORT"),
    ("type of a frame", f'{HEAD}\n{FRAME}type = "HUG"\n', 3, "HUG", "SUPPORT"),
    ("no id", f'{HEAD}[[frame]]\nverbs = ["hug"]\n', 2, "None", "id"),
    ("no words", f'{HEAD}[[frame]]\nid = "x"\n', 2, "x", "verbs"),
    ("no words in the lists", f'{HEAD}[[frame]]\nid = "x"\nverbs = []\n', 2, "x", "verbs"),
    ("capital letters", f'{HEAD}[[frame]]\nid = "x"\nverbs = ["Hug"]\n', 2, "Hug", "lower case"),
    ("blank word", f'{HEAD}[[frame]]\nid = "x"\nverbs = [" "]\n', 2, " ", "lower case"),
    ("words without a list", f'{HEAD}[[frame]]\nid = "x"\nverbs = "hug"\n', 2, "verbs = 'hug'", "list"),
    ("numbers for words", f'{HEAD}[[frame]]\nid = "x"\nverbs = [1]\n', 2, "verbs = [1]", "list"),
    ("unknown mode", f'{HEAD}{FRAME}mode = "visit"\n', 2, "visit", "mode of SUPPORT"),
    ("unknown code", f'{HEAD}{FRAME}cameo = "999"\n', 2, "999", "CAMEO"),
    ("a number for a code", f"{HEAD}{FRAME}cameo = 51\n", 2, "cameo = 51", "string"),
    ("unknown context", f'{HEAD}{FRAME}contexts = ["love"]\n', 2, "love", "military"),
    ("unknown slot", f'{HEAD}{FRAME}recipient = ["objekt"]\n', 2, "objekt", "object"),
    ("unknown part of a slot", f'{HEAD}{FRAME}recipient = ["object.wiht"]\n', 2, "object.wiht", "preposition"),
    ("unknown slot of a condition", f'{HEAD}{FRAME}when.objekt = ["a"]\n', 2, "objekt", "object"),
    ("condition without a slot", f'{HEAD}{FRAME}when = ["a"]\n', 2, "when = ['a']", "when.object"),
    ("condition without a list", f'{HEAD}{FRAME}unless.object = "a"\n', 2, "unless = {'object': 'a'}", "list"),
    ("truth in words", f'{HEAD}{FRAME}joint = "yes"\n', 2, "joint = 'yes'", "true or false"),
    ("the second of two", f"{HEAD}{FRAME}\n{FRAME.replace('hug', 'HUG').replace('x', 'y')}", 6, "HUG", "lower case"),
    ("an id twice", f"{HEAD}{FRAME}\n\n{FRAME}", 7, "bad.x", "id"),
    ("behind a comment", f"{HEAD}# [[frame]]\n{FRAME.replace(']]', ']]  # first')}nouns = 1\n", 3, "nouns = 1", "list"),
    ("no TOML", f"{HEAD}[[frame\n", 0, "", "TOML"),
    ("one table", f'{HEAD}[frame]\nid = "x"\nverbs = ["hug"]\n', 0, "frame", "[[frame]]"),
    ("a list inside", f'{HEAD}frame = [{{id = "x", verbs = ["hug"]}}]\n', 0, "frame", "[[frame]]"),
]


@pytest.mark.parametrize(
    ("text", "line", "value", "allowed"), [case[1:] for case in BAD], ids=[case[0] for case in BAD]
)
def test_a_bad_row_is_told_with_its_line(tmp_path: Path, text: str, line: int, value: str, allowed: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_frames(path, load_ontology())
    assert (caught.value.file, caught.value.line) == ("bad.toml", line)
    assert value in caught.value.value
    assert allowed in caught.value.allowed
    assert "\n" not in str(caught.value).strip()


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(b'type = "\xff"')
    with pytest.raises(LexiconError, match="UTF-8"):
        read_frames(path, load_ontology())


def test_a_frame_says_all_that_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'type = "CONSULT"\n\n[[frame]]\nid = "x"\nverbs = ["sit down", "talk"]\nnouns = ["talk"]\nmode = "visit"\ncameo = "042"\n'
        'contexts = ["military"]\nrecipient = ["with", "object.with"]\njoint = true\nwhen.with = ["@actor"]\nnote = "why"\n',
        encoding="utf-8",
    )
    (frame,) = read_frames(path, load_ontology())
    assert frame == Frame(
        "mine.x",
        "CONSULT",
        (("verb", "sit down"), ("verb", "talk"), ("noun", "talk")),
        mode="visit",
        cameo="042",
        contexts=("military",),
        actor=("subject",),
        recipient=("with", "object.with"),
        joint=True,
        absorbs=False,
        when={"with": frozenset({"@actor"})},
    )


def test_a_frame_of_the_same_name_takes_the_place_of_the_first(tmp_path: Path) -> None:
    for name, verb in (("one", "hug"), ("two", "kiss")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "mine.toml").write_text(f"{HEAD}{FRAME.replace('hug', verb)}", encoding="utf-8")
    frames = load_frames([tmp_path / "one", tmp_path / "two"])
    assert [frame.words for frame in frames.frames if frame.id == "mine.x"] == [(("verb", "kiss"),)]
    assert len(frames.frames) == len(load_frames().frames) + 1


def test_longer_phrases_come_first(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        f'{HEAD}[[frame]]\nid = "a"\nverbs = ["zorb", "zorb hard at"]\n[[frame]]\nid = "b"\nverbs = ["zorb hard"]\n',
        encoding="utf-8",
    )
    entries = load_frames([tmp_path]).index["verb", "zorb"]
    assert [rest for rest, _ in entries] == [("hard", "at"), ("hard",), ()]


def test_every_type_has_a_frame_of_the_package() -> None:
    told = {frame.type for frame in load_frames().frames}
    assert told == set(load_ontology().types)

"""The corpus of pairs: what a line says, how bad lines are refused, and that the corpus is broad enough."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from dragoman.lexicon.ontology import load_ontology
from dragoman.model.span import Span
from train.corpus import HEADER, NONE, Pair, read_pairs, renamed, turned

LINE = "ACCUSE\tallege\twire\t[A:Oslo] accused [R:Lima] of spying."


def corpus(tmp_path: Path, *lines: str, header: str = "\t".join(HEADER)) -> Path:
    (tmp_path / "some.tsv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return tmp_path


def test_a_line_is_read(tmp_path: Path) -> None:
    assert read_pairs(corpus(tmp_path, LINE)) == (
        Pair("Oslo accused Lima of spying.", Span(0, 4), Span(13, 17), "ACCUSE", "allege", "wire"),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (LINE.replace("ACCUSE", "BLAME"), "type 'BLAME'"),
        (LINE.replace("allege", "shout"), "mode 'shout' of ACCUSE"),
        (LINE.replace("wire", "radio"), "style 'radio'"),
        (LINE.replace("[R:Lima]", "Lima"), "one .A:...."),
        (LINE.replace("Lima]", "Lima] and [R:Quito]"), "one .A:...."),
        (LINE.replace("\twire", ""), "4 cells"),
    ],
)
def test_a_bad_line_is_refused(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        read_pairs(corpus(tmp_path, LINE, line))
    assert "some.tsv, line 3" in str(caught.value)


def test_a_pair_is_turned_and_renamed() -> None:
    pair = Pair("Oslo accused the rebels of spying.", Span(0, 4), Span(13, 23), "ACCUSE", "allege", "wire")
    assert turned(pair) == Pair(pair.text, Span(13, 23), Span(0, 4), "ACCUSE", "allege", "wire")
    other = renamed(pair, ["Peru", "Chile"], Random(1))
    assert other.actor.of(other.text) in {"Peru", "Chile"}
    assert other.recipient.of(other.text) == "the rebels"
    assert other.text.replace(other.actor.of(other.text), "Oslo") == pair.text


def test_a_bad_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_pairs(corpus(tmp_path, LINE, header="type\tsentence"))


def test_the_corpus_that_ships() -> None:
    pairs = read_pairs()
    count = Counter(pair.type for pair in pairs)
    assert len(pairs) > 3000
    assert set(count) == {*load_ontology().types, NONE}
    assert min(count.values()) >= 180
    assert len({(p.text, p.actor, p.recipient) for p in pairs}) > 0.99 * len(pairs)
    assert 0.08 < sum(p.is_held_out for p in pairs) / len(pairs) < 0.18

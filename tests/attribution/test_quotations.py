"""Pairing of quotation marks."""

import pytest

from dragoman.attribution.quotations import find_quotations
from dragoman.language import Parser
from dragoman.model.article import Article

CASES = [
    ("“Stop,” he said. “Now.”", ["“Stop,”", "“Now.”"]),
    ('"Stop," he said. "Now."', ['"Stop,"', '"Now."']),
    ("''Stop,'' he said.", ["''Stop,''"]),
    ("``Stop,'' he said.", ["``Stop,''"]),
    ("«Stop», he said.", ["«Stop»"]),
    ("'Stop,' he said.", ["'Stop,'"]),
    ("‘Stop,’ he said. ‘It’s over.’", ["‘Stop,’", "‘It’s over.’"]),
    ("“I heard ‘stop’ twice,” he said.", ["“I heard ‘stop’ twice,”", "‘stop’"]),
    ("\"He yelled 'stop' twice,\" she said.", ["\"He yelled 'stop' twice,\"", "'stop'"]),
    ("The envoys' ship isn't here.", []),
    ("In the '90s the port grew.", []),
    ("The ship’s crew left.", []),
    ("“We stay.\n“We fight,” he said.", ["“We stay.", "“We fight,”"]),
    ('He said a 6" gun fired.', []),
    ("No marks at all.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pairs(parser: Parser, text: str, expected: list[str]) -> None:
    found = find_quotations(parser.analyse(Article(id="t", text=text)))
    assert [q.span.of(text) for q in found] == expected


def test_inner_quotation_knows_its_outer_one(parser: Parser) -> None:
    text = "“I heard ‘stop’ twice,” he said."
    found = find_quotations(parser.analyse(Article(id="t", text=text)))
    assert [q.outer for q in found] == [None, 0]


def test_only_the_last_paragraph_closes(parser: Parser) -> None:
    text = "“We stay.\n“We fight.\n“We win,” he said.\nHe left."
    found = find_quotations(parser.analyse(Article(id="t", text=text)))
    assert [q.joined for q in found] == [True, True, False]


def test_many_marks_take_linear_time(parser: Parser) -> None:
    text = "‘a " * 3000
    assert find_quotations(parser.analyse(Article(id="t", text=text))) == ()

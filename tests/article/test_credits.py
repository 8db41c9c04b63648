import pytest

from dragoman.article.captions import is_caption
from dragoman.article.credits import credit_at_end, is_credit, owner_of, picture_credit_at_end
from dragoman.article.furniture import is_furniture
from dragoman.lexicon.house import load_house

HOUSE = load_house()


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ada Quill and Bram Oost; Editing by Cleo Marsh)",
        "Reporting by Ada Quill in Oslo; additional reporting by Bram Oost; writing by Cleo Marsh",
        "Additional reporting by Bram Oost",
        "Ada Quill and Bram Oost contributed to this report.",
        "Ada Quill reported from Oslo.",
        "© 2021 Norland Times. All rights reserved.",
        "Copyright 2021 The Associated Press. All rights reserved. This material may not be published, broadcast or rewritten.",
        "(Photo by Ola Berg)",
        "Photo: Ola Berg",
        "This article was originally published by a partner.",
    ],
)
def test_credits(line: str) -> None:
    assert is_credit(line, HOUSE)


@pytest.mark.parametrize(
    "line",
    [
        "Edited by hand, the tape showed troops of Sudland crossing the river, the ministry said.",
        "The copyright office of Norland closed.",
        "Copyright holders sued Sudland.",
        "He reported from the front that the town had fallen.",
        "Photographers were expelled from Sudland.",
    ],
)
def test_no_credits(line: str) -> None:
    assert not is_credit(line, HOUSE)


TAILS = [
    ("The king waves in Norhaven. (Ola Berg/Getty Images)", "(Ola Berg/Getty Images)"),
    ("The king waves in Norhaven (AP Photo/Ola Berg)", "(AP Photo/Ola Berg)"),
    ("The king waves in Norhaven. (Ola Berg/Pool Photo via AP, File)", "(Ola Berg/Pool Photo via AP, File)"),
    ("The king waves in Norhaven. REUTERS/Ola Berg", "REUTERS/Ola Berg"),
    ("The king waves in Norhaven. Ola Berg/AFP/Getty Images", "Ola Berg/AFP/Getty Images"),
    ("The king waves in Norhaven. Photograph: Ola Berg/AFP", "Photograph: Ola Berg/AFP"),
]


@pytest.mark.parametrize(("text", "credit"), TAILS)
def test_captions_with_credit(text: str, credit: str) -> None:
    found = picture_credit_at_end(text, 0, len(text), HOUSE)
    assert found is not None
    assert found.of(text) == credit
    assert is_caption(text, 0, len(text), HOUSE)


@pytest.mark.parametrize("text", ["FILE - The king waves.", "FILE PHOTO: The king waves.", "Pictured: The king waves."])
def test_captions_by_their_beginning(text: str) -> None:
    assert is_caption(text, 0, len(text), HOUSE)


@pytest.mark.parametrize(
    "text",
    [
        "The king waved (and left).",
        "The king waved (Norland/Sudland border).",
        "Filing the suit took a day. The king waved.",
        "The king waved. He then left for talks and/or lunch.",
    ],
)
def test_no_captions(text: str) -> None:
    assert not is_caption(text, 0, len(text), HOUSE)


def test_credit_at_the_end_of_a_paragraph() -> None:
    text = "Talks go on. Copyright © 2021, Norland Radio. All rights reserved."
    found = credit_at_end(text, 0, len(text), HOUSE)
    assert found is not None
    assert found.of(text) == "Copyright © 2021, Norland Radio. All rights reserved."
    assert owner_of(found.of(text)) == "Norland Radio"


@pytest.mark.parametrize("line", ["Copyright 2021. All rights reserved.", "Editing by Ada Quill"])
def test_no_owner(line: str) -> None:
    assert owner_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "×",
        "* * *",
        "Advertisement",
        "READ MORE »",
        "Share",
        "Related: Talks fail",
        "Subscribe to our newsletter",
        "This website uses cookies.",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line, HOUSE)


@pytest.mark.parametrize(
    "line", ["Shares fell in Norland.", "Related talks failed.", "Posted troops left.", "Readmission was refused."]
)
def test_no_furniture(line: str) -> None:
    assert not is_furniture(line, HOUSE)

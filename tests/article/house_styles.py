"""Invented stories in several house styles, as pieces: kind and text. Joined with blank lines, or after `|` without."""

WIRE = [
    ("headline", "Norland, Sudland seal grain accord after months of talks"),
    ("byline", "By Ada Quill and Bram Oost"),
    ("dateline", "SEOUL, South Korea (AP) —"),
    ("|body", "Norland and Sudland signed a grain accord on Tuesday, ending a dispute over tolls."),
    ("body", "“We are partners again,” said Foreign Minister Tilda Voss."),
    ("furniture", "___"),
    ("credit", "Associated Press writer Cleo Marsh in Oslo contributed to this report."),
]
RADIO = [
    ("furniture", "×"),
    ("headline", "Envoys return to Norland as ‘new chapter’ opens"),
    ("byline", "By Ada Quill, ABC News Mar 4, 2021 | 7:05 PM"),
    ("caption", "The envoys of both countries arrive at the palace on March 4, 2021, in Norhaven, Norland."),
    ("|credit", "(Ola Berg/Getty Images)"),
    ("dateline", "(LONDON) —"),
    ("|body", "The envoys of Sudland and Westmark returned to Norland on Thursday."),
    ("furniture", "Read more"),
    ("body", "Officials in Norhaven said that trade would follow."),
    ("credit", "ABC News’ Cleo Marsh contributed to this report."),
    ("credit", "Copyright © 2021, ABC Audio. All rights reserved."),
]
AGENCY = [
    ("headline", "Westmark recalls ambassador over border shooting"),
    ("dateline", "PYONGYANG, June 19 (Reuters) -"),
    ("|body", "Westmark recalled its ambassador on Wednesday, its foreign ministry said."),
    ("body", "The ministry accused Sudland of firing on a patrol."),
    ("credit", "(Reporting by Ada Quill; Editing by Bram Oost)"),
]
PORTAL = [
    ("headline", "PM to visit Sudland next week"),
    ("byline", "Published: 3 March 2020, 10:15 GMT"),
    ("furniture", "Share"),
    ("furniture", "Advertisement"),
    ("caption", "FILE PHOTO: The prime minister leaves a hall in Norhaven."),
    ("|credit", "REUTERS/Ola Berg"),
    ("body", "The prime minister will visit Sudland next week, her office announced."),
    ("furniture", "Related: How the border was drawn"),
    ("body", "It will be the first such visit in nine years."),
    ("furniture", "Sign up for our newsletter and never miss a story"),
    ("furniture", "We use cookies to improve your experience."),
]
RIGHTS = [
    ("dateline", "(Beirut) –"),
    ("|body", "Sudland’s army should free the four reporters it holds, a rights group said today."),
    ("body", "The army denies holding them."),
]
LINES = [
    ("headline", "Sudland halts gas exports"),
    ("\nbody", "Sudland halted its gas exports to Westmark on Monday over unpaid bills."),
]
DECK = [
    ("byline", "19 June 2024"),
    ("headline", "Sudland’s canal gamble"),
    ("body", "A treaty that nobody wanted is back on the table"),
    ("byline", "Ada Quill, The Norland Times"),
    ("dateline", "NORHAVEN, Norland —"),
    ("|body", "Sudland has asked Norland to reopen the treaty of 1988."),
    ("body", "Norland declined."),
]
KICKER = [
    ("body", "World News"),
    ("headline", "Norland expels two diplomats of Sudland"),
    ("body", "Norland expelled two diplomats of Sudland on Friday. It gave no reason."),
]
STORIES = {
    "deck": DECK,
    "kicker": KICKER,
    "wire": WIRE,
    "radio": RADIO,
    "agency": AGENCY,
    "portal": PORTAL,
    "rights": RIGHTS,
    "lines": LINES,
}


def joined(pieces: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """The text of a story, and its zones as (kind, text) with neighbouring paragraphs of the body as one."""
    text, zones = "", []
    for kind, words in pieces:
        gap = {"|": " ", "\n": "\n"}.get(kind[0], "\n\n") if text else ""
        kind = kind.lstrip("|\n")
        text += gap + words
        if zones and zones[-1][0] == kind == "body":
            zones[-1] = ("body", zones[-1][1] + gap + words)
        else:
            zones.append((kind, words))
    return text, zones

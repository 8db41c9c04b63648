"""Stories for the soak test: told at length, each with a mark of its own by which it is found again."""

import random
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

STATES = ("France", "Chile", "Norway", "Peru", "Kenya", "Japan", "Canada", "Egypt", "Poland", "Vietnam")
ACTS = (
    "{a} recalled its ambassador from {b} on {day} after a dispute over fishing rights in the northern waters.",
    "The foreign minister of {a} met her counterpart from {b} in Geneva on {day} and signed a treaty on trade.",
    "{b} accused {a} of breaking the agreement of 1998, under which ships of both countries pass without payment.",
    "{a} said on {day} that it would send aid to {b} after the floods that destroyed three bridges in the south.",
    "{a} imposed sanctions on two banks of {b}, a spokesman for the ministry of finance told reporters on {day}.",
    "{b} rejected the proposal of {a} for talks, and said that it would not negotiate before the troops withdraw.",
    "Soldiers of {a} and {b} held a joint exercise near the border on {day}, the ministry of defence announced.",
)
FIRST = date(2020, 1, 1)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Story(NamedTuple):
    """One story: its mark, its headline, its paragraphs, its day."""

    mark: str
    title: str
    lines: tuple[str, ...]
    day: date

    @property
    def markup(self) -> str:
        """The paragraphs as HTML."""
        return "".join(f"<p>{escape(line)}</p>" for line in self.lines)

    @property
    def page(self) -> bytes:
        """A page around it."""
        meta = f"<meta property='article:published_time' content='{self.day}'>"
        return (
            f"<!DOCTYPE html><html lang='en'><head><title>{escape(self.title)}</title>{meta}</head><body><nav><a href='/'>Home</a></nav>"
            f"<article><h1>{escape(self.title)}</h1>{self.markup}</article><footer>All rights reserved</footer></body></html>"
        ).encode()


def story(site: str, number: int) -> Story:
    """The story of this number; the same each time."""
    draw = random.Random(f"{site} {number}")
    mark = f"dispatch {site}-{number}"
    a, b = draw.sample(STATES, 2)
    lines = [act.format(a=a, b=b, day=draw.choice(DAYS)) for act in draw.sample(ACTS, 6)]
    title = f"{a} and {b} in the news, part {number} of {site}"
    return Story(mark, title, (*lines, f"This is {mark} of our own correspondent."), FIRST + timedelta(days=number))

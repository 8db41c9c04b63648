"""Scales: days and numbers to units of a drawing, and where their ticks stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from xml.etree.ElementTree import Element

from dragoman.web.charts.svg import LINE, SOFT, add, width_of

ROOM = 56.0  # units that the label of a tick needs
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between two ticks
YEAR = 12
MARGIN = 18.0  # units at the right of the last day
SHORT = 92  # days of a span whose ticks are days


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last` over the units from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @property
    def span(self) -> int:
        """Days from the first to the last, at least one."""
        return max((self.last - self.first).days, 1)

    def x(self, day: date) -> float:
        """Where a day stands; days outside stand at the edge."""
        part = (day - self.first).days / self.span
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def ticks(self) -> list[tuple[date, str]]:
        """Days, or first days of months or years, with what to write at them, as close as there is room for."""
        if self.span < SHORT:
            parts = [self.first + timedelta(days=round(self.span * n / 4)) for n in range(5)]
            return [(day, f"{day.day} {day:%b} {day.year}") for day in dict.fromkeys(parts)]
        wanted = max((self.right - self.left) / ROOM, 1.0)
        months = self.span / 30.44
        step = next((s for s in STEPS if months / s <= wanted), STEPS[-1])
        return [(day, _name(day, step)) for day in self._starts(step)]

    def _starts(self, step: int) -> Iterator[date]:
        """The first days of every `step`th month that lie within."""
        month = ceil((self.first.year * YEAR + self.first.month - 1) / step) * step
        while month <= self.last.year * YEAR + self.last.month - 1:
            day = date(month // YEAR, month % YEAR + 1, 1)
            if self.first <= day <= self.last:
                yield day
            month += step


def _name(day: date, step: int) -> str:
    if step >= YEAR:
        return str(day.year)
    return f"{day:%b} {day.year}" if day.month == 1 or step > 3 else f"{day:%b}"


def days(first: date, last: date, left: float, right: float) -> Days:
    """A scale that gives the days at both ends some room."""
    return Days(first, last, left, right) if first < last else Days(*_around(first), left, right)


def _around(day: date) -> tuple[date, date]:
    """A month before and after a lone day."""
    month = timedelta(days=31)
    low = day - month if day - date.min > month else date.min
    high = day + month if date.max - day > month else date.max
    return low, high


def draw_days(parent: Element, scale: Days, top: float, bottom: float) -> None:
    """Lines at the ticks from top to bottom, and their names beneath."""
    group = add(parent, "g", aria_hidden="true", font_size=11)
    for day, words in scale.ticks():
        x = scale.x(day)
        add(group, "line", x1=x, x2=x, y1=top, y2=bottom, stroke=LINE, class_="rule")
        room = width_of(words, 11) / 2
        at = min(max(x, scale.left - room / 2), scale.right + MARGIN - room)
        add(group, "text", words, x=at, y=bottom + 15, text_anchor="middle", fill=SOFT, class_="soft")

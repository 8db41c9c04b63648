"""The chart of a pair, from what the record tells of it."""

from collections.abc import Callable
from datetime import date

from dragoman.record import wording
from dragoman.record.happenings import Happening
from dragoman.record.state import Month, Tie
from dragoman.record.values import relation_of
from dragoman.web.charts.acts import Act
from dragoman.web.charts.bars import Bar
from dragoman.web.charts.months import Score
from dragoman.web.charts.timeline import timeline
from dragoman.web.pages.given import first_day, last_day, name
from dragoman.web.pairs import Pair, standing_of
from dragoman.web.templating import segment

BARS = 10  # ties drawn; all are in the list
LASTING = ("pact", "sanction")  # kinds that hold until something ends them
QUADS = {"pact": 2, "transfer": 2, "sanction": 4}
VERBAL = 1


def chart_of(pair: Pair, link: Callable[[date, date], str] | None, *, file: bool = False) -> str:
    """The timeline; `link`: the address of the same pair in fewer days."""
    acts = [act(pair, found) for found in pair.happenings if found.row["date_begin"]]
    drawn = [bar for bar in (bar_of(pair, tie) for tie in pair.ties) if bar is not None]
    bars = sorted(drawn, key=lambda b: (b.quad == VERBAL, b.begin, b.words))[:BARS]
    return timeline(
        acts,
        [score(month) for month in pair.months],
        sorted(bars, key=lambda b: (b.begin, b.words)),
        title=f"{name(pair.one)} and {name(pair.other)} over time",
        span=pair.span,
        as_of=pair.as_of,
        link=link,
        name="timeline" if file else "pair-timeline",
    )


def who(pair: Pair, found: Happening) -> str:
    """`A → B` by name, or both."""
    one, other, direction = name(pair.one), name(pair.other), found.row["direction"]
    if direction == "together":
        return f"{one} and {other}"
    return f"{one} → {other}" if direction.startswith(pair.one) else f"{other} → {one}"


def what(found: Happening) -> str:
    """Type and mode."""
    row = found.row
    return f"{row['type']} {row['mode']}" if row["mode"] else str(row["type"])


def act(pair: Pair, found: Happening) -> Act:
    """A happening as a sign."""
    row, stands = found.row, standing_of(found)
    origins = wording.counted(found.origins, "independent origin")
    dispute = ", disputed" if found.is_disputed else ""
    label = f"{row['date_begin']}: {what(found)}, {who(pair, found)}, {stands}{dispute}, {origins}"
    return Act(
        row["date_begin"],
        row["quad"],
        row["score"] or 0.0,
        found.origins,
        stands,
        label,
        f"/event/{segment(row['id'])}",
    )


def score(month: Month) -> Score:
    """A month as a bar."""
    label = f"{month.month}: {month.cooperation} of cooperation, {month.conflict} of conflict, mean score {month.score:+.1f}"
    return Score(date.fromisoformat(f"{month.month}-01"), month.score, label)


def bar_of(pair: Pair, tie: Tie) -> Bar | None:
    """A tie as a bar; None where its time is not told, or lies outside."""
    begins = [day for day in (first_day(row["begin"]) for row in tie.rows) if day]
    if not begins:
        return None
    begin, row = min(begins), tie.row
    told = last_day(row["end"]) or (last_day(row["begin"]) if tie.is_over else None)
    end = told if tie.is_over or row["kind"] not in LASTING else None
    if row["kind"] not in LASTING:
        end = last_day(row["end"]) or max(last_day(r["begin"]) or begin for r in tie.rows)
    if begin > pair.span[1] or (end is not None and end < pair.span[0]):
        return None
    words = f"{wording.tie(relation_of(row))}: {(row['status'] or 'status not told').replace('_', ' ')}"
    rests_on = wording.rests_on(tie.origins, tie.stories)
    label = f"{row['kind']}, {words}, from {begin}{f' to {end}' if end else ''}; {voices(tie)}; {rests_on}"
    return Bar(
        begin, end, QUADS.get(row["kind"], VERBAL), words, label, f"#tie-{row['id']}", is_claimed=not tie.told_by
    )


def voices(tie: Tie) -> str:
    """Who tells and who denies a tie."""
    told = f"told by {', '.join(tie.told_by)}" if tie.told_by else "nobody affirms it"
    return f"{told}; denied by {', '.join(tie.denied_by)}" if tie.denied_by else told

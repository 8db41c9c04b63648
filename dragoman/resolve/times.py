"""Time expressions of an article, in TIMEX3's terms, and the days that they name."""

from collections.abc import Callable, Iterator, Mapping

from dragoman.model.analysis import Analysis, Sentence
from dragoman.model.timex import Timex
from dragoman.resolve import times_absolute as absolute
from dragoman.resolve import times_relative as relative
from dragoman.resolve.times_context import Context, Hit, Reading, anchor_of, timex
from dragoman.resolve.times_grammar import GRAMMAR, TRIGGERS
from dragoman.resolve.times_pieces import pieces_of

READERS: Mapping[str, Callable[[Hit, Context], Reading | None]] = {
    "iso": absolute.read_iso,
    "numeric": absolute.read_numeric,
    "clock": relative.read_clock,
    "daypart": relative.read_daypart,
    "every": relative.read_every,
    "date": absolute.read_date,
    "quarter": absolute.read_quarter,
    "half": absolute.read_half,
    "month": absolute.read_month,
    "weekday": relative.read_weekday,
    "today": relative.read_today,
    "away": relative.read_away,
    "recent_units": relative.read_recent_units,
    "lasting": relative.read_lasting,
    "within": relative.read_within,
    "decade": absolute.read_decade,
    "century": absolute.read_century,
    "season": absolute.read_season,
    "holiday": absolute.read_holiday,
    "year": absolute.read_year,
    "duration": relative.read_duration,
    "reference": relative.read_reference,
}


def find_timexes(analysis: Analysis) -> tuple[Timex, ...]:
    """The time expressions of the reporting zones, in order of text, without overlap.

    Days count from `article.published`, or from the dateline's date where that is close to it; without either, values
    that need one are given as far as TIMEX3 can (`XXXX-WXX-3`) and name no days.
    """
    context = Context(analysis, *anchor_of(analysis))
    for sentence in analysis.sentences:
        for hit, reading in _readings(sentence, context):
            context.add(timex(hit, reading), remember=not hit.get("kg"))
    return tuple(context.seen)


def _readings(sentence: Sentence, context: Context) -> Iterator[tuple[Hit, Reading]]:
    """Hits of the grammar that have a reading. What has none is looked at again from its next piece."""
    pieces = pieces_of(context.analysis.article.text, sentence.start, sentence.end)
    symbols = "".join(piece.symbol for piece in pieces)
    if TRIGGERS.isdisjoint(symbols):
        return
    at = 0
    while match := GRAMMAR.search(symbols, at):
        rule = str(match.lastgroup).rpartition("_")[0]
        hit = Hit(
            rule, match[0], tuple(pieces[match.start() : match.end()]), tuple(pieces[match.end() : match.end() + 2])
        )
        reading = READERS[rule](hit, context)
        at = match.end() if reading else match.start() + 1
        if reading:
            yield hit, reading

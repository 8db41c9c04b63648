from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.language import Parser
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.times import load_time_words
from dragoman.model.article import Article, Dateline
from dragoman.model.timex import Timex
from dragoman.resolve.times import find_timexes

THURSDAY = "2024-06-20"

# Text with the expression in brackets, type, value, days: "=" one day, that of the value; "" none; else first..last.
CASES = [
    ("The envoy arrived on [June 18, 2024].", "DATE", "2024-06-18", "="),
    ("The envoy arrived on [18 June 2024].", "DATE", "2024-06-18", "="),
    ("The envoy arrived on [18th June 2024].", "DATE", "2024-06-18", "="),
    ("The pact was signed on [the 18th of June 2024].", "DATE", "2024-06-18", "="),
    ("The pact was signed on [2024-06-18].", "DATE", "2024-06-18", "="),
    ("The pact was signed on [6/18/2024].", "DATE", "2024-06-18", "="),
    ("The pact was signed on [18/6/2024].", "DATE", "2024-06-18", "="),
    ("The pact was signed on [18.06.2024].", "DATE", "2024-06-18", "="),
    ("The pact was signed on [Tuesday, June 18, 2024].", "DATE", "2024-06-18", "="),
    ("The pact was signed on [Sept. 3, 1988].", "DATE", "1988-09-03", "="),
    ("The border closed on [June 19].", "DATE", "2024-06-19", "="),
    ("The border closed on [Dec. 15].", "DATE", "2023-12-15", "="),
    ("The border closed on [15 December].", "DATE", "2023-12-15", "="),
    ("The leaders will meet on [July 9].", "DATE", "2024-07-09", "="),
    ("The leaders will meet on [Jan. 15].", "DATE", "2025-01-15", "="),
    ("Both sides held talks on [June 18-19].", "DATE", "2024-06-18/2024-06-19", "2024-06-18..2024-06-19"),
    ("They held talks on [18-19 June 2023].", "DATE", "2023-06-18/2023-06-19", "2023-06-18..2023-06-19"),
    ("The war broke out in [June 1950].", "DATE", "1950-06", "1950-06-01..1950-06-30"),
    ("The war broke out in [February of 2024].", "DATE", "2024-02", "2024-02-01..2024-02-29"),
    ("The two leaders met in [September].", "DATE", "2023-09", "2023-09-01..2023-09-30"),
    ("The two leaders met in [March].", "DATE", "2024-03", "2024-03-01..2024-03-31"),
    ("The two leaders will meet in [September].", "DATE", "2024-09", "2024-09-01..2024-09-30"),
    ("The president visited the capital [last September].", "DATE", "2023-09", "2023-09-01..2023-09-30"),
    ("The president visited the capital [last June].", "DATE", "2023-06", "2023-06-01..2023-06-30"),
    ("The vote will be held [next March].", "DATE", "2025-03", "2025-03-01..2025-03-31"),
    ("Elections are due [this November].", "DATE", "2024-11", "2024-11-01..2024-11-30"),
    ("The talks broke down in [early March].", "DATE", "2024-03", "2024-03-01..2024-03-31"),
    ("The talks broke down in [mid-March].", "DATE", "2024-03", "2024-03-01..2024-03-31"),
    ("The truce expired at [the end of May].", "DATE", "2024-05", "2024-05-01..2024-05-31"),
    ("He was arrested in [June last year].", "DATE", "2023-06", "2023-06-01..2023-06-30"),
    ("Rebels attacked the village on [Tuesday].", "DATE", "2024-06-18", "="),
    ("Rebels attacked the village on [Thursday].", "DATE", "2024-06-20", "="),
    ("Rebels attacked the village on [Friday].", "DATE", "2024-06-14", "="),
    ("The ministers will meet on [Friday].", "DATE", "2024-06-21", "="),
    ("The ministers will meet on [Tuesday].", "DATE", "2024-06-25", "="),
    ("The ministers plan to meet [Friday].", "DATE", "2024-06-21", "="),
    ("The minister is scheduled to arrive [Sunday].", "DATE", "2024-06-23", "="),
    ("The ministry said [late Tuesday] that the border was closed.", "DATE", "2024-06-18", "="),
    ("The envoy resigned [last Thursday].", "DATE", "2024-06-13", "="),
    ("The envoy resigned [last Monday].", "DATE", "2024-06-17", "="),
    ("The envoy will resign [next Thursday].", "DATE", "2024-06-27", "="),
    ("Police arrested the man on [Wednesday morning].", "TIME", "2024-06-19TMO", "="),
    ("Police arrested the man on [Monday evening].", "TIME", "2024-06-17TEV", "="),
    ("Shells hit the town [last night].", "TIME", "2024-06-19TNI", "="),
    ("Shells hit the town [this morning].", "TIME", "2024-06-20TMO", "="),
    ("The cabinet will meet [tonight].", "TIME", "2024-06-20TNI", "="),
    ("The drones struck [overnight].", "TIME", "2024-06-19TNI", "="),
    ("The cabinet will meet [tomorrow afternoon].", "TIME", "2024-06-21TAF", "="),
    ("The president arrived [yesterday].", "DATE", "2024-06-19", "="),
    ("The president arrived [today].", "DATE", "2024-06-20", "="),
    ("The president will arrive [tomorrow].", "DATE", "2024-06-21", "="),
    ("The president arrived [the day before yesterday].", "DATE", "2024-06-18", "="),
    ("The blast happened at [5:45 a.m.] in the port.", "TIME", "2024-06-20T05:45", "="),
    ("The blast happened at [5 p.m. Wednesday] in the port.", "TIME", "2024-06-19T17:00", "="),
    ("The blast happened at [1430 GMT].", "TIME", "2024-06-20T14:30", "="),
    ("The siege ended at [noon].", "TIME", "2024-06-20T12:00", "="),
    ("The siege ended at [12 a.m. Wednesday].", "TIME", "2024-06-19T00:00", "="),
    ("Trade grew [last year].", "DATE", "2023", "2023-01-01..2023-12-31"),
    ("Trade will grow [next year].", "DATE", "2025", "2025-01-01..2025-12-31"),
    ("Trade grew [this year].", "DATE", "2024", "2024-01-01..2024-12-31"),
    ("Trade grew [last month].", "DATE", "2024-05", "2024-05-01..2024-05-31"),
    ("Trade grew [earlier this month].", "DATE", "2024-06", "2024-06-01..2024-06-30"),
    ("The talks resumed [last week].", "DATE", "2024-W24", "2024-06-10..2024-06-16"),
    ("The talks resumed [this week].", "DATE", "2024-W25", "2024-06-17..2024-06-23"),
    ("The talks will resume [next week].", "DATE", "2024-W26", "2024-06-24..2024-06-30"),
    ("The talks will resume [early next year].", "DATE", "2025", "2025-01-01..2025-12-31"),
    ("The army withdrew over [the weekend].", "DATE", "2024-W24-WE", "2024-06-15..2024-06-16"),
    ("The army withdrew [24 years ago].", "DATE", "2000", "2000-01-01..2000-12-31"),
    ("The army withdrew [five months ago].", "DATE", "2024-01", "2024-01-01..2024-01-31"),
    ("The army withdrew [ten days ago].", "DATE", "2024-06-10", "="),
    ("The army withdrew [two weeks ago].", "DATE", "2024-W23", "2024-06-03..2024-06-09"),
    ("The army withdrew [a few years ago].", "DATE", "PAST_REF", ""),
    ("The army withdrew [a century ago].", "DATE", "19", "1900-01-01..1999-12-31"),
    ("Exports fell in [the first quarter of 1989].", "DATE", "1989-Q1", "1989-01-01..1989-03-31"),
    ("The bank posted a [third-quarter] loss.", "DATE", "2023-Q3", "2023-07-01..2023-09-30"),
    ("Exports fell in [the second half of 2023].", "DATE", "2023-H2", "2023-07-01..2023-12-31"),
    ("The regime fell in [the 1980s].", "DATE", "198", "1980-01-01..1989-12-31"),
    ("The regime fell in [the mid-1990s].", "DATE", "199", "1990-01-01..1999-12-31"),
    ("The regime fell in [the nineties].", "DATE", "199", "1990-01-01..1999-12-31"),
    ("The regime fell in [the '80s].", "DATE", "198", "1980-01-01..1989-12-31"),
    ("The empire fell in [the 19th century].", "DATE", "18", "1800-01-01..1899-12-31"),
    ("The empire fell in [the twentieth century].", "DATE", "19", "1900-01-01..1999-12-31"),
    ("The state became independent in [1991].", "DATE", "1991", "1991-01-01..1991-12-31"),
    ("The state became independent in [late 1991].", "DATE", "1991", "1991-01-01..1991-12-31"),
    ("The state became independent in [nineteen ninety-one].", "DATE", "1991", "1991-01-01..1991-12-31"),
    ("He ruled the country in [1990-1994].", "DATE", "1990/1994", "1990-01-01..1994-12-31"),
    ("He ruled the country in [1990-94].", "DATE", "1990/1994", "1990-01-01..1994-12-31"),
    ("The reform began in [the year 2000].", "DATE", "2000", "2000-01-01..2000-12-31"),
    ("The army advanced [last summer].", "DATE", "2023-SU", "2023-06-01..2023-08-31"),
    ("The army advanced in [the winter of 1994].", "DATE", "1994-WI", "1994-12-01..1995-02-28"),
    ("The army will advance [next spring].", "DATE", "2025-SP", "2025-03-01..2025-05-31"),
    ("The truce was declared on [Christmas Eve].", "DATE", "2023-12-24", "="),
    ("The truce was declared on [Good Friday].", "DATE", "2024-03-29", "="),
    ("The truce was declared on [Memorial Day].", "DATE", "2024-05-27", "="),
    ("The accord was signed on [Good Friday 1998].", "DATE", "1998-04-10", "="),
    ("The leaders spoke for [11 hours].", "DURATION", "PT11H", ""),
    ("The leaders held a [two-hour] meeting.", "DURATION", "PT2H", ""),
    ("He was jailed for [24 years].", "DURATION", "P24Y", ""),
    ("The rebels declared a [24-hour] truce.", "DURATION", "PT24H", ""),
    ("The siege lasted [a few months].", "DURATION", "PXM", ""),
    ("The siege lasted [several weeks].", "DURATION", "PXW", ""),
    ("The siege lasted [two and a half years].", "DURATION", "P2Y6M", ""),
    ("The siege lasted [a year and a half].", "DURATION", "P1Y6M", ""),
    ("The siege lasted [half an hour].", "DURATION", "PT30M", ""),
    ("The siege lasted [twenty-four days].", "DURATION", "P24D", ""),
    ("The siege lasted [nearly three years].", "DURATION", "P3Y", ""),
    ("Prices rose over [the past few months].", "DURATION", "PXM", ""),
    ("Prices rose over [the past three years].", "DURATION", "P3Y", ""),
    ("Talks will go on for [the next two weeks].", "DURATION", "P2W", ""),
    ("The [16-year-old] fled the town.", "DURATION", "P16Y", ""),
    ("The council meets [every Tuesday].", "SET", "XXXX-WXX-2", ""),
    ("The council meets [every two weeks].", "SET", "P2W", ""),
    ("The council meets [every year].", "SET", "P1Y", ""),
    ("The council meets [annually].", "SET", "P1Y", ""),
    ("The council meets on [Fridays].", "SET", "XXXX-WXX-5", ""),
    ("The council meets [each July].", "SET", "XXXX-07", ""),
    ("The army [now] controls the town.", "DATE", "PRESENT_REF", ""),
    ("The army [currently] controls the town.", "DATE", "PRESENT_REF", ""),
    ("The army [recently] took the town.", "DATE", "PAST_REF", ""),
    ("The two states fear for [the future].", "DATE", "FUTURE_REF", ""),
    ("The treaty will end in [fiscal 2025].", "DATE", "2025", ""),
]

WITHOUT_ANCHOR = [
    ("Rebels attacked the village on [Wednesday].", "DATE", "XXXX-WXX-3"),
    ("The two leaders met in [September].", "DATE", "XXXX-09"),
    ("The two leaders met on [June 19].", "DATE", "XXXX-06-19"),
    ("Trade grew [last year].", "DATE", "XXXX"),
    ("Trade grew [last week].", "DATE", "XXXX-WXX"),
    ("The president arrived [yesterday].", "DATE", "XXXX-XX-XX"),
    ("Exports fell in [the first quarter].", "DATE", "XXXX-Q1"),
]

NARRATIVE = [
    ("The war began on March 3, 2003. It ended [the following day].", "2003-03-04"),
    ("The war began on March 3, 2003. It ended [the next day].", "2003-03-04"),
    ("The war began on March 3, 2003. It ended [two days later].", "2003-03-05"),
    ("The war began on March 3, 2003. It ended [a year later].", "2004"),
    ("The war began on March 3, 2003. Talks failed [a day earlier].", "2003-03-02"),
    ("The war began on March 3, 2003. He fled [that month].", "2003-03"),
    ("The war began on March 3, 2003. He fled [the previous Friday].", "2003-02-28"),
    ("The war began in 1990. It ended [four years later].", "1994"),
]

CASES += [
    ("The blast happened at [0430 local time] on Monday.", "TIME", "2024-06-17T04:30", "="),
    ("The summit ends [Friday].", "DATE", "2024-06-21", "="),
    ("The council meets twice [a week].", "SET", "P1W", ""),
    ("Profits for [the year] ended March 31 fell.", "DURATION", "P1Y", ""),
    ("Profits fell by a third over [the year].", "DATE", "2024", "2024-01-01..2024-12-31"),
    ("The border closed on [July 5].", "DATE", "2023-07-05", "="),
    ("The border closed in [July].", "DATE", "2023-07", "2023-07-01..2023-07-31"),
    ("The court extended the deadline to [July 5].", "DATE", "2024-07-05", "="),
    ("The talks lasted until [Friday].", "DATE", "2024-06-21", "="),
    ("The talks were scheduled for [Friday].", "DATE", "2024-06-21", "="),
    ("Both sides failed to meet [Monday].", "DATE", "2024-06-17", "="),
    ("The king is visiting the port on [Saturday].", "DATE", "2024-06-22", "="),
    ("The deal could have collapsed on [Monday].", "DATE", "2024-06-17", "="),
]

NONE = [
    "The council adopted Resolution 1973.",
    "The minister paid $1,990 for the car.",
    "The drone flew 1500 meters over the border.",
    "Police may march to the square.",
    "The fall of the city shocked them.",
    "Theresa May met the envoy.",
    "Some 2000 troops crossed the border.",
    "The team won 3:2 in the capital.",
    "The envoy, 52 years old, resigned.",
    "Three-quarters of the voters stayed home.",
]


def timexes(parser: Parser, text: str, published: str | None = THURSDAY, dateline: str | None = None) -> list[Timex]:
    line = Dateline(0, 1, date=dateline) if dateline else None
    return list(find_timexes(parser.analyse(Article("a", text, published=published, dateline=line))))


def only(parser: Parser, marked: str, **anchor: str | None) -> Timex:
    """The expression at the brackets of a text; fails where no span is exactly there."""
    start, stop = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = timexes(parser, text, **anchor)
    at = [t for t in found if (t.start, t.end) == (start, stop)]
    assert at, [(text[t.start : t.end], t.value) for t in found]
    return at[0]


@pytest.mark.parametrize(("marked", "kind", "value", "days"), CASES)
def test_reads_expressions(parser: Parser, marked: str, kind: str, value: str, days: str) -> None:
    found = only(parser, marked)
    begin, _, end = (value[:10] + ".." + value[:10] if days == "=" else days).partition("..")
    assert (found.type, found.value) == (kind, value)
    assert (found.begin, found.end_date) == (begin or None, end or None)


@pytest.mark.parametrize(("marked", "kind", "value"), WITHOUT_ANCHOR)
def test_without_anchor_says_what_it_can(parser: Parser, marked: str, kind: str, value: str) -> None:
    found = only(parser, marked, published=None)
    assert (found.type, found.value) == (kind, value)
    assert (found.begin, found.end_date, found.basis) == (None, None, None)


@pytest.mark.parametrize(("marked", "value"), NARRATIVE)
def test_counts_from_the_date_before(parser: Parser, marked: str, value: str) -> None:
    found = only(parser, marked)
    assert (found.value, found.basis) == (value, "text")


@pytest.mark.parametrize("text", NONE)
def test_leaves_look_alikes(parser: Parser, text: str) -> None:
    assert [text[t.start : t.end] for t in timexes(parser, text)] == []


@pytest.mark.parametrize(
    ("marked", "anchor", "basis", "value"),
    [
        ("He left on [June 3, 2001].", {"published": THURSDAY}, "text", "2001-06-03"),
        ("He left on [Tuesday].", {"published": THURSDAY}, "published", "2024-06-18"),
        ("He left on [Tuesday].", {"published": THURSDAY, "dateline": "2024-06-17"}, "dateline", "2024-06-11"),
        ("He left [today].", {"published": None, "dateline": "2024-06-17"}, "dateline", "2024-06-17"),
        ("He left [today].", {"published": THURSDAY, "dateline": "2014-06-17"}, "published", "2024-06-20"),
        ("He left [today].", {"published": "2024-06-20T23:50:00+09:00"}, "published", "2024-06-20"),
        ("He left [today].", {"published": "yesterday"}, None, "XXXX-XX-XX"),
    ],
)
def test_says_what_a_value_rests_on(
    parser: Parser, marked: str, anchor: dict[str, str | None], basis: str | None, value: str
) -> None:
    found = only(parser, marked, **anchor)
    assert (found.basis, found.value) == (basis, value)


RELAXED = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
FORMS = [
    "{d.year:04d}-{d.month:02d}-{d.day:02d}",
    "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%A}, {d:%B} {d.day}, {d.year}",
]


@RELAXED
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), form=st.sampled_from(FORMS))
def test_full_dates_round_trip(parser: Parser, day: date, form: str) -> None:
    found = only(parser, f"The pact was signed on [{form.format(d=day)}].", published=None)
    assert (found.value, found.begin, found.end_date, found.basis) == (
        day.isoformat(),
        day.isoformat(),
        day.isoformat(),
        "text",
    )


WORD_LIST = (
    "the a last next late every 3 31 1999 2024 10000000000 twenty two first Tuesday May June Sept. - , ' s of in ago "
    "earlier year weeks quarter fiscal 5:45 p.m. 99/99/9999 0/0/0 morning summer century to and % millennia hundred ² 1.2.3"
)
WORDS = st.sampled_from(WORD_LIST.split())


@RELAXED
@given(text=st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=15).map(" ".join)), day=st.none() | st.dates())
def test_any_text_gives_ordered_spans_and_days(parser: Parser, text: str, day: date | None) -> None:
    found = timexes(parser, text, published=day.isoformat() if day else None)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(t.begin <= t.end_date for t in found if t.begin and t.end_date)
    assert all((t.begin is None) == (t.end_date is None) for t in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('[day]\nsymbol = "T"\nwords = ["Today"]', "Today"),
        ('[day]\nsymbol = "TT"\nwords = ["today"]', "day: 'TT'"),
        ('[day]\nsymbol = "4"\nwords = ["today"]', "day: '4'"),
        ('[day]\nwords = ["today"]', "day"),
        ('[day]\nsymbol = "T"\nwords = ["today"]\n[now]\nsymbol = "X"\nwords = ["today"]', "today"),
        ('[day]\nsymbol = "T"\nwords = { today = 0.5 }', "0.5"),
    ],
)
def test_rejects_wrong_words(tmp_path: Path, text: str, value: str) -> None:
    path = tmp_path / "times.toml"
    path.write_text(
        text
        + '\n[ahead]\nsymbol = "!"\nwords = []\n[implicative]\nsymbol = "="\nwords = []\n[timetable]\nsymbol = "<"\nwords = []\n'
    )
    with pytest.raises(LexiconError) as problem:
        load_time_words(path)
    assert problem.value.value == value

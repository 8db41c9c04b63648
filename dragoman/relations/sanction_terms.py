"""When a sanction began and ended, what it is for, and by which act."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.model.analysis import Token
from dragoman.model.event import Event
from dragoman.model.span import Span
from dragoman.model.timex import Timex
from dragoman.relations.measure import Measure
from dragoman.relations.story import Story, as_told
from dragoman.relations.wordings import legal_act, phrase

LONGEST = 200  # characters of a clause that is quoted as the reason
BOUNDS = frozenset({"since", "until", "till", "from"})
LATE = frozenset({"until", "till"})
EARLY = frozenset({"since", "from"})
WHY = frozenset({"because", "after", "as", "since", "when"})  # before a clause that tells the reason


def days(story: Story, told: Measure, event: Event | None) -> tuple[str | None, str | None]:
    """When it began, for what was imposed or has been in force since; when it ended or is to end."""
    heads = [t for t in (told.verb, told.token) if t is not None]
    inner = [c for c in told.token.all_children("acl", "relcl") if c.pos == "VERB"]
    here = [x for t in (*heads, *inner) for x in _timexes(story, t)]
    since = next((x for x in here if _opened(story, x) in EARLY), None)
    until = next((x for x in here if _opened(story, x) in LATE), None)
    day = as_told(event.date.begin, event.date.end) if event is not None and event.date is not None else None
    day = day or _day(x for t in heads for x in _timexes(story, t) if _opened(story, x) not in BOUNDS)
    if day is None and told.status in {"imposed", "lifted"}:
        day = _only_day(story, told.token)
    put = _day(x for c in inner for x in _timexes(story, c) if _opened(story, x) not in LATE)
    begin = since.begin if since is not None else day if told.status == "imposed" else put
    end = until.end_date if until is not None else day if told.status == "lifted" else None
    return begin if told.status != "threatened" else None, end


def is_long_ago(begin: str | None, published: str | None) -> bool:
    """Did it begin a year or more before the story: what was imposed then is in force now?"""
    if begin is None or published is None:
        return False
    limit = f"{int(published[:4]) - 1}{published[4:10]}"
    return begin < limit[: len(begin)]


def _day(timexes: Iterable[Timex]) -> str | None:
    """The day, month or year of the first that names one."""
    told = (as_told(x.begin, x.end_date) for x in timexes if x.begin and x.end_date)
    return next((day for day in told if day is not None), None)


def _only_day(story: Story, token: Token) -> str | None:
    """That of the only time expression of the sentence, without one that bounds a length of time."""
    here = [x for x in story.timexes_in(story.analysis.sentence_of(token).span) if x.begin]
    return _day(here) if len(here) == 1 and _opened(story, here[0]) not in BOUNDS else None


def _timexes(story: Story, token: Token) -> Iterator[Timex]:
    found = story.timex_of(token)
    if found is not None:
        yield found


def _opened(story: Story, timex: Timex) -> str:
    """The preposition in front of a time expression."""
    head = story.analysis.head_of(timex.span)
    if head is None:
        return ""
    return head.head.lemma if head.dep in {"pobj", "pcomp"} else head.lemma


def terms(story: Story, token: Token, verb: Token | None, instrument: str | None) -> dict[str, str | None]:
    """Instrument, reason and legal act, the last two as printed."""
    heads = (token,) if verb is None else (token, verb)
    return {
        "instrument": instrument,
        "reason": _reason(story, heads) or _clause(story, heads),
        "act": legal_act(story, story.analysis.sentence_of(token)),
    }


def _reason(story: Story, heads: Sequence[Token]) -> str | None:
    """The phrase behind `over`, `for`, `in response to`; no length of time, no number of people, no sanction asked for."""
    kinds = story.ties.words("sanctions", "nouns") | story.ties.words("sanctions", "vague")

    def is_none(opening: Token) -> bool:
        objects = opening.all_children("pobj")
        return any(t.lemma in kinds or _counts(story, t) for t in objects)

    return phrase(story, heads, *story.ties.words("sanctions", "reasons"), but=is_none)


def _clause(story: Story, heads: Sequence[Token]) -> str | None:
    """The clause behind `after` and `because`; of what somebody is accused of, the accusation."""
    for clause in (c for head in heads for c in head.all_children("advcl")):
        marks = [c for c in clause.children if c.dep in {"mark", "advmod"} and c.lemma in WHY and c.i < clause.i]
        accused = clause.tag == "VBG" and clause.lemma in story.ties.words("sanctions", "accusing")
        if not marks and not accused:
            continue
        first = clause.i if accused else marks[0].i + 1
        words = [t for t in clause.subtree() if t.i >= first]
        span = Span(words[0].start, words[-1].end) if words else Span(0, 0)
        if 0 < span.end - span.start <= LONGEST:
            return span.of(story.analysis.article.text)
    return None


def _counts(story: Story, noun: Token) -> bool:
    """Is it a time, a number of people, or somebody: nothing that one is punished for?"""
    is_time = noun.ner in {"DATE", "TIME", "CARDINAL"} or any(c.ner == "DATE" for c in noun.children)
    people = story.resolution.by_head.get(noun.i)
    return is_time or people is not None or noun.child("nummod") is not None

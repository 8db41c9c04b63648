"""When a sanction began and ended, what it is for, and by which act."""

from collections.abc import Iterable, Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.event import Event
from dragoman.model.timex import Timex
from dragoman.relations.sanctions.measure import Grounds, Measure, governor
from dragoman.relations.sanctions.reasons import reason
from dragoman.relations.story import Story, as_told
from dragoman.relations.wordings import legal_act

BOUNDS = frozenset({"since", "until", "till", "to", "through", "from"})
LATE = frozenset({"until", "till", "to", "through"})
EARLY = frozenset({"since", "from"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})


def days(story: Story, told: Measure, event: Event | None) -> tuple[str | None, str | None]:
    """When it began, for what was imposed or has been in force since; when it ended or is to end."""
    heads = [t for t in (told.verb, told.token) if t is not None]
    inner = Grounds(story).putters(told)
    here = [x for t in (*heads, *inner) for x in _timexes(story, t)]
    since = next((x for x in here if _opened(story, x) in EARLY), None)
    until = next((x for x in here if _opened(story, x) in LATE), None)
    day = as_told(event.date.begin, event.date.end) if event is not None and event.date is not None else None
    day = day or _day(x for t in heads for x in _timexes(story, t) if _opened(story, x) not in BOUNDS)
    grounds, verb = Grounds(story), told.verb or told.token
    if not grounds.is_ahead(verb):
        day = day or _day(x for t in grounds.deciding(verb) for x in _timexes(story, t))
    put = _day(x for c in inner for x in _timexes(story, c) if _opened(story, x) not in LATE)
    put = put or _day(_of_phrase(story, told.token))
    if day is None and (told.status == "imposed" or (told.status == "lifted" and put is None)):
        day = _only_day(story, told.token)
    day = (_effect_day(story, told) or day) if told.status == "imposed" else day
    begin = since.begin if since is not None else day if told.status == "imposed" else put
    end = until.end_date if until is not None else day if told.status == "lifted" else None
    if told.status == "threatened":
        ahead = _day(_timexes(story, verb))
        return ahead if ahead and ahead >= (story.analysis.article.published or ahead)[: len(ahead)] else None, end
    return begin, end


def _effect_day(story: Story, told: Measure) -> str | None:
    """The day on which it `takes effect` or `comes into force`, as its sentence or the next two tell."""
    sentences, grounds = story.analysis.sentences, Grounds(story)
    n = sentences.index(story.analysis.sentence_of(told.token))
    words = [t for s in sentences[n : n + 3] for t in s.tokens if t.lemma in grounds.words("effects")]
    verbs = [v for t in words if (v := governor(t)) is not None and v.lemma in grounds.words("effecting")]
    own = (v for v in verbs if any(t is told.token or grounds.is_step(t) for t in grammar.surface_subject(v)))
    return next((day for v in own if (day := _day(_timexes(story, v)))), None)


def is_long_ago(begin: str | None, published: str | None) -> bool:
    """Did it begin a year or more before the story: what was imposed then is in force now?"""
    if begin is None or published is None:
        return False
    limit = f"{int(published[:4]) - 1}{published[4:10]}"
    return begin < limit[: len(begin)]


def _day(timexes: Iterable[Timex]) -> str | None:
    """The day, month or year of the first that names one."""
    told = (as_told(x.begin, x.end_date) or _shared(x.begin, x.end_date) for x in timexes if x.begin and x.end_date)
    return next((day for day in told if day is not None), None)


def _shared(begin: str, end: str) -> str | None:
    """The month or the year that holds a longer time (`last week`, `in the autumn`)."""
    return next((begin[:n] for n in (7, 4) if begin[:n] == end[:n]), None)


def _only_day(story: Story, token: Token) -> str | None:
    """That of the only time expression of the sentence, without one that bounds a length of time."""
    here = [x for x in story.timexes_in(story.analysis.sentence_of(token).span) if x.begin]
    if any(_only_modifies(story, x) for x in here):
        return None
    return _day(here) if len(here) == 1 and _opened(story, here[0]) not in BOUNDS else None


def _timexes(story: Story, token: Token) -> Iterator[Timex]:
    found = story.timex_of(token)
    if found is not None and not _only_modifies(story, found):
        yield found


def _only_modifies(story: Story, timex: Timex) -> bool:
    """`the helpers of the 1991 coup`: does it tell when something else was?"""
    head = story.analysis.head_of(timex.span)
    return head is not None and head.dep in MODIFIERS and head.head.ner not in {"DATE", "TIME"}


def _of_phrase(story: Story, noun: Token) -> Iterator[Timex]:
    """Those in the phrase of a noun itself: `the embargo of 1986`, `the 1977 ban`."""
    for timex in story.timexes_in(story.analysis.sentence_of(noun).span):
        head = story.analysis.head_of(timex.span)
        is_behind = head is not None and head.dep == "pobj" and head.head.lemma == "of" and head.head.head is noun
        if is_behind or (head is not None and head.dep in MODIFIERS and head.head is noun):
            yield timex


def _opened(story: Story, timex: Timex) -> str:
    """The preposition in front of a time expression; `since` also where it stands in front of what happened then."""
    head = story.analysis.head_of(timex.span)
    if head is None:
        return ""
    own = head.head.lemma if head.dep in {"pobj", "pcomp"} else head.lemma
    above = (t for t in head.ancestors() if t.dep == "prep" and t.lemma == "since")
    return own if own in BOUNDS else next((t.lemma for t in above if head.pos != "VERB"), own)


def terms(story: Story, told: Measure) -> dict[str, str | None]:
    """Instrument, reason and legal act, the last two as printed."""
    return {"instrument": told.instrument, "reason": reason(story, told), "act": _act(story, told)}


def _act(story: Story, told: Measure) -> str | None:
    """By its sentence, or by the next one where that names the resolution of a council, or goes on about the measure."""
    sentences = story.analysis.sentences
    here = story.analysis.sentence_of(told.token)
    n = sentences.index(here) + 1
    own = legal_act(story, here)
    if own is not None or n == len(sentences):
        return own
    after = legal_act(story, sentences[n])
    of_council = any(e.code == "UNO" for e in told.senders)
    return after if after is not None and of_council == ("resolution" in after.lower()) else None

"""The days of a pact: of its signing, force or end, on the words that tell of them or in the sentences before."""

from dragoman.model.analysis import Token
from dragoman.model.timex import Timex
from dragoman.relations.pacts.names import year_of
from dragoman.relations.pacts.statuses import FORCE, Telling
from dragoman.relations.story import Story, as_told

BACK = 3  # sentences before a signing in which its day may be told


def day_of(story: Story, told: Telling, noun: Token, *, side: str = "begin") -> str | None:
    """The day, month or year of what a word tells: on the word, its verb, the pact's noun, or at the head of the sentence."""
    verb = next((t for t in told.word.ancestors() if t.pos in {"VERB", "AUX"}), told.word)
    if told.word.dep == "ccomp" and verb.lemma == "say":
        verb = told.word  # `said on Tuesday that it had left the pact`
    first = verb if verb.dep != "conj" else verb.head
    own = {year_of(noun)} if told.status not in {"signed", "standing"} else set()  # `denounced its 1936 treaty`
    near = (told.word, noun) if told.word.lemma in FORCE else (told.word, noun, verb, first)
    dated = [x for t in near for x in story.timexes_on(t) if x.begin is not None]
    if told.status in {"terminated", "suspended"}:
        dated = [x for x in dated if not _is_since(story, x)]
    timex = next((x for x in dated if str(x.begin)[:4] not in own), None) or _opening(story, told.word)
    if timex is None or timex.begin is None or timex.end_date is None:
        return None
    return as_told(timex.begin, timex.end_date) or (timex.begin if side == "begin" else timex.end_date)


def _is_since(story: Story, timex: Timex) -> bool:
    """Does a time expression tell from when something stood (`in force since 1958`)?"""
    head = story.analysis.head_of(timex.span)
    return head is not None and head.head.lemma == "since"


def day_before(story: Story, told: Telling) -> str | None:
    """The day that the story tells last before a signing without one (`They met on Tuesday. Four accords were signed`)."""
    if not _is_past(told.word if told.word.pos == "VERB" else told.word.head):
        return None
    here = story.analysis.sentence_of(told.word)
    published = story.analysis.article.published or ""
    for sentence in reversed(story.analysis.sentences[max(here.index - BACK, 0) : here.index]):
        for timex in reversed(story.timexes_in(sentence.span)):
            is_day = timex.begin is not None and timex.begin == timex.end_date and timex.begin <= published
            if is_day and timex.basis != "text" and _tells_past(story, timex):
                return timex.begin
    return None


def _tells_past(story: Story, timex: Timex) -> bool:
    """Does a time expression stand with a verb of what happened?"""
    head = story.analysis.head_of(timex.span)
    verb = next((t for t in head.ancestors() if t.pos == "VERB"), None) if head is not None else None
    return verb is not None and _is_past(verb)


def _is_past(verb: Token) -> bool:
    return "VBD" in {verb.tag, *(t.tag for t in verb.all_children("auxpass", "aux"))}


def _opening(story: Story, word: Token) -> Timex | None:
    """The time expression that a sentence opens with, where it names days (`In 1955 Hungary, Poland and Romania signed`)."""
    sentence = story.analysis.sentence_of(word)
    first = next(iter(story.timexes_in(sentence.span)), None)
    is_opening = (
        first is not None
        and first.begin is not None
        and first.start <= sentence.tokens[min(1, len(sentence.tokens) - 1)].start
    )
    return first if is_opening else None

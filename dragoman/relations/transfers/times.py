"""When a transfer was or is to be: by the word that tells it, the verbs over that word, or a deal in its clause."""

from collections.abc import Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.timex import Timex
from dragoman.relations.story import Story
from dragoman.relations.transfers.handover import Telling, governor, is_aside

Days = tuple[str | None, str | None]
EARLY, LATE = frozenset({"since"}), frozenset({"until", "till"})
SAME_TIME = frozenset({"when", "as", "while"})  # before a clause that tells of the time of the one over it


def days_of(story: Story, told: Telling) -> Days:
    """First and last day, ISO 8601; None for either that is not told."""
    teller = told.teller
    verb = teller if teller.pos in {"VERB", "AUX"} else None if is_aside(teller) else governor(teller)
    for word in dict.fromkeys([teller, *([verb, *_above(verb)] if verb is not None else [])]):
        found = _days_on(story, word)
        if found is not None:
            return found
    found = _days_below(story, verb or teller)
    if found is None and told.like is not None:
        return days_of(story, told.like)
    return found or (None, None)


def _days_on(story: Story, word: Token) -> Days | None:
    event, timex = story.events_by_trigger.get(word.i), story.timex_of(word)
    own = None if timex is None else (timex.begin, timex.end_date)
    told = None if timex is None else _bounded(story, timex)
    if event is not None and event.date is not None and told == own:
        return event.date.begin, event.date.end
    return told


def _bounded(story: Story, timex: Timex) -> Days:
    """What began `since May` has no end told; what went on `until May` no beginning."""
    head = story.analysis.head_of(timex.span)
    over = {t.lemma for t in (head, *head.ancestors())[:3]} if head is not None else set()
    begin = None if over & LATE else timex.begin
    return begin, None if over & EARLY else timex.end_date


def _above(verb: Token) -> Iterator[Token]:
    """Verbs that a verb shares its time with: `agreed on Friday to lend`, `was there on Friday when they were unloaded`."""
    while not verb.is_root:
        is_aim = verb.dep == "xcomp" or (verb.dep == "advcl" and grammar.is_purpose(verb))
        is_then = verb.dep == "advcl" and any(
            c.lemma in SAME_TIME and c.dep in {"mark", "advmod"} for c in verb.children
        )
        is_part = verb.dep == "acl" or (verb.dep == "conj" and verb.child(*grammar.SUBJECTS) is None)
        is_load = verb.dep == "acl" and verb.tag == "VBG" and verb.head.dep in {"nsubj", "nsubjpass"}
        if is_load:
            verb = verb.head  # `a plane carrying masks landed on Friday`
        if verb.head.pos in {"VERB", "AUX"} and (is_aim or is_then or is_part or is_load):
            verb = verb.head
            yield verb
        else:
            return


def _days_below(story: Story, top: Token) -> Days | None:
    """The first days told by a participle or a noun under a word: `under a contract signed in May`, `beginning in May`."""
    below = {t.i for t in _phrase(story, top)}
    for timex in story.timexes_in(story.analysis.sentence_of(top).span):
        head = story.analysis.head_of(timex.span)
        if timex.begin and head is not None and head.i in below:
            return _bounded(story, timex)
    return None


def _phrase(story: Story, top: Token) -> Iterator[Token]:
    """All words under a word but those of clauses with a subject of their own."""
    for child in top.children:
        is_deal = child.dep == "relcl" and child.head.lemma in story.ties.words("transfers", "bargains")
        if not is_deal and child.dep in {"relcl", "ccomp", "conj", "parataxis"} and child.pos in {"VERB", "AUX"}:
            continue
        if child.dep == "advcl" and child.tag not in {"VBG", "VBN"}:
            continue
        yield child
        yield from _phrase(story, child)

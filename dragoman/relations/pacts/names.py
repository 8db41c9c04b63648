"""What a pact is called: its proper name, the year it is named by, how long it lasts, the older pact that it replaces."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.span import Span
from dragoman.relations.story import Story, as_told

KIND = (
    "Treaty|Pact|Accords?|Convention|Charter|Protocol|Declaration|Agreement|Alliance|Entente|Compact|Armistice|Memorandum|Covenant"
    "|Concordat|Union|Truce|Understanding|Arrangement"
)
WORD = r"[A-Z0-9][\w'’.-]*"
CAPITAL = r"[A-Z][\w'’.-]*"
BEFORE = rf"(?<![\w'’.-])(?:{WORD} (?:(?:of|and|for|on|the) )?){{0,6}}"
BEHIND = rf"(?: (?:of|on|for) (?:the )?{CAPITAL}(?:,? (?:(?:and|of|for|the) ){{0,3}}{CAPITAL}){{0,6}})?"
NAME = re.compile(rf"{BEFORE}(?:{KIND}){BEHIND}")
OWN = frozenset({"amod", "compound", "nmod", "punct", "cc", "conj"})
LONGEST = 5  # words of a name before its noun
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def proper_name(story: Story, noun: Token) -> str | None:
    """`Lahore Declaration`, `Inter-American Treaty of Reciprocal Assistance`, as printed."""
    sentence = story.analysis.sentence_of(noun)
    for match in NAME.finditer(story.analysis.article.text, *sentence.span):
        if match.start() <= noun.start < match.end() and " " in match.group() and not match.group().isupper():
            name = _trimmed(story, Span(match.start(), match.end()), noun)
            if " " in name:
                return name
    return _acronym(noun)


def _trimmed(story: Story, span: Span, noun: Token) -> str:
    """A name without the words before it that open the sentence, and without states or days behind it."""
    tokens = list(story.analysis.tokens_in(span))
    while tokens[0] is not noun and tokens[0].pos not in {"PROPN", "ADJ", "NOUN", "NUM"}:
        tokens.pop(0)
    pairs = enumerate(pairwise(tokens))
    stop = next((n for n, (t, after) in pairs if t.i >= noun.i and _is_beyond(t, after)), len(tokens) - 1)
    while tokens[stop].pos == "PUNCT" and stop > 0:
        stop -= 1
    return Span(tokens[0].start, tokens[stop].end).of(story.analysis.article.text)


def _is_beyond(token: Token, after: Token) -> bool:
    """Does something else begin behind a token: a list of states, a day?"""
    return (token.text == "," and after.ner == "GPE") or (
        after.pos == "ADP" and after.lemma == "on" and _is_dated(after)
    )


def _is_dated(preposition: Token) -> bool:
    return any(t.ner == "DATE" for t in preposition.all_children("pobj"))


def _acronym(noun: Token) -> str | None:
    """`ABC treaty`: capital letters before the noun."""
    before = next((c for c in noun.all_children("compound", "nmod", "amod") if c.i + 1 == noun.i), None)
    is_acronym = before is not None and before.text.isupper() and len(before.text) > 1
    return f"{before.text} {noun.text}" if before is not None and is_acronym and before.end + 1 == noun.start else None


def descriptive_name(story: Story, noun: Token) -> str | None:
    """`treaty of peace, friendship and co-operation`, `reciprocal access agreement`: what a pact is of or for, as printed."""
    return _of_things(story, noun) or _kind(story, noun) or _of_things(story, noun, by="NUM")


def _of_things(story: Story, noun: Token, by: str = "NOUN") -> str | None:
    """The noun with the things that it is a treaty of, or with its year."""
    of = next((c for c in noun.all_children("prep") if c.lemma == "of" and c.i == noun.i + 1), None)
    things = grammar.of_preposition(noun, "of") if of is not None else []
    vague = story.ties.words("pacts", "kinds_of")
    is_year = by == "NUM"
    if any(t.pos == "PROPN" or t.lemma in vague or story.entities(t) or (t.pos == "NUM") != is_year for t in things):
        return None
    if not things:
        return None
    last = things[-1]
    words = [t for t in last.subtree() if t.i <= last.i]
    end = max([last.end, *(t.end for t in words)])
    return Span(noun.start, end).of(story.analysis.article.text)


def _kind(story: Story, noun: Token) -> str | None:
    """The noun with the words before it that say what kind of pact it is (`border treaty`, `Schengen agreement`)."""
    plain = {word for name in ("plain", "others", "alike", "fresh") for word in story.ties.words("pacts", name)}
    first = noun
    for token in reversed(story.analysis.tokens[max(noun.i - LONGEST, 0) : noun.i]):
        is_own = token.i < token.head.i <= noun.i and token.dep in OWN and token.tag not in {"CD", "POS"}
        if not is_own or token.lemma in plain or token.ner == "DATE" or _is_state(story, token):
            break
        first = token
    if first is noun or first.text[0].isdigit():
        return None
    return Span(first.start, noun.end).of(story.analysis.article.text)


def _is_state(story: Story, token: Token) -> bool:
    """Does a word name somebody, and no town that a pact is called by?"""
    is_town = token.dep == "compound" and story.town_at(token.span) is not None
    return bool(story.entities(token)) and not is_town


def dated(story: Story, noun: Token) -> str | None:
    """The day, month or year that a pact is named by: `the accord of 3 March 1921`, `the pacts of last month`, else its year."""
    year = year_of(noun)
    for timex in story.timexes_on(noun):
        head = story.analysis.head_of(timex.span)
        is_of = head is not None and head.dep == "pobj" and head.head.lemma in {"of", "from"} and head.head.head is noun
        if is_of and timex.begin is not None and timex.end_date is not None:
            day = as_told(timex.begin, timex.end_date)
            return day if day is not None and (year is None or day.startswith(year)) else year
    return year


def year_of(noun: Token) -> str | None:
    """The year that a pact is named by: `the 1961 treaty`, `the pact of 1961`, `the Rio Treaty, the 1947 text`."""
    for name in (noun, *noun.all_children("appos")):
        named = [*name.all_children("nummod", "amod", "compound", "nmod"), *grammar.of_preposition(name, "of", "from")]
        year = next((t.text for t in named if YEAR.fullmatch(t.text)), None)
        if year is not None:
            return year
    return None


def predecessor_of(story: Story, noun: Token) -> tuple[str | None, Token | None]:
    """What an older pact is called that this one replaces, as printed, and its noun."""
    for verb in _replacing(story, noun):
        for older in _older(verb):
            if older is not noun and noun not in older.subtree():
                words = [t for t in older.subtree() if not _is_clause(t, older)] or [older]
                return Span(words[0].start, words[-1].end).of(story.analysis.article.text), older
    return None, None


def _older(verb: Token) -> list[Token]:
    """The object of replacing, also of `takes the place of`."""
    places = [t for t in verb.all_children("dobj") if t.lemma == "place"]
    return (
        [t for p in places for t in grammar.of_preposition(p, "of")] if verb.lemma == "take" else grammar.objects(verb)
    )


def _is_clause(token: Token, top: Token) -> bool:
    """Is there a relative clause between a token and the top of its phrase?"""
    while token is not top:
        if token.dep in {"relcl", "acl"}:
            return True
        token = token.head
    return False


def _replacing(story: Story, noun: Token) -> Iterator[Token]:
    over = [t for t in (noun, *noun.ancestors()) if t.pos == "VERB"][:2]
    below = [v for t in (noun, *over) for v in t.all_children("relcl", "acl", "xcomp", "conj", "advcl")]
    words = story.ties.words("pacts", "replacing") | {"take"}
    return (verb for verb in (*over, *below) if verb.lemma in words and noun not in grammar.objects(verb))


def length_of(story: Story, sentence: Sentence, noun: Token | None) -> str | None:
    """How long a pact is to last: words of time on its noun, or behind a verb or noun of lasting (`its term is five years`)."""
    for timex in story.timexes_in(sentence.span):
        head = story.analysis.head_of(timex.span)
        if timex.type != "DURATION" or head is None:
            continue
        if _lasts(story, head) or (noun is not None and _is_on(head, noun)):
            return _length(story, timex.span)
    return None


def _length(story: Story, span: Span) -> str:
    """The words of a length of time, without the verb of `is to last ten years`."""
    words = story.analysis.tokens_in(span)
    first = words[0]
    is_verb = (
        first.lemma == "last"
        and first.i > 0
        and (first.pos == "VERB" or story.analysis.tokens[first.i - 1].tag in {"TO", "MD"})
    )
    start = words[1].start if is_verb and len(words) > 1 else span.start
    return Span(start, span.end).of(story.analysis.article.text)


def _lasts(story: Story, head: Token) -> bool:
    """Is there a word of lasting on the way up (`valid for ten years`, `a life of ten years`, `extended it by ten years`)?"""
    lasting = story.ties.words("pacts", "lasting")
    for n, token in enumerate((head, *head.ancestors())):
        if token.lemma in lasting:
            return True
        if n > 3 or token.dep in {"relcl", "advcl"}:
            return False
        if token.lemma == "be" and any(c.lemma in lasting for c in token.children):
            return True
    return False


def _is_on(head: Token, noun: Token) -> bool:
    """`a 20-year pact`, `a treaty for ten years`, `signed a pact for ten years`, `welding them together for ten years`."""
    inner = {noun.i} | {t.i for t in noun.subtree()}
    if head.i in inner and head.i < noun.i:
        return head.dep in {"amod", "nmod", "compound", "poss", "npadvmod", "nummod"}
    if head.dep != "pobj" or head.head.lemma != "for":
        return False
    over = head.head.head
    return over is noun or over.i in inner or over in list(noun.ancestors())

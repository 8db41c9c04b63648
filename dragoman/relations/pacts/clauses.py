"""The clause around some words, and the condition in its sentence, as the text has them."""

from collections.abc import Iterator, Sequence

from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.span import Span
from dragoman.relations.story import Story

LONGEST = 240  # characters of a quoted clause; of a longer one only the words are quoted
AGAINST = frozenset({"on", "upon", "against", "to", "at"})
QUOTES = frozenset({"”", '"', "’", "'"})
APART = frozenset({"advcl", "parataxis"})
SHARED = frozenset({"xcomp", "pcomp", "aux", "auxpass"})
ASIDE = frozenset({",", ";", ".", ":", "-", "–", "—", "“", "”", '"', "'", "‘", "’", "and", "but", "or"})
AFTER = frozenset({"or"})


def clause_around(story: Story, words: Sequence[Token], apart: Span | None) -> Span:
    """From the clause's first word to its last, without the condition; the words alone where the clause is too long."""
    verb = _verb(words)
    own = Span(words[0].start, words[-1].end)
    if verb is None:
        return own
    is_content = verb.lemma in story.ties.words("pacts", "includes") and verb.i < words[0].i
    inside = {
        t.i
        for t in _of_clause(verb)
        if (apart is None or not apart.touches(t.span)) and not (is_content and t.i <= verb.i)
    }
    run = _run(story, words, inside)
    span = Span(run[0].start, run[-1].end)
    return span if span.end - span.start <= LONGEST else own


def _verb(words: Sequence[Token]) -> Token | None:
    """The verb that the words belong to: the first of those that share its subject."""
    ids = {t.i for t in words}
    top = next((t for t in words if t.is_root or t.head.i not in ids), words[0])
    verb = next((t for t in (top, *top.ancestors()) if t.pos in {"VERB", "AUX"}), None)
    while verb is not None and not verb.is_root and verb.head.pos in {"VERB", "AUX"}:
        is_shared = verb.dep in SHARED or (verb.dep == "conj" and verb.child(*grammar.SUBJECTS, "nsubjpass") is None)
        if not is_shared:
            break
        verb = verb.head
    return verb


def _of_clause(verb: Token) -> Iterator[Token]:
    stack = [verb]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(
            c
            for c in token.children
            if c.dep not in APART
            and not (token is verb and c.dep in {"ccomp", "conj"} and c.child("nsubj", "nsubjpass") is not None)
        )


def _run(story: Story, words: Sequence[Token], inside: set[int]) -> list[Token]:
    """The words with what stands unbroken around them in the clause, without what opens or closes it."""
    tokens = story.analysis.tokens
    first, last = words[0].i, words[-1].i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while first < words[0].i and (tokens[first].text.lower() in ASIDE or _opens(tokens[first])):
        first += 1
    while last > words[-1].i and tokens[last].text.lower() in ASIDE:
        last -= 1
    return list(tokens[first : last + 1])


def _opens(token: Token) -> bool:
    """`that`, `under which`, `if`: what ties a clause to the one around it."""
    is_relative = token.lemma in grammar.RELATIVE or token.dep == "mark"
    return is_relative or (token.dep == "prep" and any(c.lemma in grammar.RELATIVE for c in token.children))


def condition_in(story: Story, sentence: Sentence, words: Sequence[Token]) -> Span | None:
    """`in the event of aggression against either`, `should one be attacked`; else the attack that is to be met (`an attack on one`)."""
    ids = {t.i for t in words}
    for n, token in enumerate(sentence.tokens):
        if _opens_condition(story, sentence, n):
            last = _last(sentence, n, ids if token.i not in ids else set())
            return Span(token.start, max(token.end, last.end))
    return _attack(story, words)


def _opens_condition(story: Story, sentence: Sentence, n: int) -> bool:
    token = sentence.tokens[n]
    if token.lemma == "should":
        subject = token.head.child(*grammar.SUBJECTS, "nsubjpass")
        opens = n == 0 or sentence.tokens[n - 1].pos == "PUNCT"
        return (subject is not None and subject.i > token.i) or (opens and sentence.tokens[n + 1 : n + 2] != ())
    if token.lemma == "when" and token.head.tag == "VBD":
        return False  # `came when both signed`: only the time
    text = " ".join(t.text.lower() for t in sentence.tokens[n : n + 4]) + " "
    return any(text.startswith(f"{opening} ") for opening in story.ties.tables["pacts"]["triggers"]["words"])


def _last(sentence: Sentence, n: int, duty: set[int]) -> Token:
    """The last word of a condition: up to a comma that no `or` follows, the end of its own phrase, or the duty's own words."""
    last = sentence.tokens[n]
    below = [t.i for t in last.subtree()] if last.pos == "ADP" else [t.i for t in last.head.subtree()]
    stop = sentence.tokens[-1].i
    if last.pos == "ADP" and max(below) <= last.i + 1:
        below = [stop]  # `in case either is ...`, which parsers do not see as one
    if last.pos == "ADP" or last.dep in {"mark", "advmod"}:
        stop = _with_phrases(sentence, max(below))
    for m in range(n, len(sentence.tokens)):
        token = sentence.tokens[m]
        if token.i > stop:
            break
        after = sentence.tokens[m + 1].lemma if m + 1 < len(sentence.tokens) else ""
        if token.i in duty or token.text in {";", ".", ":"} or (token.text == "," and after not in AFTER):
            break
        if token.text != ",":
            last = token
    return last


def _with_phrases(sentence: Sentence, i: int) -> int:
    """The last word where phrases that belong to an attack follow at once (`“aggression” | against either country`)."""
    for token in sentence.tokens:
        is_next = token.i > i and all(t.text in QUOTES for t in sentence.tokens if i < t.i < token.i)
        if is_next and token.lemma in AGAINST:
            i = max(t.i for t in token.subtree())
    return i


def _attack(story: Story, words: Sequence[Token]) -> Span | None:
    """`any attack on one of them` of `will regard any attack on one of them as an attack on all`."""
    perils = story.ties.words("pacts", "perils")
    for token in words:
        on = [c for c in token.children if c.dep == "acl" or (c.dep == "prep" and c.lemma in AGAINST)]
        if token.lemma in perils and token.pos == "NOUN" and on:
            tokens = [t for t in (token, *token.subtree()) if t.i <= max(x.i for x in on[0].subtree())]
            return Span(min(t.start for t in tokens), max(t.end for t in tokens))
    return None

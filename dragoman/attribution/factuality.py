"""Stances: how certain the innermost source is that what a word tells happened, and PLOVER's auxiliary mode.

The tree of each sentence is walked from the root down. Every word gets the state that its governor gives it (under `deny`,
under `plan`), merged with the marks of its own clause (modals, negation, adverbs, tense). The words' effects are in
`lexicon/data/certainty.toml`; values are FactBank's (Saurí and Pustejovsky 2009).
"""

from collections.abc import Iterator, Mapping
from datetime import date

from dragoman.attribution.stances_clause import Clause
from dragoman.attribution.stances_embed import Embedding
from dragoman.attribution.stances_state import PLAIN, State
from dragoman.lexicon.certainty import Certainty, load_certainty
from dragoman.model.analysis import Analysis, Sentence, Token
from dragoman.model.attribution import Stance

OPENING, CLOSING, STRAIGHT = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»", "''"}), frozenset({'"'})
TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN"})


def stances(analysis: Analysis, certainty: Certainty | None = None) -> Mapping[int, Stance]:
    """By token index, the stance of verbs, nouns and adjectives that are not plainly asserted (CT+, no auxiliary)."""
    table = certainty if certainty is not None else load_certainty()
    clause = Clause(table, _day(analysis.article.published))
    embedding = Embedding(table, clause, _quoted(analysis))
    found = {}
    for sentence in analysis.sentences:
        clause.zone = sentence.zone
        for token, state in _walk(sentence, clause, embedding):
            if token.pos in TELLING and not state.plain:
                found[token.i] = state.stance()
    return found


def _walk(sentence: Sentence, clause: Clause, embedding: Embedding) -> Iterator[tuple[Token, State]]:
    """Every word below the roots with its state."""
    waiting: list[tuple[Token, State]] = [(root, PLAIN) for root in sentence.roots]
    while waiting:
        token, outer = waiting.pop()
        helper = token.dep in ("aux", "auxpass")
        state = outer if helper else clause.local(token, outer)
        yield token, state
        if token.children:
            waiting.extend(embedding.below(token, state, outer))


def _quoted(analysis: Analysis) -> frozenset[int]:
    """The indices of the tokens between quotation marks; a mark that is not closed ends with its paragraph."""
    found, paragraph, inside = set(), -1, False
    for sentence in analysis.sentences:
        if sentence.paragraph != paragraph:
            paragraph, inside = sentence.paragraph, False
        for token in sentence.tokens:
            if token.text in OPENING or token.text in CLOSING or token.text in STRAIGHT:
                inside = token.text in OPENING or (token.text in STRAIGHT and not inside)
            elif inside:
                found.add(token.i)
    return frozenset(found)


def _day(published: str | None) -> date | None:
    """The day of an ISO 8601 day or time; None where there is none, or no such day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None

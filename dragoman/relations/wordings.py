"""Words that a tie's terms quote: the phrase behind a preposition, the name of a legal act."""

import re

from dragoman.model.analysis import Sentence, Token
from dragoman.model.span import Span
from dragoman.relations.story import Story

CLAUSES = frozenset({"relcl", "advcl", "parataxis"})
PAIR = 2
TO = frozenset({"to", "for", "at", "against", "with", "of"})
ACT = re.compile(
    r"\b(?:(?:U\.?N\.?|Security Council|United Nations|Executive|Council) )*(?:Resolution|Order|Regulation|Decision|Decree|Directive)"
    r" (?:No\.? ?)?\d[\d/]*|\b(?:[A-Z][\w'’-]+ (?:(?:and|of|with|in|for|to) (?:the )?)*)+(?:Act|[Aa]mendment|[Ll]aw)\b(?: of \d{4})?"
)


def phrase_at(story: Story, token: Token) -> str | None:
    """A token with all below it up to the first clause of its own, without the punctuation around it."""
    words = [t for t in token.subtree() if t.i >= token.i and not _in_clause(t, token)]
    run: list[Token] = []
    for word in words:
        if run and word.i != run[-1].i + 1:
            break
        run.append(word)
    run = [*run, *_split_off(story, run)]
    while run and run[-1].pos == "PUNCT" and run[-1].text not in {"”", '"', "’"}:
        run.pop()
    return Span(run[0].start, run[-1].end).of(story.analysis.article.text) if len(run) > 1 else None


def _split_off(story: Story, run: list[Token]) -> list[Token]:
    """What belongs to a phrase of two words that the parse hangs elsewhere: `in protest` | `at the arrests`."""
    after = story.analysis.tokens[run[-1].i + 1 :][:1] if len(run) == PAIR else []
    return [t for a in after if a.pos == "ADP" and a.lemma in TO for t in a.subtree() if t.i >= a.i]


def _in_clause(token: Token, top: Token) -> bool:
    """Is there a clause between a token and the top of the phrase?"""
    while token is not top:
        if token.dep in CLAUSES:
            return True
        token = token.head
    return False


def legal_act(story: Story, sentence: Sentence) -> str | None:
    """`Security Council Resolution 661`, `the Trading with the Enemy Act`: the first that a sentence names."""
    match = ACT.search(sentence.span.of(story.analysis.article.text))
    return match.group() if match is not None else None

"""Which nouns stand for a pact: treaties always, promises and unions where they are signed or bind to something, peace where it is made."""

from dragoman.model.analysis import Token
from dragoman.relations.pacts.obligations import find_obligations
from dragoman.relations.pacts.statuses import idiom_of, tellers, vow_over
from dragoman.relations.story import Story


def names_pact(story: Story, token: Token, is_known: bool) -> bool:
    """Does a noun stand for a pact? With `is_known`, one was named before, and `the document` may stand for it."""
    is_subject = token.pos == "ADJ" and token.dep in {"nsubj", "nsubjpass"}  # `the compact`, as taggers have it
    if (token.pos not in {"NOUN", "PROPN"} and not is_subject) or token.dep in {"compound", "amod"}:
        return False
    words = story.ties.words("pacts", "nouns") | (story.ties.words("pacts", "followers") if is_known else frozenset())
    is_loose = token.lemma in story.ties.words("pacts", "loose") or token.lemma in story.ties.words("pacts", "scarce")
    if token.lemma not in words and not is_loose:
        return False
    over = token.head.head if token.dep == "pobj" and token.head.lemma == "of" else None
    if over is not None and over.lemma in words and (is_loose or over.i == token.i - 2):
        return False  # `treaty of alliance`, `covenant of eternal peace`
    if token.ner == "GPE":
        return False  # the Soviet Union is no union of states that signs
    inner = {c.lemma for c in token.children}
    return not inner & story.ties.words("pacts", "not_pacts") and (not is_loose or _is_signed(story, token))


def _is_signed(story: Story, noun: Token) -> bool:
    """A declaration, promise or union is a pact only where it is signed, or by its words binds to something."""
    is_scarce = noun.lemma in story.ties.words("pacts", "scarce")
    if any(_makes(story, t, noun, is_scarce=is_scarce) for t in tellers(story, noun)):
        return True
    if is_scarce:
        return False
    if vow_over(story, noun) is not None:
        return True
    sentence = story.analysis.sentence_of(noun)
    inner = {t.i for t in noun.subtree() if t.dep not in {"relcl"}}
    return any(
        o.kind != "cooperation" and any(t.i in inner for t in story.analysis.tokens_in(o.core))
        for o in find_obligations(story, sentence)
    )


def _makes(story: Story, word: Token, noun: Token, *, is_scarce: bool) -> bool:
    """Is a word one of making, or an idiom of signing (`put their names to a settlement`)?"""
    if f"{word.lemma} {noun.lemma}" in story.ties.words("pacts", "made"):
        return True
    is_making = not is_scarce and word.lemma in story.ties.words("pacts", "making")
    return is_making or (word.pos == "VERB" and idiom_of(story, word, noun) == "signed")

"""What a pact is about where no duty is named: the clause that tells what it brings, as cooperation."""

from collections.abc import Iterator

from dragoman.model.analysis import Sentence, Token
from dragoman.relations.clauses import clause_around
from dragoman.relations.obligations import WEAK, Obligation
from dragoman.relations.story import Story


def content_of(story: Story, noun: Token) -> list[Obligation]:
    """`lets ships use two ports`, `provides for advance notice`, `Spain will get wheat under a convention`; at most one."""
    for verb in _content_verbs(story, noun):
        words = clause_around(story, [verb], None)
        return [Obligation(WEAK, words, None, story.chain(verb), verb.span)]
    return []


def content_in(story: Story, sentence: Sentence) -> list[Obligation]:
    """The same of a sentence that goes on about a pact (`It opens the ports of each to the other`)."""
    includes = story.ties.words("pacts", "includes")
    for verb in sentence.tokens:
        subject = verb.child("nsubj") if verb.pos == "VERB" and verb.lemma in includes else None
        if subject is not None and (subject.lemma == "it" or subject.lemma in story.ties.words("pacts", "followers")):
            return [Obligation(WEAK, clause_around(story, [verb], None), None, story.chain(verb), verb.span)]
    return []


def _content_verbs(story: Story, noun: Token) -> Iterator[Token]:
    includes = story.ties.words("pacts", "includes")
    if noun.dep == "nsubj" and noun.head.lemma in includes:
        yield noun.head
    for verb in noun.all_children("relcl", "acl"):
        is_under = any(c.dep == "prep" and c.lemma in {"under", "by"} for c in verb.children)
        if is_under or verb.lemma in includes:
            yield verb
    if noun.dep == "pobj" and noun.head.lemma == "under":
        yield from [t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}][:1]

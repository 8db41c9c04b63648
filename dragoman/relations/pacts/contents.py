"""What a pact is about where no duty is named: the clause that tells what it brings, as cooperation."""

from collections.abc import Iterator, Sequence

from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.span import Span
from dragoman.relations.pacts.clauses import clause_around
from dragoman.relations.pacts.obligations import WEAK, Obligation
from dragoman.relations.pacts.statuses import status_of
from dragoman.relations.story import Story

SUBJECT = frozenset({"on", "of", "for", "to", "about", "concerning", "regarding"})  # before what a pact is about

TOPIC = frozenset({"on", "about", "concerning", "regarding"})


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


def named_content(story: Story, nouns: Sequence[Token]) -> list[Obligation]:
    """What only the noun's own words tell, where nothing else does: `a cultural agreement`, `an accord on river traffic`."""
    for noun in nouns:
        words = [t for t in noun.all_children("compound", "amod", "nmod") if t.i < noun.i and not story.entities(t)]
        on = next((t for t in _prepositions(noun) if _tells(story, t)), None)
        first = min((t.i for t in words), default=noun.i)
        last = noun if on is None else _last_of(on)
        if (words or on is not None) and noun.pos in {"NOUN", "PROPN"} and noun.dep != "attr":
            span = Span(story.analysis.tokens[first].start, last.end)
            return [Obligation(WEAK, span, None, story.chain(noun), span)]
    return []


def _prepositions(noun: Token) -> Iterator[Token]:
    """`on`, `for` of a pact: at its noun, at `understanding` or a partner in its phrase, at the verb over it."""
    inner = [t for p in noun.all_children("prep") for t in p.all_children("pobj")]
    yield from (t for head in (noun, *inner) for t in head.all_children("prep") if t.lemma in SUBJECT)
    if noun.dep in {"dobj", "nsubjpass"}:
        beside = [
            noun.head,
            *noun.head.all_children("npadvmod", "dep", "appos"),
        ]  # `were signed, one of them on energy`
        yield from (t for word in beside for t in word.all_children("prep") if t.lemma in TOPIC and t.i > noun.i)


def _tells(story: Story, preposition: Token) -> bool:
    """Is there more behind it than states, days and `understanding`?"""
    words = story.ties.words("pacts", "nouns")
    behind = preposition.all_children("pobj", "pcomp")
    return any(
        t.lemma not in words and t.ner != "DATE" and not any(e.country for e in story.entities(t)) for t in behind
    )


def _last_of(preposition: Token) -> Token:
    """The last word of a phrase, before a clause in it."""
    last = preposition
    for token in preposition.subtree():
        if token.i == last.i + 1 and token.dep not in {"relcl", "advcl"}:
            last = token
    return last


def _content_verbs(story: Story, noun: Token) -> Iterator[Token]:
    includes = story.ties.words("pacts", "includes")
    if noun.dep == "nsubj" and noun.head.lemma in includes:
        yield noun.head
    for verb in noun.all_children("relcl", "acl"):
        is_under = any(c.dep == "prep" and c.lemma in {"under", "by"} for c in verb.children)
        if (
            is_under
            or verb.lemma in includes
            or verb.lemma in story.ties.words("pacts", "aimed")
            or _brings(story, verb)
        ):
            yield verb
    if noun.dep == "pobj" and noun.head.lemma == "under":
        yield from [t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}][:1]
    if noun.dep == "dobj" and noun.head.lemma in story.ties.words("pacts", "making"):
        yield from (v for v in noun.head.all_children("advcl", "xcomp") if v.tag == "VB" and v.i > noun.i)


def _brings(story: Story, verb: Token) -> bool:
    """Is it what a pact does, no word of how it stands: `an accord to build`, `a treaty governing`, `a pact that caps`?"""
    is_active = verb.tag in {"VB", "VBG"} or (verb.dep == "relcl" and verb.tag in {"VBZ", "VBP"} and _is_own(verb))
    return verb.pos == "VERB" and is_active and status_of(story, verb) in {None, "standing"}


def _is_own(verb: Token) -> bool:
    """Is the pact itself what does it?"""
    subject = verb.child("nsubj")
    return subject is not None and subject.lemma in grammar.RELATIVE

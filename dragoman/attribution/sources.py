"""Who the source of a verb is, and what of its phrase belongs to the cue."""

from collections.abc import Collection

from dragoman.attribution.frames import DATES, FILLERS
from dragoman.attribution.page import Page
from dragoman.attribution.phrases import agent, is_passive, noun_phrase, subject, verb_group
from dragoman.model.analysis import Token

PERSON_TAGS = ("NNP", "NNPS", "PRP", "WP", "NNS", "PRP$", "NN", "WDT", "CD")
SOME = ("both", "all", "some", "many", "most", "few")


def source_head(verb: Token, voiced: Collection[str] = ()) -> Token | None:
    """The word that the source hangs on: subject of an active verb, by-phrase of a passive."""
    return agent(verb) if is_passive(verb) else subject(verb, voiced)


def is_person_like(head: Token | None) -> bool:
    """May the word stand for somebody? True for nouns and pronouns but fillers and dates."""
    if head is None or head.ner in DATES:
        return False
    if head.tag not in PERSON_TAGS and head.lemma not in SOME:
        return False
    return head.lemma not in FILLERS or head.lemma == "it"


Parts = tuple[tuple[Token, ...], tuple[Token, ...], Token | None]


def attributed(page: Page, cue: tuple[Token, ...], head: Token | None, verb: Token) -> Parts:
    """Cue, source and head of the source; a document gives way to the one who made it, and joins the cue."""
    if head is None:
        return cue, (), None
    issuer = issued_by(page, head, verb)
    if issuer is not None:
        start = verb_group(head.head, page.analysis.tokens)[0].i
        return page.analysis.tokens[start : cue[-1].i + 1], tuple(noun_phrase(issuer, head.head)), issuer
    owner = document_owner(page, head, verb)
    if owner is None:
        return cue, tuple(noun_phrase(head, verb)), head
    source = tuple(t for t in noun_phrase(owner, verb) if t.i < head.i)
    if source and source[-1].i < cue[0].i:
        cue = (*page.analysis.tokens[source[-1].i + 1 : cue[0].i], *cue)
    return cue, source, owner


def issued_by(page: Page, head: Token, verb: Token) -> Token | None:
    """`The ministry issued a statement saying`: the ministry is the source, and all of that the cue."""
    if verb.dep not in ("acl", "relcl") or head.dep != "dobj" or head.lemma not in page.cues.documents:
        return None
    giver = head.head
    if verb.tag != "VBG" or verb.i - giver.i > 8 or giver.lemma not in page.cues.light_verbs or is_passive(giver):
        return None
    return subject(giver)


def document_owner(page: Page, head: Token, verb: Token) -> Token | None:
    """`the minister's letter said`: the one who can speak, rather than the document."""
    if head.lemma not in page.cues.documents or not head.i < verb.i <= head.i + 5:
        return None
    owner = head.child("poss")
    if owner is None or (owner.child("case") is None and owner.tag != "PRP$"):
        return None
    return owner

"""Nouns, adjectives, adverbs and adpositions as cues."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.attribution.candidate import Candidate
from dragoman.attribution.page import Page
from dragoman.attribution.phrases import COPULAS, antecedent, is_passive, is_verb, noun_phrase, subject, verb_group
from dragoman.attribution.sources import source_head
from dragoman.lexicon.cues import Cue, Part, Pattern
from dragoman.model.analysis import Token

NAMES = ("PERSON", "ORG", "GPE", "NORP")
SOURCELESS = ("report", "fear", "hearsay", "claim", "accuse", "warn", "suspect", "hope", "believe")


def word_candidates(page: Page) -> Iterator[Candidate]:
    """Candidates whose cue is no verb."""
    for token in page.words:
        if token.tag in ("NN", "NNS"):
            yield from _some(_noun(page, token, page.cues.find(token.lemma, Part.NOUN)))
        elif token.tag.startswith("JJ") or token.dep == "acomp":
            yield from _some(_adjective(page, token, page.cues.find(token.lemma, Part.ADJECTIVE)))
        elif token.tag == "RB":
            yield from _some(_adverb(page, token, page.cues.find(token.lemma, Part.ADVERB)))


def _some(candidate: Candidate | None) -> Iterable[Candidate]:
    return () if candidate is None else (candidate,)


def _complement(token: Token, row: Cue) -> tuple[list[Token], Token | None]:
    """The content that hangs on a noun or adjective, and the preposition that leads to it."""
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep in ("acl", "relcl", "ccomp", "xcomp", "advcl") and _licensed(child, row):
            return child.subtree(), None
        if child.dep == "prep" and child.lemma in row.prepositions and child.child("pobj", "pcomp") is not None:
            return [t for t in child.subtree() if t.i != child.i], child
    return [], None


def _licensed(clause: Token, row: Cue) -> bool:
    to = any(c.tag == "TO" for c in clause.children)
    if to and clause.tag == "VB":
        return Pattern.INFINITIVE in row.patterns
    mark = clause.child("mark")
    that = mark is not None and mark.lemma in ("that", "whether", "if")
    return Pattern.CLAUSE in row.patterns and (that or clause.dep == "ccomp")


def _noun(page: Page, noun: Token, rows: tuple[Cue, ...]) -> Candidate | None:
    for row in rows:
        content, link = _complement(noun, row)
        if not content:
            continue
        verb = _light_verb(page, noun)
        if verb is not None:
            head = source_head(verb, page.cues.voiced)
            words = page.analysis.tokens[verb_group(verb, page.analysis.tokens)[0].i : noun.i + 1]
            return _made(noun, row, _with_link(words, link), head, content)
        owner = _owner(noun, content)
        if owner is None and (link is not None or Pattern.INFINITIVE in row.patterns) and row.group not in SOURCELESS:
            return None
        return _made(noun, row, _with_link((noun,), link), owner, content)
    return None


def _with_link(words: tuple[Token, ...], link: Token | None) -> tuple[Token, ...]:
    return (*words, link) if link is not None and words and link.i == words[-1].i + 1 else words


def _light_verb(page: Page, noun: Token) -> Token | None:
    verb = noun.head
    close = verb.i < noun.i <= verb.i + 6
    fits = noun.dep == "dobj" and is_verb(verb) and not is_passive(verb) and verb.lemma in page.cues.light_verbs
    return verb if fits and close and verb.lemma != "be" else None


def _owner(noun: Token, content: list[Token]) -> Token | None:
    owner = noun.child("poss")
    if owner is not None:
        return owner
    inside = {t.i for t in content}
    for link in noun.all_children("prep"):
        if link.lemma in ("of", "by", "from", "among") and link.i not in inside:
            person = link.child("pobj")
            if person is not None and person.i not in inside:
                return person
    named = next((c for c in noun.children if c.dep in ("compound", "nmod", "amod") and c.ner in NAMES), None)
    return named if named is not None and named.i < noun.i else None


def _made(head: Token, row: Cue, cue: tuple[Token, ...], owner: Token | None, content: list[Token]) -> Candidate | None:
    if owner is not None and (owner.lemma == "there" or (owner.lemma == "it" and row.part is Part.ADJECTIVE)):
        owner = None
    source = tuple(noun_phrase(owner, head)) if owner is not None else ()
    cue = cue or (head,)
    taken = {t.i for t in cue}
    source = tuple(t for t in source if t.i not in taken)
    taken |= {t.i for t in source}
    rest = tuple(t for t in content if t.i not in taken)
    return Candidate(head, row, cue, source, rest, antecedent(owner) if owner is not None else None) if rest else None


def _adjective(page: Page, word: Token, rows: tuple[Cue, ...]) -> Candidate | None:
    verb = word.head
    if (
        not rows
        or word.dep not in ("acomp", "oprd", "attr", "ROOT", "conj", "ccomp")
        or verb.lemma not in (*COPULAS, "make")
    ):
        return None
    for row in rows:
        content, link = _complement(word, row)
        if not content:
            content = next(
                (c.subtree() for c in verb.all_children("ccomp", "xcomp") if c.i > word.i and _licensed(c, row)), []
            )
        owner = subject(verb)
        if content and owner is not None:
            words = page.analysis.tokens[verb_group(verb, page.analysis.tokens)[0].i : word.i + 1]
            return _made(word, row, _with_link(words, link), owner, content) if len(words) < 7 else None
    return None


def _adverb(page: Page, word: Token, rows: tuple[Cue, ...]) -> Candidate | None:
    if not rows:
        return None
    own = {t.i for t in word.subtree()}
    content = [t for t in word.head.subtree() if t.i not in own]
    return _made(word, rows[0], (word,), None, content)


def adposition_candidates(page: Page) -> Iterator[Candidate]:
    """`according to X`, `per X`, `in the words of X`, `in X's view`."""
    for token in page.words:
        if token.lemma == "accord" or token.text.lower() == "according":
            yield from _some(_according(page, token))
        elif token.lemma == "per" and token.dep == "prep":
            yield from _some(_per(page, token))
        elif token.lemma == "in" and token.dep == "prep":
            yield from _some(_in_words_of(page, token, page.cues.long_adpositions))


def _according(page: Page, token: Token) -> Candidate | None:
    rows = page.cues.find("according to", Part.ADPOSITION)
    to = next((c for c in token.children if c.lemma == "to"), None)
    after = page.analysis.tokens[token.i + 1] if token.i + 1 < len(page.analysis.tokens) else None
    if to is None and after is not None and after.lemma == "to" and after.dep == "prep":
        to = after
    head = to.child("pobj", "pcomp") if to is not None else None
    if not rows or to is None or head is None:
        return None
    return _hosted(page, token, rows[0], (token, to), head)


def _per(page: Page, token: Token) -> Candidate | None:
    rows = page.cues.find("per", Part.ADPOSITION)
    head = token.child("pobj")
    if not rows or head is None or head.ner not in ("PERSON", "ORG"):
        return None
    return _hosted(page, token, rows[0], (token,), head)


def _in_words_of(page: Page, token: Token, nouns: Mapping[str, Cue]) -> Candidate | None:
    noun = token.child("pobj")
    row = nouns.get(noun.text.lower()) if noun is not None else None
    if noun is None or row is None:
        return None
    owner = noun.child("poss")
    of = next((c for c in noun.all_children("prep") if c.lemma == "of"), None)
    if owner is None and of is not None and (owner := of.child("pobj")) is not None:
        return _hosted(page, token, row, tuple(page.analysis.tokens[token.i : of.i + 1]), owner)
    return _hosted(page, token, row, (token, noun), owner) if owner is not None else None


def _hosted(page: Page, token: Token, row: Cue, cue: tuple[Token, ...], owner: Token) -> Candidate | None:
    """The content is the clause that the adposition stands in; after a comma or at the front, the whole sentence."""
    phrase = token.subtree()
    before = page.analysis.tokens[phrase[0].i - 1] if phrase[0].i else None
    first = page.analysis.sentence_of(token).tokens[0]
    detached = phrase[0].i <= first.i + 1 or (before is not None and before.text in {",", "”", '"', "—"})
    told = _told_clause(page, token)
    host = told or _host(token, detached=detached)
    if host is None:
        return None
    taken = {t.i for t in phrase} | {t.i for t in owner.subtree()}
    made = _made(token, row, cue, owner, [t for t in host.subtree() if t.i not in taken])
    return replace(made, under=told.head.i) if made is not None and told is not None else made


def _told_clause(page: Page, token: Token) -> Token | None:
    """`The ministry said that, according to the army, rebels fled`: the clause that the teller tells."""
    clause = next((up for up in token.ancestors() if is_verb(up)), None)
    if clause is None or clause.dep != "ccomp" or not clause.head.i < token.i < clause.i:
        return None
    mark = clause.child("mark")
    return clause if mark is not None and mark.i < token.i and page.cues.find(clause.head.lemma, Part.VERB) else None


def _host(token: Token, *, detached: bool) -> Token | None:
    found = None
    for up in token.ancestors():
        found = up
        if is_verb(up) and up.dep != "xcomp" and not detached:
            return up
        if up.dep == "relcl" and detached:
            return up
    return found

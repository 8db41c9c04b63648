"""The frames of verbs: what of a verb's dependents is the content, for each pattern of the lexicon."""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.attribution.phrases import FINITE, agent, is_passive, is_verb
from dragoman.lexicon.cues import Cue, Pattern
from dragoman.model.analysis import Token

FILLERS = ("it", "there")
DATES = ("DATE", "TIME")
OPENING = ("“", '"', "''", "``", "‘")
LEADING = ("on", "upon", "for", "against")  # `called on Chad to leave`: the preposition leads to the content


@dataclass(frozen=True, slots=True)
class Found:
    """Content of one frame, words that the cue takes in, and whether the frame leaves the source unsaid."""

    content: list[Token]
    extra: tuple[Token, ...] = ()
    no_source: bool = False


Matcher = Callable[[Token, Cue], Found | None]


def _below(token: Token, verb: Token) -> list[Token]:
    return [t for t in token.subtree() if t.i != verb.i]


def _to_clause(verb: Token) -> Token | None:
    for child in verb.all_children("xcomp", "advcl", "ccomp"):
        if child.i > verb.i and any(c.tag == "TO" for c in child.children) and child.child("nsubj", "mark") is None:
            return child
    return None


def _clause(verb: Token, row: Cue) -> Found | None:
    for child in sorted(verb.all_children("ccomp"), key=lambda c: c.i < verb.i):
        if _mark(child) == "for" and "for" in row.prepositions:
            continue
        if (is_verb(child) or len(child.children) > 1) and (child.i > verb.i or _may_follow(verb, row)):
            return Found([*_lost_subject(verb, child), *_without_date(verb, _below(child, verb))])
    gerund = next((c for c in verb.all_children("xcomp") if c.tag == "VBG" and c.i > verb.i), None)
    if gerund is not None and row.group not in ("say", "know", "start", "show"):
        return Found(_below(gerund, verb))
    whether = next((c for c in verb.all_children("advcl") if _mark(c) in ("whether", "if") and c.i > verb.i), None)
    if whether is not None and row.group in ("wonder", "ask", "doubt", "know"):
        return Found(_below(whether, verb))
    so = next(
        (c for c in verb.all_children("advmod", "intj") if c.lemma in ("so", "yes", "no") and c.i == verb.i + 1), None
    )
    return Found([so]) if so is not None else _host_clause(verb, row)


def _lost_subject(verb: Token, clause: Token) -> list[Token]:
    """`promised the pact would last`, where the parser takes the pact for what was promised."""
    target, first = verb.child("dobj"), clause.child("aux", "auxpass")
    bare = clause.child("nsubj", "nsubjpass", "expl", "mark") is None and first is not None and first.tag in FINITE
    if target is None or not bare or not verb.i < target.i < clause.i:
        return []
    return _below(target, verb)


def _without_date(verb: Token, clause: list[Token]) -> list[Token]:
    """`said on Friday (that) he feared`: the day, read as part of the clause, is when it was said."""
    if not clause or clause[0].i != verb.i + 1 or not (clause[0].ner in DATES or clause[0].lemma == "on"):
        return clause
    rest = 1
    while rest < len(clause) and clause[rest].ner in DATES:
        rest += 1
    return clause[rest:] if rest > 1 or clause[0].ner in DATES else clause


def _may_follow(verb: Token, row: Cue) -> bool:
    """Can the clause before the verb be what it tells? Not where the verb has another complement of its own."""
    own = verb.all_children("dobj", "xcomp", "oprd", "acomp", "attr")
    return Pattern.QUOTE in row.patterns and (not own or Pattern.ADDRESSEE in row.patterns)


def _mark(clause: Token) -> str:
    mark = clause.child("mark")
    return mark.lemma if mark is not None else ""


OWN_TOPIC = frozenset({"of", "against", "about"})


def _host_clause(verb: Token, row: Cue) -> Found | None:
    """`The port, officials said, is closed`; `As officials said, the port is closed`: the clause around the cue."""
    own = verb.child("nsubj")
    if own is None or verb.is_root or not is_verb(verb.head) or verb.child("xcomp") is not None:
        return None
    if verb.child("dobj") is not None and Pattern.ADDRESSEE not in row.patterns:
        return None
    if any(c.dep == "prep" and c.lemma in OWN_TOPIC for c in verb.children):
        return None  # `... as the envoy warned of delays` tells something else
    host = verb.head
    while host.dep in ("aux", "auxpass") and not host.is_root:
        host = host.head
    if verb.dep == "parataxis" or (verb.dep == "advcl" and _mark(verb) == "as"):
        inside = {t.i for t in verb.subtree()}
        return Found([t for t in host.subtree() if t.i not in inside])
    return None


def _infinitive(verb: Token, row: Cue) -> Found | None:
    if is_passive(verb) and row.group not in ("promise", "plan"):
        return None
    clause = _to_clause(verb)
    if any(
        c.dep == "prep" and c.lemma in LEADING and c.lemma in row.prepositions and c.i > verb.i for c in verb.children
    ):
        return None
    if clause is None or (verb.child("dobj") is not None and Pattern.ADDRESSEE not in row.patterns):
        return None
    return Found(_below(clause, verb))


def _object_infinitive(verb: Token, row: Cue) -> Found | None:
    clause = _to_clause(verb) or (verb.child("ccomp") if verb.lemma == "let" else None)
    target = verb.child("nsubjpass") if is_passive(verb) else verb.child("dobj")
    if clause is None or target is None:
        return None
    return Found([*_below(target, verb), *_below(clause, verb)])


def _small_clause(verb: Token, row: Cue) -> Found | None:
    passive = is_passive(verb)
    target = verb.child("nsubjpass") if passive else verb.child("dobj", "nsubj:xsubj")
    predicate = verb.child("oprd", "attr") if not row.prepositions else None
    link = next((c for c in verb.all_children("prep") if c.lemma in row.prepositions), None)
    predicate = predicate or link
    if (
        predicate is None
        and target is not None
        and not row.prepositions
        and any(t.text in OPENING for t in target.subtree())
    ):
        return Found(_below(target, verb))
    if predicate is None:
        clause = verb.child("ccomp")
        if clause is not None and not is_verb(clause) and not row.prepositions and clause.child("nsubj") is not None:
            return Found(_below(clause, verb))
        return None
    if target is None and not passive:
        return Found(_below(predicate, verb)) if verb.dep in ("csubj", "pcomp", "ccomp", "relcl") and not link else None
    words = _below(predicate, verb)
    if target is not None and target.lemma not in ("what", "which", "who", "that"):
        words = [*_below(target, verb), *words]
    return Found(words)


def _object(verb: Token, row: Cue) -> Found | None:
    passive = is_passive(verb)
    target = verb.child("nsubjpass") if passive else verb.child("dobj")
    links = [c for c in verb.all_children("prep") if c.lemma in row.prepositions and c.i > verb.i]
    if target is None:
        return _modified_noun(verb, row, passive=passive)
    if passive and agent(verb) is None and not links:
        return None
    if target.tag == "WDT" and not passive:
        return _modified_noun(verb, row, passive=False)
    if target.tag == "WDT" or target.lemma in ("what", "who", "themselves", "himself", "herself", "itself"):
        return None
    gone = {t.i for c in target.all_children("relcl") for t in c.subtree()} if passive else set()
    words = [t for t in _below(target, verb) if t.i not in gone]
    return Found(words + [t for link in links for t in _below(link, verb)])


def _modified_noun(verb: Token, row: Cue, *, passive: bool) -> Found | None:
    """`a charge (that) Hanoi denies`, `a plan backed by Hanoi`: the noun that the clause hangs on."""
    own = verb.child("nsubj")
    fits = verb.dep == "relcl" and not passive and own is not None and own.tag[0] != "W"
    if not fits and not (passive and verb.dep == "acl" and agent(verb) is not None):
        return None
    clause = {t.i for t in verb.subtree()}
    return Found([t for t in verb.head.subtree() if t.i not in clause and t.i < verb.i])


def _preposition(verb: Token, row: Cue) -> Found | None:
    if verb.child("dobj") is not None and Pattern.ADDRESSEE not in row.patterns:
        return None
    for link in verb.all_children("prep", "agent", "dative", "advcl", "ccomp", "xcomp", "prt"):
        if link.i < verb.i or (found := _led_by(verb, link, row)) is None:
            continue
        return found
    return None


def _led_by(verb: Token, link: Token, row: Cue) -> Found | None:
    if link.dep in ("advcl", "ccomp", "xcomp"):
        words = link.subtree()
        lead = words[0]
        return Found(words[1:], (lead,)) if lead.lemma in row.prepositions and len(words) > 1 else None
    if link.lemma not in row.prepositions:
        return None
    inner = link.child("pobj", "pcomp", "prep")
    if inner is None or inner.ner in DATES or inner.lemma in row.except_objects:
        return None
    words = [t for t in _below(link, verb) if t.i != link.i]
    clause = _to_clause(verb)
    return Found(words + (_below(clause, verb) if clause is not None else []), (link,))


def _passive(verb: Token, row: Cue) -> Found | None:
    clause = _to_clause(verb) or verb.child("ccomp")
    if row.group == "seem":
        clause = clause or verb.child("oprd", "acomp", "xcomp")
    elif not is_passive(verb):
        return None
    if clause is None:
        return None
    own = verb.child("nsubjpass", "nsubj")
    words = _below(clause, verb)
    if own is not None and own.lemma not in FILLERS and own.dep not in ("expl",) and own.tag[0] != "W":
        words = [*_below(own, verb), *words]
    return Found(words, no_source=agent(verb) is None)


MATCHERS: tuple[tuple[Pattern | None, Matcher], ...] = (
    (Pattern.SMALL_CLAUSE, _small_clause),
    (Pattern.CLAUSE, _clause),
    (Pattern.OBJECT_INFINITIVE, _object_infinitive),
    (Pattern.INFINITIVE, _infinitive),
    (Pattern.PASSIVE, _passive),
    (Pattern.OBJECT, _object),
    (None, _preposition),
)

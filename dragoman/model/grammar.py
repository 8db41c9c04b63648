"""Logical roles in a dependency tree: who does it, to whom, with which prepositions.

Undoes passives, relative clauses, control, participles and shared subjects, so that callers see one shape.
"""

from dragoman.model.analysis import Token

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "obj")
COPULAS = frozenset("be become remain seem appear stay feel stand".split())
DOCUMENTS = frozenset("statement letter resolution declaration communique message petition decree note".split())
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
OBJECT_PREPOSITIONS = frozenset({"of", "from", "for", "into", "against"})  # `accused Berlin of blocking`: Berlin blocks
OBJECT_CONTROL_EXCEPTIONS = frozenset({"promise", "vow", "threaten", "pledge"})


def is_passive(verb: Token) -> bool:
    """Is the verb a passive: with an auxiliary, or a bare participle behind a noun?"""
    if verb.child("nsubjpass", "auxpass", "csubjpass", "agent"):
        return True
    return verb.tag == "VBN" and verb.dep in {"acl", "amod"} and verb.child("nsubj") is None


def with_conjuncts(token: Token | None) -> list[Token]:
    """A token and what is coordinated with it, also where that hangs on its apposition (`the minister, Gromyko, and his host`)."""
    if token is None:
        return []
    beside = [t for name in token.all_children("appos") for t in name.conjuncts() if t.child("det", "poss") is not None]
    return [token, *token.conjuncts(), *beside]


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself otherwise."""
    if token.lemma in RELATIVE or token.text.lower() in RELATIVE:
        for up in token.ancestors():
            if up.dep == "relcl":
                return up.head
    return token


def subject(verb: Token) -> list[Token]:
    """Who does it: the logical subject with its conjuncts."""
    if is_passive(verb):
        return _agents(verb)
    return surface_subject(verb)


def surface_subject(verb: Token) -> list[Token]:
    """The grammatical subject, found through relative clauses, control, participles and shared subjects."""
    for _ in range(12):
        own = verb.child(*SUBJECTS, *PASSIVE_SUBJECTS)
        if own is not None and own.lemma not in {"there"}:
            return [*with_conjuncts(antecedent(own)), *_left_over(own, verb)]
        borrowed = _borrowed_subject(verb)
        if isinstance(borrowed, list):
            return borrowed
        if borrowed is None:
            return []
        if borrowed.pos in {"VERB", "AUX"}:
            verb = borrowed
        else:
            return _participants_of_noun(borrowed)
    return []


def _left_over(first: Token, verb: Token) -> list[Token]:
    """What the parse makes a second subject, though an *and* without a conjunct stands behind the first: `A and B shake hands`."""
    if first.child("cc") is None or first.child("conj") is not None:
        return []
    return [t for t in verb.all_children(*SUBJECTS, *PASSIVE_SUBJECTS) if t.i > first.i]


def _borrowed_subject(verb: Token) -> "Token | list[Token] | None":
    """Fillers of the subject, or the predicate whose subject it shares."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep == "relcl" and head.dep == "attr" and is_purpose(verb) and verb.child(*SUBJECTS) is None:
        return copula_subject(head)  # `Peru was the first to lift the ban`
    if verb.dep == "relcl":
        return [] if verb.child(*OBJECTS) is None else with_conjuncts(head)
    if verb.dep == "acl":
        return with_conjuncts(head) if verb.tag == "VBG" and head.lemma not in DOCUMENTS else head
    if verb.dep == "xcomp":
        controlled = head.child("dobj", "dative")
        if controlled is not None and controlled.i < verb.i and head.lemma not in OBJECT_CONTROL_EXCEPTIONS:
            return with_conjuncts(controlled)
        if is_passive(head):
            bearer = head.child(*PASSIVE_SUBJECTS)
            return with_conjuncts(antecedent(bearer)) if bearer is not None else head
        return head
    if verb.dep == "conj":
        return head
    if verb.dep in {"advcl", "ccomp"} and verb.tag in {"VBG", "VBN", "VB"}:
        return head if verb.child("mark") is None or verb.tag == "VBG" else None
    if verb.dep == "pcomp":
        bearer = head.head
        if bearer.dep in OBJECTS and bearer.pos in {"PROPN", "PRON"}:
            return with_conjuncts(bearer)
        other = bearer.child("dobj", "dative") if head.lemma in OBJECT_PREPOSITIONS else None
        return with_conjuncts(other) if other is not None else bearer
    return None


def _participants_of_noun(noun: Token) -> list[Token]:
    """Whose plan, decision, offer it is: possessor or by-phrase; else the subject of the verb that it is object of."""
    owner = noun.child("poss")
    if owner is not None:
        return with_conjuncts(owner)
    by = of_preposition(noun, "by")
    if by:
        return by
    verb = noun.head
    if noun.dep in OBJECTS and verb.pos in {"VERB", "AUX"}:
        return surface_subject(verb) if not is_passive(verb) else _agents(verb)
    return []


def copula_subject(predicate: Token) -> list[Token]:
    """Of whom an adjective or noun is said (`Peru is ready to`, `Peru was the host of`)."""
    if predicate.dep in {"acomp", "attr", "oprd"} and predicate.head.lemma in COPULAS:
        return surface_subject(predicate.head)
    return []


def _agents(verb: Token) -> list[Token]:
    found = []
    for agent in (c for c in verb.children if c.dep == "agent" or (c.dep == "prep" and c.lemma == "by")):
        found += [t for o in agent.all_children("pobj") for t in with_conjuncts(o)]
    if not found and verb.dep == "conj" and is_passive(verb.head):
        return _agents(verb.head)
    return found


def objects(verb: Token) -> list[Token]:
    """To whom or what it is done: the object, or the subject of a passive."""
    if is_passive(verb):
        if verb.dep in {"acl", "amod"} and verb.child(*PASSIVE_SUBJECTS) is None:
            return with_conjuncts(verb.head)
        return surface_subject(verb)
    own = [t for c in verb.all_children(*OBJECTS) for t in with_conjuncts(antecedent(c))]
    if own:
        return own
    if verb.dep == "relcl" and verb.child(*SUBJECTS) is not None and not _has_relative(verb):
        return with_conjuncts(verb.head)
    later = [c for c in verb.children if c.dep == "conj" and c.pos == "VERB" and c.i - verb.i <= 3]
    return objects(later[0]) if later and not later[0].all_children(*SUBJECTS) else []


def _has_relative(verb: Token) -> bool:
    """Does the relative pronoun stand for something else than the object: as subject, or behind a preposition (`for which`)?"""
    named = [*verb.all_children(*SUBJECTS), *(o for p in verb.all_children("prep") for o in p.all_children("pobj"))]
    return any(t.text.lower() in RELATIVE for t in named)


def indirect(verb: Token) -> list[Token]:
    """The receiver: a dative, or what stands behind a dative `to` or `for`."""
    found = []
    for child in verb.all_children("dative"):
        found += [t for o in child.all_children("pobj") for t in with_conjuncts(o)] or with_conjuncts(child)
    return found


def of_preposition(token: Token, *names: str) -> list[Token]:
    """What stands behind a preposition that hangs on a token (or on a preposition there: `out of`)."""
    found = []
    for child in token.children:
        if child.dep in {"prep", "agent", "dative", "prt"} and child.pos in {"ADP", "SCONJ", "PART", "ADV"}:
            inner = [c for c in child.children if c.dep == "prep" or (c.dep == "conj" and c.pos == "ADP")]
            if child.lemma in names:
                found += [t for o in child.all_children("pobj") for t in with_conjuncts(antecedent(o))]
            found += [t for c in inner if c.lemma in names for o in c.all_children("pobj") for t in with_conjuncts(o)]
    return found


def clauses(token: Token) -> list[Token]:
    """Verbs of the complement clauses: that-clauses, infinitives, also of purpose, gerunds behind a preposition."""
    found = token.all_children("ccomp", "xcomp", "acl") if token.pos == "NOUN" else token.all_children("ccomp", "xcomp")
    found += [c for c in token.all_children("advcl") if is_purpose(c)]
    for child in token.all_children("prep"):
        found += child.all_children("pcomp")
    return [t for c in found for t in with_conjuncts(c)]


def is_purpose(verb: Token) -> bool:
    """Is the verb an infinitive with `to` (`called him to discuss the plan`)?"""
    return verb.tag == "VB" and any(c.dep == "aux" and c.lemma == "to" for c in verb.children)

"""Which words make up a verb group, a noun phrase that is a source, and who the subject of a verb is."""

from collections.abc import Collection

from dragoman.model.analysis import Token

RELATIVE = ("who", "which", "that", "whom", "whose")
COPULAS = ("be", "feel", "become", "remain", "seem", "appear", "sound", "get", "look", "stay", "grow")
LOOSE = ("relcl", "acl", "advcl", "ccomp", "parataxis", "conj", "xcomp")
AFTER_VERB_LOOSE = ("in", "on", "during", "after", "at", "before", "to", "when", "as")
DEEP = 6
DASHES = ("-", "--", "–", "—", "―")
FINITE = ("VBD", "VBZ", "VBP", "MD")


def is_verb(token: Token) -> bool:
    """Is it a verb or auxiliary by tag?"""
    return token.tag.startswith("VB") or token.pos in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """Does the verb stand in the passive?"""
    if verb.child("auxpass", "nsubjpass") is not None:
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and not verb.child("aux", "nsubj"):
        return is_verb(verb.head) and is_passive(verb.head)
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl", "amod") and verb.child("aux") is None


def verb_group(verb: Token, words: tuple[Token, ...]) -> list[Token]:
    """The unbroken run of auxiliaries, negation, adverbs, verb and particles; `words` are all of the article's tokens."""
    own = {t.i for t in verb.children if t.dep in ("aux", "auxpass", "neg", "prt")}
    own |= {t.i for c in verb.all_children("advmod") if c.i < verb.i for t in c.subtree() if len(c.children) < 3}
    first = last = verb.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own and words[last + 1].dep in ("prt", "neg"):
        last += 1
    while first < verb.i and (words[first].text.lower() == "to" or words[first].dep == "punct"):
        first += 1
    return list(words[first : last + 1])


def agent(verb: Token) -> Token | None:
    """Who does it in a passive: the noun of the by-phrase."""
    by = verb.child("agent") or next((c for c in verb.children if c.dep == "prep" and c.lemma == "by"), None)
    return by.child("pobj") if by is not None else None


def subject(verb: Token, voiced: Collection[str] = (), depth: int = 0) -> Token | None:
    """Who does it: own subject, or that of the verb it hangs on (`announced ... and said`, `..., adding that`)."""
    own = verb.child("nsubj", "nsubjpass")
    if own is not None:
        return own
    if verb.is_root or depth > DEEP:
        return None
    head = verb.head
    if verb.dep == "conj":
        head = true_head(verb, voiced)
        return subject(head, voiced, depth + 1) if is_verb(head) else None
    if verb.dep == "xcomp":
        controlled = head.child("dobj")
        return (
            controlled
            if controlled is not None and head.lemma not in ("promise", "use")
            else subject(head, voiced, depth + 1)
        )
    if verb.dep in ("advcl", "dep") and is_verb(head):
        return subject(head, voiced, depth + 1)
    if verb.dep == "pcomp":
        up = head.head if head.head is not head else head
        quoted = up.child("dobj") if head.lemma == "as" else None
        return quoted or (subject(up, voiced, depth + 1) if is_verb(up) else None)
    if verb.dep in ("acl", "relcl") and verb.tag in ("VBG", "VB") and not is_verb(head):
        return head
    if verb.dep == "ccomp" and verb.tag == "VBG" and is_verb(head):
        return subject(head, voiced, depth + 1)
    return None


def true_head(verb: Token, voiced: Collection[str] = ()) -> Token:
    """The verb that a coordinated verb goes with; the parser's own choice unless their forms cannot go together.

    `Chad urged Mali to leave and proposed talks`: *proposed* goes with *urged*, not with *leave*. `voiced`: verbs that need
    a speaker (`he said the raid was wrong and vowed to respond`).
    """
    head = verb.head
    if verb.dep != "conj" or verb.tag not in FINITE or verb.child("nsubj", "nsubjpass", "aux") is not None:
        return head
    up = head.head
    if (
        head.dep == "ccomp"
        and up.tag == verb.tag
        and head.i > up.i
        and verb.lemma in voiced
        and _cannot_speak(head, verb)
    ):
        return up
    if head.tag in FINITE or (head.child("aux", "auxpass") is not None and head.child("aux", "auxpass").tag in FINITE):  # type: ignore[union-attr]
        return head
    return next((up for up in head.ancestors() if up.tag == verb.tag), head)


def _cannot_speak(head: Token, verb: Token) -> bool:
    """Does the clause look unlike one whose subject goes on to speak?"""
    if verb.child("ccomp") is not None or head.lemma == "be" or head.child("auxpass") is not None:
        return True
    own = head.child("nsubj")
    return own is not None and own.lemma in ("it", "that", "this", "there")


def without_raised(tokens: list[Token], voiced: Collection[str] = ()) -> list[Token]:
    """The tokens without coordinated verbs, and what is below them, that go with a verb outside."""
    inside = {t.i for t in tokens}
    gone: set[int] = set()
    for token in tokens:
        if (
            token.dep == "conj"
            and is_verb(token)
            and (up := true_head(token, voiced)) is not token.head
            and up.i not in inside
        ):
            gone |= {t.i for t in token.subtree()}
            gone |= {c.i for c in token.head.all_children("cc") if c.i < token.i}
    return [t for t in tokens if t.i not in gone]


def antecedent(pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token stands for itself."""
    if pronoun.lemma in RELATIVE and pronoun.tag in ("WP", "WDT", "WP$"):
        clause = next((a for a in pronoun.ancestors() if a.dep == "relcl"), None)
        if clause is not None:
            return clause.head
    return pronoun


def noun_phrase(head: Token, cue: Token) -> list[Token]:
    """The words of a source: the phrase of `head` on its own side of the cue, without clauses that only add colour."""
    kept: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(c for c in token.children if _belongs(c, token, head, cue))
    kept = [t for t in kept if (t.i < cue.i) == (head.i < cue.i)]
    return _after_dash(_run_around(sorted(kept, key=lambda t: t.i), head), head)


def _after_dash(tokens: list[Token], head: Token) -> list[Token]:
    """Without a dateline or the like before a dash: `GENEVA - The envoy`."""
    dashes = [n for n, t in enumerate(tokens) if t.text in DASHES]
    if len(dashes) == 1 and tokens[dashes[0]].i < head.i:
        return tokens[dashes[0] + 1 :]
    return tokens


def _belongs(child: Token, parent: Token, head: Token, cue: Token) -> bool:
    if child.i == cue.i:
        return False
    if is_verb(parent):
        return True
    if child.dep in LOOSE and is_verb(child):
        if child.dep == "conj" and not is_verb(parent):
            return child.tag.startswith("NN")
        return child.dep in ("relcl", "acl") and not _after_comma(child, parent)
    if child.dep == "prep" and any(c.dep == "pobj" and c.ner == "DATE" for c in child.children):
        return False
    inverted = cue.i < head.i
    return not (
        inverted and parent is head and child.dep == "prep" and child.lemma in AFTER_VERB_LOOSE and child.i > head.i
    )


def _after_comma(child: Token, parent: Token) -> bool:
    start = child.subtree()[0].i
    return any(
        c.dep == "punct" and c.text in {",", "-", "—", "–", "("} and parent.i < c.i < start for c in parent.children
    )


def _run_around(tokens: list[Token], head: Token) -> list[Token]:
    """The unbroken run that holds the head; one missing token (a comma) does not break it."""
    place = tokens.index(head)
    first = last = place
    while first > 0 and tokens[first - 1].i >= tokens[first].i - 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i <= tokens[last].i + 2:
        last += 1
    return tokens[first : last + 1]

"""Attachments that the parser gets wrong and that the tree itself shows to be wrong, put right before the tree is linked.

All are about verbs of telling, whose clauses the small weights hang on the nearest noun or verb:

- `told the council that rebels had fled`, read as a council that had fled: a relative clause whose `that` is a
  conjunction and which has a subject of its own belongs to the verb;
- `said that rebels fled, citing the army`, read as rebels that cite: the citing is the teller's;
- `The port is closed, officials said`, read as two coordinated clauses without a conjunction: a remark in passing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from dragoman.lexicon.cues import Part, Pattern, load_cues
from dragoman.model.analysis import TokenRow
from dragoman.model.attribution import Attitude

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FILLED = frozenset({"ccomp", "xcomp", "dobj"})
CITING = frozenset({"cite", "quote"})


@cache
def telling_verbs() -> frozenset[str]:
    """Verbs of the cue lexicon that assert a clause."""
    verbs = load_cues().of_part(Part.VERB)
    return frozenset(c.lemma for c in verbs if Pattern.CLAUSE in c.patterns and c.attitude is Attitude.ASSERTION)


@cache
def telling_listeners() -> frozenset[str]:
    """Those of them that may name who is told: `a monitor told the paper`."""
    verbs = load_cues().of_part(Part.VERB)
    return frozenset(c.lemma for c in verbs if Pattern.ADDRESSEE in c.patterns)


@cache
def telling_nouns() -> frozenset[str]:
    """Nouns that take a clause themselves: `told reporters of a plan that ...`."""
    return frozenset(c.lemma for c in load_cues().of_part(Part.NOUN))


def repaired(rows: Iterable[TokenRow]) -> list[TokenRow]:
    """The rows with the attachments put right; heads stay indices among the rows."""
    found = list(rows)
    children: list[list[int]] = [[] for _ in found]
    for n, row in enumerate(found):
        if row.head != n:
            children[row.head].append(n)
    for n, row in enumerate(found):
        if row.dep == "relcl":
            mended = _complement(found, children, n)
        elif row.dep == "advcl" and row.lemma in CITING and row.tag == "VBG":
            mended = _citing(found, n)
        elif row.dep == "conj" and row.lemma in telling_verbs():
            mended = _remark(found, children, n)
        else:
            continue
        if mended is not None:
            found[n] = mended
    return found


def _complement(rows: Sequence[TokenRow], children: Sequence[list[int]], n: int) -> TokenRow | None:
    own = [rows[c] for c in children[n]]
    is_complement = any(r.lemma == "that" and r.dep == "mark" for r in own) and any(r.dep in SUBJECTS for r in own)
    noun = rows[n].head
    if not is_complement or rows[noun].lemma in telling_nouns():
        return None
    verb = rows[noun].head
    if rows[noun].dep == "pobj" and rows[verb].dep == "prep":
        verb = rows[verb].head
    elif rows[noun].dep not in {"dobj", "dative"}:
        return None
    if rows[verb].lemma not in telling_verbs() or any(rows[c].dep == "ccomp" for c in children[verb]):
        return None
    return replace(rows[n], dep="ccomp", head=verb)


def _citing(rows: Sequence[TokenRow], n: int) -> TokenRow | None:
    clause = rows[n].head
    teller = rows[clause].head
    comma = n > 0 and rows[n - 1].text == ","
    if not comma or rows[clause].dep != "ccomp" or not teller < clause < n or rows[teller].lemma not in telling_verbs():
        return None
    return replace(rows[n], head=teller)


def _remark(rows: Sequence[TokenRow], children: Sequence[list[int]], n: int) -> TokenRow | None:
    head, own = rows[n].head, [rows[c] for c in children[n]]
    subject = next((c for c in children[n] if rows[c].dep in SUBJECTS), None)
    has_conjunction = any(rows[c].dep == "cc" and head < c < n for c in children[head])
    filled = FILLED - {"dobj"} if rows[n].lemma in telling_listeners() else FILLED
    if subject is None or subject > n or has_conjunction or any(r.dep in filled for r in own):
        return None
    commas = any(rows[c].text == "," and head < c < n for c in (*children[head], *children[n]))
    return replace(rows[n], dep="parataxis") if commas else None

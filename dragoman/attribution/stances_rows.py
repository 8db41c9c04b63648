"""Which row of the tables governs a clause or a noun: by lemma, particle, tense and shape."""

from typing import Final

from dragoman.attribution.stances_clause import is_shifted
from dragoman.lexicon.certainty import Certainty, Effect, Part, Place
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality

CARRIED: Final = Effect(Factuality.CT_POS, Factuality.CT_NEG, None, True)
SAID: Final = Effect(Factuality.CT_POS, Factuality.UU)
COMING: Final = Effect(Factuality.CT_POS, Factuality.CT_NEG, Auxiliary.FUTURE)
AIMED: Final = Effect(Factuality.UU, Factuality.UU, Auxiliary.FUTURE)
LAPSED: Final = Effect(Factuality.UU, Factuality.UU, Auxiliary.FUTURE)
UNDONE: Final = Effect(Factuality.CT_NEG, Factuality.CT_POS, None, True)
PARTS: Final = {"VERB": Part.VERB, "AUX": Part.VERB, "NOUN": Part.NOUN, "PROPN": Part.NOUN, "ADJ": Part.ADJECTIVE}
COPULAS: Final = frozenset({"be", "seem", "appear", "look", "remain", "become"})


class Rows:
    """Finds what a word does to what hangs on it."""

    def __init__(self, table: Certainty) -> None:
        """The tables of certainty."""
        self.table = table

    def effect(self, head: Token, place: Place) -> Effect | None:
        """The row of the head for what stands there."""
        part = PARTS.get(head.pos)
        particle = head.child("prt") if head.pos == "VERB" else None
        if particle is not None:
            return self.phrasal(head, particle, place)
        found = self.table.effect(part, head.lemma, place) if part else None
        if found is None and head.tag in ("VBN", "JJ"):
            shape = Place.MODIFIED if place is Place.OBJECT and head.tag == "VBN" else place
            found = self.table.effect(Part.ADJECTIVE, head.text.lower(), shape)
        if found is not None and head.lemma in self.table.words["lapsed"] and _is_past(head) and not is_shifted(head):
            return LAPSED
        return found

    def phrasal(self, head: Token, particle: Token, place: Place) -> Effect | None:
        """The row of a verb with its particle, else that of the verb if it carries."""
        own = self.table.effect(Part.VERB, f"{head.lemma} {particle.lemma}", place)
        plain = self.table.effect(Part.VERB, head.lemma, place)
        return own or (plain if plain is not None and plain.carry else None)

    def complement(self, head: Token, child: Token) -> Effect | None:
        """The row for a clause; -ing clauses stand for nouns, and a copula leaves it to its adjective."""
        if child.tag == "VBG":
            return self.effect(head, Place.OBJECT) or self.effect(head, Place.CLAUSE)
        said = head.child("acomp") if head.lemma in COPULAS else None
        return (self.effect(said, Place.CLAUSE) if said is not None else None) or self.effect(head, Place.CLAUSE)

    def infinitive(self, head: Token, child: Token) -> Effect | None:
        """Infinitives that their shape decides: `is to`, `has yet to`, `going to`, `too late to`, `went there to`."""
        if any(c.lemma == "yet" for c in (*head.children, *child.children)) and head.lemma in ("have", "be"):
            return UNDONE
        if any(c.text.lower() == "too" for c in head.children):
            return UNDONE
        if head.lemma == "be" and child.dep == "xcomp" and head.child("acomp") is None:
            return self.is_to(head)
        if head.lemma == "tell" and not any(c.lemma == "have" and c.dep == "aux" for c in child.children):
            return AIMED
        if head.lemma == "go" and head.tag == "VBG" and child.dep == "xcomp":
            return COMING
        if head.pos == "VERB" and head.lemma in self.table.words["purposive"] and not head.child("prt"):
            return None if any(c.lemma == "on" for c in head.children) else AIMED
        return None

    def is_to(self, head: Token) -> Effect:
        """`Is to`: arranged; `was to`: it may not have come about; `the aim is to`: as the noun has it."""
        subject = head.child("nsubj")
        row = self.effect(subject, Place.CLAUSE) if subject is not None and subject.pos == "NOUN" else None
        if head.tag == "VBN":
            return row or CARRIED
        return row or (LAPSED if head.tag == "VBD" and not is_shifted(head) else COMING)

    def demanding(self, head: Token) -> Effect | None:
        """The row for an infinitive that hangs loosely on a verb; a verb that merely says has a purpose there."""
        row = self.effect(head, Place.CLAUSE)
        says = row is not None and row.value is Factuality.CT_POS and row.auxiliary is None and not row.carry
        return None if says else row

    def outcome(self, head: Token) -> Effect | None:
        """`Fell to close at ten`: a result, no purpose."""
        return CARRIED if head.lemma in self.table.words["resultative"] else None

    def is_open(self, noun: Token) -> bool:
        """Is it indefinite, so that it is not taken to exist?"""
        definite = self.table.words["definite"]
        return not any(
            c.dep in ("det", "poss") and (c.dep == "poss" or c.text.lower() in definite) for c in noun.children
        )


def _is_past(token: Token) -> bool:
    """Is the verb, or the copula over the adjective, in the past tense?"""
    if any(c.dep in ("aux", "auxpass") for c in token.children):
        return any(c.tag == "VBD" and c.lemma == "be" for c in token.children)
    return token.dep == "acomp" and token.head.tag == "VBD"

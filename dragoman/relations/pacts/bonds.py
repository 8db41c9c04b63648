"""A pact under construction: its mentions so far, and which of several a mention means."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dragoman.model.analysis import Sentence, Token
from dragoman.model.article import ZoneKind
from dragoman.model.entity import Entity
from dragoman.model.event import Event
from dragoman.relations.pacts.obligations import Obligation
from dragoman.relations.pacts.parties import key_of, keys
from dragoman.relations.pacts.partners import partners_of
from dragoman.relations.pacts.statuses import Telling
from dragoman.relations.story import Story

RECENT = timedelta(days=30)
MADE = frozenset({"signed", "in_force", "renewed"})
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "only", "biggest", "largest"})


@dataclass
class Bond:
    """A pact under construction: its mentions so far."""

    parties: tuple[Entity, ...]
    tokens: list[Token] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    days: dict[str, str] = field(default_factory=dict)  # status to the day that is told with it
    evidence: list[Sentence] = field(default_factory=list)
    name: str | None = None
    description: str | None = None
    year: str | None = None
    duration: str | None = None
    predecessor: str | None = None
    is_certain: bool = False
    apart: str | None = None  # tells several of one noun apart
    called: str | None = None  # what the text calls the body
    day_before: str | None = None  # the day told last before a signing without one
    like: "Bond | None" = None  # the pact that it is told to be like
    is_body: bool = False  # of states and a body that they join or leave

    @property
    def key(self) -> frozenset[str]:
        """The states and bodies bound, whoever signs for them."""
        return keys(self.parties)

    @property
    def signed(self) -> str | None:
        """The day, month or year of its signing: told with it, in its name, or in the sentences before."""
        return self.days.get("signed") or self.year or self.day_before


def each(story: Story, bond: Bond) -> list[Bond]:
    """`signed agreements with Peru and Chile`: one with each; else the pact itself."""
    noun = bond.tokens[0]
    partners = [e for t in partners_of(story, noun) for e in story.entities(t) if e.country]
    others = [e for e in bond.parties if key_of(e) not in keys(partners)]
    many, one = (partners, others) if len(keys(partners)) > 1 else (others, partners)
    is_each = noun.tag in {"NNS", "NNPS"} and len(keys(many)) > 1 and len(keys(one)) == 1
    if not is_each or len(bond.key) != len(keys(many)) + 1:
        return [bond]
    return [replace(bond, parties=(e, one[0]), apart=key_of(e)) for e in {key_of(e): e for e in many}.values()]


def matching(
    story: Story,
    bonds: list[Bond],
    noun: Token,
    tellings: Sequence[Telling],
    *,
    parties: tuple[Entity, ...],
    name: str | None,
    day: str | None,
) -> Bond | None:
    """The pact meant: with the same parties, no other name and day; the latest one where no other parties are given."""
    key = keys(parties)
    is_one = noun.tag in {"NN", "NNP"} or not key
    if bonds and _renames(noun, bonds[-1]):
        return bonds[-1]
    if is_one and has_word(noun, story.ties.words("pacts", "others") | story.ties.words("pacts", "alike")):
        return None
    if is_further(story, noun, tellings):
        bonds = [
            b for b in bonds if _is_in_headline(b) or any(t.lemma == noun.lemma and t.tag == noun.tag for t in b.tokens)
        ]
    if tellings and not is_definite(noun) and all(t.status == "proposed" for t in tellings):
        bonds = [b for b in bonds if _is_in_headline(b) or not any(t.is_real and t.status in MADE for t in b.tellings)]
    fresh = story.ties.words("pacts", "fresh")
    if is_one and has_word(noun, fresh):
        bonds = [b for b in bonds if _is_in_headline(b) or _is_new(story, b, fresh, at_all=is_definite(noun))]
    of_pacts, of_bodies = ([b for b in bonds if b.is_body is is_body] for is_body in (False, True))
    for bond in [*reversed(of_pacts), *reversed(of_bodies)]:
        if (name and bond.name and name != bond.name) or _differ(day, _signed(bond, noun)):
            continue
        is_part = (is_definite(noun) or _is_in_headline(bond) or not key) and (
            key <= bond.key or (key > bond.key and (len(bond.key) > 1 or is_called(bond, noun)))
        )
        if bond.is_body and key and is_definite(noun) and is_called(bond, noun) and key & bond.key:
            return bond
        is_stranger = name and not bond.name and len(key) < 2 and not _is_under(noun)
        if key == bond.key or (is_part and not is_stranger):
            return bond
    return None


def is_further(story: Story, noun: Token, told: Sequence[Telling]) -> bool:
    """Is a pact told as one more: `An accord on fishing was also signed`, `Two protocols were signed`, `was followed by an alliance`?"""
    if is_definite(noun):
        return False
    following = story.ties.words("pacts", "following")
    if noun.dep == "pobj" and noun.head.dep == "agent" and noun.head.head.lemma in following:
        return True
    signing = [t.word for t in told if t.status == "signed" and t.is_real]
    words = {c.lemma for t in signing for c in t.all_children("advmod")}
    is_counted = noun.tag == "NNS" and noun.child("nummod") is not None
    return bool(signing) and (is_counted or bool(words & story.ties.words("pacts", "adding")))


def _renames(noun: Token, bond: Bond) -> bool:
    """Is a pact's noun said again of the pact just named: `signed a treaty, the first accord between them`?"""
    before = bond.tokens[-1]
    sentence = bond.evidence[-1]
    is_behind = before.i < noun.i and sentence.start <= noun.start < sentence.end
    return is_behind and noun.dep != "conj" and any(c.lemma in ORDINALS for c in noun.children)


def _signed(bond: Bond, noun: Token) -> str | None:
    """When a pact was signed; what the sentences before tell of it holds only against a noun of another kind."""
    is_other = all(t.lemma != noun.lemma or t.tag.endswith("S") != noun.tag.endswith("S") for t in bond.tokens)
    return bond.signed if is_other else bond.days.get("signed") or bond.year


def _is_under(noun: Token) -> bool:
    """`Under the Lima Convention`: what a story so goes on with is the pact just told."""
    return noun.dep == "pobj" and noun.head.lemma == "under"


def _is_in_headline(bond: Bond) -> bool:
    return bond.evidence[-1].zone is ZoneKind.HEADLINE


def _is_new(story: Story, bond: Bond, fresh: frozenset[str], *, at_all: bool) -> bool:
    """Is a pact called new, or (`at_all`) one that the story tells as just signed?"""
    return any(has_word(t, fresh) for t in bond.tokens) or (at_all and _is_recent(story, bond.signed))


def _is_recent(story: Story, day: str | None) -> bool:
    """Within some weeks of the story; of a month or a year, that of the story."""
    today = (story.analysis.article.published or "")[:10]
    if not (day and today):
        return False
    if len(day) < len(today):
        return today.startswith(day)
    return abs(date.fromisoformat(today) - date.fromisoformat(day[:10])) <= RECENT


def has_word(noun: Token, words: frozenset[str]) -> bool:
    """Does one of the words stand with a noun?"""
    return any(c.lemma in words for c in noun.children)


def is_older(bond: Bond, day: str | None) -> bool:
    """Does something stand since a year before a pact was signed, so that it is another pact?"""
    signed = bond.days.get("signed") or bond.year
    return bool(day and signed) and str(day)[:4] < str(signed)[:4]


def is_called(bond: Bond, noun: Token) -> bool:
    """Does a pact's name end with a noun (`the pact`, of the Baghdad Pact)?"""
    return (bond.called or bond.name or "").lower().endswith(noun.lemma)


def _differ(day: str | None, other: str | None) -> bool:
    """Are two days, months or years of signing not the same, one perhaps told less exactly?"""
    return bool(day and other) and not (str(day).startswith(str(other)) or str(other).startswith(str(day)))


def is_definite(noun: Token) -> bool:
    """Does a noun speak of a pact that the reader is to know: `the pact`, `its pact`?"""
    return noun.child("poss") is not None or any(
        c.dep == "det" and c.lemma in {"the", "this", "that", "both"} for c in noun.children
    )

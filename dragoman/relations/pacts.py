"""Pacts: who is bound to what. Mentions of one pact over a story are one tie; its obligations are read from the words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.lexicon.actors import load_actors
from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Event
from dragoman.model.relation import Party, Relation
from dragoman.relations.obligations import Obligation, find_obligations
from dragoman.relations.story import Story, as_told

KIND = "Treaty|Pact|Accords?|Convention|Charter|Protocol|Declaration|Agreement"
NAME = re.compile(rf"(?:[A-Z][\w'’-]+ ){{0,5}}(?:{KIND})(?: of [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,4}})?")
STRENGTH = ("terminated", "suspended", "renewed", "in_force", "signed", "proposed")


@dataclass
class Bond:
    """A pact under construction: its mentions so far."""

    parties: tuple[Entity, ...]
    tokens: list[Token] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    name: str | None = None

    @property
    def key(self) -> frozenset[str]:
        """The states and bodies bound, whoever signs for them."""
        return frozenset(e.code or e.name or e.text for e in self.parties)


def find_pacts(story: Story) -> tuple[Relation, ...]:
    """One tie for each set of parties and name; mentions without parties belong to the latest pact."""
    bonds: list[Bond] = []
    for token in story.analysis.tokens:
        if _names_pact(story, token, bool(bonds)):
            _add_mention(story, token, bonds)
    return tuple(_relation(story, bond) for bond in bonds if len(bond.key) > 1 and bond.statuses)


def _names_pact(story: Story, token: Token, is_known: bool) -> bool:
    words = story.ties.words("pacts", "nouns") | (story.ties.words("pacts", "followers") if is_known else frozenset())
    if token.lemma not in words or token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "amod"}:
        return False
    inner = {c.lemma for c in token.children}
    return not inner & story.ties.words("pacts", "not_pacts")


def _add_mention(story: Story, noun: Token, bonds: list[Bond]) -> None:
    parties = _parties(story, noun)
    name = _name(story, noun)
    bond = _matching(bonds, parties, name)
    if bond is None:
        if len({e.code or e.name for e in parties}) < 2:
            return
        bond = Bond(parties)
        bonds.append(bond)
    sentence = story.analysis.sentence_of(noun)
    bond.tokens.append(noun)
    bond.name = bond.name or name
    bond.statuses += _statuses(story, noun)
    bond.obligations += [
        o for o in find_obligations(story, sentence) if o.words not in {p.words for p in bond.obligations}
    ]
    bond.events += [e for e in _events(story, noun) if e not in bond.events]


def _matching(bonds: list[Bond], parties: tuple[Entity, ...], name: str | None) -> Bond | None:
    """The pact meant: with the same parties and no other name; the latest one where no parties are given."""
    key = frozenset(e.code or e.name or e.text for e in parties)
    for bond in reversed(bonds):
        other_name = name is not None and bond.name is not None and name != bond.name
        if (
            not other_name
            and (len(key) < 2 or key == bond.key)
            and not (name is not None and len(key) < 2 and bond.name is None)
        ):
            return bond
    return None


def _parties(story: Story, noun: Token) -> tuple[Entity, ...]:
    """Who is bound: owners and partners in the noun's phrase with the subject of its verb; else the signers."""
    tokens = [
        *(t for c in noun.all_children("poss", "amod", "compound", "nmod") for t in grammar.with_conjuncts(c)),
        *grammar.of_preposition(noun, "between", "with", "among", "of"),
    ]
    verb = _governor(noun)
    if verb is not None and noun.head.dep == "agent" and verb.lemma in _verbs(story):
        tokens += grammar.objects(verb)  # whoever is bound by it
    elif verb is not None and verb.lemma in _verbs(story):
        tokens += [*grammar.subject(verb), *grammar.of_preposition(verb, "with", "between")]
    for signing in noun.all_children("acl"):
        tokens += grammar.subject(signing) if signing.lemma in _verbs(story) else []
    found = {(e.code or e.name or e.text): e for t in tokens for e in story.entities(t) if e.code or e.name}
    return tuple(found.values())


def _verbs(story: Story) -> set[str]:
    return set(story.ties.kinds("pacts", "statuses"))


def _governor(noun: Token) -> Token | None:
    if noun.dep in {"dobj", "nsubjpass", "pobj", "conj"} or noun.is_root:
        return next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)
    relative = noun.child("relcl", "acl")
    if relative is not None:
        return relative
    return noun.head if noun.head.pos in {"VERB", "AUX"} else None


def _statuses(story: Story, noun: Token) -> Iterator[str]:
    kinds = story.ties.kinds("pacts", "statuses")
    for verb in (_governor(noun), noun.child("relcl"), noun.child("acl"), noun.child("amod")):
        status = kinds.get(verb.lemma) if verb is not None else None
        if verb is None or status is None:
            continue
        stance = story.claims.stance(verb.i)
        if stance.factuality is not Factuality.CT_NEG:
            yield "proposed" if stance.auxiliary is Auxiliary.FUTURE and status != "proposed" else status


def _events(story: Story, noun: Token) -> Iterator[Event]:
    for token in (noun, _governor(noun)):
        event = story.events_by_trigger.get(token.i) if token is not None else None
        if event is not None and event.type in {"SUPPORT", "AGREE"}:
            yield event


def _name(story: Story, noun: Token) -> str | None:
    """A proper name of the pact as printed."""
    sentence = story.analysis.sentence_of(noun)
    for match in NAME.finditer(story.analysis.article.text, *sentence.span):
        if match.start() <= noun.start < match.end() and " " in match.group():
            return match.group()
    return None


def _relation(story: Story, bond: Bond) -> Relation:
    status = next(s for s in STRENGTH if s in bond.statuses)
    signings = (e for e in bond.events if e.type == "SUPPORT" and e.trigger.text.lower().startswith("sign"))
    date = next((e.date for e in signings if e.date is not None), None)
    signed = as_told(date.begin, date.end) if date is not None else None
    sentences = _different(story.analysis.sentence_of(t) for t in bond.tokens)
    token = bond.tokens[0]
    return story.relation(
        "pact",
        token,
        [Party(_state(e), "party") for e in bond.parties],
        status=status,
        begin=signed,
        terms={"name": bond.name, "signed": signed, "obligations": [o.row(story) for o in bond.obligations]},
        events=bond.events,
        evidence=[story.quote(s.span) for s in sentences],
        why=(f"mentions: {', '.join(repr(t.text) for t in bond.tokens)}", f"status by: {', '.join(bond.statuses)}"),
    )


def _state(signer: Entity) -> Entity:
    """The state that an office-holder signs for; the mention stays that of the signer."""
    name = load_actors().state_names.get(signer.country or "")
    if signer.sector != "GOV" or name is None:
        return signer
    return replace(signer, name=name, sectors=("GOV",), office=None, wikidata=None)


def _different(sentences: Iterable[Sentence]) -> list[Sentence]:
    return list({s.index: s for s in sentences}.values())

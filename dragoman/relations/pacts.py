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
from dragoman.model.span import Span
from dragoman.relations.obligations import Obligation, find_obligations
from dragoman.relations.story import Story, as_told
from dragoman.relations.wordings import duration

KIND = "Treaty|Pact|Accords?|Convention|Charter|Protocol|Declaration|Agreement"
NAME = re.compile(rf"(?:[A-Z][\w'’-]+ ){{0,5}}(?:{KIND})(?: of [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,4}})?")
FARTHEST = 3  # sentences from a pact's name to what is still told of it
MOST = 3  # states beside each other in a sentence that may be those bound
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
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
    year: str | None = None
    duration: str | None = None
    predecessor: str | None = None

    @property
    def key(self) -> frozenset[str]:
        """The states and bodies bound, whoever signs for them."""
        return frozenset(e.code or e.name or e.text for e in self.parties)


def find_pacts(story: Story) -> tuple[Relation, ...]:
    """One tie for each set of parties and name; mentions without parties belong to the latest pact."""
    bonds: list[Bond] = []
    for sentence in story.analysis.sentences:
        named = [t for t in sentence.tokens if _names_pact(story, t, bool(bonds))]
        for token in named:
            _add_mention(story, token, bonds)
        if not named and bonds and _is_about(story, bonds[-1], sentence):
            _add_duties(story, sentence, bonds[-1])
    return tuple(_relation(story, bond) for bond in bonds if len(bond.key) > 1 and (bond.statuses or bond.year))


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
        parties = parties if len(_keys(parties)) > 1 else _named_beside(story, noun, parties)
        if len(_keys(parties)) < 2:
            return
        bond = Bond(parties)
        bonds.append(bond)
    sentence = story.analysis.sentence_of(noun)
    bond.tokens.append(noun)
    bond.name = bond.name or name
    bond.duration = bond.duration or duration(story, sentence, noun)
    bond.predecessor = bond.predecessor or _predecessor(story, noun)
    bond.statuses += _statuses(story, noun)
    bond.year = bond.year or _year(noun)
    _add_duties(story, sentence, bond)
    bond.events += [e for e in _events(story, noun) if e not in bond.events]


def _add_duties(story: Story, sentence: Sentence, bond: Bond) -> None:
    """The duties of a sentence; plain cooperation only where nothing stronger is told of the pact."""
    bond.obligations += [
        o for o in find_obligations(story, sentence) if o.words not in {p.words for p in bond.obligations}
    ]
    strong = [o for o in bond.obligations if o.kind != "cooperation"]
    bond.obligations = strong or bond.obligations[:1]


def _is_about(story: Story, bond: Bond, sentence: Sentence) -> bool:
    """Does a sentence without the pact's noun go on about the pact (`Neither party may ...`), soon after it was named?"""
    last = story.analysis.sentence_of(bond.tokens[-1]).index
    text = f" {sentence.span.of(story.analysis.article.text).lower()} "
    told = any(f" {word} " in text.replace(",", " ").replace("'", " ") for word in story.ties.words("pacts", "near"))
    return told and sentence.index - last <= FARTHEST


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


def _keys(parties: Iterable[Entity]) -> set[str | None]:
    return {e.country or e.code or e.name for e in parties}


def _named_beside(story: Story, noun: Token, parties: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The states that the sentence of a pact names, where it is told as signed or in force; with one, where the story was filed."""
    if not any(s in {"signed", "in_force", "renewed", "terminated", "suspended"} for s in _statuses(story, noun)):
        return parties
    sentence = story.analysis.sentence_of(noun)
    found = {e.country or e.code: e for e in parties}
    for mention in story.resolution.mentions:
        if sentence.start <= mention.start < sentence.end:
            found |= {e.country: e for e in mention.entities if e.country and e.country not in found}
    home = story.filed_in
    if len(found) == 1 and home is not None:
        found.setdefault(home.country, home)
    return tuple(found.values()) if len(found) <= MOST else parties


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


def _year(noun: Token) -> str | None:
    """The year that a pact is named by: `the 1961 treaty`, `the pact of 1961`."""
    named = [*noun.all_children("nummod", "amod", "compound", "nmod"), *grammar.of_preposition(noun, "of", "from")]
    return next((t.text for t in named if YEAR.fullmatch(t.text)), None)


def _predecessor(story: Story, noun: Token) -> str | None:
    """`The treaty replaces the pact of 1961`: what an older pact is called, as printed."""
    replacing = story.ties.words("pacts", "replacing")
    over = [t for t in (noun, *noun.ancestors()) if t.pos == "VERB"][:2]
    below = [v for t in (noun, *over) for v in t.all_children("relcl", "acl", "xcomp", "conj", "advcl")]
    for verb in (*over, *below):
        if verb.lemma not in replacing or noun in grammar.objects(verb):
            continue
        for older in grammar.objects(verb):
            words = older.subtree()
            return Span(words[0].start, words[-1].end).of(story.analysis.article.text)
    return None


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
    status = next((s for s in STRENGTH if s in bond.statuses), "in_force")
    signings = (e for e in bond.events if e.type == "SUPPORT" and e.trigger.text.lower().startswith("sign"))
    date = next((e.date for e in signings if e.date is not None), None)
    signed = as_told(date.begin, date.end) if date is not None else bond.year
    sentences = _different(story.analysis.sentence_of(t) for t in bond.tokens)
    token = bond.tokens[0]
    return story.relation(
        "pact",
        token,
        [Party(_state(e), "party") for e in bond.parties],
        status=status,
        begin=signed,
        terms={
            "name": bond.name,
            "signed": signed,
            "obligations": [o.row(story) for o in bond.obligations],
            "duration": bond.duration,
            "predecessor": bond.predecessor,
        },
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

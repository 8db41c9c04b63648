"""Pacts: who is bound to what. Mentions of one pact over a story are one tie; its obligations are read from the words."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity
from dragoman.model.event import Event
from dragoman.model.relation import Party, Relation
from dragoman.relations.pacts import names as pact_names
from dragoman.relations.pacts.bonds import Bond, each, has_word, is_called, is_definite, is_older, matching
from dragoman.relations.pacts.contents import content_in, content_of, named_content
from dragoman.relations.pacts.days import day_before, day_of
from dragoman.relations.pacts.memberships import Membership, memberships
from dragoman.relations.pacts.mentions import FARTHEST, filled_in, may_open, meant
from dragoman.relations.pacts.nouns import names_pact
from dragoman.relations.pacts.obligations import Obligation, find_obligations, merged
from dragoman.relations.pacts.parties import as_state, entering, key_of, keys, members_in, parties_of
from dragoman.relations.pacts.partners import is_vague
from dragoman.relations.pacts.statuses import DENIED, Telling, standing, tellings, told_of_it
from dragoman.relations.pacts.vows import vow_in
from dragoman.relations.story import Story

NEXT = 2  # sentences from a pact's name in which any rule for its parties is taken for one of the pact
SINGLE = frozenset({"signed", "in_force"})  # statuses that may be told of a body alone
LEFT = SINGLE | {"terminated", "suspended"}  # and of a state alone


def find_pacts(story: Story) -> tuple[Relation, ...]:
    """One tie for each set of parties and name; mentions without parties belong to the latest pact.

    A body alone is a party where its members bind themselves in it.
    """
    bonds: list[Bond] = []
    joined = _by_sentence(story, memberships(story))
    replaced: set[int] = set()
    is_seen = False  # followers stand for a pact from the first one on
    for sentence in story.analysis.sentences:
        named = [t for t in sentence.tokens if names_pact(story, t, is_seen)]
        is_seen = is_seen or bool(named)
        for token in named:
            if token.i not in replaced:
                _add_mention(story, token, bonds, replaced)
        for membership in joined.get(sentence.index, ()):
            _add_membership(story, membership, bonds)
        if not named:
            _add_sentence(story, sentence, bonds)
        if bonds and sentence.index - bonds[-1].evidence[-1].index <= FARTHEST:
            bonds[-1].parties = _with_members(story, sentence, bonds[-1].parties)
            _add_later(story, sentence, bonds[-1])
    return tuple(_relation(story, one) for bond in bonds if _is_told(bond) for one in each(story, bond))


def _is_told(bond: Bond) -> bool:
    if not any(e.sector is not None or not e.country for e in bond.parties):
        return False  # firms and people of no known office
    if len(bond.key) < 2:
        statuses = LEFT if all(e.country for e in bond.parties) else SINGLE
        return any(t.is_real and t.status in statuses for t in bond.tellings)
    return bond.is_certain or bool(bond.tellings) or bond.year is not None


def _by_sentence(story: Story, found: Iterable[Membership]) -> dict[int, list[Membership]]:
    out: dict[int, list[Membership]] = {}
    for membership in found:
        out.setdefault(story.analysis.sentence_of(membership.told.word).index, []).append(membership)
    return out


def _add_mention(story: Story, noun: Token, bonds: list[Bond], replaced: set[int]) -> None:
    parties, told = parties_of(story, noun), tellings(story, noun)
    name, year = pact_names.proper_name(story, noun), pact_names.dated(story, noun)
    days = [day_of(story, t, noun) for t in told if t.status == "signed"]
    since = [day_of(story, t, noun) for t in told if t.status == "standing"]
    if is_vague(story, parties):
        parties = meant(story, parties, bonds)
    day = next(filter(None, days), year)
    bond = matching(story, bonds, noun, told, parties=parties, name=name, day=day)
    if bond is not None and is_older(bond, next(filter(None, since), None)):
        bond = None
    if bond is None:
        if len(keys(parties)) < 2:
            parties = filled_in(story, noun, parties, told, day=day, year=year, bonds=bonds)
        if not may_open(story, noun, parties, told, is_first=not bonds):
            return
        bond = Bond(parties, like=_model(story, noun, bonds))
        bonds.append(bond)
    elif bond.is_body and is_called(bond, noun) and len(keys(parties)) > 1:
        bond.parties, bond.is_body = (
            (*(e for e in bond.parties if e.country and key_of(e) not in keys(parties)), *parties),
            False,
        )
        bond.name = bond.called
    elif keys(parties) > bond.key:
        bond.parties = (*bond.parties, *(e for e in parties if key_of(e) not in bond.key))
    _fill(story, bond, noun, told)
    bond.name, bond.year = bond.name or name, bond.year or year
    is_weak = noun.lemma in story.ties.words("pacts", "weak")
    bond.is_certain = bond.is_certain or (not is_weak and (is_definite(noun) or len(keys(parties)) > 1))
    older, token = pact_names.predecessor_of(story, noun)
    bond.predecessor = bond.predecessor or older
    replaced |= {token.i} if token is not None else set()


def _model(story: Story, noun: Token, bonds: Sequence[Bond]) -> Bond | None:
    """The pact that another is told to be like: of those before it the one that is spoken of most."""
    is_like = has_word(noun, story.ties.words("pacts", "alike"))
    return max(reversed(bonds), key=lambda b: len(b.tokens), default=None) if is_like else None


def _fill(story: Story, bond: Bond, noun: Token, told: Sequence[Telling]) -> None:
    sentence = story.analysis.sentence_of(noun)
    bond.tokens.append(noun)
    bond.evidence.append(sentence)
    bond.tellings += told
    for telling in told:
        is_ahead = telling.status in {"in_force", "terminated"} and not telling.is_denied
        day = day_of(story, telling, noun) if telling.is_real or is_ahead else None
        if day is not None:
            bond.days.setdefault("signed" if telling.status == "standing" else telling.status, day)
        elif telling.status == "signed" and telling.is_real and bond.day_before is None:
            bond.day_before = day_before(story, telling)
    bond.description = bond.description or pact_names.descriptive_name(story, noun)
    bond.duration = bond.duration or pact_names.length_of(story, sentence, noun)
    bond.obligations = merged(bond.obligations, [*find_obligations(story, sentence), *content_of(story, noun)])
    bond.events += [e for e in _events(story, noun, told) if e not in bond.events]


def _add_membership(story: Story, one: Membership, bonds: list[Bond]) -> None:
    if any(one.token in b.tokens for b in bonds):
        return  # a treaty that is called like a body
    key = keys((*one.states, one.body))
    bond = next((b for b in bonds if b.key == key), None)
    if bond is None:
        bond = Bond((*one.states, one.body), name=one.body.name or one.body.text, is_body=True, called=one.body.text)
        bonds.append(bond)
    bond.tokens.append(one.told.word)
    bond.evidence.append(story.analysis.sentence_of(one.told.word))
    bond.tellings.append(one.told)
    day = day_of(story, one.told, one.told.word)
    if day is not None:
        bond.days.setdefault(one.told.status, day)


def _add_sentence(story: Story, sentence: Sentence, bonds: list[Bond]) -> None:
    """A sentence without a pact's noun: it goes on about the latest pact, or holds a promise of its own."""
    bond = bonds[-1] if bonds else None
    if bond is not None and _is_about(story, bond, sentence):
        bond.obligations = merged(bond.obligations, [*find_obligations(story, sentence), *content_in(story, sentence)])
        bond.duration = bond.duration or pact_names.length_of(story, sentence, None)
        return
    vow = vow_in(story, sentence)
    if vow is None:
        return
    bond = next((b for b in bonds if b.key == keys(vow.parties)), None)
    if bond is None:
        bond = Bond(vow.parties)
        bonds.append(bond)
    bond.tokens.append(vow.told.word)
    bond.evidence.append(sentence)
    bond.tellings.append(vow.told)
    bond.obligations = merged(bond.obligations, vow.obligations)
    day = day_of(story, vow.told, vow.told.word)
    if day is not None:
        bond.days.setdefault(vow.told.status, day)


def _with_members(story: Story, sentence: Sentence, parties: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """`The other members are Peru, Chile and Bolivia`: the parties with those listed, who stand for the body that they are in."""
    listed = members_in(story, sentence)
    if not listed:
        return parties
    states = [e for e in parties if e.country]
    return tuple({key_of(e): e for e in (*listed, *states)}.values())


def _add_later(story: Story, sentence: Sentence, bond: Bond) -> None:
    """Who joined a pact later, and what became of it: sentences that call it `it`, or nothing."""
    entered = entering(story, sentence)
    if len(bond.key) > 1 and not any(t in bond.tokens for t in sentence.tokens):
        bond.parties = tuple({key_of(e): e for e in (*bond.parties, *entered)}.values())
    for told in told_of_it(story, sentence):
        if told.word not in [t.word for t in bond.tellings]:
            bond.tellings.append(told)
            day = day_of(story, told, told.word) if told.is_real else None
            if day is not None:
                bond.days.setdefault(told.status, day)


def _is_about(story: Story, bond: Bond, sentence: Sentence) -> bool:
    """Does a sentence without the pact's noun go on about the pact (`Neither party may ...`), soon after it was named?"""
    if sentence.index - bond.evidence[-1].index > FARTHEST:
        return False
    if sentence.index - bond.evidence[-1].index <= NEXT and _is_rule(story, bond, sentence):
        return True
    text = f" {sentence.span.of(story.analysis.article.text).lower()} ".replace(",", " ").replace("'", " ")
    return any(f" {word} " in text for word in story.ties.words("pacts", "near"))


def _is_rule(story: Story, bond: Bond, sentence: Sentence) -> bool:
    """Does a sentence say what shall be, for the parties or for nobody by name (`Chile will send men if Peru is invaded`)?"""
    here = (e for m in story.mentions_in(sentence.span) for e in m.entities)
    others = {key_of(e) for e in here if e.country and e.country not in bond.key}
    return not others and any(t.tag == "MD" or (t.dep == "auxpass" and t.tag == "VBZ") for t in sentence.tokens)


def _events(story: Story, noun: Token, told: Sequence[Telling]) -> Iterator[Event]:
    for token in (noun, *(t.word for t in told)):
        event = story.events_by_trigger.get(token.i)
        if event is not None and event.type in {"SUPPORT", "AGREE"}:
            yield event


def _duties(story: Story, bond: Bond) -> Sequence[Obligation]:
    """What is told of a pact, else of the one that it is like, else what its name says."""
    told = bond.obligations or (bond.like.obligations if bond.like is not None else ())
    return told or named_content(story, bond.tokens)


def _unsaid(story: Story, token: Token) -> str:
    """How a pact stands of which nothing is told: in force, unless it is denied (`there was no agreement`)."""
    return "proposed" if story.claims.stance(token.i).factuality in DENIED else "in_force"


def _relation(story: Story, bond: Bond) -> Relation:
    status, told = standing(bond.tellings)
    if status == "proposed" and bond.year:
        status, told = "in_force", None  # `did not discuss the accord of 1975`
    days = bond.days
    signed = bond.signed if status != "proposed" else bond.year
    token = bond.tokens[0]
    return story.relation(
        "pact",
        token,
        [Party(as_state(e), "party") for e in bond.parties],
        status=status or _unsaid(story, token),
        begin=days.get("in_force") or signed,
        end=days.get("terminated"),
        terms={
            "name": bond.name or bond.description,
            "signed": signed,
            "obligations": [o.row(story) for o in _duties(story, bond)],
            "duration": bond.duration,
            "predecessor": bond.predecessor,
        },
        events=bond.events,
        apart=bond.apart,
        told_by=told.word if told is not None else None,
        evidence=[story.quote(s.span) for s in {s.index: s for s in bond.evidence}.values()],
        why=(
            f"mentions: {', '.join(repr(t.text) for t in bond.tokens)}",
            f"status by: {', '.join(f'{t.status} ({t.word.text!r})' for t in bond.tellings)}",
        ),
    )

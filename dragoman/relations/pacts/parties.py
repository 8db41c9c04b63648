"""Who is bound by a pact: owners and partners in its phrase, who signs or is tied by it, else the states beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.lexicon.states import name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.relations.pacts.statuses import status_of, tellers, vow_over
from dragoman.relations.story import Story

REBELS = frozenset({"REB", "UAF", "OPP", "PTY"})
IT = frozenset({"it", "them"})  # the pact just named
BOTH = frozenset({"two", "both", "either", "neither", "each"})
MOST = 3  # states beside each other in a sentence that may be those bound
MODIFYING = ("poss", "amod", "compound", "nmod")
PARTNERS = ("between", "with", "among", "of", "by", "from", "to")


def parties_of(story: Story, noun: Token) -> tuple[Entity, ...]:
    """States and bodies that a pact binds, each once, as the words around its noun name them."""
    found = {key_of(e): e for t in grammar.of_preposition(noun, "between") for e in _bound(story, t)}
    joining = story.ties.words("pacts", "leaving")
    if len(found) > 1 and not any(t.lemma in joining for t in tellers(story, noun)):
        return tuple(found.values())  # `Morocco recalled the treaty between Algeria and Mali`
    made = [v for v in noun.all_children("relcl") if v.lemma in story.ties.words("pacts", "making")]
    makers = {key_of(e): e for v in made for t in _of_verb(story, v, noun) for e in _bound(story, t)}
    if len(makers) > 1:
        return tuple(makers.values())  # `Morocco denounced the treaty that Algeria concluded with Mali`
    for entity in (e for t in _tokens(story, noun) for e in _bound(story, t)):
        found.setdefault(key_of(entity), entity)
    return tuple(found.values())


def key_of(entity: Entity) -> str:
    """A state by its code, a body by its name: whoever signs for it."""
    return entity.country or entity.name or entity.code or entity.text


def keys(parties: Iterable[Entity]) -> frozenset[str]:
    """The keys of several."""
    return frozenset(key_of(e) for e in parties)


def _bound(story: Story, token: Token) -> Iterator[Entity]:
    """States and bodies; a town before the noun is where the pact was made (`the Warsaw Treaty`)."""
    is_before = token.dep in {"compound", "nmod", "amod"}
    for entity in story.entities(token):
        is_town = entity.via is not None and entity.via.rule in {ViaRule.CAPITAL, ViaRule.METONYM, ViaRule.PLACE}
        if can_sign(story, entity) and not (is_before and is_town):
            yield entity
    yield from _combined(story, token)


def _combined(story: Story, token: Token) -> Iterator[Entity]:
    """The first half of `Franco-Polish`."""
    for part in token.all_children("compound", "amod", "nmod", "npadvmod"):
        code = story.ties.tables["pacts"]["combining"].get(part.lemma)
        if code is not None and part.i + 2 == token.i:
            via = Via(ViaRule.DEMONYM)
            name = name_of_code(code)
            yield Entity(part.text, part.start, part.end, name, code, code, "GOV", ("GOV",), via=via)


def can_sign(story: Story, entity: Entity) -> bool:
    """A state or body, or somebody who speaks for one: no firm, and no private person."""
    outside = story.ties.words("pacts", "outside")
    return bool(entity.code) and entity.code not in outside and not outside & set(entity.sectors)


def is_private(story: Story, noun: Token) -> bool:
    """Is a firm, or another that cannot bind a state, among those that a pact's words name?"""
    return any(e.code and not can_sign(story, e) for t in _tokens(story, noun) for e in story.entities(t))


def is_civil(story: Story, noun: Token) -> bool:
    """Do rebels or parties of one state make it (`the government and the rebels signed an accord`)?"""
    return any(e.sector in REBELS for t in _tokens(story, noun) for e in story.entities(t))


def _tokens(story: Story, noun: Token) -> Iterator[Token]:
    yield from _in_phrase(noun)
    yield from (t for inner in inner_pacts(story, noun) for t in _in_phrase(inner))
    vow = vow_over(story, noun)
    if vow is not None:
        yield from grammar.subject(vow)
    for word in tellers(story, noun):
        if word.pos in {"VERB", "AUX"}:
            yield from _of_verb(story, word, noun)
        elif word.lemma in story.ties.kinds("pacts", "deeds"):
            yield from _in_phrase(word)


def inner_pacts(story: Story, noun: Token) -> list[Token]:
    """`alliance` of `treaty of alliance`."""
    words = story.ties.words("pacts", "nouns")
    return [t for t in grammar.of_preposition(noun, "of") if t.lemma in words and t.i == noun.i + 2]


def _in_phrase(noun: Token) -> Iterator[Token]:
    for child in noun.all_children(*MODIFYING):
        yield from grammar.with_conjuncts(owner_of(child))
    yield from grammar.of_preposition(noun, *PARTNERS)


def owner_of(word: Token) -> Token:
    """Whom `whose` stands for; other words as they are."""
    clause = next((t for t in word.ancestors() if t.dep == "relcl"), None) if word.lemma == "whose" else None
    return clause.head if clause is not None else word


def _of_verb(story: Story, verb: Token, noun: Token) -> Iterator[Token]:
    is_binding = verb.lemma in story.ties.words("pacts", "binding")
    if verb.dep in {"ccomp", "xcomp"} and verb.head.lemma in story.ties.tables["pacts"]["statuses"]["proposed"]:
        yield from grammar.subject(verb.head)
    if not is_binding and verb.lemma in story.ties.words("pacts", "urging"):
        yield from grammar.objects(verb)
        return
    if not is_binding and (
        status_of(story, verb, noun) is None or verb.lemma in story.ties.words("pacts", "mediating")
    ):
        return
    if is_binding:
        yield from grammar.objects(verb)
        yield from grammar.of_preposition(verb, "with", "to", "and")
        yield from (t for t in grammar.subject(verb) if t is not noun)
        return
    yield from grammar.subject(verb)
    yield from grammar.indirect(verb)
    yield from grammar.of_preposition(verb, "with", "between")


def named_beside(story: Story, noun: Token, parties: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The states that the sentence of a pact names, where they are few; with one, also where the story was filed.

    The parties as they are, where a body binds its members, a firm signs, or the signers are named by words nobody is known by.
    """
    signers = [
        t for w in tellers(story, noun) if w.pos == "VERB" for t in grammar.subject(w) if t.pos in {"NOUN", "PROPN"}
    ]
    is_unknown = any(not _is_named(story, t) and t is not noun and t.child("det") is None for t in signers)
    if is_unknown and (listed := _listed(story, noun)):
        return listed
    if is_unknown or is_private(story, noun) or any(not e.country for e in parties):
        return parties
    sentence = story.analysis.sentence_of(noun)
    found = {key_of(e): e for e in parties}
    for mention in story.mentions_in(sentence.span):
        if not _is_scene(story, mention) and not _is_broker(story, mention) and not _is_namesake(story, mention, noun):
            found |= {e.country: e for e in mention.entities if e.country and e.country not in found}
    home = _scene(story, sentence) or story.filed_in
    if len(found) == 1 and home is not None and home.country is not None and not speaks_of_two(story, sentence):
        found.setdefault(home.country, home)
    return tuple(found.values()) if len(found) <= MOST else parties


def speaks_of_two(story: Story, sentence: Sentence) -> bool:
    """Does a sentence speak of `the two countries`, `both`, or `their prime ministers`?"""
    words = story.ties.words("pacts", "pairs")
    for token in sentence.tokens:
        if token.lemma in words and any(
            c.lemma in BOTH for c in token.children if c.dep in {"det", "nummod", "predet", "preconj"}
        ):
            return True
        if token.lemma in words and token.tag == "NNS" and any(c.lemma == "their" for c in token.children):
            return True
        if token.lemma in {"both", "two"} and token.dep in {"nsubj", "nsubjpass", "pobj", "appos"}:
            return True
    return False


def _is_named(story: Story, token: Token) -> bool:
    """Does the text itself say of which state or body somebody is?"""
    words = (token, *token.all_children("appos"))
    told = (story.resolution.by_head.get(t.i) for t in words)
    return any(e.code for m in told if m is not None for e in m.entities)


def _listed(story: Story, noun: Token) -> tuple[Entity, ...]:
    """The states of a list beside signers that are only counted (`Four governments signed it: Peru, Chile, Cuba and Haiti`)."""
    for token in story.analysis.sentence_of(noun).tokens:
        chain = [token, *token.conjuncts()] if token.dep != "conj" else []
        states = [e for t in chain for e in story.entities(t) if e.country and not e.office]
        if len(states) > 2 and len(states) == len(chain):
            return tuple(states)
    return ()


def members_in(story: Story, sentence: Sentence) -> tuple[Entity, ...]:
    """The states of `the other members are Peru, Chile and Bolivia`; none where the sentence lists none."""
    words = story.ties.words("pacts", "members")
    for verb in sentence.tokens:
        subject = verb.child("nsubj") if verb.lemma in {"be", "include"} else None
        if subject is None or subject.lemma not in words:
            continue
        named = [t for c in verb.all_children("attr", "dobj") for t in grammar.with_conjuncts(c)]
        states = [e for t in named for e in story.entities(t) if e.country and not e.office]
        if len(states) > 1:
            return tuple(states)
    return ()


def entering(story: Story, sentence: Sentence) -> tuple[Entity, ...]:
    """Who becomes a party of the pact just named: `Britain and Iran joined later`, `Cuba acceded to it in 1931`."""
    words = story.ties.words("pacts", "entering")
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in words or verb.child("neg", "aux") is not None:
            continue
        objects = [t for c in verb.all_children("dobj") for t in (c,)]
        objects += [t for p in verb.all_children("prep") if p.lemma == "to" for t in p.all_children("pobj")]
        if all(t.lemma in IT for t in objects) and verb.dep in {"ROOT", "conj"} and not verb.child("xcomp", "ccomp"):
            found = tuple(
                e for t in grammar.surface_subject(verb) for e in story.entities(t) if e.country and not e.office
            )
            if found:
                return found
    return ()


def _scene(story: Story, sentence: Sentence) -> Entity | None:
    """The one state that a sentence names as where something happens (`troops landed in Gabon under an accord of 1960`)."""
    scenes = [e for m in story.mentions_in(sentence.span) if _is_scene(story, m) for e in m.entities if e.country]
    is_one = len(keys(scenes)) == 1 and scenes[0].via is not None and scenes[0].via.rule is ViaRule.NAME
    return scenes[0] if is_one else None


def _is_scene(story: Story, mention: Mention) -> bool:
    """Is it only where something happens (`in Lagos`)?"""
    token = story.analysis.tokens[mention.head]
    return token.dep == "pobj" and token.head.lemma in {"in", "at", "near"}


def _is_namesake(story: Story, mention: Mention, noun: Token) -> bool:
    """Is it only the town that a pact is called by (`the Lima accord`)?"""
    token = story.analysis.tokens[mention.head]
    return token.head is noun and token.dep in {"compound", "nmod"} and story.town_at(token.span) is not None


def _is_broker(story: Story, mention: Mention) -> bool:
    """Does somebody only bring others together (`a deal brokered by Cuba`)?"""
    words = story.ties.words("pacts", "mediating")
    token = story.analysis.tokens[mention.head]
    verb = token.head.head if token.dep == "pobj" and token.head.dep == "agent" else token.head
    return verb.lemma in words and token.dep in {"pobj", "nsubj"}


def as_state(signer: Entity) -> Entity:
    """The state that an office-holder signs for; the mention stays that of the signer."""
    name = name_of_code(signer.country or "")
    if signer.sector != "GOV" or name is None:
        return signer
    return replace(signer, name=name, sectors=("GOV",), office=None, wikidata=None)

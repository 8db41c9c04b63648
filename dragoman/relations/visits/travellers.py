"""Who travels: the officials and delegations among some words of a sentence."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from dragoman.lexicon.states import code_of_name, name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, ViaRule
from dragoman.relations.focus import counterpart
from dragoman.relations.story import BODIES, Story

OFFICIALS = frozenset({"GOV", "LEG", "OPP", "PTY", "JUD", "SPY", "MIL", "REB", "ELI"})
PLACES = frozenset({ViaRule.DEMONYM, ViaRule.CAPITAL, ViaRule.PLACE, ViaRule.METONYM})
MOST = 6  # visitors that one verb tells of
THINGS = frozenset({"it", "its", "itself"})
BACK = 3  # sentences in which those are named whom `the two leaders` stands for


def visitors(story: Story, movers: Iterable[Token]) -> list[Entity]:
    """The officials among some tokens, also of `one of his deputies`, `the two leaders`, `the president's plane`."""
    found: dict[tuple[str | None, str | None], Entity] = {}
    for token in movers:
        heads = _heads(story, token)
        here = [(of_its_state(story, story.known(e), head), head) for head in heads for e in _named(story, head)]
        some = [e for e, head in here if is_official(story, e, head)]
        is_known = any(e.country or (e.via is not None and e.via.rule is ViaRule.COREFERENCE) for e, _ in here)
        for entity in some or (() if is_known else _pair(story, token)):
            found.setdefault((entity.country, entity.name), entity)
    return list(found.values())[:MOST]


def _heads(story: Story, token: Token) -> list[Token]:
    """The words by which those that a token stands for are named."""
    if token.lemma in story.ties.words("visits", "vehicles"):
        return [
            *token.all_children("poss"),
            *(t for c in token.all_children("acl") if c.lemma in {"carry", "bear", "bring"} for t in c.children),
        ]
    if not story.entities(token) and (
        token.pos in {"NUM", "PRON", "DET"} or token.lemma in story.ties.words("visits", "bands")
    ):
        return [token, *grammar.of_preposition(token, "of")]
    if any(e.country for e in _named(story, token)):
        return [token]
    return [token, *(t for c in token.all_children("appos") for t in grammar.with_conjuncts(c))]


def _named(story: Story, token: Token) -> tuple[Entity, ...]:
    """The actors that a word names; of a rank without a name the one of the state told with it (`the American envoy`)."""
    named = story.entities(token)
    if named or token.pos != "NOUN" or token.lemma not in story.ties.words("visits", "ranks"):
        return named
    told = (e for t in token.all_children("amod", "poss", "compound", "nmod") for e in story.entities(t) if e.country)
    of = next(told, None)
    return () if of is None else (replace(of, text=token.text, start=token.start, end=token.end, name=None, via=None),)


def of_its_state(story: Story, entity: Entity, token: Token) -> Entity:
    """`King Abdullah of Jordan`: of namesakes the one of the state that is told with the name; a pope is of his own."""
    code = story.ties.tables["visits"]["sees"].get(token.lemma)
    if code is not None and entity.country != code:
        return replace(entity, code=code, country=code, sector="GOV")
    is_rank = entity.country is None and token.text.lower() in story.ties.words("visits", "ranks")
    if not is_rank and (token.pos != "PROPN" or entity.country is None or token.ner != "PERSON"):
        return entity
    named = [e for t in grammar.of_preposition(token, "of") for e in story.entities(t) if e.country]
    states = [e for e in named if e.name == name_of_code(e.country or "")]
    if is_rank:
        said = (code_of_name(t.text) for t in grammar.of_preposition(token, "of"))
        code = states[0].country if len(states) == 1 else next(said, None)
        return replace(entity, code=code, country=code, sector="GOV") if code else entity
    if len(states) != 1 or states[0].country == entity.country:
        return entity
    return replace(entity, code=states[0].country, country=states[0].country, name=entity.text, wikidata=None)


def strangers(story: Story, movers: Iterable[Token], away: Collection[str | None]) -> list[Entity]:
    """Persons of a title but no known state (`Mr Stevens`): of the state that the story speaks of beside where they go."""
    titles = story.ties.words("visits", "unknown")
    for token in movers:
        for entity in story.entities(token):
            if entity.country or entity.code or entity.text.split()[0].lower() not in titles or token.pos != "PROPN":
                continue
            home = counterpart(story, story.analysis.sentence_of(token), away) if away else None
            if home is not None:
                return [replace(entity, code=home.country, country=home.country, sector="GOV")]
    return []


def _pair(story: Story, token: Token) -> list[Entity]:
    """`the two met`, `both men`, `the two leaders`: the two officials named last, where they are of two states."""
    counted = token if token.pos in {"NUM", "DET", "PRON"} else token.child("nummod", "det", "predet")
    if counted is None or counted.text.lower() not in story.ties.words("visits", "pairs"):
        return []
    if token.pos == "NOUN" and token.lemma not in story.ties.words("visits", "paired"):
        return []
    index = story.analysis.sentence_of(token).index
    found: dict[str | None, Entity] = {}
    for sentence in reversed(story.analysis.sentences[max(0, index - BACK) : index + 1]):
        for word in reversed(sentence.tokens):
            if word.i >= token.i:
                continue
            for entity in story.entities(word):
                if entity.country and is_official(story, entity, word):
                    found.setdefault(entity.country, entity)
        if len(found) >= 2:
            break
    return list(found.values()) if len(found) == 2 else []


def is_official(story: Story, entity: Entity, token: Token | None) -> bool:
    """A person or delegation of a state; not the state, its troops or its planes."""
    if token is None:
        return False
    words = story.ties.words
    if _is_private(story, entity, token):
        return False
    if token.lemma in words("visits", "delegations"):
        is_band = entity.sector not in {"PTY", "REB", "OPP"}  # `the ruling party`, `the rebel group`
        return is_band and bool(entity.country or entity.code in BODIES) and not is_crew(story, token)
    is_place = entity.via is not None and entity.via.rule in PLACES and not entity.office
    is_state = is_place or (entity.name is not None and entity.name == name_of_code(entity.country or ""))
    if entity.country is None:
        is_person = token.ner == "PERSON" or token.lemma in words("visits", "ranks")
        return entity.code in BODIES and is_person
    return (
        not is_state
        and token.lemma not in words("visits", "groups")
        and token.lemma not in THINGS
        and not _is_armed_thing(story, entity, token)
        and (
            acts_for_state(entity)
            or _is_of_state(story, entity, token)
            or _is_official_elsewhere(story, entity)
            or _is_peer(story, entity, token)
        )
    )


def _is_armed_thing(story: Story, entity: Entity, token: Token) -> bool:
    """Of an army, and neither a name nor a rank (`tanks`)."""
    is_army = entity.sector in {"MIL", "REB"} and entity.office is None
    return is_army and token.pos == "NOUN" and token.lemma not in story.ties.words("visits", "ranks")


def acts_for_state(entity: Entity) -> bool:
    """Somebody in office, or of the sectors that act for a state."""
    return entity.office is not None or entity.sector in OFFICIALS


def _is_official_elsewhere(story: Story, entity: Entity) -> bool:
    """A person without an office who is called by a rank, or named with one elsewhere in the story (`Mr. Laval`)."""
    if entity.sector is not None or not entity.name:
        return False
    ranks = story.ties.words("visits", "ranks")
    last = entity.name.split()[-1]
    named = (e for m in story.resolution.mentions for e in m.entities if e.name and e.name.split()[-1] == last)
    return any(
        (acts_for_state(e) or not ranks.isdisjoint(e.text.lower().split())) and e.country == entity.country
        for e in named
    )


def _is_peer(story: Story, entity: Entity, token: Token) -> bool:
    """`his Algerian colleague, Mr X`: of somebody in office."""
    beside = [token.head] if token.dep == "appos" else token.all_children("appos", "compound")
    beside.append(token)
    is_person = entity.sector is None and any(t.ner == "PERSON" for t in (token, *token.all_children("appos")))
    return is_person and any(t.lemma in story.ties.words("visits", "peers") for t in beside)


def _is_private(story: Story, entity: Entity, token: Token) -> bool:
    """Somebody who lives abroad as an envoy, plays, sings or trades: by the words of the mention, or of the sentence."""
    words = story.ties.words
    told = {*entity.text.lower().split(), token.lemma}
    if not told.isdisjoint(words("visits", "private")) or not told.isdisjoint(words("visits", "residents")):
        return True
    sentence = story.analysis.sentence_of(token)
    return entity.office is None and any(t.lemma in words("visits", "sports") for t in sentence.tokens)


def is_crew(story: Story, token: Token) -> bool:
    """`a team of doctors`, `a football team`: people who work or play for a state, not its visitors."""
    told = [*token.all_children("compound", "amod", "nmod"), *grammar.of_preposition(token, "of")]
    return any(t.lemma in story.ties.words("visits", "crews") for t in told)


def _is_of_state(story: Story, entity: Entity, token: Token) -> bool:
    """`Mr Diallo of Guinea`: a person of no known office who is named by the state."""
    of = (e for t in grammar.of_preposition(token, "of") for e in story.entities(t))
    return entity.sector is None and token.ner == "PERSON" and any(e.country == entity.country for e in of)


def subject_of(verb: Token) -> list[Token]:
    """The subject, also over an adjective (`is due to tour`)."""
    word = verb.head if verb.dep == "xcomp" and verb.head.pos == "ADJ" else verb
    if word.pos == "ADJ":
        return grammar.copula_subject(word) or grammar.surface_subject(word.head)
    if (
        word.dep == "relcl"
        and grammar.is_purpose(word)
        and not word.child(*grammar.SUBJECTS, *grammar.PASSIVE_SUBJECTS)
    ):
        over = word.head.head  # `broke a taboo to travel to Lima`
        return grammar.subject(word) or (grammar.subject(over) if over.pos == "VERB" else [])
    return grammar.subject(verb)

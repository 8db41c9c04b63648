"""Who a mention of a pact binds, where its words leave it to the story: the pact just named, its like, the two states of the story."""

from collections.abc import Sequence

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.focus import main_pair
from dragoman.relations.pacts import names as pact_names
from dragoman.relations.pacts.bonds import Bond, has_word, is_definite, is_further
from dragoman.relations.pacts.parties import is_civil, is_private, keys, named_beside
from dragoman.relations.pacts.partners import completed, has_unknown, partners_of, ruled_parties
from dragoman.relations.pacts.statuses import Telling
from dragoman.relations.story import Story

ANY = frozenset({"any", "every", "such"})
FARTHEST = 3  # sentences from a pact's name to what is still told of it


def may_open(
    story: Story, noun: Token, parties: tuple[Entity, ...], told: Sequence[Telling], *, is_first: bool
) -> bool:
    """May a mention be the first of a pact: two parties, a body, or one state that leaves or joins a named pact?"""
    if has_word(noun, ANY) and not is_first:
        return False
    if noun.lemma in story.ties.words("pacts", "followers"):
        return is_first and len(keys(parties)) > 1
    if len(keys(parties)) == 1 and parties[0].country:
        is_body = any(not e.country for e in story.entities(noun))
        is_named = noun.pos == "PROPN" and pact_names.proper_name(story, noun) is not None
        return not is_body and is_named and any(t.status not in {"standing", "proposed"} for t in told)
    return bool(parties)


def meant(story: Story, parties: tuple[Entity, ...], bonds: list[Bond]) -> tuple[Entity, ...]:
    """Whom `the two countries` are: those of the pact meant or just named, the two of the story, else whom it was read as."""
    latest = bonds[-1].parties if bonds else ()
    if latest and len(keys(latest)) == 2:
        return latest
    main = main_pair(story)
    return main if len(main) == 2 and len(keys(parties)) == 2 else parties


def filled_in(
    story: Story,
    noun: Token,
    parties: tuple[Entity, ...],
    told: Sequence[Telling],
    *,
    day: str | None,
    year: str | None,
    bonds: list[Bond],
) -> tuple[Entity, ...]:
    """The parties of a mention that names fewer than two, with those that the story gives; `day` is that of signing."""
    latest = bonds[-1] if bonds else None
    partner = _hub(story, noun, parties, latest) if latest is not None else None
    if partner is not None:
        return (*parties, partner)
    is_told_apart = year is not None or any(t.status == "signed" and t.word.head is noun for t in told)
    if latest is not None and is_definite(noun) and not (day and is_told_apart):
        return parties  # `the border treaty signed last year` is none just named
    found = _completed(story, noun, parties, _firmness(told, year))
    if not found and latest is not None and (day or is_further(story, noun, told)):
        found = _inherited(story, noun, latest)
    return found or _unsaid(story, noun, told, day)


def _hub(story: Story, noun: Token, parties: tuple[Entity, ...], bond: Bond) -> Entity | None:
    """`A similar accord with Fiji was signed`, `Fiji, whose accord runs out`: who made the pact just named, and speaks most of all."""
    if len(keys(parties)) != 1 or keys(parties) & bond.key or not parties[0].country:
        return None
    sentence = story.analysis.sentence_of(noun)
    words = story.ties.words("pacts", "others") | story.ties.words("pacts", "alike")
    is_like = has_word(noun, words) or (
        any(t.lemma == "whose" for t in noun.all_children("poss"))
        and noun.lemma in {t.lemma for t in bond.tokens}
        and not partners_of(story, noun)
    )
    is_near = sentence.index - bond.evidence[-1].index <= FARTHEST
    if not is_like or not is_near or story.names_others(sentence, bond.key | keys(parties), scenes=False):
        return None
    spoken_of = {e.country: 0 for e in bond.parties if e.country}
    for mention in story.resolution.mentions:
        for code in {e.country or "" for e in mention.entities} & spoken_of.keys():
            spoken_of[code] += 1
    most = max(spoken_of.values(), default=0)
    first = [e for e in bond.parties if spoken_of.get(e.country or "") == most]
    return first[0] if len(keys(first)) == 1 else None


def _inherited(story: Story, noun: Token, bond: Bond) -> tuple[Entity, ...]:
    """The parties of the pact just named, for another in whose sentence no other state stands."""
    sentence = story.analysis.sentence_of(noun)
    is_near = sentence.index - bond.evidence[-1].index <= FARTHEST
    return bond.parties if is_near and not story.names_others(sentence, bond.key) else ()


def _unsaid(story: Story, noun: Token, told: Sequence[Telling], day: str | None) -> tuple[Entity, ...]:
    """The two of a story where nobody is said to sign, or only `the ministers` (`Six accords were signed`)."""
    is_loose = noun.lemma in story.ties.words("pacts", "weak") | story.ties.words("pacts", "scarce")
    signing = [t.word for t in told if t.status == "signed" and t.is_real]
    if is_loose or not signing or not all(_is_faceless(story, t) for t in signing):
        return ()
    if partners_of(story, noun) or has_unknown(story, noun) or is_private(story, noun):
        return ()
    main, sentence = main_pair(story), story.analysis.sentence_of(noun)
    before = story.analysis.sentences[max(sentence.index - 1, 0)]
    published = story.analysis.article.published
    is_old = bool(day and published) and str(day)[:4] != str(published)[:4]
    is_apart = len(main) != 2 or (is_old and keys(story.named_in(before)) != keys(main))
    return () if is_apart or story.names_others(sentence, keys(main)) else main


def _is_faceless(story: Story, word: Token) -> bool:
    """Does a word of signing tell no signers by name?"""
    signers = grammar.subject(word) if word.pos == "VERB" else grammar.of_preposition(word, "by")
    words = story.ties.words("pacts", "pairs")
    return all(t.pos == "PRON" or (t.tag == "NNS" and t.lemma in words) for t in signers)


def _completed(story: Story, noun: Token, parties: tuple[Entity, ...], firmness: int) -> tuple[Entity, ...]:
    """The parties with those around the pact; where nothing tells how it stands, only with those whom its rule names."""
    if is_civil(story, noun):
        return parties
    if firmness == 0:
        is_sure = noun.lemma in story.ties.words("pacts", "nouns") - story.ties.words("pacts", "weak")
        if is_sure and len(keys(parties)) == 1 and partners_of(story, noun):
            return named_beside(story, noun, parties)  # `said the alliance with Peru was strong`
        return parties if parties else ruled_parties(story, noun)
    parties = named_beside(story, noun, parties)
    if firmness == 1 or len(keys(parties)) > 1 or is_private(story, noun):
        return parties
    return completed(story, noun, parties)


def _firmness(told: Sequence[Telling], year: str | None) -> int:
    """How much tells how a pact stands: 0 nothing, 1 only that it does, 2 what became of it, or its day."""
    if year is not None or any(t.status != "standing" for t in told):
        return 2
    return 1 if any(t.word.pos in {"VERB", "AUX"} for t in told) else 0

"""Meetings of a visit: of the visitor with people of the host's side, as often as the text says that they met."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.lexicon.states import name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Event
from dragoman.model.quantity import WORDS
from dragoman.relations.story import Story
from dragoman.relations.visits.goals import states_of
from dragoman.relations.visits.spells import spell_of
from dragoman.relations.visits.stays import Stay, at_once
from dragoman.relations.visits.talks import holding, is_from_afar, is_meeting, is_settling, people_of, places_of
from dragoman.relations.visits.travellers import PLACES, visitors

DENIED = frozenset({Factuality.CT_NEG, Factuality.PR_NEG, Factuality.PS_NEG})
MOST = 20  # meetings of one pair on one visit


@dataclass(frozen=True, slots=True)
class Meeting:
    """People who come together in one word of the text, how often, where, and the event of that word."""

    token: Token
    people: tuple[Entity, ...]
    times: int
    countries: frozenset[str | None]
    event: Event | None

    def joins(self, stay: Stay) -> bool:
        """Does it bring visitor and host together, in no other country?"""
        is_there = not self.countries or stay.host.country in self.countries
        return is_there and self.guest(stay) is not None and bool(self.partners(stay))

    def guest(self, stay: Stay) -> Entity | None:
        """The visitor among those who meet."""
        named = (e for e in self.people if (e.name or e.code) == stay.who)
        same = (e for e in self.people if e.country == stay.visitor.country and not (e.name and stay.visitor.name))
        return next(named, next(same, None))

    def partners(self, stay: Stay) -> list[Entity]:
        """Whom of the host's side the visitor meets: those who are named, else the first."""
        met = [e for e in self.people if e.country == stay.host.country]
        return list({e.name: e for e in met if e.name}.values()) or met[:1]


Encounter = tuple[Entity, Meeting]  # somebody whom a visitor met, and the words that tell it
Met = list[Encounter]


def meetings_in(story: Story) -> list[Meeting]:
    """All words of a text that bring people of two states together, in order of text."""
    return [m for t in story.analysis.tokens if (m := _meeting(story, t)) is not None]


def of_stay(story: Story, meetings: Sequence[Meeting], stay: Stay, stays: Sequence[Stay]) -> Met:
    """Those of one visit: of several words about one pair the one that tells of most meetings, and what was told as one more."""
    found: dict[str, list[Encounter]] = {}
    for meeting in meetings:
        if not meeting.joins(stay) or not _is_nearest(story, meeting, stay, stays):
            continue
        for partner in meeting.partners(stay):
            who = "" if _is_anyone(story, partner) else partner.name or partner.text.lower()
            here, before = [(partner, meeting)], found.get(who, [])
            found[who] = [*before, *here] if before and _is_again(meeting) else max(before, here, key=_times_in)
    if len(found) > 1:
        found.pop("", None)  # `his host` is one of those who are named
    return [one for some in found.values() for one in some]


def _times_in(met: Met) -> int:
    return sum(meeting.times for _, meeting in met)


def _is_again(meeting: Meeting) -> bool:
    return any(c.lemma in {"again", "another", "further"} for c in meeting.token.children)


def rows(story: Story, met: Met) -> list[Mapping[str, Any]]:
    """With whom, how often, the sentence that tells it, the id of its event."""
    return [_row(story, partner, meeting) for partner, meeting in met]


def _row(story: Story, partner: Entity, meeting: Meeting) -> Mapping[str, Any]:
    quote = story.quote(story.analysis.sentence_of(meeting.token).span)
    return {
        "with": partner.name or partner.text,
        "count": meeting.times,
        "event": None if meeting.event is None else meeting.event.id,
        "quote": quote.text,
        "start": quote.start,
        "end": quote.end,
    }


def _meeting(story: Story, word: Token) -> Meeting | None:
    if not (_is_encounter(story, word) or _is_reception(story, word)) or is_from_afar(story, word):
        return None
    verb = word if word.pos == "VERB" else next((t for t in word.ancestors() if t.pos in {"VERB", "AUX"}), word)
    if story.claims.stance(verb.i).factuality in DENIED:
        return None
    people = [
        *people_of(story, word),
        *(_for_whom(word) if word.pos == "NOUN" else ()),
        *grammar.of_preposition(word, "on"),
    ]
    entities = [e for t in people for e in _persons(story, t)]
    if len({e.country for e in entities}) < 2:
        return None
    event = next((e for t in (word, holding(word), verb) if t and (e := story.events_by_trigger.get(t.i))), None)
    where = {e.country for t in places_of(story, word) for e in states_of(story, t)} - {None}
    if event is not None and event.place is not None:
        where |= {event.place.country} - {None}
    return Meeting(word, tuple(entities), _times(story, word), frozenset(where), event)


def _is_encounter(story: Story, word: Token) -> bool:
    """Talks, `met`, `saw the president`, `called on the president`; not what else two do at a place."""
    if word.lemma in story.ties.words("visits", "encounters"):
        return word.pos == "VERB" or bool(grammar.of_preposition(word, "on"))
    return is_meeting(story, word) and not is_settling(story, word)


def _is_reception(story: Story, word: Token) -> bool:
    """`was received by the president`."""
    ways = story.ties.kinds("visits", "moves")
    is_host = ways.get(word.lemma) == "host" and word.lemma not in {"invite", *story.ties.words("visits", "acclaiming")}
    return word.pos == "VERB" and is_host


def _for_whom(noun: Token) -> list[Token]:
    """`arrived for talks with the president`: who arrived."""
    verb = noun.head.head if noun.dep == "pobj" and noun.head.lemma in {"for", "to", "before", "after"} else None
    return grammar.subject(verb) if verb is not None and verb.pos in {"VERB", "AUX"} else []


def _persons(story: Story, token: Token) -> Iterator[Entity]:
    """Those whom a word names or stands for; no states and towns."""
    if token.lemma in story.ties.words("visits", "venues"):
        return
    named = [story.known(e) for e in story.entities(token)]
    yield from (e for e in named if e.country and not _is_place(e))
    if not named:
        yield from visitors(story, [token])


def _is_place(entity: Entity) -> bool:
    is_state = entity.name == name_of_code(entity.country or "")
    return is_state or (entity.office is None and entity.via is not None and entity.via.rule in PLACES)


def _times(story: Story, word: Token) -> int:
    """How often: `five meetings`, `four rounds of talks`, `a second round`, `met twice`, `met four times`."""
    counts = story.ties.tables["visits"]["counts"]
    if word.pos == "VERB":
        adverbs = [counts["times"][c.lemma] for c in word.children if c.lemma in counts["times"]]
        spans = [c for c in word.children if c.lemma == "time" and c.dep in {"npadvmod", "dobj", "advmod"}]
        numbers = adverbs + [_number(n) for c in spans for n in c.all_children("nummod")]
    else:
        above = word.head.head if word.dep == "pobj" and word.head.lemma == "of" else word
        rounds = [word, *([above] if is_meeting(story, above) else [])]
        numbers = [_number(n) for r in rounds for n in r.all_children("nummod")]
        ordinals = {word: n for n, word in enumerate(counts["ordinals"], 1)}
        numbers += [
            ordinals.get(c.text.lower(), 1) for r in rounds if r.lemma == "round" for c in r.all_children("amod")
        ]
    return min(max(numbers, default=1), MOST)


def _number(token: Token) -> int:
    return int(token.text) if token.text.isdigit() else WORDS.get(token.lemma.lower(), 1)


def _is_anyone(story: Story, partner: Entity) -> bool:
    """`his host`, `Peruvian leaders`: not told who."""
    head = story.analysis.head_of(partner.span)
    return not partner.name and (head is None or head.lemma in story.ties.words("visits", "anyone"))


def _is_nearest(story: Story, meeting: Meeting, stay: Stay, stays: Sequence[Stay]) -> bool:
    """Is it told of this visit nearest by, and not on a day at another time?"""
    rivals = [s for s in stays if meeting.joins(s) and not s.is_off and _is_then(story, meeting, s)]
    return bool(rivals) and stay is min(rivals, key=lambda s: _distance(story, meeting.token, s))


def _is_then(story: Story, meeting: Meeting, stay: Stay) -> bool:
    days = spell_of(story, meeting.token)
    return at_once(days, stay)


def _distance(story: Story, token: Token, stay: Stay) -> int:
    """Sentences from a word to the nearest one that tells of a visit."""
    starts = [*(m.token for m in stay.moves), stay.token]
    starts += [t for e in stay.events if (t := story.analysis.token_at(e.trigger.start)) is not None]
    here = story.analysis.sentence_of(token).index
    return min(abs(here - story.analysis.sentence_of(t).index) for t in starts)

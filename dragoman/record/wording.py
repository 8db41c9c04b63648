"""The record in words, for people: certainty, types, parties, voices. What all faces say alike."""

from collections.abc import Iterable, Mapping

from dragoman.model.article import Zone
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Event, PassedOver, Voice
from dragoman.model.relation import Relation

CERTAINTY = {
    Factuality.CT_POS: "certain",
    Factuality.PR_POS: "probable",
    Factuality.PS_POS: "possible",
    Factuality.CT_NEG: "did not happen",
    Factuality.PR_NEG: "probably not",
    Factuality.PS_NEG: "possibly not",
    Factuality.CT_U: "known, not told",
    Factuality.UU: "open",
}
UNNAMED = "unnamed source"
PRONOUNS = frozenset("he she it they i we who him her them".split())
FARTHEST = 25  # characters between a speaker and what is said


def counted(number: int, noun: str) -> str:
    """`1 event`, `12 events`, `2 stories`."""
    if number == 1:
        return f"{number} {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def rests_on(origins: int | None, stories: int) -> str:
    """`2 independent origins, 3 stories`; only the stories where nobody knows the origins."""
    told = counted(stories, "story")
    return f"{counted(origins, 'independent origin')}, {told}" if origins else told


def cut(words: str, longest: int) -> str:
    """The words, or their beginning, cut at a word's end where there is one."""
    if len(words) <= longest:
        return words
    return f"{words[:longest].rsplit(' ', 1)[0]} …"


def certainty(factuality: Factuality, auxiliary: Auxiliary | None = None) -> str:
    """`probable, future`."""
    if auxiliary is None or auxiliary is Auxiliary.NEGATION:
        return CERTAINTY[factuality]
    return f"{CERTAINTY[factuality]}, {auxiliary.value}"


def parties(entities: Iterable[Entity]) -> str:
    """Several of them; one stretch that stands for several actors is given once, with all their codes."""
    unnamed: dict[str, list[str]] = {}
    for entity in entities:
        codes = unnamed.setdefault(entity.name or entity.text, [])
        if entity.code and entity.code not in codes:
            codes.append(entity.code)
    return ", ".join(_coded(name, codes) for name, codes in unnamed.items())


def _coded(name: str, codes: list[str]) -> str:
    further = [code for code in codes if code not in name]
    return f"{name} ({', '.join(further)})" if further else name


def who(event: Event) -> str:
    """`A → B`, or all who act together."""
    if event.recipients:
        return f"{parties(event.actors)} → {parties(event.recipients)}"
    return parties(event.actors)


def what(event: Event) -> str:
    """Type, mode and contexts: `CONSULT visit`."""
    return f"{event.type} {event.mode}" if event.mode else event.type


def numbers(event: Event) -> str:
    """How many were killed, hurt, held or came: `dead: at least 12 people, injured: 30`."""
    return ", ".join(f"{count.what}: {count.text}" for count in event.counts)


def says(voices: Iterable[Voice]) -> str:
    """The chain, innermost first: `Putin, via Interfax, in ABC News`."""
    names = [named(voice) for voice in voices]
    inner, outer = names[:-1], names[-1] if names and names[-1] != UNNAMED else ""
    told = ", via ".join(inner)
    if told and outer:
        return f"{told}, in {outer}"
    return told or outer or "the story"


def named(voice: Voice) -> str:
    """The words of the source; behind a pronoun the name that it stands for."""
    words = (voice.text or "").strip(" ,;:\n") or UNNAMED
    if words.lower() in PRONOUNS and voice.source is not None and voice.source.name:
        return f"{voice.source.name} (“{words}”)"
    return words


def when(begin: str | None, end: str | None) -> str:
    """A day, or a span of days."""
    if begin is None:
        return "no date"
    return begin if end in (None, begin) else f"{begin} to {end}"


def in_time(events: Iterable[Event]) -> list[Event]:
    """Events by date, those without a date last, else in order of text."""
    return sorted(events, key=lambda e: (e.date is None, e.date.begin if e.date else "", e.trigger.start))


def roles(relation: Relation) -> dict[str, str]:
    """Role to the actors in it."""
    names = dict.fromkeys(p.role for p in relation.parties)
    return {role: parties(p.entity for p in relation.parties if p.role == role) for role in names}


def tie(relation: Relation) -> str:
    """One line about a tie."""
    terms, role = relation.terms, roles(relation)
    if relation.kind == "pact":
        return f"{terms['name'] or 'pact'} of {role.get('party', '?')}"
    if relation.kind == "transfer":
        amount = terms["quantity"]["text"] if terms["quantity"] else ""
        goods = terms["goods"] if not amount or terms["goods"] in amount else f"{amount} of {terms['goods']}"
        if amount and terms["quantity"]["unit"] is None and not amount.endswith("s"):
            goods = f"{amount} {terms['goods']}"
        return f"{role.get('supplier', 'supplier not told')} → {role.get('recipient', 'recipient not told')}: {goods}"
    if relation.kind == "sanction":
        kind = f"{terms['instrument']} sanctions" if terms["instrument"] else "sanctions"
        return f"{role.get('sender', 'sender not told')} → {role.get('target', 'target not told')}: {kind}"
    if relation.kind == "visit":
        place = f", {terms['place']}" if terms["place"] else ""
        return f"{role.get('visitor', '?')} visits {role.get('host', '?')}{place}"
    if relation.kind != "statement":
        return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in (*role.items(), *_told(terms).items()))
    heard = f" to {role['addressee']}" if "addressee" in role else ""
    return f"{role.get('speaker', '?')}{heard}: {_utterance(relation)}"


def _told(terms: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in terms.items() if value}


def _utterance(relation: Relation) -> str:
    """What was said, verbatim; a paraphrase with the cue before it, where that stands near (`accused Berlin of ...`)."""
    terms, evidence = relation.terms, relation.evidence[0]
    words: str = terms["quote"]
    if terms["form"] == "direct":
        return words if words[:1] in QUOTES else f"“{words}”"
    start = terms["quotes"][0]["start"] - evidence.start
    lead = max((p.entity.end for p in relation.parties if p.entity.end - evidence.start <= start), default=0)
    before = evidence.text[max(lead - evidence.start, 0) : max(start, 0)]
    return f"{before.lstrip(' ,') if len(before) <= FARTHEST else ''}{words}"


QUOTES = ('"', "“", "'", "‘", "«", "„")


def details(relation: Relation) -> list[str]:
    """Further lines about a tie: obligations of a pact, purpose of a transfer, meetings of a visit."""
    found = []
    for duty in relation.terms.get("obligations", ()):
        found.append(f"{duty['kind']}: {duty['quote']} — {says(duty['attribution'])}")
    if relation.terms.get("purpose"):
        found.append(relation.terms["purpose"])
    if relation.kind == "visit" and relation.terms["meetings"]:
        found.append(f"{counted(sum(met['count'] for met in relation.terms['meetings']), 'meeting')} told")
    return found


def left_out(text: str, zones: Iterable[Zone], passed_over: Iterable[PassedOver]) -> dict[str, list[str]]:
    """What was not read and what was not coded: reason to the words, both in order of text."""
    found: dict[str, list[str]] = {}
    for zone in zones:
        if not zone.kind.reports:
            found.setdefault(f"not read, {zone.kind.value}", []).append(text[zone.start : zone.end])
    for passed in passed_over:
        kind, _, reason = passed.reason.partition(": ")
        words = f"{passed.trigger.text} ({kind})" if reason else passed.trigger.text
        found.setdefault(f"not coded, {reason or kind}", []).append(words)
    return {reason: list(dict.fromkeys(words)) for reason, words in found.items()}


TIES = ("pact", "transfer", "sanction", "visit", "statement")


def kinds(relations: Iterable[Relation]) -> list[str]:
    """The kinds of ties, those of the package in their order, then those that a user added."""
    return list(dict.fromkeys((*TIES, *(r.kind for r in relations))))

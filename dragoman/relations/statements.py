"""Statements: who said what to whom, on which occasion. One for each attribution by an actor, quoted or paraphrased."""

from collections.abc import Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Attitude, Attribution, Form
from dragoman.model.entity import Entity
from dragoman.model.relation import Party, Relation
from dragoman.model.span import Span, hull
from dragoman.relations.story import Story

MEDIA = "JRN"
SHORTEST = 4  # tokens of a reported content


def find_statements(story: Story) -> tuple[Relation, ...]:
    """Statements of known actors, in order of text; of the media only where their own words are quoted."""
    return tuple(_statements(story))


def _statements(story: Story) -> Iterator[Relation]:
    for attribution in story.claims.attributions:
        speaker = attribution.entity
        if speaker is None or _only_relays(story, attribution, speaker) or not _is_statement(story, attribution):
            continue
        cue = story.analysis.head_of(hull(attribution.cue))
        if cue is None:
            continue
        addressees = _addressees(story, cue)
        timex = story.timex_of(cue, outside=attribution.content)
        yield story.relation(
            "statement",
            cue,
            [Party(speaker, "speaker"), *(Party(e, "addressee") for e in addressees)],
            status=None,
            begin=timex.begin if timex is not None else None,
            end=timex.end_date if timex is not None else None,
            terms=_terms(story, attribution, speaker, addressees, cue),
            events=story.events_in(attribution.content),
            evidence=[story.quote(hull((*attribution.source, *attribution.cue, *attribution.content)))],
            why=(f"attribution {attribution.id}, cue group {attribution.group}",),
        )


def _only_relays(story: Story, attribution: Attribution, speaker: Entity) -> bool:
    """A medium that passes on what others say, or that prints the story; its own quoted words are a statement."""
    own = {story.analysis.article.publication, story.analysis.article.agency} - {None}
    if speaker.name in own or speaker.text in own:
        return True
    return speaker.sector == MEDIA and (attribution.form is Form.INDIRECT or attribution.id in story.parents)


def _is_statement(story: Story, attribution: Attribution) -> bool:
    """Something that was uttered: any quotation, and reported assertions of more than a word or two."""
    if (
        attribution.form is not Form.DIRECT
        and sum(len(story.analysis.tokens_in(s)) for s in attribution.content) < SHORTEST
    ):
        return False
    if attribution.form is not Form.INDIRECT:
        return attribution.group in story.ties.words("statements", "groups") or attribution.form is Form.DIRECT
    return attribution.attitude is Attitude.ASSERTION and attribution.group in story.ties.words("statements", "groups")


def _terms(
    story: Story, attribution: Attribution, speaker: Entity, addressees: list[Entity], cue: Token
) -> dict[str, object]:
    text = story.analysis.article.text
    return {
        "speaker": speaker.name or speaker.text,
        "addressee": [e.name or e.text for e in addressees] or None,
        "quote": attribution.content[0].of(text),
        "quotes": [{"text": span.of(text), "start": span.start, "end": span.end} for span in attribution.content],
        "form": attribution.form.value,
        "occasion": _occasion(story, cue),
        "medium": _medium(story, cue),
    }


def _addressees(story: Story, cue: Token) -> list[Entity]:
    """Who is told: the object or dative of `tell` and its like."""
    if cue.lemma not in story.ties.words("statements", "addressee"):
        return []
    objects = cue.all_children("dobj", "dative")
    return [entity for token in objects for entity in story.entities(token)]


def _medium(story: Story, cue: Token) -> str | None:
    """`on state television`, `in an interview with CNN`, `told CNN`: the medium it was said through, as printed."""
    known = story.ties.words("statements", "media")
    spoken_to = [t for t in cue.all_children("dobj", "dative") if any(e.sector == MEDIA for e in story.entities(t))]
    behind = [n for p in cue.all_children("prep") for n in p.all_children("pobj")]
    within = [t for n in behind for t in grammar.of_preposition(n, "with", "to", "on", "by") if _is_medium(story, t)]
    for noun in (*spoken_to, *within, *(n for n in behind if n.lemma in known or _is_medium(story, n))):
        words = [t for t in noun.subtree() if t.i <= noun.i]
        return Span(words[0].start, noun.end).of(story.analysis.article.text)
    return None


def _is_medium(story: Story, token: Token) -> bool:
    return any(entity.sector == MEDIA for entity in story.entities(token))


def _occasion(story: Story, cue: Token) -> str | None:
    """`in his opening statement`, `during a briefing`: the phrase as printed."""
    known = story.ties.words("statements", "occasions")
    for preposition in cue.all_children("prep"):
        for noun in preposition.all_children("pobj"):
            if noun.lemma in known or noun.text.lower() in known:
                words = [
                    t
                    for t in noun.subtree()
                    if not any(a.dep in {"relcl", "acl"} for a in (t, *t.ancestors()) if a.i > noun.i)
                ]
                before = [t for t in words if t.i <= noun.i] or [noun]
                return Span(before[0].start, noun.end).of(story.analysis.article.text)
    return None

"""What a pact obliges to, by ATOP's kinds: the clause that says so, and the condition that says when it falls due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.model.analysis import Sentence
from dragoman.model.event import Voice
from dragoman.model.span import Span
from dragoman.relations.pacts.clauses import clause_around, condition_in
from dragoman.relations.pacts.phrases import Lemmas, lemmas_of
from dragoman.relations.story import Story

OPENING = frozenset('“"‘')
REACH = 6  # words before a phrase within which a negation turns it round
WEAK = "cooperation"
RANKS = ("obligations", "named", "implied")  # told by a clause; by the pact's name; only loosely by its name
TURNED = frozenset(
    {"defense", "offense", "consultation", "cooperation"}
)  # phrases of the other kinds hold their negation


@dataclass(frozen=True, slots=True)
class Obligation:
    """One kind of duty: `words` is the clause, `core` the phrase in it, `trigger` the condition, `rank` how it is told, 0 best."""

    kind: str
    words: Span
    trigger: Span | None
    attribution: tuple[Voice, ...]
    core: Span
    rank: int = 0

    def row(self, story: Story) -> dict[str, Any]:
        """As the contract has it; `quote` runs on to the end of the condition, where that follows at once."""
        text = story.analysis.article.text
        start = self.words.start - (text[self.words.start - 1 : self.words.start] in OPENING)
        end = self.words.end
        if self.trigger is not None and start <= self.trigger.start <= end + 2:
            end = max(end, self.trigger.end)
        return {
            "kind": self.kind,
            "trigger": self.trigger.of(text) if self.trigger is not None else None,
            "quote": text[start:end],
            "start": start,
            "end": end,
            "attribution": self.attribution,
        }


def find_obligations(story: Story, sentence: Sentence) -> list[Obligation]:
    """The duties that a sentence about a pact names, each kind once; cooperation only where nothing stronger is named."""
    found = list(_in_sentence(story, sentence))
    kept = [o for o in found if not (o.kind == "nonaggression" and any(_is_of_soil(o, other) for other in found))]
    return merged([], kept)


def _is_of_soil(one: Obligation, other: Obligation) -> bool:
    """Is a denial only the end of another duty (`its ports | shall not serve an attack`, which binds to neutrality)?"""
    return other.kind == "neutrality" and other.core.start < one.core.start < other.core.end


def merged(known: Sequence[Obligation], new: Sequence[Obligation]) -> list[Obligation]:
    """Both, each kind once for each condition, in order of text.

    Of a kind, what a clause tells goes before a name, and what has a condition before what has none; what a name only
    implies stands where nothing else is told; cooperation stands alone, once.
    """
    every = sorted((*known, *new), key=lambda o: o.words.start)
    strong = [o for o in every if o.kind != WEAK]
    firm = [o for o in strong if o.rank < len(RANKS) - 1] or strong
    kept: dict[tuple[str, Span | None], Obligation] = {}
    for kind in dict.fromkeys(o.kind for o in firm):
        of_kind = [o for o in firm if o.kind == kind]
        best = min(o.rank for o in of_kind)
        told = [o for o in of_kind if o.rank == best]
        for one in [o for o in told if o.trigger is not None] or told[:1]:
            kept.setdefault((kind, one.trigger), one)
    return list(kept.values()) or [o for o in every if o.kind == WEAK][:1]


def _in_sentence(story: Story, sentence: Sentence) -> Iterator[Obligation]:
    lemmas = lemmas_of(sentence)
    table = story.ties.tables["pacts"]
    if lemmas.first(table["unbinding"]["phrases"]) is not None:
        return
    for rank, name in enumerate(RANKS):
        for kind, phrases in table[name].items():
            one = _of_kind(story, sentence, lemmas, (kind, phrases, rank))
            if one is not None:
                yield one
                yield from _of_any_war(story, one)


def _of_kind(
    story: Story, sentence: Sentence, lemmas: Lemmas, sought: tuple[str, Sequence[str], int]
) -> Obligation | None:
    kind, phrases, rank = sought
    for match in lemmas.all(phrases):
        if kind in TURNED and lemmas.is_negated(match, REACH, story.ties.words("pacts", "negations")):
            continue  # also `if one is attacked the other will give no help`
        tokens = lemmas.tokens_of(match)
        trigger = condition_in(story, sentence, tokens) if rank < len(RANKS) - 1 else None
        core = Span(tokens[0].start, tokens[-1].end)
        apart = None if trigger is None or trigger.touches(core) else trigger
        words = clause_around(story, tokens, apart) if rank == 0 else core
        return Obligation(kind, words, trigger, story.chain(tokens[0]), core, rank)
    return None


def _of_any_war(story: Story, one: Obligation) -> Iterator[Obligation]:
    """Help in any war that the partner is in, whoever began it, is owed for attack too (ATOP's offense)."""
    if one.kind != "defense" or one.trigger is None:
        return
    words = one.trigger.of(story.analysis.article.text).lower()
    table = story.ties.tables["pacts"]["any_war"]
    if (
        words.split()[0] in table["openings"]
        and any(w in words for w in table["war"])
        and not any(w in words for w in table["attack"])
    ):
        yield replace(one, kind="offense")

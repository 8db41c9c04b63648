"""Pronouns, definite descriptions and open roles: tie them to an actor named before, or leave them open.

A small ruleset: recency, subject before object, agreement in kind, number and gender. A wrong link is worse than none,
so that every rule gives up where nothing fits well.
"""

from collections.abc import Iterable, Sequence

from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.coreference import PointingWords
from dragoman.model.analysis import Analysis
from dragoman.model.entity import Mention
from dragoman.model.place import Place
from dragoman.resolve.descriptions import Descriptions
from dragoman.resolve.home import Homes
from dragoman.resolve.owned_roles import OwnedRoles
from dragoman.resolve.past import Past
from dragoman.resolve.pronouns import Pronouns


def link_mentions(
    analysis: Analysis,
    mentions: Iterable[Mention],
    places: Sequence[Place],
    index: ActorIndex,
    words: PointingWords,
) -> tuple[Mention, ...]:
    """The mentions with those added that point back, each with the span of its antecedent in `via`; sorted by start."""
    past = Past(analysis, dict(sorted({m.head: m for m in mentions}.items())), index, words)
    homes = Homes(analysis, past.known.values(), places, index, words)
    pronouns, descriptions, roles = Pronouns(past), Descriptions(past), OwnedRoles(past)
    for token in analysis.tokens:
        mention = past.known.get(token.i)
        linked = pronouns.meant_by(token) if mention is None else roles.named_before(token, mention)
        if linked is None and (mention is None or not any(entity.code for entity in mention.entities)):
            linked = descriptions.meant_by(token)
        if linked is None and mention is not None:
            linked = roles.of_owner(token, mention) or past.in_office(homes.at_home(mention))
        if linked is not None:
            past.known[token.i] = mention = linked
        if mention is not None:
            past.mentions.append(mention)
    return tuple(sorted(past.known.values(), key=lambda m: (m.start, m.end)))

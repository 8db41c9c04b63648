"""Roles that do not say whose they are: `the ministry` named before, `its ambassador`, `his counterpart`, `the group`."""

from dataclasses import replace

from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.resolve.past import Past
from dragoman.resolve.phrases import role_of


class OwnedRoles:
    """Looks for whose a role is."""

    def __init__(self, past: Past) -> None:
        self._past = past

    def named_before(self, token: Token, mention: Mention) -> Mention | None:
        """A role without a country (`the ministry`, `the president`): the same role named before, with its country."""
        entity = mention.entity
        article = next((t.text.lower() for t in token.children if t.dep in {"det", "poss"}), None)
        if entity is None or entity.code or article not in {"the", "its", "their", "this"} or self._is_another(token):
            return None
        role = role_of(token, self._past.index)
        if role is None or token.tag in {"NNS", "NNPS"}:
            return None
        for earlier in self._past.recent(token, sentences=12):
            other = earlier.entity
            if other is not None and other.code and self._same_role(earlier, token, role.office or None):
                via = Via(ViaRule.COREFERENCE, other.start, other.end)
                found = replace(
                    other,
                    text=mention.span.of(self._past.analysis.article.text),
                    start=mention.start,
                    end=mention.end,
                    via=via,
                )
                return replace(mention, entities=(found,))
        return self._past.one(token, self._body(token))

    def _is_another(self, token: Token) -> bool:
        """Do names or words in front say that somebody else is meant (`the Madras High Court`, `the other army`)?"""
        role = role_of(token, self._past.index)
        known = set(role.phrase.split()) if role else set()
        front = (t for t in token.children if t.i < token.i and t.dep in {"amod", "compound", "nmod", "poss"})
        others = (t for t in front if t.text.lower() not in known)
        return any(t.lemma in self._past.words.other or t.pos == "PROPN" for t in others)

    def _body(self, token: Token) -> Mention | None:
        """`the group`: the body of that kind named shortly before, if there is just one."""
        kinds = self._past.words.bodies.get(token.lemma)
        if kinds is None or self._past.named_inside(token):
            return None
        named = {m.entity.name: m for m in self._past.recent(token) if m.entity and self._sorts(m.entity) & kinds}
        return next(iter(named.values())) if len(named) == 1 else None

    def _sorts(self, entity: Entity) -> set[str]:
        return {r.sort for r in self._past.index.readings(entity.name or "") if r.sort and r.code == entity.code}

    def _same_role(self, earlier: Mention, token: Token, office: str | None) -> bool:
        entity = earlier.entity
        if office and entity is not None and entity.office == office:
            return True
        head = self._past.analysis.tokens[earlier.head]
        return head.lemma == token.lemma or any(a.lemma == token.lemma for a in head.all_children("appos"))

    def of_owner(self, token: Token, mention: Mention) -> Mention | None:
        """`its ambassador`, `the country's president`, `his Russian counterpart`: with the country of the owner."""
        owner, entity = token.child("poss"), mention.entity
        other = self._past.known[owner.i].entity if owner is not None and owner.i in self._past.known else None
        if entity is None or other is None or not other.code:
            return None
        if token.lemma in self._past.words.same_office:
            return self._counterpart(token, mention, entity, other)
        if entity.code or token.lemma in self._past.words.not_owned:
            return None
        via = Via(ViaRule.COREFERENCE, other.start, other.end)
        given = replace(entity, code=other.code, country=other.country, via=via)
        return self._past.in_office(replace(mention, entities=(given,)))

    def _counterpart(self, token: Token, mention: Mention, entity: Entity, other: Entity) -> Mention | None:
        """Of the country that is said, else of the other one of the two that were named together."""
        if not entity.code:
            pairs = (m.entities for m in self._past.recent(token) if len(m.entities) == 2)
            both = next((p for p in pairs if other.code in {e.code for e in p}), ())
            found = next((e for e in both if e.code != other.code), None)
            if found is None:
                return None
            via = Via(ViaRule.COREFERENCE, found.start, found.end)
            entity = replace(entity, code=found.code, country=found.country, via=via)
        given = replace(entity, office=other.office or entity.office)
        return self._past.in_office(replace(mention, entities=(given,)))

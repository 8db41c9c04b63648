"""Pronouns: `he`, `it`, `they`, each tied to the actor named before that fits, or left open."""

from collections.abc import Iterable

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Mention, ViaRule
from dragoman.resolve.past import SUBJECT, Past

OPENING = 4  # words of a sentence among which an `it` opens it


class Pronouns:
    """Looks for what pronouns mean."""

    def __init__(self, past: Past) -> None:
        self._past = past

    def meant_by(self, token: Token) -> Mention | None:
        """Whom a pronoun stands for; None where nothing fits."""
        word = token.text.lower()
        if token.pos not in {"PRON", "DET"}:
            return None
        if word in self._past.words.person:
            return self._past.one(
                token,
                self._best(token, (m for m in self._past.recent(token) if self._past.persons.fits(m, word))),
            )
        if word in self._past.words.thing:
            return self._past.one(token, self._thing(token))
        if word in self._past.words.several:
            return self._group(token)
        return None

    def _best(self, token: Token, candidates: Iterable[Mention]) -> Mention | None:
        """The likeliest antecedent: near, a subject, and not the speaker of the quotation that the pronoun stands in."""
        here = self._past.analysis.sentence_of(token).index
        barred = self._barred(token)
        names = {e.name for i in barred for e in self._past.entities_at(i) if e.name}
        scored = []
        for order, mention in enumerate(candidates):
            if mention.head in barred or any(e.name in names for e in mention.entities):
                continue
            head = self._past.analysis.tokens[mention.head]
            value = 3.0 * (head.dep in SUBJECT) - 2.0 * (here - self._past.sentence(mention)) - 0.25 * order
            scored.append((value, -order, mention))
        return max(scored, default=(0, 0, None), key=lambda entry: entry[:2])[2]

    def _barred(self, token: Token) -> set[int]:
        """Who cannot be meant: fellow arguments of the same verb, and the speaker around a quotation."""
        barred: set[int] = set()
        verb = token.head
        if token.dep in {"dobj", "obj", "dative", "pobj"}:
            while verb.dep in {"prep", "pobj", "dobj"} and not verb.is_root:
                verb = verb.head
            barred |= {t.i for t in verb.children if t.dep in SUBJECT} | {t.i for t in grammar.subject(verb)}
        if self._past.in_quotes(token):
            barred |= {m.head for m in self._past.mentions if self._speaks(self._past.analysis.tokens[m.head])}
            for up in token.ancestors():
                barred |= {t.i for t in up.children if t.dep in SUBJECT and not self._past.in_quotes(t)}
        return barred

    def _speaks(self, token: Token) -> bool:
        return token.dep in SUBJECT and token.head.lemma in self._past.words.speech

    def _thing(self, token: Token) -> Mention | None:
        """`its` and `it`: the nearest state or body that is a subject in this sentence or the one before."""
        if token.dep in SUBJECT and token.head.lemma in self._past.words.weather:
            return None
        speaker = self._speaker(token)
        if speaker is not None:
            return speaker
        topic = self._topic(token)
        if topic is not None:
            return topic
        here = self._past.analysis.sentence_of(token).index
        barred = {self._code(t.i) for t in self._fellows(token)} - {None}
        nearest: Mention | None = None
        others: set[str | None] = set()
        for mention in self._past.recent(token, sentences=1):
            head = self._past.analysis.tokens[mention.head]
            if mention.entity is not None and mention.entity.code in barred:
                continue  # `Peru sold it tanks`: somebody else than Peru
            if (
                self._past.persons.is_person(mention)
                or mention.entity is None
                or head.tag == "NNS"
                or not mention.entity.code
            ):
                continue
            if mention.entity.via is not None and mention.entity.via.rule is ViaRule.PLACE:
                continue  # a town seldom is what "it" means
            nearest = nearest or mention
            if head.dep in SUBJECT and (
                token.dep == "poss" or token.dep in SUBJECT or self._past.sentence(mention) == here
            ):
                return mention if self._same_actor(mention, nearest) else None
            others.add(mention.entity.code)
        return nearest if barred and len(others) == 1 else None

    def _topic(self, token: Token) -> Mention | None:
        """`It` that opens a sentence: the state or body that is the subject of the main clause before."""
        sentence = self._past.analysis.sentence_of(token)
        if token.dep not in SUBJECT or token.i - sentence.tokens[0].i > OPENING or sentence.index == 0:
            return None
        main = next((t for t in self._past.analysis.sentences[sentence.index - 1].tokens if t.is_root), None)
        subject = main.child(*SUBJECT) if main is not None else None
        rivals = main.all_children("dobj", "dative") if main is not None else []
        if any(self._code(t.i) for t in rivals):
            return None  # `Peru accused Chile. It denied`
        mention = self._past.known.get(subject.i) if subject is not None else None
        if mention is None or mention.entity is None or not mention.entity.code or mention.kind != "actor":
            return None
        is_plural = subject is not None and (subject.tag == "NNS" or bool(subject.conjuncts()))
        return None if is_plural or self._past.persons.is_person(mention) else mention

    def _fellows(self, token: Token) -> list[Token]:
        """The subjects of the verb that a pronoun is an object of."""
        if token.dep not in {"dobj", "obj", "dative", "pobj"} or token.text.lower() == "itself":
            return []
        verb = next((t for t in token.ancestors() if t.pos in {"VERB", "AUX"}), None)
        return grammar.subject(verb) if verb is not None else []

    def _code(self, index: int) -> str | None:
        entities = self._past.entities_at(index)
        return entities[0].code if entities else None

    def _speaker(self, token: Token) -> Mention | None:
        """`Iran told the council that it accepted`: the state or body that speaks of itself."""
        clause = token.head
        if token.dep not in SUBJECT or clause.dep != "ccomp" or clause.head.lemma not in self._past.words.speech:
            return None
        speaker = clause.head.child(*SUBJECT)
        mention = self._past.known.get(speaker.i) if speaker is not None else None
        if mention is None or mention.entity is None or not mention.entity.code or self._past.in_quotes(token):
            return None
        return None if self._past.persons.is_person(mention) else mention

    @staticmethod
    def _same_actor(first: Mention, second: Mention) -> bool:
        return first.entities[0].code == second.entities[0].code

    def _group(self, token: Token) -> Mention | None:
        """`they`: the nearest group or plural, in this sentence or the one before."""
        barred = self._barred(token)
        for mention in self._past.recent(token, sentences=1):
            head = self._past.analysis.tokens[mention.head]
            if mention.head in barred:
                continue
            partners = [self._past.known[t.i] for t in head.conjuncts() if t.i in self._past.known and t.i < token.i]
            if head.dep in SUBJECT and (partners or len(mention.entities) > 1):
                return self._past.several(token, [e for m in (mention, *partners) for e in m.entities])
            if head.tag in {"NNS", "NNPS"} and head.dep in SUBJECT and mention.entity is not None:
                return self._past.one(token, mention)
        return self._past.one(token, self._people(token, barred))

    def _people(self, token: Token, barred: set[int]) -> Mention | None:
        """`America refused the Somalis arms. They got them`: the only people that the sentence before names, in whatever place."""
        before = self._past.analysis.sentence_of(token).index - 1
        plural = (m for m in self._past.recent(token, sentences=1) if self._past.sentence(m) == before)
        named = [m for m in plural if self._past.analysis.tokens[m.head].tag == "NNPS" and m.head not in barred]
        codes = {m.entity.country for m in named if m.entity is not None}
        return named[0] if len(codes) == 1 and token.dep in SUBJECT else None

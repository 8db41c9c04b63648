"""Who is abroad because they talk, gather, attend or are received there: `met in Geneva`, `the talks in Doha between envoys`."""

from collections.abc import Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.relations.story import Story
from dragoman.relations.visits.goals import around, is_town, says_here, states_of
from dragoman.relations.visits.move import Move, told

PLURAL = frozenset({"NNS", "NNPS"})
TOGETHER = ("with", "between", "among", "of", "by")


def talks(story: Story, word: Token) -> Iterator[Move]:
    """The stays that a word of meeting tells of: of officials abroad, in the town told, else where the story was filed."""
    if not is_meeting(story, word) or is_from_afar(story, word):
        return
    residents = story.ties.words("visits", "residents")
    people = [t for t in people_of(story, word) if t.lemma not in residents and not _is_at_home(story, t)]
    if not people:
        return
    verb = _verb_over(word)
    if verb is not None and _is_shunned(story, verb):
        return
    places = places_of(story, word)
    if word.pos == "VERB" and len({e.country for t in places for e in states_of(story, t)}) > 1:
        people = [t for t in people if t in grammar.subject(word)]  # `saw one in Lima and another in Quito`
    if not places and verb is not None and not is_settling(story, word) and _is_filed_with(story, people):
        places = [verb]
    if places:
        yield from (m for m in told(story, word, "stay", people, places) if m.hosts and not m.is_off)


def _is_at_home(story: Story, token: Token) -> bool:
    """Who meets among their own: the people of a body of states, or somebody of a state that is not said (`the Queen`)."""
    named = story.entities(token)
    mention = story.resolution.by_head.get(token.i)
    is_unsaid = mention is not None and all(e.code is None for e in mention.entities)
    return bool(named) and (is_unsaid or (token.tag in PLURAL and all(e.country is None for e in named)))


def is_meeting(story: Story, word: Token) -> bool:
    """Does a word tell that people come together?"""
    words = story.ties.words
    if word.pos == "NOUN":
        return word.lemma in words("visits", "talks")
    return word.pos == "VERB" and (word.lemma in words("visits", "meeting") or is_settling(story, word))


def is_settling(story: Story, word: Token) -> bool:
    """What two do together, if they are told to be at a place: no word of meeting itself."""
    return word.lemma in story.ties.words("visits", "settling")


def _is_shunned(story: Story, verb: Token) -> bool:
    """`skipped the summit`, `called off the talks`."""
    over = story.ties.kinds("visits", "over")
    return verb.lemma in story.ties.words("visits", "shunning") or over.get(verb.lemma) == "cancel"


def counterparts(story: Story, verb: Token) -> list[Token]:
    """Whom a journey is made for to meet (`went to Samara to meet Putin`, `for talks with Putin`)."""
    words = story.ties.words
    aims = [c for c in verb.all_children("advcl", "xcomp") if c.lemma in words("visits", "meeting") or c.lemma == "see"]
    nouns = [t for t in grammar.of_preposition(verb, "for") if t.lemma in words("visits", "talks")]
    found = [t for aim in aims for t in (*grammar.objects(aim), *grammar.of_preposition(aim, "with"))]
    return found + [t for noun in nouns for t in grammar.of_preposition(noun, "with")]


def is_from_afar(story: Story, word: Token) -> bool:
    """By telephone or letter: nobody travels for it."""
    afar = story.ties.words("visits", "afar")
    return any(t.lemma in afar or t.text.lower() in afar for t in story.analysis.sentence_of(word).tokens)


def _verb_over(word: Token) -> Token | None:
    """The verb that tells of the meeting: itself, or the one over the noun."""
    if word.pos == "VERB":
        return word
    return next((t for t in word.ancestors() if t.pos in {"VERB", "AUX"}), None)


def people_of(story: Story, word: Token) -> list[Token]:
    """Who meets: subject and object, with whom, between whom; of a noun also whose it is and who holds it."""
    found = [t for name in TOGETHER for t in grammar.of_preposition(word, name)]
    if word.pos == "VERB":
        return [*grammar.subject(word), *grammar.objects(word), *found]
    found += [t for c in word.all_children("poss") for t in grammar.with_conjuncts(c)]
    verb = holding(word)
    if verb is not None:
        found += [*grammar.subject(verb), *grammar.of_preposition(verb, "with")]
    return [t for t in found if t.i != word.i]


def holding(noun: Token) -> Token | None:
    """The verb whose object the talks are (`held talks`), or that they are held at or for."""
    token = noun
    while token.dep in {"conj", "compound", "pobj", "prep", "pcomp"} and not token.is_root:
        token = token.head
        if token.pos in {"VERB", "AUX"}:
            return token
    return token.head if token.dep in grammar.OBJECTS and token.head.pos == "VERB" else None


def places_of(story: Story, word: Token) -> list[Token]:
    """Where they meet: by the word, its verb, or the gathering they meet at."""
    holder = holding(word) if word.pos == "NOUN" else None
    found = around(story, word) or [t for t in word.all_children("compound", "amod") if is_town(story, t)]
    if not found and holder is not None:
        found = around(story, holder)
    if not found:
        found = [t for person in people_of(story, word) for t in around(story, person)]
    beside = [w for w in (word, holder) if w is not None]
    if not found and any(says_here(w) or any(says_here(t) for c in w.children for t in c.children) for w in beside):
        verb = _verb_over(word)
        return [verb] if verb is not None else []
    return [t for t in found if is_town(story, t) or any(e.country for e in states_of(story, t))]


def _is_filed_with(story: Story, people: list[Token]) -> bool:
    """Is one of those who meet at home where the story was filed?"""
    filed = story.filed_at
    return filed is not None and any(e.country == filed.country for t in people for e in story.entities(t))

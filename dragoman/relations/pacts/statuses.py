"""How a pact stands: the words that tell of its signing, force, renewal or end, how sure they are, and their days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.relations.story import Story

STEPS = 5  # nouns and prepositions between a pact and the verb that tells of it (`notice of withdrawal from the pact`)
DEPTH = 3  # from a verb to the words that make it an idiom (`put their names to`)
STRENGTH = ("terminated", "suspended", "renewed", "in_force", "signed", "standing", "proposed")
CHANGES = frozenset({"terminated", "suspended", "renewed"})
ITS = frozenset({"terminated", "suspended", "in_force"})  # told also of a pact that does it by itself (`it lapsed`)
FORCE = frozenset({"force", "effect", "end", "validity"})
HELD = frozenset({"dobj", "obj", "nsubj", "nsubjpass", "attr", "dative", "oprd"})
WITHIN = frozenset({"conj", "appos"})
OWNING = frozenset({"poss", "compound", "nmod"})
PRESENT = frozenset({"VBZ", "VBP"})
SURE = frozenset({Factuality.CT_POS, Factuality.PR_POS})
DENIED = frozenset({Factuality.CT_NEG, Factuality.PR_NEG, Factuality.PS_NEG})


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that tells how a pact stands. `is_real`: told as done, not as planned, possible or denied."""

    status: str
    word: Token
    is_real: bool
    is_denied: bool


def tellers(story: Story, noun: Token) -> Iterator[Token]:
    """The words that hang on a pact's noun, then those that govern it up to the verb, nearest first."""
    yield from _hanging(noun)
    yield from _behind(story, noun)
    yield from _governing(story, noun)


def _behind(story: Story, noun: Token) -> Iterator[Token]:
    """The participle behind a comma that parsers take for a verb of its own (`followed by an alliance, concluded at Bled`)."""
    comma, *more = story.analysis.tokens[noun.i + 1 : noun.i + 4] or (noun,)
    if comma.text == "," and len(more) == 2 and more[0].tag in {"VBD", "VBN"} and more[1].pos == "ADP":
        verb = more[0]
        if verb.head is not noun and not verb.child("nsubj", "nsubjpass", "dobj", "auxpass", "aux"):
            yield verb


def _hanging(noun: Token) -> Iterator[Token]:
    for word in noun.all_children("acl", "relcl", "amod", "compound"):
        yield word
        yield from (t for t in word.conjuncts() if word.dep == "relcl" and t.pos == "VERB")
    yield from (t for t in grammar.of_preposition(noun, "in") if t.lemma in FORCE)  # `a treaty, in force since 1958,`
    yield from (t for name in noun.all_children("appos") for t in name.all_children("acl", "relcl"))


def _governing(story: Story, noun: Token) -> Iterator[Token]:
    token = noun
    for _ in range(STEPS):
        holder = _holder(story, token)
        if holder is None or (token.dep == "appos" and holder.i < noun.i):
            yield from _across(story, noun)
        if holder is None:
            return
        if token.dep not in WITHIN:
            yield holder
        if holder.pos in {"VERB", "AUX"}:
            yield from _sharing(holder)
            if token is noun and noun.dep not in HELD:
                yield from _across(story, noun)
            return
        token = holder


def _across(story: Story, noun: Token) -> Iterator[Token]:
    """The verb of signing before a noun that other words parted from it (`signed, in the hall of the palace, a treaty`)."""
    verb = next((t for t in noun.ancestors() if t.pos == "VERB"), None)
    if (
        verb is not None
        and verb.i < noun.i
        and verb.lemma in story.ties.words("pacts", "making")
        and not verb.child("dobj")
    ):
        yield verb


def _holder(story: Story, token: Token) -> Token | None:
    """The verb or noun that a noun belongs to; None where a preposition sets it aside (`left after the treaty`)."""
    head = token.head
    if token.is_root:
        return None
    if token.dep in HELD | OWNING | WITHIN:
        return head
    if token.dep == "ccomp":
        return head  # `let its accord with Peru lapse`, which parsers read as a name
    if token.dep not in {"pobj", "pcomp"}:
        return None
    is_aside = False
    while head.pos in {"ADP", "SCONJ"} and not head.is_root:
        is_aside = is_aside or head.lemma in story.ties.words("pacts", "aside")
        head = head.head
    is_idiom = (
        idiom_of(story, head, token) is not None if head.pos == "VERB" else head.lemma in _statuses(story, "deeds")
    )
    is_joined = head.lemma in story.ties.words("pacts", "binding") and head.pos == "VERB"  # `joined Peru in the pact`
    return head if is_idiom or is_joined or not is_aside else None  # `put their names under the treaty`


def _sharing(verb: Token) -> Iterator[Token]:
    """Verbs beside one that share its object or subject (`signed and ratified the treaty`, `was signed and took effect`)."""
    if verb.dep == "conj" and verb.head.pos == "VERB" and not grammar.objects(verb.head):
        yield verb.head
    own = {*grammar.SUBJECTS, *grammar.PASSIVE_SUBJECTS, "dobj"}
    yield from (t for t in verb.all_children("conj") if t.pos == "VERB" and not t.child(*own))


def tellings(story: Story, noun: Token) -> list[Telling]:
    """All that the words around a pact's noun tell of how it stands."""
    vow = vow_over(story, noun)
    found = [telling(story, "signed", vow)] if vow is not None else []
    beside = ((word, status_of(story, word, noun)) for word in (*_hanging(noun), *_behind(story, noun)))
    found += [_beside(story, s, w) for w, s in beside if s is not None and not (s in CHANGES and _is_rule(w))]
    hanging = len(found)
    is_draft = any(t.status == "proposed" for t in found)
    is_near = True
    for word in _governing(story, noun):
        status = status_of(story, word, noun)
        if is_draft and status == "signed" and word.lemma not in story.ties.words("pacts", "making"):
            continue
        if is_draft and status == "standing":
            continue  # `a draft treaty provides for`
        if status is not None and (
            is_near or word.pos not in {"VERB", "AUX"} or idiom_of(story, word, noun) or status == "proposed"
        ):
            one = telling(story, status, word)
            is_now = one.is_real and one.status == "standing" and _is_now(word, noun)
            found.append(replace(one, status="in_force") if is_now else one)
        is_near = is_near and (word.pos != "NOUN" or word.lemma in story.ties.words("pacts", "carriers"))
    if any(t.status == "renewed" and t.is_real for t in found[hanging:]):
        return found[hanging:]  # `revived a pact that had lapsed`
    return found


def _beside(story: Story, status: str, word: Token) -> Telling:
    """What a word on a pact's noun tells: `in force` goes for now, whatever the verb says (`a treaty, in force today, will lapse`)."""
    return Telling(status, word, is_real=True, is_denied=False) if word.lemma in FORCE else telling(story, status, word)


def _is_now(verb: Token, noun: Token) -> bool:
    """Is a pact what somebody has or keeps today (`they are bound by a treaty signed in 1960`)?"""
    words = (verb, *verb.all_children("aux", "auxpass"))
    is_done = any(t.lemma == "have" and t is not verb for t in words)
    is_held = verb.i < noun.i and (noun.dep == "dobj" or (noun.dep == "pobj" and verb.lemma != "have"))
    return is_held and not is_done and any(t.tag in PRESENT for t in words)


def told_of_it(story: Story, sentence: Sentence) -> Iterator[Telling]:
    """What a sentence tells of a pact that it calls `it`: `it was scrapped in 1992`, `it expires in May`, `parliament ratified it`."""
    for word in sentence.tokens:
        verb = word.head
        if word.lemma != "it" or verb.pos not in {"VERB", "AUX"}:
            continue
        status = status_of(story, verb, word)
        is_held = word.dep in {"nsubjpass", "dobj"} or (
            word.dep == "nsubj" and verb.child("dobj") is None and status in ITS
        )
        if is_held and status not in {None, "standing", "proposed"}:
            yield telling(story, str(status), verb)


def vow_over(story: Story, noun: Token) -> Token | None:
    """The verb of a promise that a pact's noun brings in: `in a declaration they undertake to`, `a declaration in which they promised`."""
    vows = story.ties.kinds("pacts", "vows")
    relative = next((v for v in noun.all_children("relcl") if v.lemma in vows), None)
    if relative is not None or noun.dep != "pobj":
        return relative
    head = noun.head.head
    if head.lemma in story.ties.words("pacts", "carriers") and head.dep == "pobj":
        noun, head = head, head.head.head
    return head if noun.head.lemma in {"in", "under", "by"} and head.pos == "VERB" and head.lemma in vows else None


def status_of(story: Story, word: Token, noun: Token | None = None) -> str | None:
    """The status that a verb, noun or adjective tells; an idiom goes before the verb alone."""
    if word.pos not in {"VERB", "AUX"}:
        return _statuses(story, "deeds").get(word.lemma)
    status = idiom_of(story, word, noun) or _statuses(story, "statuses").get(word.lemma)
    return "standing" if status in CHANGES and _is_done_by(word, noun) else status


def _is_rule(verb: Token) -> bool:
    """Is it what a pact rules (`an accord under which troops will leave Egypt`), not what becomes of the pact?"""
    fronted = (p for p in verb.all_children("prep") if p.i < verb.i and p.lemma in {"under", "by", "in", "through"})
    return verb.dep == "relcl" and any(t.lemma in grammar.RELATIVE for p in fronted for t in p.all_children("pobj"))


def _is_done_by(verb: Token, noun: Token | None) -> bool:
    """Does a pact do it to something else (`the treaty ended the war`)?"""
    own = verb.child("nsubj")
    objects = [t for t in verb.all_children("dobj") if t.lemma not in FORCE]
    if noun is None or not objects:
        return False
    is_aim = verb.dep == "acl" and verb.head is noun and verb.tag in {"VB", "VBG"}  # `a treaty to end the war`
    return is_aim or (own is not None and own.i == noun.i)


def idiom_of(story: Story, verb: Token, noun: Token | None) -> str | None:
    """The status that a verb tells together with words under it (`put their names to`)."""
    if verb.lemma not in story.ties.first_words("pacts", "idioms"):
        return None
    below = _below(verb, DEPTH, noun)
    for status, phrases in story.ties.tables["pacts"]["idioms"].items():
        for phrase in phrases:
            first, *rest = phrase.split()
            if first == verb.lemma and below.issuperset(rest):
                return str(status)
    return None


def _statuses(story: Story, table: str) -> dict[str, str]:
    return story.ties.kinds("pacts", table)


def _below(verb: Token, depth: int, noun: Token | None) -> set[str]:
    """Lemmas under a verb, no clause of another verb and nothing under the pact's noun."""
    found: set[str] = set()
    layer = [verb]
    for _ in range(depth):
        layer = [
            c for t in layer for c in t.children if c is not noun and c.dep not in {"relcl", "ccomp", "advcl", "conj"}
        ]
        found |= {t.lemma for t in layer}
    return found | _misplaced(noun)


def _misplaced(noun: Token | None) -> set[str]:
    """What parsers hang on a pact's noun, or a name in its phrase, of `put the pact with Peru on ice`."""
    below = () if noun is None else noun.subtree()
    return {
        c.lemma
        for t in below
        if t.dep == "prep" and t.lemma in {"on", "into", "in", "with"}
        for c in t.all_children("pobj")
    }


def telling(story: Story, status: str, word: Token) -> Telling:
    """How sure a word of a status is, by the verb that it stands with."""
    verb = next((t for t in (word, *word.ancestors()) if t.pos in {"VERB", "AUX"}), word)
    if verb.dep in {"ccomp", "xcomp"}:
        deciding = story.ties.words("pacts", "letting") | story.ties.words("pacts", "deciding")
        if status in CHANGES:
            deciding |= story.ties.words("pacts", "settling")
        if verb.head.lemma in deciding:
            verb = word = verb.head
        elif _statuses(story, "statuses").get(verb.head.lemma) == "proposed" and (
            verb.tag == "VB" or verb.child("mark")
        ):
            verb, word, status = verb.head, verb.head, "proposed"
    if status == "standing" and _is_over(verb):
        return Telling("terminated", word, is_real=True, is_denied=False)
    stance = story.claims.stance(word.i if word.pos in {"VERB", "AUX"} else verb.i)
    is_denied = stance.factuality in DENIED
    if is_denied and status in CHANGES:
        return Telling("in_force", word, is_real=True, is_denied=False)
    is_ahead = stance.auxiliary is Auxiliary.FUTURE and verb.lemma not in story.ties.words("pacts", "lasting_on")
    is_real = stance.factuality in SURE and not is_ahead and not _is_intended(story, verb)
    return Telling(status, word, is_real, is_denied)


def _is_over(verb: Token) -> bool:
    """`is no longer bound by the treaty`."""
    adverbs = [c for t in (verb, verb.head) for c in t.all_children("advmod")]
    return any(c.text.lower() == "longer" and c.child("neg", "det", "advmod") is not None for c in adverbs)


def _is_intended(story: Story, verb: Token) -> bool:
    """Is a verb only what an offer, a plan or a threat is about (`their offer to dissolve the alliance`)?"""
    plans = story.ties.tables["pacts"]["deeds"]["proposed"]
    return (
        verb.dep == "acl" and verb.tag == "VB" and verb.head.lemma in {*plans, *story.ties.words("pacts", "intentions")}
    )


def standing(tellings: list[Telling]) -> tuple[str | None, Telling | None]:
    """The status as of the end of the story and the word that tells it: the furthest that is real, else what is planned."""
    for status in STRENGTH:
        real = next((t for t in tellings if t.status == status and t.is_real), None)
        if real is not None and not (status == "proposed" and any(_is_standing(t) for t in tellings)):
            return ("in_force" if status == "standing" else status), real
    planned = next((t for t in tellings if t.status == "signed" and not t.is_denied), None)
    if planned is not None:
        return "proposed", planned
    later = next((t for t in tellings if _is_standing(t)), None)
    if later is not None:
        return ("signed" if later.status == "in_force" else "in_force"), None
    denied = next((t for t in tellings if t.is_denied), None)
    if denied is not None and denied.status == "in_force":
        return "signed", None
    is_open = denied is not None or any(t.status == "proposed" for t in tellings)
    return ("proposed", denied) if is_open else (None, None)


def _is_standing(telling: Telling) -> bool:
    """Is a pact there whose end, renewal or coming into force is only ahead (`threatened to tear up the treaty`)?"""
    return not telling.is_real and not telling.is_denied and telling.status not in {"signed", "proposed", "standing"}

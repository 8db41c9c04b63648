"""Does the clause that holds a time expression look back or ahead?"""

from dragoman.lexicon.times import load_time_words
from dragoman.model.analysis import Analysis, Token
from dragoman.model.article import ZoneKind

MODALS_AHEAD = frozenset("will shall may might could can should must would 'll ’ll wo ca".split())
FORWARD_PREPOSITIONS = frozenset({"until", "till", "to"})
OPEN_PREPOSITIONS = frozenset({"through", "by"})  # their end may lie ahead of what a past verb tells


def direction(analysis: Analysis, offset: int) -> int:
    """-1 past, 1 future, 0 where the syntax does not tell; for the expression whose head word holds the character."""
    token = analysis.token_at(offset)
    if token is None:
        return 0
    open_ended = False
    for up in (token, *token.ancestors()):
        if up.lemma in FORWARD_PREPOSITIONS and up.pos in ("ADP", "SCONJ"):
            return 1
        open_ended = open_ended or (up.lemma in OPEN_PREPOSITIONS and up.pos == "ADP")
        if found := _tense(up):
            return max(found, 0) if open_ended else found
    return _of_headline(analysis, token)


def _of_headline(analysis: Analysis, token: Token) -> int:
    """Headlines tell what happened in the present tense."""
    return -1 if analysis.sentence_of(token).zone is ZoneKind.HEADLINE else 0


def _tense(token: Token) -> int:
    """-1, 1, or 0 for words that do not tell, which leaves it to the words above them."""
    ahead = token.lemma in load_time_words().ahead
    if token.pos == "ADJ":
        return 1 if ahead else 0
    if token.pos not in ("VERB", "AUX"):
        return 0
    auxiliaries = token.all_children("aux", "auxpass")
    if any(a.tag == "TO" for a in auxiliaries):
        return _of_infinitive(token)
    if any(a.tag == "MD" and a.text.lower() in MODALS_AHEAD for a in auxiliaries):
        return -1 if token.tag == "VBN" and any(a.lemma == "have" for a in auxiliaries) else 1
    return _of_form(token, auxiliaries, ahead=ahead)


def _of_infinitive(token: Token) -> int:
    """A plan, but for infinitives of what did happen (`managed to leave`)."""
    if any(a.lemma == "have" for a in token.children if a.dep == "aux"):
        return -1
    above = token.head
    return -1 if above.lemma in load_time_words().implicative and _tense(above) < 0 else 1


def _of_form(token: Token, auxiliaries: list[Token], *, ahead: bool) -> int:
    if token.tag in ("VBZ", "VBP") and not auxiliaries and token.lemma in load_time_words().timetable:
        return 1
    had_been = any(a.lemma == "have" and a.tag == "VBD" for a in auxiliaries)  # `had been scheduled for Monday`
    if ahead and token.tag == "VBN" and not had_been and (auxiliaries or token.lemma != "set"):
        return 1
    if token.tag in ("VBD", "VBN") or any(a.tag == "VBD" or a.lemma == "have" for a in auxiliaries):
        return -1
    if token.tag == "VBG" and any(a.lemma == "be" for a in auxiliaries):
        return 1
    return 0

"""The cue lexicon: what ships is sound, and what is wrong in a file is said clearly."""

import pytest

from dragoman.lexicon.cues import Part, Pattern, load_cues, parse_cues
from dragoman.lexicon.errors import LexiconError
from dragoman.model.attribution import Attitude, Factuality

GROUPS = '[groups]\nsay = { attitude = "assertion", value = "CT+" }\n'
ROW = '[[cues]]\ngroup = "say"\npart = "verb"\nlemmas = ["say"]\npatterns = ["clause"]\n'

VALUES = [
    ("say", Factuality.CT_POS, False),
    ("deny", Factuality.CT_NEG, False),
    ("suspect", Factuality.PS_POS, False),
    ("believe", Factuality.PR_POS, False),
    ("expect", Factuality.PR_POS, True),
    ("fear", Factuality.PS_POS, False),
    ("doubt", Factuality.PR_NEG, False),
    ("promise", Factuality.UU, True),
    ("plan", Factuality.UU, True),
    ("want", Factuality.UU, True),
    ("order", Factuality.UU, True),
    ("refuse", Factuality.CT_NEG, False),
    ("ask", Factuality.UU, False),
]

BROKEN = [
    ("nonsense = 1\n", 0, "nonsense", "groups"),
    (GROUPS + ROW + "colour = 1\n", 3, "cues.colour", "patterns"),
    (GROUPS + ROW.replace('"say"\npart', '"sing"\npart'), 3, "sing", "say"),
    (GROUPS + ROW.replace("verb", "gerund"), 3, "gerund", "adposition"),
    (GROUPS + ROW.replace("clause", "clauses"), 3, "clauses", "infinitive"),
    (GROUPS + ROW.replace('["say"]', "[]"), 3, "lemmas", "at least one word"),
    (GROUPS + ROW.replace('["say"]', '["Say"]'), 3, "Say", "lower-case"),
    (GROUPS + ROW.replace('["say"]', '"say"'), 3, "say", "list"),
    (GROUPS + ROW + 'future = "yes"\n', 3, "yes", "true, false"),
    (GROUPS + ROW + 'value = "sure"\n', 3, "sure", "CT+"),
    (GROUPS + ROW + 'direction = "up"\n', 3, "up", "backward"),
    ('[groups]\nsay = { attitude = "mood", value = "CT+" }\n', 2, "mood", "belief"),
    ('[groups]\nsay = { attitude = "belief" }\n', 2, "None", "CT+"),
    ('[groups]\nsay = { attitude = "belief", value = "CT+", mood = 1 }\n', 2, "mood", "future"),
    ("= 1\n", 0, "", "TOML"),
]


@pytest.mark.parametrize(("group", "value", "future"), VALUES)
def test_groups_imply_what_the_scheme_says(group: str, value: Factuality, future: bool) -> None:
    cues = load_cues()
    assert (cues.value_of(group), cues.is_future(group)) == (value, future)


def test_unknown_group_and_lemma() -> None:
    cues = load_cues()
    assert (cues.value_of("sing"), cues.is_future("sing"), cues.find("walk", Part.VERB)) == (None, False, ())


def test_a_row_may_override_its_group() -> None:
    cues = parse_cues(GROUPS + ROW + 'value = "Uu"\nfuture = true\n', file="x")
    (cue,) = cues.find("say", "verb")
    assert (cue.value, cue.content_value, cue.future, cue.attitude) == (
        Factuality.UU,
        Factuality.UU,
        True,
        Attitude.ASSERTION,
    )


@pytest.mark.parametrize(("text", "line", "value", "allowed"), BROKEN)
def test_errors_name_file_line_value_and_what_is_allowed(text: str, line: int, value: str, allowed: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_cues(text, file="cues.toml")
    problem = caught.value
    assert (problem.file, problem.line) == ("cues.toml", line)
    assert value in problem.value
    assert allowed in problem.allowed


def test_every_cue_can_match() -> None:
    rows = {cue for part in (Part.VERB, Part.NOUN, Part.ADJECTIVE) for cue in load_cues().of_part(part)}
    assert [cue.lemma for cue in rows if not cue.patterns and not cue.prepositions] == []


def test_breadth() -> None:
    cues = load_cues()
    assert len({cue.lemma for part in Part for cue in cues.of_part(part)}) > 1000


def test_addressees_stand_beside_clauses() -> None:
    rows = [cue for part in Part for cue in load_cues().of_part(part) if Pattern.ADDRESSEE in cue.patterns]
    assert rows
    assert all(Pattern.CLAUSE in cue.patterns for cue in rows)


def test_voiced_verbs_need_a_speaker() -> None:
    voiced = load_cues().voiced
    assert {"say", "vow", "deny", "warn"} <= voiced
    assert not {"know", "believe", "march"} & voiced

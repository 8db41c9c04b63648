"""Logical roles, over parses built by hand: `word/lemma POS TAG dep head`, the head counted from 0."""

import pytest

from dragoman.model import grammar
from dragoman.model.analysis import Token, TokenRow, link

PARSES = {
    "active": "France/france PROPN NNP nsubj 1|attacked/attack VERB VBD ROOT 1|Spain/spain PROPN NNP dobj 1",
    "passive": "Spain/spain PROPN NNP nsubjpass 2|was/be AUX VBD auxpass 2|attacked/attack VERB VBN ROOT 2|"
    "by/by ADP IN agent 2|France/france PROPN NNP pobj 3",
    "passive, nobody named": "Spain/spain PROPN NNP nsubjpass 2|was/be AUX VBD auxpass 2|attacked/attack VERB VBN ROOT 2",
    "subject relative": "Troops/troop NOUN NNS nsubj 4|that/that PRON WDT nsubj 2|attacked/attack VERB VBD relcl 0|"
    "Spain/spain PROPN NNP dobj 2|left/leave VERB VBD ROOT 4",
    "object relative": "Town/town NOUN NN nsubj 4|which/which PRON WDT dobj 3|France/france PROPN NNP nsubj 3|"
    "attacked/attack VERB VBD relcl 0|fell/fall VERB VBD ROOT 4",
    "relative without pronoun": "Town/town NOUN NN nsubj 3|France/france PROPN NNP nsubj 2|attacked/attack VERB VBD relcl 0|"
    "fell/fall VERB VBD ROOT 3",
    "subject control": "France/france PROPN NNP nsubj 1|wants/want VERB VBZ ROOT 1|to/to PART TO aux 3|"
    "attack/attack VERB VB xcomp 1|Spain/spain PROPN NNP dobj 3",
    "object control": "Peru/peru PROPN NNP nsubj 1|urged/urge VERB VBD ROOT 1|France/france PROPN NNP dobj 1|to/to PART TO aux 4|"
    "attack/attack VERB VB xcomp 1|Spain/spain PROPN NNP dobj 4",
    "subject control over an object": "France/france PROPN NNP nsubj 1|promised/promise VERB VBD ROOT 1|"
    "Peru/peru PROPN NNP dobj 1|to/to PART TO aux 4|attack/attack VERB VB xcomp 1|Spain/spain PROPN NNP dobj 4",
    "control under a passive": "France/france PROPN NNP nsubjpass 2|was/be AUX VBD auxpass 2|urged/urge VERB VBN ROOT 2|"
    "to/to PART TO aux 4|attack/attack VERB VB xcomp 2|Spain/spain PROPN NNP dobj 4",
    "present participle": "Troops/troop NOUN NNS nsubj 3|attacking/attack VERB VBG acl 0|Spain/spain PROPN NNP dobj 1|"
    "left/leave VERB VBD ROOT 3",
    "past participle": "Spain/spain PROPN NNP nsubj 4|attacked/attack VERB VBN acl 0|by/by ADP IN agent 1|"
    "France/france PROPN NNP pobj 2|fell/fall VERB VBD ROOT 4",
    "adverbial participle": "France/france PROPN NNP nsubj 1|moved/move VERB VBD ROOT 1|,/, PUNCT , punct 1|"
    "attacking/attack VERB VBG advcl 1|Spain/spain PROPN NNP dobj 3",
    "coordinated verbs": "France/france PROPN NNP nsubj 1|came/come VERB VBD ROOT 1|and/and CCONJ CC cc 1|"
    "attacked/attack VERB VBD conj 1|Spain/spain PROPN NNP dobj 3",
    "coordinated passives": "Spain/spain PROPN NNP nsubjpass 2|was/be AUX VBD auxpass 2|taken/take VERB VBN ROOT 2|and/and CCONJ CC cc 2|"
    "attacked/attack VERB VBN conj 2|by/by ADP IN agent 4|France/france PROPN NNP pobj 5",
    "a plan of somebody": "France/france PROPN NNP poss 2|'s/'s PART POS case 0|plan/plan NOUN NN nsubj 6|to/to PART TO aux 4|"
    "attack/attack VERB VB acl 2|Spain/spain PROPN NNP dobj 4|failed/fail VERB VBD ROOT 6",
    "gerund behind a preposition": "France/france PROPN NNP nsubj 1|insisted/insist VERB VBD ROOT 1|on/on ADP IN prep 1|"
    "attacking/attack VERB VBG pcomp 2|Spain/spain PROPN NNP dobj 3",
}  # fmt: skip
PARTIES = {
    "passive, nobody named": ([], ["Spain"]),
    "subject relative": (["Troops"], ["Spain"]),
    "object relative": (["France"], ["Town"]),
    "relative without pronoun": (["France"], ["Town"]),
    "present participle": (["Troops"], ["Spain"]),
}


def parse(rows: str) -> tuple[Token, ...]:
    """Tokens of one sentence, a blank between them."""
    found, start = [], 0
    for row in rows.split("|"):
        words, pos, tag, dep, head = row.split(" ")
        text, lemma = words.rsplit("/", 1)
        found.append(TokenRow(start, start + len(text), text, lemma, pos, tag, dep, int(head)))
        start += len(text) + 1
    return link(found)


def verb(tokens: tuple[Token, ...], lemma: str = "attack") -> Token:
    return next(t for t in tokens if t.lemma == lemma)


def texts(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


@pytest.mark.parametrize("name", PARSES)
def test_who_attacks_whom(name: str) -> None:
    attack = verb(parse(PARSES[name]))
    actors, targets = PARTIES.get(name, (["France"], ["Spain"]))
    assert texts(grammar.subject(attack)) == actors
    assert texts(grammar.objects(attack)) == targets


@pytest.mark.parametrize(
    ("name", "is_passive"),
    [
        ("active", False),
        ("passive", True),
        ("past participle", True),
        ("present participle", False),
        ("object control", False),
    ],
)
def test_passives(name: str, is_passive: bool) -> None:
    assert grammar.is_passive(verb(parse(PARSES[name]))) is is_passive


def test_all_who_are_coordinated_take_part() -> None:
    tokens = parse(
        "Peru/peru PROPN NNP nsubj 4|,/, PUNCT , punct 0|Chile/chile PROPN NNP conj 0|Cuba/cuba PROPN NNP conj 2|"
        "met/meet VERB VBD ROOT 4|Spain/spain PROPN NNP dobj 4|and/and CCONJ CC cc 5|Italy/italy PROPN NNP conj 5"
    )
    assert texts(grammar.subject(tokens[4])) == ["Peru", "Chile", "Cuba"]
    assert texts(grammar.objects(tokens[4])) == ["Spain", "Italy"]


def test_a_second_subject_behind_and_takes_part() -> None:
    tokens = parse(
        "Peru/peru PROPN NNP nsubj 3|and/and CCONJ CC cc 0|Chile/chile PROPN NNP nsubj 3|met/meet VERB VBD ROOT 3"
    )
    assert texts(grammar.subject(tokens[3])) == ["Peru", "Chile"]


def test_an_expletive_is_nobody() -> None:
    tokens = parse("There/there PRON EX nsubj 1|was/be VERB VBD ROOT 1|peace/peace NOUN NN attr 1")
    assert grammar.subject(tokens[1]) == []


@pytest.mark.parametrize(
    "rows",
    [
        "Peru/peru PROPN NNP nsubj 1|gave/give VERB VBD ROOT 1|Cuba/cuba PROPN NNP dative 1|grain/grain NOUN NN dobj 1",
        "Peru/peru PROPN NNP nsubj 1|gave/give VERB VBD ROOT 1|grain/grain NOUN NN dobj 1|to/to ADP IN dative 1|Cuba/cuba PROPN NNP pobj 3",
    ],
)  # fmt: skip
def test_receivers(rows: str) -> None:
    give = verb(parse(rows), "give")
    assert texts(grammar.indirect(give)) == ["Cuba"]
    assert texts(grammar.objects(give)) == ["grain"]


def test_what_stands_behind_a_preposition() -> None:
    tokens = parse(
        "Peru/peru PROPN NNP nsubj 1|pulled/pull VERB VBD ROOT 1|out/out ADP IN prep 1|of/of ADP IN prep 2|"
        "Cuba/cuba PROPN NNP pobj 3|and/and CCONJ CC cc 4|Chile/chile PROPN NNP conj 4"
    )
    assert texts(grammar.of_preposition(tokens[1], "of")) == ["Cuba", "Chile"]
    assert grammar.of_preposition(tokens[1], "with") == []


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    tokens = parse(PARSES["subject relative"])
    assert grammar.antecedent(tokens[1]) is tokens[0]
    assert grammar.antecedent(tokens[0]) is tokens[0]


def test_clauses_are_found_with_their_coordinates() -> None:
    tokens = parse(
        "Peru/peru PROPN NNP nsubj 1|agreed/agree VERB VBD ROOT 1|to/to PART TO aux 3|pay/pay VERB VB xcomp 1|and/and CCONJ CC cc 3|"
        "leave/leave VERB VB conj 3"
    )
    assert texts(grammar.clauses(tokens[1])) == ["pay", "leave"]


def test_no_shape_of_a_tree_is_too_deep() -> None:
    """A chain of a thousand verbs that share a subject ends, with or without an answer."""
    rows = [TokenRow(0, 1, "a", "a", "VERB", "VB", "ROOT", 0)]
    rows += [TokenRow(n, n + 1, "a", "a", "VERB", "VB", "xcomp", n - 1) for n in range(1, 2000)]
    tokens = link(rows)
    assert grammar.subject(tokens[-1]) == []
    assert len(tokens[0].subtree()) == 2000

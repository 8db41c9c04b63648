"""Forms of English verbs and nouns as they may stand in a text, for a look at words before anything is parsed."""

from functools import cache

from dragoman.lexicon.ontology import DATA

VOWELS = frozenset("aeiou")


@cache
def irregular_forms() -> dict[str, tuple[str, ...]]:
    """Lemma to its forms that no rule makes, of data/irregular_verbs.txt."""
    lines = (DATA / "irregular_verbs.txt").read_text(encoding="utf-8").splitlines()
    return {first: tuple(rest) for first, *rest in (line.split() for line in lines if line and line[0] != "#")}


def forms_of(lemma: str) -> frozenset[str]:
    """The lemma and its regular and irregular forms; some are none, which does no harm where words are looked up."""
    if lemma.endswith("e"):
        made = {lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        made = {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    else:
        made = {
            lemma + "s",
            lemma + "es",
            lemma + "ed",
            lemma + "ing",
            lemma + lemma[-1] + "ed",
            lemma + lemma[-1] + "ing",
        }
    return frozenset({lemma, *made, *irregular_forms().get(lemma, ())})

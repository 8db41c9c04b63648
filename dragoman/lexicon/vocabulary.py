"""Small word lists: light verbs, and the words that evoke contexts."""

import tomllib
from functools import cache

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology


@cache
def load_light_verbs() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Verbs whose subject does what their object names; verbs whose subject undergoes it; nouns whose possessor does; no targets."""
    with (DATA / "light_verbs.toml").open("rb") as file:
        raw = tomllib.load(file)
    return frozenset(raw["carries"]), frozenset(raw["suffers"]), frozenset(raw["undergone"]), frozenset(raw["abstract"])


@cache
def load_context_words() -> dict[str, tuple[str, ...]]:
    """Lemma to the contexts that it evokes; LexiconError for a context that PLOVER does not have."""
    with (DATA / "contexts.toml").open("rb") as file:
        raw = tomllib.load(file)
    found: dict[str, tuple[str, ...]] = {}
    for context, lemmas in raw.items():
        if context not in load_ontology().contexts:
            raise LexiconError(file="contexts.toml", line=0, value=context, allowed=", ".join(load_ontology().contexts))
        for lemma in lemmas:
            found[lemma] = (*found.get(lemma, ()), context)
    return found


@cache
def load_count_words() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str], frozenset[str]]:
    """Lemma to kind of count, by how the lemma tells it (object, subject, people, of); and the nouns that stand for people."""
    with (DATA / "counts.toml").open("rb") as file:
        raw = tomllib.load(file)
    persons = frozenset(raw.pop("counted")["people"])
    ways: dict[str, dict[str, str]] = {"object": {}, "subject": {}, "people": {}, "of": {}}
    for kind, lists in raw.items():
        for way, lemmas in lists.items():
            if way not in ways:
                raise LexiconError(file="counts.toml", line=0, value=f"{kind}.{way}", allowed=", ".join(ways))
            ways[way] |= dict.fromkeys(lemmas, kind)
    return ways["object"], ways["subject"], ways["people"], ways["of"], persons

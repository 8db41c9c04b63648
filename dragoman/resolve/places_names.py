"""Which words may name a place: runs of capitalised words that the gazetteer knows."""

from dataclasses import dataclass

from dragoman.lexicon.gazetteer import Gazetteer, Spot
from dragoman.lexicon.place_index import fold
from dragoman.model.analysis import Analysis, Token

LONGEST = 6  # words in a name


@dataclass(frozen=True, slots=True)
class Name:
    """A possible place name. `form` is what its last word says it is: area, site or nothing. `spots`: where it may be."""

    tokens: tuple[Token, ...]
    text: str
    key: str
    spots: tuple[Spot, ...]
    demonym: bool = False
    form: str = ""

    @property
    def start(self) -> int:
        """Its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.tokens[-1].end


def possible_names(analysis: Analysis, gazetteer: Gazetteer) -> list[Name]:
    """The longest matches of the gazetteer in the text, from left to right, not overlapping."""
    found = []
    for sentence in analysis.sentences:
        tokens, n = sentence.tokens, 0
        while n < len(tokens):
            name = _name_at(tokens, n, analysis, gazetteer) if tokens[n].text[0].isupper() else None
            titled = n > 0 and tokens[n - 1].text.lower() in gazetteer.words["title"]
            if name and not titled:
                found.append(name)
            n += len(name.tokens) if name else 1
    return found


def _name_at(tokens: tuple[Token, ...], first: int, analysis: Analysis, gazetteer: Gazetteer) -> Name | None:
    last = first
    while last + 1 < len(tokens) and last - first < LONGEST - 1 and _goes_on(tokens[last + 1], gazetteer):
        last += 1
    for end in range(last, first - 1, -1):
        if not tokens[end].text[0].isupper():
            continue
        text = analysis.article.text[tokens[first].start : tokens[end].end]
        key = fold(text)
        spots = _fitting(text, tokens, first, gazetteer)
        demonym = None if spots else gazetteer.demonyms.get(key)
        if spots or demonym:
            inside = tokens[first : end + 1]
            if demonym:
                return Name(inside, text, key, (demonym,), demonym=True)
            return _built_up(Name(inside, text, key, spots), tokens[end + 1 : end + 5], analysis, gazetteer.words)
    return None


def _goes_on(token: Token, gazetteer: Gazetteer) -> bool:
    return token.text[0].isupper() or token.text in gazetteer.words["inside"]


def _fitting(text: str, tokens: tuple[Token, ...], first: int, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """Places of this name; an abbreviation (`Ill.`, `TX`) counts only with its full stops or after a comma."""
    after_comma = first > 0 and tokens[first - 1].text == ","
    state = gazetteer.abbreviations.get(text) or ("." in text and gazetteer.abbreviations.get(f"{text}.")) or None
    if state and ("." in text or after_comma or len(text) > 2):
        return (state,)
    if len(text) < 3 and text not in {"US", "UK"}:
        return ()
    return gazetteer.lookup(text)


def _built_up(name: Name, after: tuple[Token, ...], analysis: Analysis, words: dict[str, frozenset[str]]) -> Name:
    """`Helmand` + `province`, `Pyongyang` + `International Airport`: the longer name, still at the places of the short."""
    count = 0
    while count < len(after) and after[count].text.lower() in words["site_opener"]:
        count += 1
    word = after[count].text if count < len(after) else ""
    weak = count == 0 and word in words["weak_site"]
    if word.lower() in words["site"] and not weak:
        return _longer(name, after[: count + 1], "site", analysis)
    if word.lower() in words["area"] and count == 0:
        return _longer(name, after[:1], "area", analysis)
    return name


def _longer(name: Name, more: tuple[Token, ...], form: str, analysis: Analysis) -> Name:
    tokens = (*name.tokens, *more)
    text = analysis.article.text[tokens[0].start : tokens[-1].end]
    return Name(tokens, text, name.key, name.spots, form=form)

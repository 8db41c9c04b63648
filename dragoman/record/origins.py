"""Whose word an event rests on. Twenty papers that print one agency, or cite one ministry, are one origin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.lexicon.house import load_house

STATE = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})  # sectors that speak for a state
ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
LEAD = re.compile(r"^(?:the|a|an|state|official|news|agency|radio|\s)+\s", re.IGNORECASE)
TAIL = re.compile(r"(?:['’]s)?(?:\s+(?:news agency|agency))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """`kind`: government, source, document, agency, outlet, text. Two origins of one key are the same."""

    key: str
    kind: str


def origin_of(
    event: Mapping[str, Any], *, agency: str | None, publication: str | None, text: str, kinds: Mapping[int, str]
) -> Origin:
    """The innermost source with a name, else the agency, else the outlet, else the text itself.

    `agency` and `publication` are those of the story, or of the first with the same text; `text` names that text; `kinds`
    maps the first character of a source to what sort it is (`named`, `unnamed`, `collective`, `document`, `author`).
    """
    outer = {name.lower() for name in (agency, publication) if name}
    for voice in event["attribution"]:
        if voice["text"] and voice["text"].lower() not in outer:
            found = _named(voice, kinds.get(voice["start"]))
            if found is not None:
                return found
    if agency:
        return Origin(_name(agency), "agency")
    return Origin(_name(publication), "outlet") if publication else Origin(text, "text")


def _named(voice: Mapping[str, Any], kind: str | None) -> Origin | None:
    """The origin that a link of the chain is, None where it has no name (`officials`, `witnesses`)."""
    source, words = voice["source"] or {}, voice["text"]
    agency = _agency(words)
    if agency is not None:
        return Origin(_name(agency), "agency")
    if kind == "author":
        return None
    if source.get("code") and source.get("sector") in STATE:
        return Origin(f"government of {source['code']}", "government")
    if source.get("name") and source.get("sector") == "JRN":
        return Origin(_name(source["name"]), "outlet")
    if source.get("name"):
        return Origin(_name(source["name"]), "source")
    return Origin(_name(words), "document") if kind == "document" else None


def _agency(words: str) -> str | None:
    """The agency that the words name, as `state news agency KCNA` or `Xinhua` do."""
    agencies = load_house().agencies
    whole = TAIL.sub("", LEAD.sub("", words)).strip().lower()
    last = words.split()[-1].lower() if words.split() else ""
    return agencies.get(whole) or (agencies.get(last) if last.isalpha() and words.split()[-1][:1].isupper() else None)


def _name(words: str) -> str:
    """A name to compare by."""
    return ARTICLE.sub("", words).strip().lower()

"""Entries of feeds as articles: by what the feed gives where that is the whole story, else by the page that it links to."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dragoman.article.errors import FeedError, shown
from dragoman.article.feed import Entry, Feed
from dragoman.article.fetch import Response
from dragoman.article.furniture import folded
from dragoman.article.headlines import same_headline
from dragoman.article.limits import LIMITS, Limits
from dragoman.article.markup import paragraphs
from dragoman.article.page import from_html
from dragoman.article.text import from_text, text_id
from dragoman.lexicon.house import load_house
from dragoman.model.article import Article

WHOLE = 600  # characters, from which on what a feed gives of a story can be all of it
CUT = ("...", "\N{HORIZONTAL ELLIPSIS}")
ARROWS = " .:;!?»›→>[]()…"
LONGEST_TEASER = 60  # characters of a line that only invites to read on


def own_story(entry: Entry, feed: Feed, *, url: str | None, limits: Limits = LIMITS) -> Article | None:
    """The story as the feed gives it; None where it has to be read from the page that the entry links to.

    `url`: the address of the feed. An entry that links to another site than the feed's is read there, so that no feed puts
    words into another outlet's mouth. Without a link, what there is has to do; FeedError where there is nothing.
    """
    lines = paragraphs(entry.content, limits)
    if entry.link and not (is_whole(lines) and speaks_for(url, entry.link)):
        return None
    if not lines or (entry.link is None and is_cut(lines)):
        raise FeedError("the entry has neither a link nor the text of its story; allowed: one of them")
    body = lines[1:] if entry.title and len(lines) > 1 and same_headline(lines[0], entry.title) else lines
    text = "\n\n".join([entry.title, *body] if entry.title else body)[: limits.text_chars]
    article = from_text(
        text,
        id=entry.link or text_id(text),
        title=entry.title,
        published=entry.published,
        publication=feed.title,
        url=entry.link,
        byline=entry.author,
        language=feed.language,
    )
    return replace(article, published_basis="feed") if entry.published else article


def linked_story(response: Response, entry: Entry, feed: Feed, *, url: str | None, limits: Limits = LIMITS) -> Article:
    """The story on the page that an entry links to. The page's word on date and outlet goes before the feed's.

    PageError where the page holds none.
    """
    name = entry.link or response.url
    article = from_html(response.body, id=name, url=name, charset=response.charset, limits=limits)
    if entry.published and article.published_basis in (None, "url", "dateline"):
        article = replace(article, published=entry.published, published_basis="feed")
    if article.publication is None and speaks_for(url, response.url):
        article = replace(article, publication=feed.title)
    return article


def is_whole(lines: list[str]) -> bool:
    """Do the paragraphs tell the whole story? Not where they are few words, or only its beginning."""
    return sum(map(len, lines)) >= WHOLE and not is_cut(lines)


def is_cut(lines: list[str]) -> bool:
    """Do the paragraphs end in dots, or in an invitation to read on?"""
    last = folded(lines[-1])
    bare = last.strip(ARROWS)
    return last.rstrip(" ])").endswith(CUT) or (len(bare) <= LONGEST_TEASER and bare.endswith(load_house().teasers))


def speaks_for(feed: str | None, url: str) -> bool:
    """Is a page on the site of a feed: on its host, or on a part of that? A feed without an address, a file, is trusted."""
    if feed is None:
        return True
    host, site = _host(url), _host(feed)
    return bool(host and site) and (host == site or host.endswith(f".{site}"))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def canonical_address(url: str) -> str:
    """The address by which a page is known: without fragment, default port, `www.`, trailing slash, and what only tracks readers.

    http and https are one; the order of parameters does not matter. A string that is no address stays as it is.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    host = _host(url)
    if not host:
        return url
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0]))
    return urlunsplit(("https", netloc, parts.path.rstrip("/"), urlencode(kept), ""))


def _tracks(name: str) -> bool:
    house = load_house()
    return name.lower() in house.tracking or name.lower().startswith(house.tracking_starts)


def named(entry: Entry) -> str:
    """An entry for messages: its number and what is known of it."""
    return f"entry {entry.number}" + (f" ({shown(entry.link or entry.title)})" if entry.link or entry.title else "")

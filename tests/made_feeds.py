"""Feeds made for the tests."""

from html import escape

PARAGRAPHS = [
    "Norland recalled its ambassador from Sudland on Monday after the two countries fell out over tolls on the river.",
    "The foreign minister of Norland, Ann Lee, said that the ambassador would not return before the tolls are lifted.",
    "Sudland accused Norland of breaking the treaty of 1998, under which ships of both countries pass without payment.",
    "Officials of the two countries met in Eastport last week, and agreed on nothing but to meet again in the autumn.",
    "A spokesman for the river commission said on Sunday that traffic had fallen by a third since the tolls were raised.",
    "Norland closed its consulate in Westport in 2019, and opened it again a year later when the first talks succeeded.",
]
STORY = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
TEASER = "<p>Norland recalled its ambassador on Monday. [&hellip;]</p>"


def item(number: int, *, content: str = "", link: str | None = "", guid: str | None = None, more: str = "") -> str:
    """An entry of RSS; the link is one of n.example if none is given, None for none."""
    address = f"https://n.example/{number}" if link == "" else link
    parts = [
        f"<title>Envoy recalled, part {number}</title>",
        f"<link>{escape(address)}</link>" if address else "",
        f"<guid isPermaLink='false'>{escape(guid)}</guid>" if guid else "",
        f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else "",
    ]
    return f"<item>{''.join(parts)}{more}</item>"


def rss(*items: str, head: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>The Norland Times</title><language>en-GB</language>{head}{''.join(items)}</channel></rss>"
    ).encode()


def page(title: str, *, number: int = 0) -> bytes:
    lines = "".join(f"<p>{line} ({number}.{n})</p>" for n, line in enumerate(PARAGRAPHS))
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{lines}</article></body></html>".encode()

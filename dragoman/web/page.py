"""One story as one self-contained page: its text with the evidence marked, its events and its ties. No scripts."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from dragoman.model.article import Article
from dragoman.model.event import Event
from dragoman.model.relation import Relation
from dragoman.reading import Reading
from dragoman.record import wording
from dragoman.web.highlight import marked_text, visible

LONGEST = 80  # characters of what was left out
STYLE = Path(__file__).with_name("page.css")
KEY = (
    ("source", "who says"),
    ("cue", "says"),
    ("party", "party"),
    ("trigger q1", "verbal cooperation"),
    ("trigger q2", "material cooperation"),
    ("trigger q3", "verbal conflict"),
    ("trigger q4", "material conflict"),
    ("date", "date"),
    ("place", "place"),
)


def page(reading: Reading) -> str:
    """The page as HTML. All that comes from the story is escaped; the policy forbids scripts and requests."""
    title = _text(reading.article.title or "Untitled story")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title} · dragoman</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<header>{_head(reading.article)}</header>
<main>
<section class="story" aria-label="The story with its evidence">
{_key()}
{marked_text(reading)}
</section>
<section class="record" aria-label="The record">
{_events(reading.events)}
{"".join(_ties(kind, reading.relations) for kind in wording.kinds(reading.relations))}
{_left_out(reading)}
</section>
</main>
</body>
</html>
"""


def _text(text: str) -> str:
    return escape(visible(text))


def _head(article: Article) -> str:
    outlet = " / ".join(dict.fromkeys(n for n in (article.publication, article.agency) if n)) or "publication not told"
    published = f"{article.published} ({article.published_basis})" if article.published else "no date of publication"
    by = f" · by {', '.join(article.authors)}" if article.authors else ""
    place = f" · {article.dateline.place}" if article.dateline and article.dateline.place else ""
    return f"<h1>{_text(article.title or 'Untitled story')}</h1>\n<p>{_text(f'{outlet} · {published}{by}{place}')}</p>"


def _key() -> str:
    entries = "".join(f'<li><span class="{kind}">{words}</span></li>' for kind, words in KEY)
    return f'<ul class="key" aria-label="What the marks mean">{entries}</ul>'


def _events(events: Iterable[Event]) -> str:
    ordered = wording.in_time(events)
    items = "\n".join(_event(event) for event in ordered)
    title = f"<h2>{wording.counted(len(ordered), 'event')}, in order of time</h2>"
    return f"{title}\n<ol class='events'>\n{items}\n</ol>" if ordered else f"{title}\n<p class='voice'>none</p>"


def _event(event: Event) -> str:
    begin, end = (event.date.begin, event.date.end) if event.date else (None, None)
    place = f" · {event.place.name}" if event.place else ""
    sure = wording.certainty(event.factuality, event.auxiliary)
    return f"""<li class="q{event.quad}">
<p class="when">{_text(wording.when(begin, end) + place)}</p>
<p class="deed"><a href="#{escape(event.id)}">{_text(wording.what(event))}</a> {_text(wording.who(event))}</p>
<p class="voice"><b>{_text(sure)}</b> · {_text(wording.says(event.attribution))}</p>
</li>"""


def _ties(kind: str, relations: Iterable[Relation]) -> str:
    items = [_tie(r) for r in relations if r.kind == kind]
    return f"<h2>{kind.capitalize()}s</h2>\n<ul class='ties'>{''.join(items)}</ul>\n" if items else ""


def _tie(relation: Relation) -> str:
    facts = [
        relation.status.replace("_", " ") if relation.status else "",
        wording.when(relation.begin, relation.end) if relation.begin else "",
        wording.certainty(relation.factuality),
        wording.says(relation.attribution),
    ]
    below = "".join(f"<p class='detail'>{_text(detail)}</p>" for detail in wording.details(relation))
    return (
        f"<li><p><a href='#{escape(relation.id)}'>{_text(wording.tie(relation))}</a></p>"
        f"<p class='voice'>{_text(' · '.join(f for f in facts if f))}</p>{below}</li>\n"
    )


def _left_out(reading: Reading) -> str:
    by_reason = wording.left_out(reading.article, reading.coding)
    if not by_reason:
        return ""
    items = "".join(
        f"<dt>{_text(reason)}</dt>\n{''.join(f'<dd>{_text(wording.cut(w, LONGEST))}</dd>' for w in words)}\n"
        for reason, words in by_reason.items()
    )
    return f"<details><summary>Left out</summary>\n<dl class='left'>\n{items}</dl></details>"

"""A story of the reader's own: pasted or uploaded, coded, shown, and forgotten."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse

from dragoman.article.errors import ArticleError, SourceError, shown
from dragoman.article.fetch import Response
from dragoman.article.formats import ending_of, read_as
from dragoman.article.limits import Limits
from dragoman.article.publication_dates import checked_date
from dragoman.article.rows import Origin
from dragoman.article.text import from_text
from dragoman.model.article import Article, Rejection
from dragoman.web.access import OfReader
from dragoman.web.settings import Settings
from dragoman.web.story import story_of
from dragoman.web.templating import render

router = APIRouter()
LONGEST = 300  # characters of a title or an outlet
ACCEPTED = (".txt", ".html", ".htm", ".json")
Field = Annotated[str, Form()]


@router.get("/paste")
def form(request: Request) -> HTMLResponse:
    """An empty form."""
    return _form(request, {})


@router.post("/paste")
def paste(
    request: Request,
    reader: OfReader,
    text: Field = "",
    title: Field = "",
    published: Field = "",
    publication: Field = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> HTMLResponse:
    """The story coded; nothing of it is kept. A story that cannot be read comes back in the form, with the reason."""
    given = {"text": text, "title": title, "published": published, "publication": publication}
    known = {name: value.strip() for name, value in given.items() if name != "text" and value.strip()}
    try:
        article = _article(request, text.replace("\r\n", "\n"), file, known)
    except ArticleError as error:
        return _form(request, given, str(error))
    reading = next(reader.read_articles([article]))
    return render(request, "story.html", story=story_of(reading.to_dict()), stored=False, as_of=None, files={})


def _form(request: Request, given: dict[str, str], problem: str | None = None) -> HTMLResponse:
    settings: Settings = request.app.state.settings
    limits = {"characters": settings.story_chars, "bytes": settings.body_bytes}
    status = 200 if problem is None else 422
    return render(
        request, "paste.html", status=status, given=given, problem=problem, accepted=",".join(ACCEPTED), limits=limits
    )


def _article(request: Request, text: str, file: UploadFile | None, known: dict[str, str]) -> Article:
    """What was given as a story; ArticleError where it is none."""
    settings: Settings = request.app.state.settings
    for name in ("title", "publication"):
        if len(known.get(name, "")) > LONGEST:
            raise ArticleError(f"the {name} has {len(known[name])} characters; allowed: {LONGEST}")
    if file is not None and file.filename:
        return _uploaded(file.filename, file.file.read(settings.body_bytes + 1), settings, known)
    if not text.strip():
        raise ArticleError("there is no text; allowed: the text of a story, or a file")
    if len(text) > settings.story_chars:
        raise ArticleError(f"the text has {len(text)} characters; allowed: {settings.story_chars}")
    return from_text(text, **known)


def _not_fetched(address: str, kinds: tuple[str, ...]) -> Response:
    raise SourceError(f"{shown(address)} is not fetched; allowed: a file that holds its story")


def _uploaded(name: str, data: bytes, settings: Settings, known: dict[str, str]) -> Article:
    """The story of a file; what the form says of it goes before what the file tells."""
    path = Path(name)
    ending = ending_of(path)
    if ending not in ACCEPTED or path.suffix.lower() not in ACCEPTED:
        raise SourceError(f"the file is {shown(name)}; allowed: {', '.join(ACCEPTED)}")
    limits = Limits(page_bytes=settings.body_bytes, text_chars=settings.story_chars, json_bytes=settings.body_bytes)
    origin = Origin(where=shown(name), name=None, file=path.stem)
    found = next(read_as(ending, BytesIO(data), origin, limits, _not_fetched), None)
    if found is None or isinstance(found, Rejection):
        raise SourceError(found.reason if found else "there is no story; allowed: one story")
    when = checked_date(known.get("published"))
    return replace(
        found,
        title=known.get("title", found.title),
        publication=known.get("publication", found.publication),
        published=when or found.published,
        published_basis="argument" if when else found.published_basis,
    )

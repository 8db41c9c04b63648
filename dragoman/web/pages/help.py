"""What the signs, words and colours mean."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.lexicon.ontology import load_ontology
from dragoman.record.wording import CERTAINTY
from dragoman.web.answers import AnswerRoute
from dragoman.web.templating import render

router = APIRouter(route_class=AnswerRoute)


@router.get("/help")
def help_page(request: Request) -> HTMLResponse:
    """Signs, certainty, types, marks, keys."""
    types = [
        {"name": kind.name, "quad": kind.quad, "modes": ", ".join(kind.modes)}
        for kind in load_ontology().types.values()
    ]
    certainty = {value.value: words for value, words in CERTAINTY.items()}
    return render(request, "help.html", types=types, certainty=certainty)

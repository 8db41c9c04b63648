"""What a person sees where a page cannot be shown."""

from fastapi import Request
from fastapi.responses import Response

from dragoman.web.problems import Problem
from dragoman.web.templating import render


def problem_page(request: Request, problem: Problem) -> Response:
    """The page of a problem: `app.state.problem_page`."""
    answer = render(request, "problem.html", status=problem.status, heading=problem.title, words=problem.detail)
    answer.headers.update({**problem.headers, "Cache-Control": "no-store"})
    return answer

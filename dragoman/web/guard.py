"""What every request meets first: whose name it uses, how often, with what right, from where; and the headers of every answer."""

import math
import time
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.bodies import read_body
from dragoman.web.problems import RETRY, Problem, respond
from dragoman.web.rates import Rates
from dragoman.web.settings import Settings
from dragoman.web.tokens import shows_one

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers hide the origin of our own forms
    "Cross-Origin-Resource-Policy": "same-origin",
}
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="dragoman", Basic realm="dragoman", charset="UTF-8"'}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})


class Guard:
    """ASGI middleware. A request that is refused gets a problem; all answers get the headers of safety."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """`settings` names hosts and tokens that are allowed, and the limits."""
        self._app = app
        self._settings = settings
        self._hosts = frozenset(map(str.lower, settings.allow_hosts))
        self._rates = Rates(settings.rate, settings.burst, time.monotonic)
        self._open = 0  # requests that are being answered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope  # the server leaves the body out
        sealed = _sealed(send)
        self._open += 1
        try:
            answer, receive = await self._admitted(inner, Headers(scope=scope), receive)
            await answer(inner, receive, sealed)
        finally:
            self._open -= 1

    async def _admitted(self, scope: Scope, headers: Headers, receive: Receive) -> tuple[ASGIApp, Receive]:
        """What answers (the app, or the problem for which the request is refused), and what gives the body."""
        try:
            self._check(scope, headers)
            if scope["method"] not in SAFE:
                _check_origin(headers)
                given = self._settings
                receive = await read_body(headers, receive, most=given.body_bytes, seconds=given.seconds)
        except Problem as problem:
            return respond(Request(scope), problem), receive
        return self._app, receive

    def _check(self, scope: Scope, headers: Headers) -> None:
        self._check_host(headers)
        self._check_load()
        self._check_rate(scope)
        self._check_token(headers)

    def _check_load(self) -> None:
        """Better to refuse some than to answer all too late."""
        if self._open > self._settings.most_at_once:
            raise Problem(503, "the server is busy; try again later", RETRY)

    def _check_rate(self, scope: Scope) -> None:
        wait = self._rates.wait((scope.get("client") or ("",))[0])
        if wait:
            detail = f"too many requests; allowed: {self._settings.rate:g} a second"
            raise Problem(429, detail, {"Retry-After": str(math.ceil(wait))})

    def _check_token(self, headers: Headers) -> None:
        digests = self._settings.tokens
        if digests and not shows_one(headers.get("authorization"), digests):
            raise Problem(401, "a token is needed: Authorization: Bearer TOKEN", CHALLENGE)

    def _check_host(self, headers: Headers) -> None:
        """A name that is not the server's is refused: a page of an attacker may have bound its own to our address."""
        given = headers.get("host", "")
        name = _host_name(given)
        if name != "localhost" and name not in self._hosts and not _is_address(name):
            allowed = "localhost, an address, or a name of --allow-host"
            raise Problem(421, f"this server is not {given!r}; allowed: {allowed}")


def _host_name(host: str) -> str:
    """Without the port, in lower case; empty where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _check_origin(headers: Headers) -> None:
    """What may change or cost something is asked for by our own pages, or by no page at all."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    is_own = origin is None or _netloc(origin) == headers.get("host", "").lower()
    if not is_own or not (site is None or site in OWN_SITES):
        raise Problem(403, f"a page of {origin or 'another site'!r} may not ask this; allowed: pages of this server")


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _sealed(send: Send) -> Send:
    """What sends answers with the headers of safety."""

    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sealed

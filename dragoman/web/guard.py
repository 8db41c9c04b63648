"""What every request meets before anything else: whose name it uses, where it comes from; and the headers of every answer."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.problems import Problem, respond
from dragoman.web.settings import Settings

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
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})


class Guard:
    """ASGI middleware. A request that is refused gets a problem; all answers get the headers of safety."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """`settings` names the hosts that are allowed."""
        self._app = app
        self._hosts = frozenset(map(str.lower, settings.allow_hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        problem = self._host(Headers(scope=scope)) or _origin(scope["method"], Headers(scope=scope))
        if problem is None:
            await self._app(scope, receive, sealed)
        else:
            await respond(Request(scope), problem)(scope, receive, sealed)

    def _host(self, headers: Headers) -> Problem | None:
        """A name that is not the server's is refused: a page of an attacker may have bound its own to our address."""
        given = headers.get("host", "")
        name = _host_name(given)
        if name == "localhost" or name in self._hosts or _is_address(name):
            return None
        return Problem(421, f"this server is not {given!r}; allowed: localhost, an address, or a name of --allow-host")


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


def _origin(method: str, headers: Headers) -> Problem | None:
    """What may change or cost something is asked for by our own pages, or by no page at all."""
    if method in SAFE:
        return None
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    is_own = origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    if is_own and (site is None or site in OWN_SITES):
        return None
    return Problem(403, f"a page of {origin or 'another site'!r} may not ask this; allowed: pages of this server")

"""What every request passes: its host, size, pace, session, token and origin; and the headers of every answer."""

from __future__ import annotations

import hmac
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truceline.errors import RequestRefused
from truceline.web.access import Access
from truceline.web.problems import problem
from truceline.web.session import COOKIE, LASTS, Session, csrf_token, seal, unseal

LARGEST_BODY = 10_000_000
"""Bytes of an uploaded page; the longest article of the 10,472 measured has 0.1 million."""
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
OPEN_PATHS = ("/enter",)
"""What is shown without the token; files of the desk itself are too."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass
class Pace:
    """How often one address may change something: `burst` at once, then `each_second`."""

    each_second: float
    burst: float
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def allows(self, who: str) -> bool:
        """Whether one more is within bounds; it counts then."""
        with self._lock:
            at = time.monotonic()
            left, before = self._left.pop(who, (self.burst, at))
            left = min(self.burst, left + (at - before) * self.each_second)
            allowed = left >= 1
            self._left[who] = (left - allowed, at)
            while len(self._left) > 10_000:
                self._left.popitem(last=False)
            return allowed


class Guard:
    """Lets a request through to the desk, with its session in `scope["session"]`, or answers it."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access
        self._changes = Pace(each_second=20, burst=60)
        self._entries = Pace(each_second=0.2, burst=10)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Guard one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = self._session(headers)
        scope["session"], scope["csrf"] = session, csrf_token(session, self._access.secret)
        with_headers = _with_headers(send)
        try:
            self._check(scope, headers, session)
        except RequestRefused as error:
            await self._refused(scope, error)(scope, receive, with_headers)
            return
        await self._app(scope, _bounded(receive), with_headers)

    def _session(self, headers: Headers) -> Session:
        value = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return unseal(value, self._access.secret) or Session.new()

    def _check(self, scope: Scope, headers: Headers, session: Session) -> None:
        path, method = scope["path"], scope["method"]
        if not self._access.is_called(headers.get("host", "")):
            raise RequestRefused(
                "this desk is not called so", where=headers.get("host", ""), remedy="name it with --name", status=421
            )
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        admitted = self._access.token is None or session.admitted or self._access.admits(bearer)
        if not admitted and path not in OPEN_PATHS and not path.startswith("/assets/"):
            raise RequestRefused("the token of this desk is needed", remedy="give it at /enter", status=401)
        if method not in SAFE_METHODS:
            self._check_change(scope, headers, by_cookie=not self._access.admits(bearer))

    def _check_change(self, scope: Scope, headers: Headers, *, by_cookie: bool) -> None:
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:12]) > LARGEST_BODY:
            raise RequestRefused("this is too large", why=f"at most {LARGEST_BODY:,} bytes are taken", status=413)
        if _from_elsewhere(headers):
            raise RequestRefused("this comes from another site", remedy="open the desk itself", status=403)
        pace = self._entries if scope["path"] in OPEN_PATHS else self._changes
        if not pace.allows((scope.get("client") or ("",))[0]):
            raise RequestRefused("too much at once", remedy="wait a little", status=429)
        if scope["path"].startswith("/api/"):
            self._check_api(scope, headers, by_cookie=by_cookie)

    def _check_api(self, scope: Scope, headers: Headers, *, by_cookie: bool) -> None:
        """JSON cannot be sent by a form of another site; with a cookie the token of its session is needed too."""
        if headers.get("content-type", "").partition(";")[0].strip().casefold() != "application/json":
            raise RequestRefused("this is no JSON", remedy="send it with Content-Type: application/json", status=415)
        if by_cookie and COOKIE in headers.get("cookie", ""):
            given = headers.get("x-csrf-token", "")
            if not hmac.compare_digest(given.encode(), scope["csrf"].encode()):
                raise RequestRefused("this is not of your session", remedy="send X-CSRF-Token", status=403)

    def _refused(self, scope: Scope, error: RequestRefused) -> Response:
        if error.status == 401 and not scope["path"].startswith("/api/") and scope["method"] in SAFE_METHODS:
            return RedirectResponse("/enter", status_code=303)
        return problem(error, error.status)


def remember(response: Response, session: Session, access: Access, *, encrypted: bool) -> Response:
    """Have the browser carry a session."""
    response.set_cookie(
        COOKIE,
        seal(session, access.secret),
        max_age=LASTS,
        httponly=True,
        samesite="strict",
        secure=encrypted,
    )
    return response


def _from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site sends this."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2].casefold() != headers.get("host", "").casefold()


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def _bounded(receive: Receive) -> Receive:
    """A body of at most LARGEST_BODY bytes, whatever its header says."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise RequestRefused("this is too large", why=f"at most {LARGEST_BODY:,} bytes are taken", status=413)
        return message

    return receiving

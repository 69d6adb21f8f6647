"""Sessions: what a browser carries in one sealed cookie, so that the desk itself keeps none."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

import msgspec

from truceline.model.decision import LONGEST_NAME

COOKIE = "truceline_session"
LASTS = 12 * 3600
"""Seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser: its id, the name of the reviewer (empty before it is told), whether the token was given, and until
    when this lasts (seconds since 1970).
    """

    id: str
    reviewer: str
    admitted: bool
    until: float

    @classmethod
    def new(cls) -> Session:
        """A session of somebody unknown."""
        return cls(id=secrets.token_urlsafe(18), reviewer="", admitted=False, until=time.time() + LASTS)


def seal(session: Session, secret: bytes) -> str:
    """A session as the value of a cookie."""
    body = base64.urlsafe_b64encode(msgspec.json.encode(session)).decode()
    return f"{body}.{_mark(secret, 'session', body)}"


def unseal(value: str, secret: bytes) -> Session | None:
    """The session of a cookie; null where it is not of this desk, or is over."""
    body, _, mark = value.partition(".")
    if not hmac.compare_digest(mark.encode(), _mark(secret, "session", body).encode()):
        return None
    session = msgspec.json.decode(base64.urlsafe_b64decode(body), type=Session)
    return session if session.until > time.time() and len(session.reviewer) <= LONGEST_NAME else None


def csrf_token(session: Session, secret: bytes) -> str:
    """What a form of this session must carry, and another site cannot know."""
    return _mark(secret, "csrf", session.id)


def _mark(secret: bytes, what: str, words: str) -> str:
    return hmac.new(secret, f"{what}:{words}".encode(), hashlib.sha256).hexdigest()

"""Who may use a desk: on loopback whoever sits at the machine, elsewhere whoever has the token."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field

from truceline.errors import AccessInvalid

LEAST_TOKEN = 16
"""Characters of a token that somebody chooses; a made one has 43."""


@dataclass(frozen=True, kw_only=True)
class Access:
    """How a desk is reached. `token` is null on loopback alone; `names` are further host names by which it is called.

    `secret` seals sessions: those of an earlier run are void.
    """

    host: str = "127.0.0.1"
    token: str | None = None
    names: frozenset[str] = frozenset()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def admits(self, token: str) -> bool:
        """Whether a token opens the desk."""
        return self.token is not None and hmac.compare_digest(token.encode(), self.token.encode())

    def is_called(self, host: str) -> bool:
        """Whether a Host header names this desk.

        Another site's name that is made to lead here (DNS rebinding) does not; a bare address cannot be made to.
        """
        name = host_name(host)
        if name in ("localhost", self.host.casefold()) or name in self.names:
            return True
        address = _address(name)
        return address is not None and (address.is_loopback or not is_loopback(self.host))


def make_access(host: str, token: str | None = None, names: frozenset[str] = frozenset()) -> Access:
    """The access to a desk at an address. Off loopback there is always a token, made where none is given.

    Raises AccessInvalid.
    """
    if token is not None and (len(token) < LEAST_TOKEN or not token.isascii() or not token.isprintable()):
        remedy = "leave --token out and one is made" if not is_loopback(host) else "choose a longer one"
        raise AccessInvalid(f"a token has at least {LEAST_TOKEN} plain characters", where="--token", remedy=remedy)
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(32)
    return Access(host=host, token=token, names=frozenset(n.casefold() for n in names))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a host."""
    address = _address(host)
    return host.casefold() == "localhost" or (address is not None and address.is_loopback)


def host_name(host: str) -> str:
    """The name or address in a Host header, without its port."""
    host = host.strip().casefold()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None

"""One question to one server, bounded in time and size, and never into a private network unless that is allowed."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from truceline.capture.limits import LARGEST_PAGE
from truceline.errors import AddressRefused, FetchFailed, PageTooLarge

MOST_SECONDS = 30.0
"""Of one question, from the look-up of the name to the last byte of the answer."""
LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered. Names of `headers` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(url: str, headers: Mapping[str, str], *, private: bool = False, seconds: float = MOST_SECONDS) -> Answer:
    """Ask a server for an address, without going where it points to.

    Raises AddressRefused where the address leads into a private network, unless that is allowed, FetchFailed or
    PageTooLarge.
    """
    parts = read_address(url)
    made = _Tls if parts.scheme == "https" else _Plain
    connection = made(parts.hostname or "", parts.port, url=url, private=private, seconds=seconds)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with _ended_in_time(connection, seconds):
            connection.request("GET", path, headers=dict(headers))
            answer = connection.getresponse()
            body = _body(answer, url)
            if connection.late or answer.length:
                raise http.client.IncompleteRead(body, answer.length)
            return Answer(
                status=answer.status, headers={name.lower(): value for name, value in answer.getheaders()}, body=body
            )
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        if connection.late:
            raise FetchFailed("the server takes too long", where=url, why=f"at most {seconds:g} s are waited") from None
        why = str(error) or type(error).__name__
        raise FetchFailed("the server gave no answer", where=url, why=why[:200]) from None
    finally:
        connection.close()


def read_address(url: str) -> SplitResult:
    """The parts of an address. Raises AddressRefused where it is none that can be asked."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        named = False
    if not named or parts.scheme not in ("http", "https") or len(url) > LONGEST_ADDRESS or not url.isprintable():
        raise AddressRefused("this is no address that can be asked", where=url[:200], remedy="it begins with https")
    if "@" in parts.netloc:
        raise AddressRefused("an address with a password in it is not asked", where=f"{parts.scheme}://…")
    return parts


class _Plain(http.client.HTTPConnection):
    """A connection to an address that was looked at before."""

    def __init__(self, host: str, port: int | None, *, url: str, private: bool, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._url, self._private = url, private
        self.late = False
        self._held: socket.socket | None = None

    def connect(self) -> None:
        self.sock = _connect(self.host, self.port, self.timeout or MOST_SECONDS, self._url, self._private)
        self._held = self.sock

    def cut(self) -> None:
        """End whatever goes on, as it takes too long; `sock` itself is gone once an answer has begun."""
        self.late = True
        if self._held is not None:
            self._held.shutdown(socket.SHUT_RDWR)


class _Tls(_Plain):
    """The same with TLS, which checks the server's name."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        made = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = self._held = made
        made.do_handshake()


def _connect(host: str, port: int, seconds: float, url: str, private: bool) -> socket.socket:
    """A connection to the first address of a host that can be reached; that very address is what is looked at."""
    failed: OSError | None = None
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        _refuse_private(str(address[0]), url, private)
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(seconds)
            made.connect(address)
            _refuse_private(str(made.getpeername()[0]), url, private)
        except OSError as error:
            made.close()
            failed = error
        except AddressRefused:
            made.close()
            raise
        else:
            return made
    raise failed or OSError("the name has no address")


def _refuse_private(address: str, url: str, private: bool) -> None:
    number = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    public = all(one.is_global and not one.is_multicast for one in (number, mapped) if one is not None)
    if not public and not private:
        why = f"it leads to {address}"
        remedy = "allow it with --allow-private if it is yours"
        raise AddressRefused("the address leads into a private network", where=url, why=why, remedy=remedy)


@contextmanager
def _ended_in_time(connection: _Plain, seconds: float) -> Iterator[None]:
    """End a connection after some seconds, however slowly and steadily it goes on."""

    def end() -> None:
        try:
            connection.cut()
        except OSError:
            return

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _body(answer: http.client.HTTPResponse, url: str) -> bytes:
    body = bytearray()
    while part := answer.read1(1 << 16):
        body += part
        if len(body) > LARGEST_PAGE:
            raise PageTooLarge("the page is too large, or never ends", where=url, why=f"at most {LARGEST_PAGE:,} bytes")
    return bytes(body)


def wait(seconds: float) -> None:
    """Let a server rest between two questions."""
    time.sleep(seconds)

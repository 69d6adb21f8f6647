"""The server of a desk: listens, tells where, and ends when it is told to."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlunsplit

import uvicorn

from truceline.errors import AddressTaken
from truceline.web.access import Access
from truceline.web.app import make_app

MOST_CONNECTIONS = 500
LAST_WORDS = 3
"""Seconds for which running requests are waited for at the end."""


def serve(case: Path, access: Access, port: int, on_open: Callable[[str], None]) -> None:
    """Serve the desk of a case until Ctrl-C; `on_open` is told its address. Raises AddressTaken."""
    with closing(_listen(access.host, port)) as listening:
        host = f"[{access.host}]" if ":" in access.host else access.host
        on_open(urlunsplit(("http", f"{host}:{listening.getsockname()[1]}", "/", "", "")))
        config = uvicorn.Config(
            make_app(case, access),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            http="h11",
            ws="none",
            lifespan="on",
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=LAST_WORDS,
        )
        with suppress(KeyboardInterrupt):  # uvicorn has ended by then, and raises what ended it again
            uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises AddressTaken."""
    where = f"{host}:{port}"
    try:
        (family, kind, protocol, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        made = socket.socket(family, kind, protocol)
    except OSError as error:
        raise AddressTaken("there is no such address here", where=where, why=error.strerror or str(error)) from None
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
    except OSError as error:
        made.close()
        what = "another program listens there" if error.errno == errno.EADDRINUSE else "the desk cannot listen there"
        remedy = "choose another with --port, or --port 0 for any that is free"
        raise AddressTaken(what, where=where, why=error.strerror or str(error), remedy=remedy) from None
    return made

"""The routes of the JSON interface, one for each operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from truceline.errors import RequestRefused, TrucelineError
from truceline.model.record import as_line
from truceline.web.api.models import read_body, read_values
from truceline.web.api.openapi import openapi
from truceline.web.api.operations import OPERATIONS, Operation
from truceline.web.desk import Desk
from truceline.web.problems import problem, status_of


def api_routes(desk: Desk) -> list[Route]:
    """A route for each path, and one for the OpenAPI document."""
    by_path: defaultdict[str, dict[str, Operation]] = defaultdict(dict)
    for operation in OPERATIONS:
        by_path[operation.path][operation.method] = operation
    routes = [Route(path, _endpoint(desk, own), methods=list(own)) for path, own in by_path.items()]
    document = as_line(openapi()).encode()
    shown = Route("/api/openapi.json", lambda request: Response(document, media_type="application/json"))  # noqa: ARG005
    return [*routes, shown]


def _endpoint(desk: Desk, operations: Mapping[str, Operation]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        operation = operations["GET" if request.method == "HEAD" else request.method]
        try:
            asked = await _asked(request, operation)
            return await run_in_threadpool(_answer, desk, operation, asked)
        except TrucelineError as error:
            return problem(error, status_of(error))

    return answer


async def _asked(request: Request, operation: Operation) -> msgspec.Struct:
    if operation.method == "POST":
        asked: msgspec.Struct = read_body(operation.takes, await request.body())
        return asked
    given = request.query_params.multi_items()
    if len(dict(given)) < len(given):
        raise RequestRefused("a parameter is given twice", status=400)
    values: msgspec.Struct = read_values(operation.takes, {**dict(given), **request.path_params})
    return values


def _answer(desk: Desk, operation: Operation, asked: msgspec.Struct) -> Response:
    found = msgspec.to_builtins(operation.answer(desk, asked))
    content = as_line(found).encode("utf-8", "replace")
    return Response(content, operation.status, media_type="application/json")

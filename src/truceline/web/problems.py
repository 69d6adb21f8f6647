"""What went wrong, as the one JSON object of every error, with the status that fits."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from starlette.responses import Response

from truceline.errors import (
    CaseFileBusy,
    CaseFileDamaged,
    CaseFileForeign,
    CaseFileMissing,
    CaseFileUnwritable,
    RequestRefused,
    TrucelineError,
    UnknownId,
    UnknownName,
    one_line,
)


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, where, why and what to do; `line` says all of it in one line."""

    what: str
    where: str
    why: str
    remedy: str
    line: str


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a request that failed."""

    error: Problem


STATUS: Mapping[type[TrucelineError], int] = {
    UnknownId: 404,
    UnknownName: 404,
    CaseFileBusy: 503,
    CaseFileMissing: 503,
    CaseFileForeign: 503,
    CaseFileDamaged: 503,
    CaseFileUnwritable: 503,
}
"""Everything else that is told is the request's own fault: 400."""


def status_of(error: TrucelineError) -> int:
    """The status with which an error is answered."""
    return error.status if isinstance(error, RequestRefused) else STATUS.get(type(error), 400)


def problem(error: TrucelineError, status: int) -> Response:
    """The answer that tells of an error."""
    shown = (error.what, error.where, error.why, error.remedy)
    what, where, why, remedy = map(one_line, shown)
    body = Failed(error=Problem(what=what, where=where, why=why, remedy=remedy, line=error.line))
    return Response(msgspec.json.encode(body), status, media_type="application/json")

"""The table of operations: requests are answered by it, and the OpenAPI document is written from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from truceline.web.api import answers
from truceline.web.api.models import (
    About,
    AddedPages,
    Between,
    Json,
    ListOf,
    Made,
    NewDecision,
    NewPage,
    Nothing,
    OfId,
    OfPage,
    OfQueue,
    OfView,
    Paged,
    Sought,
    ViewPage,
    WorkState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that the JSON interface does. `takes` are its parameters, or its body where it is a POST.

    Parameters in braces stand in the path, the others behind the question mark. `status` is that of an answer that
    went well, `fails` are those that may come otherwise.
    """

    name: str
    method: Literal["GET", "POST"]
    path: str
    takes: type[msgspec.Struct]
    gives: Any
    answer: Callable[..., Any]
    status: int = 200
    fails: tuple[int, ...] = (400,)

    @property
    def summary(self) -> str:
        """What it does, in one line."""
        return (self.answer.__doc__ or "").partition("\n")[0].rstrip(".")


def _get(name: str, path: str, takes: type[msgspec.Struct], gives: Any, answer: Callable[..., Any], *fails: int) -> Any:
    return Operation(name=name, method="GET", path=path, takes=takes, gives=gives, answer=answer, fails=(400, *fails))


def _post(
    name: str, path: str, takes: type[msgspec.Struct], gives: Any, answer: Callable[..., Any], status: int
) -> Any:
    fails = (400, 403, 404, 413, 415, 429)
    return Operation(
        name=name, method="POST", path=path, takes=takes, gives=gives, answer=answer, status=status, fails=fails
    )


OPERATIONS: tuple[Operation, ...] = (
    _get("about", "/api/case", Nothing, About, answers.about),
    _get("view", "/api/views/{view}", OfView, ViewPage, answers.view, 404),
    _get("changes", "/api/changes", Between, ViewPage, answers.changes),
    _get("search", "/api/search", Sought, ViewPage, answers.find_words),
    _get("explain", "/api/explain", OfId, Json, answers.explain, 404),
    _get("versions", "/api/versions", OfPage, Json, answers.versions, 404),
    _get("queue", "/api/queue", OfQueue, ListOf, answers.queue),
    _get("decisions", "/api/decisions", Paged, ListOf, answers.decisions),
    _get("precision", "/api/precision", Paged, ListOf, answers.precision),
    _get("work", "/api/work", Nothing, WorkState, answers.work),
    _post("decide", "/api/decisions", NewDecision, Made, answers.decide, 201),
    _post("add_page", "/api/pages", NewPage, AddedPages, answers.add_page, 202),
)

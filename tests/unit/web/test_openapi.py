"""The OpenAPI document is in step with what the desk does, whatever is sent."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from truceline.web.api.openapi import openapi
from truceline.web.api.operations import OPERATIONS, Operation
from truceline.web.guard import Pace

HERE = "http://localhost:8347"


def test_every_operation_is_described_and_answered(desk: TestClient) -> None:
    document = desk.get("/api/openapi.json").json()
    described = {(method.upper(), path) for path, own in document["paths"].items() for method in own}
    assert described == {(o.method, o.path) for o in OPERATIONS}
    for path, own in document["paths"].items():
        for method, operation in own.items():
            assert operation["summary"], path
            answer = desk.request(method, path.replace("{view}", "status"))
            assert answer.status_code not in (404, 405), (path, answer.text)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)
def test_no_request_breaks_the_desk(operation: Operation, desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pace, "allows", lambda self, who: True)  # noqa: ARG005  # more at once than a person sends
    schema = schemathesis.openapi.from_dict(openapi())
    schema.config.update(base_url=HERE)
    schema.app = desk.app

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=schema[operation.path][operation.method].as_strategy())
    def never_breaks(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    never_breaks()  # a schema cannot say which ids there are: such a request may be right and still be refused

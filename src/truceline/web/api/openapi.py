"""The OpenAPI document, written from the table of operations."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import Any

import msgspec

from truceline import __version__
from truceline.web.api.operations import OPERATIONS, Operation
from truceline.web.problems import Failed

REF = "#/components/schemas/{name}"
ALWAYS = (401, 421, 503)
"""How any operation may fail: without the token, under a foreign name, while the case file cannot be read."""


@cache
def openapi() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    types = [kind for o in OPERATIONS for kind in ((o.takes, o.gives) if o.method == "POST" else (o.gives,))]
    _, schemas = msgspec.json.schema_components([*types, Failed], ref_template=REF)
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "truceline desk",
            "version": __version__,
            "description": "A case of truceline: its views, what is to be reviewed, decisions. See docs/desk.md.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(o: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": o.name,
        "summary": o.summary,
        "responses": {
            str(o.status): _response("Done", _schema(o.gives)),
            **{str(status): _response(HTTPStatus(status).phrase, _schema(Failed)) for status in (*o.fails, *ALWAYS)},
        },
    }
    if o.method == "POST":
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": _schema(o.takes)}}}
    elif parameters := [_parameter(field, o) for field in msgspec.structs.fields(o.takes)]:
        found["parameters"] = parameters
    return found


def _parameter(field: msgspec.structs.FieldInfo, o: Operation) -> dict[str, Any]:
    in_path = f"{{{field.name}}}" in o.path
    schema = _schema(field.type)
    if "anyOf" in schema:  # a parameter that is not given is left out, never null
        (schema,) = (one for one in schema["anyOf"] if one != {"type": "null"})
    return {
        "name": field.name,
        "in": "path" if in_path else "query",
        "required": in_path or field.required,
        "schema": schema if field.required or field.default is None else {**schema, "default": field.default},
    }


def _response(words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _schema(kind: Any) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=REF)
    return schema

"""What a person sends from a page: checked to be of the session, bounded, and read as plain words."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.requests import Request

from truceline.errors import RequestRefused

MOST_FIELDS = 100
LONGEST_FIELD = 5_000_000
"""Bytes of a field: a page may be pasted into one."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a form, and the files handed over with it: their names and bytes."""

    fields: Mapping[str, str]
    files: tuple[tuple[str, bytes], ...]

    def get(self, name: str) -> str:
        """A field without the blanks around it; empty where it was not sent."""
        return self.fields.get(name, "").strip()


async def read_form(request: Request) -> Sent:
    """The form of a request. Raises RequestRefused where it is not of the session's own page."""
    async with request.form(max_files=10, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD) as form:
        fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        files = [value for _, value in form.multi_items() if isinstance(value, UploadFile) and value.filename]
        if not hmac.compare_digest(fields.get("csrf", "").encode(), request.scope["csrf"].encode()):
            raise RequestRefused("this form is not of your session", remedy="open the page again", status=403)
        return Sent(fields, tuple([(file.filename or "", await file.read()) for file in files]))

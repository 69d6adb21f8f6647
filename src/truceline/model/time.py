"""Times: TIMEX3 expressions and the dates as of which a text speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from truceline.model.spans import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression after TIMEX3 (TimeML 1.2.1, section 2.2).

    `earliest` and `latest` are ISO 8601 bounds, both inclusive, of the interval that it covers; null where open.
    """

    id: str
    span: Span
    type: TimexType
    value: str | None
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """A date as of which the text says that it speaks. `date` is EDTF, or null where nothing fixes it."""

    span: Span
    date: str | None

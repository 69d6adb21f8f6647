"""What is found out about how real a happening is, with the word and the rule that decided it."""

from __future__ import annotations

from dataclasses import dataclass, field

from truceline.model.spans import Span
from truceline.model.statement import Factuality, Status


@dataclass(frozen=True, slots=True)
class Reality:
    """A status, a factuality and the word that decided them (null where tense alone did).

    `rule` names the rule or the entry of the lexicon that decided, as `docs/factuality.md` lists them.
    """

    status: Status | None
    factuality: Factuality
    cue: Span | None = None
    rule: str = field(default="tense", compare=False)

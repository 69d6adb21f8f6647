"""The engine that reads and codes pages, with what a user knows beyond the lexicon."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from truceline.annotate.parser import DEFAULT_MODEL, SpacyParser
from truceline.capture.own_files import lexicon_with, read_own_files
from truceline.case.kept_config import KeptConfig
from truceline.pipeline import Engine

Paths = Iterable[str | os.PathLike[str]]


def make_engine(
    *,
    actors: Paths = (),
    offices: Paths = (),
    meetings: Paths = (),
    record: Paths = (),
    model: str | None = None,
    on_remark: Callable[[str], None] | None = None,
    config: KeptConfig | None = None,
) -> Engine:
    """Make an engine with files of your own, as the options of the commands name them (docs/lexicon.md).

    `model` is another installed spaCy model. `on_remark` is told what each file brought and which lines of it were
    left out. `config` is that of a case (`Case.config`). Raises OwnFileUnreadable or LexiconInvalid.
    """
    own = read_own_files(*([os.fspath(path) for path in paths] for paths in (actors, offices, meetings, record)))
    lexicon, remarks = lexicon_with(config, own)
    if on_remark is not None:
        for line in remarks:
            on_remark(line)
    return Engine(lexicon, SpacyParser(model or DEFAULT_MODEL))

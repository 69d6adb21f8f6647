"""What is given on the command line: pages, and knowledge of the user's own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.cli.told import tell

if TYPE_CHECKING:
    from truceline.case.kept_config import KeptConfig
    from truceline.errors import PageError
    from truceline.model.page import Page
    from truceline.pipeline import Engine


def pages_of(names: Iterable[str]) -> Iterator[Page | PageError]:
    """Capture pages from files, folders and patterns, and from JSON lines on standard input where a name is `-`."""
    from truceline.capture.files import capture_paths, files_in
    from truceline.capture.json_lines import capture_json_lines, lines_of

    for name in files_in(names):
        if name == "-":
            yield from capture_json_lines(lines_of(sys.stdin.buffer, "standard input"))
        else:
            yield from capture_paths([Path(name)])


def engine_of(options: argparse.Namespace, config: KeptConfig | None = None) -> Engine:
    """The engine with what the options, and the config of a case, name; what their files brought is told."""
    from truceline.api.engine import make_engine

    own = {name: getattr(options, name) for name in ("actors", "offices", "meetings", "record", "model")}
    return make_engine(**own, on_remark=tell, config=config)

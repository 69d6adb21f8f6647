"""What is given on the command line: pages, and knowledge of the user's own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.cli.told import tell

if TYPE_CHECKING:
    from truceline.errors import PageError
    from truceline.model.page import Page
    from truceline.pipeline import Engine


def pages_of(names: Iterable[str]) -> Iterator[Page | PageError]:
    """Capture pages from files, and from JSON lines on standard input where a name is `-`."""
    from truceline.capture.files import capture_paths
    from truceline.capture.json_lines import capture_json_lines

    for name in names:
        if name == "-":
            yield from capture_json_lines(sys.stdin.buffer)
        else:
            yield from capture_paths([Path(name)])


def engine_of(options: argparse.Namespace) -> Engine:
    from truceline.annotate.parser import SpacyParser
    from truceline.capture.own_files import read_own_knowledge
    from truceline.lexicon.lexicon import load_lexicon
    from truceline.pipeline import Engine

    lexicon = load_lexicon()
    own = (options.actors, options.offices, options.meetings, options.record)
    if any(own):
        lexicon, told = read_own_knowledge(*own)
        for line in told:
            tell(line)
    return Engine(lexicon, SpacyParser(options.model)) if options.model else Engine(lexicon)

"""The text of a user's own files, whatever they hold: in any encoding, bounded."""

from __future__ import annotations

from pathlib import Path

from truceline.errors import OwnFileUnreadable, PageIsBinary
from truceline.read.decode import decode_page

LARGEST = 50_000_000
"""Bytes of a file that is read; the largest dictionary of CAMEO has 1.5 million."""


def read_own_file(path: Path) -> str:
    """The text of a file in whatever encoding pages have. Raises OwnFileUnreadable."""
    where = str(path)
    try:
        if path.is_dir():
            raise OwnFileUnreadable("this is a folder", where=where, remedy="name a file in it")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise OwnFileUnreadable("there is no such file", where=where) from None
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise OwnFileUnreadable("the file cannot be read", where=where, why=why) from None
    if len(content) > LARGEST:
        raise OwnFileUnreadable("the file is too large", where=where, why=f"at most {LARGEST:,} bytes are read")
    if not content.strip():
        raise OwnFileUnreadable("the file is empty", where=where)
    try:
        return decode_page(content)
    except PageIsBinary as error:
        raise OwnFileUnreadable(error.what, where=where, why=error.why) from None


def people_file(offices: Path) -> Path:
    """The table of people that goes with an office table: `offices.tsv` has `offices.people.tsv`."""
    return offices.with_name(f"{offices.stem}.people{offices.suffix}")

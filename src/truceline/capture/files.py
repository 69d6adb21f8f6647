"""Pages from files: HTML, plain text, feeds and JSON lines. What cannot be read becomes an error, never a stop."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from truceline.capture.feeds import is_feed, split_feed
from truceline.capture.json_lines import LARGEST_PAGE, capture_json_lines
from truceline.errors import (
    PageError,
    PageIsBinary,
    PageIsEmpty,
    PageIsFolder,
    PageNotFound,
    PageTooLarge,
    PageUnreadable,
)
from truceline.model.page import Page
from truceline.read.decode import decode_page
from truceline.read.kind import tell_kind


def capture_paths(paths: Iterable[Path]) -> Iterator[Page | PageError]:
    """Capture the pages of files, in the order given.

    A page's id is the first twelve hex digits of the SHA-256 of its bytes. A feed gives a page for each item, a
    `.jsonl` file one for each line.
    """
    for path in paths:
        try:
            yield from _capture_file(path)
        except PageError as error:
            yield error


def files_in(names: Iterable[str]) -> Iterator[str]:
    """The names, and in place of a folder the files in it, in the order of their names; hidden ones are left out."""
    for name in names:
        folder = Path(name)
        if name != "-" and folder.is_dir():
            found = (f for f in folder.rglob("*") if f.is_file())
            yield from sorted(str(f) for f in found if not any(p.startswith(".") for p in f.relative_to(folder).parts))
        else:
            yield name


def _capture_file(path: Path) -> Iterator[Page | PageError]:
    yield from capture_content(_read_bytes(path), path)


def capture_content(content: bytes, path: Path) -> Iterator[Page | PageError]:
    """Capture the pages of a file's bytes; its name says whether they are JSON lines. Raises PageError."""
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        yield from capture_json_lines(content.split(b"\n"), where=str(path))
        return
    try:
        source = decode_page(content)
    except PageIsBinary as error:
        raise PageIsBinary(error.what, where=str(path), why=error.why, remedy="give the page as HTML or text") from None
    if not source.strip():
        raise PageIsEmpty("the page is empty", where=str(path))
    if is_feed(source):
        yield from split_feed(content, where=str(path))
        return
    sha256 = hashlib.sha256(content).hexdigest()
    kept = None if source.encode("utf-8", "surrogatepass") == content else content
    yield Page(id=sha256[:12], source=source, sha256=sha256, kind=tell_kind(source), file=path.name, content=kept)


def _read_bytes(path: Path) -> bytes:
    where = str(path)
    try:
        if path.is_dir():
            raise PageIsFolder("this is a folder", where=where, remedy="name the files in it")
        size = path.stat().st_size
        if size > LARGEST_PAGE:
            raise PageTooLarge(f"the page has {size:,} bytes", where=where, why=f"at most {LARGEST_PAGE:,} are read")
        with path.open("rb") as file:
            content = file.read(LARGEST_PAGE + 1)
    except FileNotFoundError:
        raise PageNotFound("there is no such file", where=where) from None
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise PageUnreadable("the file cannot be read", where=where, why=why) from None
    if len(content) > LARGEST_PAGE:  # a pipe or a device has no size
        raise PageTooLarge("the page never ends", where=where, why=f"at most {LARGEST_PAGE:,} bytes are read")
    if not content.strip():
        raise PageIsEmpty("the page is empty", where=where)
    return content

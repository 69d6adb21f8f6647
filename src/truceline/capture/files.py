"""Pages from files, folders and patterns. What cannot be read becomes an error, never a stop."""

from __future__ import annotations

import glob
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from truceline.capture.columns import Columns
from truceline.capture.kinds import capture_file
from truceline.capture.limits import few_issues
from truceline.errors import PageError, PageIsFolder, PageNotFound, PageUnreadable
from truceline.model.page import Page

AS_NAMED = Columns()


def capture_paths(paths: Iterable[Path], columns: Columns = AS_NAMED) -> Iterator[Page | PageError]:
    """Capture the pages of files, in the order given.

    A page's id is the first twelve hex digits of the SHA-256 of its bytes, where it is given none. `columns` says what
    is what in tables and lines that name it in other words.
    """
    for path in paths:
        yield from few_issues(_told(_capture_path(path, columns)), str(path))


def files_in(names: Iterable[str]) -> Iterator[str]:
    """The names, and in place of a folder or a pattern (`may/*.html`) the files in it, in the order of their names.

    Hidden files of folders are left out. What no file fits, and a folder without any, stays as it is.
    """
    for name in names:
        for one in _fitting(name) or [name]:
            folder = Path(one)
            if one != "-" and folder.is_dir():
                yield from _files_of(folder) or [one]
            else:
                yield one


def _fitting(name: str) -> list[str]:
    """The files and folders that a pattern fits, none where it is no pattern; shells of Windows leave that to us."""
    if not glob.has_magic(name) or Path(name).exists():
        return []
    return sorted(glob.glob(name, recursive=True))  # noqa: PTH207  # patterns may be absolute


def _files_of(folder: Path) -> list[str]:
    found = (f for f in folder.rglob("*") if f.is_file())
    return sorted(str(f) for f in found if not any(p.startswith(".") for p in f.relative_to(folder).parts))


def capture_content(content: bytes, path: Path) -> Iterator[Page | PageError]:
    """Capture the pages of a file's bytes. Raises PageError."""
    yield from few_issues(capture_file(io.BytesIO(content), str(path), path.name, AS_NAMED), str(path))


def _told(pages: Iterator[Page | PageError]) -> Iterator[Page | PageError]:
    try:
        yield from pages
    except PageError as error:
        yield error


def _capture_path(path: Path, columns: Columns) -> Iterator[Page | PageError]:
    where = str(path)
    try:
        if path.is_dir():
            raise PageIsFolder("this is a folder", where=where, remedy="name a file, or a folder that has some")
        with path.open("rb") as file:
            yield from capture_file(file, where, path.name, columns)
    except FileNotFoundError:
        raise PageNotFound("there is no such file", where=where) from None
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise PageUnreadable("the file cannot be read", where=where, why=why) from None

"""Views of a case as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from truceline.api.views import View
from truceline.errors import ExportFailed
from truceline.publish.export import Format


def export_views(views: Iterable[View[Any, Any]], folder: Path, format_: Format) -> Iterator[Path]:
    """Write each view into a folder, which is made if need be, and give the paths. Raises ExportFailed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for view in views:
            path = folder / f"{view.name}.{format_.ending}"
            with path.open("wb") as file:
                format_.write(view.rows(), view.columns, file)
            yield path
    except OSError as error:
        where = str(error.filename or folder)
        raise ExportFailed("the file cannot be written", where=where, why=error.strerror or str(error)) from None

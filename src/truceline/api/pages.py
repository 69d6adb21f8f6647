"""Pages without a case file: read into articles, coded one by one, or checked together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from truceline.api.told import OnError, warn_of
from truceline.capture.columns import Columns
from truceline.capture.files import capture_paths, files_in
from truceline.errors import PageError
from truceline.model import record as records
from truceline.model.article import Article
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages, code_pages, tool_versions
from truceline.pipeline import read_pages as read

Made = TypeVar("Made")


def capture(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str], columns: Mapping[str, str] | None = None
) -> Iterator[Page | PageError]:
    """The pages of files, folders and patterns, of every kind that docs/sources.md tells. One path may stand alone.

    `columns` says how tables and JSON lines name what a page has: `{"text": "Body", "title": "Headline"}`.
    """
    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    files = (Path(name) for name in files_in(os.fspath(path) for path in several))
    return capture_paths(files, Columns(named=columns or {}))


def read_pages(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    engine: Engine | None = None,
    on_error: OnError = warn_of,
) -> Iterator[Article]:
    """Read files and folders into articles, one by one: clean text, title, outlet, date.

    A page that cannot be read goes to `on_error`, which warns of it, and the others go on.
    """
    engine = engine or Engine()
    return _sound(read(capture(paths), engine.lexicon), on_error)


def code_articles(
    articles: Iterable[Article], engine: Engine | None = None, on_error: OnError = warn_of
) -> Iterator[CodedArticle]:
    """Code articles one by one, each with its statements and the conflicts that it shows by itself."""
    return _sound(code_pages(articles, engine or Engine()), on_error)


def check_articles(
    articles: Iterable[Article], engine: Engine | None = None, on_error: OnError = warn_of
) -> Iterator[CaseRecord]:
    """Code articles, then link and check those of each case together: those whose pages name one, and the rest.

    All articles are read before the first case comes.
    """
    return _sound(check_pages(articles, engine or Engine()), on_error)


def record_of(article: CodedArticle, engine: Engine | None = None) -> dict[str, Any]:
    """A coded article as the JSON object that `truceline code` prints (docs/record.md)."""
    return records.record_of(article, tool_versions(engine or Engine()))


def _sound(made: Iterable[Made | PageError], on_error: OnError) -> Iterator[Made]:
    for one in made:
        if isinstance(one, PageError):
            on_error(one)
        else:
            yield one

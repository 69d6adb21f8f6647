"""truceline: an auditable record of a negotiation, read from news pages.

The names of the Python interface (docs/python.md) are loaded when they are first asked for, so that `import truceline`
costs nothing. `__init__.pyi` has their types.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "Case": "truceline.api.case",
    "PageError": "truceline.errors",
    "TrucelineError": "truceline.errors",
    "View": "truceline.api.views",
    "check_articles": "truceline.api.pages",
    "code_articles": "truceline.api.pages",
    "example_pages": "truceline.publish.demo",
    "make_engine": "truceline.api.engine",
    "read_pages": "truceline.api.pages",
    "record_of": "truceline.api.pages",
}
"""Where each name of the interface is defined."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(("__version__", *_HOMES))

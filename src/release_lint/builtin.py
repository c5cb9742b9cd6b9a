"""What release-lint itself brings, through the same hooks as any plugin."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from release_lint import checks
from release_lint.checks.base import Check
from release_lint.document import Document, Source
from release_lint.hookspecs import hookimpl
from release_lint.readers.base import Reader
from release_lint.reporters.base import Reporter


@hookimpl
def release_lint_checks() -> Mapping[str, type[Check]]:
    """The check of each module in :mod:`release_lint.checks`, by the module's name with hyphens."""
    modules = (module.name for module in pkgutil.iter_modules(checks.__path__))
    return {name.replace("_", "-"): _check_in(name) for name in modules if name != "base"}


def _check_in(name: str) -> type[Check]:
    module = importlib.import_module(f"{checks.__name__}.{name}")
    (found,) = (
        item
        for item in vars(module).values()
        if isinstance(item, type) and item.__module__ == module.__name__ and hasattr(item, "check")
    )
    return found


@hookimpl
def release_lint_rule_folders() -> Iterable[Path]:
    """``rules/``: inside the installed package, or at the top of a working copy."""
    here = Path(__file__).parent
    installed = here / "rules"
    return [installed if installed.is_dir() else here.parent.parent / "rules"]


@hookimpl
def release_lint_readers() -> Iterable[Reader]:
    """Text, Markdown and HTML; each is imported when its first file is read."""
    return [
        Reader("text", (".txt", ".text"), _read_text),
        Reader("markdown", (".md", ".markdown", ".mdown", ".govspeak"), _read_markdown),
        Reader("html", (".html", ".htm"), _read_html),
    ]


def _read_text(source: Source) -> Document:
    from release_lint.readers.text import read

    return read(source)


def _read_markdown(source: Source) -> Document:
    from release_lint.readers.markdown import read

    return read(source)


def _read_html(source: Source) -> Document:
    from release_lint.readers.html import read

    return read(source)


@hookimpl
def release_lint_reporters() -> Mapping[str, Reporter]:
    """Text and JSON."""
    from release_lint.reporters import json, text

    return {"text": text.write, "json": json.write}

"""What release-lint itself brings, through the same hooks as any plugin."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from release_lint import checks
from release_lint.readers.base import Reader

if TYPE_CHECKING:
    from release_lint.checks.base import Check
    from release_lint.document import Document, Source
    from release_lint.finding import Report, Summary
    from release_lint.reporters.base import Reporter, Style

_NO_CHECKS = ("__init__", "base")
_REPORTERS = (
    "text",
    "json",
    "jsonl",
    "markdown",
    "github",
    "sarif",
    "gitlab",
    "junit",
    "html",
)


def release_lint_checks() -> Mapping[str, type[Check]]:
    """The check of each module in :mod:`release_lint.checks`, by the module's name with hyphens."""
    return _Checks()


class _Checks(Mapping[str, "type[Check]"]):
    """Checks by name; each is imported when a rule asks for it."""

    def __init__(self) -> None:
        files = sorted(name for folder in checks.__path__ for name in os.listdir(folder))  # noqa: PTH208  (names alone)
        names = (name.removesuffix(".py") for name in files if name.endswith(".py"))
        self._modules = {name.replace("_", "-"): name for name in names if name not in _NO_CHECKS}

    def __getitem__(self, name: str) -> type[Check]:
        return _check_in(self._modules[name])

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


@cache
def _check_in(name: str) -> type[Check]:
    module = importlib.import_module(f"{checks.__name__}.{name}")
    (found,) = (
        item
        for item in vars(module).values()
        if isinstance(item, type) and item.__module__ == module.__name__ and hasattr(item, "check")
    )
    return found


def release_lint_rule_folders() -> Iterable[Path]:
    """``rules/``: inside the installed package, or at the top of a working copy."""
    here = Path(__file__).parent
    installed = here / "rules"
    return [installed if installed.is_dir() else here.parent.parent / "rules"]


def release_lint_readers() -> Iterable[Reader]:
    """Each is imported when its first file is read; PDF only where its extra is installed."""
    pdf = [Reader("pdf", (".pdf",), _read_pdf)] if PathFinder.find_spec("pypdfium2") else []
    return [
        Reader("text", (".txt", ".text"), _read_text),
        Reader("markdown", (".md", ".markdown", ".mdown", ".govspeak"), _read_markdown),
        Reader("html", (".html", ".htm"), _read_html),
        Reader("docx", (".docx", ".docm", ".dotx", ".dotm"), _read_docx),
        Reader("odt", (".odt", ".ott"), _read_odt),
        *pdf,
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


def _read_docx(source: Source) -> Document:
    from release_lint.readers.docx import read

    return read(source)


def _read_odt(source: Source) -> Document:
    from release_lint.readers.odt import read

    return read(source)


def _read_pdf(source: Source) -> Document:
    from release_lint.readers.pdf import read

    return read(source)


def release_lint_reporters() -> Mapping[str, Reporter]:
    """Each is imported when it is first used."""
    return {name: partial(_write, name) for name in _REPORTERS}


def _write(name: str, reports: Iterable[Report], out: TextIO, style: Style) -> Summary:
    module = importlib.import_module(f"release_lint.reporters.{name}")
    summary: Summary = module.write(reports, out, style)
    return summary

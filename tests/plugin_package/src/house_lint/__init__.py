"""A house's plugin: all four hooks of release-lint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from release_lint.checks.base import Check, Context
from release_lint.document import BlockKind, Document, Source, Span
from release_lint.finding import Finding, Report, Summary
from release_lint.hookspecs import hookimpl
from release_lint.readers.base import DocumentBuilder, Reader
from release_lint.reporters.base import Reporter, Style


@dataclass(frozen=True)
class Shouting(Check):
    """Finds words in capitals of at least ``letters`` letters."""

    letters: int = 6

    def check(self, context: Context) -> Iterable[Finding]:
        """One finding a word."""
        for word in context.words():
            if len(word.text) >= self.letters and word.text.isupper():
                yield Finding(f"“{word.text}” shouts.", Span(word.start, word.end))


def read(source: Source) -> Document:
    """Each line is a paragraph."""
    text = source.data.decode()
    builder = DocumentBuilder(text)
    start = 0
    for line in text.splitlines(keepends=True):
        with builder.block(BlockKind.PARAGRAPH):
            builder.copy(start, start + len(line.rstrip()))
        start += len(line)
    return builder.build(source.name, "lines", {})


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:  # noqa: ARG001
    """The number of findings of each file."""
    summary = Summary()
    for report in reports:
        summary = summary.plus(report)
        out.write(f"{report.name}: {len(list(report.findings()))}\n")
    return summary


@hookimpl
def release_lint_checks() -> Mapping[str, type[Check]]:
    """One check."""
    return {"shouting": Shouting}


@hookimpl
def release_lint_rule_folders() -> Iterable[Path]:
    """The rules beside this file."""
    return [Path(__file__).parent / "rules"]


@hookimpl
def release_lint_readers() -> Iterable[Reader]:
    """One format."""
    return [Reader("lines", (".lines",), read)]


@hookimpl
def release_lint_reporters() -> Mapping[str, Reporter]:
    """One format of reports."""
    return {"count": write}

"""What a run in GitHub says beside its text: annotations, and the summary of the job.

The text goes out while GitHub reads no commands: a line of it, or the name of a file, may look
like one.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TextIO

from release_lint.commands.file_report import also_to
from release_lint.finding import Report
from release_lint.records import record
from release_lint.reporters.base import Reporter, Style
from release_lint.reporters.terminal import ERRORS, complain

SUMMARY_LIMIT = 1_048_576  # bytes that GitHub takes as the summary of one step


@record
class GitHub:
    """``annotate`` is None where the main report is the annotations; ``summary`` may be none."""

    annotate: Reporter | None
    summarise: Reporter
    summary: Path | None

    @contextmanager
    def beside(self, reports: Iterable[Report], style: Style) -> Iterator[Iterable[Report]]:
        """The same reports; when all were taken, the annotations and the summary are written."""
        annotations, summary = io.StringIO(), io.StringIO()
        if self.summary:
            with (
                also_to(reports, self.summarise, nullcontext(summary), style) as given,
                self._annotated(given, annotations, style) as annotated,
            ):
                yield annotated
            _append(self.summary, summary.getvalue())
        else:
            with self._annotated(reports, annotations, style) as annotated:
                yield annotated
        sys.stdout.write(annotations.getvalue())
        sys.stdout.flush()

    @contextmanager
    def _annotated(
        self, reports: Iterable[Report], out: TextIO, style: Style
    ) -> Iterator[Iterable[Report]]:
        if self.annotate is None:
            yield reports
            return
        with (
            also_to(reports, self.annotate, nullcontext(out), style) as given,
            no_commands(sys.stdout),
        ):
            yield given


def in_github() -> bool:
    """Whether this runs in a job of GitHub, which reads commands from what is written."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


@contextmanager
def no_commands(out: TextIO) -> Iterator[None]:
    """Until the end, GitHub takes no line for a command but one that no file can foresee."""
    token = os.urandom(16).hex()
    print(f"::stop-commands::{token}", file=out, flush=True)
    try:
        yield
    finally:
        print(f"\n::{token}::", file=out, flush=True)


def _append(path: Path, text: str) -> None:
    """Add to the summary of the step; what could not be added is said, since it decides nothing."""
    data = text.encode("utf-8", ERRORS)
    problem = ""
    try:
        with path.open("ab") as file:
            if file.tell() + len(data) <= SUMMARY_LIMIT:
                file.write(data)
            else:
                problem = "with it, it would be longer than a mebibyte"
    except OSError as failure:
        problem = failure.strerror or "it cannot be written"
    if problem:
        complain(f"the job summary lacks this run: {problem}")

"""From files to reports, in the order of the files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from release_lint import engine
from release_lint.document import Source
from release_lint.finding import Report
from release_lint.records import replace
from release_lint.yamlfile import FileError

if TYPE_CHECKING:
    from release_lint.files import Input
    from release_lint.workspace import Workspace


class Runner:
    """Checks files one by one. ``bugs`` are what crashed on a file: the others went on."""

    def __init__(self, workspace: Workspace, *, with_facts: bool, with_text: bool) -> None:
        self._workspace = workspace
        self._with_facts = with_facts
        self._with_text = with_text
        self.bugs: list[Exception] = []
        self._stdin: bytes | None = None

    def reports(self, inputs: Iterable[Input]) -> Iterator[Report]:
        """A report on each input, in their order, made when it is asked for."""
        return map(self._report, inputs)

    def _report(self, item: Input) -> Report:
        try:
            return self._checked(item)
        except Exception as bug:  # noqa: BLE001  (one file must not hide the others)
            self.bugs.append(bug)
            return Report(item.name, error=f"release-lint crashed: {type(bug).__name__}: {bug}")

    def _checked(self, item: Input) -> Report:
        """The report on one file; whatever is wrong with it, the others go on."""
        if item.error:
            return Report(item.name, error=item.error)
        try:
            return self.check(item, self.data(item))
        except OSError as problem:
            return Report(item.name, error=f"the file cannot be opened: {problem.strerror}")

    def data(self, item: Input) -> bytes:
        """The bytes of a file, those of standard input as they came. Raises :class:`OSError`."""
        if not item.stdin:
            return item.path.read_bytes()
        if self._stdin is None:
            self._stdin = sys.stdin.buffer.read()
        return self._stdin

    def check(self, item: Input, data: bytes) -> Report:
        """The report on a file as if it held these bytes."""
        try:
            project = self._workspace.projects.of(item.path.parent)
            rulebook, settings = project.rulebook(item.path), project.settings(item.path)
            source = Source(item.name, data)
            report = engine.check(
                source,
                rulebook,
                settings,
                with_facts=self._with_facts,
                with_text=self._with_text,
            )
        except FileError as problem:
            return Report(item.name, error=str(problem))
        if report.error is None and not report.results:
            return replace(report, error="none of the rules chosen applies to it")
        return report

"""From files to reports, in the order of the files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Self

from release_lint.finding import Report
from release_lint.fingerprint import digest_of_bytes
from release_lint.results import Results
from release_lint.yamlfile import FileError

if TYPE_CHECKING:
    from release_lint.choices import Extras
    from release_lint.files import Input
    from release_lint.workspace import Workspace


class Runner:
    """Reports on files, known ones from the cache; to be used in a ``with`` statement.

    ``before_rules`` is called once, before the first report that is not known, unless one was: it
    raises what is wrong with the run as a whole. ``bugs`` are what crashed on a file: the others
    went on.
    """

    def __init__(
        self, workspace: Workspace, extras: Extras, before_rules: Callable[[], None] | None = None
    ) -> None:
        self._workspace = workspace
        self._extras = extras
        self._before_rules = before_rules
        self._results = Results(workspace, extras)
        self._stdin: bytes | None = None
        self.bugs: list[Exception] = []

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Keep what was found for later runs."""
        self._results.close()

    def reports(self, inputs: Iterable[Input]) -> Iterator[Report]:
        """A report on each input, in their order, made when it is asked for."""
        return map(self._report, inputs)

    def _report(self, item: Input) -> Report:
        """The report on one file; whatever is wrong with it, the others go on."""
        error = item.error
        if not error:
            try:
                return self.check(item, self.data(item))
            except OSError as problem:
                error = f"the file cannot be opened: {problem.strerror}"
        self._begin()
        return Report(item.name, error=error)

    def data(self, item: Input) -> bytes:
        """The bytes of a file, those of standard input as they came. Raises :class:`OSError`."""
        if not item.stdin:
            with open(item.place, "rb") as file:  # noqa: PTH123
                return file.read()
        if self._stdin is None:
            self._stdin = sys.stdin.buffer.read()
        return self._stdin

    def check(self, item: Input, data: bytes) -> Report:
        """The report on a file as if it held these bytes."""
        try:
            key = self._results.key(item, digest_of_bytes(data))
        except FileError as problem:
            self._begin()
            return Report(item.name, error=str(problem))
        known = self._results.find(key, item.name)
        if known is not None:
            self._before_rules = None
            return known
        self._begin()
        from release_lint.checker import check

        checked = check(item, data, self._workspace, self._extras)
        if checked.bug:
            self.bugs.append(checked.bug)
        return self._results.keep(key, checked.report, any_day=checked.any_day)

    def _begin(self) -> None:
        before, self._before_rules = self._before_rules, None
        if before:
            before()

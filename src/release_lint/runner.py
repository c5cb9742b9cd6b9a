"""From files to reports, in the order of the files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from release_lint.finding import Report
from release_lint.fingerprint import digest_of_bytes
from release_lint.records import replace
from release_lint.results import Results
from release_lint.stored import StoredReport
from release_lint.yamlfile import FileError

if TYPE_CHECKING:
    from release_lint.choices import Extras
    from release_lint.files import Input
    from release_lint.pool import Pool
    from release_lint.worker import Answer
    from release_lint.workspace import Workspace


class Runner:
    """Reports on files, known ones from the cache; to be used in a ``with`` statement.

    ``before_rules`` is called once, before the first report that is not known, unless one was: it
    raises what is wrong with the run as a whole. ``bugs`` are what crashed on a file: the others
    went on.
    """

    def __init__(
        self,
        workspace: Workspace,
        extras: Extras,
        before_rules: Callable[[], None] | None = None,
    ) -> None:
        self._workspace = workspace
        self._extras = extras
        self._before_rules = before_rules
        self._results = Results(workspace, extras)
        self._pool: Pool | None = None
        self._stdin: bytes | None = None
        self.bugs: list[Exception] = []

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """End all processes, and keep what was found for later runs."""
        if self._pool:
            self._pool.close(at_once=kind is not None)
        self._results.close()

    def report(self, item: Input) -> Report:
        """The report on one file; whatever is wrong with it, the others go on."""
        if not item.error:
            try:
                return self.check(item, self.data(item))
            except OSError as problem:
                item = replace(item, error=f"the file cannot be opened: {problem.strerror}")
        self._begin()
        return Report(item.name, error=item.error)

    def look(self, item: Input) -> Report | int:
        """The report on a file where that is no work, else how many bytes there are to check."""
        if item.error or item.stdin:
            return self.report(item)
        try:
            data = self.data(item)
        except OSError:
            return self.report(item)
        known = self._known(item, data)[0]
        return len(data) if known is None else known

    def data(self, item: Input) -> bytes:
        """The bytes of a file, those of standard input as they came. Raises :class:`OSError`."""
        if not item.stdin:
            return item.read()
        if self._stdin is None:
            from release_lint.files import read_bounded

            self._stdin = read_bounded(sys.stdin.buffer)
        return self._stdin

    def check(self, item: Input, data: bytes) -> Report:
        """The report on a file as if it held these bytes."""
        known, key = self._known(item, data)
        if known is not None:
            return known
        self._begin()
        from release_lint.checker import check

        checked = check(item, data, self._workspace, self._extras)
        if checked.bug:
            self.bugs.append(checked.bug)
        return self._results.keep(key, checked.report, any_day=checked.any_day)

    def pool(self, count: int) -> Pool:
        """Processes that check files for this one, until the end of the run."""
        from release_lint.pool import Pool

        self._pool = Pool(count, self._workspace, self._extras)
        return self._pool

    def accept(self, item: Input, answer: Answer) -> Report:
        """The report on a file that another process checked."""
        if answer.bug:
            from release_lint.worker import WorkerBug

            bug = WorkerBug(answer.bug)
            bug.add_note(answer.trace)
            self.bugs.append(bug)
        if answer.short is None:
            assert answer.report
            return answer.report
        key = self._results.key(item, answer.content)
        if key:
            self._results.put(key, answer.short, any_day=answer.any_day)
        return StoredReport(item.name, answer.short)

    def _known(self, item: Input, data: bytes) -> tuple[Report | None, bytes | None]:
        """The report that an earlier run made, or none; and its key."""
        try:
            key = self._results.key(item, digest_of_bytes(data))
        except FileError as problem:
            self._begin()
            return Report(item.name, error=str(problem)), None
        known = self._results.find(key, item.name)
        if known is not None:
            self._before_rules = None
        return known, key

    def _begin(self) -> None:
        before, self._before_rules = self._before_rules, None
        if before:
            before()

"""A report written to a file while the same reports go to the terminal: none of them is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread

from release_lint.finding import Report
from release_lint.records import replace
from release_lint.reporters.base import Reporter, Style
from release_lint.reporters.terminal import ERRORS, FILE_WIDTH
from release_lint.yamlfile import FileError

_AHEAD = 16  # reports that may wait for a reporter


class _Cancelled(Exception):  # noqa: N818  (no error: the run was stopped)
    """What a reporter meets in place of its next report when the run was stopped."""


@contextmanager
def also_to_file(
    reports: Iterable[Report], write: Reporter, path: Path, style: Style
) -> Iterator[Iterator[Report]]:
    """The same reports; each is given to ``write`` too when it is taken.

    At the end the file is there as a whole; where the block raises, not at all. Raises
    :class:`FileError` where it cannot be written.
    """
    writer = _Writer(write, path, replace(style, colour=False, width=FILE_WIDTH))
    writer.start()
    try:
        yield writer.given(reports)
    except BaseException:
        writer.finish(_Cancelled())
        raise
    writer.finish(None)
    if writer.problem:
        raise writer.problem


class _Writer(Thread):
    """A reporter at work in a thread of its own, since it asks for its reports one by one."""

    def __init__(self, write: Reporter, path: Path, style: Style) -> None:
        super().__init__(name=f"writes {path.name}", daemon=True)
        self.problem: Exception | None = None
        self._write = write
        self._path = path
        self._style = style
        self._queue = Queue[Report | _Cancelled | None](_AHEAD)

    def given(self, reports: Iterable[Report]) -> Iterator[Report]:
        for report in reports:
            self._queue.put(report)
            yield report

    def finish(self, end: _Cancelled | None) -> None:
        self._queue.put(end)
        self.join()

    def run(self) -> None:
        taken = self._taken()
        with suppress(_Cancelled):
            try:
                self._write_whole(taken)
            except OSError as problem:
                said = f"`{self._path.as_posix()}` cannot be written: {problem.strerror}"
                self.problem = FileError("--output", 0, said)
            except Exception as problem:  # noqa: BLE001  (raised again by the main thread)
                self.problem = problem
            _exhaust(taken)  # or the main thread would wait for room in the queue

    def _write_whole(self, reports: Iterable[Report]) -> None:
        """Under another name first: a file is a whole report or the one that was there before."""
        unfinished = self._path.with_name(f".{self._path.name}.unfinished")
        try:
            with unfinished.open("w", encoding="utf-8", newline="\n", errors=ERRORS) as out:
                self._write(reports, out, self._style)
            unfinished.replace(self._path)
        finally:
            unfinished.unlink(missing_ok=True)

    def _taken(self) -> Iterator[Report]:
        while (item := self._queue.get()) is not None:
            if isinstance(item, _Cancelled):
                raise item
            yield item


def _exhaust(reports: Iterator[Report]) -> None:
    for _ in reports:
        pass

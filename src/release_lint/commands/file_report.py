"""A second report written while the same reports go to the terminal: none of them is kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import BinaryIO, TextIO

from release_lint.config import repository_root
from release_lint.finding import Report
from release_lint.records import replace
from release_lint.reporters.base import Reporter, Style
from release_lint.reporters.terminal import ERRORS, FILE_WIDTH
from release_lint.whole import whole
from release_lint.yamlfile import FileError

_AHEAD = 16  # reports that may wait for a reporter


class _Cancelled(Exception):  # noqa: N818  (no error: the run was stopped)
    """What a reporter meets in place of its next report when the run was stopped."""


@contextmanager
def also_to(
    reports: Iterable[Report], write: Reporter, place: AbstractContextManager[TextIO], style: Style
) -> Iterator[Iterator[Report]]:
    """The same reports; each is given to ``write`` too when it is taken.

    ``place`` gives the stream; it is left at the end, and with an exception where the block raises.
    Raises what writing raises.
    """
    writer = _Writer(write, place, replace(style, colour=False, width=FILE_WIDTH))
    writer.start()
    try:
        yield writer.given(reports)
    except BaseException:
        writer.finish(_Cancelled())
        raise
    writer.finish(None)
    if writer.problem:
        raise writer.problem


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A file that is there as a whole at the end, or as it was before where the block raises.

    What is no file (a pipe, ``/dev/null``) is written as the report comes.
    Raises :class:`FileError` where it cannot be written.
    """
    try:
        with _opened(path) as file:
            out = TextIOWrapper(file, encoding="utf-8", newline="\n", errors=ERRORS)
            yield out
            out.detach()  # what it holds is written first
    except OSError as problem:
        said = f"`{path.as_posix()}` cannot be written: {problem.strerror}"
        raise FileError("--output", 0, said) from None


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """A repository may be a stranger's: no link in it is followed, the report takes its place."""
    if path.is_symlink() and repository_root(path.absolute().parent):
        return whole(path)
    if path.exists() and not path.is_file():
        return path.open("wb")
    return whole(Path(os.path.realpath(path)))


class _Writer(Thread):
    """A reporter at work in a thread of its own, since it asks for its reports one by one."""

    def __init__(
        self, write: Reporter, place: AbstractContextManager[TextIO], style: Style
    ) -> None:
        super().__init__(daemon=True)
        self.problem: Exception | None = None
        self._write = write
        self._place = place
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
                with self._place as out:
                    self._write(taken, out, self._style)
            except Exception as problem:
                if isinstance(problem, _Cancelled):
                    raise
                self.problem = problem
            _exhaust(taken)  # or the main thread would wait for room in the queue

    def _taken(self) -> Iterator[Report]:
        while (item := self._queue.get()) is not None:
            if isinstance(item, _Cancelled):
                raise item
            yield item


def _exhaust(reports: Iterator[Report]) -> None:
    for _ in reports:
        pass

"""A line on the terminal that says how far a long run has come."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from release_lint.finding import Report

_AFTER = 1.0  # seconds: a shorter run needs none
_EVERY = 0.1  # seconds between two drawings
_CELLS = 20


def with_progress(
    reports: Iterator[Report],
    total: int,
    stream: TextIO,
    *,
    shared: bool,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Report]:
    """The same reports, out of ``total``, with a line on ``stream`` that is gone at the end.

    ``shared``: the reports are written to the same terminal, so the line makes way for each.
    """
    line = _Line(stream)
    began = drawn = clock()
    try:
        for done, report in enumerate(reports, 1):
            if shared:
                line.erase()
            yield report
            now = clock()
            if now - began > _AFTER and (shared or now - drawn > _EVERY):
                line.draw(done, total)
                drawn = now
    finally:
        line.erase()


class _Line:
    """The last line of a terminal, without codes that an old console would show as they are."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._length = 0

    def draw(self, done: int, total: int) -> None:
        full = _CELLS * done // total
        text = f"[{'#' * full}{'-' * (_CELLS - full)}] {done:,} of {total:,} files"
        self._write(f"\r{text}")
        self._length = len(text)

    def erase(self) -> None:
        if self._length:
            self._write(f"\r{' ' * self._length}\r")
            self._length = 0

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

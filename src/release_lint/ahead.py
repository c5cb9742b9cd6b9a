"""The reports on many files, in their order: by several processes where there is work for them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from release_lint.records import mutable

if TYPE_CHECKING:
    from release_lint.files import Input
    from release_lint.finding import Report
    from release_lint.pool import Pool
    from release_lint.runner import Runner

_WINDOW = 256  # files that may be looked at, or be done, before their turn: memory stays flat
_WORTH = 0.3  # seconds of work that are worth other processes
_PROBES = 2  # files that are checked here first: one to load all that is needed, one to measure


@mutable
class _Slot:
    """A file in the window: its report, or how many bytes there are to check."""

    number: int
    item: Input
    report: Report | None
    size: int = 0


def reports(runner: Runner, inputs: Iterable[Input], jobs: int = 1) -> Iterator[Report]:
    """A report on each input, in their order, by up to ``jobs`` processes if they are worth it."""
    return map(runner.report, inputs) if jobs == 1 else _Ahead(runner, jobs).reports(inputs)


class _Ahead:
    """Looks at files before their turn, and lets others check those that are not known."""

    def __init__(self, runner: Runner, jobs: int) -> None:
        self._runner = runner
        self._jobs = jobs
        self._window = deque[_Slot]()
        self._open: dict[int, _Slot] = {}
        self._probes = 0
        self._spent = 0.0  # seconds of processor time, the first file's apart
        self._bytes = 1
        self._pool: Pool | None = None

    def reports(self, inputs: Iterable[Input]) -> Iterator[Report]:
        """A report on each input, in their order."""
        coming = enumerate(inputs)
        while True:
            room = _WINDOW - len(self._window)
            self._window.extend(self._slot(number, item) for number, item in islice(coming, room))
            if not self._window:
                return
            first = self._window[0]
            while first.report is None:
                self._advance()
            self._window.popleft()
            yield first.report

    def _slot(self, number: int, item: Input) -> _Slot:
        seen = self._runner.look(item)
        if not isinstance(seen, int):
            return _Slot(number, item, seen)
        slot = self._open[number] = _Slot(number, item, None, seen)
        if self._pool:
            self._give(slot)
        return slot

    def _advance(self) -> None:
        """Get at least one more report."""
        if self._pool:
            for answer in self._pool.answers():
                slot = self._open.pop(answer.number)
                slot.report = self._runner.accept(slot.item, answer)
            return
        left = list(self._open.values())
        if self._probes < _PROBES:
            self._check_here(min(left, key=lambda slot: slot.size))
        elif len(left) > 1 and self._work(left) >= _WORTH:
            self._pool = self._runner.pool(min(self._jobs, len(left)))
            for slot in left:
                self._give(slot)
        else:
            self._check_here(self._window[0])

    def _check_here(self, slot: _Slot) -> None:
        began = time.process_time()
        slot.report = self._runner.report(slot.item)
        if self._probes:
            self._spent += time.process_time() - began
            self._bytes += slot.size
        self._probes += 1
        del self._open[slot.number]

    def _work(self, slots: Iterable[_Slot]) -> float:
        """How many seconds it would take here, as far as the files before tell."""
        return self._spent / self._bytes * sum(slot.size for slot in slots)

    def _give(self, slot: _Slot) -> None:
        from release_lint.worker import Task

        assert self._pool
        self._pool.put(Task(slot.number, slot.item), slot.size)

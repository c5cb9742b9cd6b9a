"""Processes that check files; one that dies costs its file alone.

They are fed in order of size as far as the order of the reports allows: the larger a file, the
longer before its turn it is begun, so that it is done when its turn comes.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from heapq import heappop, heappush
from math import inf
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from release_lint.finding import Report
from release_lint.worker import Answer, Task, serve
from release_lint.workspace import Workspace

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from release_lint.choices import Extras

_AT_ONCE = 2  # tasks that a process holds: the next is there when one is done


class Pool:
    """``count`` processes at most, each started when there is work for it."""

    def __init__(self, count: int, workspace: Workspace, extras: Extras) -> None:
        self._count = count
        self._extras = extras
        self._context, self._make = _ways(workspace)
        self._members: list[_Member] = []
        self._backlog: list[tuple[float, int, Task]] = []
        self._files = self._bytes = 0  # that were given

    def put(self, task: Task, size: int) -> None:
        """Give a file of ``size`` bytes to check."""
        self._files += 1
        self._bytes += size
        meanwhile = self._count * size * self._files / max(1, self._bytes)  # files done by others
        heappush(self._backlog, (task.number - meanwhile, task.number, task))
        self._feed()

    def answers(self) -> Iterator[Answer]:
        """What is done; waits until something is. Only to be called while tasks are open."""
        ready = set(wait([member.channel for member in self._members if member.tasks]))
        for member in [one for one in self._members if one.channel in ready]:
            answer = member.answer()
            yield answer or self._lost(member)
        self._feed()

    def close(self, *, at_once: bool = False) -> None:
        """Let the processes end; ``at_once``: whatever they are doing."""
        for member in self._members:
            member.channel.close()
            if at_once:
                member.process.terminate()
        for member in self._members:
            member.process.join()
        self._members = []

    def _feed(self) -> None:
        while self._backlog:
            member = self._free()
            if member is None:
                return
            if not member.give(self._backlog[0][2]):  # it died before it had this one
                self._members.remove(member)
                self._put_back(member.tasks)
                continue
            heappop(self._backlog)

    def _free(self) -> _Member | None:
        """A process without work, a new one, or one with room."""
        least = min(self._members, key=lambda member: len(member.tasks), default=None)
        if least and not least.tasks:
            return least
        if len(self._members) < self._count:
            self._members.append(self._started())
            return self._members[-1]
        return least if least and len(least.tasks) < _AT_ONCE else None

    def _started(self) -> _Member:
        ours, theirs = self._context.Pipe()
        copied = [member.channel for member in self._members] + [ours]
        forks = self._context.get_start_method() == "fork"
        process = self._context.Process(
            target=serve,
            args=(theirs, copied if forks else (), self._make, self._extras),
            name="release-lint worker",
            daemon=True,
        )
        process.start()
        theirs.close()
        return _Member(process, ours)

    def _lost(self, member: _Member) -> Answer:
        """The answer for the file at which a process died; others do what else it had."""
        self._members.remove(member)
        task = member.tasks.popleft()
        self._put_back(member.tasks)
        error = f"the process that checked it {member.end()}; the other files were checked"
        return Answer(task.number, report=Report(task.item.name, error=error))

    def _put_back(self, tasks: deque[Task]) -> None:
        for task in tasks:
            heappush(self._backlog, (-inf, task.number, task))


class _Member:
    """A process and what it was given, in this order."""

    def __init__(self, process: BaseProcess, channel: Connection) -> None:
        self.process = process
        self.channel = channel
        self.tasks = deque[Task]()

    def give(self, task: Task) -> bool:
        """Whether it could be given."""
        try:
            self.channel.send(task)
        except OSError:
            return False
        self.tasks.append(task)
        return True

    def answer(self) -> Answer | None:
        """The next one; None where the process is gone."""
        try:
            answer: Answer = self.channel.recv()
        except (EOFError, OSError):
            return None
        self.tasks.popleft()
        return answer

    def end(self) -> str:
        """How the process ended, in words."""
        self.channel.close()
        self.process.join()
        code = self.process.exitcode or 0
        if code >= 0:
            return f"ended with status {code}"
        from signal import Signals

        names = {signal.value: signal.name for signal in Signals}
        name = names.get(-code, f"signal {-code}")
        memory = " (perhaps there was no memory left)" if name == "SIGKILL" else ""
        return f"was ended by {name}{memory}"


def _ways(workspace: Workspace) -> tuple[Any, Callable[[], Workspace]]:
    """How processes are started, and how they come by a workspace.

    A fork has all that is loaded by now, at no cost. It is safe where no other thread holds a lock,
    and only Linux promises that its libraries bear it.
    """
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork"), lambda: workspace
    return multiprocessing.get_context("spawn"), partial(Workspace, workspace.choices)

"""A process that checks files for another one: what it is sent, and what it answers."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection

from release_lint.checker import Checked, check, crashed
from release_lint.choices import Extras
from release_lint.files import Input
from release_lint.finding import Report
from release_lint.fingerprint import digest_of_bytes
from release_lint.records import record
from release_lint.results import stored
from release_lint.stored import Stored
from release_lint.workspace import Workspace


class WorkerBug(Exception):  # noqa: N818  (named like what it stands for)
    """A bug that another process met; its note is the traceback."""


@record
class Task:
    """A file to check."""

    number: int
    item: Input


@record
class Answer:
    """What came of a task: the report in short where it is whole, as it is where it is not.

    ``content`` is the digest of the bytes that were checked.
    """

    number: int
    content: bytes = b""
    short: Stored | None = None
    report: Report | None = None
    any_day: bool = False
    bug: str = ""
    trace: str = ""


def serve(
    channel: Connection,
    others: Iterable[Connection],
    make: Callable[[], Workspace],
    extras: Extras,
) -> None:
    """Answer each task in turn until the other side closes.

    ``others`` are ends that a fork has copied: held open, they would hide that a process is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other side hears it too, and closes
    for other in others:
        other.close()
    workspace = make()
    while True:
        try:
            task = channel.recv()
        except (EOFError, OSError):
            return
        answer = _answer(task, workspace, extras)
        try:
            channel.send(answer)
        except OSError:
            return
        except Exception as bug:  # noqa: BLE001  (a plugin's report that cannot be sent)
            channel.send(_told(task.number, crashed(task.item, bug)))


def _answer(task: Task, workspace: Workspace, extras: Extras) -> Answer:
    item = task.item
    try:
        data = item.read()
    except OSError as problem:
        return Answer(
            task.number,
            report=Report(item.name, error=f"the file cannot be opened: {problem.strerror}"),
        )
    checked = check(item, data, workspace, extras)
    short = stored(checked.report, extras)
    if short is None:
        return _told(task.number, checked)
    return Answer(task.number, digest_of_bytes(data), short, any_day=checked.any_day)


def _told(number: int, checked: Checked) -> Answer:
    """A report that is not whole, and the bug that it may come of."""
    if checked.bug is None:
        return Answer(number, report=checked.report)
    import traceback

    trace = "".join(traceback.format_exception(checked.bug))
    bug = f"{type(checked.bug).__name__}: {checked.bug}"
    return Answer(number, report=checked.report, bug=bug, trace=trace)

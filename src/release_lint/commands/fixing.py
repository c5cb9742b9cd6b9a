"""What ``--fix`` and ``--diff`` do with the files that they fix."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stdout
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from release_lint.config import repository_root
from release_lint.files import read_file
from release_lint.reporters.terminal import complain
from release_lint.whole import whole

if TYPE_CHECKING:
    from release_lint.files import Input
    from release_lint.finding import Report
    from release_lint.fixer import Fixed, Fixer


class Fixing:
    """Fixes the files of a run while their reports are written.

    ``diff``: shows what would change. ``aside``: what is fixed goes to standard output, and the
    reports to standard error.
    """

    def __init__(self, fixer: Fixer, *, diff: bool, aside: bool) -> None:
        self._fixer = fixer
        self._diff = diff
        self._out: TextIO = sys.stdout
        self._stack = ExitStack()
        self._aside = aside
        self._changed = 0
        self._failed = False
        self._loops: list[Exception] = []
        self._total = Counter[str]()

    def __enter__(self) -> None:
        """Turn the reports to standard error where something else goes to standard output."""
        if not self._aside:
            return
        self._stack.enter_context(redirect_stdout(sys.stderr))
        if self._diff and os.environ.get("GITHUB_ACTIONS") == "true":
            from release_lint.commands.github import no_commands

            self._stack.enter_context(no_commands(self._out))

    def __exit__(self, *_: object) -> None:
        """Turn standard output back, and say what was done in all."""
        self._stack.close()
        if self._changed > 1:
            total, files = self._total.total(), _count(self._changed, "file", "s")
            complain(f"{self._said(total)} in {files}")

    def exit_status(self, status: int) -> int:
        """The run's, by what remains; 2 where a file could not be fixed, 1 where one would be.

        Raises :class:`FixLoop` where fixes had no end.
        """
        if self._loops:
            raise self._loops[0]
        if self._failed:
            return max(status, 2)
        return max(status, 1) if self._diff and self._changed else status

    def fixed(self, item: Input, report: Report) -> Report:
        """The report on what remains in a file once it is fixed."""
        from release_lint.fixer import FixLoop

        echoes = item.stdin and not self._diff
        if not echoes and not self._fixer.wants(report):
            return report
        try:
            fixed = self._fixer.fix(item)
        except FixLoop as loop:
            self._loops.append(loop)
            return report
        except OSError as problem:
            self._complain(item, f"it cannot be read: {problem.strerror}")
            return report
        if fixed.left:
            complain(f"{item.name}: not all is fixed: {fixed.left}")
        if echoes:
            _write_bytes(self._out, fixed.after)
        if fixed.after == fixed.before:
            return fixed.report
        return self._finish(item, fixed) or report

    def _finish(self, item: Input, fixed: Fixed) -> Report | None:
        """Show or write a file; None where that failed and it is as it was."""
        if self._diff:
            _show(self._out, item.name, fixed)
        elif not item.stdin:
            problem = _write(item, fixed)
            if problem:
                self._complain(item, f"it was left alone: {problem}")
                return None
        self._changed += 1
        self._total.update(fixed.rules)
        rules = ", ".join(f"{rule} {number}" for rule, number in sorted(fixed.rules.items()))
        said = self._said(fixed.rules.total())
        complain(f"{item.name}: {said} ({rules})")
        return fixed.report

    def _said(self, number: int) -> str:
        return f"{_count(number, 'fix', 'es')} {'would be made' if self._diff else 'made'}"

    def _complain(self, item: Input, problem: str) -> None:
        self._failed = True
        complain(f"{item.name}: {problem}")


def _count(number: int, noun: str, ending: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else ending}"


def _write(item: Input, fixed: Fixed) -> str:
    """Write a fixed file in the place of the one that was read; what went wrong, if anything.

    The file that a link leads to is written, where that lies in the same tree.
    """
    target = Path(os.path.realpath(item.path))
    root = repository_root(item.path.parent) or item.path.parent
    if not target.is_relative_to(os.path.realpath(root)):
        return "it is a link that leads out of the repository"
    try:
        mode = target.stat().st_mode
        if not (mode & stat.S_IWUSR and os.access(target, os.W_OK)):
            return "it is read-only"
        if read_file(target) != fixed.before:
            return "it was changed meanwhile; run release-lint again"
        with whole(target, stat.S_IMODE(mode)) as out:
            out.write(fixed.after)
    except OSError as problem:
        return f"it cannot be written: {problem.strerror}"
    return ""


def _show(out: IO[str], name: str, fixed: Fixed) -> None:
    """A unified diff, as ``git apply`` takes it; on a terminal without signs that steer it."""
    from release_lint.reporters.terminal import printable

    text = "".join(_diff(printable(name), fixed))
    if out.isatty():
        out.write("\n".join(map(printable, text.split("\n"))))
    else:
        _write_bytes(out, text.encode("utf-8", "surrogateescape"))


def _diff(name: str, fixed: Fixed) -> Iterator[str]:
    import difflib

    before, after = (
        data.decode("utf-8", "surrogateescape") for data in (fixed.before, fixed.after)
    )
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their line feeds; no other sign ends a line of a patch."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _write_bytes(out: IO[str], data: bytes) -> None:
    out.flush()
    out.buffer.write(data)  # type: ignore[attr-defined]  # standard output is always of bytes
    out.flush()

"""Fixes a file in memory, again and again until no fix is left."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from release_lint.document import InputError, Source
from release_lint.finding import Report, Severity
from release_lint.fixes import OFFICE, Proposal, Text, proposals
from release_lint.records import record

if TYPE_CHECKING:
    from release_lint.files import Input
    from release_lint.gate import Gate
    from release_lint.office.fixing import OfficeText
    from release_lint.runner import Runner

_MOST_PASSES = 100  # some rules report one of many at a time


class FixLoop(Exception):  # noqa: N818  (a bug that the rules named have between them)
    """Fixes that undo each other, or that never end."""


@record
class Fixed:
    """A file before and after its fixes: its bytes, and the report on what remains.

    ``rules`` counts the fixes of each rule; ``left`` says what could have been fixed and was not.
    """

    report: Report
    before: bytes
    after: bytes
    rules: Counter[str]
    left: str = ""


class Fixer:
    """Applies the fixes of findings that count, from the severity ``least`` up.

    Safe ones only, unless ``unsafe``; those of office files only ``in_place``.
    """

    def __init__(
        self,
        runner: Runner,
        gate: Gate,
        *,
        unsafe: bool,
        least: Severity,
        in_place: bool = False,
    ) -> None:
        self._runner = runner
        self._gate = gate
        self._unsafe = unsafe
        self._least = least
        self._in_place = in_place

    def wants(self, report: Report) -> bool:
        """Whether anything in a report can be fixed."""
        return any(self._proposals(report))

    def fix(self, item: Input) -> Fixed:
        """A file with its fixes applied; nothing is written.

        Fixes that meet are applied one after the other. Raises :class:`FixLoop`, and
        :class:`OSError` where the file cannot be read.
        """
        before = data = self._runner.data(item)
        first = Report(item.name)
        seen = {data}
        rules = Counter[str]()
        for _ in range(_MOST_PASSES):
            report = self._gate.judge(item, self._runner.check(item, data), data)
            wanted = list(self._proposals(report))
            if report.error and data != before:
                return Fixed(first, before, before, Counter(), "fixes would leave nothing of it")
            first = report if data == before else first
            if not wanted:
                return Fixed(report, before, data, rules)
            try:
                text = self._text(Source(item.name, data), report.format)
            except (InputError, ValueError) as problem:
                return Fixed(report, before, before, Counter(), str(problem))
            possible = [one for one in wanted if text.takes(one)]
            if not possible:
                return Fixed(report, before, data, rules, text.lacks)
            new, applied = text.fixed(possible)
            if not applied:
                break
            rules.update(one.rule for one in applied)
            data = new
            if data in seen:
                break
            seen.add(data)
        names = ", ".join(sorted({one.rule for one in wanted}))
        raise FixLoop(f"the fixes of {names} in {item.name} never end; the file was left alone")

    def _text(self, source: Source, format_: str) -> Text | OfficeText:
        """What edits are made in. Raises ``InputError`` and ``ValueError`` where none can be."""
        if format_ not in OFFICE:
            return Text(source)
        if not self._in_place:
            raise ValueError(
                "`release-lint review` writes a copy with changes to accept or reject;"
                " --fix --in-place changes the file itself"
            )
        from release_lint.office.fixing import OfficeText

        return OfficeText(source)

    def _proposals(self, report: Report) -> list[Proposal]:
        return list(proposals(report, unsafe=self._unsafe, least=self._least))

"""``unresolved-field``: no field of an office file that failed, waits, or will change by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import FACTUAL, Context
from release_lint.checks.shared.office_marks import AN_OFFICE_FILE, office_marks
from release_lint.document import Mark, MarkKind
from release_lint.finding import Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.records import record


@record
class UnresolvedField:
    """Fields whose result begins as one of ``errors`` does, or whose kind is in ``waiting``.

    A field of a kind in ``moving`` shows another value each time that the file is opened.
    """

    errors: tuple[str, ...]
    waiting: tuple[str, ...]
    moving: tuple[str, ...]

    scope: ClassVar[tuple[str, ...]] = (*FACTUAL, "chrome")

    def needs(self) -> Needs:
        """An office file."""
        return AN_OFFICE_FILE

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each such field."""
        for mark in office_marks(context, MarkKind.FIELD):
            if context.has(mark.span):
                yield from self._judge(mark, context.text(mark.span).strip())

    def _judge(self, mark: Mark, result: str) -> Iterator[Finding]:
        kind = mark.attrs.get("code", "").split(" ", 1)[0].upper()
        if result.startswith(self.errors):
            fix = Fix("Refer to the right place, or write the words")
            yield Finding("The reference leads nowhere.", mark.span, fix)
        elif kind in self.waiting:
            fix = Fix("Fill it in, or delete the field")
            yield Finding("The field has not been filled in.", mark.span, fix)
        elif kind in self.moving:
            message = "The field shows another date or time whenever the file is opened."
            fix = Fix("Write the date")
            yield Finding(message, mark.span, fix, severity=Severity.WARNING)

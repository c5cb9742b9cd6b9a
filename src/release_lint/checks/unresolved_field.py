"""``unresolved-field``: no field of an office file that failed, waits, or will change by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.document import Mark, MarkKind
from release_lint.finding import Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.readers.formats import OFFICE
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
        return Needs(formats=OFFICE, reason="no office file")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each such field."""
        if context.document.format not in OFFICE:
            raise NotApplicable("no office file")
        for mark in context.document.marks:
            if mark.kind is MarkKind.FIELD and context.has(mark.span):
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

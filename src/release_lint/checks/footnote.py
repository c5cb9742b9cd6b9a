"""``footnote``: no footnotes where they cannot be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import FACTUAL, Context
from release_lint.document import MarkKind, Span
from release_lint.finding import Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_REFERENCE = lazy(r"\[\^[^\]\s]{1,60}\]")


@record
class Footnote:
    """References to footnotes, and what was meant for one and has no note."""

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A note, or what was meant for one."""
        return Needs(strings=("[^",), marks=(MarkKind.FOOTNOTE,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each reference."""
        text = context.document.text
        marks = [mark.span for mark in context.facts.marks_of(MarkKind.FOOTNOTE)]
        literal = _REFERENCE.finditer(text) if "[^" in text else ()
        for span in (*(s for s in marks if not len(s)), *(Span(*m.span()) for m in literal)):
            if context.has(span):
                fix = Fix("Write what it says in the text, or link to the source")
                yield Finding("A footnote cannot be published in news.", span, fix)

"""``embedded-object``: no other document inside an office file, with all that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from release_lint.checks.base import SCOPES, Context
from release_lint.checks.shared.office_marks import AN_OFFICE_FILE, office_marks
from release_lint.document import Mark, MarkKind
from release_lint.finding import Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.records import record

_FIX = Fix("Paste it as a picture or as plain text")


@record
class EmbeddedObject:
    """Objects of other programs, charts with their figures, and documents in the document.

    ``names`` says what the programs' names stand for. A chart only informs: its figures are meant
    to be seen, though the sheet behind it may hold more.
    """

    names: Mapping[str, str]

    scope: ClassVar[tuple[str, ...]] = tuple(sorted(SCOPES))

    def needs(self) -> Needs:
        """An office file."""
        return AN_OFFICE_FILE

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each object, where it stands."""
        yield from map(self._judge, office_marks(context, MarkKind.EMBEDDED))

    def _judge(self, mark: Mark) -> Finding:
        what = mark.attrs.get("what", "")
        if what == "a chart":
            message = "The chart brings the sheet with it that its figures come from."
            return Finding(message, mark.span, _FIX, severity=Severity.INFO)
        known = next((told for key, told in self.names.items() if what.startswith(key)), what)
        return Finding(f"The file holds {known}, with everything in it.", mark.span, _FIX)

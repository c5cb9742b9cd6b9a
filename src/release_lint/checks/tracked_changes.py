"""``tracked-changes``: no change that is still tracked in an office file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import SCOPES, Context
from release_lint.checks.shared.office_marks import AN_OFFICE_FILE, office_marks
from release_lint.document import Mark, MarkKind
from release_lint.finding import Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.records import record
from release_lint.settings import Stage

_NAMES = {
    "insertion": ("insertion", "insertions"),
    "deletion": ("deletion", "deletions"),
    "move": ("move", "moves"),
    "formatting": ("change of format", "changes of format"),
}


@record
class TrackedChanges:
    """Insertions, deletions, moves and changes of format that nobody has accepted or rejected.

    Before the final stage they are how people work: a warning, and changes of format alone only
    inform. One finding tells all, with at most ``shown`` further places.
    """

    shown: int = 4

    scope: ClassVar[tuple[str, ...]] = tuple(sorted(SCOPES))

    def needs(self) -> Needs:
        """An office file."""
        return AN_OFFICE_FILE

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding at the first change, if there is any."""
        changes = office_marks(context, MarkKind.CHANGE)
        if not changes:
            return
        counts = Counter(change.attrs.get("change", "insertion") for change in changes)
        said = [
            f"{counts[kind]:,} {_NAMES[kind][counts[kind] > 1]}" for kind in _NAMES if counts[kind]
        ]
        listed = " and ".join(filter(None, [", ".join(said[:-1]), said[-1]]))
        verb = "is" if len(changes) == 1 else "are"
        only_format = set(counts) == {"formatting"}
        yield Finding(
            f"{listed} {verb} still tracked in the file.",
            changes[0].span,
            Fix("Accept or reject every change"),
            related=tuple((c.span, _told(c)) for c in changes[1 : 1 + self.shown]),
            severity=_severity(context.settings.stage, only_format=only_format),
        )


def _told(change: Mark) -> str:
    return f"a tracked {_NAMES[change.attrs.get('change', 'insertion')][0]}"


def _severity(stage: Stage, *, only_format: bool) -> Severity | None:
    if stage is Stage.FINAL:
        return Severity.WARNING if only_format else Severity.ERROR
    return Severity.INFO if only_format else None

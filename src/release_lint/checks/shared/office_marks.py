"""What the checks of office files share: they look at marks that no other file has."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Mark, MarkKind
from release_lint.needs import Needs
from release_lint.readers.formats import OFFICE

_REASON = "no office file"
AN_OFFICE_FILE = Needs(formats=OFFICE, reason=_REASON)


def office_marks(context: Context, kind: MarkKind) -> Sequence[Mark]:
    """The marks of a kind, in order.

    Raises :class:`~release_lint.checks.base.NotApplicable` for a file of another format.
    """
    if context.document.format not in OFFICE:
        raise NotApplicable(_REASON)
    return context.facts.marks_of(kind)

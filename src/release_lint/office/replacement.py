"""One edit of an office file's text."""

from __future__ import annotations

from release_lint.document import Span
from release_lint.records import record


@record
class Replacement:
    """Put ``new`` in the place of a span of the source; an empty span inserts."""

    span: Span
    new: str

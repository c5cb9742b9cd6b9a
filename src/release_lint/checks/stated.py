"""``stated``: a release has a title, or a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import BlockKind, Document
from release_lint.finding import Finding, Severity
from release_lint.lazy import lazy
from release_lint.records import record

_PAGE = lazy(r"<(?:!doctype|html|head|title|body)\b", re.IGNORECASE)
_PASSAGE = 2  # blocks; fewer are a passage, not a release
_PROSE = ("paragraph", "list-item", "quote")


@record
class Stated:
    """A ``part`` that every release states.

    A missing summary only informs where nothing shows that the format has a place for one (front
    matter, a page's head). So does a missing title above a body that begins with a lower heading;
    a page that has a title in its head, and none in sight, gets a warning.
    """

    part: Literal["title", "summary"]
    message: str

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding on the whole document."""
        document = context.document
        if sum(block.kind in _PROSE for block in document.blocks) < _PASSAGE:
            raise NotApplicable("a passage, not a whole release")
        if document.format == "html" and not _PAGE.search(document.source.text[:5000]):
            raise NotApplicable("a part of a page")
        block = document.title() if self.part == "title" else document.summary()
        stated = {self.part, "description"} if self.part == "summary" else {self.part}
        if block is None and not any(_has(document, key) for key in stated):
            yield Finding(self.message, severity=self._severity(document))

    def _severity(self, document: Document) -> Severity | None:
        """Less than the rule's own where the part may be somewhere else."""
        if self.part == "title" and _has(document, "page-title"):
            return Severity.WARNING
        certain = _has_place(document) if self.part == "summary" else not _is_body(document)
        return None if certain else Severity.INFO


def _has(document: Document, key: str) -> bool:
    return key in document.metadata and bool(document.metadata[key].value.strip())


def _is_body(document: Document) -> bool:
    """Whether it looks like the body alone of a page whose title is kept in another field."""
    first = document.blocks[0]
    return not document.metadata and first.kind is BlockKind.HEADING and first.level > 1


def _has_place(document: Document) -> bool:
    """Whether the document states more of itself than its title, in front matter or a head."""
    return any(
        value.origin in ("front matter", "head") and key not in ("title", "page-title")
        for key, value in document.metadata.items()
    )

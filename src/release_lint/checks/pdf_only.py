"""``pdf-only``: a document that is offered as a PDF is offered in an accessible form too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.document import Mark, MarkKind
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record


@record
class PdfOnly:
    """Documents of which a release links to a PDF, and to none in one of ``accessible`` formats."""

    accessible: tuple[str, ...] = ("html", "odt", "docx", "doc", "ods", "xlsx", "csv", "rtf")

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A link."""
        return Needs(marks=(MarkKind.LINK,), reason="no links to PDF files")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding, at the first PDF."""
        links = [mark for mark in context.facts.marks_of(MarkKind.LINK) if context.has(mark.span)]
        files = {suffix: link for link in reversed(links) if (suffix := _suffix(link))}
        if "pdf" not in files:
            raise NotApplicable("no links to PDF files")
        if not files.keys() & set(self.accessible):
            message = "The document is linked as a PDF only; not everybody can read one."
            yield Finding(message, files["pdf"].span)


def _suffix(link: Mark) -> str:
    path = link.attrs.get("href", "").partition("?")[0].partition("#")[0]
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""

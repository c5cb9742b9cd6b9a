"""A notice that licenses the release."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from release_lint.analysis import licence_forms
from release_lint.analysis.notices import NoticeKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.records import record

_NOT_A_NOTICE = {
    NoticeKind.ATTRIBUTION: "credits the work of others",
    NoticeKind.OTHER: "names another licence",
    NoticeKind.MENTION: "only mentions the licence",
}


@record
class LicenceNotice:
    """A grant of the Open Government Licence stands in the document.

    ``form`` is the wording that is offered where there is none; ``accept`` lists phrases that are
    a notice too, for bodies that publish under another licence.
    """

    form: Literal["publication", "footer"] = "publication"
    accept: tuple[str, ...] = ()

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding, on the document as a whole; what looks like a notice is related."""
        document = context.document
        if not document.blocks:
            raise NotApplicable("the document is empty")
        notices = context.facts.notices
        if any(notice.kind is NoticeKind.GRANT for notice in notices):
            return
        text = " ".join(document.text.split()).lower() if self.accept else ""
        if any(phrase.lower() in text for phrase in self.accept):
            return
        yield Finding(
            "No notice says that this release is available under the Open Government Licence.",
            fix=self._fix(context),
            related=tuple(
                (notice.span, _NOT_A_NOTICE[notice.kind])
                for notice in notices
                if notice.kind in _NOT_A_NOTICE
            ),
        )

    def _fix(self, context: Context) -> Fix:
        """The notice to paste; text formats get it as an edit at the end."""
        document = context.document
        welsh = sum(len(block.span) for block in document.blocks if block.language == "cy")
        language = "cy" if 2 * welsh > len(document.text) else "en"
        day = context.facts.publication.anchor or context.settings.today
        holder = context.settings.organisation.copyright
        notice = licence_forms.notice(self.form, language, holder, day.year)
        end = len(document.text)
        edit = Edit(Span(end, end), f"\n\n{notice}")
        edits = (edit,) if document.format in {"text", "markdown"} else ()
        return Fix(f"Add at the end: “{' '.join(notice.split())}”", edits)

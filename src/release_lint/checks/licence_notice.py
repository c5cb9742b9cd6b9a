"""A notice that licenses the release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from release_lint.analysis import licence_forms
from release_lint.analysis.notices import NoticeKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Document, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.records import record

_NOT_A_NOTICE = {
    NoticeKind.OTHER: "names another licence",
    NoticeKind.MENTION: "only mentions the licence",
}


@record
class LicenceNotice:
    """A grant of the Open Government Licence stands in the document.

    ``form`` is the wording that is offered where there is none; ``accept`` lists phrases that are
    a notice too, for bodies that publish under another licence; ``sites`` are those with the notice
    in the footer of every page.
    """

    form: Literal["publication", "footer"] = "publication"
    accept: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding, on the document as a whole; what looks like a notice is related.

        Where others' work is credited, licence-attribution-only says at the credit that a notice is
        missing.
        """
        document = context.document
        if not document.blocks:
            raise NotApplicable("the document is empty")
        notices = context.facts.notices
        if any(n.kind in {NoticeKind.GRANT, NoticeKind.ATTRIBUTION} for n in notices):
            return
        if is_accepted(document, self.accept):
            return
        raise_in_site_footer(document, self.sites)
        yield Finding(
            "No notice says that this release is available under the Open Government Licence.",
            fix=offer_notice(context, self.form),
            related=tuple(
                (notice.span, _NOT_A_NOTICE[notice.kind])
                for notice in notices
                if notice.kind in _NOT_A_NOTICE
            ),
        )


def is_accepted(document: Document, phrases: Iterable[str]) -> bool:
    """Whether a phrase that is a notice for this house stands in the text, in any case."""
    text = " ".join(document.text.split()).lower() if phrases else ""
    return any(phrase.lower() in text for phrase in phrases)


def raise_in_site_footer(document: Document, sites: Iterable[str]) -> None:
    """Raise :class:`NotApplicable` on a page, saved without its footer, of one of the sites.

    The page's own ``<title>`` names the site at its end.
    """
    title = document.metadata.get("page-title")
    if title is None or any(block.role == "footer" for block in document.blocks):
        return
    for site in sites:
        if title.value.strip().endswith(f" {site}"):
            raise NotApplicable(f"{site} has the notice in its footer, which is not in this page")


def offer_notice(context: Context, form: Literal["publication", "footer"]) -> Fix:
    """The notice to paste; text formats get it as an edit at the end."""
    document = context.document
    welsh = sum(len(block.span) for block in document.blocks if block.language == "cy")
    language = "cy" if 2 * welsh > len(document.text) else "en"
    day = context.facts.publication.anchor or context.settings.today
    holder = context.settings.organisation.copyright
    notice = licence_forms.notice(form, language, holder, day.year)
    end = len(document.text)
    edit = Edit(Span(end, end), f"\n\n{notice}")
    edits = (edit,) if document.format in {"text", "markdown"} else ()
    lines = " and ".join(f"“{line}”" for line in notice.split("\n\n"))
    return Fix(f"Add at the end: {lines}", edits)

"""A notice that licenses the release."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from release_lint.analysis.notices import NoticeKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.checks.shared.offered_notice import (
    is_accepted,
    offer_notice,
    raise_in_site_footer,
)
from release_lint.finding import Finding
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

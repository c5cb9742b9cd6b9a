"""A re-user's credit where the publisher's own notice belongs."""

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
from release_lint.needs import Needs
from release_lint.records import record


@record
class LicenceAttributionOnly:
    """A line that credits what others have licensed is not the only thing said of the licence.

    ``form``, ``accept`` and ``sites`` are those of licence-notice.
    """

    form: Literal["publication", "footer"] = "publication"
    accept: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return Needs(facts=("notices",), reason="no line credits others’ work")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding at the first credit in a release that nothing licenses, with the others."""
        notices = context.facts.notices
        credits_ = [notice for notice in notices if notice.kind is NoticeKind.ATTRIBUTION]
        if not credits_:
            raise NotApplicable("no line credits others’ work")
        if any(notice.kind is NoticeKind.GRANT for notice in notices):
            return
        if is_accepted(context.document, self.accept):
            return
        raise_in_site_footer(context.document, self.sites)
        yield Finding(
            "This line credits what others have licensed; nothing licenses this release.",
            credits_[0].span,
            offer_notice(context, self.form),
            tuple((notice.span, "another credit") for notice in credits_[1:]),
        )

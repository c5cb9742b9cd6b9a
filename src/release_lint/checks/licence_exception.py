"""The words that keep out of the licence what is not the publisher's to license."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.analysis.notices import Notice, PartKind
from release_lint.checks.base import Context
from release_lint.checks.shared.licensed import A_NOTICE, notices_of
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_WORDS = {
    "en": "except where otherwise stated",
    "cy": "ac eithrio lle nodir yn wahanol",
}
_NEAR_MISS = lazy(
    r"\s*[,(]?\s*(?:ex[a-z]{2,5}t|unless|apart|eithrio|ac\s+eithr\w*)\b", re.IGNORECASE
)


@record
class LicenceException:
    """A notice has an exception clause in any official form.

    “You may re-use this …” with a version is an official form that needs none.
    """

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return A_NOTICE

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding at the name in each notice without one."""
        for notice in notices_of(context, part=PartKind.GRANT):
            if not notice.all(PartKind.EXCEPTION) and not _is_own_form(notice, context):
                yield from _finding(notice, context)


def _is_own_form(notice: Notice, context: Context) -> bool:
    """Whether a notice is of the form that needs no exception, or goes on about “the OGL”."""
    name = notice.first(PartKind.NAME)
    if name and name.value == "ogl":
        return True
    grant = notice.first(PartKind.GRANT)
    sentence = " ".join(context.text(grant.span).lower().split()) if grant else ""
    return bool(notice.version) and "you may " in sentence


def _finding(notice: Notice, context: Context) -> Iterator[Finding]:
    grant = notice.first(PartKind.GRANT)
    assert grant is not None
    end = grant.span.end
    text = context.document.text
    if _NEAR_MISS.match(text, end):
        return  # licence-wording shows which words differ
    words = _WORDS.get(notice.language, _WORDS["en"])
    name = next(
        part for part in notice.all(PartKind.NAME) if part.span in Span(grant.span.start, end)
    )
    place = Span(name.span.start, end)
    yield Finding(
        f"The notice has no exception clause such as “{words}”.",
        place,
        Fix(f"Write “, {words}” after it", (Edit(Span(end, end), f", {words}"),)),
    )

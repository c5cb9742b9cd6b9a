"""The notice's words, against the official forms."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.licence_wording import Slip, find_slips
from release_lint.analysis.notices import PartKind
from release_lint.checks.base import Context
from release_lint.checks.shared.licensed import A_NOTICE, notices_of
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_AROUND = 24  # characters of the notice shown on either side of a slip


@record
class LicenceWording:
    """A notice in one of the official forms, or nearly so, has none of its words wrong."""

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return A_NOTICE

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each word that misses the official one by a letter or two."""
        for notice in notices_of(context, part=PartKind.GRANT):
            names = [part.span for part in notice.all(PartKind.NAME)]
            span = Span(notice.span.start, max(notice.span.end, _clause_end(notice.span, context)))
            for slip in find_slips(context.document.text, span):
                if not any(slip.span.overlaps(name) for name in names):
                    yield _finding(slip, context)


def _clause_end(span: Span, context: Context) -> int:
    """The end of the block that a notice ends in: words after its last part are its own too."""
    return context.facts.block_at(max(span.start, span.end - 1)).span.end


def _finding(slip: Slip, context: Context) -> Finding:
    text, span = context.document.text, slip.span
    before = " ".join(text[max(0, span.start - _AROUND) : span.start].split()[-2:])
    after = " ".join(text[span.end : span.end + _AROUND].split()[:2]).rstrip(".,")
    meant = slip.meant.capitalize() if slip.written[0].isupper() else slip.meant
    official = " ".join(part for part in (before, meant, after) if part)
    return Finding(
        f"The official wording has “{official}”, not “{slip.written}”.",
        span,
        Fix(f"Write “{meant}”", (Edit(span, meant),)),
    )

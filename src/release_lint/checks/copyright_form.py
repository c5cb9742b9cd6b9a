"""The form of a copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.analysis.notices import Part
from release_lint.checks.base import Context, NotApplicable
from release_lint.checks.shared.licensed import copyright_parts
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_SIGN = lazy(r"^(?:\(c\)|copyright\s*(?:©|\(c\))?|©)[\s:,]*", re.IGNORECASE)
_SIGN_INSIDE = lazy(r"\s*(?:©|\(c\))(?=\s*\(?(?:19|20)\d\d)", re.IGNORECASE)
_COMMA = lazy(r",(?=\s*\(?(?:19|20)\d\d)")
_CROWN = lazy(r"\bCrown\s+Copyright\b")
_BEFORE = 80  # characters before a line in which a credit would begin


@record
class CopyrightForm:
    """``© Crown copyright 2025``: the sign, a small c, no comma before the year."""

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return Needs(facts=("notices",), reason="no copyright line")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each line of another form; lines in others' credits are theirs."""
        parts = copyright_parts(context)
        if not parts:
            raise NotApplicable("no copyright line")
        for part in parts:
            written = context.text(part.span)
            right = _right(written)
            if right != written and not _is_credit(part, context):
                edits = (Edit(part.span, right),) if _SIGN.match(written) else ()
                yield Finding(
                    f"“{written}” is not the usual form of a copyright line.",
                    part.span,
                    Fix(f"Write “{right}”", edits, safe=bool(edits)),
                )


def _right(written: str) -> str:
    if written.lower().startswith("hawlfraint"):
        return written
    right = "© " + _SIGN_INSIDE.sub("", _SIGN.sub("", written))
    right = _CROWN.sub("Crown copyright", right)
    return _COMMA.sub("", right)


def _is_credit(part: Part, context: Context) -> bool:
    before = context.document.text[max(0, part.span.start - _BEFORE) : part.span.start].lower()
    return "contain" in before or "cynnwys" in before

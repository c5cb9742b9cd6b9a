"""Licence notices by component, never as one string."""

from __future__ import annotations

import re
from dataclasses import dataclass

from release_lint.document import Document, Span

_NOTICE = re.compile(
    r"""\b(?:licensed|available|published|released)\s+under\s+(?:the\s+)?(?:terms\s+of\s+)?(?:the\s+)?
        (?:\[|\W)?Open\s+Government\s+Licen[cs]e
      | under\s+the\s+terms\s+of\s+the\s+Open\s+Government\s+Licen[cs]e
      | ^To\s+view\s+this\s+licence
      | ^or\s+write\s+to:?\s+(?:the\s+)?Information\s+Policy\s+Team
      | \bpsi@nationalarchives\.
      | \bthird[\s-]party\s+copyright\s+information
      | ^This\s+publication\s+is\s+available\s+at
      | ^©\s*(?:Crown\s+copyright|Hawlfraint)
      | \b[DT]rwydded\s+(?:y\s+)?(?:Agored\s+y\s+)?Llywodraeth
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A passage that grants, or seems to grant, a licence; ``components`` are its parts by name."""

    span: Span


def find_notices(document: Document) -> tuple[Notice, ...]:
    """Every licence notice, in order of the text."""
    return tuple(
        Notice(block.span)
        for block in document.blocks
        if _NOTICE.search(document.text, block.span.start, block.span.end)
    )

"""What can be wrong with quotation marks."""

from __future__ import annotations

from enum import StrEnum

from release_lint.document import Span
from release_lint.records import comparable

CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'", "”": "”", "’": "’"}
OPENING = {"”": "“", "’": "‘", '"': '"', "'": "'", "“": "“", "‘": "‘"}


class Problem(StrEnum):
    """What is wrong with a quotation mark."""

    UNCLOSED = "unclosed"  # opened and never closed
    UNOPENED = "unopened"  # closed and never opened
    CLOSED_EARLY = "closed-early"  # closed in each paragraph of one running speech
    OPEN_MISSING = "open-missing"  # a paragraph of a running speech without its opening mark
    MIXED = "mixed"  # straight with curly
    REVERSED = "reversed"  # closing mark where an opening one belongs, or the reverse
    MISMATCH = "mismatch"  # single with double


@comparable
class MarkProblem:
    """A quotation mark that is wrong, the quotation it belongs to, and what should stand there.

    ``span`` is the mark; empty where one is missing. ``expected`` belongs in every place of ``at``:
    an empty one removes the mark, None leaves the mending open.
    """

    problem: Problem
    span: Span
    quotation: Span
    expected: str | None = None
    at: tuple[Span, ...] = ()

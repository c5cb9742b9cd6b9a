"""Spans that are asked the same question many times over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from release_lint.document import Span


class Ranges:
    """Some spans, which may overlap; each question takes the logarithm of their number."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # The furthest end of all spans up to each: no other can hold what that one does not.
        self._ends = list(accumulate((span.end for span in ordered), max))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def hold(self, span: Span) -> bool:
        """Whether a span lies wholly inside one of them."""
        number = bisect_right(self._starts, span.start) - 1
        return number >= 0 and span.end <= self._ends[number]

    def overlap(self, span: Span) -> bool:
        """Whether a span shares a character with one of them."""
        number = bisect_right(self._starts, span.end - 1) - 1
        return number >= 0 and span.start < self._ends[number]

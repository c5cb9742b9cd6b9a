"""From offsets into UTF-8 to offsets into text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from release_lint.lazy import lazy

_WIDE = lazy(r"[^\x00-\x7f]")


def code_points(text: str) -> Callable[[int], int]:
    """A function from an offset into the bytes of ``text`` to one into its characters."""
    if text.isascii():
        return int
    ends: list[int] = []  # byte offsets just after a character of more than one byte
    extra = 0  # bytes beyond one a character, so far
    extras = [0]
    for match in _WIDE.finditer(text):
        char = match[0]
        extra += 1 + (char > "\u07ff") + (char > "\uffff")
        ends.append(match.end() + extra)
        extras.append(extra)

    def code_point(offset: int) -> int:
        return offset - extras[bisect_right(ends, offset)]

    return code_point

"""The words of a finding in the line they stand in, the place marked."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.finding import PlacedFinding
from release_lint.reporters.base import Style
from release_lint.reporters.terminal import columns, paint

_DOTS = "…"
_LEAST_CONTEXT = 20  # columns: less tells a reader nothing


def quoted(finding: PlacedFinding, width: int, style: Style) -> Iterator[str]:
    """One line of at most ``width`` columns; below it carets where colour does not mark the place.

    Where the words fill the line by themselves, they stand alone and need no mark.
    """
    excerpt = _shortened(finding.excerpt, width)
    room = width - columns(excerpt)
    before, after = "", ""
    if room >= _LEAST_CONTEXT and excerpt == finding.excerpt:
        left, right = columns(finding.before), columns(finding.after)
        before = _tail(finding.before, max(room // 2, room - right))
        after = _head(finding.after, max(room // 2, room - left))
    mark = paint(excerpt, f"{finding.severity} mark", style)
    yield paint(before, "dim", style) + mark + paint(after, "dim", style)
    alone = not (before.strip() or after.strip())
    if not alone and not (style.colour and excerpt.strip()):
        yield " " * columns(before) + "^" * max(1, columns(excerpt))


def _shortened(text: str, width: int) -> str:
    """A text without its middle where it is too long."""
    if columns(text) <= width:
        return text
    half = (width - len(_DOTS) - 2) // 2
    first = _head(text, half).rstrip(_DOTS).rstrip()
    last = _tail(text, half).lstrip(_DOTS).lstrip()
    return f"{first} {_DOTS} {last}"


def _head(text: str, width: int) -> str:
    """The beginning of a text, cut after a word."""
    if columns(text) <= width:
        return text
    cut = _fitting(text, width - len(_DOTS))
    space = cut.rfind(" ")
    return (cut[: space + 1] if space > 0 else cut if cut.strip() else " ") + _DOTS


def _tail(text: str, width: int) -> str:
    """The end of a text, cut before a word."""
    if columns(text) <= width:
        return text
    cut = _fitting(text[::-1], width - len(_DOTS))[::-1]
    space = cut.find(" ")
    return _DOTS + (cut[space:] if 0 <= space < len(cut) - 1 else cut)


def _fitting(text: str, width: int) -> str:
    while columns(text) > width:
        text = text[: max(0, min(len(text) - 1, width))]
    return text

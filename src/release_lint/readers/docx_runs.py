"""What the properties of a run of characters say of its text."""

from __future__ import annotations

from collections.abc import Mapping

from release_lint.document import MarkKind
from release_lint.readers.docx_names import whole_number
from release_lint.readers.office import Paragraph, extend

_TINY = 4  # half points: letters that nobody can read
_WHITE = frozenset({"ffffff", "white"})
_NO_HIGHLIGHT = frozenset({"", "none", "white"})


def mark_run(
    paragraph: Paragraph, start: int, properties: Mapping[str, str], *, is_shaded: bool
) -> None:
    """Mark the paragraph's text from ``start`` on by the properties of its run."""
    if properties.get("b") == "1":
        extend(paragraph, MarkKind.STRONG, start, {})
    if properties.get("i") == "1":
        extend(paragraph, MarkKind.EMPHASIS, start, {})
    if (colour := properties.get("highlight", "")) not in _NO_HIGHLIGHT:
        extend(paragraph, MarkKind.HIGHLIGHT, start, {"colour": colour})
    how = _hidden(properties, is_shaded=is_shaded)
    if how:
        extend(paragraph, MarkKind.HIDDEN, start, {"how": how})
    if language := properties.get("lang"):
        paragraph.languages[language] = (
            paragraph.languages.get(language, 0) + paragraph.length - start
        )


def is_plain(properties: Mapping[str, str]) -> bool:
    """Whether a run with these properties of its own, and none of a style's, needs no mark."""
    return (
        "1" not in (properties.get("b"), properties.get("i"), properties.get("vanish"))
        and not properties.keys() & {"lang", "rStyle"}
        and properties.get("highlight", "") in _NO_HIGHLIGHT
        and not _hidden(properties, is_shaded=False)
    )


def _hidden(properties: Mapping[str, str], *, is_shaded: bool) -> str:
    """How text is made invisible that stands among the rest; empty where it is not."""
    if "sz" in properties and 0 <= whole_number(properties["sz"], _TINY) < _TINY:
        return "too small to read"
    is_white = properties.get("color", "").lower() in _WHITE
    shaded = is_shaded or "shd" in properties or "highlight" in properties
    return "white" if is_white and not shaded else ""

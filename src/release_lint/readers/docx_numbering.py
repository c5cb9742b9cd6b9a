"""Numbering of lists in a Word document."""

from __future__ import annotations

from release_lint.readers.docx_names import Names, whole_number
from release_lint.readers.xml_events import Attributes, Elements


def list_formats(xml: bytes, part: str) -> dict[tuple[str, int], str]:
    """The format (``bullet``, ``decimal``) of each depth of each numbering, from their part."""
    w = Names(xml)
    abstract: dict[str, dict[int, str]] = {}
    formats: dict[tuple[str, int], str] = {}
    levels: dict[int, str] = {}
    level = 0
    number = ""

    def open_abstract(attrs: Attributes) -> None:
        nonlocal levels
        levels = abstract[attrs.get(w("abstractNumId"), "")] = {}

    def open_level(attrs: Attributes) -> None:
        nonlocal level
        level = whole_number(attrs.get(w("ilvl")))

    def set_format(attrs: Attributes) -> None:
        levels[level] = attrs.get(w.val, "decimal")

    def open_number(attrs: Attributes) -> None:
        nonlocal number, levels
        number = attrs.get(w("numId"), "")
        levels = {}

    def use(attrs: Attributes) -> None:
        for depth, name in abstract.get(attrs.get(w.val, ""), {}).items():
            formats[number, depth] = name

    starts = {
        w("abstractNum"): open_abstract,
        w("lvl"): open_level,
        w("numFmt"): set_format,
        w("num"): open_number,
        w("abstractNumId"): use,
    }
    Elements(starts).read(xml, part)
    return formats

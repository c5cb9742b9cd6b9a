"""Numbering of lists in a Word document."""

from __future__ import annotations

from collections.abc import Mapping

from release_lint.lazy import lazy
from release_lint.readers.docx_names import Names, whole_number
from release_lint.readers.list_numbers import number_as
from release_lint.readers.xml_events import Attributes, Elements, Starts
from release_lint.records import mutable, replace

_FORMS = {
    "decimal": "1",
    "decimalZero": "01",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_PLACE = lazy(r"%([1-9])")


@mutable
class Level:
    """How the items of one depth are numbered.

    ``text`` is what stands before an item, ``%1`` in it the number of the first depth. ``family``
    names the definition whose items are counted together.
    """

    form: str = "decimal"
    text: str = ""
    first: int = 1
    family: str = ""
    style: str = ""  # whose paragraphs are items of this depth
    begins_anew: bool = False  # whether a list with this numbering counts from ``first`` again


Levels = Mapping[tuple[str, int], Level]


def list_levels(
    xml: bytes, part: str
) -> tuple[dict[tuple[str, int], Level], dict[tuple[str, str], int]]:
    """Each depth, from 0, of each numbering of a document, from the part that defines them.

    The second part of the answer tells by numbering and style which depth has the style for its
    own: paragraphs of that style are items of that depth, whatever else the style says.
    """
    reader = _Reader(Names(xml))
    Elements(reader.starts()).read(xml, part)
    return reader.found, reader.linked


class _Reader:
    """Reads definitions (``w:abstractNum``), then the numberings (``w:num``) that use them."""

    def __init__(self, w: Names) -> None:
        self.found: dict[tuple[str, int], Level] = {}
        self.linked: dict[tuple[str, str], int] = {}
        self._w = w
        self._families: dict[str, dict[int, Level]] = {}
        self._family = self._number = ""
        self._level = Level()  # the last that was defined, or one that a numbering changes
        self._depth = 0
        self._in_number = False

    def starts(self) -> Starts:
        """What to do where an element begins."""
        w = self._w
        return {
            w("abstractNum"): self._open_family,
            w("lvl"): self._open_level,
            w("numFmt"): self._set_form,
            w("lvlText"): self._set_text,
            w("start"): self._set_first,
            w("pStyle"): self._set_style,
            w("num"): self._open_number,
            w("abstractNumId"): self._use,
            w("lvlOverride"): self._open_override,
            w("startOverride"): self._begin_anew,
        }

    def _open_family(self, attrs: Attributes) -> None:
        self._family = attrs.get(self._w("abstractNumId"), "")
        self._families[self._family] = {}
        self._in_number = False

    def _open_level(self, attrs: Attributes) -> None:
        self._level = Level(family=self._family)
        if not self._in_number:
            depth = whole_number(attrs.get(self._w("ilvl")))
            self._families.setdefault(self._family, {})[depth] = self._level

    def _set_form(self, attrs: Attributes) -> None:
        self._level.form = attrs.get(self._w.val, "decimal")

    def _set_text(self, attrs: Attributes) -> None:
        self._level.text = attrs.get(self._w.val, "")

    def _set_first(self, attrs: Attributes) -> None:
        self._level.first = whole_number(attrs.get(self._w.val), 1)

    def _set_style(self, attrs: Attributes) -> None:
        self._level.style = attrs.get(self._w.val, "")

    def _open_number(self, attrs: Attributes) -> None:
        self._number = attrs.get(self._w("numId"), "")
        self._in_number = True

    def _use(self, attrs: Attributes) -> None:
        for depth, level in self._families.get(attrs.get(self._w.val, ""), {}).items():
            self.found[self._number, depth] = level
            if level.style:
                self.linked[self._number, level.style] = depth

    def _open_override(self, attrs: Attributes) -> None:
        self._depth = whole_number(attrs.get(self._w("ilvl")))

    def _begin_anew(self, attrs: Attributes) -> None:
        key = self._number, self._depth
        if level := self.found.get(key):
            first = whole_number(attrs.get(self._w.val), 1)
            self.found[key] = replace(level, first=first, begins_anew=True)


class ListNumbers:
    """Counts the items of a document's lists in the order of its paragraphs."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[tuple[str, int]] = set()

    def next(self, numbering: str, depth: int) -> str | None:
        """What stands before the next item; None where that is a bullet, or not known."""
        level = self._levels.get((numbering, depth))
        if level is None:
            return None
        counts = self._counts.setdefault(level.family, {})
        is_new = level.begins_anew and (numbering, depth) not in self._met
        self._met.add((numbering, depth))
        counts[depth] = counts[depth] + 1 if depth in counts and not is_new else level.first
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        if level.form not in _FORMS:
            return None
        told = _PLACE.sub(lambda match: self._at(numbering, int(match[1]) - 1), level.text)
        return told.strip()

    def _at(self, numbering: str, depth: int) -> str:
        level = self._levels.get((numbering, depth), Level())
        count = self._counts.get(level.family, {}).get(depth, level.first)
        return number_as(count, _FORMS.get(level.form, "1"))

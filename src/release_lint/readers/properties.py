"""What an office file says of itself in its properties: who wrote it, when, with which template.

Properties that tell of people or of the house are blocks of kind ``metadata``, so that a report can
show where they stand and mask them. The block's role is the property's key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.parsers import expat

from release_lint.document import BlockKind, Metadata
from release_lint.readers.office import Paragraph
from release_lint.readers.xml_events import Attributes, parse
from release_lint.records import record

WHERE = "document properties"
SILENT = frozenset({"created", "modified", "printed"})
"""Properties without a place: dates of the file, which are none of the release."""


@record
class Property:
    """A property: its key, and its value as a paragraph of the part that holds it."""

    key: str
    paragraph: Paragraph


class PropertyReader:
    """Reads the properties of a part: the text of each element that ``keys`` has a key for.

    ``keys`` gives a key for an element's name and attributes, empty for what is no property.
    """

    def __init__(self, keys: Callable[[str, Attributes], str]) -> None:
        self._keys = keys
        self._key = ""
        self._depth = 0
        self._paragraph: Paragraph | None = None
        self.found: list[Property] = []

    def read(self, xml: bytes, part: str) -> list[Property]:
        """The properties of a part that have a value."""
        self._part = part
        if xml:
            parse(xml, part, self)
        return [one for one in self.found if one.paragraph.text.strip()]

    def open(self, parser: expat.XMLParserType) -> None:
        """Set the parser's handlers."""
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def _start(self, name: str, attrs: Attributes) -> None:
        if self._paragraph is not None:
            self._depth += 1
            return
        key = self._keys(name, attrs)
        if key:
            self._key, self._depth = key, 1
            self._paragraph = Paragraph(
                self._part, self._parser.CurrentByteIndex, None, WHERE, BlockKind.METADATA, key
            )

    def _end(self, _: str) -> None:
        if self._paragraph is None:
            return
        self._depth -= 1
        if not self._depth:
            self.found.append(Property(self._key, self._paragraph))
            self._paragraph = None

    def _characters(self, text: str) -> None:
        if self._paragraph is not None:
            start = self._parser.CurrentByteIndex
            end = start + len(text.encode())
            self._paragraph.add(text, start, end, -1)


def dated(found: Iterable[Property]) -> Mapping[str, Metadata]:
    """The properties that have no place in the text, as metadata of the document."""
    return {
        one.key: Metadata(one.paragraph.text.strip(), None, "properties")
        for one in found
        if one.key in SILENT
    }


def placed(found: Sequence[Property]) -> list[Paragraph]:
    """The properties that are blocks of the document."""
    return [one.paragraph for one in found if one.key not in SILENT]

"""What an office file says of itself in its properties: who wrote it, when, with which template.

They become metadata of the document without a place in its text, so that no report shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from release_lint.document import Metadata
from release_lint.readers.formats import PROPERTIES
from release_lint.readers.xml_events import Attributes, parse
from release_lint.records import record


@record
class Property:
    """A property that has a value."""

    key: str
    value: str


class PropertyReader:
    """Reads the properties of a part: the text of each element that ``keys`` has a key for.

    ``keys`` gives a key for an element's name and attributes, empty for what is no property.
    """

    def __init__(self, keys: Callable[[str, Attributes], str]) -> None:
        self._keys = keys
        self._key = ""
        self._depth = 0
        self._text: list[str] = []
        self._found: list[Property] = []

    def read(self, xml: bytes, part: str) -> list[Property]:
        """The properties of a part that have a value."""
        if xml:
            parse(xml, part, self)
        return self._found

    def open(self, parser: expat.XMLParserType) -> None:
        """Set the parser's handlers."""
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def _start(self, name: str, attrs: Attributes) -> None:
        if not self._depth:
            self._key = self._keys(name, attrs)
            self._text = []
        self._depth += bool(self._key)

    def _end(self, _: str) -> None:
        if not self._depth:
            return
        self._depth -= 1
        value = " ".join("".join(self._text).split())
        if not self._depth and value:
            self._found.append(Property(self._key, value))

    def _characters(self, text: str) -> None:
        if self._depth:
            self._text.append(text)


def metadata_of(properties: Iterable[Property]) -> Mapping[str, Metadata]:
    """Properties as metadata of a document; of several with one key the first."""
    found: dict[str, Metadata] = {}
    for one in properties:
        found.setdefault(one.key, Metadata(one.value, None, PROPERTIES))
    return found

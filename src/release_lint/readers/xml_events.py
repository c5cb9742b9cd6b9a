"""XML of an office file as events that know their bytes.

The guards are those of ``defusedxml``: a document type, an entity or anything outside the part is
an error, so no text can grow and nothing is fetched. The expat parser is used as it is since it
alone says at which byte each event begins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

from release_lint.document import InputError
from release_lint.records import mutable

Attributes = Mapping[str, str]
Starts = Mapping[str, Callable[[Attributes], None]]
Ends = Mapping[str, Callable[[], None]]


class Handler(Protocol):
    """What wants the events of a part; names are ``namespace local``, or ``local`` without one."""

    def open(self, parser: expat.XMLParserType) -> None:
        """Set the parser's handlers, before the first event."""


def parse(xml: bytes, part: str, handler: Handler) -> None:
    """Send the events of a part to a handler.

    ``parser.CurrentByteIndex`` is then the byte of ``xml`` at which the event begins. Characters
    come as they stand: a run of them, a line end, or one entity at a time. Raises
    :class:`~release_lint.document.InputError` for XML that is broken or may not be read.
    """
    parser = expat.ParserCreate(None, " ")
    parser.buffer_text = False
    parser.StartDoctypeDeclHandler = _forbid(part, "a document type")
    parser.EntityDeclHandler = _forbid(part, "an entity")
    parser.UnparsedEntityDeclHandler = _forbid(part, "an entity")
    parser.ExternalEntityRefHandler = _forbid(part, "an outside entity")
    handler.open(parser)
    try:
        parser.Parse(xml, True)  # noqa: FBT003  (the only form)
    except expat.ExpatError as problem:
        raise InputError(
            f"the part {part} is broken at line {problem.lineno}, column {problem.offset + 1}:"
            " open the document in its own program and save it again"
        ) from problem
    except (UnicodeError, ValueError) as problem:
        raise InputError(f"the part {part} is in an encoding that cannot be read") from problem


def _forbid(part: str, what: str) -> Callable[..., int]:
    def refuse(*_: object) -> int:
        raise InputError(f"the part {part} declares {what}, which no office program writes")

    return refuse


@mutable
class Element:
    """An element without those inside it; its name is empty for characters alone."""

    name: str
    attrs: Attributes
    text: str = ""


class Walker:
    """Reads a part by two tables: what to do where an element begins, and where it ends."""

    def __init__(self) -> None:
        self._starts: Starts = {}
        self._ends: Ends = {}
        self._skipped = 0  # elements open inside the one that is left out, and that one
        self._on_skipped: Callable[[str, Attributes], None] | None = None

    def starts(self) -> Starts:
        """What to do where an element begins."""
        raise NotImplementedError

    def ends(self) -> Ends:
        """What to do where an element ends."""
        return {}

    def characters(self, text: str) -> None:
        """Take characters of the part."""

    def read(self, xml: bytes, part: str) -> None:
        """Read a part. Raises :class:`~release_lint.document.InputError`."""
        self.xml, self.part = xml, part
        self._starts, self._ends = self.starts(), self.ends()
        short = self.prepared(xml)
        try:
            parse(short, part, self)
        except InputError:
            if short is not xml:
                parse(xml, part, _Nobody())  # which says where it is broken
            raise
        finally:
            self.forget()

    def forget(self) -> None:
        """Let go of what only reading needs: tables and parser hold the walker, and it them."""
        self._starts, self._ends = {}, {}
        del self.parser

    def prepared(self, xml: bytes) -> bytes:
        """The part as the parser is to see it."""
        return xml

    def open(self, parser: expat.XMLParserType) -> None:
        """Set the parser's handlers."""
        self.parser = parser
        self._listen()

    @property
    def place(self) -> int:
        """The byte at which the event begins that is being handled."""
        return self.parser.CurrentByteIndex

    def skip(self, on_element: Callable[[str, Attributes], None] | None = None) -> None:
        """Leave the element out whose start tag is read; ``on_element`` sees what is inside."""
        self._skipped, self._on_skipped = 1, on_element
        self.parser.StartElementHandler = self._skip_start
        self.parser.EndElementHandler = self._skip_end
        self.parser.CharacterDataHandler = None

    def collect(self, done: Callable[[list[Element]], None]) -> None:
        """Give the elements inside the one whose start tag is read to ``done`` at its end."""
        found: list[Element] = []
        opened: list[Element] = []

        def start(name: str, attrs: Attributes) -> None:
            opened.append(Element(name, attrs))
            found.append(opened[-1])

        def end(_: str) -> None:
            if opened:
                opened.pop()
            else:
                self._listen()
                done(found)

        def characters(text: str) -> None:
            if opened:
                opened[-1].text += text
            else:
                found.append(Element("", {}, text))

        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end
        self.parser.CharacterDataHandler = characters

    def _listen(self) -> None:
        start_of, end_of = self._starts.get, self._ends.get

        def start(name: str, attrs: Attributes) -> None:
            act = start_of(name)
            if act is not None:
                act(attrs)

        def end(name: str) -> None:
            act = end_of(name)
            if act is not None:
                act()

        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end
        self.parser.CharacterDataHandler = self.characters

    def _skip_start(self, name: str, attrs: Attributes) -> None:
        self._skipped += 1
        if self._on_skipped:
            self._on_skipped(name, attrs)

    def _skip_end(self, _: str) -> None:
        self._skipped -= 1
        if not self._skipped:
            self._listen()


class _Nobody:
    """A handler that only wants to know whether a part can be read."""

    def open(self, parser: expat.XMLParserType) -> None:
        """Set no handlers."""


class Elements(Walker):
    """A walker whose tables are given."""

    def __init__(
        self,
        starts: Starts,
        ends: Ends | None = None,
        characters: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._given = starts, ends or {}
        if characters:
            self.characters = characters  # type: ignore[assignment, method-assign]

    def starts(self) -> Starts:
        """The table that was given."""
        return self._given[0]

    def ends(self) -> Ends:
        """The table that was given."""
        return self._given[1]

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

Attributes = Mapping[str, str]


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


class Elements:
    """A handler made of two tables: what to do where an element begins, and where it ends."""

    def __init__(
        self,
        starts: Mapping[str, Callable[[Attributes], None]],
        ends: Mapping[str, Callable[[], None]] | None = None,
        characters: Callable[[str], None] | None = None,
    ) -> None:
        self._starts = starts
        self._ends = ends or {}
        self._characters = characters

    def open(self, parser: expat.XMLParserType) -> None:
        """Set the parser's handlers."""
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def _start(self, name: str, attrs: Attributes) -> None:
        act = self._starts.get(name)
        if act is not None:
            act(attrs)

    def _end(self, name: str) -> None:
        act = self._ends.get(name)
        if act is not None:
            act()

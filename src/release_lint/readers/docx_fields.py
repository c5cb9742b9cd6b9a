"""Fields of a Word document while its text is read: what they ask for, and where the result is."""

from __future__ import annotations

from release_lint.document import MarkKind
from release_lint.lazy import lazy
from release_lint.readers.office import Paragraph
from release_lint.records import field, mutable

_LINK = lazy(r'HYPERLINK\s+(?:(\\l)\s+)?"?([^"\s]+)"?(?:\s+\\l\s+"?([^"\s]+))?', 2)


@mutable
class Field:
    """An open field: the pieces of its code, and where its result began."""

    code: list[str] = field(default_factory=list)
    paragraph: Paragraph | None = None
    start: int = 0
    in_result: bool = False

    @property
    def name(self) -> str:
        """What kind of field it is: ``HYPERLINK``, ``TOC`` and so on."""
        words = "".join(self.code).split(maxsplit=1)
        return words[0].upper() if words else ""


class Fields:
    """The fields that are open, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self.in_code = 0  # fields whose result has not begun: nothing in them is text
        self.in_toc = 0

    def begin(self) -> None:
        """A field's code begins."""
        self._open.append(Field())
        self.in_code += 1

    def simple(self, code: str, paragraph: Paragraph | None) -> None:
        """A field whose code stands in an attribute: its result begins at once."""
        self.begin()
        self._open[-1].code.append(code)
        self.separate(paragraph)

    def add_code(self, text: str) -> None:
        """A piece of the innermost field's code."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code.append(text)

    def separate(self, paragraph: Paragraph | None) -> None:
        """The result of the innermost field begins."""
        if not self._open or self._open[-1].in_result:
            return
        one = self._open[-1]
        one.in_result = True
        one.paragraph, one.start = paragraph, paragraph.length if paragraph else 0
        self.in_code -= 1
        self.in_toc += one.name == "TOC"

    def end(self, paragraph: Paragraph | None) -> None:
        """The innermost field ends: its result is marked where it lies in one paragraph."""
        if not self._open:
            return
        one = self._open.pop()
        if not one.in_result:
            self.in_code -= 1
            return
        self.in_toc -= one.name == "TOC"
        if paragraph is None or paragraph is not one.paragraph or paragraph.length == one.start:
            return
        code = " ".join("".join(one.code).split())
        target = _target(code)
        if target:
            paragraph.mark(MarkKind.LINK, one.start, paragraph.length, {"href": target})
        else:
            paragraph.mark(MarkKind.FIELD, one.start, paragraph.length, {"code": code})


def _target(code: str) -> str:
    """Where a HYPERLINK field leads."""
    match = _LINK.match(code)
    if not match:
        return ""
    anchor = match[3] or (match[2] if match[1] else "")
    address = "" if match[1] else match[2]
    return address + (f"#{anchor}" if anchor else "")

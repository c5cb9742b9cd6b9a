"""Govspeak, GOV.UK's Markdown: what it adds is masked, so that a Markdown parser reads the rest.

A mask is as long as what it covers: offsets stay the same. The extensions are those of
https://github.com/alphagov/govspeak.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from release_lint.document import MarkKind
from release_lint.lazy import lazy
from release_lint.readers.align import Piece
from release_lint.readers.template_tags import template_tags
from release_lint.records import field, mutable, record

_LINE = lazy(r"[^\r\n]+")
_FENCE = r"[ \t>]*(`{3,}(?=[^`]*\Z)|~{3,})"
_NATIONS = "england-wales|england|northern-ireland|scotland|wales|london"
_BOX = rf"\$(?:CTA|AI|[DCPIEA])(?![\w$])|\$!|:(?:{_NATIONS}):|[\^%]"
_CONTACTS = frozenset({"$C", "$A"})
_LEGAL_LIST = r"\$(?:End)?LegislativeList[ \t]*\Z"
_LEGAL_NUMBER = r"\s*(?:[*+-]\s+)?(\d+)(?=[.)])"
_STEP = r"s(?=\d{1,3}\.[ \t])"
_OLD_IMAGE = r"![!@]\d+[ \t]*\Z"
_ABBREVIATION = r" {0,3}\*\[([^\[\]]+)\](:[ \t]*)(\S(?:.*\S)?)[ \t]*\Z"
_COMMENT = r"\{::comment[ \t]*/?\}"
_COMMENT_END = r"\{:/(?:comment)?\}"
_INLINE = (
    r"(?P<marker>\{(?::[^{}]*|\#[\w-]+|/?(?:button|stat-headline|barchart)\b[^{}]*)\})"
    r"|(?P<embed>\[(?:Image|Attachment|AttachmentLink|InlineAttachment|Contact|embed) ?:[^\[\]]*\]"
    r"(?![(\[:]))"
    r"|(?<!\w)x(?P<link>\[[^\[\]]*\]\([^()]*\))x(?!\w)"
)
_IMAGE = r"\[(?:Image|embed:attachments:image)\s*:\s*([^\]]*)\]"
_VISIBLE = r"[^\r\n]"
_LINE_MARKERS = "$:^%s!* "
_NEUTRAL = ","  # means nothing to Markdown, at the start of a line or beside emphasis


@record
class Aside:
    """What stands in the source yet not in its running text.

    Its pieces, the first of them marked, are a block of their own; without any it is only a mark.
    """

    kind: MarkKind
    start: int
    pieces: tuple[Piece, ...]
    attrs: Mapping[str, str]


@mutable
class Masked:
    """A body as Markdown may read it. Offsets count from the start of the source."""

    text: str
    machine: list[tuple[int, int, str]] = field(default_factory=list)
    contacts: list[tuple[int, int]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """A range cut into text, ``marker`` (no text at all) and ``opaque`` (a machine's)."""
        number = bisect_right(self.machine, start, key=lambda part: part[1])
        while start < end and number < len(self.machine) and self.machine[number][0] < end:
            first, last, role = self.machine[number]
            if start < first:
                yield start, first, ""
            yield max(start, first), min(last, end), role
            start = last
            number += 1
        if start < end:
            yield start, end, ""

    def in_contact(self, offset: int) -> bool:
        """Whether a place lies in a contact or address box."""
        number = bisect_right(self.contacts, offset, key=lambda contact: contact[0]) - 1
        return number >= 0 and offset < self.contacts[number][1]


def mask(source: str, start: int) -> Masked:
    """The body of a source from an offset."""
    return _Scanner(source, start).masked()


class _Scanner:
    """Reads the body line by line, once, and notes what to mask."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.start = start
        self.covers: list[tuple[int, int, str, str]] = []  # range, role, the character to set
        self.contacts: list[tuple[int, int]] = []
        self.asides: list[Aside] = []
        self.open: dict[str, tuple[int, int, bool]] = {}  # boxes: the range of the opening marker
        self.fence = ""
        self.legal = False  # inside a legislative list
        self.skip_to = start  # the end of a comment
        self.last_comment_end = source.rfind("{:/")

    def masked(self) -> Masked:
        source, start = self.source, self.start
        for begin, end in template_tags(source, start):
            alone = self._is_alone(begin, end)
            self._cover(begin, end, "marker" if alone else "opaque", " " if alone else "x")
        text = source[start:] if not self.covers else self._masked_text()
        last = 0
        for match in _LINE.finditer(text):
            if self.open and text.count("\n", last, match.start()) > 1:
                self._end_of_paragraph()
            last = match.end()
            if match.end() + start > self.skip_to:
                self._line(match[0], match.start() + start)
        self._end_of_paragraph()
        if len(self.covers) or self.contacts:
            text = self._masked_text()
        machine = [(first, last, role) for first, last, role, _ in self.covers]
        self.asides.sort(key=lambda aside: aside.start)
        return Masked(text, machine, sorted(self.contacts), self.asides)

    def _is_alone(self, start: int, end: int) -> bool:
        """Whether nothing else stands on the lines of a range."""
        before = max(self.source.rfind("\n", 0, start), self.source.rfind("\r", 0, start)) + 1
        after = _LINE.match(self.source, end)
        around = self.source[before:start] + (after[0] if after else "")
        return not around.strip()

    def _cover(self, start: int, end: int, role: str, char: str) -> None:
        if end > start:
            self.covers.append((start, end, role, char))

    def _masked_text(self) -> str:
        """The body under its covers; of two that overlap the outer, or else the first, counts."""
        covers: list[tuple[int, int, str, str]] = []
        parts: list[str] = []
        position = self.start
        for cover in sorted(self.covers, key=lambda cover: (cover[0], -cover[1])):
            start, end, _, char = cover
            if start < position:
                continue
            covers.append(cover)
            parts.append(self.source[position:start])
            if char == "x":
                parts.append(char * (end - start))
            else:
                parts.append(re.sub(_VISIBLE, char, self.source[start:end]))
            position = end
        self.covers = covers
        parts.append(self.source[position:])
        return "".join(parts)

    def _line(self, line: str, start: int) -> None:
        if ("```" in line or "~~~" in line) and self._fenced(line):
            return
        if self.fence:
            return
        if line[0] in _LINE_MARKERS and self._line_marker(line, start):
            return
        number = re.match(_LEGAL_NUMBER, line) if self.legal else None
        if number:  # part of the text, not a list's
            self._cover(start + number.start(1), start + number.end(1), "", "x")
        if self.open:
            self._close_boxes(line, start)
        if "{" in line or "[" in line:
            self._inline(line, start)

    def _fenced(self, line: str) -> bool:
        """Whether a line opens or closes a block of code."""
        fence = re.match(_FENCE, line)
        if not fence:
            return False
        if not self.fence:
            self.fence = fence[1]
        elif fence[1].startswith(self.fence) and not line[fence.end() :].strip():
            self.fence = ""
        return True

    # Markers at the start of a line

    def _line_marker(self, line: str, start: int) -> bool:
        """Mask what only a line's start can be; whether the whole line is dealt with."""
        if line[0] == "s":
            if re.match(_STEP, line):
                self._cover(start, start + 1, "marker", " ")
        elif line[0] == " " and "*[" not in line[:5]:
            return False
        elif box := re.match(_BOX, line):
            return self._box(box[0], line, start)
        elif self._lone_line(line, start):
            self._cover(start, start + len(line), "marker", " ")
            return True
        return False

    def _lone_line(self, line: str, start: int) -> bool:
        """Note a line that is one marker; whether it is."""
        abbreviation = re.match(_ABBREVIATION, line)
        if re.match(_LEGAL_LIST, line):
            self.legal = line.startswith("$L")
        elif re.match(_OLD_IMAGE, line):
            self._image(start, line[2:].strip())
        elif abbreviation:
            self._abbreviation(abbreviation, start)
        else:
            return False
        return True

    def _abbreviation(self, match: re.Match[str], start: int) -> None:
        short, rest = match.span(1), (match.start(2), match.end(3))
        pieces = tuple(
            (self.source[start + first : start + last], start + first, start + last)
            for first, last in (short, rest)
        )
        title = self.source[start + match.start(3) : start + match.end(3)]
        self.asides.append(Aside(MarkKind.ABBREVIATION, start, pieces, {"title": title}))

    def _image(self, start: int, name: str) -> None:
        """An image that is kept elsewhere, with its alternative text."""
        attrs = {"src": name, "alt": "", "stored": "yes"}
        self.asides.append(Aside(MarkKind.IMAGE, start, (), attrs))

    # Boxes

    def _box(self, marker: str, line: str, start: int) -> bool:
        """Open or close a box at the start of a line; whether the line is dealt with."""
        rest = line[len(marker) :].rstrip(" \t")
        if marker in self.open:
            if rest:
                return False
            self._close_box(marker, start, alone=True)
            return True
        self.open[marker] = (start, start + len(marker), not rest)
        if rest.endswith(marker) and rest.strip(" \t") != "":
            self._close_box(marker, start + len(marker) + len(rest) - len(marker), alone=False)
        return not rest

    def _close_boxes(self, line: str, start: int) -> None:
        """Close the boxes whose marker ends a line of their text."""
        text = line.rstrip(" \t")
        for marker in list(self.open):
            if text.endswith(marker) and start >= self.open[marker][1]:
                self._close_box(marker, start + len(text) - len(marker), alone=False)

    def _close_box(self, marker: str, start: int, *, alone: bool) -> None:
        first, last, opened_alone = self.open.pop(marker)
        self._cover(first, last, "marker", " " if opened_alone else _NEUTRAL)
        self._cover(start, start + len(marker), "marker", " " if alone else _NEUTRAL)
        if marker in _CONTACTS:
            self.contacts.append((last, start))

    def _end_of_paragraph(self) -> None:
        """Information and warning callouts end with their paragraph; the former need no end."""
        callout = self.open.pop("^", None)
        if callout:
            self._cover(callout[0], callout[1], "marker", _NEUTRAL)
        self.open.pop("%", None)

    # Inside a line

    def _inline(self, line: str, start: int) -> None:
        comment = re.search(_COMMENT, line)
        if comment and line.count("`", 0, comment.start()) % 2:
            comment = None  # code that shows one
        if comment:
            self._comment(start + comment.start(), start + comment.end())
            line = line[: comment.start()]
        matches = list(re.finditer(_INLINE, line))
        if not matches:
            return
        alone = not comment and not re.sub(_INLINE, "", line).strip()
        for match in matches:
            first, last = start + match.start(), start + match.end()
            if match["link"]:
                self._cover(first, first + 1, "marker", _NEUTRAL)
                self._cover(last - 1, last, "marker", _NEUTRAL)
            elif alone or match["marker"]:
                self._cover(first, last, "marker", " " if alone else _NEUTRAL)
            else:
                self._cover(first, last, "opaque", "x")
            image = re.match(_IMAGE, match[0])
            if image:
                self._image(first, image[1])

    def _comment(self, start: int, inside: int) -> None:
        open_ended = inside > self.last_comment_end
        close = None if open_ended else re.compile(_COMMENT_END).search(self.source, inside)
        end = close.end() if close else inside
        text = self.source[inside : close.start()].strip() if close else ""
        char = " " if self._is_alone(start, end) else _NEUTRAL
        self._cover(start, end, "marker", char)
        attrs = {"text": text, "place": f"{start}:{end}"}
        self.asides.append(Aside(MarkKind.COMMENT, start, (), attrs))
        self.skip_to = end

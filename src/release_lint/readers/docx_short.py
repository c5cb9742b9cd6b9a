"""A part of a Word document in short: simple paragraphs and runs read at a stroke.

Nearly all of a document is text in one format, and each run of it takes a dozen events of the
parser. So simple paragraphs and runs are found first, and the parser gets one empty element for
each row of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from release_lint.readers.docx_names import STRICT, TRANSITIONAL
from release_lint.readers.docx_simple import (
    ParagraphFormat,
    RunFormat,
    paragraph_format,
    run_format,
)
from release_lint.readers.office import Part

PARAGRAPHS, RUNS = "simpleParagraphs", "simpleRuns"
"""The local names of the elements that stand for rows of simple paragraphs and runs."""

_PARAGRAPH, _PARAGRAPH_END = (b"<w:p>", b"<w:p "), b"</w:p>"
_PROPERTIES, _PROPERTIES_END = b"<w:pPr>", b"</w:pPr>"
_RUN_STARTS = frozenset({b"<w:r", b"<w:r "})  # without the end of the tag
_RUN_END, _TEXT_END = b"</w:r>", b"</w:t>"
_TEXT_RUN_END = _TEXT_END + _RUN_END
_AMPERSAND = ord("&")
_BREAK = re.compile(rb"[\r\n]")
_SPACE = b" \t"
# marks of the spelling checker and of places to go to
_SILENT_STARTS = (b"<w:proofErr ", b"<w:bookmarkStart ", b"<w:bookmarkEnd ")
_SILENT = re.compile(rb"(?:<w:(?:proofErr|bookmarkStart|bookmarkEnd) [^<>]*/>)*")
_SIMPLE_RUN = re.compile(
    rb"<w:r(?: [^<>]*)?>((?:<w:rPr>(?:<w:[^<>]*/>)*</w:rPr>)?(?:<w:lastRenderedPageBreak/>)?"
    rb'<w:t(?: xml:space="preserve")?)>([^<&\r\n]*)</w:t></w:r>'
    # what says nothing: the format of a paragraph's end is the last
    rb"|<w:(?:proofErr|bookmarkStart|bookmarkEnd) [^<>]*/>"
    rb"|<w:rPr>(?:<w:(?!ins|del|move)[^<>]*/>)*</w:rPr>(?=</w:pPr>)"
)

SimpleParagraph = tuple[int, ParagraphFormat, list[Part], list[RunFormat], bool]
"""Its first byte and format, its runs and their formats, and whether all of these are plain."""


class _NotSimpleError(Exception):
    """There is more in a paragraph than simple runs."""


class ShortPart:
    """A part in short: ``xml`` is what the parser is to see.

    ``paragraphs`` and ``runs`` have the rows whose element begins at an offset into ``xml``.
    """

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.paragraphs: dict[int, list[SimpleParagraph]] = {}
        self.runs: dict[int, list[tuple[Part, RunFormat]]] = {}
        self._places = [0]  # in ``xml``, and how many bytes were left out before each
        self._left_out = [0]
        self._run_formats: dict[bytes, RunFormat] = {}
        self._paragraph_formats: dict[bytes, ParagraphFormat] = {}
        self._kept: list[bytes] = []
        self._length = 0
        start = max(0, xml.find(_PARAGRAPH[0][:-1]))
        self._has_breaks = xml.find(b"\n", start) >= 0 or xml.find(b"\r", start) >= 0
        named = sum(xml.count(b'xmlns:w="%s"' % name.encode()) for name in (TRANSITIONAL, STRICT))
        if xml.count(b"xmlns:w=") == named and b"<![CDATA[" not in xml and b"<!--" not in xml:
            self._shorten(xml)

    def byte(self, place: int) -> int:
        """The byte of the part that an offset into ``xml`` stands for."""
        return place + self._left_out[bisect_right(self._places, place) - 1]

    def _shorten(self, xml: bytes) -> None:
        *chunks, rest = xml.split(_PARAGRAPH_END)
        base = 0
        row: list[SimpleParagraph] | None = None
        for chunk in chunks:
            end = base + len(chunk) + len(_PARAGRAPH_END)
            first = 0 if chunk.startswith(_PARAGRAPH) else max(map(chunk.rfind, _PARAGRAPH))
            paragraph = self._paragraph(chunk[first:], base + first) if first >= 0 else None
            if paragraph is None:
                self._fold_runs(xml, base, end)
                row = None
            else:
                if first:
                    self._keep(chunk[:first])
                if first or row is None:
                    row = self.paragraphs[self._length] = []
                    self._keep(b"<w:%s/>" % PARAGRAPHS.encode())
                row.append(paragraph)
                self._leave_out(end)
            base = end
        self._keep(rest)
        self.xml = b"".join(self._kept)

    def _keep(self, xml: bytes) -> None:
        self._kept.append(xml)
        self._length += len(xml)

    def _leave_out(self, end: int) -> None:
        """What is kept next begins at the byte ``end``."""
        if self._places[-1] == self._length:
            self._left_out[-1] = end - self._length
        else:
            self._places.append(self._length)
            self._left_out.append(end - self._length)

    def _paragraph(self, xml: bytes, base: int) -> SimpleParagraph | None:
        """A paragraph without its end tag that begins at the byte ``base``; None: not simple."""
        tag, _, inside = xml.partition(b">")
        said = b""
        if inside.startswith(_PROPERTIES):
            said, _, inside = inside[len(_PROPERTIES) :].partition(_PROPERTIES_END)
        if (
            tag.endswith(b"/")
            or _AMPERSAND in inside
            or (self._has_breaks and _BREAK.search(inside))
        ):
            return None
        form = self._paragraph_formats.get(said)
        if form is None:
            form = paragraph_format(said)
            if form is None:
                return None
            self._paragraph_formats[said] = form
        try:
            return base, form, *self._runs(inside, base + len(xml) - len(inside))
        except _NotSimpleError:
            return None

    def _runs(self, xml: bytes, place: int) -> tuple[list[Part], list[RunFormat], bool]:
        """The runs that begin at the byte ``place``: nearly all text goes through here."""
        known = self._run_formats
        parts: list[Part] = []
        formats: list[RunFormat] = []
        length = 0
        plain = True
        *pieces, rest = xml.split(_TEXT_RUN_END)
        for piece in pieces:
            lead, _, text = piece.rpartition(b">")
            tag, _, before = lead.partition(b">")
            run = place
            while tag.startswith(_SILENT_STARTS) and tag.endswith(b"/"):
                run += len(tag) + 1
                tag, _, before = before.partition(b">")
            form = known.get(before)
            if form is None or tag[:5] not in _RUN_STARTS:
                for part, form in self._other_runs(piece + _TEXT_RUN_END, place, length):
                    parts.append(part)
                    formats.append(form)
                    length += len(part[0])
                    plain = plain and form.plain
            else:
                start = place + len(lead) + 1
                if not form.keeps_space:
                    start += len(text) - len(text.lstrip(_SPACE))
                    text = text.strip(_SPACE)
                words = text.decode("utf-8", "replace")
                parts.append((words, length, start, start + len(text), run))
                formats.append(form)
                length += len(words)
                plain = plain and form.plain
            place += len(piece) + len(_TEXT_RUN_END)
        for part, form in self._other_runs(rest, place, length) if rest else ():
            parts.append(part)
            formats.append(form)
            plain = plain and form.plain
        return parts, formats, plain

    def _other_runs(self, xml: bytes, place: int, length: int) -> Iterator[tuple[Part, RunFormat]]:
        """Simple runs of any kind that begin at the byte ``place``, with what stands among them.

        ``length`` is that of the paragraph before. Raises _NotSimpleError.
        """
        *runs, rest = xml.split(_RUN_END)
        for run in runs:
            silent = _SILENT.match(run)
            first = silent.end() if silent else 0
            tag, _, inside = run[first:].partition(b">")
            if tag[:5] not in _RUN_STARTS:
                raise _NotSimpleError
            before, text = inside, b""
            if inside.endswith(_TEXT_END):
                before, _, text = inside[: -len(_TEXT_END)].rpartition(b">")
            form = self._run_formats.get(before) or run_format(before)
            if form is None:
                raise _NotSimpleError
            self._run_formats[before] = form
            end = place + len(run)
            part: Part = form.text, length, place + run.rindex(b"<"), end, place + first
            if not form.text:
                part = _part(text, length, end - len(_TEXT_END) - len(text), place + first, form)
            yield part, form
            length += len(part[0])
            place = end + len(_RUN_END)
        if not _SILENT.fullmatch(rest):
            raise _NotSimpleError

    def _fold_runs(self, xml: bytes, first: int, last: int) -> None:
        """Keep some bytes of the part but for rows of simple runs."""
        row: list[tuple[Part, RunFormat]] = []
        for match in _SIMPLE_RUN.finditer(xml, first, last):
            start, end = match.span()
            if start > first:
                self._keep(xml[first:start])
                row = []
            before, text = match.groups()
            if before is not None:
                form = self._run_formats.get(before) or run_format(before)
                assert form is not None
                self._run_formats[before] = form
                if not row:
                    row = self.runs[self._length] = []
                    self._keep(b"<w:%s/>" % RUNS.encode())
                row.append((_part(text, 0, match.start(2), start, form), form))
            self._leave_out(end)
            first = end
        self._keep(xml[first:last])


def _part(text: bytes, offset: int, start: int, run: int, form: RunFormat) -> Part:
    """Text of a run that begins at the byte ``start``, without space at its ends if so told."""
    if not form.keeps_space:
        start += len(text) - len(text.lstrip(_SPACE))
        text = text.strip(_SPACE)
    return text.decode("utf-8", "replace"), offset, start, start + len(text), run

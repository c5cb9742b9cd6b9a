"""Runs of a Word document that are nothing but text, read at a stroke.

Nearly all runs of a document are one text in one format, and each takes a dozen events of the
parser. Such runs are found with one pattern first, and the parser gets one empty element for each
row of them, and nothing of some elements that say nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from release_lint.readers.docx_names import TRANSITIONAL
from release_lint.readers.docx_runs import is_plain
from release_lint.readers.docx_styles import SWITCHES, VALUES, is_shade

FOLDED = "simpleRun"
"""The local name of the element that stands for a simple run."""

_RUN = re.compile(
    rb"<w:r(?: [^<>]*)?>(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>)?(?:<w:lastRenderedPageBreak/>)?"
    rb'<w:t( xml:space="preserve")?>([^<&\r\n]*)</w:t></w:r>'
    # what says nothing: marks of the spelling checker, the format of a paragraph's end
    rb"|<w:(?:proofErr|bookmarkEnd)(?: [^<>]*)?/>"
    rb"|<w:rPr>(?:<w:(?!ins|del|move)[^<>]*/>)*</w:rPr>(?=</w:pPr>)"
)
_RUN_END = b"</w:t></w:r>"
_TAG = b"<w:%s/>" % FOLDED.encode()
_PROPERTY = re.compile(r'<w:(\w+)(?:[^<>]*? w:val="([^"&]*)")?[^<>]*/>')
_SHADE = re.compile(r'<w:shd [^<>]*w:fill="([^"]*)"')
_WANTED = frozenset({*SWITCHES, *VALUES, "rStyle", "lang"})
_OFF = frozenset({"0", "false", "off"})


SimpleRun = tuple[int, str, int, int, dict[str, str], bool]
"""Its first byte, its text from one byte to another, its properties, and whether it is plain.

It is plain where nothing in its own properties is to be marked.
"""


class SimpleRuns:
    """A part in short: ``xml`` has one empty element for each row of simple runs.

    ``rows`` has the runs whose element begins at an offset into ``xml``.
    """

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.rows: dict[int, list[SimpleRun]] = {}
        self._places = [0]  # in ``xml``, and how many bytes were left out before each
        self._left_out = [0]
        self._known: dict[bytes | None, tuple[dict[str, str], bool]] = {None: ({}, True)}
        ours = b'xmlns:w="%s"' % TRANSITIONAL.encode()
        if xml.count(b"xmlns:w=") == xml.count(ours) and b"<![CDATA[" not in xml:
            self._shorten(xml)

    def byte(self, place: int) -> int:
        """The byte of the part that an offset into ``xml`` stands for."""
        return place + self._left_out[bisect_right(self._places, place) - 1]

    def _shorten(self, xml: bytes) -> None:
        parts: list[bytes] = []
        row: list[SimpleRun] = []
        known, places, left_out = self._known, self._places, self._left_out
        last = length = 0
        for run in _RUN.finditer(xml):
            first, end = run.span()
            if first > last:
                parts.append(xml[last:first])
                length += first - last
                row = []
            raw, keeps_space, text = run.groups()
            if text is not None:
                start = end - len(_RUN_END) - len(text)
                if not keeps_space:
                    start += len(text) - len(text.lstrip(b" \t"))
                    text = text.strip(b" \t")
                properties = known.get(raw)
                if properties is None:
                    properties = known[raw] = _properties(raw.decode("utf-8", "replace"))
                if not row:
                    self.rows[length] = row = []
                    parts.append(_TAG)
                    length += len(_TAG)
                words = text.decode("utf-8", "replace")
                row.append((first, words, start, start + len(text), *properties))
            if places[-1] == length:
                left_out[-1] = end - length
            else:
                places.append(length)
                left_out.append(end - length)
            last = end
        parts.append(xml[last:])
        self.xml = b"".join(parts)


def _properties(xml: str) -> tuple[dict[str, str], bool]:
    """Properties by the local names of their elements, from the XML inside ``w:rPr``."""
    known: dict[str, str] = {}
    for name, value in _PROPERTY.findall(xml):
        if name in SWITCHES:
            known[name] = "0" if value.lower() in _OFF else "1"
        elif name in _WANTED:
            known[name] = value
    shade = _SHADE.search(xml)
    if shade and is_shade(shade[1]):
        known["shd"] = shade[1]
    return known, is_plain(known)

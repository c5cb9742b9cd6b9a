"""Simple runs and paragraphs of a Word document: text in one format, and nothing beside it.

What they say is told from the bytes of their properties, without a parser; a document has thousands
of them, in a few formats.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from release_lint.readers.docx_names import outline_level, whole_number
from release_lint.readers.docx_runs import is_plain
from release_lint.readers.docx_styles import SWITCHES, VALUES, is_shade
from release_lint.records import record

_RUN = re.compile(
    rb"(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>)?(?:<w:lastRenderedPageBreak/>)?"
    rb'<w:(?:t( xml:space="preserve")?|(tab|br|cr|noBreakHyphen|softHyphen)/>)'
)
_PARAGRAPH = re.compile(
    r"(?:<w:(?!sectPr|pPrChange|rPr|ins|del|move)\w+(?: [^<>]*)?/>"
    r"|<w:(?P<one>numPr|tabs|pBdr)>(?:<w:(?!ins|numberingChange)\w+(?: [^<>]*)?/>)*</w:(?P=one)>"
    r"|<w:rPr>(?:<w:(?!ins|del|move|rPrChange)\w+(?: [^<>]*)?/>)*</w:rPr>)*"
)
_END_FORMAT = re.compile(r"<w:rPr>.*</w:rPr>")
_PROPERTY = re.compile(r'<w:(\w+)(?:[^<>]*? w:val="([^"&]*)")?[^<>]*/>')
_SHADE = re.compile(r'<w:shd [^<>]*w:fill="([^"]*)"')
_WANTED = frozenset({*SWITCHES, *VALUES, "rStyle", "lang"})
_OFF = frozenset({"0", "false", "off"})
_STANDS_FOR = {
    b"tab": "\t",
    **dict.fromkeys((b"br", b"cr"), "\n"),
    b"noBreakHyphen": "\u2011",
    b"softHyphen": "\u00ad",
}


@record
class RunFormat:
    """What is said of a simple run before its text.

    ``properties`` are by the local names of their elements. It is ``plain`` where nothing in them
    is to be marked. ``text`` is what an element stands for that is there instead of text.
    """

    properties: dict[str, str]
    plain: bool
    keeps_space: bool
    text: str


@record
class ParagraphFormat:
    """What a simple paragraph says of itself; ``style`` is None where it names none."""

    style: str | None
    shaded: bool
    attrs: Mapping[str, str]


def run_format(xml: bytes) -> RunFormat | None:
    """The format from the XML of a run after its start tag and before its text; None: not simple.

    The ``>`` of the text's start tag is left out.
    """
    match = _RUN.fullmatch(xml)
    if match is None:
        return None
    properties = _properties((match[1] or b"").decode("utf-8", "replace"))
    text = _STANDS_FOR.get(match[3], "")
    return RunFormat(properties, is_plain(properties), bool(match[2]), text)


def paragraph_format(xml: bytes) -> ParagraphFormat | None:
    """The format from the XML inside ``w:pPr``; None where more than that is said."""
    said = xml.decode("utf-8", "replace")
    if not _PARAGRAPH.fullmatch(said):
        return None
    own = _END_FORMAT.sub("", said)
    known = dict(_PROPERTY.findall(own))
    attrs = {}
    if "outlineLvl" in known:
        attrs["outline"] = outline_level(known["outlineLvl"])
    if "numId" in known:
        attrs["numbering"] = known["numId"]
    if "ilvl" in known:
        attrs["depth"] = str(whole_number(known["ilvl"]))
    shade = _SHADE.search(own)
    return ParagraphFormat(known.get("pStyle"), bool(shade and is_shade(shade[1])), attrs)


def _properties(xml: str) -> dict[str, str]:
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
    return known

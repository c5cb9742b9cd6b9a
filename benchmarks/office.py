"""Reading a Word document, in turn with python-docx, which lists its paragraphs and their text."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape

import corpus

AT_MOST = 0.5
"""Of the time of python-docx, for a document as Word writes it."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FORMAT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>{}<w:sz w:val="24"/><w:szCs w:val="24"/>'
_SPELL = '<w:proofErr w:type="spellStart"/>{}<w:proofErr w:type="spellEnd"/>'
_BOLD, _MISSPELT = 0.04, 0.08  # of all runs


class Reading(NamedTuple):
    """How a document was read: seconds of processor time, each the least of some rounds."""

    kind: str
    words: int
    size: int  # bytes
    ours: float
    theirs: float
    limit: float | None  # of the ratio

    @property
    def ratio(self) -> float:
        """Our time as a part of theirs."""
        return self.ours / self.theirs

    @property
    def holds(self) -> bool:
        """Whether it is read as quickly as is promised."""
        return self.limit is None or self.ratio < self.limit


def compare(words: int, rounds: int) -> Iterator[Reading]:
    """A document as Word writes it, and one of a run for each paragraph; none without the peer."""
    try:
        import docx
    except ImportError:
        return
    from release_lint.document import Source
    from release_lint.readers.docx import read

    kinds = (("as Word writes it", _as_word, AT_MOST), ("one run a paragraph", _one_run, None))
    for kind, make, limit in kinds:
        data = document(words, make)
        source = Source("long.docx", data)

        def listed(data: bytes = data) -> object:
            return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]

        def ours(source: Source = source) -> object:
            return read(source)

        times = [(_seconds(ours), _seconds(listed)) for _ in range(rounds)]
        yield Reading(kind, words, len(data), *map(min, zip(*times, strict=True)), limit)


def document(words: int, runs: Callable[[random.Random, str], str]) -> bytes:
    """A document of at least so many words, each paragraph in runs as ``runs`` makes them."""
    chance = random.Random(words)  # noqa: S311  (the same each time is what is wanted)
    body, left = [], words
    for number in count():
        if left <= 0:
            break
        for text in corpus.release(number, 20_000).split("\n\n"):
            body.append(f"<w:p>{runs(chance, text)}</w:p>")
            left -= len(text.split())
    relation = '<Relationship Id="rId1" Type="{}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relation.format(_OFFICE)}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body>'
        "</w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            archive.writestr(name, xml)
    return out.getvalue()


def _as_word(chance: random.Random, text: str) -> str:
    """Runs of a few words, each with its format and the numbers of the sessions that wrote it."""
    words = text.split(" ")
    made, first = ['<w:pPr><w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr>'], 0
    while first < len(words):
        last = first + chance.choice((1, 2, 3, 4, 6, 8, 12))
        said = " ".join(words[first:last]) + " " * (last < len(words))
        properties = _FORMAT.format("<w:b/>" if chance.random() < _BOLD else "")
        sessions = f'w:rsidR="{chance.randrange(400):08X}" w:rsidRPr="{chance.randrange(400):08X}"'
        run = (
            f"<w:r {sessions}><w:rPr>{properties}</w:rPr>"
            f'<w:t xml:space="preserve">{escape(said)}</w:t></w:r>'
        )
        made.append(_SPELL.format(run) if chance.random() < _MISSPELT else run)
        first = last
    return "".join(made)


def _one_run(_: random.Random, text: str) -> str:
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>"


def _seconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began

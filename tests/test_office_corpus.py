"""Every office file of the collection is read, or refused in one line; nothing in it is missed.

What the XML holds is counted here without our readers, and the text is compared with LibreOffice's.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from release_lint.document import Document, InputError, MarkKind, Source
from release_lint.readers import docx, odt
from release_lint.readers.docx_short import ShortPart

OFFICE = Path(__file__).parent.parent.parent / "shared" / "data" / "office"
pytestmark = pytest.mark.skipif(
    not OFFICE.is_dir(), reason="the collection of office files is not beside this checkout"
)
FILES = sorted(path for path in OFFICE.glob("*/*") if path.is_file()) if OFFICE.is_dir() else []
TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*|(?:foot|end)notes)\.xml")
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHANGES = re.compile(
    r"(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange"
    r"|(?:r|p|sect|tbl|tr|tc|tblPrEx)PrChange|tblGridChange)"
)


def read(path: Path) -> Document | str:
    """The document in a file, or why it is refused."""
    reader = odt if path.suffix == ".odt" else docx
    try:
        return reader.read(Source(path.name, path.read_bytes()))
    except InputError as problem:
        return str(problem)


@pytest.fixture(scope="module")
def outcomes():
    return {path: read(path) for path in FILES}


@pytest.fixture(scope="module")
def documents(outcomes):
    return {path: one for path, one in outcomes.items() if isinstance(one, Document)}


def test_nearly_all_are_read_and_the_others_refused_in_one_line(outcomes, documents):
    told = {path.name: one for path, one in outcomes.items() if isinstance(one, str)}
    assert all(one and "\n" not in one for one in told.values())
    refused = set(told)
    damaged = ("Fuzzer", "protected", "handbook-1p", "governance-charter")
    empty = ("rowDeletionTest-OUT-org", "setTableColumnWidth", "tabelleAlignMargin")
    assert all(any(word in name for word in (*damaged, *empty)) for name in refused)
    assert len(documents) > 230


def test_every_span_is_inside_and_leads_back(documents):
    for path, document in documents.items():
        source = document.source
        end = 0
        for block in document.blocks:
            assert end <= block.span.start < block.span.end <= len(document.text), path.name
            end = block.span.end
            place = source.source_span(block.span)
            inside = source.text[place.start : place.end].replace("\u00ad", "")
            assert inside.split() == document.text_of(block).split(), path.name
        for mark in document.marks:
            assert 0 <= mark.span.start <= mark.span.end <= len(document.text), path.name


def test_every_character_is_in_the_xml_where_it_is_said_to_be(documents):
    for path, document in documents.items():
        archive = zipfile.ZipFile(path)
        parts: dict[str, bytes] = {}
        for index, paragraph in enumerate(document.source.paragraphs):
            xml = parts.setdefault(paragraph.part, archive.read(paragraph.part))
            assert xml[paragraph.offset : paragraph.offset + 1] == b"<", path.name
            for text, _, start, end, _ in document.source.paragraphs[index].parts:
                raw = xml[start:end].decode()
                assert raw == text or raw.startswith(("<", "&", "\r")) or not text.strip(), (
                    path.name
                )


def test_all_tracked_changes_and_comments_are_found(documents):
    with_changes = with_comments = 0
    for path, document in documents.items():
        changes, comments = _odt_counts(path) if path.suffix == ".odt" else _docx_counts(path)
        kinds = Counter(mark.kind for mark in document.marks)
        assert kinds[MarkKind.CHANGE] == changes, path.name
        assert kinds[MarkKind.COMMENT] == comments, path.name
        with_changes += changes > 0
        with_comments += comments > 0
    assert with_changes > 15
    assert with_comments > 10


def _docx_counts(path: Path) -> tuple[int, int]:
    """Changes and comments of a Word document by the names of elements in its parts."""
    changes = comments = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not TEXTS.fullmatch(name) and name != "word/comments.xml":
                continue
            root = ET.fromstring(archive.read(name))  # noqa: S314  (files that we know)
            if TEXTS.fullmatch(name):
                changes += sum(map(_is_change, _elements(root)))
            else:
                comments += sum(one.tag.endswith("}comment") for one in root)
    return changes, comments


def _elements(element):
    """An element and all inside it, alternative contents once."""
    yield element
    for one in element:
        if one.tag != f"{COMPATIBILITY}Fallback":
            yield from _elements(one)


def _is_change(element) -> bool:
    space, _, local = element.tag.partition("}")
    return "wordprocessingml" in space and CHANGES.fullmatch(local) is not None


def _odt_counts(path: Path) -> tuple[int, int]:
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("content.xml"))  # noqa: S314  (the same)
    tags = Counter(element.tag.rpartition("}")[2] for element in root.iter())
    return tags["changed-region"], tags["annotation"]


def test_reading_runs_at_a_stroke_changes_nothing(documents, monkeypatch):
    monkeypatch.setattr(ShortPart, "_shorten", lambda _self, _xml: None)
    for path, document in documents.items():
        if path.suffix == ".odt":
            continue
        again = read(path)
        assert isinstance(again, Document)
        assert again.text == document.text, path.name
        for ours, theirs in zip(document.source.paragraphs, again.source.paragraphs, strict=True):
            filled = [part for part in ours.parts if part[0]]
            assert filled == [part for part in theirs.parts if part[0]], path.name
            assert (ours.marks, ours.languages) == (theirs.marks, theirs.languages), path.name


# The text as LibreOffice shows it


class _Words(HTMLParser):
    """The words of a page that LibreOffice exported, without headers, footers and note numbers."""

    BLOCKS = frozenset({"p", "br", "td", "th", "li", "h1", "h2", "h3", "h4", "div", "tr", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        is_note_number = re.match(r"sd(?:foot|end)note", values.get("class") or "") is not None
        is_edge = tag == "div" and values.get("title") in ("header", "footer")
        left_out = tag in ("style", "title") or is_edge or (tag == "a" and is_note_number)
        if tag in ("style", "title", "div", "a"):
            self._open.append((tag, left_out))
        if tag in self.BLOCKS:
            self.parts.append(" ")

    def handle_endtag(self, tag):
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data):
        if not any(left_out for _, left_out in self._open):
            self.parts.append(data)


def _our_words(document: Document) -> Counter[str]:
    places = ((block, document.source.locate(block.span).part) for block in document.blocks)
    kept = [block for block, place in places if place not in ("header", "footer", "watermark")]
    return Counter(word for b in kept for word in re.findall(r"\w+", document.text_of(b)))


EXPLAINED = {
    "fips201ep-application-form": "LibreOffice parts the first letter of “Approved” from the rest",
    "test31__": "LibreOffice writes the numbers of numbered paragraphs out",
    "test86__": "LibreOffice writes the numbers of numbered paragraphs out",
    "test63__": "LibreOffice shows the text that tracked changes have deleted",
}


def test_words_are_those_that_libreoffice_shows(documents, tmp_path):
    """Text boxes and notes among them; each word as often as there."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    chosen = [path for path in documents if path.parent.name == "public-sector"][::3]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = "html:HTML (StarWriter)"
    words = [office, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
    subprocess.run([*words, *map(str, chosen)], check=True, capture_output=True)
    equal = 0
    for path in chosen:
        page = _Words()
        page.feed((tmp_path / f"{path.stem}.html").read_text("utf-8-sig"))
        theirs = Counter(re.findall(r"\w+", "".join(page.parts)))
        ours = _our_words(documents[path])
        explained = any(name in path.name for name in EXPLAINED)
        assert explained or theirs == ours, (path.name, theirs - ours, ours - theirs)
        equal += theirs == ours
    assert equal >= 28

"""Edits of Word documents: accepting gives the new text, rejecting the old, whatever the runs."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from release_lint.document import Source, Span
from release_lint.office.replacement import Replacement
from release_lint.office.stamp import Note, Stamp
from release_lint.office.word_edit import WordEditor
from release_lint.readers.docx import read
from release_lint.readers.office import OfficeSource
from tests.office.settled import settled
from tests.office.validity import members, new_problems
from tests.office_files import box, docx, paragraph, runs

STAMP = Stamp(dt.date(2025, 6, 2))
BY = 'w:author="Jane Roe" w:date="2025-05-01T10:00:00Z"'
LINK = {"rIdX": "https://www.example.gov.uk/"}


def source_of(data: bytes) -> OfficeSource:
    source = read(Source("a.docx", data)).source
    assert isinstance(source, OfficeSource)
    return source


def edited(data: bytes, *edits: tuple[str, str], note: Note | None = None) -> tuple[bytes, bytes]:
    """The plain and the tracked copy, with words replaced; each edit can be made."""
    source = source_of(data)
    plain, tracked = (WordEditor(data, source, STAMP) for _ in range(2))
    places = sorted((source.text.index(old), old, new) for old, new in edits)
    for start, old, new in reversed(places):
        edit = Replacement(Span(start, start + len(old)), new)
        assert plain.may_change(edit)
        plain.change(edit)
        tracked.track(edit, note)
    return bytes(plain), bytes(tracked)


def body(data: bytes) -> str:
    text = members(data)["word/document.xml"].decode()
    return re.search("<w:body>(.*)</w:body>", text, re.DOTALL)[1]


INS = '<w:ins w:id="{}" w:author="release-lint" w:date="2025-06-02T00:00:00Z">{}</w:ins>'
DEL = '<w:del w:id="{}" w:author="release-lint" w:date="2025-06-02T00:00:00Z">{}</w:del>'


def deleted(text: str, properties: str = "") -> str:
    return runs(text, properties).replace("w:t", "w:delText")


def test_a_word_across_runs_keeps_their_properties():
    whole = runs("We uti", "<w:b/>") + runs("lise it.", "<w:i/>")
    plain, tracked = edited(docx(f"<w:p>{whole}</w:p>"), ("utilise", "use"))
    assert body(plain) == f"<w:p>{runs('We use', '<w:b/>')}{runs(' it.', '<w:i/>')}</w:p>"
    new = "<w:r><w:rPr><w:b/></w:rPr><w:t>use</w:t></w:r>"
    assert body(tracked) == (
        f"<w:p>{runs('We ', '<w:b/>')}"
        + DEL.format(2, deleted("uti", "<w:b/>") + deleted("lise", "<w:i/>"))
        + INS.format(1, new)
        + f"{runs(' it.', '<w:i/>')}</w:p>"
    )


def test_an_edit_in_anothers_insertion_splits_it():
    whole = f'<w:p><w:ins w:id="4" {BY}>{runs("We utilise it.")}</w:ins></w:p>'
    _, tracked = edited(docx(whole), ("utilise", "use"))
    assert body(tracked) == (
        f'<w:p><w:ins w:id="4" {BY}>{runs("We ")}{DEL.format(7, deleted("utilise"))}</w:ins>'
        + INS.format(6, "<w:r><w:t>use</w:t></w:r>")
        + f'<w:ins w:id="5" {BY}>{runs(" it.")}</w:ins></w:p>'
    )


def test_our_own_insertion_is_simply_changed():
    data = docx(paragraph("We utilise it."))
    _, tracked = edited(data, ("utilise", "employ"))
    _, again = edited(tracked, ("employ", "use"))
    assert "employ" not in body(again)
    assert body(again).count("<w:del ") == 1
    assert settled(again, accept=False) == ["We utilise it."]
    _, gone = edited(tracked, ("employ ", ""))
    assert "<w:ins" not in body(gone)
    assert new_problems(data, gone) == []


_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "inside",
    [
        f'<w:hyperlink r:id="rIdX">{runs("utilise")}</w:hyperlink>',
        _SDT.format("<w:text/>", runs("utilise")),
        f'<w:moveTo w:id="8" {BY}>{runs("utilise")}</w:moveTo>',
        f'<w:smartTag w:uri="u" w:element="e">{runs("utilise")}</w:smartTag>',
        box(f"<w:p>{runs('utilise')}</w:p>"),
        _FIELD.format('HYPERLINK "x"', runs("utilise")),
    ],
)
@pytest.mark.parametrize("note", [None, Note(("Because.",), "utilise")])
def test_edits_inside_other_things_are_valid(inside, note):
    data = docx(f"<w:p>{runs('We ')}{inside}{runs(' it.')}</w:p>", links=LINK)
    plain, tracked = edited(data, ("utilise", "use"), note=note)
    assert new_problems(data, tracked) == []
    assert source_of(plain).text == source_of(tracked).text
    if "txbxContent" not in inside:  # what an old Word would show instead stays as it was
        old = settled(data, accept=True)
        assert settled(tracked, accept=True) == [text.replace("utilise", "use") for text in old]
    assert settled(tracked, accept=False) == settled(data, accept=True)


@pytest.mark.parametrize(
    "inside",
    [
        f'uti</w:t></w:r><w:fldSimple w:instr=" PAGE ">{runs("li")}</w:fldSimple><w:r><w:t>se',
        'uti</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>lise',
        "uti</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>lise",
        f"uti</w:t></w:r>{_SDT.format('', '<w:r><w:t>li</w:t></w:r>')}<w:r><w:t>se",
    ],
)
def test_nothing_is_torn(inside):
    data = docx(f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>")
    start = source_of(data).text.index("uti")
    edit = Replacement(Span(start, start + 7), "use")
    assert not WordEditor(data, source_of(data), STAMP).may_change(edit)


@pytest.mark.parametrize(
    "around",
    [
        '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
        _SDT.format('<w:dataBinding w:xpath="x"/>', "{}"),
        _SDT.format('<w:lock w:val="sdtContentLocked"/>', "{}"),
        "<m:oMath><m:r><m:t>utilise</m:t></m:r></m:oMath>",
    ],
)
def test_words_that_word_makes_itself_are_left_alone(around):
    data = docx(f"<w:p>{runs('We ')}{around.format(runs('utilise'))}</w:p>")
    start = source_of(data).text.index("utilise")
    edit = Replacement(Span(start, start + 7), "use")
    assert not WordEditor(data, source_of(data), STAMP).may_change(edit)


# Any document, any edits

_PROPERTIES = st.sampled_from(["", "<w:b/>", '<w:i/><w:sz w:val="28"/>'])
_WORDS = st.text(alphabet="ab &é", min_size=1, max_size=6)
_ESCAPES = {"&": "&amp;"}


def _run(text: str, properties: str, *, preserved: bool, tab: bool) -> str:
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in text)
    xml = runs(escaped, properties)
    if not preserved:
        xml = xml.replace(' xml:space="preserve"', "")
    return xml.replace("</w:r>", "<w:tab/></w:r>") if tab else xml


_RUNS = st.builds(_run, _WORDS, _PROPERTIES, preserved=st.booleans(), tab=st.booleans())
_AROUND = st.sampled_from(
    (
        "{}",
        f'<w:ins w:id="41" {BY}>{{}}</w:ins>',
        '<w:hyperlink r:id="rIdX">{}</w:hyperlink>',
        f'<w:del w:id="42" {BY}><w:r><w:delText>gone</w:delText></w:r></w:del>{{}}',
        '<w:bookmarkStart w:id="43" w:name="n"/>{}<w:bookmarkEnd w:id="43"/>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    )
)
_PIECES = st.builds(
    lambda around, inside: around.format("".join(inside)),
    _AROUND,
    st.lists(_RUNS, min_size=1, max_size=3),
)
_BODIES = st.lists(st.lists(_PIECES, max_size=4).map("".join), min_size=1, max_size=3)
_EDITS = st.lists(
    st.tuples(
        st.integers(0, 60), st.integers(0, 6), st.sampled_from(["", "x", " new & old ", "\tT"])
    ),
    max_size=5,
)


@settings(max_examples=60)
@given(_BODIES, _EDITS, st.booleans())
def test_accepting_gives_the_new_text_and_rejecting_the_old(bodies, wanted, noted):
    data = docx("".join(f"<w:p>{inside}</w:p>" for inside in bodies), links=LINK)
    if not any(settled(data, accept=True)):
        return
    source = source_of(data)
    plain, tracked = (WordEditor(data, source, STAMP) for _ in range(2))
    text, last = source.text, len(source.text) + 1
    for start, length, new in sorted(wanted, reverse=True):
        span = Span(min(start, len(source.text)), min(start + length, len(source.text)))
        edit = Replacement(span, new)
        if span.end < last and plain.may_change(edit):
            plain.change(edit)
            tracked.track(edit, Note(("Why.",)) if noted else None)
            text, last = text[: span.start] + new + text[span.end :], span.start
    after_plain, after_tracked = bytes(plain), bytes(tracked)
    assume(text.strip())
    assert source_of(after_plain).text == text
    assert source_of(after_tracked).text == text
    assert settled(after_tracked, accept=True) == settled(after_plain, accept=True)
    assert settled(after_tracked, accept=False) == settled(data, accept=True)
    assert new_problems(data, after_tracked) == []

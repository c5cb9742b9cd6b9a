"""``clean``, and edits, of OpenDocument texts."""

from __future__ import annotations

import datetime as dt

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from release_lint.document import Source, Span
from release_lint.office.clean import clean
from release_lint.office.odt_edit import OdtEditor
from release_lint.office.replacement import Replacement
from release_lint.office.stamp import Note, Stamp
from release_lint.readers.odt import read
from release_lint.readers.office import OfficeSource
from tests.odt_files import heading, odt, paragraph, span
from tests.office.validity import members, tree

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STAMP = Stamp(dt.date(2025, 6, 2))
INFO = (
    "<office:change-info><dc:creator>Jane Roe</dc:creator>"
    "<dc:date>2025-05-01T10:00:00</dc:date></office:change-info>"
)
CHANGES = (
    f'<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>{INFO}'
    '</text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion>'
    f"{INFO}<text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
CHANGED = paragraph(
    'The <text:change text:change-id="c2"/>ferry <text:change-start text:change-id="c1"/>now '
    '<text:change-end text:change-id="c1"/>sails.'
)


def content(data: bytes) -> str:
    return members(data)["content.xml"].decode()


def source_of(data: bytes) -> OfficeSource:
    source = read(Source("a.odt", data)).source
    assert isinstance(source, OfficeSource)
    return source


def blocks(data: bytes) -> list[str]:
    document = read(Source("a.odt", data))
    return [document.text_of(one) for one in document.blocks if one.kind != "metadata"]


def cleaned(data: bytes) -> tuple[str, list[str]]:
    """The whole of the clean copy's XML, and what was said."""
    result = clean("a.odt", data)
    again = clean("a.odt", result.data)
    assert (again.data, again.taken) == (result.data, ())
    assert blocks(result.data) == blocks(data)
    return "".join(part.decode() for part in members(result.data).values()), list(result.taken)


def test_a_clean_file_comes_back_to_the_byte():
    data = odt(paragraph("The ferry sails."))
    assert clean("a.odt", data).data == data


def test_changes_are_accepted():
    xml, taken = cleaned(odt(CHANGES + CHANGED))
    assert paragraph("The ferry now sails.") in xml
    assert "gone" not in xml
    assert taken == [
        "1 tracked insertion accepted (by J••• ••e)",
        "1 tracked deletion accepted (by J••• ••e)",
    ]


def test_comments_go():
    said = "<dc:creator>Jane Roe</dc:creator><text:p>Is it?</text:p>"
    start = f'<office:annotation office:name="n">{said}</office:annotation>'
    end = '<office:annotation-end office:name="n"/>'
    body = paragraph(f"The {start}ferry{end}.")
    xml, taken = cleaned(odt(body))
    assert paragraph("The ferry.") in xml
    assert taken == ["1 comment (by J••• ••e)"]


def test_names_go_and_the_title_stays():
    meta = (
        "<dc:title>Ferries</dc:title><meta:initial-creator>Jane Roe</meta:initial-creator>"
        '<dc:creator>Bob Poe</dc:creator><meta:template xlink:href="/home/jane/press.ott"/>'
        '<meta:user-defined meta:name="Case">77</meta:user-defined>'
    )
    xml, taken = cleaned(odt(paragraph("Open."), meta=meta))
    assert "<office:meta><dc:title>Ferries</dc:title></office:meta>" in xml
    assert taken[0] == "1 custom property"
    assert "author: J••• ••e" in taken


def test_hidden_words_sections_and_fields_go():
    body = (
        paragraph(f"Open{span(' (not before May)', 'Secret')}.")
        + f'<text:section text:name="s" text:display="none">{paragraph("Never.")}</text:section>'
        + paragraph(
            'And<text:hidden-text text:is-hidden="true" text:string-value="x">x</text:hidden-text>.'
        )
    )
    xml, taken = cleaned(odt(body))
    assert "May" not in xml
    assert "Never" not in xml
    assert sorted(taken) == ["1 hidden field", "1 hidden passage", "1 hidden section"]


def test_white_words_go():
    result = clean("a.odt", odt(paragraph(f"Open. {span('Draft 3', 'White')}")))
    assert "Draft 3" not in content(result.data)
    assert result.taken == ("1 passage white",)


def test_what_is_no_part_of_the_document_goes():
    data = odt(paragraph("Open."))
    files = {**members(data), "debug/original.odt": b"secret"}
    from tests.office_files import package

    result = clean("a.odt", package(files))
    assert "debug/original.odt" not in members(result.data)
    assert result.taken == ("1 file that is no part of the document",)


# Edits


def settled(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs once our changes are accepted or rejected."""
    root = tree(members(data)["content.xml"])
    regions = {one.get(f"{TEXT}id"): one for one in root.iter(f"{TEXT}changed-region")}
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    found = [one for one in body.iter() if one.tag in (f"{TEXT}p", f"{TEXT}h")]
    kept = {id(one) for region in regions.values() for one in region.iter()}
    notes = {id(one) for note in root.iter(f"{OFFICE}annotation") for one in note.iter()}
    return [
        "".join(_said(one, regions, [], accept=accept))
        for one in found
        if id(one) not in kept | notes
    ]


def _said(element, regions, opened, *, accept):
    """The characters of a paragraph as the file writes them, by ODF 1.3, 6.1.2 (white space)."""
    signs = []
    _collect(element, regions, opened, signs, accept=accept)
    before = " "
    for sign in signs:
        written = sign.startswith("\N{NULL}")
        text = sign.removeprefix("\N{NULL}")
        for one in text:
            counts = written or one not in " \t\n" or before not in " \t\n"
            if counts:
                before = one if written or one not in "\t\n" else " "
                yield before


def _collect(element, regions, opened, signs, *, accept):
    def add(text):
        if text and not (opened and not accept):
            signs.append(text)

    add(element.text)
    for child in element:
        change = child.get(f"{TEXT}change-id")
        if child.tag == f"{TEXT}change-start":
            opened.append(change)
        elif child.tag == f"{TEXT}change-end":
            opened.remove(change)
        elif child.tag == f"{TEXT}change" and not accept:
            for kept in regions[change].iter(f"{TEXT}p"):
                _collect(kept, regions, [], signs, accept=accept)
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            sign = {"s": " ", "tab": "\t", "line-break": "\n"}[child.tag.removeprefix(TEXT)]
            add("\N{NULL}" + sign * int(child.get(f"{TEXT}c", "1")))
        elif not child.tag.startswith(OFFICE):
            _collect(child, regions, opened, signs, accept=accept)
        add(child.tail)


def edit(data: bytes, old: str, new: str, note: Note | None = None) -> tuple[bytes, bytes]:
    """The plain and the tracked copy, with a word replaced."""
    source = source_of(data)
    plain, tracked = (OdtEditor(data, source, STAMP) for _ in range(2))
    start = source.text.index(old)
    wanted = Replacement(Span(start, start + len(old)), new)
    assert plain.may_change(wanted)
    plain.change(wanted)
    tracked.track(wanted, note)
    return bytes(plain), bytes(tracked)


def test_a_word_across_spans():
    data = odt(heading("Ferries", 1) + paragraph(f"We {span('uti', 'Bold')}lise it."))
    plain, tracked = edit(data, "utilise", "use", Note(("Because.",)))
    assert blocks(plain) == blocks(tracked) == ["Ferries", "We use it."]
    assert settled(tracked, accept=True) == ["Ferries", "We use it."]
    assert settled(tracked, accept=False) == ["Ferries", "We utilise it."]
    xml = content(tracked)
    bold = '<text:span text:style-name="Bold">uti</text:span>lise</text:p>'
    assert bold in xml
    assert xml.index("<text:tracked-changes") < xml.index("<text:h")
    assert xml.count("<office:annotation ") == xml.count("<office:annotation-end ") == 1


def test_our_own_insertion_is_simply_changed():
    _, tracked = edit(odt(paragraph("We utilise it.")), "utilise", "employ")
    _, again = edit(tracked, "employ", "use")
    assert "employ" not in content(again)
    assert settled(again, accept=False) == ["We utilise it."]
    _, gone = edit(tracked, "employ", "")
    assert "insertion" not in content(gone)


def test_a_deletion_keeps_its_place_among_earlier_ones():
    data = odt(paragraph("We <text:s/>utilise it."))
    _, tracked = edit(data, "  u", " u")
    _, again = edit(tracked, " utilise", "")
    assert settled(again, accept=True) == ["We it."]
    assert settled(again, accept=False) == ["We  utilise it."]


def test_fields_and_notes_are_left_alone():
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    note += f"<text:note-body>{paragraph('See.')}</text:note-body></text:note>"
    data = odt(paragraph(f"On <text:date>2 June</text:date> we uti{note}lise it."))
    source = source_of(data)
    for words in ("June", "utilise"):
        start = source.text.index(words)
        wanted = Replacement(Span(start, start + len(words)), "x")
        assert not OdtEditor(data, source, STAMP).may_change(wanted)


_WORDS = st.text(alphabet="ab &é\n", min_size=1, max_size=6)
_INLINE = st.recursive(
    st.one_of(
        _WORDS.map(lambda text: text.replace("&", "&amp;")),
        st.sampled_from(("<text:s/>", '<text:s text:c="2"/>', "<text:tab/>", "<text:line-break/>")),
    ),
    lambda inside: st.lists(inside, min_size=1, max_size=3).map(
        lambda one: span("".join(one), "Bold")
    ),
    max_leaves=6,
)
_BODIES = st.lists(st.lists(_INLINE, max_size=5).map("".join), min_size=1, max_size=3)
_EDITS = st.lists(
    st.tuples(
        st.integers(0, 40), st.integers(0, 5), st.sampled_from(["", "x", " new & old ", "\tT"])
    ),
    max_size=5,
)


@settings(max_examples=60)
@given(_BODIES, _EDITS, st.booleans())
def test_accepting_gives_the_new_text_and_rejecting_the_old(bodies, wanted, noted):
    data = odt("".join(map(paragraph, bodies)))
    assume(any(text.strip() for text in settled(data, accept=True)))
    source = source_of(data)
    plain, tracked = (OdtEditor(data, source, STAMP) for _ in range(2))
    text, last = source.text, len(source.text) + 1
    for start, length, new in sorted(wanted, reverse=True):
        place = Span(min(start, len(source.text)), min(start + length, len(source.text)))
        one = Replacement(place, new)
        if place.end < last and plain.may_change(one):
            plain.change(one)
            tracked.track(one, Note(("Why.",)) if noted else None)
            text, last = text[: place.start] + new + text[place.end :], place.start
    assume(text.strip())
    after = bytes(tracked)
    assert source_of(bytes(plain)).text == text
    assert source_of(after).text == text
    assert settled(after, accept=False) == settled(data, accept=True)
    assert settled(after, accept=True) == settled(bytes(plain), accept=True)

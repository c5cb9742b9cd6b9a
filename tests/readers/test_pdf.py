"""PDF files as releases."""

from __future__ import annotations

import pytest

from release_lint.document import BlockKind, Document, InputError, Source
from release_lint.readers.pdf import read

pytest.importorskip("pypdfium2", reason="the extra for PDF files is not installed")


def pdf(*pages: list[tuple[int, str]], author: str = "") -> bytes:
    """A PDF of pages, each of them lines at a height from the foot, in points."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for page in pages:
        said = "".join(f"BT /F1 11 Tf 72 {y} Td ({line}) Tj ET\n" for y, line in page).encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(said), said))
        content = len(objects)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>" % content
        )
        kids.append(len(objects))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), listed)
    objects.append(f"<</Author({author})>>".encode())
    out = b"%PDF-1.4\n"
    places = []
    for number, inside in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, inside)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return out


def lines(*said: str, top: int = 760) -> list[tuple[int, str]]:
    """Lines one below the other; an empty one is a gap."""
    return [(top - 14 * number, line) for number, line in enumerate(said) if line]


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def test_wraps_and_hyphens_are_undone():
    document = read(
        Source(
            "a.pdf",
            pdf(
                lines(
                    "Council opens its new bridge",
                    "",
                    "The bridge over the river was built in two years from stone that the govern-",
                    "ment bought in the valley, and everyone who lives in the town can cross it",
                    "without a toll. It replaces a well-",
                    "known ferry.",
                    "",
                    "It cost 4 million pounds, and it will be open at all hours.",
                )
            ),
        )
    )
    assert texts(document) == [
        "Council opens its new bridge",
        (
            "The bridge over the river was built in two years from stone that the government "
            "bought in the valley, and everyone who lives in the town can cross it without a toll. "
            "It replaces a well-known ferry."
        ),
        "It cost 4 million pounds, and it will be open at all hours.",
    ]
    assert document.blocks[0].role == "title"


def test_a_paragraph_goes_on_over_the_page_and_places_are_pages():
    first = lines(
        "Council opens its new bridge",
        "",
        "The bridge over the river was built in two years from stone that the council",
    )
    second = lines("bought in the valley.", "", "It is open now, and walkers are welcome on it.")
    document = read(Source("a.pdf", pdf(first, second)))
    assert texts(document)[1].endswith("the council bought in the valley.")
    said = [document.source.locate(block.span).said for block in document.blocks]
    assert said == ["page 1", "page 1", "page 2"]


def test_running_heads_are_read_once_and_page_numbers_never():
    pages = [
        [
            *lines("Bridge report", "", f"Part {n} tells of the bridge and of the river.", ""),
            (40, n),
        ]
        for n in "123"
    ]
    document = read(Source("a.pdf", pdf(*pages)))
    assert sum("Bridge report" in text for text in texts(document)) == 1
    assert not any(text in ("1", "2", "3") for text in texts(document))


def test_lists_and_properties():
    document = read(
        Source(
            "a.pdf",
            pdf(
                lines("What to bring", "", "- a map of the valley", "- a torch", "- warm clothes"),
                author="Jo Bloggs",
            ),
        )
    )
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.HEADING, *[BlockKind.LIST_ITEM] * 3]
    assert document.metadata["creator"].value == "Jo Bloggs"


def test_scanned_pages_are_said():
    document = read(Source("a.pdf", pdf(lines("The bridge is open."), [])))
    assert document.notes == ("nothing was read on page 2: scanned, or empty",)


@pytest.mark.parametrize(
    ("data", "said"),
    [(pdf([]), "scanned"), (b"", "damaged"), (b"%PDF-1.4 cut", "damaged"), (b"hello", "damaged")],
)
def test_what_cannot_be_read_is_said(data, said):
    with pytest.raises(InputError, match=said):
        read(Source("a.pdf", data))

"""The check of OpenDocument texts finds what is wrong."""

from __future__ import annotations

import re

import pytest

from release_lint.office.zipcopy import rewritten
from tests.odt_files import odt, paragraph
from tests.office.odf_validity import problems
from tests.office.test_odt import CHANGED, INFO
from tests.office.test_odt import CHANGES as OLD
from tests.office_files import package

TEXT, OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}", "urn:oasis:names:tc"
PACKED = "the mimetype does not come first, unpacked and plain"
NOTE = '<office:annotation office:name="{}"><dc:creator>Jo</dc:creator>{}</office:annotation>'
DATE, WHY = "<dc:date>2025-05-01T10:00:00</dc:date>", "<text:p>Why.</text:p>"
DATED = DATE + WHY
CHANGES = re.sub(r'text:id="(\w+)"', r'xml:id="\1" text:id="\1"', OLD)


def said(body: str) -> list[str]:
    """What is wrong with a text, whose mimetype the helper of the tests packs."""
    found = problems(odt(body))
    assert found.pop(0) == PACKED
    return found


def test_changes_and_comments_that_are_right():
    note = NOTE.format("n", DATED)
    end = '<office:annotation-end office:name="n"/>'
    assert said(CHANGES + CHANGED + paragraph(f"The {note}ferry{end}.")) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (CHANGES, "insertion c1 stands at None"),
        (CHANGED, "a mark of no change: c2"),
        (paragraph("Late.") + CHANGES + CHANGED, "forms or changes after the text has begun"),
        (CHANGES.replace("c2", "c1") + CHANGED, "two changes c1"),
        (CHANGES.replace(INFO, "") + CHANGED, "insertion c1 is not signed first"),
        (CHANGES + CHANGED.replace("change-start", "change"), "insertion c1 stands at"),
        (paragraph('<office:annotation-end office:name="n"/>'), "comment n ends before it begins"),
        (paragraph(NOTE.format("n", DATED) * 2), "two comments n"),
        (paragraph(NOTE.format("n", WHY + DATE)), "out of order"),
        ("<text:span>words</text:span>", f"{TEXT}span in {{{OFFICE}"),
        ("words", f"text in {{{OFFICE}"),
        (paragraph('<text:change-start text:name="x"/>'), f"{TEXT}change-start without change-id"),
        (paragraph('<text:s text:style="x"/>'), f"{TEXT}s with {TEXT}style"),
    ],
)
def test_what_is_wrong_is_found(body, problem):
    assert any(problem in one for one in said(body)), said(body)


def test_packages_that_are_wrong():
    data = odt(paragraph("Open."))
    assert problems(rewritten(data, {"extra.xml": b"<a/>"})) == [PACKED, "extra.xml is not listed"]
    assert "meta.xml is listed and missing" in problems(rewritten(data, {"meta.xml": None}))
    swapped = package({"content.xml": "<a/>", "mimetype": "x", "META-INF/manifest.xml": "<a/>"})
    assert problems(swapped)[:2] == [PACKED, "another mimetype"]

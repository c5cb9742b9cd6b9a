"""XML that comes back byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.document import InputError
from release_lint.office.names import DOCX
from release_lint.office.xmltree import XmlPart, parse

PART = (
    '\N{ZERO WIDTH NO-BREAK SPACE}<?xml version="1.0"  encoding="UTF-8" ?>\r\n<!-- one > two -->\n'
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"\n'
    "  w:a='1 > 0'  other=\"it's\" ><w:r/><w:r ></w:r >a &amp; b<![CDATA[<w:x>]]>&#8217;é"
    "<?go on?></w:p\n>\n<!-- end -->"
).encode()


def test_an_untouched_part_is_the_same_to_the_byte():
    assert bytes(XmlPart(PART, "a.xml", DOCX)) == PART


def test_names_attributes_and_text_are_read():
    root = XmlPart(PART, "a.xml", DOCX).root
    assert root.name == "w:p"
    assert root.attributes == {"w:a": "1 > 0", "other": "it's"}
    assert root.text() == "a & b<w:x>’é"
    assert [one.start for one in root.elements] == [PART.index(b"<w:r/>"), PART.index(b"<w:r >")]


_NAMES = st.sampled_from(["w:a", "w:b", "c"])
_TEXTS = st.text(alphabet="ab é\n", max_size=5)
_TREES = st.recursive(
    _TEXTS,
    lambda inside: st.tuples(_NAMES, st.lists(inside, max_size=4)).map(
        lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0]}>" if node[1] else f"<{node[0]} />"
    ),
    max_leaves=12,
)


@given(_TREES)
def test_any_tree_comes_back(inside):
    data = f'<w:r xmlns:w="urn:x">{inside}</w:r>'.encode()
    part = XmlPart(data, "a.xml", {"urn:x": "w"})
    assert bytes(part) == data
    for raw in part.root.raws():
        assert data[raw.start : raw.start + len(raw.data)] == raw.data


def test_an_attribute_is_changed_in_its_place():
    element = parse("<w:t w:a='1' w:ab=\"2\"/>", DOCX)
    element.set("w:a", 'x"y')
    element.set("xml:space", "preserve")
    assert bytes(element) == b'<w:t w:a=\'x"y\' w:ab="2" xml:space="preserve"/>'
    element.unset("w:a")
    assert bytes(element) == b'<w:t w:ab="2" xml:space="preserve"/>'


def test_an_empty_element_opens_when_something_is_put_in():
    element = parse("<w:p/>", DOCX)
    element.append(parse("<w:r/>", DOCX))
    assert bytes(element) == b"<w:p><w:r/></w:p>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        (b"<a><b></a>", "damaged"),
        ("<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16"), "not in UTF-8"),
        (b"<a>" * 600 + b"</a>" * 600, "too deeply"),
    ],
)
def test_what_no_office_suite_writes_is_refused(data, said):
    with pytest.raises(InputError, match=said):
        XmlPart(data, "a.xml", {})

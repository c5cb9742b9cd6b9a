"""Bytes become text, or a message that says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.document import InputError, Source
from release_lint.readers.decode import decode


def source(data: bytes) -> Source:
    return Source("notice.txt", data)


def test_utf8_is_read_without_a_note():
    decoded = decode(source("Cyhoeddwyd: “tŷ”\r\n".encode()))
    assert (decoded.text, decoded.encoding, decoded.notes) == ("Cyhoeddwyd: “tŷ”\r\n", "utf-8", ())


def test_the_byte_order_mark_is_no_part_of_the_text():
    decoded = decode(source(b"\xef\xbb\xbfTitle"))
    assert decoded.text == "Title"
    assert decoded.text.encode(decoded.encoding) == b"\xef\xbb\xbfTitle"


def test_windows_1252_is_recognised_and_said():
    data = "The minister said: “We’re ready” – today.".encode("cp1252")
    decoded = decode(source(data))
    assert decoded.text == "The minister said: “We’re ready” – today."
    assert decoded.encoding == "cp1252"
    assert decoded.notes == ("read as Windows-1252, not UTF-8: save it as UTF-8",)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_is_read(codec):
    text = "Title\n\nText – here."
    decoded = decode(source(("\ufeff" + text).encode(codec)))
    assert decoded.text == text
    assert decoded.notes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"PK\x03\x04\x00\x00\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "binary"),
        (b"\x01\x02\x03\x04 text" * 9, "binary"),
        (b"one\ntwo \x81 three", "line 2, column 5 (byte 0x81)"),
        ("“One” – ‘two’ – three ".encode() + b"\x93four", "line 1, column 35 (byte 0x93)"),
        (b"\xff\xfea\x00\x00\xd8", "UTF-16"),
    ],
)
def test_what_cannot_be_read_is_said(data, message):
    with pytest.raises(InputError, match=r".") as caught:
        decode(source(data))
    assert message in str(caught.value)


@given(st.binary(max_size=400))
def test_no_bytes_crash_it_and_what_is_read_can_be_written_back(data):
    try:
        decoded = decode(source(data))
    except InputError:
        return
    if decoded.encoding != "utf-16":
        assert decoded.text.encode(decoded.encoding) == data

"""Bytes to text: UTF-8 first, Windows-1252 when that is what the bytes plainly are."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from release_lint.document import InputError, Source
from release_lint.records import record
from release_lint.source_map import LineIndex

_CONTROLS = frozenset({*range(0x09), *range(0x0E, 0x20), 0x7F})
_NO_CONTROLS = bytes(code for code in range(256) if code not in _CONTROLS)
MAX_BYTES = 10_000_000
_CONTROLS_PER_HUNDRED = 1  # more than this is no text


@record
class Decoded:
    """The source as text, line ends untouched and without its byte order mark.

    ``encoding`` names the codec that writes ``text`` back to the same bytes; ``notes`` say what
    the author should know of it.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(source: Source) -> Decoded:
    """The text of a file.

    Raises :class:`~release_lint.document.InputError` for an empty file, a binary one, and bytes
    that are neither UTF-8 nor Windows-1252.
    """
    if len(source.data) > MAX_BYTES:
        size = len(source.data) / 1_000_000
        raise InputError(
            f"the file has {size:.0f} MB, and a text is read up to {MAX_BYTES // 1_000_000} MB: "
            "take out pictures that are written as text"
        )
    decoded = _decode(source.data)
    if not decoded.text.strip():
        raise InputError("the file is empty")
    controls = len(decoded.text.encode("utf-8", "replace").translate(None, _NO_CONTROLS))
    if "\0" in decoded.text or controls * 100 > len(decoded.text) * _CONTROLS_PER_HUNDRED + 100:
        raise InputError("this is a binary file, not text: give release-lint the text itself")
    return decoded


def _decode(data: bytes) -> Decoded:
    if data.startswith(BOM_UTF8):
        return _utf8(data[len(BOM_UTF8) :], "utf-8-sig")
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _utf16(data)
    return _utf8(data, "utf-8")


def _utf8(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(), encoding)
    except UnicodeDecodeError as problem:
        if b"\0" in data:
            return Decoded("\0", encoding)
        if encoding == "utf-8" and not _is_mostly_utf8(data):
            return _windows(data)
        raise InputError(
            f"not valid UTF-8 at {_place(data, problem.start)}: save it as UTF-8"
        ) from problem


def _utf16(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as problem:
        raise InputError(
            f"not valid UTF-16 at byte {problem.start + 1}: save it as UTF-8"
        ) from problem
    return Decoded(text, "utf-16", ("read as UTF-16: save it as UTF-8",))


def _windows(data: bytes) -> Decoded:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as problem:
        raise InputError(
            f"neither UTF-8 nor Windows-1252 at {_place(data, problem.start)}: save it as UTF-8"
        ) from problem
    return Decoded(text, "cp1252", ("read as Windows-1252, not UTF-8: save it as UTF-8",))


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII form UTF-8 characters at least as often as not.

    UTF-8 with one bad byte, read as Windows-1252, would show every curly quote as three letters.
    """
    text = data.decode(errors="surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in text)
    valid = sum(char > "\x7f" for char in text) - stray
    return valid >= stray


def _place(data: bytes, offset: int) -> str:
    line, column = LineIndex(data[: offset + 1].decode("latin-1")).line_column(offset)
    return f"line {line}, column {column} (byte 0x{data[offset]:02X})"

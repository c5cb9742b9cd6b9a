"""The zip package that a Word or OpenDocument file is: its parts, opened with limits.

A file comes from anywhere, so nothing in it is trusted: how many members it has, how large they
say they are, and how well they are packed. Whatever is wrong is an
:class:`~release_lint.document.InputError` that says what to do.
"""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from release_lint.document import InputError

MOST_MEMBERS = 5_000
LARGEST_PART = 32 * 1024 * 1024  # bytes, unpacked; a book of a million words has about ten million
LARGEST_TOTAL = 64 * 1024 * 1024  # bytes of all parts that are read
MOST_RATIO = 500  # unpacked to packed; XML of a long table reaches 50
_SMALL = 1024 * 1024  # bytes: a part no larger may be packed as well as it likes

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCODING = re.compile(rb"<\?xml[^>]{1,60}?\sencoding\s*=\s*[\"']([A-Za-z][\w.-]{1,30})[\"']")
_LOCK_FILE = 162, 165  # bytes: what Word writes beside a document that is open
_LOOKS = {
    _OLE: "this is a file of Word 97 to 2003 under a new name: open it and save it as .docx",
    b"{\\rtf": "this is an RTF file under another name: open it and save it as .docx",
    b"%PDF": "this is a PDF file under another name: call it .pdf",
    b"<": "this is XML or HTML under another name: open it and save it as .docx or .odt",
}
_DAMAGED = "the file is damaged or was cut short: open it in its own program and save it again"


class Package:
    """The parts of a package by name; each is unpacked when it is first asked for."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        self._zip = _open(data, kind)
        self._members: dict[str, ZipInfo] = {}
        self._parts: dict[str, bytes] = {}
        self._left = LARGEST_TOTAL
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise InputError(f"the file holds {len(infos):,} parts; no {kind} needs so many")
        for info in infos:
            self._members[info.filename.replace("\\", "/").lstrip("/")] = info

    def __contains__(self, name: object) -> bool:
        return name in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members, in the order of the package."""
        return tuple(self._members)

    def part(self, name: str) -> bytes:
        """The bytes of a member, empty where there is none; XML in UTF-16 is given in UTF-8.

        Raises :class:`~release_lint.document.InputError` for a part that is damaged, locked by a
        password, or larger than any document's.
        """
        if name not in self._parts:
            info = self._members.get(name)
            self._parts[name] = _in_utf8(self._unpack(info)) if info else b""
        return self._parts[name]

    def _unpack(self, info: ZipInfo) -> bytes:
        name = info.filename
        if info.flag_bits & 1:
            raise InputError(f"the {self._kind} is locked by a password: save it without one")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise InputError(f"the part {name} is packed in a way that no {self._kind} is")
        if info.file_size > _SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise InputError(f"the part {name} unpacks to {MOST_RATIO} times its size: a zip bomb")
        limit = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except (BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error) as problem:
            raise InputError(_DAMAGED) from problem
        if len(data) > limit:
            size = f"{limit // 1024 // 1024} MB"
            raise InputError(f"the part {name} is larger than {size}: split the document")
        self._left -= len(data)
        return data


def _open(data: bytes, kind: str) -> ZipFile:
    if not data.strip(b"\0"):
        raise InputError("the file is empty")
    if not data.startswith(b"PK"):
        raise InputError(_what_it_is(data, kind))
    try:
        return ZipFile(BytesIO(data))
    except (
        *(BadZipFile, EOFError, OSError, ValueError, OverflowError),
        *(NotImplementedError, struct.error),
    ) as problem:
        raise InputError(_DAMAGED) from problem


def _what_it_is(data: bytes, kind: str) -> str:
    """What a file is that is no package, and what to do."""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return f"the {kind} is locked by a password: save it without one"
    if len(data) in _LOCK_FILE:
        return "this is no document but the lock that Word keeps while one is open: leave it out"
    what = next((said for start, said in _LOOKS.items() if data.lstrip().startswith(start)), "")
    return what or f"this is no {kind}: it is not even a zip package"


def _in_utf8(data: bytes) -> bytes:
    """A part as it is, or XML in another encoding turned into UTF-8."""
    declared = _ENCODING.match(data)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    if declared:
        encoding = declared[1].decode().lower()
    if encoding in ("utf-8", "utf8", "us-ascii"):
        return data
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError) as problem:
        raise InputError(_DAMAGED) from problem
    head, mark, rest = text.partition("?>")
    if head.startswith("<?xml") and mark:
        text = '<?xml version="1.0" encoding="UTF-8"?>' + rest
    return text.encode(errors="replace")

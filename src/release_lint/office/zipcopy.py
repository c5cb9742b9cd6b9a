"""A zip package written again with some members changed, the rest copied packed as they are.

Nothing that was not changed is unpacked, so it stays as it was to the byte, whatever its size, and
a zip bomb among it goes off nowhere. The same input gives the same output: changed members keep
their time, new ones have the earliest that a zip file can tell, as Word writes it.
Source: PKWARE, APPNOTE.TXT - .ZIP File Format Specification, 4.3.7, 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from release_lint.document import InputError
from release_lint.records import record

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8 = 0x800  # flag: the name is in UTF-8
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LARGEST = 0xFFFF_FFFF  # bytes: beyond, another form of zip begins that no draft needs


@record
class _Member:
    info: ZipInfo
    packed: bytes
    size: int
    checksum: int
    method: int


def rewritten(data: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """The package with some members changed, left out (None) or added at the end.

    Raises :class:`~release_lint.document.InputError` where the package is damaged or too large.
    """
    members = list(_members(data, changed))
    body, directory = bytearray(), bytearray()
    for member in members:
        name, flags = _name(member.info)
        numbers = (member.checksum, len(member.packed), member.size)
        time = _dos_time(member.info)
        offset = len(body)
        body += _LOCAL.pack(b"PK\3\4", 20, flags, member.method, *time, *numbers, len(name), 0)
        body += name + member.packed
        directory += _CENTRAL.pack(
            *(b"PK\1\2", 20 | member.info.create_system << 8, 20, flags, member.method),
            *(*time, *numbers, len(name), 0, 0, 0, 0, member.info.external_attr, offset),
        )
        directory += name
    if len(body) + len(directory) > _LARGEST:
        raise InputError("the file is larger than 4 GB")
    count = len(members)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def _members(data: bytes, changed: Mapping[str, bytes | None]) -> Iterator[_Member]:
    with ZipFile(BytesIO(data)) as package:
        infos = {_plain(info.filename): info for info in package.infolist()}
    for name, info in infos.items():
        if name not in changed:
            packed = _packed(data, info)
            yield _Member(info, packed, info.file_size, info.CRC, info.compress_type)
            continue
        new = changed[name]
        if new is not None:
            yield _member(info, new, info.compress_type)
    for name, new in changed.items():
        if new is not None and name not in infos:
            yield _member(ZipInfo(name, _EARLIEST), new, ZIP_DEFLATED)


def _plain(name: str) -> str:
    """A member's name as parts are called by."""
    return name.replace("\\", "/").lstrip("/")


def _member(info: ZipInfo, data: bytes, method: int) -> _Member:
    packed = data
    if method != ZIP_STORED:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = squeeze.compress(data) + squeeze.flush()
    return _Member(info, packed, len(data), zlib.crc32(data), method)


def _packed(data: bytes, info: ZipInfo) -> bytes:
    """A member's bytes as they stand in the package."""
    head = data[info.header_offset : info.header_offset + _LOCAL.size]
    if len(head) < _LOCAL.size:
        raise InputError("the file is damaged: open it in its own program and save it again")
    *_, name, extra = _LOCAL.unpack(head)
    start = info.header_offset + _LOCAL.size + name + extra
    packed = data[start : start + info.compress_size]
    if head[:4] != b"PK\3\4" or len(packed) != info.compress_size:
        raise InputError("the file is damaged: open it in its own program and save it again")
    return packed


def _name(info: ZipInfo) -> tuple[bytes, int]:
    """A member's name in bytes, and the flags that say how to read it."""
    name = info.orig_filename
    if info.flag_bits & _UTF8 or not name.isascii():
        if not info.flag_bits & _UTF8:
            try:
                return name.encode("cp437"), info.flag_bits & 0b110
            except UnicodeError:
                pass
        return name.encode(), _UTF8 | info.flag_bits & 0b110
    return name.encode("ascii"), info.flag_bits & 0b110


def _dos_time(info: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = info.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day

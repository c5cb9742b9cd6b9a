"""Packages written again."""

from __future__ import annotations

import io
import zipfile

from release_lint.office.zipcopy import rewritten


def archive(*names: str, method=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for number, name in enumerate(names):
            info = zipfile.ZipInfo(name, (2025, 6, 2, 9, 30, number * 2))
            info.compress_type = method
            info.external_attr = 0o644 << 16
            package.writestr(info, f"{name} " * 50)
    return out.getvalue()


def read(data: bytes) -> zipfile.ZipFile:
    package = zipfile.ZipFile(io.BytesIO(data))
    assert package.testzip() is None
    return package


def test_members_keep_order_times_and_packing():
    before = archive("mimetype", "content.xml", "Bilder/Käse.png", "meta.xml")
    after = rewritten(before, {"content.xml": b"new", "extra.xml": b"more", "meta.xml": None})
    old, new = read(before), read(after)
    assert new.namelist() == ["mimetype", "content.xml", "Bilder/Käse.png", "extra.xml"]
    assert new.read("content.xml") == b"new"
    assert new.read("Bilder/Käse.png") == old.read("Bilder/Käse.png")
    for name in ("mimetype", "content.xml", "Bilder/Käse.png"):
        mine, theirs = new.getinfo(name), old.getinfo(name)
        assert mine.date_time == theirs.date_time
        assert mine.external_attr == theirs.external_attr
    assert new.getinfo("extra.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_the_same_input_gives_the_same_file():
    before = archive("a.xml", "b.xml")
    assert rewritten(before, {"a.xml": b"new"}) == rewritten(before, {"a.xml": b"new"})


def test_what_was_stored_stays_stored():
    after = rewritten(archive("mimetype", method=zipfile.ZIP_STORED), {"mimetype": b"text"})
    assert read(after).getinfo("mimetype").compress_type == zipfile.ZIP_STORED


def test_members_written_as_a_stream_are_copied():
    out = io.BytesIO()

    class Unseekable(io.RawIOBase):
        def writable(self):
            return True

        def write(self, data):
            return out.write(data)

    with zipfile.ZipFile(Unseekable(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", "one " * 100)
        package.writestr("b.xml", "two")
    after = rewritten(out.getvalue(), {"b.xml": b"three"})
    assert read(after).read("a.xml") == b"one " * 100
    assert read(after).read("b.xml") == b"three"

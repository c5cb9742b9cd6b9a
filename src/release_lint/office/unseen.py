"""Text that stands in a file as any other and cannot be seen: white on white, or tiny."""

from __future__ import annotations

from collections import defaultdict

from release_lint.document import Document, MarkKind
from release_lint.office.copy import Copy
from release_lint.office.ledger import Ledger
from release_lint.office.xmltree import Raw
from release_lint.readers.office import OfficeSource


def take_out(copy: Copy, document: Document, ledger: Ledger, *, may_show: bool) -> None:
    """Take out words that the reader marks as unseen; nothing else may be changed in the copy yet.

    ``may_show``: a colour or picture may lie behind the text, so that white letters are seen.
    """
    source = document.source
    assert isinstance(source, OfficeSource)
    ranges: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mark in document.marks:
        if mark.kind is not MarkKind.HIDDEN or not document.text_of(mark).strip():
            continue
        how = mark.attrs.get("how", "")
        if how == "white" and may_show:
            ledger.leave("passage in white", "passages in white")
            continue
        ledger.take(f"passage {how}", f"passages {how}")
        for stretch in source.stretches(source.source_span(mark.span)):
            ranges[stretch.part].append((stretch.start, stretch.end))
    for part, found in ranges.items():
        for raw in copy.xml(part).root.raws():
            _cut(raw, sorted(found))


def _cut(raw: Raw, ranges: list[tuple[int, int]]) -> None:
    """Take ranges of the part's bytes out of the bytes between two tags."""
    end = raw.start + len(raw.data)
    inside = [(max(a, raw.start), min(b, end)) for a, b in ranges if a < end and raw.start < b]
    for first, last in reversed(inside):
        raw.data = raw.data[: first - raw.start] + raw.data[last - raw.start :]

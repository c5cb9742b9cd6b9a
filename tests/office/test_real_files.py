"""Real files of public bodies and awkward ones of libraries: cleaned, edited and reviewed."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from release_lint.document import BlockKind, Document, InputError, Source, Span
from release_lint.office.clean import clean
from release_lint.office.editors import ODT, WORD, open_editor
from release_lint.office.fixing import read
from release_lint.office.replacement import Replacement
from release_lint.office.stamp import Note, Stamp
from tests.office import odf_validity, validity
from tests.office.settled import settled

STAMP = Stamp(dt.date(2025, 6, 2))
_EDITS = 12  # of one file
_SMALL = 25_000  # bytes


@pytest.fixture(scope="module")
def files(shared_data) -> list[tuple[str, bytes]]:
    """Name and bytes of some of every kind: each fourth small file, each twelfth larger one."""
    paths = sorted((shared_data / "office").glob("*/*"))
    office = [path for path in paths if path.suffix in (*WORD, *ODT)]
    small = [path for path in office if path.stat().st_size < _SMALL]
    large = [path for path in office if path not in small]
    return [(path.name, path.read_bytes()) for path in (*small[::4], *large[::12])]


def document(name: str, data: bytes) -> Document | None:
    try:
        return read(Source(name, data))
    except InputError:
        return None


def text(found: Document) -> list[str]:
    """The blocks as they read; of headers and footers that say the same, one."""
    said = [
        (block.role in ("chrome", "footer"), found.text_of(block))
        for block in found.blocks
        if block.kind is not BlockKind.METADATA
    ]
    edges = dict.fromkeys(words for is_edge, words in said if is_edge)
    return [*edges, *(words for is_edge, words in said if not is_edge)]


def new_problems(name: str, before: bytes, after: bytes) -> list[str]:
    kind = validity if name.endswith(WORD) else odf_validity
    return kind.new_problems(before, after)


def test_clean_copies_read_as_the_drafts_and_are_clean(files):
    cleaned = 0
    for name, data in files:
        before = document(name, data)
        try:
            result = clean(name, data)
        except InputError as problem:
            assert str(problem)  # noqa: PT017  (a clear message instead of a copy)
            continue
        again = clean(name, result.data)
        assert (again.data, again.taken) == (result.data, ()), name
        after = document(name, result.data)
        if before and after:
            assert text(after) == text(before), name
            cleaned += 1
        assert new_problems(name, data, result.data) == [], name
    assert cleaned > 20


def test_any_edit_is_accepted_and_rejected(files):
    tracked_files = 0
    for name, data in files:
        found = document(name, data)
        if found is None:
            continue
        source = found.source
        plain, tracked = (open_editor(found, data, STAMP) for _ in range(2))
        choice = random.Random(name)  # noqa: S311  (which words are edited)
        places = sorted(choice.sample(range(len(source.text)), min(_EDITS, len(source.text))))
        last = len(source.text) + 1
        for start in reversed(places):
            end = min(len(source.text), start + choice.choice((0, 1, 5, 15)))
            edit = Replacement(Span(start, end), choice.choice(("", "New", "a & b")))
            if end < last and plain.may_change(edit):
                plain.change(edit)
                tracked.track(edit, Note(("Why.",)) if choice.random() < 0.3 else None)
                last = start
        after = bytes(tracked)
        changed, shown = document(name, bytes(plain)), document(name, after)
        if shown:
            noted = open_editor(shown, after, STAMP)
            noted.annotate(None, Note(("All of it.",)))
            after = bytes(noted)
        assert changed is None or (shown and changed.source.text == shown.source.text), name
        if name.endswith(WORD):
            assert settled(after, accept=False) == settled(data, accept=True), name
        assert new_problems(name, data, after) == [], name
        tracked_files += 1
    assert tracked_files > 20

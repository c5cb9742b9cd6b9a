"""Labels above and below a Markdown body: ``Published: 3 May 2025``, ``**Summary:** …``."""

from __future__ import annotations

from release_lint.document import BlockKind
from release_lint.readers.furniture import is_notice
from release_lint.readers.labels import DATES, Label, is_date, kind_of, label_of, starts_with_date
from release_lint.readers.lines import ends_sentence
from release_lint.records import record

_HEADER = 2  # paragraphs of prose below which nothing belongs to the header
_PROSE = 80  # characters of a paragraph that ends as a sentence does
_BLOCKS = {"title": BlockKind.HEADING, "summary": BlockKind.PARAGRAPH}


@record
class Statement:
    """What a line states: a metadata key (or none), its value, and the value's offsets.

    ``cut`` is the length of a label whose value is a block of its own, with a role.
    """

    key: str
    value: str
    start: int
    end: int
    origin: str = "label"
    role: str = "label"
    kind: BlockKind = BlockKind.PARAGRAPH
    cut: int = 0


class LabelReader:
    """Reads a body's lines in order, and knows how far down the page they stand."""

    def __init__(self) -> None:
        self._prose = 0  # paragraphs so far
        self._awaited = ""  # the label whose value has still to come

    def read(self, text: str, *, is_line: bool) -> Statement | None:
        """What a line at the start of a paragraph states; ``is_line``: nothing comes after it."""
        awaited, self._awaited = self._awaited, ""
        label = label_of(text) if text[0].isupper() else None
        if label and self._counts(label, text):
            return self._labelled(label, text)
        if awaited in DATES and is_date(text):
            return Statement(awaited, text, 0, len(text))
        if awaited in _BLOCKS and is_line:
            return _block(awaited, text, 0)
        if self._prose < _HEADER and is_line:
            return _bare(text)
        return None

    def pass_paragraph(self, text: str) -> None:
        """Say that a paragraph states nothing."""
        if self._prose < _HEADER and len(text) > _PROSE and ends_sentence(text):
            self._prose += not is_notice(text)

    def _counts(self, label: Label, text: str) -> bool:
        """Whether a line is a label where it stands: in the text proper, only with a date."""
        if label.key in DATES and starts_with_date(text[label.value :]):
            return self._prose < _HEADER or not label.plain
        return self._prose < _HEADER

    def _labelled(self, label: Label, text: str) -> Statement:
        value = text[label.value :].strip()
        if not value:
            self._awaited = label.key
            return Statement(label.key, "", 0, len(text))
        if label.key in _BLOCKS:
            return _block(label.key, value, label.value)
        return Statement(label.key, value, label.value, len(text))


def _block(key: str, value: str, cut: int) -> Statement:
    return Statement(key, value, 0, len(value), role=key, kind=_BLOCKS[key], cut=cut)


def _bare(text: str) -> Statement | None:
    """``PRESS RELEASE``, or a date, on a line of its own."""
    kind = kind_of(text)
    if kind is not None:
        return Statement("document_type" if kind else "", kind, 0, len(text), "body")
    return Statement("published", text, 0, len(text), "body") if is_date(text) else None

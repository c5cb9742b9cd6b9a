"""Blocks as the Markdown reader writes them: title, labels, language, captions and asides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from release_lint.document import BlockKind, MarkKind, Metadata, Span
from release_lint.readers.base import SEPARATOR, DocumentBuilder
from release_lint.readers.furniture import is_chrome
from release_lint.readers.govspeak import Aside
from release_lint.readers.inline import Inline, PendingMark
from release_lint.readers.labels import DATES, is_date, kind_of, label_of
from release_lint.readers.language import language_of
from release_lint.readers.markdown_inline import Image

_HEADER_DEPTH = 2  # paragraphs of prose after which a plain word with a colon is no label
_NO_ATTRS: Mapping[str, str] = {}


@dataclass(slots=True)
class BlockWriter:
    """Writes blocks in order, and knows what the ones before mean for the next."""

    builder: DocumentBuilder
    metadata: dict[str, Metadata]
    language: str
    asides: Sequence[Aside]
    _asides_written: int = 0
    _paragraphs: int = 0  # of prose
    _has_heading: bool = False
    _waiting: str = ""  # the label whose value is the next line
    _between: list[PendingMark] = field(default_factory=list)  # marks before the next block

    def write(
        self,
        inline: Inline,
        kind: BlockKind,
        *,
        level: int = 0,
        group: int = 0,
        attrs: Mapping[str, str] = _NO_ATTRS,
    ) -> None:
        """Write a block; one without text leaves only its marks."""
        if not inline.pieces:
            self._between.extend(inline.marks)
            return
        self._write_asides(inline.pieces[0][1])
        if kind is BlockKind.PARAGRAPH:
            rest = self._write_labels(inline)
            if not rest.pieces:
                return
            inline = rest
            self._paragraphs += 1
        self._block(inline, kind, self._role(inline, kind, level), level, group, attrs)

    def image(self, image: Image) -> None:
        """Write an image's alternative text."""
        alt = image.alt
        alt.mark(MarkKind.IMAGE, 0, alt.length, image.attrs)
        for attrs in image.links:
            alt.mark(MarkKind.LINK, 0, alt.length, attrs)
        self._block(alt, BlockKind.CAPTION, "alt")

    def finish(self) -> None:
        """Write what is left after the last block."""
        self._write_asides(len(self.builder.source))
        for mark in self._between:
            self.builder.mark(mark.kind, self.builder.position, self.builder.position, mark.attrs)

    def _write_asides(self, before: int) -> None:
        """Write the asides that come before a place in the source."""
        while self._asides_written < len(self.asides):
            aside = self.asides[self._asides_written]
            if aside.start >= before:
                return
            self._asides_written += 1
            inline = Inline()
            for piece in aside.pieces:
                inline.add(*piece)
            inline.mark(aside.kind, 0, len(aside.pieces[0][0]) if aside.pieces else 0, aside.attrs)
            if inline.pieces:
                self._block(inline, BlockKind.METADATA, aside.kind)
            else:
                self._between.extend(inline.marks)

    def _block(  # noqa: PLR0913  (the fields of a block)
        self,
        inline: Inline,
        kind: BlockKind,
        role: str = "",
        level: int = 0,
        group: int = 0,
        attrs: Mapping[str, str] = _NO_ATTRS,
    ) -> None:
        builder = self.builder
        between = builder.position + len(SEPARATOR) // 2 if builder.position else 0
        for mark in self._between:
            builder.mark(mark.kind, between, between, mark.attrs)
        self._between.clear()
        language = language_of(inline.text, inherited=self.language)
        with builder.block(
            kind, level=level, role=role, language=language, group=group, attrs=attrs
        ):
            inline.write(builder)

    def _role(self, inline: Inline, kind: BlockKind, level: int) -> str:
        if kind is BlockKind.CODE:
            return ""
        if kind is not BlockKind.HEADING:
            return "chrome" if is_chrome(inline.text) else ""
        if level == 1 and "title" not in self.metadata:
            self._state("title", inline.text, 0, inline.length, "body")
            return "title"
        self._has_heading = True
        return ""

    # Labels

    def _write_labels(self, inline: Inline) -> Inline:
        """Write the labels that a paragraph begins with, each line for itself; what is left."""
        while inline.pieces:
            line, rest = inline.split() if inline.breaks else (inline, Inline())
            if not self._write_label(line):
                break
            inline = rest
        return inline

    def _write_label(self, line: Inline) -> bool:
        """Write a line that is a label, or the value of the one above; whether it was."""
        text = line.text
        key, self._waiting = self._waiting, ""
        if key and is_date(text):
            return self._label(line, key, text, 0)
        label = label_of(text)
        if not label:
            document_type = None if self._paragraphs else kind_of(text)
            if document_type is None:
                return False
            return self._label(line, "document_type", document_type, 0)
        in_header = self._paragraphs < _HEADER_DEPTH and not self._has_heading
        if label.plain and not in_header:
            return False
        value = text[label.value :]
        if not value and label.key in DATES:
            self._waiting = label.key
        return self._label(line, label.key, value, label.value)

    def _label(self, line: Inline, key: str, value: str, offset: int) -> bool:
        known = self.metadata.get(key)
        if known is None or (value and not known.value):
            self._state(key, value, offset, line.length, "label")
        self._block(line, BlockKind.PARAGRAPH, "label")
        return True

    def _state(self, key: str, value: str, start: int, end: int, origin: str) -> None:
        """Set a value that the next block states, at offsets into it."""
        base = self.builder.position + (len(SEPARATOR) if self.builder.position else 0)
        span = Span(base + start, base + end) if end > start else None
        self.metadata[key] = Metadata(value, span, origin)

"""Blocks as the Markdown reader writes them: title, labels, language, captions and asides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from release_lint.document import BlockKind, MarkKind, Metadata, Span
from release_lint.readers.base import SEPARATOR, DocumentBuilder
from release_lint.readers.furniture import is_chrome
from release_lint.readers.govspeak import Aside
from release_lint.readers.inline import Inline, PendingMark
from release_lint.readers.language import language_of
from release_lint.readers.markdown_inline import Image
from release_lint.readers.markdown_labels import LabelReader, Statement
from release_lint.records import field, mutable

_MOST_LABELS = 30  # lines of a paragraph that can be labels; a header has fewer
_NO_ATTRS: Mapping[str, str] = {}


@mutable
class BlockWriter:
    """Writes blocks in order, and knows what the ones before mean for the next."""

    builder: DocumentBuilder
    metadata: dict[str, Metadata]
    language: str
    asides: Sequence[Aside]
    _asides_written: int = 0
    _labels: LabelReader = field(default_factory=LabelReader)
    _between: list[PendingMark] = field(default_factory=list)  # marks before the next block

    def write(  # noqa: PLR0913  (the fields of a block)
        self,
        inline: Inline,
        kind: BlockKind,
        *,
        role: str = "",
        level: int = 0,
        group: int = 0,
        attrs: Mapping[str, str] = _NO_ATTRS,
    ) -> None:
        """Write a block; one without text leaves only its marks."""
        if not inline.pieces:
            self._between.extend(inline.marks)
            return
        self._write_asides(inline.pieces[0][1])
        if kind is BlockKind.PARAGRAPH and not role:
            inline = self._write_labels(inline)
            if not inline.pieces:
                return
            self._labels.pass_paragraph(inline.text)
        role = role or self._role(inline, kind, level)
        self._block(inline, kind, role, level, group, attrs)

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
        self._write_points()

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
            if inline.pieces:
                inline.mark(aside.kind, 0, len(aside.pieces[0][0]), aside.attrs)
                self._block(inline, BlockKind.METADATA, aside.kind)
            else:
                self._between.append(PendingMark(aside.kind, 0, 0, aside.attrs, aside.start))

    def _write_points(self) -> None:
        """Write the marks that stand between the last block and the next."""
        for mark in self._between:
            self.builder.point(mark.kind, mark.place, mark.attrs)
        self._between.clear()

    def _block(  # noqa: PLR0913, PLR0917  (the fields of a block)
        self,
        inline: Inline,
        kind: BlockKind,
        role: str = "",
        level: int = 0,
        group: int = 0,
        attrs: Mapping[str, str] = _NO_ATTRS,
    ) -> None:
        builder = self.builder
        self._write_points()
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
        if level == 1 and not self.has_title:
            self._state(Statement("title", inline.text, 0, inline.length, "body"))
            return "title"
        return ""

    @property
    def has_title(self) -> bool:
        """Whether a block before has been the title."""
        title = self.metadata.get("title")
        return title is not None and bool(title.value)

    # Labels

    def _write_labels(self, inline: Inline) -> Inline:
        """Write the labels that a paragraph begins with, each line for itself; what is left."""
        for _ in range(_MOST_LABELS):
            if not inline.pieces:
                break
            line, rest = inline.split() if inline.breaks else (inline, Inline())
            statement = self._labels.read(line.text, is_line=not rest.pieces)
            if not statement:
                break
            self._write_statement(line, statement)
            inline = rest
        return inline

    def _write_statement(self, line: Inline, statement: Statement) -> None:
        if statement.cut:
            label = line.cut(statement.cut)
            label.trim()
            self._block(label, BlockKind.PARAGRAPH, "label")
        known = self.metadata.get(statement.key)
        if statement.key and (known is None or (statement.value and not known.value)):
            self._state(statement)
        level = 1 if statement.kind is BlockKind.HEADING else 0
        self._block(line, statement.kind, statement.role, level)

    def _state(self, statement: Statement) -> None:
        """Set a value that the next block states."""
        base = self.builder.position + (len(SEPARATOR) if self.builder.position else 0)
        span = Span(base + statement.start, base + statement.end)
        self.metadata[statement.key] = Metadata(statement.value, span, statement.origin)

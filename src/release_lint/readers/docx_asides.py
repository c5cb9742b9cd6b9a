"""Fields, links and comments of a part of a Word document."""

from __future__ import annotations

from collections.abc import Mapping

from release_lint.document import MarkKind
from release_lint.readers.docx_parts import Comment, Relationship
from release_lint.readers.docx_strokes import Strokes
from release_lint.readers.docx_styles import Styles
from release_lint.readers.office import Paragraph
from release_lint.readers.xml_events import Attributes, Ends, Starts
from release_lint.records import field, mutable


@mutable
class Shared:
    """What the parts of one document have in common while they are read.

    ``notes`` are the references to notes in order: kind and id, and the paragraph's number.
    """

    styles: Styles
    comments: Mapping[str, Comment] = field(default_factory=dict)
    notes: dict[tuple[str, str], int | None] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)  # comments that a part refers to
    tables: int = 0
    boxes: int = 0


class Asides(Strokes):
    """Marks what belongs to places in the text; ``role`` is that of the whole part."""

    def __init__(
        self, shared: Shared, relations: Mapping[str, Relationship], *, role: str = ""
    ) -> None:
        super().__init__(shared.styles)
        self.role = role
        self.shared = shared
        self.relations = relations
        self._links: list[tuple[Paragraph | None, int, str]] = []
        self._comments: dict[str, tuple[Paragraph, int]] = {}
        self.waiting: list[tuple[MarkKind, Mapping[str, str]]] = []  # for a paragraph to begin

    def starts(self) -> Starts:
        """What to do where an element begins."""
        known = super().starts()
        w = self.w
        return {
            **known,
            w("instrText"): self._open_code,
            w("fldChar"): self._field_character,
            w("fldSimple"): self._open_simple_field,
            w("hyperlink"): self._open_link,
            w("commentRangeStart"): self._open_comment,
            w("commentRangeEnd"): self._close_comment,
            w("commentReference"): self._refer_to_comment,
        }

    def ends(self) -> Ends:
        """What to do where an element ends."""
        w = self.w
        return {
            **super().ends(),
            w("instrText"): self._close_code,
            w("fldSimple"): lambda: self.fields.end(self.paragraph),
            w("hyperlink"): self._close_link,
        }

    def finish(self) -> None:
        """Put what waits for a paragraph at the end of the last one."""
        if self.paragraphs:
            last = self.paragraphs[-1]
            for kind, attrs in self.waiting:
                last.mark(kind, last.length, last.length, attrs)

    def mark_here(self, kind: MarkKind, attrs: Mapping[str, str]) -> None:
        """Mark the place that is read, or the next paragraph's start."""
        if kind is MarkKind.IMAGE and self.role and "src" not in attrs:
            return  # a logo in a header, which screen readers pass over
        if self.paragraph:
            self.paragraph.mark(kind, self.paragraph.length, self.paragraph.length, attrs)
        else:
            self.waiting.append((kind, attrs))

    # Fields and links

    def _open_code(self, _: Attributes) -> None:
        self._sink = []

    def _close_code(self) -> None:
        chunks, self._sink = self._sink or [], None
        self.fields.add_code("".join(text for text, _ in chunks))

    def _field_character(self, attrs: Attributes) -> None:
        kind = attrs.get(self.w("fldCharType"))
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.separate(self.paragraph)
        elif kind == "end":
            self.fields.end(self.paragraph)

    def _open_simple_field(self, attrs: Attributes) -> None:
        self.fields.simple(attrs.get(self.w("instr"), ""), self.paragraph)

    def _open_link(self, attrs: Attributes) -> None:
        relation = self.relations.get(attrs.get(self.w.relation("id"), ""))
        anchor = attrs.get(self.w("anchor"), "")
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        start = self.paragraph.length if self.paragraph else 0
        self._links.append((self.paragraph, start, target))

    def _close_link(self) -> None:
        if not self._links:
            return
        paragraph, start, target = self._links.pop()
        if paragraph and paragraph is self.paragraph and paragraph.length > start and target:
            paragraph.mark(MarkKind.LINK, start, paragraph.length, {"href": target})

    # Comments

    def _open_comment(self, attrs: Attributes) -> None:
        if self.paragraph:
            self._comments[attrs.get(self.w("id"), "")] = (self.paragraph, self.paragraph.length)

    def _close_comment(self, attrs: Attributes) -> None:
        self._anchor(attrs.get(self.w("id"), ""))

    def _refer_to_comment(self, attrs: Attributes) -> None:
        self._anchor(attrs.get(self.w("id"), ""))

    def _anchor(self, name: str) -> None:
        """Mark the words that a comment is about; of several paragraphs, those of the first."""
        comment = self.shared.comments.get(name)
        if comment is None or name in self.shared.anchored or not self.paragraph:
            return
        self.shared.anchored.add(name)
        place = self.paragraph.length
        paragraph, start = self._comments.pop(name, (self.paragraph, place))
        attrs = {"author": comment.author, "text": comment.text}
        paragraph.mark(MarkKind.COMMENT, start, paragraph.length, attrs)

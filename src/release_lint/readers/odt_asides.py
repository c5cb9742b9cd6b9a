"""What stands beside the text of an OpenDocument part: changes, comments, fields, hidden text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from release_lint.document import MarkKind
from release_lint.readers.odt_names import XML_ID, name
from release_lint.readers.odt_styles import Styles
from release_lint.readers.odt_walk import Walk
from release_lint.readers.office import Paragraph
from release_lint.readers.xml_events import Attributes, Element, Ends, Starts

_FIELDS = {
    "date": "DATE",
    "time": "TIME",
    "placeholder": "PLACEHOLDER",
    "database-display": "MERGEFIELD",
    **dict.fromkeys(("bookmark-ref", "reference-ref", "sequence-ref", "note-ref"), "REF"),
}
_CHANGE_KINDS = {"insertion": "insertion", "deletion": "deletion", "format-change": "formatting"}
_CHANGE_ID = name("text:change-id")
_OF_COMMENT = frozenset(
    map(name, ("dc:creator", "dc:date", "meta:date-string", "meta:creator-initials"))
)


class Asides(Walk):
    """Marks what the text itself does not show, at its place in the paragraphs."""

    def __init__(self, styles: Styles) -> None:
        super().__init__(styles)
        self.here: tuple[str, str] | None = None  # where the part is, and its role
        self.waiting: list[tuple[MarkKind, Mapping[str, str]]] = []
        self._changes: dict[str, dict[str, str]] = {}
        self._open_changes: dict[str, tuple[Paragraph | None, int]] = {}
        self._comments: dict[str, tuple[Paragraph | None, int, dict[str, str]]] = {}
        self._fields: list[tuple[Paragraph | None, int, str]] = []
        self._sections: list[bool] = []

    def starts(self) -> Starts:
        """What to do where an element begins."""
        fields = {name(f"text:{field}"): self._open_field(code) for field, code in _FIELDS.items()}
        return {
            **super().starts(),
            **fields,
            name("text:tracked-changes"): lambda _: self.collect(self._list_changes),
            name("text:change"): self._change_point,
            name("text:change-start"): self._open_change,
            name("text:change-end"): self._close_change,
            name("office:annotation"): self._read_comment,
            name("office:annotation-end"): self._end_comment,
            name("text:section"): self._open_section,
            name("text:hidden-text"): self._hidden_words,
        }

    def ends(self) -> Ends:
        """What to do where an element ends."""
        fields = dict.fromkeys((name(f"text:{field}") for field in _FIELDS), self._close_field)
        return {**super().ends(), **fields, name("text:section"): self._close_section}

    def wait(self, kind: MarkKind, attrs: Mapping[str, str]) -> None:
        """Mark the next paragraph's start."""
        self.waiting.append((kind, attrs))

    def mark_here(self, kind: MarkKind, attrs: Mapping[str, str]) -> None:
        """Mark the place that is read, or the next paragraph's start."""
        if kind is MarkKind.IMAGE and "src" not in attrs and self.here and self.here[1]:
            return  # a logo in a header, which screen readers pass over
        if paragraph := self.paragraph:
            paragraph.mark(kind, paragraph.length, paragraph.length, attrs)
        else:
            self.wait(kind, attrs)

    def finish(self) -> None:
        """Put what waits for a paragraph or for its own end where the text ends."""
        for paragraph, start, attrs in self._comments.values():
            if paragraph:
                paragraph.mark(MarkKind.COMMENT, start, start, attrs)
            else:
                self.wait(MarkKind.COMMENT, attrs)
        self._comments.clear()
        for change, (paragraph, start) in self._open_changes.items():
            if paragraph:
                what = self._changes.pop(change, {})
                paragraph.mark(MarkKind.CHANGE, start, paragraph.length, what)
        self._open_changes.clear()
        for what in self._changes.values():
            self.wait(MarkKind.CHANGE, what)
        self._changes.clear()
        if self.paragraphs:
            last = self.paragraphs[-1]
            for kind, values in self.waiting:
                last.mark(kind, last.length, last.length, values)
            self.waiting.clear()

    # Tracked changes

    def _list_changes(self, elements: list[Element]) -> None:
        """What was changed, by whom; the text that was deleted is kept here too, and left out."""
        change: dict[str, str] = {}
        for element in elements:
            local = element.name.rpartition(" ")[2]
            if element.name == name("text:changed-region"):
                attrs = element.attrs
                identity = attrs.get(name("text:id")) or attrs.get(XML_ID, "")
                change = self._changes[identity] = {"change": "insertion", "author": "", "date": ""}
            elif local in _CHANGE_KINDS:
                change["change"] = _CHANGE_KINDS[local]
            elif element.name == name("dc:creator") and not change.get("author"):
                change["author"] = element.text
            elif element.name == name("dc:date") and not change.get("date"):
                change["date"] = element.text

    def _change_point(self, attrs: Attributes) -> None:
        if values := self._changes.pop(attrs.get(_CHANGE_ID, ""), None):
            self.mark_here(MarkKind.CHANGE, values)

    def _open_change(self, attrs: Attributes) -> None:
        place = self.paragraph, self.paragraph.length if self.paragraph else 0
        self._open_changes[attrs.get(_CHANGE_ID, "")] = place

    def _close_change(self, attrs: Attributes) -> None:
        change = attrs.get(_CHANGE_ID, "")
        paragraph, start = self._open_changes.pop(change, (None, 0))
        values = self._changes.pop(change, None)
        if values and paragraph:
            paragraph.mark(MarkKind.CHANGE, start, paragraph.length, values)
        elif values:
            self.mark_here(MarkKind.CHANGE, values)

    # Comments

    def _read_comment(self, attrs: Attributes) -> None:
        comment = attrs.get(name("office:name"), "")
        place = self.paragraph, self.paragraph.length if self.paragraph else 0

        def done(elements: list[Element]) -> None:
            author = next((e.text for e in elements if e.name == name("dc:creator")), "")
            text = words_of([e for e in elements if e.name not in _OF_COMMENT])
            values = {"author": author, "text": text}
            key = comment or f" {len(self._comments)}"
            self._comments[key] = (*place, values)

        self.collect(done)

    def _end_comment(self, attrs: Attributes) -> None:
        """Mark the words that a comment is about; of several paragraphs, those of the first."""
        comment = self._comments.pop(attrs.get(name("office:name"), ""), None)
        if comment is None:
            return
        paragraph, start, values = comment
        if paragraph:
            paragraph.mark(MarkKind.COMMENT, start, paragraph.length, values)
        else:
            self.mark_here(MarkKind.COMMENT, values)

    # Fields, and what is hidden

    def _open_field(self, code: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            fixed = attrs.get(name("text:fixed")) == "true"
            place = self.paragraph, self.paragraph.length if self.paragraph else 0
            self._fields.append((*place, "" if fixed else code))

        return act

    def _close_field(self) -> None:
        if not self._fields:
            return
        paragraph, start, code = self._fields.pop()
        if paragraph and code and paragraph is self.paragraph and paragraph.length > start:
            paragraph.mark(MarkKind.FIELD, start, paragraph.length, {"code": code})

    def _open_section(self, attrs: Attributes) -> None:
        display = attrs.get(name("text:display"))
        is_hidden = display == "none" or attrs.get(name("text:is-hidden")) == "true"
        self._sections.append(is_hidden)
        self.hidden += is_hidden

    def _close_section(self) -> None:
        if self._sections and self._sections.pop():
            self.unhide(None)

    def _hidden_words(self, attrs: Attributes) -> None:
        text = attrs.get(name("text:string-value"), "")
        if text.strip():
            self.mark_here(MarkKind.HIDDEN, {"how": "hidden", "text": text})
        self.skip()


def words_of(elements: list[Element]) -> str:
    return " ".join(" ".join(element.text for element in elements).split())

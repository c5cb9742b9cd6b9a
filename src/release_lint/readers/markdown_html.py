"""HTML among Markdown: imported when a file has some."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from release_lint.document import BlockKind, MarkKind
from release_lint.readers import html_tokens
from release_lint.readers.html_elements import (
    CLOSES,
    DROPPED,
    INLINE,
    MARK_ATTRS,
    MARKS,
    VOID,
    Element,
    element,
)
from release_lint.readers.html_tokens import Fragment, Tag, attribute_range, attributes, fragments
from release_lint.readers.inline import Inline
from release_lint.readers.markdown_inline import Groups, InlineReader

_MAX_DEPTH = 100


class OpenElements:
    """A chain of open elements. One that is never closed ends with its HTML block."""

    def __init__(self, source: str, groups: Groups) -> None:
        self.innermost: Element | None = None
        self._source = source
        self._dropped = ""  # an open element whose content is not shown
        self._last_ends: dict[str, int] = {}
        self._new_group: dict[str, Callable[[], int]] = {
            **dict.fromkeys(("ul", "ol", "dl"), groups.new_list),
            "blockquote": groups.new_quote,
            "table": groups.new_table,
        }

    @property
    def hidden(self) -> bool:
        """Whether nothing of the text here is shown."""
        return bool(self._dropped or (self.innermost and self.innermost.region == "hidden"))

    @property
    def is_code(self) -> bool:
        """Whether white space counts here."""
        return self.innermost is not None and self.innermost.kind is BlockKind.CODE

    def tag(self, tag: Tag, place: int) -> None:
        """Open or close a block element; ``place`` is where the tag stands."""
        if self._dropped:
            self._dropped = "" if tag.is_end and tag.name == self._dropped else self._dropped
        elif tag.is_end:
            self._close(tag.name)
        elif tag.name in DROPPED:
            self._dropped = tag.name if self._last_end(tag.name) > place else ""
        elif tag.name not in VOID:
            self._open(tag)

    def settle(self, place: int) -> None:
        """End what is closed nowhere after a place."""
        while self.innermost and self._last_end(self.innermost.tag) < place:
            self.innermost = self.innermost.parent

    def _open(self, tag: Tag) -> None:
        parent = self.innermost
        if parent and parent.depth >= _MAX_DEPTH:
            return
        if parent and tag.name in CLOSES and parent.tag in CLOSES[tag.name][0]:
            parent = parent.parent
        new = self.innermost = element(tag.name, attributes(tag), parent)
        if tag.name in self._new_group:
            new.group = self._new_group[tag.name]()

    def _close(self, name: str) -> None:
        item = self.innermost
        while item and item.tag != name:
            item = item.parent
        if item:
            self.innermost = item.parent

    def _last_end(self, name: str) -> int:
        if name not in self._last_ends:
            self._last_ends[name] = self._source.lower().rfind(f"</{name}")
        return self._last_ends[name]


class HtmlReader:
    """Reads HTML into the inline content that is being collected."""

    def __init__(self, source: str, inlines: InlineReader, groups: Groups) -> None:
        self.source = source
        self.inlines = inlines
        self.elements = OpenElements(source, groups)

    def inline(self, start: int, end: int) -> None:
        """Read a tag or a comment within a paragraph."""
        for token in html_tokens.tokens(self.source[start:end]):
            self._token(token, start)

    def block(self, ranges: Sequence[Sequence[int]], flush: Callable[[], None]) -> None:
        """Read a block of HTML; ``flush`` ends a block of text."""
        for start, end in ranges:
            for token in html_tokens.tokens(self.source[start:end]):
                if isinstance(token, html_tokens.Tag) and token.name not in INLINE:
                    flush()
                    self.elements.tag(token, start + token.start)
                elif not self.elements.hidden:
                    self._token(token, start)
        flush()
        if ranges:
            self.elements.settle(ranges[-1][1])

    def _token(self, token: html_tokens.Token, base: int) -> None:
        inlines = self.inlines
        if isinstance(token, html_tokens.Text):
            for piece in fragments(self.source, base + token.start, base + token.end):
                self._fragment(piece)
            return
        inlines.inline.leave_out()
        if isinstance(token, html_tokens.Comment) and token.text:
            place = base + token.start
            attrs = {"text": token.text, "place": f"{place}:{base + token.end}"}
            inlines.inline.point(MarkKind.COMMENT, place, attrs)
        elif isinstance(token, html_tokens.Tag):
            self._tag(token, base)

    def _fragment(self, piece: Fragment) -> None:
        inline = self.inlines.inline
        if piece.text is not None:
            inline.add(piece.text, piece.start, piece.end)
        elif self.elements.is_code:
            inline.add(self.source[piece.start : piece.end], piece.start, piece.end)
        else:
            inline.add_break(" ", piece.start, piece.end)

    def _tag(self, tag: Tag, base: int) -> None:
        kind = MARKS.get(tag.name)
        if tag.name == "br":
            self.inlines.inline.add_break("\n", base + tag.start, base + tag.end)
        elif tag.name == "img":
            self._image(tag, base)
        elif kind and tag.is_end:
            self.inlines.close(tag.name)
        elif kind:
            attrs = attributes(tag)
            kept = {name: attrs[name] for name in MARK_ATTRS.get(kind, ()) if name in attrs}
            self.inlines.open(tag.name, kind, kept)

    def _image(self, tag: Tag, base: int) -> None:
        alt = Inline()
        place = attribute_range(tag, "alt")
        if place:
            for piece in fragments(self.source, base + place[0], base + place[1]):
                alt.add(piece.text or " ", piece.start, piece.end)
        alt.trim()
        attrs = {name: text for name, text in attributes(tag).items() if name in ("alt", "src")}
        self.inlines.image(alt, base + tag.start, attrs)

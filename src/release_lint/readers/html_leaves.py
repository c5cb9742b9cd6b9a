"""A page walked once: its elements, and the leaves of text that they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from release_lint.document import BlockKind, MarkKind
from release_lint.lazy import lazy
from release_lint.readers import html_elements as rules
from release_lint.readers.html_elements import Element, element
from release_lint.readers.html_page import Leaf, Page
from release_lint.readers.html_tokens import (
    Comment,
    Tag,
    Text,
    Unclosed,
    attribute_range,
    attributes,
    fragments,
    tokens,
)

_DEEPEST = 512  # elements, as in browsers; deeper ones count for nothing
_SPACES = lazy(r"\r\n|\n|\r|[ \t\f]++")


def walk(source: str) -> Page:
    """The leaves and elements of a page."""
    walker = _Walker(source)
    for token in tokens(source):
        if isinstance(token, Text):
            walker.text(token)
        elif isinstance(token, Tag):
            walker.tag(token)
        elif isinstance(token, Comment):
            walker.comment(token)
        else:
            walker.cut_off(token)
    walker.close_leaf()
    return walker.page


class _Walker:
    """Keeps the open elements and the leaf that is being filled."""

    def __init__(self, source: str) -> None:
        self.page = Page()
        self._source = source
        self._stack: list[Element] = []
        self._open: Counter[str] = Counter()
        self._marked: list[Element] = []  # open elements that mark their text
        self._leaf: Leaf | None = None
        self._later: list[Leaf] = []  # leaves that stand inside another, to follow it
        self._space: tuple[int, int] | None = None
        self._break: tuple[int, int] | None = None
        self._dropped = 0  # open elements whose text is none
        self._groups = 0

    # Tokens

    def text(self, token: Text) -> None:
        if self._dropped:
            return
        here = self._stack[-1] if self._stack else None
        if here and here.tag == "title":
            self._metadata("page-title", token.start, token.end)
        elif self._open["pre"] or self._open["textarea"]:
            self._verbatim(token)
        elif here and here.region == "hidden" and not here.is_block:
            self._aside(here, token)
        else:
            for fragment in fragments(self._source, token.start, token.end):
                if fragment.text is None:
                    self._space = self._space or (fragment.start, fragment.end)
                else:
                    self._write(fragment.text, fragment.start, fragment.end)

    def comment(self, token: Comment) -> None:
        if not token.text or self._dropped:
            return
        attrs = {"text": token.text, "place": f"{token.start}:{token.end}"}
        self._point(MarkKind.COMMENT, token.start, attrs)

    def _point(self, kind: MarkKind, place: int, attrs: Mapping[str, str]) -> None:
        """Mark the place of something without text: in the open leaf, or after the last one."""
        if self._leaf:
            self._leaf.marks.append((kind, self._leaf.length, self._leaf.length, attrs))
        else:
            last = self.page.leaves[-1] if self.page.leaves else self.page
            last.points.append((kind, place, attrs))

    def cut_off(self, token: Unclosed) -> None:
        self.page.cut_at = token.start

    def tag(self, token: Tag) -> None:
        if token.is_end:
            self._end(token.name, token)
        else:
            self._start(token)

    # Elements

    def _start(self, token: Tag) -> None:
        name = token.name
        attrs = attributes(token) if token.attrs else {}
        if name not in rules.IN_HEAD and self._open["head"]:
            self._pop_to(frozenset(["head"]), frozenset())
        self._close_implied(name)
        if name in rules.VOID:
            self._void(token, attrs)
            return
        if len(self._stack) >= _DEEPEST:
            return
        new = element(name, attrs, self._stack[-1] if self._stack else None)
        self._number(new)
        self.page.elements.append(new)
        self._stack.append(new)
        self._open[name] += 1
        self._dropped += name in rules.DROPPED
        if new.is_block:
            self.close_leaf()
            new.place, new.leaves_before = token.start, len(self.page.leaves)
        if name == "q":
            self._write("“", token.start, token.end)
        if new.mark:
            new.mark_start = None
            self._marked.append(new)

    def _void(self, token: Tag, attrs: dict[str, str]) -> None:
        if self._dropped:
            return
        if token.name == "br":
            if self._break and self._leaf:
                self.close_leaf()
            elif self._leaf:
                self._break, self._space = (token.start, token.end), None
        elif token.name == "img":
            self._image(token, attrs)
        elif token.name == "meta":
            self._meta(token, attrs)
        elif token.name not in rules.INLINE:
            self.close_leaf()

    def _end(self, name: str, token: Tag) -> None:
        if name == "br":
            return
        if not self._open[name]:
            if name == "p":
                self.close_leaf()
            return
        if name == "q":
            self._write("”", token.start, token.end)
        self._pop_to(frozenset([name]), frozenset())

    def _close_implied(self, name: str) -> None:
        if self._open["p"] and name not in rules.INLINE:
            self._pop_to(*rules.CLOSES_P)
        if name in rules.CLOSES:
            self._pop_to(*rules.CLOSES[name])

    def _pop_to(self, names: frozenset[str], limits: frozenset[str]) -> None:
        """Close the innermost element of some names, and what is open in it, unless a limit is."""
        if not any(self._open[name] for name in names):
            return
        for depth in range(len(self._stack) - 1, -1, -1):
            tag = self._stack[depth].tag
            if tag in names:
                while len(self._stack) > depth:
                    self._pop()
                return
            if tag in limits:
                return

    def _pop(self) -> None:
        old = self._stack[-1]
        if old.is_block:
            self.close_leaf()
            self._mark_empty_heading(old)
        elif old.mark:
            self._finish_mark(old)
        if old.mark:
            self._marked.remove(old)
        self._stack.pop()
        self._open[old.tag] -= 1
        self._dropped -= old.tag in rules.DROPPED

    def _mark_empty_heading(self, old: Element) -> None:
        seen = not self._dropped and not old.region
        if seen and old.tag in rules.HEADINGS and old.leaves_before == len(self.page.leaves):
            self._point(MarkKind.HEADING, old.place, {"level": old.tag[1]})

    def _number(self, new: Element) -> None:
        """Give lists, block quotations and tables their group numbers."""
        parent = new.parent.kind if new.parent else BlockKind.PARAGRAPH
        starts_list = new.tag in ("ul", "ol", "dl") and parent is not BlockKind.LIST_ITEM
        starts_quote = new.tag == "blockquote" and parent is not BlockKind.QUOTE
        if new.tag == "table" or (starts_list and parent is not BlockKind.QUOTE) or starts_quote:
            self._groups += 1
            new.group = self._groups

    # Text

    def _write(self, text: str, start: int, end: int) -> None:
        leaf = self._leaf
        if leaf is None:
            leaf = self._leaf = self._new_leaf()
        elif self._break:
            leaf.add("\n", *self._break)
        elif self._space:
            leaf.add(" ", *self._space)
        self._space = self._break = None
        for item in self._marked:
            if item.mark_start is None:
                item.mark_start = leaf.length
        leaf.add(text, start, end)
        if not self._open["a"]:
            leaf.element.prose += len(text)

    def _new_leaf(self) -> Leaf:
        block = next((item for item in reversed(self._stack) if item.is_block), None)
        block = block or element("body", {}, None)
        leaf = Leaf(block.kind, block)
        if block.kind is BlockKind.LIST_ITEM and block.item:
            leaf.number, block.item.number = block.item.number, ""
        return leaf

    def close_leaf(self) -> None:
        """End the block that is being filled."""
        if self._leaf:
            for item in self._marked:
                self._finish_mark(item)
            self.page.leaves.append(self._leaf)
            self._leaf = None
        self.page.leaves += self._later
        self._later.clear()
        self._space = self._break = None

    def _finish_mark(self, item: Element) -> None:
        leaf = self._leaf
        if leaf is None or item.mark is None:
            return
        names = rules.MARK_ATTRS.get(item.mark, ())
        attrs = {name: item.attrs[name] for name in names if name in item.attrs}
        if item.mark_start is not None:
            leaf.marks.append((item.mark, item.mark_start, leaf.length, attrs))
        elif item.mark is MarkKind.TIME:
            leaf.marks.append((item.mark, leaf.length, leaf.length, attrs))
        item.mark_start = None

    def _verbatim(self, token: Text) -> None:
        """Preformatted text, its line ends and spaces kept, those at the edges left out."""
        for fragment in fragments(self._source, token.start, token.end):
            if fragment.text is None:
                self._space = (self._space or (fragment.start, 0))[0], fragment.end
                continue
            if self._space and self._leaf:
                _keep_space(self._leaf, self._source, *self._space)
            self._space = None
            self._write(fragment.text, fragment.start, fragment.end)

    # Leaves beside the text

    def _aside(self, here: Element, token: Text) -> None:
        """Text in a hidden inline element: a block of its own after the one around it."""
        self._beside(Leaf(BlockKind.PARAGRAPH, here), token.start, token.end)

    def _metadata(self, role: str, start: int, end: int) -> None:
        here = self._stack[-1] if self._stack else element("head", {}, None)
        self._beside(Leaf(BlockKind.METADATA, here, role), start, end)

    def _beside(self, leaf: Leaf, start: int, end: int) -> None:
        space: tuple[int, int] | None = None
        for fragment in fragments(self._source, start, end):
            if fragment.text is None:
                space = (fragment.start, fragment.end)
                continue
            if space and leaf.length:
                leaf.add(" ", *space)
            space = None
            leaf.add(fragment.text, fragment.start, fragment.end)
        if leaf.length:
            (self._later if self._leaf else self.page.leaves).append(leaf)

    def _image(self, token: Tag, attrs: dict[str, str]) -> None:
        """An image: its alternative text is a block of its own, without one it is but a mark."""
        kept: Mapping[str, str] = {name: attrs[name] for name in ("alt", "src") if name in attrs}
        place = attribute_range(token, "alt")
        here = self._stack[-1] if self._stack else element("body", {}, None)
        leaf = Leaf(BlockKind.CAPTION, here, "alt")
        if place and attrs["alt"].strip():
            count = len(self._later) + len(self.page.leaves)
            self._beside(leaf, *place)
            if len(self._later) + len(self.page.leaves) > count:
                leaf.marks.append((MarkKind.IMAGE, 0, leaf.length, kept))
                return
        self._point(MarkKind.IMAGE, token.start, kept)

    def _meta(self, token: Tag, attrs: dict[str, str]) -> None:
        name = (attrs.get("name") or attrs.get("property") or "").lower()
        role = _META.get(name)
        place = attribute_range(token, "content")
        if role and place:
            self._metadata(role, *place)


_META = {
    "description": "description",
    "og:description": "description",
    "og:title": "page-title",
    "article:published_time": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "article:modified_time": "updated",
}


def _keep_space(leaf: Leaf, source: str, start: int, end: int) -> None:
    """White space of preformatted text; each line end is one character."""
    for match in _SPACES.finditer(source, start, end):
        leaf.add(match[0] if match[0][0] not in "\r\n" else "\n", match.start(), match.end())

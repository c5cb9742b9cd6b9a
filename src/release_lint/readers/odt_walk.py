"""The walk over an OpenDocument part: paragraphs and their characters."""

from __future__ import annotations

import re
from collections.abc import Mapping

from release_lint.document import BlockKind, MarkKind
from release_lint.readers.docx_names import whole_number
from release_lint.readers.odt_names import HREF, STYLE_NAME, name
from release_lint.readers.odt_styles import Styles, is_colour
from release_lint.readers.office import Paragraph, extend
from release_lint.readers.xml_events import Attributes, Ends, Starts, Walker
from release_lint.records import mutable

_SPACE = re.compile(r"[ \t\n\r]+")
_ENTITY = re.compile(rb"&[^;&<]{1,12};|\r\n")
_TINY = re.compile(r"(?:0(?:\.\d+)?|1(?:\.\d+)?)pt")
_DEEPEST_HEADING = 9  # Writer exports text without a level as one of level 10
_MOST_SPACES = 1000  # of one element
_WHITE = frozenset({"#ffffff", "white"})
_BOLD = frozenset({"bold", "700", "800", "900"})


@mutable
class Open:
    """A paragraph that is open; ``marked`` is where in it the innermost span goes on."""

    paragraph: Paragraph
    style: str
    spans: list[tuple[str, int]]  # style, byte of the start tag
    links: list[tuple[int, str]]
    after_space: bool = True  # whether white space would follow white space
    shaded: bool = False
    marked: int = 0


class Walk(Walker):
    """Reads paragraphs and their text; ``paragraphs`` holds them in the order of their start."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self.paragraphs: list[Paragraph] = []
        self.styles = styles
        self.opened: list[Open] = []
        self.hidden = 0  # elements open that hide what is in them
        self._hidden_text: list[str] = []

    def starts(self) -> Starts:
        """What to do where an element begins."""
        return {
            name("text:p"): self.open_paragraph,
            name("text:h"): self._open_heading,
            name("text:span"): self._open_span,
            name("text:a"): self._open_link,
            name("text:s"): self._spaces,
            name("text:tab"): lambda _: self.put("\t"),
            name("text:line-break"): lambda _: self.put("\n"),
        }

    def ends(self) -> Ends:
        """What to do where an element ends."""
        return {
            name("text:p"): self.close_paragraph,
            name("text:h"): self.close_paragraph,
            name("text:span"): self._close_span,
            name("text:a"): self._close_link,
        }

    @property
    def paragraph(self) -> Paragraph | None:
        """The innermost paragraph that is open."""
        return self.opened[-1].paragraph if self.opened else None

    # Paragraphs

    def new_paragraph(self) -> Paragraph:
        """A paragraph that begins here."""
        return Paragraph(self.part, self.place)

    def open_paragraph(self, attrs: Attributes) -> None:
        """A paragraph begins."""
        paragraph = self.new_paragraph()
        style = paragraph.style = attrs.get(STYLE_NAME, "")
        shaded = self.styles.is_shaded("paragraph", style)
        self.opened.append(Open(paragraph, style, [], [], shaded=shaded))
        self.paragraphs.append(paragraph)
        if self.styles.text("paragraph", style).get("display") == "none":
            self.hidden += 1

    def _open_heading(self, attrs: Attributes) -> None:
        self.open_paragraph(attrs)
        paragraph = self.opened[-1].paragraph
        if paragraph.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not paragraph.role:
            level = whole_number(attrs.get(name("text:outline-level")), 1)
            if 1 <= level <= _DEEPEST_HEADING:
                paragraph.kind, paragraph.level = BlockKind.HEADING, level

    def close_paragraph(self) -> None:
        """The innermost paragraph ends."""
        if not self.opened:
            return
        one = self.opened.pop()
        self._mark(one)
        if self.styles.text("paragraph", one.style).get("display") == "none":
            self.unhide(one.paragraph)

    def unhide(self, paragraph: Paragraph | None) -> None:
        """What hides its contents ends: mark where they are, if nothing else hides them."""
        self.hidden -= 1
        text = "".join(self._hidden_text)
        if self.hidden or not text.strip():
            return
        self._hidden_text.clear()
        attrs = {"how": "hidden", "text": text}
        if paragraph:
            paragraph.mark(MarkKind.HIDDEN, paragraph.length, paragraph.length, attrs)
        else:
            self.wait(MarkKind.HIDDEN, attrs)

    def wait(self, kind: MarkKind, attrs: Mapping[str, str]) -> None:
        """Mark the next paragraph's start."""
        raise NotImplementedError

    # Characters

    def characters(self, text: str) -> None:
        """Take characters: white space counts once, and not at a paragraph's start."""
        if not self.opened:
            return
        start = self.place
        if self.hidden:
            self._hidden_text.append(text)
            return
        one = self.opened[-1]
        run = one.spans[-1][1] if one.spans else one.paragraph.offset
        if len(text) == 1 and (entity := _ENTITY.match(self.xml, start)) and not text.isspace():
            one.paragraph.add(text, start, entity.end(), run)
            one.after_space = False
            return
        offset = 0
        for space in _SPACE.finditer(text):
            first, last = space.span()
            if first == offset == 0 and one.after_space:
                start, offset = start + last, last
            elif last - first > 1 or text[first] != " ":
                body = text[offset:first]
                start = self._add(one, body, start, run)
                one.paragraph.add(" ", start, start + last - first, run)
                start, offset = start + last - first, last
        rest = text[offset:]
        self._add(one, rest, start, run)
        if text:
            one.after_space = text[-1] in " \t\n\r"

    @staticmethod
    def _add(one: Open, text: str, start: int, run: int) -> int:
        """Append characters as they stand; the byte after them."""
        end = start + (len(text) if text.isascii() else len(text.encode()))
        if text:
            one.paragraph.add(text, start, end, run)
        return end

    def put(self, text: str) -> None:
        """Append text that the element stands for whose start tag is read."""
        if not self.opened:
            return
        if self.hidden:
            self._hidden_text.append(text)
            return
        one = self.opened[-1]
        run = one.spans[-1][1] if one.spans else one.paragraph.offset
        start = self.place
        one.paragraph.add(text, start, self.xml.index(b">", start) + 1, run)
        one.after_space = text[-1:] in " \t\n"

    def _spaces(self, attrs: Attributes) -> None:
        self.put(" " * min(whole_number(attrs.get(name("text:c")), 1), _MOST_SPACES))

    # Spans and links

    def _open_span(self, attrs: Attributes) -> None:
        if self.opened:
            one, style = self.opened[-1], attrs.get(STYLE_NAME, "")
            self._mark(one)
            one.spans.append((style, self.place))
            self.hidden += self._hides(style)

    def _close_span(self) -> None:
        if self.opened and self.opened[-1].spans:
            one = self.opened[-1]
            self._mark(one)
            style, _ = one.spans.pop()
            if self._hides(style):
                self.unhide(one.paragraph)

    def _hides(self, style: str) -> bool:
        return self.styles.text("text", style).get("display") == "none"

    def _mark(self, one: Open) -> None:
        """Mark the text since the last span began or ended by the properties of its styles."""
        paragraph, start = one.paragraph, one.marked
        one.marked = paragraph.length
        properties = self._properties(one) if paragraph.length > start else {}
        if not properties:
            return
        if properties.get("weight") in _BOLD:
            extend(paragraph, MarkKind.STRONG, start, {})
        if properties.get("slant") in ("italic", "oblique"):
            extend(paragraph, MarkKind.EMPHASIS, start, {})
        if is_colour(properties.get("background", "")):
            extend(paragraph, MarkKind.HIGHLIGHT, start, {"colour": properties["background"]})
        if how := self._how_hidden(one, properties):
            extend(paragraph, MarkKind.HIDDEN, start, {"how": how})
        if (language := properties.get("language", "none")) not in ("none", "zxx"):
            known = paragraph.languages
            known[language] = known.get(language, 0) + paragraph.length - start

    def _properties(self, one: Open) -> Mapping[str, str]:
        """The properties of characters in the innermost span."""
        merged = self.styles.text("paragraph", one.style)
        for style, _ in one.spans:
            if own := self.styles.text("text", style):
                merged = {**merged, **own}
        return merged

    def _how_hidden(self, one: Open, properties: Mapping[str, str]) -> str:
        if _TINY.fullmatch(properties.get("size", "")):
            return "too small to read"
        is_white = properties.get("colour", "").lower() in _WHITE
        over_colour = one.shaded or self.is_over_colour or "background" in properties
        return "white" if is_white and not over_colour else ""

    @property
    def is_over_colour(self) -> bool:
        """Whether something else may colour what is behind the text here."""
        return False

    def _open_link(self, attrs: Attributes) -> None:
        if self.opened:
            one = self.opened[-1]
            one.links.append((one.paragraph.length, attrs.get(HREF, "")))

    def _close_link(self) -> None:
        if self.opened and self.opened[-1].links:
            one = self.opened[-1]
            start, target = one.links.pop()
            if target and one.paragraph.length > start:
                attrs = {"href": target}
                one.paragraph.mark(MarkKind.LINK, start, one.paragraph.length, attrs)

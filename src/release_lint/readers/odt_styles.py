"""Styles of an OpenDocument text, with what each inherits."""

from __future__ import annotations

from collections.abc import Mapping

from release_lint.readers.docx_names import whole_number
from release_lint.readers.odt_lists import Level, level_of
from release_lint.readers.odt_names import name
from release_lint.readers.package import Package
from release_lint.readers.xml_events import Attributes, Elements
from release_lint.records import field, mutable

_DEEPEST = 20  # styles that inherit from one another
_PROPERTIES = {
    name("fo:font-weight"): "weight",
    name("fo:font-style"): "slant",
    name("fo:color"): "colour",
    name("fo:background-color"): "background",
    name("fo:font-size"): "size",
    name("fo:language"): "language",
    name("fo:country"): "country",
    name("text:display"): "display",
}
MEANINGS = {
    "title": "title",
    "quotations": "quote",
    "preformatted_20_text": "code",
    "caption": "caption",
    "contents_20_heading": "contents",
}


@mutable
class Style:
    """One style as its own element has it."""

    name: str
    parent: str = ""
    shaded: bool = False
    text: dict[str, str] = field(default_factory=dict)


class Styles:
    """The styles of a document: those with names, and those that formatting by hand makes.

    ``automatic`` ones of ``styles.xml`` serve headers and footers, those of ``content.xml`` the
    body; so each part has its own.
    """

    def __init__(self, package: Package, *parts: str) -> None:
        self.language = ""
        self.lists: dict[str, dict[int, Level]] = {}  # levels of ordered lists, by depth from 1
        self._styles: dict[tuple[str, str], Style] = {}
        self._known: dict[tuple[str, str], Mapping[str, str]] = {}
        self._open: Style | None = None
        self._is_default = False
        self._levels: dict[int, Level] = {}  # of the list style that is read
        for part in parts:
            if xml := package.part(part):
                self._read(xml, part)

    def meaning(self, style: str) -> str:
        """What a paragraph style is for, by its own name or one that it inherits from."""
        names = (one.name.lower() for one in self._chain("paragraph", style))
        return next((MEANINGS[n] for n in names if n in MEANINGS), "")

    def is_shaded(self, family: str, style: str) -> bool:
        """Whether a style colours what is behind the text."""
        return any(one.shaded for one in self._chain(family, style))

    def text(self, family: str, style: str) -> Mapping[str, str]:
        """The properties of characters that a style gives, those it inherits among them."""
        key = family, style
        if key not in self._known:
            merged: dict[str, str] = {}
            for one in reversed(self._chain(family, style)):
                merged |= one.text
            self._known[key] = merged
        return self._known[key]

    def _chain(self, family: str, style: str) -> list[Style]:
        chain: list[Style] = []
        while (family, style) in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[family, style])
            style = chain[-1].parent
        return chain

    def _read(self, xml: bytes, part: str) -> None:
        starts = {
            name("style:style"): self._style,
            name("style:default-style"): self._default,
            name("style:text-properties"): self._text,
            **dict.fromkeys(
                map(name, ("style:paragraph-properties", "style:table-cell-properties")),
                self._shade,
            ),
            **dict.fromkeys(
                map(name, ("style:table-properties", "style:table-row-properties")), self._shade
            ),
            name("text:list-style"): self._list_style,
            name("text:list-level-style-number"): self._list_level,
            name("office:body"): self._leave,
            name("style:header"): self._leave,
        }
        Elements(starts).read(xml, part)

    def _leave(self, _: Attributes) -> None:
        self._open, self._is_default = None, False

    def _style(self, attrs: Attributes) -> None:
        style = attrs.get(name("style:name"), "")
        self._open = Style(style, attrs.get(name("style:parent-style-name"), ""))
        self._styles[attrs.get(name("style:family"), ""), style] = self._open
        self._is_default = False

    def _list_style(self, attrs: Attributes) -> None:
        self._levels = self.lists[attrs.get(name("style:name"), "")] = {}

    def _list_level(self, attrs: Attributes) -> None:
        self._levels[whole_number(attrs.get(name("text:level")), 1)] = level_of(attrs)

    def _default(self, attrs: Attributes) -> None:
        self._open = None
        self._is_default = attrs.get(name("style:family")) == "paragraph"

    def _text(self, attrs: Attributes) -> None:
        found = {key: attrs[long] for long, key in _PROPERTIES.items() if long in attrs}
        if self._open:
            self._open.text |= found
        elif self._is_default and found.get("language", "none") not in ("none", "zxx"):
            self.language = "-".join(filter(None, (found["language"], found.get("country"))))

    def _shade(self, attrs: Attributes) -> None:
        fill = attrs.get(name("fo:background-color"), "transparent")
        if self._open and is_colour(fill):
            self._open.shaded = True


def is_colour(fill: str) -> bool:
    """Whether a background is a colour, and not white."""
    return fill.lower() not in ("", "transparent", "#ffffff", "none")

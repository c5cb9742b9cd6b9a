"""Styles and numbering of a Word document, with what each inherits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from release_lint.readers.docx_names import Names, whole_number
from release_lint.readers.docx_numbering import Level, list_levels
from release_lint.readers.docx_runs import is_plain
from release_lint.readers.package import Package
from release_lint.readers.xml_events import Attributes, Elements
from release_lint.records import field, mutable, record

RunProperties = Mapping[str, str]
"""Properties of characters by the local name of their element: ``vanish``, ``b``, ``color`` …

A switch is ``1`` or ``0``; any other is its value.
"""
SWITCHES = ("b", "i", "vanish")
VALUES = ("color", "sz", "highlight")
_STYLE, _STYLE_END = b"<w:style ", b"</w:style>"
_ROOT = re.compile(rb"<w:styles(?: [^<>]*)?>")
_STYLE_ID = re.compile(rb' w:styleId="([^"&]*)"')
_LATENT = re.compile(rb"<w:lsdException [^<>]*/>")
_CONDITION = re.compile(rb"<w:tblStylePr [^<>]*>.*?</w:tblStylePr>", re.DOTALL)
_SHADE = re.compile(rb'<w:shd [^<>]*w:fill="(?!auto|FFFFFF|ffffff)\w+"[^<>]*/>')
_DEEPEST = 20  # styles that inherit from one another
_NO_LEVEL = 9  # outline level of body text


@mutable
class Style:
    """One style as its own element has it."""

    id: str
    name: str = ""
    parent: str = ""
    outline: int | None = None
    numbering: str = ""
    depth: int | None = None
    shaded: bool = False
    run: dict[str, str] = field(default_factory=dict)


@record
class Meaning:
    """What the paragraphs of a style are.

    ``name`` is that of the nearest style with a known meaning: ``title``, ``quote``. ``outline`` is
    the heading level, from 1, 0 for body text; ``depth`` of the numbering counts from 0.
    """

    name: str
    outline: int
    is_toc: bool
    numbering: str
    depth: int


class Styles:
    """Every style by its id, and the numberings."""

    def __init__(self, package: Package, styles: str, numbering: str) -> None:
        self.language = ""
        self.default = ""  # the id of the paragraph style that is used where none is named
        self._styles: dict[str, Style] = {}
        self._runs: dict[str, RunProperties] = {}
        self._meanings: dict[str, Meaning] = {}
        self._plain: dict[str, str | None] = {}
        self.levels: dict[tuple[str, int], Level] = {}  # of lists, by numbering and depth
        self.linked: dict[tuple[str, str], int] = {}  # depths of styles, by numbering and style
        self._part = styles
        self._unread: dict[str, bytes] = {}  # the part with one style in it, for each
        if xml := package.part(styles):
            frame, self._unread = _taken_apart(xml)
            self._read(frame)
        if xml := package.part(numbering):
            self.levels, self.linked = list_levels(xml, numbering)

    def meaning(self, style: str) -> Meaning:
        """What the paragraphs of a style are."""
        if style not in self._meanings:
            chain = self._chain(style)
            names = [one.name for one in chain]
            numbering = next((one.numbering for one in chain if one.numbering), "")
            depths = (one.depth for one in chain if one.depth is not None)
            self._meanings[style] = Meaning(
                next((name for name in names if name in MEANINGS), ""),
                _outline(chain),
                any(n.startswith("toc ") or n == "table of figures" for n in names),
                numbering,
                self.linked.get((numbering, style), next(depths, 0)),
            )
        return self._meanings[style]

    def own_name(self, style: str) -> str:
        """The name of a style itself, in lower case."""
        known = self._style(style)
        return known.name if known else ""

    def is_shaded(self, style: str) -> bool:
        """Whether a paragraph or table style colours what is behind its text."""
        return any(one.shaded for one in self._chain(style))

    def run(self, style: str) -> RunProperties:
        """The properties of characters that a style gives, those it inherits among them."""
        if style not in self._runs:
            merged: dict[str, str] = {}
            for one in reversed(self._chain(style)):
                merged |= one.run
            self._runs[style] = merged
        return self._runs[style]

    def plain_language(self, style: str) -> str | None:
        """The language that a style gives its text; None where there is more of it to be marked."""
        if style not in self._plain:
            properties = {k: v for k, v in self.run(style).items() if k != "lang"}
            language = self.run(style).get("lang", "")
            self._plain[style] = language if is_plain(properties) else None
        return self._plain[style]

    def list_format(self, numbering: str, depth: int) -> str:
        """How a list numbers its items (``bullet``, ``decimal``); ``none`` is no list."""
        if not numbering or numbering == "0":
            return "none"
        level = self.levels.get((numbering, depth))
        return level.form if level else "decimal"

    def _chain(self, style: str) -> list[Style]:
        """A style and those it inherits from, nearest first."""
        chain: list[Style] = []
        while (known := self._style(style)) and len(chain) < _DEEPEST:
            chain.append(known)
            style = known.parent
        return chain

    def _style(self, style: str) -> Style | None:
        """A style, read when it is first asked for: a file has hundreds, and uses a few."""
        if style in self._unread:
            self._read(self._unread.pop(style))
        return self._styles.get(style)

    def _read(self, xml: bytes) -> None:
        short = _CONDITION.sub(_shade_alone, xml)
        _StylesPart(self, self._styles).read(short, self._part)


MEANINGS = frozenset(
    {
        *("title", "subtitle", "caption", "quote", "intense quote", "block text"),
        *("html preformatted", "code", "source code"),
    }
)


def _taken_apart(xml: bytes) -> tuple[bytes, dict[str, bytes]]:
    """A part without its styles, and with each of them alone, by its id.

    The default style stays in; so do all where the part is not as Word writes it.
    """
    root = _ROOT.search(xml)
    first = xml.find(_STYLE)
    if root is None or first < root.end() or b"<!--" in xml or b"<![CDATA[" in xml:
        return xml, {}
    *styles, rest = xml[first:].split(_STYLE_END)
    start = xml[: root.end()]
    kept: list[bytes] = []
    alone: dict[str, bytes] = {}
    for style in styles:
        tag = style[: style.find(b">") + 1]
        name = _STYLE_ID.search(tag)
        if not name or not style.startswith(_STYLE):
            return xml, {}
        if b":default=" in tag:
            kept += style, _STYLE_END
        else:
            alone[name[1].decode("utf-8", "replace")] = start + style + _STYLE_END + b"</w:styles>"
    return _LATENT.sub(b"", xml[:first]) + b"".join(kept) + rest, alone


def _outline(chain: list[Style]) -> int:
    """The heading level that the nearest of some styles gives."""
    for one in chain:
        if one.outline is not None:
            return one.outline + 1 if one.outline < _NO_LEVEL else 0
        if one.name.startswith("heading ") and one.name[8:].isdigit():
            return whole_number(one.name[8:])
    return 0


class _StylesPart:
    """Reads ``styles.xml``."""

    def __init__(self, owner: Styles, styles: dict[str, Style]) -> None:
        self._owner = owner
        self._styles = styles
        self._style: Style | None = None
        self._depth = 0  # inside tblStylePr: formats of single rows and columns

    def read(self, xml: bytes, part: str) -> None:
        w = self._w = Names(xml)
        starts = {
            w("style"): self._open,
            w("tblStylePr"): self._condition,
            w("name"): self._name,
            w("basedOn"): self._parent,
            w("outlineLvl"): self._outline,
            w("numId"): self._num_id,
            w("ilvl"): self._level,
            w("shd"): self._shade,
            w("lang"): self._language,
            **{w(name): self._switch(name) for name in SWITCHES},
            **{w(name): self._value(name) for name in VALUES},
        }
        ends = {w("style"): self._close, w("tblStylePr"): self._condition_end}
        Elements(starts, ends).read(xml, part)

    def _open(self, attrs: Attributes) -> None:
        style = Style(attrs.get(self._w("styleId"), ""))
        self._style = self._styles[style.id] = style
        is_default = attrs.get(self._w("default"), "0") not in ("0", "false", "off")
        if is_default and attrs.get(self._w("type")) == "paragraph":
            self._owner.default = style.id

    def _close(self) -> None:
        self._style = None

    def _condition(self, _: Attributes) -> None:
        self._depth += 1

    def _condition_end(self) -> None:
        self._depth -= 1

    def _name(self, attrs: Attributes) -> None:
        if self._style:
            self._style.name = attrs.get(self._w.val, "").lower()

    def _parent(self, attrs: Attributes) -> None:
        if self._style:
            self._style.parent = attrs.get(self._w.val, "")

    def _outline(self, attrs: Attributes) -> None:
        if self._style:
            self._style.outline = whole_number(attrs.get(self._w.val), _NO_LEVEL)

    def _num_id(self, attrs: Attributes) -> None:
        if self._style:
            self._style.numbering = attrs.get(self._w.val, "")

    def _level(self, attrs: Attributes) -> None:
        if self._style:
            self._style.depth = whole_number(attrs.get(self._w.val))

    def _shade(self, attrs: Attributes) -> None:
        if self._style and is_shade(attrs.get(self._w("fill"), "")):
            self._style.shaded = True

    def _language(self, attrs: Attributes) -> None:
        language = attrs.get(self._w.val, "")
        if self._style is None and language:
            self._owner.language = language
        elif self._style and not self._depth:
            self._style.run["lang"] = language

    def _switch(self, name: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            if self._style and not self._depth:
                self._style.run[name] = "1" if self._w.is_on(attrs) else "0"

        return act

    def _value(self, name: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            if self._style and not self._depth:
                self._style.run[name] = attrs.get(self._w.val, "")

        return act


def _shade_alone(condition: re.Match[bytes]) -> bytes:
    """Of the format of single rows and columns in a table style, which takes nine tenths of it."""
    shade = _SHADE.search(condition[0])
    return shade[0] if shade else b""


def is_shade(fill: str) -> bool:
    """Whether a fill is a colour, and not white."""
    return fill.lower() not in ("", "auto", "ffffff", "none")

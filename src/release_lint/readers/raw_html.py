"""HTML inside Markdown, as tokens with their places: text, entities, tags and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from release_lint.document import BlockKind

_TOKEN = re.compile(
    r"(?P<comment><!--)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<attrs>[^<>]*)>"
    r"|(?P<other><[!?/][^<>]*>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<space>[ \t\r\n]+)"
    r"|(?P<text>[^<&\s]+|.)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:][\w:.-]*)(?:[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
)

# Elements that begin and end a block of their own, and what its text is.
BLOCKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("pre", "textarea"), BlockKind.CODE),
    "address": BlockKind.CONTACT,
}
BOUNDARIES = frozenset(BLOCKS) | frozenset(
    "p div section article aside header footer main nav blockquote details summary figure form "
    "fieldset ul ol dl table thead tbody tfoot tr hr iframe video audio object svg body html".split()
)
HIDDEN = frozenset({"script", "style", "template", "noscript"})


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, or what an entity or a run of white space stands for."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands between ``<!--`` and ``-->``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Tag:
    """A start or end tag."""

    name: str
    closing: bool
    source: str
    start: int
    end: int

    @cached_property
    def attrs(self) -> dict[str, str]:
        """Attribute values by lower-case name; one without a value is empty."""
        return {
            match[1].lower(): unescape((match[2] or "").strip("\"'"))
            for match in self._attributes()
        }

    def value_range(self, name: str) -> tuple[int, int]:
        """Where an attribute's value stands in the source; an empty range where it has none."""
        for match in self._attributes():
            if match[1].lower() == name and match[2]:
                quoted = match[2][0] in "\"'"
                return match.start(2) + quoted, match.end(2) - quoted
        return self.end, self.end

    def _attributes(self) -> Iterator[re.Match[str]]:
        return _ATTRIBUTE.finditer(self.source, self.start + 1 + len(self.name), self.end - 1)


Token = Text | Comment | Tag


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a range of the source; declarations and hidden elements are left out."""
    position = start
    hidden = ""  # the element whose content is not shown
    while match := _TOKEN.match(source, position, end):
        position = match.end()
        kind = match.lastgroup
        if kind == "comment":
            close = source.find("-->", position, end)
            close = end if close < 0 else close
            yield Comment(source[position:close].strip(), match.start(), close)
            position = min(end, close + 3)
        elif kind == "attrs":
            name = match["name"].lower()
            closing = bool(match["close"])
            if hidden:
                hidden = "" if closing and name == hidden else hidden
            elif name in HIDDEN and not closing:
                hidden = name
            else:
                yield Tag(name, closing, source, match.start(), match.end())
        elif hidden or kind == "other":
            continue
        elif kind == "entity":
            yield Text(unescape(match[0]), *match.span())
        else:
            yield Text(" " if kind == "space" else match[0], *match.span())

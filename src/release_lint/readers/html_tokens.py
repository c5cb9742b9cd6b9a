"""HTML cut into tokens with their places, as the HTML standard cuts it, in linear time.

``html.parser`` of the standard library has no offsets and takes quadratic time on unclosed tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from release_lint.lazy import lazy
from release_lint.records import record

_TAG = lazy(
    r"""<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))*+)>"""
)
_TAG_START = lazy(r"</?[A-Za-z]")
_ATTRIBUTE = lazy(
    r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|((?!["'])[^\s>]*+)))?"""
)
_COMMENT_END = lazy(r"--!?>")
_PIECE = lazy(
    r"(?P<space>[ \t\n\f\r]++)"
    r"|(?P<entity>&(?:\#[0-9]{1,7};?|\#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?))"
    r"|(?P<text>&|[^ \t\n\f\r&]++(?: [^ \t\n\f\r&]++)*+)"
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


@record
class Text:
    """Characters between tags, as offsets into the source."""

    start: int
    end: int


@record
class Comment:
    """A comment and what it says."""

    start: int
    end: int
    text: str


@record
class Tag:
    """A start or end tag; ``attrs`` is the source between its name and its end."""

    start: int
    end: int
    name: str
    is_end: bool
    attrs: str
    attrs_start: int


@record
class Unclosed:
    """A tag or comment that never ends: a browser shows nothing of what follows."""

    start: int


Token = Text | Comment | Tag | Unclosed


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a page, in order."""
    done = 0  # everything before is given out
    place = source.find("<")
    while place >= 0:
        token = _markup(source, place)
        if token is None:
            place = source.find("<", place + 1)
            continue
        if place > done:
            yield Text(done, place)
        yield token
        if isinstance(token, Unclosed):
            return
        done = token.end
        if isinstance(token, Tag) and not token.is_end and token.name in _RAW:
            match = _raw_end(token.name).search(source, done)
            end = match.start() if match else len(source)
            if end > done:
                yield Text(done, end)
            done = end
        place = source.find("<", done)
    if done < len(source):
        yield Text(done, len(source))


def _markup(source: str, place: int) -> Token | None:
    """The tag or comment at a ``<``; None where it is a character like any other."""
    if match := _TAG.match(source, place):
        return Tag(place, match.end(), match[2].lower(), bool(match[1]), match[3], match.start(3))
    if source.startswith("<!--", place):
        return _comment(source, place)
    if _TAG_START.match(source, place):
        return Unclosed(place)
    if source.startswith(("<!", "<?", "</"), place):
        end = source.find(">", place)
        return Comment(place, end + 1, "") if end >= 0 else Unclosed(place)
    return None


def _comment(source: str, place: int) -> Token:
    if source.startswith((">", "->"), place + 4):
        return Comment(place, source.index(">", place) + 1, "")
    end = _COMMENT_END.search(source, place + 4)
    if end is None:
        return Unclosed(place)
    return Comment(place, end.end(), source[place + 4 : end.start()].strip())


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def attributes(tag: Tag) -> dict[str, str]:
    """A tag's attributes by lower-case name, the first of a name; one without a value is empty."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag.attrs):
        value = match[match.lastindex] if match.lastindex and match.lastindex > 1 else ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


def attribute_range(tag: Tag, name: str) -> tuple[int, int] | None:
    """Where an attribute's value stands in the source, quotation marks excluded."""
    for match in _ATTRIBUTE.finditer(tag.attrs):
        if match[1].lower() == name and match.lastindex and match.lastindex > 1:
            start, end = match.span(match.lastindex)
            return tag.attrs_start + start, tag.attrs_start + end
    return None


@record
class Fragment:
    """Text as a reader sees it, for a range of the source; ``text`` is None for white space."""

    text: str | None
    start: int
    end: int


def fragments(source: str, start: int, end: int) -> Iterator[Fragment]:
    """A range of text without its entities, white space apart."""
    for match in _PIECE.finditer(source, start, end):
        if match.lastgroup == "entity":
            yield from _entity(match[0], match.start())
        else:
            text = match[0] if match.lastgroup == "text" else None
            yield Fragment(text, match.start(), match.end())


def _entity(written: str, start: int) -> Iterator[Fragment]:
    """What an entity stands for; letters that only follow it (``&copy2025``) are their own."""
    meant = unescape(written)
    tail = 0
    if written[-1] != ";":
        while tail < len(meant) - 1 and meant[-1 - tail] == written[-1 - tail]:
            tail += 1
    if meant == written:
        yield Fragment(written, start, start + len(written))
        return
    end = start + len(written) - tail
    body = meant[: len(meant) - tail]
    if body.strip(" \t\n\f\r"):
        yield Fragment(body, start, end)
    elif body:
        yield Fragment(None, start, end)
    if tail:
        yield Fragment(meant[-tail:], end, end + tail)

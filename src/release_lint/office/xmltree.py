"""XML that comes back byte for byte: a tree whose untouched nodes are written as they were read.

An editor of drafts may not touch what it was not asked to, so nothing here is ever serialised
anew: an element keeps its tags, and the text between them, as the bytes that stood in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pyexpat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

from release_lint.document import InputError

_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_MARKUP = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>|&(#?\w+);", re.DOTALL)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NONE: Mapping[str, str] = {}  # the attributes of most elements
_DEEPEST = 500  # elements within elements: more is no document that a person wrote


class Raw:
    """Bytes between two tags: text, comments, white space. ``start`` is where they stood."""

    __slots__ = ("data", "parent", "start")

    def __init__(self, data: bytes, start: int = -1) -> None:
        self.data = data
        self.start = start
        self.parent: Element | None = None


class Element:
    """An element: its tags as bytes, its name as ``prefix:local`` by :data:`PREFIXES`.

    ``attributes`` are read only: to change one, use :meth:`set`, which rewrites the tag. ``start``
    is the byte at which it stood in its part, -1 where it is new.
    """

    __slots__ = ("attributes", "children", "closing", "name", "opening", "parent", "start")

    def __init__(
        self, name: str, attributes: Mapping[str, str], opening: bytes, start: int = -1
    ) -> None:
        self.name = name
        self.attributes: Mapping[str, str] = attributes
        self.opening = opening
        self.start = start
        self.closing = b""
        self.children: list[Element | Raw] = []
        self.parent: Element | None = None

    @property
    def elements(self) -> list[Element]:
        """The elements directly inside."""
        return [child for child in self.children if isinstance(child, Element)]

    def first(self, *path: str) -> Element | None:
        """The first element inside by its name, then the first in that one, and so on."""
        found: Element | None = self
        for name in path:
            assert found is not None
            found = next((child for child in found.elements if child.name == name), None)
            if found is None:
                return None
        return found

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the file."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.elements))

    def raws(self) -> Iterator[Raw]:
        """All bytes between tags below it, in the order of the file."""
        stack: list[Element | Raw] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Raw):
                yield node
            else:
                stack.extend(reversed(node.children))

    def ancestors(self) -> Iterator[Element]:
        """The elements around it, the nearest first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def text(self) -> str:
        """All text below it, entities resolved."""
        return "".join(map(text_of, self.raws()))

    def put(self, at: int, *nodes: Element | Raw) -> None:
        """Insert nodes before the child of that number."""
        if not self.closing:
            self._open()
        for node in nodes:
            node.parent = self
        self.children[at:at] = nodes

    def append(self, *nodes: Element | Raw) -> None:
        """Insert nodes after the last child."""
        self.put(len(self.children), *nodes)

    def number(self, child: Element | Raw) -> int:
        """Which child it is."""
        return next(at for at, one in enumerate(self.children) if one is child)

    def remove(self) -> None:
        """Take the element out of its parent."""
        assert self.parent is not None
        del self.parent.children[self.parent.number(self)]
        self.parent = None

    def set_text(self, text: str) -> None:
        """Put a text in the place of everything inside."""
        self.children.clear()
        if text:
            self.append(Raw(escape(text).encode()))

    def set(self, written: str, value: str) -> None:
        """Change an attribute, by its name as the tag writes it, or add it."""
        quoted = quoteattr(value).encode()
        pattern = rb"(\s" + re.escape(written.encode()) + rb"\s*=\s*)(?:\"[^\"]*\"|'[^']*')"
        changed, count = re.subn(pattern, lambda m: m[1] + quoted, self.opening, count=1)
        if not count:
            end = -2 if self.opening.endswith(b"/>") else -1
            added = b" " + written.encode() + b"=" + quoted
            changed = self.opening[:end] + added + self.opening[end:]
        self.opening = changed
        self.attributes = {**self.attributes, written: value}

    def unset(self, written: str) -> None:
        """Take out an attribute, by its name as the tag writes it."""
        pattern = rb"\s" + re.escape(written.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')"
        self.opening = re.sub(pattern, b"", self.opening, count=1)
        self.attributes = {key: one for key, one in self.attributes.items() if key != written}

    def copy(self) -> Element:
        """The same again, with everything inside, and no parent."""
        twin = Element(self.name, self.attributes, self.opening)
        twin.closing = self.closing
        for child in self.children:
            node = child.copy() if isinstance(child, Element) else Raw(child.data)
            node.parent = twin
            twin.children.append(node)
        return twin

    def emptied(self) -> Element:
        """The same again with nothing inside, ready to take something."""
        twin = Element(self.name, self.attributes, self.opening)
        twin.closing = self.closing
        if not twin.closing:
            twin._open()
        return twin

    def __bytes__(self) -> bytes:
        return b"".join(_pieces(self))

    def _open(self) -> None:
        """Make a pair of tags of ``<name/>``."""
        if self.opening.endswith(b"/>"):
            self.opening = self.opening[:-2].rstrip() + b">"
        found = re.match(rb"<([^\s/>]+)", self.opening)
        assert found is not None
        self.closing = b"</" + found[1] + b">"


class XmlPart:
    """One XML file as a tree; ``bytes()`` of it is the file.

    Raises :class:`~release_lint.document.InputError` where it is not well-formed, not UTF-8, has a
    document type or is nested absurdly deep.
    """

    def __init__(self, data: bytes, name: str, prefixes: Mapping[str, str]) -> None:
        self.name = name
        declared = _DECLARED.match(data[:200].removeprefix(b"\xef\xbb\xbf"))
        utf_16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        if utf_16 or (declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii")):
            raise InputError(f"its part {name} is not in UTF-8; save it again in your office suite")
        builder = _Builder(data, name, prefixes)
        self.root = builder.root
        self._before, self._after = builder.before, builder.after

    def __bytes__(self) -> bytes:
        return self._before + bytes(self.root) + self._after


def parse(fragment: str, prefixes: Mapping[str, str]) -> Element:
    """An element of our own from its XML, with every prefix that it uses declared by ours."""
    pairs = [(prefix, uri) for uri, prefix in prefixes.items()]
    uris = dict(reversed(pairs))  # the first of each prefix
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in uris.items())
    part = XmlPart(f"<_ {spaces}>{fragment}</_>".encode(), "fragment", prefixes)
    (element,) = part.root.elements
    element.parent = None
    for one in element.walk():
        one.start = -1
    for raw in element.raws():
        raw.start = -1
    return element


def text_of(raw: Raw) -> str:
    """What bytes between two tags say, entities and CDATA resolved."""
    text = raw.data.decode("utf-8")
    return text if "<" not in text and "&" not in text else _MARKUP.sub(_said, text)


def _said(markup: re.Match[str]) -> str:
    inside, entity = markup.groups()
    if entity is None:
        return inside or ""
    if entity.startswith("#"):
        return chr(int("0" + entity[1:], 16 if entity[1] == "x" else 10))
    return _ENTITIES[entity]


def _pieces(root: Element) -> Iterator[bytes]:
    stack: list[Element | Raw | bytes] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, bytes):
            yield node
        elif isinstance(node, Raw):
            yield node.data
        else:
            yield node.opening
            stack.append(node.closing)
            stack.extend(reversed(node.children))


class _Builder:
    """Builds the tree from what expat finds, and where it finds it."""

    def __init__(self, data: bytes, name: str, prefixes: Mapping[str, str]) -> None:
        self._data = data
        self._prefixes = prefixes
        self._names: dict[str, str] = {}
        self._stack: list[Element] = []
        self._done = 0  # bytes that are in the tree
        self.before = self.after = b""
        self._parser = parser = ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(data, True)  # noqa: FBT003  (expat takes it by place)
        except ExpatError as problem:
            raise InputError(f"its part {name} is damaged: {problem}") from None
        self.after = data[self._done :]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        found = _TAG.match(self._data, at)
        assert found is not None
        named = {self._short(key): value for key, value in attributes.items()} or _NONE
        element = Element(self._short(name), named, found[0], at)
        if self._stack:
            self._keep(at)
            element.parent = self._stack[-1]
            element.parent.children.append(element)
        else:
            self.root = element
            self.before = self._data[:at]
        self._stack.append(element)
        if len(self._stack) > _DEEPEST:
            raise InputError("its elements are nested too deeply for a document")
        self._done = found.end()

    def _end(self, _name: str) -> None:
        element = self._stack[-1]
        if not element.opening.endswith(b"/>"):
            at = self._parser.CurrentByteIndex
            self._keep(at)
            self._done = self._data.index(b">", at) + 1
            element.closing = self._data[at : self._done]
        self._stack.pop()

    def _keep(self, end: int) -> None:
        """What stands between the last tag and the next is a child of the innermost element."""
        if end > self._done:
            raw = Raw(self._data[self._done : end], self._done)
            raw.parent = self._stack[-1]
            raw.parent.children.append(raw)

    def _short(self, name: str) -> str:
        short = self._names.get(name)
        if short is None:
            uri, brace, local = name.rpartition("}")
            prefix = self._prefixes.get(uri)
            short = f"{prefix}:{local}" if prefix else f"{{{uri}}}{local}" if brace else local
            self._names[name] = short
        return short

    def _refuse(self, *_said: object) -> None:
        raise InputError("it holds a document type declaration, which no office suite writes")

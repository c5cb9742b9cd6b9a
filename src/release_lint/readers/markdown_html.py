"""The elements that are open in HTML among Markdown, and what they say of the text inside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from release_lint.readers.html_elements import CLOSES, DROPPED, VOID, Element, element
from release_lint.readers.html_tokens import Tag, attributes

_MAX_DEPTH = 100


@dataclass(slots=True)
class Groups:
    """How many lists, block quotations and tables there have been."""

    lists: int = 0
    quotes: int = 0
    tables: int = 0

    def new_list(self) -> int:
        """The number of a further list."""
        self.lists += 1
        return self.lists

    def new_quote(self) -> int:
        """The number of a further block quotation."""
        self.quotes += 1
        return self.quotes

    def new_table(self) -> int:
        """The number of a further table."""
        self.tables += 1
        return self.tables


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

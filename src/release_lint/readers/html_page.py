"""What is found in a page: leaves of text, and the elements that they stand in."""

from __future__ import annotations

from collections.abc import Mapping

from release_lint.document import BlockKind, MarkKind
from release_lint.readers.html_elements import Element
from release_lint.records import field, mutable


@mutable
class Leaf:
    """The text of one block in the making; ``marks`` count from its own start.

    ``points`` are what stands without text between this leaf and the next: its place in the source.
    """

    kind: BlockKind
    element: Element
    role: str = ""
    parts: list[tuple[str, int, int]] = field(default_factory=list)
    marks: list[tuple[MarkKind, int, int, Mapping[str, str]]] = field(default_factory=list)
    points: list[tuple[MarkKind, int, Mapping[str, str]]] = field(default_factory=list)
    length: int = 0
    number: str | None = None  # of a list's item; empty where it goes on, None for a bullet

    def add(self, text: str, start: int, end: int) -> None:
        """Append text that stands for a range of the source."""
        self.parts.append((text, start, end))
        self.length += len(text)

    @property
    def text(self) -> str:
        """The leaf as it reads."""
        return "".join(part[0] for part in self.parts)


@mutable
class Page:
    """What the walk found: leaves in order, elements in order, and where the page breaks off.

    ``points`` are what stands without text before the first leaf.
    """

    leaves: list[Leaf] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    points: list[tuple[MarkKind, int, Mapping[str, str]]] = field(default_factory=list)
    cut_at: int | None = None

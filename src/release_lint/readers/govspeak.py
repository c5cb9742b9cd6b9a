"""stub"""

from __future__ import annotations
from dataclasses import dataclass, field
from collections.abc import Iterator, Mapping
from release_lint.document import MarkKind


@dataclass(frozen=True, slots=True)
class Aside:
    kind: MarkKind
    start: int
    ranges: tuple[tuple[int, int], ...]
    attrs: Mapping[str, str]


@dataclass(slots=True)
class Masked:
    text: str
    asides: list[Aside] = field(default_factory=list)
    machine: bool = False

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        yield start, end, ""

    def in_contact(self, offset: int) -> bool:
        return False


def mask(source: str, start: int) -> Masked:
    return Masked(source[start:])

"""Licence notices by component, never as one string."""

from __future__ import annotations

from dataclasses import dataclass

from release_lint.document import Document, Span


@dataclass(frozen=True, slots=True)
class Notice:
    """A passage that grants, or seems to grant, a licence; ``components`` are its parts by name."""

    span: Span


def find_notices(document: Document) -> tuple[Notice, ...]:
    """Every licence notice, in order of the text."""
    raise NotImplementedError(document)

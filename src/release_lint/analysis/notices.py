"""Licence notices by component, never as one string.

A notice is found from the licence's name: the words before it tell a grant from a re-user's
credit, another licence and a mere mention (:mod:`licence_names`). The other components are found
each for itself, and blocks that stand together and hold any of them make one notice
(:mod:`licence_search`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from release_lint.clues import folded
from release_lint.document import Document, Span
from release_lint.records import comparable

if TYPE_CHECKING:  # its patterns take time to compile
    from release_lint.analysis.licence_urls import Address

_HINTS = ("licen", "rwydded", "copyright", "hawlfraint", "©", "nationalarchives", "ogl")


class NoticeKind(StrEnum):
    """What a passage about a licence does."""

    GRANT = "grant"  # licenses this document
    ATTRIBUTION = "attribution"  # credits what others have licensed
    OTHER = "other"  # names another licence
    MENTION = "mention"  # speaks of the licence; no notice
    IMPRINT = "imprint"  # says whose copyright it is or where to find it, no more


class PartKind(StrEnum):
    """The components of a notice."""

    NAME = "name"
    VERSION = "version"
    GRANT = "grant"
    EXCEPTION = "exception"
    VIEW = "view"
    URL = "url"
    POST = "post"
    EMAIL = "email"
    THIRD_PARTY = "third-party"
    COPYRIGHT = "copyright"
    AVAILABLE = "available-at"


@comparable
class Part:
    """One component; ``value`` is its normalised text, ``year`` that of a copyright line.

    ``address`` is set for a URL; ``hidden`` where it stands behind the text of a link. ``language``
    is that of a name or clause.
    """

    kind: PartKind
    span: Span
    value: str = ""
    year: str = ""
    address: Address | None = None
    hidden: bool = False
    language: str = "en"


@comparable
class Notice:
    """A passage about a licence with its components in order of the text.

    The span of a notice that fills its blocks is that of the blocks; a grant or credit inside a
    paragraph of prose, and a mention, have that of their words.
    """

    kind: NoticeKind
    span: Span
    parts: tuple[Part, ...]
    language: str = "en"

    def all(self, kind: PartKind) -> tuple[Part, ...]:
        """The components of one kind."""
        return tuple(part for part in self.parts if part.kind is kind)

    def first(self, kind: PartKind) -> Part | None:
        """The first component of one kind."""
        return next((part for part in self.parts if part.kind is kind), None)

    @property
    def version(self) -> str:
        """The version as stated, in words or else in an address; empty where it is not."""
        stated = self.first(PartKind.VERSION)
        if stated:
            return stated.value
        return next((u.address.version for u in self.parts if u.address and u.address.version), "")


def find_notices(document: Document) -> tuple[Notice, ...]:
    """Every licence notice, and every mention of the licence, in order of the text."""
    low = folded(document.text)
    if not document.blocks or not any(hint in low for hint in _HINTS):
        return ()
    from release_lint.analysis.licence_search import search  # its patterns take time to compile

    return tuple(sorted(search(document), key=lambda notice: notice.span))

"""The editor of each format: what a review asks of it."""

from __future__ import annotations

from typing import Protocol

from release_lint.document import Document, InputError, Span
from release_lint.office.replacement import Replacement
from release_lint.office.stamp import Note, Stamp
from release_lint.readers.office import OfficeSource

WORD = (".docx", ".docm", ".dotx", ".dotm")
ODT = (".odt", ".ott")


class Editor(Protocol):
    """Edits one office file. Spans count characters of the reader's source, as it was read.

    Edits of one round must not overlap, and are made from the last to the first. ``bytes()`` of an
    editor is the file.
    """

    def __bytes__(self) -> bytes:
        """The file as edited."""

    def may_change(self, edit: Replacement) -> bool:
        """Whether an edit can be made without harm to what stands around it."""

    def change(self, edit: Replacement) -> None:
        """Make an edit."""

    def track(self, edit: Replacement, note: Note | None = None) -> None:
        """Make an edit as tracked changes, with a comment on them if there is a note."""

    def annotate(self, span: Span | None, note: Note) -> None:
        """Put a comment on a span, or on the first words of all."""


def open_editor(document: Document, data: bytes, stamp: Stamp) -> Editor:
    """The editor of an office file. Raises :class:`~release_lint.document.InputError`."""
    source = document.source
    if not isinstance(source, OfficeSource):
        raise InputError("this is no Word document or OpenDocument text")
    if document.format == "docx":
        from release_lint.office.word_edit import WordEditor

        return WordEditor(data, source, stamp)
    from release_lint.office.odt_edit import OdtEditor

    return OdtEditor(data, source, stamp)

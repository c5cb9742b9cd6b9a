"""``--fix`` for office files: edits in the runs as they are, without tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from release_lint.document import Document, Source, Span
from release_lint.fixes import Proposal, chosen
from release_lint.office.editors import open_editor
from release_lint.office.replacement import Replacement
from release_lint.office.stamp import Stamp


class OfficeText:
    """An office file to be fixed, as :class:`~release_lint.fixes.Text` is a text file.

    Raises :class:`~release_lint.document.InputError`.
    """

    lacks = (
        "what is left stands in fields, notes or locked places, or reaches over a paragraph's end:"
        " `release-lint review` marks it with comments"
    )

    def __init__(self, source: Source) -> None:
        self._editor = open_editor(read(source), source.data, Stamp(date.min))

    def takes(self, proposal: Proposal) -> bool:
        """Whether a fix can be made without harm to what stands around it."""
        return all(map(self._editor.may_change, replacements(proposal)))

    def fixed(self, wanted: Iterable[Proposal]) -> tuple[bytes, list[Proposal]]:
        """The file with as many fixes applied as do not meet, and those applied."""
        applied = chosen(wanted)
        for edit, _, _ in in_turn(applied):
            self._editor.change(edit)
        return bytes(self._editor), applied


def replacements(proposal: Proposal) -> list[Replacement]:
    """The edits of a fix, in the order of the file."""
    edits = [Replacement(Span(one.start, one.end), one.new) for one in proposal.edits]
    return sorted(edits, key=lambda edit: edit.span)


def in_turn(proposals: Iterable[Proposal]) -> Iterator[tuple[Replacement, Proposal, bool]]:
    """All edits from the last in the file to the first, and whether one is its fix's first."""
    edits = [
        (edit, one, not number)
        for one in proposals
        for number, edit in enumerate(replacements(one))
    ]
    yield from sorted(edits, key=lambda item: item[0].span, reverse=True)


def read(source: Source) -> Document:
    """An office file by its name. Raises :class:`~release_lint.document.InputError`."""
    if source.suffix in (".odt", ".ott"):
        from release_lint.readers import odt

        return odt.read(source)
    from release_lint.readers import docx

    return docx.read(source)

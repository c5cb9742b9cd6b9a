"""``change-note``: an update says what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from release_lint.analysis.civil_time import uk_day
from release_lint.analysis.dates import parse_date
from release_lint.analysis.words import keys_of
from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.document import BlockKind, Document, Metadata
from release_lint.finding import Finding, Fix
from release_lint.records import record

_LONGEST = 60  # characters of a note that says nothing
_DATE = 40  # characters of a date on its own


@record
class ChangeNote:
    """Front matter that states an update has a change note, and no note is one of ``empty``.

    ``keys`` are the names of a change note in front matter, nested or not. In a history of updates
    a note is what stands below its date.
    """

    keys: tuple[str, ...]
    empty: tuple[str, ...]

    scope: ClassVar[tuple[str, ...]] = (*FACTUAL, "chrome")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for a note that is missing, or for each that says nothing."""
        notes = [*self._stated(context.document), *_listed(context)]
        update = _update(context.document)
        if update is None and not notes:
            raise NotApplicable("no update")
        fix = Fix("Say what changed, and where")
        if update is not None and not any(note.value.strip() for note in notes):
            message = "The release was updated, and nothing says what changed."
            yield Finding(message, update.span, fix)
        nothing = {keys_of(words) for words in self.empty}
        for note in notes:
            if note.value.strip() and keys_of(note.value) in nothing:
                yield Finding(f"“{note.value}” does not say what changed.", note.span, fix)

    def _stated(self, document: Document) -> Iterator[Metadata]:
        wanted = {key.replace("-", "_") for key in self.keys}
        for key, value in document.metadata.items():
            parts = key.lower().replace("-", "_").split(".")
            if wanted.intersection(parts):
                yield value


def _listed(context: Context) -> Iterator[Metadata]:
    """The blocks of a history that stand below a date and hold a few words."""
    for date, block in pairwise(context.document.blocks):
        if block.kind is not date.kind or block.kind is BlockKind.METADATA:
            continue
        if len(block.span) <= _LONGEST and len(date.span) <= _DATE:
            text = context.text(block)
            if parse_date(context.text(date)) is not None:
                yield Metadata(text, block.span, "body")


def _update(document: Document) -> Metadata | None:
    """The value in front matter that says that the document changed after it was published."""
    published, updated = (document.metadata.get(key) for key in ("published", "updated"))
    if not published or not updated or updated.origin != "front matter":
        return None
    first, last = _day(published), _day(updated)
    return updated if first and last and last > first else None


def _day(value: Metadata) -> dt.date | None:
    return uk_day(value.value) or parse_date(value.value)

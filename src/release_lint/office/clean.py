"""Cleaning a file of either format."""

from __future__ import annotations

from release_lint.document import InputError, Source
from release_lint.office.editors import ODT, WORD
from release_lint.office.ledger import Ledger
from release_lint.records import record


@record
class Cleaned:
    """The clean file, and a line on each kind of thing that it lost or kept to be looked at."""

    data: bytes
    taken: tuple[str, ...]
    left: tuple[str, ...]


def clean(name: str, data: bytes) -> Cleaned:
    """A file without comments, history, hidden text and names; the text stays as it reads.

    ``name`` tells the format. A clean file comes back to the byte. Raises
    :class:`~release_lint.document.InputError` for a file that cannot be cleaned.
    """
    ledger = Ledger()
    suffix = Source(name, data).suffix
    if suffix in WORD:
        from release_lint.office import word_clean

        cleaned = word_clean.clean(data, ledger)
    elif suffix in ODT:
        from release_lint.office import odt_clean

        cleaned = odt_clean.clean(data, ledger)
    else:
        raise InputError("only .docx and .odt files can be cleaned")
    return Cleaned(cleaned, tuple(ledger.taken()), tuple(ledger.left()))

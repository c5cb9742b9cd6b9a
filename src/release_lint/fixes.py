"""Fixes applied to the source of a file: its encoding, line ends and every other byte stay."""

from __future__ import annotations

from bisect import bisect_left, insort
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence

from release_lint.document import Source
from release_lint.finding import PlacedEdit, PlacedFinding, Report, Severity
from release_lint.readers.decode import decode
from release_lint.records import record

OFFICE = ("docx", "odt")
"""Formats without lines in which edits can be made all the same."""


@record
class Proposal:
    """What a rule would change, and why: all of its edits or none."""

    rule: str
    edits: tuple[PlacedEdit, ...]
    finding: PlacedFinding


def proposals(report: Report, *, unsafe: bool, least: Severity) -> Iterator[Proposal]:
    """The fixes of findings that count, from a severity up; only safe ones unless ``unsafe``.

    Those of a form come together, though all but the first weigh less: else each would be the first
    in its turn, as often as the form is there. A fix has no edits where they would change
    somebody's quoted words.
    """
    possible = list(_possible(report, unsafe=unsafe))

    def weighs(one: Proposal) -> bool:
        return one.finding.severity.weight >= least.weight

    forms = {(one.rule, one.finding.form) for one in possible if weighs(one) and one.finding.form}
    yield from (one for one in possible if weighs(one) or (one.rule, one.finding.form) in forms)


def _possible(report: Report, *, unsafe: bool) -> Iterator[Proposal]:
    is_office = report.format in OFFICE
    for result, finding in report.findings():
        fix = finding.fix
        if fix is None or not fix.edits or not finding.counts:
            continue
        has_places = is_office or all(edit.location.line for edit in fix.edits)
        if (fix.safe or unsafe) and has_places:
            yield Proposal(result.rule, fix.edits, finding)


def apply(text: str, wanted: Iterable[Proposal]) -> tuple[str, list[Proposal]]:
    """A source with as many fixes applied as do not meet, and those applied."""
    applied = chosen(wanted)
    edits = sorted((one.start, one.end, one.new) for fix in applied for one in fix.edits)
    return _edited(text, edits), applied


def chosen(wanted: Iterable[Proposal]) -> list[Proposal]:
    """As many fixes as do not meet, in their order.

    Edits meet where they overlap or touch: what one writes might change what the other is about.
    """
    taken: list[tuple[int, int, str]] = []
    applied: list[Proposal] = []
    for proposal in sorted(wanted, key=lambda one: (one.edits[0].start, one.edits[0].end)):
        own: list[tuple[int, int, str]] = []
        for edit in proposal.edits:
            one = (edit.start, edit.end, edit.new)
            if _meets(one, taken):
                break
            insort(taken, one)
            own.append(one)
        else:
            applied.append(proposal)
            continue
        for one in own:
            del taken[bisect_left(taken, one)]
    return applied


def _meets(edit: tuple[int, int, str], taken: Sequence[tuple[int, int, str]]) -> bool:
    """Whether an edit overlaps or touches one of those taken, which are sorted and apart."""
    start, end, _ = edit
    number = bisect_left(taken, (start,))
    before, after = taken[max(0, number - 1) : number], taken[number : number + 1]
    return any(first <= end and start <= last for first, last, _ in (*before, *after))


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    place = 0
    for start, end, new in edits:
        parts += [text[place:start], new]
        place = end
    return "".join([*parts, text[place:]])


class Text:
    """The bytes of a text file as the text that edits speak of, and back.

    Raises :class:`~release_lint.document.InputError` where they are no text, and
    :class:`ValueError` where the same bytes could not be written again.
    """

    lacks = "its encoding lacks characters that fixes write: save it as UTF-8"

    def __init__(self, source: Source) -> None:
        decoded = decode(source)
        self.text = decoded.text
        self._mark = _byte_order_mark(source.data)
        self._codec = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}.get(
            self._mark, decoded.encoding.removesuffix("-sig")
        )
        if self.encoded(self.text) != source.data:
            raise ValueError("its bytes cannot be written again as they are")

    def takes(self, proposal: Proposal) -> bool:
        """Whether the file's encoding has every character that a fix writes."""
        try:
            self.encoded("".join(edit.new for edit in proposal.edits))
        except UnicodeEncodeError:
            return False
        return True

    def fixed(self, wanted: Iterable[Proposal]) -> tuple[bytes, list[Proposal]]:
        """The bytes with as many fixes applied as do not meet, and those applied."""
        text, applied = apply(self.text, wanted)
        return self.encoded(text), applied

    def encoded(self, text: str) -> bytes:
        """The bytes of a text in the file's encoding, its byte order mark kept."""
        return self._mark + text.encode(self._codec)


def _byte_order_mark(data: bytes) -> bytes:
    marks = (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)
    return next((mark for mark in marks if data.startswith(mark)), b"")

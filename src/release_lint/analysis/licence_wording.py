"""Where a notice misses its official wording by a letter or two.

A sentence of a notice is held against the official form that shares most words with it. A word
that the form does not have, near to a word of the form that the sentence lacks, is a slip:
``were`` for ``where``. Words of the publisher's own choice are near to nothing, so they pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis import licence_words as words
from release_lint.analysis.edit_distance import distance
from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import record

FORMS = tuple(
    line.split()
    for line in """\
this is licensed under the terms of the except where otherwise stated
all content is available under the except where otherwise stated
is licensed under the
you may use and reuse this free of charge in any format or medium under the terms of the
to view this visit or write to the information policy team the national archives kew or email
where we have identified any third party copyright information you will need to obtain \
permission from the copyright holders concerned
mae'r hwn wedi'i drwyddedu o dan delerau ac eithrio ble nodir yn wahanol
mae'r holl gynnwys ar gael o dan ac eithrio lle nodir yn wahanol
i weld y drwydded hon ewch i neu ysgrifennwch at y tîm polisi gwybodaeth yr archifau gwladol kew
lle byddwn wedi nodi unrhyw wybodaeth am hawlfraint trydydd parti bydd angen i chi gael \
caniatâd \
gan ddeiliaid yr hawlfraint dan sylw""".splitlines()
)
_RIGHT = frozenset(
    """these that than there here when content contents information terms form forms licence
    licences unless noted shown state stated material text party parties holder holders view visit
    visits your copyright copyrights permissions email write team free available used reused users
    issued license""".split()  # noqa: SIM905  (words are easier to read and to add to)
)
_SHORTEST = 4
_SHARED = 0.5  # of a form's words, at least
_WORD = lazy(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@record
class Slip:
    """A word of a notice, and the word of the official form that was meant."""

    span: Span
    written: str
    meant: str


def find_slips(text: str, span: Span) -> Iterator[Slip]:
    """Every slip in a passage of a document's text, sentence by sentence."""
    folded = words.plain(text[span.start : span.end])
    start = 0
    for end in [*(m.end() for m in words.CLAUSE_END.finditer(folded)), len(folded)]:
        for slip in _slips_in(folded[start:end]):
            place = span.start + start
            yield Slip(
                Span(place + slip.span.start, place + slip.span.end),
                text[place + slip.span.start : place + slip.span.end],
                slip.meant,
            )
        start = end


def _slips_in(sentence: str) -> Iterator[Slip]:
    found = {match[0].replace("-", ""): match.span() for match in _WORD.finditer(sentence)}
    form = max(FORMS, key=lambda form: _shared(form, found))
    if _shared(form, found) < _SHARED * len(form):
        return
    missing = [word for word in form if word not in found and len(word) >= _SHORTEST]
    for word, place in found.items():
        if len(word) < _SHORTEST or word in form or word in _RIGHT:
            continue
        meant = next((other for other in missing if _is_near(word, other)), None)
        if meant:
            yield Slip(Span(*place), word, meant)


def _shared(form: list[str], found: dict[str, tuple[int, int]]) -> int:
    return sum(word in found for word in form)


def _is_near(word: str, other: str) -> bool:
    """Whether two words differ by a letter, or two where they are long enough."""
    limit = 1 if len(word) < 6 else 2
    return abs(len(word) - len(other)) <= limit and distance(word, other) <= limit

"""Marks of running speech that only its speakers show to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from release_lint.analysis.clauses import sentences
from release_lint.analysis.mark_problems import CLOSING, MarkProblem, Problem
from release_lint.analysis.people import PRONOUNS, is_name, is_plural, split_role
from release_lint.analysis.quotations import Attribution, Quotation
from release_lint.analysis.run_places import LONGEST_HEAD, RunPlaces
from release_lint.analysis.speakers import Credit, in_lead, in_tail
from release_lint.document import BlockKind, Span


def closed_early(places: RunPlaces, quotations: Sequence[Quotation]) -> Iterator[MarkProblem]:
    """Running speech whose paragraphs each close, with nothing said between.

    ``quotations`` are those of the runs, one for each.
    """
    for index, later in enumerate(quotations):
        if later.attribution is not Attribution.INHERITED:
            continue
        earlier = quotations[index - 1]
        if _goes_on(index, earlier, places):
            mark = Span(earlier.span.end - 1, earlier.span.end)
            whole = Span(earlier.span.start, later.span.end)
            yield MarkProblem(Problem.CLOSED_EARLY, mark, whole, "", (mark,))


def _goes_on(index: int, earlier: Quotation, places: RunPlaces) -> bool:
    """Whether a run goes on with the one before it, by one person, in whole paragraphs."""
    run, before = places.runs[index], places.runs[index - 1]
    if not (run.marked and before.marked) or run.is_double != before.is_double:
        return False
    if places.block(run.blocks[0]).kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return False
    ends = before.span.end == places.block(before.blocks[-1]).span.end
    speaker = earlier.speaker
    is_one = speaker and not is_plural(places.text[speaker.start : speaker.end])
    return bool(ends and not len(places.head(index)) and is_one)


def left_open(places: RunPlaces) -> Iterator[MarkProblem]:
    """Running speech that one person begins and another one, by name, ends."""
    text = places.text
    for index, run in enumerate(places.runs):
        if len(run.parts) < 2 or not run.marked or run.is_broken:
            continue
        last = run.parts[-2]
        wanted = CLOSING.get(text[last.start])  # none where a paragraph is not opened
        lead = _lead(index, places) if wanted else None
        if not wanted or lead is None or lead.speaker is None:
            continue
        tail = places.tail(index)
        credit = in_tail(text, tail) if len(tail) > 1 else None
        if credit and credit.speaker and _are_two(lead.speaker, credit.speaker, text):
            mark, end = Span(last.start, last.start + 1), Span(last.end, last.end)
            yield MarkProblem(Problem.UNCLOSED, mark, run.span, wanted, (end,))


def _lead(index: int, places: RunPlaces) -> Credit | None:
    """The speaker whom a lead-in with a colon names."""
    head, number = places.head(index), places.neighbour(places.runs[index].blocks[0], -1)
    if len(head) <= 1 and number is not None:
        head = places.block(number).span
    if not places.text[head.start : head.end].rstrip().endswith(":"):
        return None
    part = Span(max(head.start, head.end - LONGEST_HEAD), head.end)
    return in_lead(places.text, sentences(places.text, part)[-1], ends_open=True)


def _are_two(first: Span, last: Span, text: str) -> bool:
    """Whether two descriptions name two people; a pronoun and a full name do."""
    names = [text[each.start : each.end] for each in (first, last)]
    one, two = (split_role(name)[0] or name for name in names)
    is_known = one.lower() in PRONOUNS or is_name(one)
    return is_known and is_name(two) and not set(one.split()) & set(two.split())

"""Speech without quotation marks: block quotations, and paragraphs that a lead-in makes speech."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.analysis.mark_problems import OPENING, MarkProblem, Problem
from release_lint.analysis.quotations import Run
from release_lint.analysis.reporting import FIRST_PERSON, SAYING
from release_lint.document import Block, BlockKind, Document, Span

_LAST_WORD = 30  # characters


def block_quotations(document: Document, marked: Sequence[Run]) -> list[Run]:
    """Block quotations without marks of their own: one run for each."""
    whole = {
        number
        for run in marked
        for number, part in zip(run.blocks, run.parts, strict=True)
        if 2 * len(part) > len(document.blocks[number].span)
    }
    runs: list[Run] = []
    for number, block in enumerate(document.blocks):
        if number in whole or not _is_quote(document, block):
            continue
        last = document.blocks[runs[-1].blocks[-1]] if runs else None
        if last and last.group == block.group and runs[-1].blocks[-1] == number - 1:
            runs[-1].parts.append(block.span)
            runs[-1].blocks.append(number)
        else:
            runs.append(Run([block.span], [number], marked=False))
    return runs


def _is_quote(document: Document, block: Block) -> bool:
    """Whether a block is set off: as a block quotation, or with ``>`` in plain text."""
    return block.kind is BlockKind.QUOTE or document.text.startswith("> ", block.span.start)


def plain_speech(document: Document, marked: Sequence[Run]) -> list[Run]:
    """Paragraphs without marks that a lead-in makes speech: text copied from block quotations.

    The paragraph after ``Jane Smith said:``, and those after it in the first person.
    """
    taken = {number for run in marked for number in run.blocks}
    runs: list[Run] = []
    is_led = False
    for number, block in enumerate(document.blocks):
        text = document.text_of(block)
        is_plain = (
            block.kind is BlockKind.PARAGRAPH
            and number not in taken
            and not block.role
            and not _is_quote(document, block)
        )
        if is_plain and not text.endswith(":"):
            if is_led:
                runs.append(Run([block.span], [number], marked=False))
            elif runs and runs[-1].blocks[-1] == number - 1 and FIRST_PERSON.search(text):
                runs[-1].parts.append(block.span)
                runs[-1].blocks.append(number)
        is_led = text.endswith(":") and _ends_with_saying(text)
    return runs


def _ends_with_saying(text: str) -> bool:
    words = text[-_LAST_WORD:].rstrip(": ").split()
    return bool(words) and words[-1].lower() in SAYING


def unopened_speech(
    document: Document, plain: Sequence[Run], marked: Sequence[Run]
) -> list[MarkProblem]:
    """Speech whose first paragraph lacks its mark, while the next one has one."""
    begins = {run.blocks[0]: run for run in marked if run.is_double}
    problems: list[MarkProblem] = []
    for run in plain:
        following = begins.get(run.blocks[0] + 1)
        if following is None or len(run.parts) > 1:
            continue
        own = document.blocks[following.blocks[0]].span
        last = document.blocks[following.blocks[-1]].span
        if following.span.start == own.start and following.span.end == last.end:
            place = Span(run.span.start, run.span.start)
            wanted = OPENING[document.text[own.start]]
            whole = Span(run.span.start, following.span.end)
            problems.append(MarkProblem(Problem.OPEN_MISSING, place, whole, wanted, (place,)))
    return problems

"""Where the runs of quoted words stand: the text around each, and the paragraphs beside it."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.analysis.quotations import Run, readable
from release_lint.document import Block, BlockKind, Document, Span

LONGEST_HEAD = 600  # characters before a quotation that are read: keeps long blocks linear


class RunPlaces:
    """The runs of a document, in order, with what stands before and after each."""

    def __init__(self, document: Document, runs: Sequence[Run]) -> None:
        self.document = document
        self.text = document.text
        self.runs = runs
        self._lead_ins: dict[int, int | None] = {}  # of list items: one walk for a whole list

    def block(self, number: int) -> Block:
        """A block by its index."""
        return self.document.blocks[number]

    def closes_block(self, run: Run) -> bool:
        """Whether a run goes on to the end of its last block."""
        return run.span.end >= self.block(run.blocks[-1]).span.end - 1

    def head(self, index: int) -> Span:
        """What stands before a run in its block, back to the run before it."""
        run = self.runs[index]
        start = self.block(run.blocks[0]).span.start
        if index:
            start = max(start, self.runs[index - 1].span.end)
        return Span(min(start, run.span.start), run.span.start)

    def tail(self, index: int) -> Span:
        """What stands after a run in its block, on to the run after it."""
        run = self.runs[index]
        end = self.block(run.blocks[-1]).span.end
        later = index + 1
        while later < len(self.runs) and self._is_nickname(self.runs[later].span):
            later += 1
        if later < len(self.runs):
            end = min(end, self.runs[later].span.start)
        return Span(run.span.end, max(end, run.span.end))

    def _is_nickname(self, span: Span) -> bool:
        """Whether one quoted word stands inside a name: ``Jo “Sparks” Lee``."""
        name = self.text[span.start + 1 : span.end - 1]
        last = self.text[max(0, span.start - 20) : span.start].split()[-1:]
        after = self.text[span.end : span.end + 2]
        return name.isalpha() and after[1:].isupper() and bool(last) and last[0].istitle()

    def before(self, run: Run) -> Span:
        """What stands before a run in its block, other runs included."""
        start = self.block(run.blocks[0]).span.start
        return Span(max(start, run.span.start - LONGEST_HEAD), run.span.start)

    def neighbour(self, number: int, step: int) -> int | None:
        """The next block of running text in one direction; a list's lead-in for its items."""
        own, blocks, asked = self.block(number), self.document.blocks, number
        number += step
        while 0 <= number < len(blocks):
            block = blocks[number]
            if step < 0 and number in self._lead_ins and block.group == own.group:
                self._lead_ins[asked] = self._lead_ins[number]
                return self._lead_ins[asked]
            is_text = readable(block) and block.kind is not BlockKind.CAPTION
            in_list = step < 0 and block.kind is own.kind is BlockKind.LIST_ITEM
            if is_text and block.role != "label" and not (in_list and block.group == own.group):
                break
            number += step
        found = number if 0 <= number < len(blocks) else None
        if step < 0 and own.kind is BlockKind.LIST_ITEM:
            self._lead_ins[asked] = found
        return found

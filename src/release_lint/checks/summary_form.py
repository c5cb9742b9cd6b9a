"""``summary-form``: one line that ends with a full stop and says something of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.words import keys_of
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Block, BlockKind, Document, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.records import record

_ENDS = (".", "!", "?", "…", ".”", "?”", "!”", ".’", "?’", ".)", '."', ".'", "。", "۔", "؟", "।")
_ENOUGH = 10  # words of a summary whose likeness to the first paragraph is no chance
_NEARLY = 0.9  # of its words stand there too, in its order
_GAP = 8  # words that the first paragraph may have between two of them


@record
class SummaryForm:
    """What a summary is; each demand can be dropped.

    A title of fewer than ``words`` words may stand in the summary by chance.
    """

    full_stop: bool = True
    one_line: bool = True
    own_words: bool = True
    words: int = 4

    scope: ClassVar[tuple[str, ...]] = ("summary",)

    def needs(self) -> Needs:
        """A summary."""
        return Needs(blocks=("summary",), reason="no summary")

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding of each kind."""
        summary = next((block for block in context.blocks() if block.role == "summary"), None)
        if summary is None:
            raise NotApplicable("no summary")
        text = context.text(summary)
        if self.one_line and "\n" in text.strip():
            yield Finding("The summary has more than one line.", summary.span)
        if self.full_stop and not text.endswith(_ENDS):
            yield _unstopped(text, summary.span)
        if self.own_words:
            yield from self._repeated(summary, context.document)

    def _repeated(self, summary: Block, document: Document) -> Iterator[Finding]:
        own = keys_of(document.text_of(summary))
        title = document.title()
        if title is not None and _repeats(own, keys_of(document.text_of(title)), self.words):
            yield Finding("The summary repeats the title.", summary.span)
        first = _first_paragraph(document, summary)
        if first is None:
            return
        related = ((first.span, "the same words"),)
        words = keys_of(document.text_of(first))
        if _begins(words, own, self.words):
            message = "The summary repeats the first paragraph."
            yield Finding(message, summary.span, related=related)
        elif len(own) >= _ENOUGH and _shared(own, words) >= _NEARLY:
            message = "The summary says nearly word for word what the first paragraph says."
            yield Finding(message, summary.span, related=related, severity=Severity.INFO)


def _unstopped(text: str, span: Span) -> Finding:
    message = "The summary does not end with a full stop."
    last = Span(span.start + text.rfind(" ") + 1, span.end)
    if not text[-1].isalnum():
        return Finding(message, last)
    stop = Edit(Span(span.end, span.end), ".")
    return Finding(message, last, Fix("Write a full stop at the end", (stop,), safe=True))


def _first_paragraph(document: Document, summary: Block) -> Block | None:
    below = (
        block
        for block in document.blocks
        if block.span.start > summary.span.start
        and block.kind is BlockKind.PARAGRAPH
        and not block.role
    )
    return next(below, None)


def _repeats(own: tuple[str, ...], title: tuple[str, ...], least: int) -> bool:
    """Whether the summary is the title, or begins with it."""
    return len(title) >= least and _begins(own, title, least)


def _begins(text: tuple[str, ...], start: tuple[str, ...], least: int) -> bool:
    return len(start) >= least and text[: len(start)] == start


def _shared(own: tuple[str, ...], words: tuple[str, ...]) -> float:
    """The share of a summary's words that a paragraph has in the same order, close together."""
    place = found = 0
    for word in own:
        near = words[place : place + _GAP]
        if word in near:
            place += near.index(word) + 1
            found += 1
    return found / len(own)

"""“Today” without its date."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.dates import written
from release_lint.analysis.day_words import day_word_before
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Block, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

# Today as the day of the news: "has today announced", "published today". Not "today’s", nor the
# sense of "nowadays", which has no such verb beside it.
_NEWS = lazy(
    r"\b(?:has|have|was|were|is being|are being|will) (today)\b(?![’'])"
    r"|\b(?:announced|published|launched|opened|issued|released|confirmed|unveiled|set out|signed"
    r"|appointed|welcomed|outlined|revealed) (?:here )?(today)\b(?![’'])"
    r"|(?<![\w’'])([Tt]oday),? (?:the|HM|His|Her) (?:[A-Z][\w’'-]* ){1,6}"
    r"(?:has|have|announced|published|launched|confirmed|unveiled)\b"
)

_SPEECH = lazy(r"\b(?:I|I[’'](?:m|ve)|[Ww]e[’']ve|my)\b")  # quoted without marks


@record
class RelativeDate:
    """The first “today” that stands for the day of the news has the date behind it."""

    def needs(self) -> Needs:
        """The word, in a document that is not empty."""
        return Needs(strings=("today",))

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding; none where any “today” has its date."""
        if not context.document.blocks:
            raise NotApplicable("the document is empty")
        text = context.document.text
        if any(day_word_before(mention, text) for mention in context.facts.dates):
            return
        for block in context.likely_blocks(_NEWS):
            for match in _NEWS.finditer(text, block.span.start, block.span.end):
                word = Span(*match.span(match.lastindex or 0))
                if _follows_dateline(word, block, context):
                    return
                if context.has(word) and not _SPEECH.search(context.text(block)):
                    yield _finding(word, context)
                    return


def _follows_dateline(word: Span, block: Block, context: Context) -> bool:
    """Whether the paragraph begins with its date: ``LEEDS, 3 June 2025 – It has today``."""
    dated = context.facts.publication.span
    return dated is not None and dated in block.span and dated.end <= word.start


def _finding(word: Span, context: Context) -> Finding:
    day = context.facts.publication.date
    message = f"“{context.text(word)}” has no date behind it."
    if day is None:
        return Finding(message, word, Fix("Write the date behind it in brackets"))
    date = written(day, context.facts.block_at(word.start).language)
    edit = Edit(Span(word.end, word.end), f" ({date})")
    return Finding(message, word, Fix(f"Write “{context.text(word)} ({date})”", (edit,)))

"""``forbid``: this must not appear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import PROSE, Context, check_message, outside_exceptions
from release_lint.document import MarkKind, Span
from release_lint.finding import Finding, Severity
from release_lint.matching import Phrase
from release_lint.needs import Needs, either, patterns_need, phrases_need
from release_lint.patterns import Pattern
from release_lint.records import record


@record
class Forbid:
    """Words, patterns and link targets that must not appear.

    ``inform`` are patterns of what is often right, which only inform. ``except`` lists phrases in
    which a word is right after all. ``message`` may name ``{found}``. ``clues``, in lower case,
    save time: one of them stands in every block in which a pattern can be found.
    """

    message: str
    words: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    targets: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    inform: tuple[Pattern, ...] = ()
    clues: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = PROSE

    def __post_init__(self) -> None:
        """Refuse a rule that could never say anything."""
        check_message(self.message, "found")
        if not (self.words or self.patterns or self.targets):
            raise ValueError("nothing is forbidden: give `words`, `patterns` or `targets`")
        list(self.phrases())

    def phrases(self) -> Iterator[Phrase]:
        """The words, and the exceptions to them."""
        yield from (Phrase(word) for word in self.words)
        yield from (Phrase(phrase, "except") for phrase in self.except_)

    def needs(self) -> Needs | None:
        """A word, what a pattern needs, or a link with one of the targets."""
        patterns = (*self.patterns, *self.inform)
        return either(
            phrases_need(self.phrases()),
            patterns_need((self.clues,) if self.clues else each.clues() for each in patterns),
            Needs(marks=(MarkKind.LINK,) if self.targets else ()),
        )

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance; of two that overlap the first."""
        weights: dict[Span, Severity | None] = {
            **dict.fromkeys(self._matched(self.inform, context), Severity.INFO),
            **dict.fromkeys(self._spans(context)),
        }
        last = Span(0, 0)
        for span in sorted(weights, key=lambda s: (s.start, -s.end)):
            if not span.overlaps(last) and context.has(span):
                message = self.message.format(found=context.text(span))
                yield Finding(message, span, severity=weights[span])
                last = span

    def _spans(self, context: Context) -> Iterator[Span]:
        yield from (match.span for match in outside_exceptions(context.matches))
        yield from self._matched(self.patterns, context)
        wanted = {target.lower() for target in self.targets}
        if context.document.format == "html":
            wanted.discard("#")  # in a page the button of a script
        for mark in context.facts.marks_of(MarkKind.LINK) if wanted else ():
            if mark.attrs.get("href", "").strip().lower() in wanted:
                yield mark.span

    def _matched(self, patterns: tuple[Pattern, ...], context: Context) -> Iterator[Span]:
        text = context.document.text
        for pattern in patterns:
            for block in context.likely_blocks(pattern, self.clues):
                for found in pattern.find(text, block.span):
                    yield Span(found.start(), found.end())

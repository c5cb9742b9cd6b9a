"""``comments-left``: no comments that stay in the source of a published page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.document import Mark, MarkKind, Span
from release_lint.finding import Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.patterns import Pattern
from release_lint.readers.formats import OFFICE
from release_lint.records import record
from release_lint.settings import Stage

_WORD = lazy(r"[^\W\d_]{2,}")
_CODE = lazy(r"</?[a-z]|[{}]|=\"|\b[a-z]+-[a-z-]+: ?\S|^\s*(?:#|@|/|\[if\b)|_\w|\w\(\)", 2)

_SHOWN = 4  # places named beside the first


@record
class CommentsLeft:
    """Comments of HTML, Markdown and Govspeak that hold words of people, not of programs.

    In office files every comment is a person's: one finding tells how many there are, and before
    the final stage, while people work with them, it is a warning.

    A comment that one of ``asks`` matches is a question or note to a colleague; any other with at
    least ``words`` words only informs. ``tools`` begin the comments that programs read or write.
    """

    asks: tuple[Pattern, ...]
    tools: tuple[str, ...] = ()
    words: int = 3

    scope: ClassVar[tuple[str, ...]] = (*FACTUAL, "chrome")

    @cached_property
    def _tools(self) -> tuple[str, ...]:
        return tuple(tool.lower() for tool in self.tools)

    def needs(self) -> Needs:
        """A comment."""
        return Needs(marks=(MarkKind.COMMENT,), reason="no comments")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each comment, where it stands; in an office file one for all."""
        comments = context.facts.marks_of(MarkKind.COMMENT)
        if not comments:
            raise NotApplicable("no comments")
        if context.document.format in OFFICE:
            yield _all_of(comments, context.settings.stage)
            return
        for comment in comments:
            yield from self._judge(comment)

    def _judge(self, comment: Mark) -> Iterator[Finding]:
        text = " ".join(comment.attrs.get("text", "").split())
        if text.lower().startswith(self._tools):
            return
        severity = None
        if not self._is_note(text):
            if len(_WORD.findall(text)) < self.words or _CODE.search(text):
                return
            severity = Severity.INFO
        count = len(_WORD.findall(text))
        message = f"A comment of {count} word{'' if count == 1 else 's'} stays in the source."
        yield Finding(message, comment.span, Fix("Delete it"), severity=severity)

    def _is_note(self, text: str) -> bool:
        whole = Span(0, len(text))
        return any(next(pattern.find(text, whole), None) for pattern in self.asks)


def _all_of(comments: Sequence[Mark], stage: Stage) -> Finding:
    """What is said of the comments of an office file, at the first; their words are no secret."""
    count = len(comments)
    said = "A comment is" if count == 1 else f"{count:,} comments are"
    return Finding(
        f"{said} still in the file.",
        comments[0].span,
        Fix("Settle what they ask, then delete them"),
        related=tuple((mark.span, "a comment") for mark in comments[1 : 1 + _SHOWN]),
        severity=None if stage is Stage.FINAL else Severity.WARNING,
        shown=True,
    )

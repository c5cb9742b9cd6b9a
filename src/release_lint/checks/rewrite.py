"""``rewrite``: forms that a pattern finds, each with what to write in its place."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from typing import ClassVar

from release_lint.analysis.ranges import Ranges
from release_lint.checks.base import PROSE, Context, check_message
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.matching import Phrase
from release_lint.needs import Needs, patterns_need
from release_lint.patterns import Pattern
from release_lint.records import field, record, replace

_GAP = 2  # characters after a block, a blank line, that a pattern may look ahead to


@record
class Form:
    r"""A pattern and its answer.

    ``new`` is written in its place (``\1`` is the first group); without it ``message`` says what
    is wrong and ``advice`` what to do. A group named ``found`` is the part that is reported, where
    the rest only tells where it stands. ``needs`` are strings of which one is in every block with
    a match, capitals as written where the pattern begins with ``(?-i)``: a pattern costs time that
    a document without them need not spend.
    """

    pattern: Pattern
    new: str = ""
    advice: str = ""
    message: str = ""
    needs: tuple[str, ...] = ()
    severity: Severity | None = None
    safe: bool = False

    def __post_init__(self) -> None:
        """Refuse an answer that cannot be filled in, and a form without any."""
        check_message(self.message, "old", "new")
        if not self.new and not (self.advice and self.message):
            raise ValueError("say `new`, or both `message` and `advice`")

    def verify(self) -> None:
        """Raise :class:`ValueError` where the pattern could run for ever."""
        self.pattern.verify()


@record
class Rewrite:
    """Forms that are written another way.

    ``parts`` names what several patterns have in common, which ``(?&name)`` stands for there: a
    pattern or a list of several, of which one matches.
    ``except`` lists phrases in which a form is right after all. ``repeats`` is the severity of the
    second and later appearances of a form: one warning is enough to tell the author. What stands
    in quotation marks, a title say, is left alone unless the scope names quotations.
    """

    forms: tuple[Form, ...]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    message: str = "Write {new} instead of “{old}”."
    except_: tuple[str, ...] = ()
    repeats: Severity | None = None

    scope: ClassVar[tuple[str, ...]] = PROSE

    def __post_init__(self) -> None:
        """Refuse messages that cannot be filled in."""
        check_message(self.message, "old", "new")
        list(self.phrases())

    def phrases(self) -> Iterator[Phrase]:
        """The exceptions."""
        yield from (Phrase(phrase, "except") for phrase in self.except_)

    def needs(self) -> Needs | None:
        """What one of the forms needs."""
        return patterns_need(
            (form.needs,) if form.needs else form.pattern.clues() for form in self.forms
        )

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance; of two that overlap the one listed first."""
        seen: set[Form] = set()
        for span, form, found in sorted(self._matches(context), key=lambda m: m[0]):
            finding = self._finding(span, form, found)
            if self.repeats:
                severity = self.repeats if form in seen else finding.severity
                name = str(self.forms.index(form))
                finding = replace(finding, severity=severity, form=name)
            seen.add(form)
            yield finding

    def _matches(self, context: Context) -> Iterator[tuple[Span, Form, re.Match[str]]]:
        text = context.document.text
        excepted = Ranges(match.span for match in context.matches)
        taken: list[Span] = []  # in order; none overlaps another
        for form in self.forms:
            for block in context.likely_blocks(form.pattern, form.needs):
                gap = Span(block.span.start, min(block.span.end + _GAP, len(text)))
                for found in form.pattern.find(text, gap):
                    span = _reported(found)
                    if (
                        Span(*found.span()) in block.span
                        and not excepted.overlap(span)
                        and not any(map(span.overlaps, _beside(taken, span)))
                        and context.has(span)
                        and ("quotation" in context.scope or not context.is_quoted(span))
                    ):
                        insort(taken, span)
                        yield span, form, found

    def _finding(self, span: Span, form: Form, found: re.Match[str]) -> Finding:
        old = found["found"] if "found" in found.re.groupindex else found[0]
        new = found.expand(form.new) if form.new else ""
        message = (form.message or self.message).format(old=old, new=f"“{new}”" if new else "")
        edit = (Edit(span, new),) if new else ()
        fix = Fix(f"Write “{new}”" if new else form.advice, edit, safe=form.safe)
        return Finding(message, span, fix, severity=form.severity)


def _beside(ordered: list[Span], span: Span) -> list[Span]:
    """The spans that stand right before and after another, of some that do not overlap."""
    place = bisect_left(ordered, span)
    return ordered[max(0, place - 1) : place + 1]


def _reported(found: re.Match[str]) -> Span:
    return Span(*found.span("found" if "found" in found.re.groupindex else 0))

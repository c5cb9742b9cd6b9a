"""``spacing``: a space too many or too few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.lexicon import lexicon, rank
from release_lint.checks.base import PROSE, Context
from release_lint.document import MarkKind, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_DOUBLE = lazy(r"(?<=[a-z][a-z,;:.?!”’])[ \xa0](?P<wrong>[ \xa0])(?=[“‘]?[^\W_])")
_EARLY = lazy(r"(?<![^\s“‘(])[^\W\d_]++(?P<wrong>[ \xa0])(?=,[ \xa0][^\W_])")
_LATE = lazy(r"\b(?P<left>[a-z]{2,}+)(?P<mark>[.,?!])(?P<right>[A-Za-z][a-z]++)(?=[ \xa0][a-z])")
_CLOSE = lazy(r"[.,?!][A-Za-z][a-z]")  # in every such place
_COMMON = 3  # the rarest rank of the words on both sides of a mark that has no space
_PRINTED = frozenset({"text", "docx", "odt"})  # where the reader sees two spaces


@record
class Spacing:
    """Two spaces between words, a space before a comma, none after a mark between two sentences."""

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def needs(self) -> Needs:
        """Two spaces, one before a comma, or none after a mark."""
        return Needs(strings=(" ,", "\xa0,", "  ", "\xa0"), patterns=(_CLOSE.pattern,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each place."""
        text = context.document.text
        if context.document.format in _PRINTED and "  " in text.replace("\xa0", " "):
            yield from _doubled(context)
        has_late = _CLOSE.search(text) is not None
        has_early = " ," in text or "\xa0," in text
        for block in context.blocks():
            start, end = block.span.start, block.span.end
            early = list(_EARLY.finditer(text, start, end)) if has_early else []
            if len(early) == 1:  # more are what is left of a list of links or of codes
                span = Span(*early[0].span("wrong"))
                if context.has(span):
                    fix = Fix("Delete the space", (Edit(span, ""),), safe=True)
                    yield Finding(
                        "A space stands before the comma.",
                        span,
                        fix,
                        severity=_early_weight(context),
                    )
            may_be_late = has_late and _CLOSE.search(text, start, end)
            for match in _LATE.finditer(text, start, end) if may_be_late else ():
                if _is_missed(match, context):
                    place = match.end("mark")
                    span = Span(match.start("mark"), match.end("right"))
                    fix = Fix("Write a space", (Edit(Span(place, place), " "),), safe=True)
                    yield Finding(f"No space follows the mark in “{match[0]}”.", span, fix)


def _doubled(context: Context) -> Iterator[Finding]:
    """One finding for all double spaces: who writes them writes them throughout."""
    spans = [
        span
        for block in context.blocks()
        for match in _DOUBLE.finditer(context.document.text, block.span.start, block.span.end)
        if context.has(span := Span(*match.span("wrong")))
    ]
    if spans:
        more = f" ({len(spans)} such places in all)" if len(spans) > 1 else ""
        fix = Fix("Write one space", tuple(Edit(span, "") for span in spans), safe=True)
        yield Finding(f"Two spaces stand here{more}.", spans[0], fix)


def _early_weight(context: Context) -> Severity | None:
    """No more than information in plain text: tools that make it leave a space for each link."""
    return Severity.INFO if context.document.format == "text" else None


def _is_missed(match: re.Match[str], context: Context) -> bool:
    """Whether common words stand on both sides, and nothing says that they are one name."""
    left, mark, right = match["left"], match["mark"], match["right"]
    span = Span(match.start(), match.end())
    begins = right[0].isupper()
    before = context.document.text[match.start() - 1 : match.start()]
    return (
        begins == (mark != ",")
        and before not in {"/", "@", ".", "-", "_", "#"}
        and rank(lexicon().mark(left)) <= _COMMON
        and rank(lexicon().mark(right.lower())) < _COMMON
        and context.has(span)
        and not any(span.overlaps(link.span) for link in context.facts.marks_of(MarkKind.LINK))
    )

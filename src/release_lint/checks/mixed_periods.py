"""One period written in two ways: 2021-22 and 2021 to 2022."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.date_ranges import find_year_ranges
from release_lint.checks.base import Context
from release_lint.document import Block, Span
from release_lint.finding import Finding
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_IN_WORDS = lazy(
    r"([12](?<!\w.)(?:(?<=1)9|(?<=2)0)[0-9]{2})\s(?:to|and)\s((?:19|20)[0-9]{2})\b(?![-–—/])"
)


@record
class MixedPeriods:
    """A period keeps the form that it had first."""

    def needs(self) -> Needs:
        """A period with a dash or a slash: of two forms that is one."""
        return Needs(facts=("year_ranges",))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding where a period first appears in a second form."""
        seen: dict[tuple[int, int], tuple[bool, Span]] = {}
        told: set[tuple[int, int]] = set()
        for block in context.blocks():
            for years, in_words, span in sorted(_periods(block, context), key=lambda p: p[2]):
                first_form, first = seen.setdefault(years, (in_words, span))
                if first_form != in_words and years not in told and context.has(span):
                    told.add(years)
                    yield Finding(
                        f"“{context.text(first)}” and “{context.text(span)}” are one period.",
                        span,
                        related=((first, "written another way here"),),
                    )


def _periods(block: Block, context: Context) -> Iterator[tuple[tuple[int, int], bool, Span]]:
    """Each period of a block with whether it is in words, and its place."""
    text = context.document.text
    for years in find_year_ranges(text, block.span):
        yield (years.first, years.second), False, years.span
    for match in _IN_WORDS.finditer(text, block.span.start, block.span.end):
        yield (int(match[1]), int(match[2])), True, Span(*match.span())

"""``unexplained-abbreviation``: initials that the reader is not told the meaning of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.abbreviations import Explanation, Use, written_out
from release_lint.analysis.lexicon import is_word, lexicon
from release_lint.checks.base import Context
from release_lint.document import BlockKind, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_ROMAN = lazy(r"[IVX]+")
# Spoken as a word: TIGA, UCAS; in longer ones with two consonants together, COVAX, MINERVA.
_SPOKEN = lazy(
    r"[^AEIOUY]?[AEIOUY][^AEIOUY][AEIOUY][^AEIOUY]?"
    r"|(?=.{5})(?:[^AEIOUY]{0,2}[AEIOUY]{1,2}){2,4}[^AEIOUY]{0,2}"
)
_SOUGHT = 100  # abbreviations whose names are looked for: each costs a walk over the text


@record
class UnexplainedAbbreviation:
    """Each abbreviation in capitals is explained where it is first used.

    ``Full Name (ABC)``, ``ABC (Full Name)`` and markup explain. ``well_known`` are those that
    readers know better than the full wording, in groups by kind. What stands only inside longer
    names (``BAE Systems``), or has its full name elsewhere on the page, only informs.
    """

    well_known: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (
        *("title", "summary"),
        *(BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM),
    )

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word for entry in self.well_known for word in entry.split())

    def needs(self) -> Needs:
        """An abbreviation."""
        return Needs(facts=("abbreviations.uses",))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each abbreviation, at its first use in the body."""
        told = context.settings.explained
        found = context.facts.abbreviations
        unexplained = 0
        for short, every in found.uses.items():
            if short in self._known or short in told or _ROMAN.fullmatch(short):
                continue
            uses = [use for use in every if context.has(use.span)]
            if not uses:
                continue
            first = _first(uses, context)
            if explanations := found.explanations.get(short):
                if _is_late(context, first, explanations[0]):
                    yield _late(short, first, explanations[0])
                continue
            unexplained += 1
            names = [*written_out(context.facts, short)] if unexplained <= _SOUGHT else []
            yield _unexplained(context, short, uses, names)


def _first(uses: Sequence[Use], context: Context) -> Use:
    """The first use in the body, or else in the title."""
    below = (u for u in uses if context.facts.block_at(u.span.start).role != "title")
    return next(below, uses[0])


def _unexplained(
    context: Context, short: str, uses: Sequence[Use], names: Sequence[tuple[Span, bool]]
) -> Finding:
    """The finding; ``names`` are places where the name may be written out, as that tells them."""
    first = _first(uses, context)
    plain = any(use.is_bare for use in uses) and not any(alone for _, alone in names)
    full = context.text(names[0][0]) if names else ""
    return Finding(
        f"“{short}” is not explained.",
        first.span,
        _fix(short, full, first, sure=any(alone for _, alone in names)),
        severity=None if plain and not _is_spoken(short) else Severity.INFO,
    )


def _is_spoken(short: str) -> bool:
    """Whether it is a word written loud (``THINK``), or reads as one and may be a name (``TIGA``).

    Three letters make a word too easily to tell.
    """
    if len(short) < 4:
        return False
    return is_word(lexicon().mark(short.lower())) or _SPOKEN.fullmatch(short) is not None


def _is_late(context: Context, first: Use, explanation: Explanation) -> bool:
    """Whether the explanation comes after the paragraph of the first use in the body."""
    block = context.facts.block_at(first.span.start)
    if block.role in ("title", "summary") or block.kind is BlockKind.HEADING:
        return False
    return block.span.end <= explanation.span.start


def _late(short: str, first: Use, explanation: Explanation) -> Finding:
    return Finding(
        f"“{short}” is used before it is explained.",
        first.span,
        _fix(short, explanation.full, first),
        ((explanation.span, "explained here"),),
        Severity.INFO,
    )


def _fix(short: str, full: str, first: Use, *, sure: bool = True) -> Fix:
    """Say the name at the first use; only the author knows it where the text does not say it.

    Not ``sure``: the words stand only inside a longer name, and may be another thing’s.
    """
    if not full:
        return Fix(f"Write the full name, then “({short})”")
    if not sure:
        return Fix(f"Write “{full} ({short})”, if that is its name")
    return Fix(f"Write “{full} ({short})”", (Edit(first.span, f"{full} ({short})"),))

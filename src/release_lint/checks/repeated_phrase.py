"""``repeated-phrase``: two words written twice running, “of the of the”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from release_lint.analysis.words import Word
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_PAIR = 2
_RELATIVE = frozenset(("that", "which", "who"))


@record
class RepeatedPhrase:
    """Two words in small letters, and the same two again, with only spaces between.

    One of them is one of ``words``, small ones: others may stand so in a table that lost its lines.
    ``except`` lists words of which one is enough to make it right: those that join (again and again
    and), subjects of two clauses (if you do you do), nouns of set phrases (to face to face).
    """

    words: tuple[str, ...]
    except_: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def needs(self) -> Needs:
        """Two words that stand before themselves."""
        return Needs(facts=("echoes",))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each, over both."""
        small, allowed = frozenset(self.words), frozenset(self.except_)
        words, text = context.facts.words, context.document.text
        end = 0
        for number in context.facts.echoes:
            four = words[number : number + 2 * _PAIR]
            span = Span(four[0].start, four[-1].end)
            if (
                span.start >= end
                and allowed.isdisjoint(keys := {word.key for word in four})
                and not small.isdisjoint(keys)
                and not _ends_clause(words[number - 1 : number])
                and _is_slip(four, text)
                and context.has(span)
            ):
                end = span.end
                yield _finding(four, text)


def _ends_clause(before: Sequence[Word]) -> bool:
    """Whether the first pair ends a clause: “those that were seen were seen twice”."""
    return any(word.key in _RELATIVE for word in before)


def _is_slip(four: Sequence[Word], text: str) -> bool:
    """Whether nothing but spaces parts four plain words in small letters, of two kinds."""
    first, last = four[0], four[-1]
    around = text[first.start - 1 : first.start] + text[last.end : last.end + 1]
    return (
        four[0].key != four[1].key
        and all(word.text.islower() and word.key.isalpha() for word in four[1:])
        and four[0].key.isalpha()
        and all(text[a.end : b.start].isspace() for a, b in pairwise(four))
        and "\n\n" not in text[first.start : last.end]
        and not any(sign in "‘’'\"“”/-–=_#" for sign in around)
    )


def _finding(four: Sequence[Word], text: str) -> Finding:
    once = text[four[0].start : four[1].end]
    cut = Edit(Span(four[1].end, four[-1].end), "")
    return Finding(
        f"“{once}” is written twice.",
        Span(four[0].start, four[-1].end),
        Fix(f"Write “{once}” once", (cut,)),
    )

"""``possessive-mixed``: one name with two possessives: the CPS’ own and the CPS’s own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_MARKS = "’'"
_REACH = 1_000  # characters before an apostrophe in which a quotation that it closes may open


@record
class PossessiveMixed:
    """A name that ends in s, with a bare apostrophe in one place and with ’s in another."""

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def needs(self) -> Needs:
        """A possessive that ends in ’s after an s."""
        return Needs(strings=("s's", "s’s"))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance of the rarer form; of equals the later one is rarer."""
        for stem, (bare, full) in self._forms(context).items():
            if not bare or not full:
                continue
            bare_wins = len(bare) > len(full) or (len(bare) == len(full) and bare[0] < full[0])
            ending, first = ("", bare[0]) if bare_wins else ("s", full[0])
            for span in full if bare_wins else bare:
                right = f"{stem}{context.text(span)[len(stem)]}{ending}"
                yield Finding(
                    f"“{context.text(span)}” is written “{context.text(first)}” elsewhere.",
                    span,
                    Fix(f"Write “{right}”", (Edit(span, right),)),
                    related=((first, "written in the other way"),),
                )

    def _forms(self, context: Context) -> dict[str, tuple[list[Span], list[Span]]]:
        """Each name with the places of its bare possessive and of the one with s."""
        text = context.document.text
        found: dict[str, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
        ending = {key for key in context.facts.places if key[-1] == "s"}
        for words, number in context.appearances(ending):
            word = words[number]
            if not word.text[:1].isupper():
                continue
            if word.key.endswith("s's"):
                found[word.text[:-2]][1].append(Span(word.start, word.end))
            elif _is_possessive(word.end, text, max(words[0].start, word.end - _REACH)):
                found[word.text][0].append(Span(word.start, word.end + 1))
        return found


def _is_possessive(end: int, text: str, start: int) -> bool:
    """Whether an apostrophe ends a word, before a small one, and closes no quotation."""
    mark, space, letter = text[end : end + 1], text[end + 1 : end + 2], text[end + 2 : end + 3]
    if not mark or mark not in _MARKS or not space.isspace() or not letter.islower():
        return False
    return "‘" not in text[start:end] and (mark == "’" or " '" not in text[start:end])

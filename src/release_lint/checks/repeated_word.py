"""``repeated-word``: a word written twice running."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress
from operator import attrgetter, eq
from typing import ClassVar

from release_lint.analysis.words import Word
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import field, record

_KEY = attrgetter("key")
# Words that begin a sentence often; after another capital a name may follow (Rutilus rutilus).
_SMALL = frozenset({
    "the", "a", "an", "in", "of", "to", "and", "for", "is", "it", "this", "at", "on", "we",
    "he", "as", "by", "from", "with",
})  # fmt: skip


@record
class RepeatedWord:
    """The same word twice with only white space between, in one block.

    Only words in small letters are taken for slips: names (Bora Bora) and numbers may well be
    said twice. ``except`` lists words that may be so too: had had, that that. ``unless`` gives for
    a word those right before it that make it so: what it is is …
    """

    except_: tuple[str, ...] = ()
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def needs(self) -> Needs:
        """A word that stands before itself."""
        return Needs(facts=("repetitions",))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each pair, at the second word."""
        text = context.document.text
        allowed = frozenset(self.except_)
        for words in context.words_by_block():
            keys = [*map(_KEY, words)]
            for number in compress(range(1, len(keys)), map(eq, keys, keys[1:])):
                first, second = words[number - 1 : number + 1]
                around = keys[max(0, number - 2) : number + 2]
                if around.count(first.key) > 2 and first.key not in _SMALL:
                    continue  # said three times for emphasis
                before = keys[number - 2] if number > 1 else ""
                right = first.key in allowed or before in self.unless.get(first.key, ())
                if not right and _is_slip(first, second, text):
                    yield _finding(first, second)


def _is_slip(first: Word, second: Word, text: str) -> bool:
    """Whether nothing but a space parts two plain words, the second of them in small letters."""
    between = text[first.end : second.start]
    around = text[first.start - 1 : first.start] + text[second.end : second.end + 1]
    return (
        between.isspace()
        and ("  " not in between or first.key in _SMALL)  # two spaces part items of a list
        and "\n\n" not in between
        and second.text.islower()
        and (first.text.islower() or first.key in _SMALL)
        and second.key.replace("'", "").isalpha()
        and len(second.key) > (0 if second.key == "a" else 1)
        and not any(sign in "‘’'\"“”/-–=_#" for sign in around)
        and not (around[-1:] in ".(" and text[second.end + 1 : second.end + 2].isalnum())  # code
    )


def _finding(first: Word, second: Word) -> Finding:
    cut = Edit(Span(first.end, second.end), "")
    return Finding(
        f"“{second.text}” is written twice.",
        Span(first.start, second.end),
        Fix(f"Write “{first.text}” once", (cut,), safe=True),
    )

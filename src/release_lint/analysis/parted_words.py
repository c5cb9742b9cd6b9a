"""Words that a space has broken, as copying out of a PDF leaves them: ``coun cil``."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.analysis.lexicon import COMMON, lexicon, rank
from release_lint.analysis.unknown_words import Unknown
from release_lint.analysis.words import Word
from release_lint.document import Span

_SHORTEST = 6  # letters of the whole word
_COMMONNESS = 8  # of it, as :meth:`Lexicon.commonness` counts
# Some write these before a word with a hyphen, some apart: whether that is one word, a house says.
_PREFIXES = frozenset({
    "anti", "auto", "bio", "co", "cyber", "eco", "ex", "extra", "inter", "mega", "micro", "mid",
    "mini", "multi", "neo", "non", "post", "pre", "pro", "re", "semi", "socio", "sub", "super",
    "tele", "trans", "ultra", "un", "uni",
})  # fmt: skip


def parted(part: Unknown, words: Sequence[Word], text: str) -> Unknown | None:
    """The two pieces of which an unknown one makes a common word with its neighbour, as one.

    ``words`` are those of its block, ``text`` the document's. None where it makes none.
    """
    for first in (part.number, part.number - 1):
        if 0 <= first < len(words) - 1 and _is_one(words[first], words[first + 1], text):
            span = Span(words[first].start, words[first + 1].end)
            key = words[first].key + words[first + 1].key
            return Unknown(span, text[span.start : span.end], key, first)
    return None


def _is_one(head: Word, tail: Word, text: str) -> bool:
    if text[head.end : tail.start] != " " or not tail.text.islower() or not head.text.isalpha():
        return False
    key = head.key + tail.key
    return (
        len(key) >= _SHORTEST
        and head.key not in _PREFIXES
        and head.text[1:] == head.key[1:]
        and rank(lexicon().mark(key)) <= COMMON
        and lexicon().commonness(key) >= _COMMONNESS
    )

"""Syllables: a count by spelling, and a table of the words that it gets wrong.

``tools/build_syllables.py`` builds the table from the CMU Pronouncing Dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from release_lint.lazy import lazy
from release_lint.memo import Memo

TABLE = Path(__file__).parents[1] / "data" / "syllables.txt"

# Each of these patterns begins with the letters that it begins at: so the search skips to them.
_VOWELS = lazy(r"[aeiouyâêîôûŵŷáéíóúàèäëïöü][aeiouyâêîôûŵŷáéíóúàèäëïöü]*+")
# An e that is written and not spoken.
_SILENT = lazy(
    r"""
      e (?<= [^aeiouy]e )
      (?: (?<! [^aeiouy]le ) (?<! thme ) $                      # make, not table
        | (?<! [sxzcg]e ) (?<! che ) (?<! she ) (?<! [^aeiouyl]le ) s $      # makes, not boxes
        | (?<! [td]e ) (?<! [^aeiouylr]le ) d $                 # asked, not wanted
        | (?= (?: ful | fully | less | ly | ment | ments | ness
                | shire | thing | things | where | wise | work | works ) $ ) )  # homeless
    | u (?<= [gq]u ) e [sd]? $                                  # league, techniques
    """,
    re.VERBOSE,
)
# The first of two vowels side by side that are two syllables.
_SPLIT = lazy(
    r"""
    [aeiouy]
    (?: (?<= i ) (?<! [cstgx]i ) (?= a (?!g) | o (?!us\b) | u )  # media, not social
      | (?<= [rlmnvbdp]i ) (?= ous )                            # serious, not precious
      | (?<= [st]ci ) (?= en )                                  # science, not ancient
      | (?<= i ) (?<! [cst]i ) (?= e (?: t | nc ) )             # variety, experience
      | (?<= u ) (?<! [gq]u ) (?= a [lrt] | ity | ous )         # annual, not equal
      | (?<= e ) (?= o (?!u) | a (?: t [ei] | n \b ) | ing | um )  # video, seeing, museum
      | (?<= y ) (?<! \by ) (?= ing | er \b | a | o )           # buying, player, not beyond
      | (?<= o ) (?= ing | e [tm] | asi )                       # going, poet
      | (?<! y ) (?= is [mt] )                                  # Maoist
    )
    """,
    re.VERBOSE,
)
_SYLLABIC = lazy(r"(?<=[^aeiouy])(?:res?$|sms?$|thms?$|n['’]t$)")  # centre, prism, didn’t
_SYLLABIC_ENDINGS = ("re", "res", "sm", "sms", "thm", "thms", "n't", "n’t")
_HISSING = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")
_PARTS = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def by_spelling(word: str) -> int:
    """Syllables of a word in small letters, judged by its letters alone; at least 1."""
    spoken = _SILENT.sub("", word) if "e" in word else word
    groups = _VOWELS.findall(spoken)
    count = len(groups)
    if len("".join(groups)) > count:  # two vowels stand side by side
        count += len(_SPLIT.findall(spoken))
    if word.endswith(_SYLLABIC_ENDINGS):
        count += len(_SYLLABIC.findall(word))
    return max(1, count)


def _count(word: str) -> int:
    if "@" in word or "/" in word:
        return 1
    if word.isalpha():  # one part, and no figures
        return max(1, _count_part(word))
    return max(1, sum(map(_count_part, _PARTS.findall(word))) + any(c.isdigit() for c in word))


count_syllables: Callable[[str], int] = Memo(_count).__getitem__
"""Syllables of a word as written; compounds by their parts, initials by their letters.

A number counts one, as in textstat, and so does a web or email address.
"""


def _count_part(part: str) -> int:
    if (
        part.isupper()
        and 1 < len(part) <= 6
        and (len(part) <= 3 or not _VOWELS.search(part.lower()))
    ):
        return len(part) + 2 * part.count("W")
    word = part.lower().replace("’", "'")
    base = word.removesuffix("'s").removesuffix("'")
    extra = word.endswith("'s") and base.endswith(_HISSING)
    return by_spelling(base) + _corrections().get(base, 0) + extra


@cache
def _corrections() -> dict[str, int]:
    """Word -> what to add to the count by spelling. A line of the file is ``-1 word word …``."""
    table: dict[str, int] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        delta, _, words = line.partition(" ")
        table.update(dict.fromkeys(words.split(), int(delta)))
    return table

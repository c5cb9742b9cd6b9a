"""How far two words are apart."""

from __future__ import annotations


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed to make one word the other.

    The distance of Levenshtein (Binary codes capable of correcting deletions, insertions and
    reversals, 1966).
    """
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        above, row = row, [number]
        for place, its in enumerate(other, 1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != its)))
    return row[-1]

"""Contractions with a letter or the apostrophe out of place: does'nt, dosen't, ther's."""

from __future__ import annotations

from functools import lru_cache

from release_lint.analysis.lexicon import lexicon
from release_lint.analysis.one_slip import slip_cost

_CONTRACTIONS = """
    aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't needn't shouldn't
    wasn't weren't won't wouldn't i'm i've i'll you're you've you'll you'd we're we've we'll they're
    they've they'll they'd he'll she'll it'll that'll
"""
_LETTERS = {word.replace("'", ""): word for word in _CONTRACTIONS.split()}
_TAILS = frozenset(("t", "nt", "n't", "re", "r", "e", "ve", "v", "ll", "l", "m", "d"))
_BEFORE_S = ("there", "here", "where", "that", "what")  # with ’s, which may be a possessive
_LIMIT = 1.2  # of the cost of a slip: one letter
_SHORTEST = 5  # letters; nearer together the short ones are too alike

_CUT = {word.removesuffix("'t"): word for word in _CONTRACTIONS.split() if word.endswith("n't")}


def contraction_cut(key: str) -> str | None:
    """The contraction of which a word in small letters is all but the end: ``shouldn`` (t)."""
    return None if lexicon().mark(key) else _CUT.get(key)


@lru_cache(maxsize=1024)
def contraction_meant(key: str) -> str | None:
    """The contraction meant by a word with an apostrophe, in small letters, that is none."""
    head, _, tail = key.partition("'")
    if "'" in tail or lexicon().mark(key):
        return None
    if tail == "s":
        near = (word for word in _BEFORE_S if slip_cost(head, word, _LIMIT) <= _LIMIT)
        return None if lexicon().mark(head) else next((f"{word}'s" for word in near), None)
    letters = head + tail
    if tail not in _TAILS or not head:
        return None
    if letters in _LETTERS:
        return _LETTERS[letters] if _LETTERS[letters] != key else None
    if len(letters) < _SHORTEST:
        return None
    costs = {word: slip_cost(letters, other, _LIMIT) for other, word in _LETTERS.items()}
    best = min(costs, key=costs.__getitem__)
    return best if costs[best] <= _LIMIT else None

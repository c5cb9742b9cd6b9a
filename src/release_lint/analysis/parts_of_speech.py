"""Parts of speech: words that can only be one, as far as the word table knows.

Most English words can be several (a plan, they plan); those that cannot are enough to see that a
verb, a noun or a small word is missing or wrong. Where the words around leave no room for the
other part of speech (ten plan in all), a word that may be two is enough. No sentence is parsed.
"""

from __future__ import annotations

from functools import lru_cache

from release_lint.analysis.lexicon import lexicon

PARTS = {
    "base": "b",  # include
    "third": "z",  # includes
    "past": "dn",  # included, went
    "ing": "g",  # including
    "singular": "s",  # a noun that needs an article: document
    "noun": "su",  # any noun that is no plural: document, information
    "plural": "p",  # documents
    "adjective": "j",  # available
    "adverb": "r",  # usually
    "countable-or-verb": "s+b",  # plan
    "singular-or-verb": "su+b",  # plan, document
    "plural-or-verb": "p+z",  # plans, documents
    "base-or-noun": "b+su",  # plan, include
    "third-or-noun": "z+p",  # plans, includes
}
"""Each part of speech by name, with the letters of the word table that a word may have.

It has one at least of those before the plus.
"""


@lru_cache(maxsize=1 << 14)
def is_only(key: str, letters: str) -> bool:
    """Whether a word in small letters has no part of speech but those of these letters.

    One at least is of those before a plus, where there is one.
    """
    classes = lexicon().classes(key)
    return not classes.strip(letters) and bool(classes.strip(letters.partition("+")[2] or " "))


@lru_cache(maxsize=1 << 14)
def is_one_of(key: str, parts: tuple[str, ...]) -> bool:
    """Whether a word in small letters can only be one of some parts of speech, by their letters."""
    return any(is_only(key, letters) for letters in parts)

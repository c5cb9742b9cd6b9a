"""Parts of speech: words that can only be one, as far as the word table knows.

Most English words can be several (a plan, they plan); those that cannot are enough to see that a
verb, a noun or a small word is missing or wrong. No sentence is parsed.
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
}
"""Each part of speech by name, with the letters of the word table that a word may have."""


@lru_cache(maxsize=1 << 14)
def is_only(key: str, letters: str) -> bool:
    """Whether a word in small letters has no part of speech but those of these letters."""
    classes = lexicon().classes(key)
    return bool(classes) and not classes.strip(letters)


@lru_cache(maxsize=1 << 14)
def is_one_of(key: str, parts: tuple[str, ...]) -> bool:
    """Whether a word in small letters can only be one of some parts of speech, by their letters."""
    return any(is_only(key, letters) for letters in parts)

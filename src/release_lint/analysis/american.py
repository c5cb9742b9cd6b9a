"""Which words of a document are spelt the American way, and whether all are that can be."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.analysis.facts import Facts
from release_lint.analysis.lexicon import lexicon
from release_lint.analysis.scoped import Appearance, Scoped
from release_lint.analysis.sieve import Sieve
from release_lint.analysis.words import Word, fold
from release_lint.document import Span

# Signs that make a word part of a code or an address.
_GLUE = frozenset("@/\\#_&=~*<>{}|+")
_GLUE_BEFORE = _GLUE | {".", "-"}
_PLACES, _WORDS = 4, 3  # American spellings, and different ones, that show a writer's habit


def american_words(
    facts: Facts, scoped: Scoped, kept: frozenset[str] = frozenset()
) -> list[Appearance]:
    """The words in American spelling, in order, but for those that are kept.

    Names, words in quotation marks and parts of codes and addresses are none.
    """
    keys = {*map(fold, _AMERICAN.passing(facts.texts))}
    keys = {key for key in keys if kept.isdisjoint({key, *key.split("-")})} if kept else keys
    return [place for place in scoped.appearances(keys) if _is_plain(*place, facts)]


def is_american(american: Sequence[Appearance], facts: Facts, scoped: Scoped) -> bool:
    """Whether a document with these words in American spelling has no word in British spelling.

    It needs at least four, of at least three words. A word that is spelt alike tells nothing.
    """
    keys = {words[number].key for words, number in american}
    if len(american) < _PLACES or len(keys) < _WORDS:
        return False
    british = lexicon().british_words & facts.places.keys()
    return not any(_is_plain(*place, facts) for place in scoped.appearances(british))


def british_spelling(key: str) -> str:
    """The British spelling of a word or of the parts of a compound; empty where none differs."""
    british = lexicon().british
    if "-" not in key:
        stem = key.removesuffix("'s")
        right = british(stem)
        return right and right + key[len(stem) :]
    parts = key.split("-")
    right = "-".join(british(part) or part for part in parts)
    return right if right != key else ""


_AMERICAN = Sieve(lambda text: british_spelling(fold(text)))


def _is_plain(words: Sequence[Word], number: int, facts: Facts) -> bool:
    """Whether a word is no name, no part of an address and in no quotation marks."""
    word, text = words[number], facts.document.text
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 2]
    if (
        before in _GLUE_BEFORE
        or after[:1] in _GLUE
        or (after[:1] == "." and after[1:].isalnum())
        or not (word.text.islower() or _begins_with_capital(words, number))
    ):
        return False
    span = Span(word.start, word.end)
    return not (facts.meets_quotation(span) or facts.in_code(span))


def _begins_with_capital(words: Sequence[Word], number: int) -> bool:
    """Whether a word has its capital only as the first of a sentence."""
    following = words[number + 1].text if number + 1 < len(words) else ""
    return not number and words[number].text[1:].islower() and following.islower()

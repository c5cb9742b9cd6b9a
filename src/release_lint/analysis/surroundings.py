"""What stands beside a word that no list knows: names, other languages, the start of a sentence.

The surroundings decide whether such a word is a slip, or somebody's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.analysis.lexicon import is_strange, lexicon, rank
from release_lint.analysis.words import Word, fold

_FOREIGN = frozenset({
    "de", "la", "le", "les", "el", "los", "las", "del", "des", "du", "da", "das", "dos",
    "em", "en", "et", "y", "il", "un", "una", "une", "uno", "por", "para", "pour", "que", "qui",
    "con", "inter", "der", "und", "ein", "eine", "von", "zu", "mit", "ad", "ex",
    "den", "het", "di", "della", "che", "al", "yn", "yr", "i'r", "a'r", "o'r",
})  # fmt: skip
_SMALL = frozenset({
    "the", "a", "an", "this", "that", "our", "his", "her", "their", "in", "on", "at", "for",
    "of", "and", "to", "by", "from",
})  # fmt: skip
_HONORIFICS = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "baron", "baroness",
    "professor", "prof", "councillor", "cllr", "judge", "sergeant", "captain", "corporal",
    "major", "colonel", "constable",
})  # fmt: skip
# First names that are words as well: what follows is a surname.
_FIRST_NAMES = frozenset({
    "al", "ann", "art", "basil", "bill", "bob", "carol", "charlie", "colin", "daisy", "dawn",
    "dean", "dick", "drew", "faith", "frank", "gene", "grace", "grant", "guy", "harry", "heather",
    "holly", "hope", "iris", "ivy", "jack", "jade", "jean", "jenny", "jimmy", "john", "josh",
    "joy", "kitty", "lily", "mark", "martin", "may", "miles", "nick", "olive", "pat", "paul",
    "pearl", "penny", "peter", "poppy", "ray", "rob", "robin", "rose", "ruby", "sally", "sam",
    "sandy", "sue", "terry", "tom", "tony", "victor", "violet", "will",
})  # fmt: skip
# What a place is called after the name that it has: Wether Fell, Angram Common.
_FEATURES = frozenset({
    "bay", "beck", "brook", "burn", "common", "copse", "cove", "crag", "dale", "downs", "fell",
    "fells", "ghyll", "gill", "glen", "hill", "hills", "island", "islands", "isle", "loch",
    "lough", "marsh", "mere", "moor", "moors", "pike", "ridge", "rigg", "rock", "rocks", "sands",
    "scar", "tarn", "wood", "woods",
})  # fmt: skip
_ENDS = frozenset(".!?:;•")
_INITIALS = 3  # letters
_OPENERS = " \n\t\xa0\"'“‘(-–—*"


def is_species(number: int, words: Sequence[Word]) -> bool:
    """Whether a word may be the second of a Latin name: Crambe maritima."""
    return (
        number > 0
        and words[number].text.islower()
        and words[number - 1].text[:1].isupper()
        and rank(lexicon().mark(words[number - 1].key)) > 0
        and words[number].key.endswith(("a", "us", "um", "is", "ae", "i", "ans", "ens"))
    )


def after_strange_name(number: int, words: Sequence[Word]) -> bool:
    """Whether the word before is a name: a second word may belong to it (Pecten maximus)."""
    before = words[number - 1].text if number else ""
    return (
        before[:1].isupper() and not before.isupper() and is_strange(lexicon().mark(fold(before)))
    )


def is_place(number: int, words: Sequence[Word], text: str) -> bool:
    """Whether a word with a capital is the name of a hill, a wood, a shore and the like."""
    following = words[number + 1 : number + 3]
    if not words[number].text[:1].isupper() or not following:
        return False
    feature, after = following[0], text[following[0].end : following[0].end + 2]
    return (
        feature.key in _FEATURES
        and feature.text.istitle()
        and text[words[number].end : feature.start] == " "
        and not (after[:1] == " " and after[1:].isupper())  # Common Agricultural Policy
    )


def begins(word: Word, text: str) -> bool:
    """Whether a capital says nothing: at the beginning of a block or a sentence."""
    place = word.start
    while place and text[place - 1] in _OPENERS:
        if text[place - 2 : place] == "\n\n":
            return True
        place -= 1
    return place == 0 or text[place - 1] in _ENDS


def is_strange_name(word: Word) -> bool:
    """Whether a word is a person's title, only ever a name, or a capital and in no list."""
    return word.key in _HONORIFICS or (
        word.text[:1].isupper()
        and not word.text.isupper()
        and (word.key in _FIRST_NAMES or is_strange(lexicon().mark(word.key)))
    )


def are_initials(word: Word, text: str) -> bool:
    """Whether a word is somebody's initials, with their full stop: ``J.``, ``R.C.``."""
    letters = word.text.replace(".", "")
    return letters.isupper() and len(letters) <= _INITIALS and text[word.end : word.end + 1] == "."


def is_name(word: Word) -> bool:
    """Whether a word has a capital and is none that names of bodies are made of."""
    return (
        word.text[:1].isupper()
        and word.key not in _SMALL
        and not lexicon().mark(word.key).islower()
    )


def is_titled(word: Word) -> bool:
    """Whether a word has a capital and is one that names of bodies are made of."""
    return word.text.istitle() and lexicon().mark(word.key).islower()


def ends_title(number: int, words: Sequence[Word], text: str) -> bool:
    """Whether a word goes on with a title that stands before it: ``Health & SocialServices``.

    Its first half, then, where the word is two: ``Our Fair TradeThe goods are``. A word like that
    which stands alone (``at UnitedHealthcare``) is rather the name of a firm or a program.
    """
    if not number:
        return False
    before, gap = words[number - 1], text[words[number - 1].end : words[number].start]
    if gap == " " and _is_title_word(before, text):
        return is_titled(before) or text[words[number].end :][:2].lstrip(" -").islower()
    if before.key == "and" and number > 1:
        before, gap = words[number - 2], text[words[number - 2].end : before.start]
    return gap in (" ", " & ") and is_titled(before)


def _is_title_word(word: Word, text: str) -> bool:
    """Whether a word that is no name has a capital, and does not begin its sentence."""
    capital = word.text.istitle() and word.key not in _SMALL and not begins(word, text)
    return capital and not is_strange(lexicon().mark(word.key))


def is_quoted(word: Word, text: str) -> bool:
    """Whether quotation marks enclose just this word: it is spoken of, not used."""
    return text[word.start - 1 : word.start] in ("‘", "“", "'", '"') and (
        text[word.end : word.end + 1] in ("’", "”", "'", '"')
    )


def is_foreign(number: int, words: Sequence[Word]) -> bool:
    """Whether the words around are of another language: so is this one, then.

    Where a mark parts two of them, one may be a key or a label (``en: Design``).
    """
    word = words[number]
    around = words[max(0, number - 2) : number + 3]
    return any(not each.text.isascii() and fold(each.text).isalpha() for each in around) or any(
        other.key in _FOREIGN and 1 in (other.start - word.end, word.start - other.end)
        for other in neighbours(number, words)
    )


def neighbours(number: int, words: Sequence[Word]) -> list[Word]:
    """The words right before and after."""
    return [words[other] for other in (number - 1, number + 1) if 0 <= other < len(words)]

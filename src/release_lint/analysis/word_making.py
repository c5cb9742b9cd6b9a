"""Words that no list has and that are made of words that lists have: compounds, and two in one."""

from __future__ import annotations

from release_lint.analysis.lexicon import is_word, lexicon, rank
from release_lint.analysis.one_slip import LONGEST
from release_lint.analysis.parts_of_speech import is_only

_PREFIXES = (
    "anti", "auto", "bio", "co", "counter", "cyber", "de", "dis", "eco", "electro", "ex", "extra",
    "geo", "hydro", "hyper", "in", "infra", "inter", "intra", "macro", "mega", "meta", "micro",
    "mid", "mis", "mono", "multi", "nano", "neuro", "non", "out", "over", "para", "photo", "poly",
    "post", "pre", "pro", "pseudo", "psycho", "quasi", "radio", "re", "semi", "socio", "sub",
    "super", "tele", "trans", "tri", "ultra", "un", "under", "up",
)  # fmt: skip
_SUFFIXES = (
    "ability", "based", "er", "ers", "fold", "free", "hood", "id", "ids", "isation", "ise", "ised",
    "ises", "ising", "less", "like", "ness", "proof", "s", "ship", "side", "ward", "wards", "ware",
    "wide", "wise", "worthy",
)  # fmt: skip
_VARIANTS = (("iz", "is"), ("is", "iz"))
# What runs into the next word, and into the word before, when the space is missed.
_BEFORE = frozenset({
    "a", "the", "and", "of", "to", "in", "for", "with", "that", "this", "our", "their", "your",
    "from", "will", "have", "or", "as", "are", "when", "who", "which", "should", "must",
})  # fmt: skip
_AFTER = frozenset({
    "the", "and", "of", "to", "for", "is", "with", "can", "that", "was", "will", "have",
    "which", "from", "too", "why", "when", "should", "must", "would", "has", "had", "were", "are",
})  # fmt: skip
_AFTER_PARTICIPLES = frozenset({"in", "on", "by", "at", "as"})  # authorisedin
_SHORTEST_PARTICIPLE = 6  # letters
_BEFORE_ADJECTIVES = frozenset({"on", "at", "by", "with", "for", "of", "are", "is", "the"})
_MANY = frozenset(
    {"multiple", "several", "various", "different", "these", "those", "their", "other", "another"}
)
_PRONOUNS = frozenset({"you", "they", "we", "she", "it"})
_KNOWN_TRADE = 7  # how rare a word for those who ply a trade may be, to give one for its place
_COMPOUND = 7  # letters of a word that may be made of a short one and a long one
_LONG_PART = 5  # the letters that two words have at least when they are taken apart


def is_formed(word: str) -> bool:
    """Whether a word that no list has is well made of words that lists have."""
    mark = lexicon().mark
    if len(word) > LONGEST:
        return False
    is_variant = any(is_word(mark(word.replace(*pair))) for pair in _VARIANTS if pair[0] in word)
    is_trade = word.endswith("ery") and rank(mark(word[:-1])) < _KNOWN_TRADE
    if is_variant or is_trade:
        return True
    if word[-1] == "s" != word[-2] and len(word) > _LONG_PART and is_word(mark(word[:-1])):
        return True
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if len(rest) > 3 and word.startswith(prefix) and rank(mark(rest)) < min(7, len(rest)):
            return True
    for suffix in _SUFFIXES:
        stem = word[: -len(suffix)]
        if len(stem) > 3 and word.endswith(suffix) and stem[-1] != "s" and rank(mark(stem)) < 6:
            return True
    return any(
        rank(mark(word[:cut])) < 4 and rank(mark(word[cut:])) < 4
        for cut in range(3 if len(word) > _COMPOUND else 4, len(word) - 3)
    )


def run_together(word: str) -> str | None:
    """Two words that were run together, one of them among the commonest; or None."""
    mark = lexicon().mark
    for cut in range(1, len(word) if len(word) <= LONGEST else 0):
        head, tail = word[:cut], word[cut:]
        begins = head in _BEFORE and len(tail) >= _LONG_PART - len(head)
        compound = head == "in" and tail not in _BEFORE  # instream
        ends = (begins and not compound) or (tail in _AFTER and len(head) > 3)
        if ends and rank(mark(head)) < 2 and rank(mark(tail)) < 3:
            return f"{head} {tail}"
        if _is_phrase(head, tail):
            return f"{head} {tail}"
    return None


def _is_phrase(head: str, tail: str) -> bool:
    """Whether two words make a phrase that is never a compound: youwhen, onlarge, largecourses."""
    if tail in _AFTER_PARTICIPLES:
        participle = len(head) >= _SHORTEST_PARTICIPLE and head.endswith("ed")
        return participle and rank(lexicon().mark(head)) < 4
    if head in _BEFORE_ADJECTIVES:
        return tail in _MANY or (len(tail) > 5 and is_only(tail, "j"))
    if head in _PRONOUNS or tail in _PRONOUNS:
        return {head, tail} <= _PRONOUNS | _AFTER
    return (
        len(head) > _LONG_PART
        and len(tail) > _LONG_PART
        and is_only(head, "j")
        and tail.endswith("s")
        and "p" in (lexicon().classes(tail) or "")
        and max(rank(lexicon().mark(head)), rank(lexicon().mark(tail))) < 3
    )

"""What is wrong with the frames of a rule: told when the rule is read, where a text could not.

A word that no text has, as texts are taken apart into words, is not found missing by anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from release_lint.analysis.parts_of_speech import PARTS
from release_lint.analysis.words import WORD
from release_lint.convert import ConvertError
from release_lint.frames import SIGNS, Frame
from release_lint.lazy import lazy
from release_lint.yamlfile import Key

CLASS = lazy(r"<([^<>]*)>")
"""How a frame names a class."""
BUILT_IN = frozenset({*PARTS, "number", "capital"})
"""The classes that no file lists."""
_MARKS = SIGNS | {"*"}


def check_frames(frames: Iterable[Frame], classes: Mapping[str, Sequence[str]]) -> None:
    """Raise :class:`ConvertError` where something in a rule's frames or classes matches nothing."""
    for name, words in classes.items():
        check_class(name, words, ("classes", name))
    for number, frame in enumerate(frames):
        _check_frame(frame, ("frames", number))


def check_class(name: str, words: Sequence[str], keys: tuple[Key, ...]) -> None:
    """Raise :class:`ConvertError` where a class cannot be named, or has what is no word."""
    if name in BUILT_IN or not name or not name.replace("-", "").isalnum():
        raise ConvertError(
            f"`{name}` cannot be the name of a class: it means something else in frames", keys
        )
    if "".join(words).isalpha():
        return
    for number, word in enumerate(words):
        _check_word(word, word, (*keys, number))


def _check_frame(frame: Frame, keys: tuple[Key, ...]) -> None:
    for word in frame.words:
        _check_word(word, frame.word, keys)
    for context in (*frame.before, *frame.after, *frame.except_):
        if context.replace("|", "").replace(" ", "").isalpha():
            continue  # words alone, as most are, and rules have thousands of contexts
        for item in context.split():
            if item not in _MARKS:
                for choice in item.split("|"):
                    _check_choice(choice, item, keys)


def _check_choice(choice: str, item: str, keys: tuple[Key, ...]) -> None:
    if choice in _MARKS:
        raise ConvertError(f"in `{item}` a mark is in a choice: give it a context of its own", keys)
    if choice.startswith("-"):
        _check_word(f"x{choice[1:]}", item, keys)
    elif not CLASS.fullmatch(choice):
        _check_word(choice, item, keys)


def _check_word(word: str, item: str, keys: tuple[Key, ...]) -> None:
    if word.isalpha() or WORD.split(word) == ["", word, ""]:
        return
    where = "" if word == item else f" in `{item}`"
    if '"' in word:
        hint = "put quotation marks round the whole of a context, or leave them out"
    else:
        hint = "put a space between its words, or take it out"
    raise ConvertError(
        f"`{word}`{where} is not one word of any text, so never matches: {hint}", keys
    )

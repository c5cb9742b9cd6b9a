"""Where the characters of a value stand in the literal that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.lazy import lazy

Piece = tuple[str, int, int]  # text, and the range of the source that it stands for

BACKSLASH = lazy(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r\n|.)", re.DOTALL)
DOUBLED_QUOTE = lazy("''")
NO_ESCAPES = lazy(r"(?!)")
FOLD = lazy(r"[ \t\r\n]+")  # a no-break space is never folded

_PLAIN = lazy(r"[^ \t\r\n\\']+")
_SPACES = lazy(r"[ \t\r\n]+")


def align(  # noqa: PLR0913, PLR0917  (a literal, its place and its two rules)
    value: str,
    source: str,
    start: int,
    end: int,
    escapes: re.Pattern[str] = NO_ESCAPES,
    fold: re.Pattern[str] = FOLD,
) -> Iterator[Piece]:
    """Pieces that spell ``value``, each with its range inside ``source[start:end]``.

    An escape stands for one character, a folded line end with its indentation for a run of white
    space. What cannot be followed stands for all that is left.
    """
    done = 0
    while done < len(value):
        space = fold.match(source, start, end)
        escape = None if space else escapes.match(source, start, end)
        if space:
            length = _space_length(value, done, space[0])
        elif escape:
            length = 0 if escape[0][1] in "\r\n" else 1
        else:
            length = _common(value, done, source, start, end)
            if not length:
                yield value[done:], start, end
                return
        after = space.end() if space else escape.end() if escape else start + length
        if length:
            yield value[done : done + length], start, after
        done, start = done + length, after


def _space_length(value: str, done: int, space: str) -> int:
    """How much of the value a run of white space in the source stands for."""
    if value.startswith(space, done):
        return len(space)
    run = _SPACES.match(value, done)
    return len(run[0]) if run and ("\n" in space or "\r" in space) else 0


def _common(value: str, done: int, source: str, start: int, end: int) -> int:
    """How many characters agree up to the next that may be written otherwise."""
    plain = _PLAIN.match(source, start, end)
    word = plain[0] if plain else source[start:end][:1]
    return len(word) if word and value.startswith(word, done) else 0

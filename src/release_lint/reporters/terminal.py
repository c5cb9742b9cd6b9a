"""What a terminal can show: colour, columns, and characters that its encoding lacks."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from release_lint.finding import Severity
from release_lint.lazy import lazy
from release_lint.reporters.base import Style

ERRORS = "release-lint"  # the name of our codec error handler
FILE_WIDTH = 100  # columns of a file or a pipe
_NARROWEST, _WIDEST = 40, 120  # lines longer than that are hard to read
_PLAIN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-",
    "…": "...", "©": "(c)", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
})  # fmt: skip
_LATIN_END = "\u0300"  # beyond, a character may take two columns or none
_STEERING = lazy(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BUILD_COMMAND = lazy(r"##(?=\w*\[)")
_CODES = {
    "error": "1;31",
    "warning": "33",
    "info": "36",
    "dim": "2",
    "bold": "1",
    "fix": "32",
    "error mark": "1;4;31",
    "warning mark": "1;4;33",
    "info mark": "1;4;36",
}


def style_for(stream: TextIO, *, verbose: bool, fail_on: Severity | None) -> Style:
    """The style that suits a stream and the environment."""
    return Style(_colour(stream), columns_of(stream), verbose, fail_on)


def _colour(stream: TextIO) -> bool:
    """``NO_COLOR`` (no-color.org) forbids it, ``FORCE_COLOR`` asks for it, a terminal shows it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    # the old Windows console shows escape codes as they are
    return sys.platform != "win32" or any(map(os.environ.get, ("WT_SESSION", "ANSICON", "TERM")))


def columns_of(stream: TextIO) -> int:
    """The width to write in: the terminal's, within reason."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        width = int(columns)
    elif stream.isatty():
        try:
            width = os.get_terminal_size(stream.fileno()).columns or FILE_WIDTH
        except (OSError, ValueError):
            width = FILE_WIDTH
    else:
        width = FILE_WIDTH
    return max(_NARROWEST, min(width, _WIDEST))


def paint(text: str, what: str, style: Style) -> str:
    """Text in the colour of what it is: a severity, ``dim``, ``bold``, ``fix``."""
    return f"\x1b[{_CODES[what]}m{text}\x1b[0m" if style.colour and text else text


def printable(text: str) -> str:
    """A text that only says something: what a file holds, or is called, must steer nothing.

    Signs that move a terminal's cursor or turn the writing round become U+FFFD, as do halves of
    characters and what XML cannot carry; ``##[`` and ``##vso[``, with which a build server would
    take the rest for a command, are broken up.
    """
    if "##" in text:
        text = _BUILD_COMMAND.sub("## ", text)
    return text if text.isprintable() else _STEERING.sub("\ufffd", text)


def complain(message: str) -> None:
    """Say something beside the report, on standard error; a file's name in it steers nothing."""
    sys.stderr.write(f"release-lint: {printable(message)}\n")


def one_line(text: str) -> str:
    """A printable text with its white space folded to single spaces."""
    return printable(" ".join(text.split()))


def columns(text: str) -> int:
    """How many columns a text takes: wide characters take two, combining ones none."""
    if text.isascii() or max(text.translate(_PLAIN)) < _LATIN_END:
        return len(text)
    import unicodedata

    return sum(
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Me")
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )


def wrapped(text: str, indent: int, style: Style, colour: str = "") -> Iterator[str]:
    """Lines of at most the style's width; a word that is longer keeps its line to itself."""
    line, length = "", 0
    for word in text.split():
        width = columns(_bare(word))
        if line and indent + length + 1 + width > style.width:
            yield " " * indent + (paint(line, colour, style) if colour else line)
            line, length = word, width
        else:
            line, length = (f"{line} {word}", length + 1 + width) if line else (word, width)
    yield " " * indent + (paint(line, colour, style) if colour else line)


def _bare(word: str) -> str:
    """A word without colour codes."""
    if "\x1b" not in word:
        return word
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", word)


def tolerate(stream: TextIO) -> None:
    """From now on, print what the stream's encoding lacks in a plainer form: never crash."""
    codecs.register_error(ERRORS, _plainer)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=ERRORS)


def _plainer(problem: UnicodeError) -> tuple[str, int]:
    assert isinstance(problem, UnicodeEncodeError)
    text = problem.object[problem.start : problem.end]
    return "".join(map(_plain, text)), problem.end


def _plain(sign: str) -> str:
    """A character in ASCII: quotation marks straight, letters without accents, else ``?``."""
    import unicodedata

    plain = sign.translate(_PLAIN)
    if plain.isascii():
        return plain
    letters = "".join(part for part in unicodedata.normalize("NFKD", sign) if part.isascii())
    return letters or ("" if unicodedata.combining(sign) else "?")

"""The scalars of TOML front matter: tomllib says what they are, a scanner where they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from release_lint.lazy import lazy
from release_lint.readers.align import BACKSLASH, NO_ESCAPES, Piece, align
from release_lint.readers.front_matter import MAX_DEPTH, Entry, problem

_TOKEN = lazy(
    r"""
      (?P<skip> [ \t]+ | \#[^\r\n]* )
    | (?P<line> \r\n|\n|\r )
    | (?P<string>
        \"\"\"(?:[^\\]|\\.)*?\"{3,5} | '''.*?'{3,5} | "(?:[^"\\\r\n]|\\.)*" | '[^'\r\n]*'
      )
    | (?P<punctuation> [\[\]{},=] )
    | (?P<word> [^\s\[\]{},=\#"']+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_WHERE = lazy(r"at line (\d+)")


def toml_entries(source: str, start: int, end: int) -> Iterator[Entry]:
    """Every scalar value in a range of the source.

    Raises :class:`~release_lint.document.InputError` where the TOML is broken.
    """
    text = source[start:end].replace("\r\n", "\n").replace("\r", "\n")
    if max(text.count("["), text.count("{")) > MAX_DEPTH * MAX_DEPTH:
        raise problem(source, start, "too many brackets: make it flat")
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as mistake:
        where = _WHERE.search(str(mistake))
        line = int(where[1]) if where else text.rstrip().count("\n") + 1  # at its end
        offset = start + len("\n".join(text.split("\n")[: line - 1])) + (line > 1)
        raise problem(source, min(offset, end), f"{mistake}. Mend the TOML") from None
    return _entries(source, start, end)


def _entries(source: str, start: int, end: int) -> Iterator[Entry]:
    table = key = ""
    depth = 0  # of brackets in a value
    in_value = in_header = False
    words: list[str] = []
    for token in _TOKEN.finditer(source, start, end):
        text = token[0]
        if token["skip"]:
            continue
        if token["line"]:
            if in_header:
                table, in_header = "".join(words), False
            if not depth:
                in_value, words = False, []
        elif in_value and token["punctuation"]:
            depth += (text in "[{") - (text in "]}")
        elif in_value:
            yield _entry(".".join(filter(None, (table, key))), source, token)
        elif text == "=":
            key, in_value, words = "".join(words), True, []
        elif token["punctuation"]:
            in_header = True
        else:
            words.append(text.strip("\"'"))


def _entry(key: str, source: str, token: re.Match[str]) -> Entry:
    text, (start, end) = token[0], token.span()
    if not token["string"]:
        return Entry(key, text, ((text, start, end),))
    value: str = tomllib.loads(f"v = {text}".replace("\r\n", "\n"))["v"].strip()
    quotes = 3 if text.startswith(('"""', "'''")) else 1
    inner = start + quotes
    inner += len(source[inner:end]) - len(source[inner:end].lstrip())
    escapes = BACKSLASH if text[0] == '"' else NO_ESCAPES
    pieces: tuple[Piece, ...] = tuple(align(value, source, inner, end - quotes, escapes))
    return Entry(key, value, pieces)

"""What ``.gitignore`` says: git-scm.com/docs/gitignore, in bounded time (:mod:`.globs`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from release_lint.globs import FOLDERS, SIGNS, path_pattern
from release_lint.records import record
from release_lint.yamlfile import FileError

FILE_NAME = ".gitignore"
MAX_CHARACTERS = 100_000
_CLASSES = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "blank": " \t", "cntrl": "\0-\x1f\x7f",
    "digit": "0-9", "graph": "!-~", "lower": "a-z", "print": " -~", "punct": "!-/:-@[-`{-~",
    "space": " \t\n\r\f\v", "upper": "A-Z", "xdigit": "0-9a-fA-F",
}  # fmt: skip


class _NoMatchError(ValueError):
    """A pattern that git lets match nothing: a bracket that is not closed, say."""


@record
class _Pattern:
    regex: re.Pattern[str]
    ignores: bool
    only_folders: bool


class GitIgnore:
    """One file's patterns. Raises :class:`FileError` where it is too long to be one."""

    def __init__(self, text: str, shown: str) -> None:
        if len(text) > MAX_CHARACTERS:
            raise FileError(shown, 0, f"the file is longer than {MAX_CHARACTERS:,} characters")
        lines = (_pattern(line) for line in text.split("\n"))
        self._patterns = [pattern for pattern in lines if pattern]

    @classmethod
    def read(cls, folder: str, shown: str) -> GitIgnore | None:
        """That of a folder; None where it has none. Git reads none that is a link, nor do we.

        Raises :class:`FileError`.
        """
        file = Path(folder, FILE_NAME)
        try:
            if file.is_symlink() or not file.is_file():
                return None
            with file.open(encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
                return cls(stream.read(MAX_CHARACTERS + 1), shown)
        except OSError as problem:
            said = f"the file cannot be read: {problem.strerror}"
            raise FileError(shown, 0, said) from None

    def says(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path below its folder is ignored; None where no pattern speaks of it."""
        for pattern in reversed(self._patterns):
            if (is_folder or not pattern.only_folders) and pattern.regex.fullmatch(path):
                return pattern.ignores
        return None


def _pattern(line: str) -> _Pattern | None:
    line = line.removesuffix("\r")
    if line.startswith("#"):
        return None
    line = _without_spaces_at_end(line)
    ignores = not line.startswith("!")
    body = line if ignores else line[1:]
    only_folders = body.endswith("/")
    body = body.removesuffix("/")
    try:
        parts = _parts(body.removeprefix("/"))
    except _NoMatchError:
        return None
    if not parts[-1]:
        return None
    if "/" not in body:
        parts.insert(0, FOLDERS)
    regex = re.compile(path_pattern(parts), re.DOTALL)
    return _Pattern(regex, ignores, only_folders)


def _without_spaces_at_end(line: str) -> str:
    stripped = line.rstrip(" ")
    backslashes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if backslashes % 2 and len(stripped) < len(line) else stripped


def _parts(body: str) -> list[list[str]]:
    """Names as the pieces that :func:`path_pattern` takes; a bracket may hold a slash."""
    parts: list[list[str]] = [[]]
    for piece in _pieces(body):
        if piece == "/":
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _pieces(part: str) -> Iterator[str]:
    """Stars, slashes, and regular expressions for one character each."""
    place = 0
    while place < len(part):
        sign = part[place]
        if sign == "[":
            piece, place = _class(part, place + 1)
            yield piece
            continue
        if sign == "\\":
            place += 1
            if place == len(part):
                raise _NoMatchError
            sign = part[place]
            yield re.escape(sign)
        else:
            yield SIGNS.get(sign) or re.escape(sign)
        place += 1


def _class(part: str, place: int) -> tuple[str, int]:
    """A bracket expression from after its bracket; where it ends."""
    negated = part[place : place + 1] in ("!", "^")
    place += negated
    inside, first = "", True
    while part[place : place + 1] != "]" or first:
        first = False
        low, place = _member(part, place)
        if len(low) > 1:
            inside += low
        elif part[place : place + 1] == "-" and part[place + 1 : place + 2] not in ("", "]"):
            high, place = _member(part, place + 1)
            if low <= high:
                inside += f"{re.escape(low)}-{re.escape(high)}"
        else:
            inside += re.escape(low)
    if negated:
        return f"[^/{inside}]", place + 1
    return (f"(?!/)[{inside}]" if inside else r"(?!)"), place + 1


def _member(part: str, place: int) -> tuple[str, int]:
    """One character of a class, or the members of one with a name; where it ends."""
    named = re.compile(r"\[:([a-z]+):\]").match(part, place)
    if named:
        if named[1] not in _CLASSES:
            raise _NoMatchError
        return "".join(_escaped(sign) for sign in _CLASSES[named[1]]), named.end()
    place += part[place : place + 1] == "\\"
    if place >= len(part):
        raise _NoMatchError
    return part[place], place + 1


def _escaped(sign: str) -> str:
    return f"\\{sign}" if sign in "[]\\^" else sign

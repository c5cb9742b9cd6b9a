"""File patterns, with the meaning that people know from ``.gitignore``.

Patterns come with the tree that is checked, so none may take long: a star tries each place once,
since the first place that fits is never worse than a later one, and never goes back on it. What a
match costs grows with the length of the path times that of the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from release_lint.records import record


@record
class Glob:
    """A pattern of the config: ``*`` stays in one folder, ``**`` crosses them, ``?`` is one sign.

    Without an inner slash it holds in every folder. It covers what lies inside a folder it names.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Glob:
        """From the config; raises :class:`ValueError`."""
        if not text.strip("/"):
            raise ValueError("an empty pattern")
        if "\\" in text:
            raise ValueError(f"`{text}`: write folders with `/`")
        if text.startswith("../") or "/../" in text:
            raise ValueError(f"`{text}` leads outside the folder of the config")
        return cls(text)

    def matches(self, path: str) -> bool:
        """Whether it covers a path relative to the config's folder, with forward slashes."""
        return _compiled(self.text).fullmatch(path) is not None


@cache
def _compiled(glob: str) -> re.Pattern[str]:
    body = glob.removeprefix("./").strip("/")
    anywhere = "/" not in body and not glob.startswith("/")
    parts = [[SIGNS.get(sign) or re.escape(sign) for sign in part] for part in body.split("/")]
    if anywhere:
        parts.insert(0, FOLDERS)
    return re.compile(path_pattern(parts) + "(?:/.*)?", re.DOTALL)


SIGNS = {"*": "*", "?": "[^/]"}
FOLDERS = ["*", "*"]


def path_pattern(parts: Iterable[Sequence[str]]) -> str:
    """The regular expression of a path whose names match ``parts``; ``**`` is any folders.

    A part is made of stars and of regular expressions that match one character each.
    """
    runs: list[list[str]] = [[]]
    for part in parts:
        if list(part) == FOLDERS:
            runs.append([])
        else:
            runs[-1].append(_name(part))
    first, *others = runs
    if not others:
        return "/".join(first)
    whole = "".join(f"{name}/" for name in first)
    for run in others[:-1]:
        if run:
            whole += f"(?>(?:[^/]+/)*?{''.join(f'{name}/' for name in run)})"
    return whole + (f"(?:[^/]+/)*?{'/'.join(others[-1])}" if others[-1] else ".+")


def _name(pieces: Sequence[str]) -> str:
    """The regular expression of one file's or folder's name."""
    chunks = [""]
    for piece in pieces:
        if piece == "*":
            chunks.append("")
        else:
            chunks[-1] += piece
    first, *others = chunks
    if not others:
        return first
    middle = "".join(f"(?>[^/]*?{chunk})" for chunk in others[:-1] if chunk)
    return f"{first}{middle}[^/]*{others[-1]}(?=/|\\Z)"

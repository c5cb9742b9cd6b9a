"""File patterns of the config, with the meaning that people know from ``.gitignore``."""

from __future__ import annotations

import re
from functools import cache

from release_lint.records import record


@record
class Glob:
    """A pattern: ``*`` stays in one folder, ``**`` crosses folders, ``?`` is one character.

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
    parts = [_segment(part) for part in body.split("/")]
    joined = "".join(
        "(?:[^/]+/)*" if part is None and number < len(parts) - 1
        else ".+" if part is None
        else part + ("/" if number < len(parts) - 1 else "")
        for number, part in enumerate(parts)
    )  # fmt: skip
    return re.compile(("(?:.*/)?" if anywhere else "") + joined + "(?:/.*)?", re.DOTALL)


def _segment(part: str) -> str | None:
    """One folder or file name as a regular expression; None stands for ``**``."""
    if part == "**":
        return None
    pieces = {"*": "[^/]*", "?": "[^/]"}
    return "".join(pieces.get(sign) or re.escape(sign) for sign in re.sub(r"\*+", "*", part))

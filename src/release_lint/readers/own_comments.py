"""Comments to release-lint where a format has none: front matter, and lines of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from release_lint.document import MarkKind
from release_lint.lazy import lazy

if TYPE_CHECKING:
    from release_lint.readers.base import DocumentBuilder
    from release_lint.readers.front_matter import Entry

NAME = "release-lint"
Comment = tuple[int, int, str]  # where it starts and ends in the source, and what it says
_LINES = lazy(
    r"(?im)^[ \t]*(<!--\s*(release-lint\b(?:(?!-->|\n[ \t]*\n)[\s\S]){0,2000})-->)[ \t]*$"
)
_PARTS = {"reason": "{}", "until": "until {}", "owner": "by {}"}


def comment_lines(source: str) -> list[Comment]:
    """The lines of a plain text that are comments to release-lint."""
    if NAME not in source.lower():
        return []
    unix = source.replace("\r\n", " \n").replace("\r", "\n")
    return [(match.start(1), match.end(1), match[2].strip()) for match in _LINES.finditer(unix)]


def is_own(key: str) -> bool:
    """Whether a key of front matter, with dots where it is nested, speaks to release-lint."""
    return key == NAME or key.startswith(f"{NAME}.")


def write_own(entries: Iterable[Entry], builder: DocumentBuilder) -> None:
    """Set the entries that speak to release-lint as the comments that would say the same."""
    for comment in _comments(entries):
        write_comment(comment, builder)


def write_comment(comment: Comment, builder: DocumentBuilder) -> None:
    """Set a comment that stands between two blocks."""
    start, end, text = comment
    builder.point(MarkKind.COMMENT, start, {"text": text, "place": f"{start}:{end}"})


def _comments(entries: Iterable[Entry]) -> Iterator[Comment]:
    """``release-lint: {ignore: {RULE: reason}}`` as comments.

    In place of a reason may stand ``{reason: …, until: …, owner: …}``; a list of rules has none.
    """
    said: dict[str, dict[str, str]] = {}
    places: dict[str, tuple[int, int]] = {}
    for entry in entries:
        _, _, rest = entry.key.partition(".")
        verb, _, name = rest.partition(".")
        place = (entry.pieces[0][1], entry.pieces[-1][2]) if entry.pieces else (0, 0)
        if verb != "ignore":
            yield *place, f"{NAME}: {rest or entry.value}"
        elif not name:
            yield *place, f"{NAME}: ignore-document {entry.value}"
        else:
            rule, _, part = name.partition(".")
            said.setdefault(rule, {})[part or "reason"] = entry.value
            places.setdefault(rule, place)
    for rule, parts in said.items():
        head = [_PARTS[part].format(parts[part]) for part in ("owner", "until") if part in parts]
        unknown = [part for part in parts if part not in _PARTS]
        words = [NAME + ":", "ignore-document", rule, *head, *unknown]
        yield *places[rule], " ".join([*words, "--", parts.get("reason", "")])

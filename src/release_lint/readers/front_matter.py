"""Front matter: the values at the top of a Markdown file, in YAML or TOML, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from release_lint.document import BlockKind, InputError, Metadata, Span
from release_lint.readers.align import Piece
from release_lint.readers.base import DocumentBuilder
from release_lint.readers.own_comments import is_own, write_own
from release_lint.records import record
from release_lint.source_map import LineIndex

MAX_DEPTH = 20
MAX_LENGTH = 200_000

_CLOSE = {"---": r"(?m)^(?:---|\.\.\.)[ \t]*$", "+++": r"(?m)^\+\+\+[ \t]*$"}
_OPENING = (
    r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)"
    r"(?=[ \t]*(?:#[^\r\n]*|[\w.-]+[ \t]*[:=](?:[ \t][^\r\n]*)?)(?:[\r\n]|\Z))"  # a key, a comment
)

# What releases call the same value; the first name that is there wins.
CANONICAL = {
    "title": ("title", "headline"),
    "summary": ("summary", "description", "lead", "standfirst", "excerpt"),
    "published": (
        "first_published_at",
        "public_updated_at",
        "published",
        "published_at",
        "publish_date",
        "publication_date",
        "date_published",
        "date",
    ),
    "updated": ("updated", "updated_at", "last_updated", "date_updated", "lastmod", "modified"),
    "language": ("language", "lang", "locale"),
    "document_type": ("document_type", "format", "type"),
    "url": ("url", "permalink", "canonical_url", "base_path"),
    "organisation": ("organisation", "organisations", "organization", "author_organisation"),
}
_ROLES = {"title": BlockKind.HEADING, "summary": BlockKind.PARAGRAPH}


@record
class Entry:
    """One scalar: its key, with dots where it is nested, its value and the pieces that spell it.

    The pieces of an empty value are its key, with the colon.
    """

    key: str
    value: str
    pieces: tuple[Piece, ...]


@record
class FrontMatter:
    """The entries in the source's order, and where the body begins."""

    entries: tuple[Entry, ...] = ()
    body_start: int = 0

    def canonical(self) -> dict[str, Entry]:
        """Entries by what they mean (the keys of :data:`CANONICAL`)."""
        by_key: dict[str, Entry] = {}
        for entry in self.entries:
            by_key.setdefault(entry.key.lower().replace("-", "_"), entry)
        found = {
            name: next((by_key[key] for key in keys if key in by_key), None)
            for name, keys in CANONICAL.items()
        }
        return {name: entry for name, entry in found.items() if entry}


def read_front_matter(source: str) -> FrontMatter:
    """The front matter of a file; one without any has no entries.

    Raises :class:`~release_lint.document.InputError` with the line where it is broken.
    """
    opening = re.match(_OPENING, source) if source.startswith(tuple(_CLOSE)) else None
    if not opening:
        return FrontMatter()
    start = opening.end()
    closing = re.compile(_CLOSE[opening[1]]).search(_unix(source), start)
    if not closing:
        raise problem(source, 0, f"`{opening[1]}` opens it and nothing closes it: add a line")
    if closing.start() - start > MAX_LENGTH:
        raise problem(source, 0, f"it is longer than {MAX_LENGTH:,} characters: shorten it")
    entries = _yaml if opening[1] == "---" else _toml
    return FrontMatter(tuple(entries(source, start, closing.start())), closing.end())


def write_front_matter(matter: FrontMatter, builder: DocumentBuilder) -> dict[str, Metadata]:
    """Set every value as a block, and return the metadata that they are.

    What is said to release-lint is no part of the release: it becomes comments.
    """
    if not matter.entries:
        return {}
    canonical = matter.canonical()
    roles = {id(entry): name for name, entry in canonical.items()}
    metadata: dict[str, Metadata] = {}
    spans: dict[int, Span | None] = {}
    for entry in matter.entries:
        if is_own(entry.key):
            continue
        role = roles.get(id(entry), "")
        kind = _ROLES.get(role, BlockKind.METADATA) if entry.value else BlockKind.METADATA
        with builder.block(
            kind,
            level=1 if kind is BlockKind.HEADING else 0,
            role=entry.key if kind is BlockKind.METADATA else role,
        ):
            start = builder.position
            for text, first, last in entry.pieces:
                builder.put(text, first, last)
            end = builder.position
        span = spans[id(entry)] = Span(start, end) if entry.pieces else None
        metadata.setdefault(entry.key, Metadata(entry.value, span, "front matter"))
    write_own([entry for entry in matter.entries if is_own(entry.key)], builder)
    for name, entry in canonical.items():
        metadata[name] = Metadata(entry.value, spans[id(entry)], "front matter")
    return metadata


def problem(source: str, offset: int, message: str) -> InputError:
    """The error for a mistake at an offset."""
    line, _ = LineIndex(source).line_column(offset)
    return InputError(f"front matter, line {line}: {message}")


def _unix(source: str) -> str:
    """The source with every line end as LF, as long as before."""
    return source.replace("\r\n", " \n").replace("\r", "\n") if "\r" in source else source


def _yaml(source: str, start: int, end: int) -> Iterable[Entry]:
    from release_lint.readers.yaml_values import yaml_entries

    return yaml_entries(source, start, end)


def _toml(source: str, start: int, end: int) -> Iterator[Entry]:
    from release_lint.readers.toml_values import toml_entries

    return toml_entries(source, start, end)

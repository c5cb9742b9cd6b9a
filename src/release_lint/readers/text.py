"""Plain text as a release: title, labels, summary, headings, lists and paragraphs."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from release_lint.document import Document, Source
from release_lint.lazy import lazy
from release_lint.readers.base import DocumentBuilder
from release_lint.readers.decode import decode
from release_lint.readers.language import languages_of
from release_lint.readers.lines import lines_of, wrap_width
from release_lint.readers.own_comments import Comment, comment_lines, write_comment
from release_lint.readers.pieces import Piece, cut, number_lists
from release_lint.readers.roles import assign, metadata_of

_VISIBLE = lazy(r"[^\r\n]")


def read(source: Source) -> Document:
    """A plain-text release. Raises :class:`~release_lint.document.InputError`."""
    decoded = decode(source)
    comments = comment_lines(decoded.text)
    lines = list(lines_of(_without(comments, decoded.text)))
    pieces = list(cut(lines, wrap_width(lines)))
    number_lists(pieces)
    pieces, statements = assign(pieces)
    builder = DocumentBuilder(decoded.text, decoded.encoding)
    starts = _build(builder, pieces, comments)
    return builder.build(source.name, "text", metadata_of(statements, starts), decoded.notes)


def _without(comments: Sequence[Comment], source: str) -> str:
    """The source, as long as before, with blank lines in place of comments to release-lint."""
    parts: list[str] = []
    place = 0
    for start, end, _ in comments:
        parts += [source[place:start], _VISIBLE.sub(" ", source[start:end])]
        place = end
    return "".join([*parts, source[place:]])


def _build(
    builder: DocumentBuilder, pieces: Sequence[Piece], comments: Sequence[Comment]
) -> dict[int, int]:
    """Append the pieces; where in the text each begins, by its identity."""
    starts: dict[int, int] = {}
    waiting = deque(comments)
    languages = languages_of([piece.text for piece in pieces])
    for piece, language in zip(pieces, languages, strict=True):
        while waiting and waiting[0][0] < piece.ranges[0][0]:
            write_comment(waiting.popleft(), builder)
        with builder.block(
            piece.kind,
            level=piece.level,
            role=piece.role,
            language=language,
            group=piece.group,
            attrs={"number": piece.number} if piece.number else None,
        ):
            starts[id(piece)] = builder.position
            piece.write(builder)
    for comment in waiting:
        write_comment(comment, builder)
    return starts

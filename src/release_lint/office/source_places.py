"""What an editor of either format asks of the reader's source."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.document import Span
from release_lint.readers.office import OfficeSource, Stretch


def first_words(source: OfficeSource) -> Span | None:
    """The first paragraph of the body with words in it."""
    for number, paragraph in enumerate(source.paragraphs):
        if paragraph.number is not None and not paragraph.where and paragraph.text.strip():
            start = source.start_of(number)
            return Span(start, start + paragraph.length)
    return None


def may_hold(source: OfficeSource, stretches: Sequence[Stretch], span: Span) -> bool:
    """Whether an edit of a span stays in its paragraph and cuts nothing that comes whole."""
    return in_one_paragraph(source, span) and all(is_whole(one, span) for one in stretches)


def in_one_paragraph(source: OfficeSource, span: Span) -> bool:
    """Whether a span does not reach over a paragraph's end."""
    number = source.index_at(span.start)
    return span.end <= source.start_of(number) + source.paragraphs[number].length


def touched(source: OfficeSource, span: Span) -> Span:
    """The span; where it is empty, the character before it in its paragraph, or else after."""
    if len(span):
        return span
    before = span.start > source.start_of(source.index_at(span.start))
    return Span(span.start - before, span.start + (not before))


def is_whole(stretch: Stretch, span: Span) -> bool:
    """Whether a span has all of a stretch, or cuts it where it can be cut.

    What stands for more than its text (an entity, a tab's element) comes whole.
    """
    start, end = stretch.source_start, stretch.source_start + len(stretch.text)
    if not len(span):
        return stretch.exact or not start < span.start < end
    return span.start <= start and end <= span.end


def byte_at(stretch: Stretch, place: int) -> int:
    """The byte of a place in a stretch, which is at one of its ends where it is not exact."""
    inside = place - stretch.source_start
    if inside <= 0:
        return stretch.start
    if inside >= len(stretch.text):
        return stretch.end
    return stretch.start + len(stretch.text[:inside].encode())

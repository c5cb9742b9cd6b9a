"""What each paragraph of a Word document is, by its style, outline level and numbering."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.document import BlockKind
from release_lint.readers.docx_names import whole_number
from release_lint.readers.docx_numbering import ListNumbers
from release_lint.readers.docx_styles import Styles
from release_lint.readers.office import Paragraph

_KINDS = {
    "caption": BlockKind.CAPTION,
    **dict.fromkeys(("quote", "intense quote", "block text"), BlockKind.QUOTE),
    **dict.fromkeys(("html preformatted", "code", "source code"), BlockKind.CODE),
}


def set_kinds(paragraphs: Sequence[Paragraph], styles: Styles) -> None:
    """Give every paragraph its kind, level and role."""
    numbers = ListNumbers(styles.levels)
    for paragraph in paragraphs:
        _set_kind(paragraph, styles, numbers)


def _set_kind(paragraph: Paragraph, styles: Styles, numbers: ListNumbers) -> None:
    meaning, attrs = styles.meaning(paragraph.style), paragraph.attrs
    outline = numbering = depth = ""
    if attrs:
        outline, numbering = attrs.pop("outline", ""), attrs.pop("numbering", "")
        depth = attrs.pop("depth", "")
    numbering = numbering or meaning.numbering
    place = whole_number(depth, meaning.depth)
    number = numbers.next(numbering, place) if numbering else None
    if not paragraph.length or paragraph.kind is not BlockKind.PARAGRAPH or paragraph.role:
        return
    level = whole_number(outline) if outline else meaning.outline
    if meaning.is_toc:
        paragraph.role, attrs["own"] = "chrome", "yes"
    elif meaning.name == "title":
        paragraph.role, paragraph.kind, paragraph.level = "title", BlockKind.HEADING, 1
    elif level:
        paragraph.kind, paragraph.level = BlockKind.HEADING, level
    elif meaning.name in _KINDS:
        paragraph.kind = _KINDS[meaning.name]
    elif styles.list_format(numbering, place) != "none":
        paragraph.kind, paragraph.level = BlockKind.LIST_ITEM, place + 1
        if number is not None:
            attrs["number"] = number

"""What each piece of a plain text is for: furniture, label, title, summary, heading, contact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from string import ascii_uppercase

from release_lint.document import BlockKind, Metadata, Span
from release_lint.lazy import lazy
from release_lint.readers.furniture import is_chrome, is_menu, is_notice, may_be_chrome
from release_lint.readers.labels import (
    DATES,
    Label,
    is_date,
    kind_of,
    starts_with_date,
    value_length,
)
from release_lint.readers.lines import ends_sentence
from release_lint.readers.pieces import Piece
from release_lint.records import record

_LONGEST_TITLE = 255  # characters; what is longer is a paragraph
_LONGEST_SENTENCE_TITLE = 100  # characters of a title that ends with a full stop
_LONGEST_HEADING = 80
_MOST_HEADING_WORDS = 12
_MOST_SENTENCE_WORDS = 8  # a line as short as this is a heading even if it has a verb
_SUMMARY = 160  # characters within which a first paragraph is a summary whatever it says
_LONGEST_SUMMARY = 320
_LONGEST_NOTICE = 700
_PROSE = 60  # characters of a paragraph that ends as a sentence does
_HEADER = 2  # paragraphs of prose below which nothing belongs to the header

_STOP = lazy(r"[.!?][\"'”’)\]]*(?=\s|\Z)")
_CONTACT = lazy(
    r"[\w.+-]{1,64}@\w|\b(?:tel|telephone|phone|mobile|fax|switchboard)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|(?:\+44|\b0)[\d ()]{8,14}\d",
    re.IGNORECASE,
)
# Bytes of digits and signs of addresses stay, and capitals; everything else is a space.
_CONTACT_SIGNS = bytes(code if code in b"@0123456789" else ord(" ") for code in range(256))
_CAPITALS = bytes(code if chr(code) in ascii_uppercase else ord(" ") for code in range(256))
_NEWS = lazy(
    r"\b(?:today|yesterday|this (?:morning|week)|heddiw|ddoe)\b|^[A-Z][\w .,]{2,60} [-–—] "
    r"|\d \w{3,9} 20\d\d|[“\"]",
    re.IGNORECASE,
)
_VERB = lazy(r"\b(?:is|are|was|were|has|have|had|said|says|can|must)\b")
_ENDS = lazy(r"\W*(?:ends|diwedd)\W*", re.IGNORECASE)
_FILE = lazy(
    r"(?:.{1,200}[(,] ?)?(?:PDF|ODT|ODS|ODP|DOCX?|XLSX?|CSV|PPTX?|RTF|ZIP|HTML|MS \w+ \w+)"
    r"(?:, ?[\d.,]+ ?[KM]B)?(?:, ?\d+ pages?)?\)?",
)
_QUOTE_MARKS = "“”\"‘'"


@record
class Statement:
    """A metadata value that a piece states, by its key and its offsets into the piece's text.

    The offsets are the label's own where no value stands.
    """

    key: str
    value: str
    piece: Piece
    start: int
    end: int
    origin: str = "label"


def assign(pieces: Sequence[Piece], *, marked: bool = False) -> tuple[list[Piece], list[Statement]]:
    """The pieces with their roles and kinds, some split, and what their labels state.

    ``marked``: the source says of its headings that they are (by a style), so none is guessed but
    the title.
    """
    _mark_chrome(pieces)
    labelled, statements = _read_labels(pieces)
    if marked:
        _find_marked_title(labelled)
    labelled = _find_title(labelled)
    if marked:
        _lower_headings(labelled)
    open_ended = [p for p in labelled if p.is_plain and not ends_sentence(p.text)]
    _find_contacts(open_ended)
    _find_captions(open_ended)
    if not marked:
        _find_headings(labelled)
    _find_summary(labelled)
    return labelled, statements


def metadata_of(statements: Sequence[Statement], starts: Mapping[int, int]) -> dict[str, Metadata]:
    """The first value of each key; a label without a value counts only where no other has one.

    ``starts`` tells where in the document's text each piece begins, by its identity.
    """
    metadata: dict[str, Metadata] = {}
    for statement in sorted(statements, key=lambda s: not s.value):
        start = starts[id(statement.piece)]
        span = Span(start + statement.start, start + statement.end)
        metadata.setdefault(statement.key, Metadata(statement.value, span, statement.origin))
    return metadata


def _mark_chrome(pieces: Sequence[Piece]) -> None:
    """Mark page furniture; words of menus only beside it, or in a menu at the top or the foot."""
    for piece in pieces:
        if len(piece.ranges) == 1 and is_chrome(piece.text):
            piece.role = "chrome"
    if not any(map(_may_be_chrome, pieces)):
        return
    for may_be, group in groupby(pieces, key=_may_be_chrome):
        run = list(group)
        at_edge = run[0] is pieces[0] or run[-1] is pieces[-1]
        is_menu_of_page = at_edge and len(run) > 1 and any(is_menu(p.text) for p in run)
        if may_be and (is_menu_of_page or any(p.role == "chrome" for p in run)):
            for piece in run:
                piece.role = "chrome"


def _may_be_chrome(piece: Piece) -> bool:
    return piece.role == "chrome" or may_be_chrome(piece.text)


def _read_labels(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Statement]]:
    result: list[Piece] = []
    statements: list[Statement] = []
    prose = 0
    awaited: Statement | None = None  # a label whose value may be the next piece
    for piece in pieces:
        result.append(piece)
        if piece.role:
            continue
        text = piece.text
        label = piece.label if _counts(piece.label, text, in_header=prose < _HEADER) else None
        if label:
            awaited = _read_label(label, piece, result, statements)
            continue
        if awaited and _is_value(awaited.key, piece, text):
            statements.append(Statement(awaited.key, text, piece, 0, len(text)))
            _give(piece, awaited.key)
        elif prose < _HEADER and piece.is_line and piece.is_plain:
            _read_bare(piece, text, statements)
        awaited = None
        if prose < _HEADER:
            prose += piece.is_plain and is_prose(text) and not is_notice(text)
    return result, statements


def _counts(label: Label | None, text: str, *, in_header: bool) -> bool:
    """Whether a line is a label where it stands: in the text proper, only with a date."""
    if label is None:
        return False
    value = text[label.value :]
    if label.key in DATES and starts_with_date(value):
        return in_header or not label.plain
    return in_header


def _read_label(
    label: Label, piece: Piece, result: list[Piece], statements: list[Statement]
) -> Statement | None:
    """Note what a label states; the statement, if its value has still to come."""
    text = piece.text
    value = text[label.value :].strip()
    if value and label.key in ("title", "summary"):
        rest = piece.split_label(label.value)
        result.append(rest)
        _give(rest, label.key)
        statements.append(Statement(label.key, value, rest, 0, len(value)))
    elif value:
        end = label.value + value_length(text[label.value :], label.key)
        statements.append(Statement(label.key, text[label.value : end], piece, label.value, end))
    else:
        statements.append(Statement(label.key, "", piece, 0, len(text)))
    piece.role = "label"
    return None if value else statements[-1]


def _is_value(key: str, piece: Piece, text: str) -> bool:
    """Whether a piece is the value of the label above it."""
    if not piece.is_plain:
        return False
    if key == "organisation":
        return piece.is_line and len(text) <= _LONGEST_HEADING and not ends_sentence(text)
    return is_date(text) if key in DATES else key in ("title", "summary")


def _give(piece: Piece, key: str) -> None:
    piece.role = key if key in ("title", "summary") else "label"
    if key == "title":
        piece.kind, piece.level = BlockKind.HEADING, 1


def _read_bare(piece: Piece, text: str, statements: list[Statement]) -> None:
    """``PRESS RELEASE`` and a date on a line of its own, above the body."""
    if (kind := kind_of(text)) is not None:
        piece.role = "label"
        if kind:
            statements.append(Statement("document_type", kind, piece, 0, len(text), "body"))
    elif is_date(text):
        piece.role = "label"
        statements.append(Statement("published", text, piece, 0, len(text), "body"))


def _find_marked_title(pieces: Sequence[Piece]) -> None:
    """Make the only heading of the first level the title, or the first of several at the top."""
    if any(piece.role == "title" for piece in pieces):
        return
    headings = [p for p in pieces if p.kind is BlockKind.HEADING and p.level == 1 and not p.role]
    top = next((p for p in pieces if p.role not in ("chrome", "label")), None)
    if headings and (len(headings) == 1 or headings[0] is top):
        headings[0].role = "title"


def _lower_headings(pieces: Sequence[Piece]) -> None:
    """Where sections are headings of the first level, the title stands above them, not among them.

    So it is in Word, whose title is a style of its own.
    """
    headings = [p for p in pieces if p.kind is BlockKind.HEADING and p.role != "title"]
    if any(heading.level == 1 for heading in headings):
        for heading in headings:
            heading.level += 1


def _find_title(pieces: list[Piece]) -> list[Piece]:
    """Make the first line that is no label, furniture or notice the title, if it can be one."""
    if any(piece.role == "title" for piece in pieces):
        return pieces
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.role in ("chrome", "label") or (len(text) <= _LONGEST_NOTICE and is_notice(text)):
            continue
        if piece.is_plain and not piece.is_line and _CONTACT.search(text[:_LONGEST_NOTICE]):
            continue  # a letterhead
        if not piece.is_plain:
            break
        rest = [] if piece.is_line else [piece.split_line()]
        followed = bool(rest) or number + 1 < len(pieces)
        if _can_be_title(piece.text, followed=followed):
            _give(piece, "title")
        return [*pieces[: number + 1], *rest, *pieces[number + 1 :]]
    return pieces


def _can_be_title(text: str, *, followed: bool) -> bool:
    if len(text) > _LONGEST_TITLE or text[-1] in ":,;":
        return False
    if not ends_sentence(text) or text[-1] == "?":
        return True
    one_sentence = len(text) <= _LONGEST_SENTENCE_TITLE and len(_STOP.findall(text)) == 1
    return followed and one_sentence and text[0] not in _QUOTE_MARKS


def _find_contacts(pieces: Sequence[Piece]) -> None:
    """Addresses, telephone numbers and the like that stand as lines, not in sentences."""
    for piece in pieces:
        text = piece.text
        if len(text) > _LONGEST_NOTICE or not _may_be_contact(text):
            continue
        short = max(map(len, text.split("\n"))) <= _LONGEST_HEADING
        if short and _CONTACT.search(text) and not is_notice(text):
            piece.kind = BlockKind.CONTACT


def _may_be_contact(text: str) -> bool:
    """Whether a text has a sign of any contact: looked for first, since it is quick."""
    if not text.encode("utf-8", "replace").translate(_CONTACT_SIGNS).isspace():
        return True
    lower = text.lower()  # written out, as every short line comes here
    return (
        "phone" in lower
        or "tel" in lower
        or "fax" in lower
        or "mobile" in lower
        or "switchb" in lower
    )


def _find_captions(pieces: Sequence[Piece]) -> None:
    """Lines that stand for a file: its title, format and size."""
    for piece in pieces:
        text = piece.text
        if text.encode("utf-8", "replace").translate(_CAPITALS)[1:].isspace():
            continue  # the name of any format has two capitals
        if piece.is_plain and piece.is_line and _FILE.fullmatch(text[:_LONGEST_TITLE]):
            piece.kind = BlockKind.CAPTION


def _find_headings(pieces: Sequence[Piece]) -> None:
    for piece, following in pairwise(pieces):
        if piece.is_plain and _can_be_heading(piece) and _can_follow_heading(following):
            piece.kind, piece.level = BlockKind.HEADING, 2


def _can_be_heading(piece: Piece) -> bool:
    """Whether it is a short line, without an end mark, that is no sentence."""
    text = piece.text
    words = text.split()
    if not piece.is_line or len(text) > _LONGEST_HEADING or len(words) > _MOST_HEADING_WORDS:
        return False
    if ends_sentence(text) and text[-1] != "?":
        return False
    if text[0] in _QUOTE_MARKS or text[0].islower() or text[-1] in ",;" or _ENDS.fullmatch(text):
        return False
    if not any(map(str.isalpha, text)):
        return False
    is_sentence = len(words) > _MOST_SENTENCE_WORDS and _VERB.search(text)
    return not (is_sentence or is_notice(text))


def _can_follow_heading(piece: Piece) -> bool:
    if piece.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.CONTACT):
        return True
    return piece.is_plain and (ends_sentence(piece.text) or len(piece.text) > _LONGEST_HEADING)


def _find_summary(pieces: Sequence[Piece]) -> None:
    """Make the paragraph right below the title the summary, if more prose follows it."""
    title = next((n for n, piece in enumerate(pieces) if piece.role == "title"), None)
    if title is None or any(piece.role == "summary" for piece in pieces):
        return
    below = [piece for piece in pieces[title + 1 :] if piece.role not in ("label", "chrome")]
    if not below or not below[0].is_plain or not any(p.is_plain for p in below[1:8]):
        return
    if _can_be_heading(below[0]):
        return  # a subtitle
    if can_be_summary(below[0].text):
        below[0].role = "summary"


def can_be_summary(text: str) -> bool:
    """Whether a first paragraph is a summary rather than the beginning of the story.

    A short one may be either; a long one that tells the news (when, where, in whose words) is the
    story.
    """
    if len(text) > _LONGEST_SUMMARY or "\n" in text or text[-1] == ":" or is_notice(text):
        return False
    return len(text) <= _SUMMARY or (len(_STOP.findall(text)) <= 1 and not _NEWS.search(text))


def is_prose(text: str) -> bool:
    """Whether a paragraph is running text: long enough, and ended as a sentence is."""
    return len(text) > _PROSE and ends_sentence(text)

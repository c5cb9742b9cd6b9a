"""What a report carries beside findings: who says what, which dates, which licence, the text.

It needs neither the document nor the file any more, and is made only when somebody asks.
"""

from __future__ import annotations

from release_lint.document import Location, Span
from release_lint.records import record


@record
class Words:
    """Words of the text, on one line, and where they stand."""

    text: str
    place: Location


@record
class QuotationFact:
    """One quotation; ``parts`` are more than one where it is split or runs over paragraphs.

    ``speech`` is false for titles, terms and scare quotes. ``attribution`` is ``named``,
    ``pronoun``, ``inherited`` or ``none``. ``speaker`` is the name, or the description where no
    name is given; ``cue`` is the word that reports.
    """

    words: Words
    parts: tuple[Words, ...]
    speech: bool
    attribution: str
    speaker: Words | None
    role: Words | None
    cue: Words | None


@record
class DateFact:
    """One written date. ``date`` is ISO, None where there is no such day or no year is known.

    ``weekday`` is as written. A year that is not ``year_stated`` is that of the nearest such day
    to the date of publication.
    """

    words: Words
    date: str | None
    weekday: str | None
    year_stated: bool


@record
class PublicationFact:
    """When the document says it is published: ISO date, ``origin`` (``front matter``, ``label`` …).

    ``origin`` is ``offered`` where only the text itself gives the day; ``words`` are None where no
    place is known.
    """

    date: str
    origin: str
    words: Words | None


@record
class PartFact:
    """One component of a notice: ``kind`` (``name``, ``url`` …), its text brought to one form."""

    kind: str
    value: str
    words: Words


@record
class NoticeFact:
    """A passage about a licence; ``kind`` is ``grant`` where it licenses the document."""

    kind: str
    language: str
    version: str
    words: Words
    parts: tuple[PartFact, ...]


@record
class ReportedFacts:
    """All facts about one document, each kind in order of the text."""

    quotations: tuple[QuotationFact, ...]
    dates: tuple[DateFact, ...]
    publication: PublicationFact | None
    notices: tuple[NoticeFact, ...]


@record
class TextBlock:
    """One block of the text as it reads, its secrets masked; the fields are those of ``Block``.

    ``number`` is that of an ordered list's item, empty where an item goes on, None for a bullet.
    """

    kind: str
    role: str
    level: int
    group: int
    language: str
    header: bool
    span: Span
    text: str
    number: str | None = None


@record
class TextMark:
    """Words that look different (a link, bold): the kind of the ``Mark`` and its span."""

    kind: str
    span: Span


@record
class TextSentence:
    """One sentence of the running text and its length in words."""

    span: Span
    words: int


@record
class ReportedText:
    """The whole text of a document, for reports that show it; spans count its characters."""

    blocks: tuple[TextBlock, ...]
    marks: tuple[TextMark, ...]
    sentences: tuple[TextSentence, ...]

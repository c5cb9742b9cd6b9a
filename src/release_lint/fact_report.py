"""From what the analyses know of a document to the facts and the text that its report carries."""

from __future__ import annotations

from release_lint.analysis.dates import DateMention
from release_lint.analysis.facts import Facts
from release_lint.analysis.notices import Notice
from release_lint.analysis.quotations import Quotation
from release_lint.document import MarkKind, Span
from release_lint.masking import Veil
from release_lint.records import record
from release_lint.reported import (
    DateFact,
    NoticeFact,
    PartFact,
    PublicationFact,
    QuotationFact,
    ReportedFacts,
    ReportedText,
    TextBlock,
    TextMark,
    TextSentence,
    Words,
)

_LOOKS = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.CODE)


def report_facts(facts: Facts, veil: Veil) -> ReportedFacts:
    """Quotations, dates and notices with their places in the file, secrets masked."""
    teller = _Teller(facts, veil)
    return ReportedFacts(
        tuple(teller.quotation(quotation) for quotation in facts.quotations),
        tuple(teller.date(mention) for mention in facts.dates),
        teller.publication(),
        tuple(teller.notice(notice) for notice in facts.notices),
    )


def report_text(facts: Facts, veil: Veil) -> ReportedText:
    """The document's blocks as they read, secrets masked, and its sentences with their lengths."""
    document = facts.document
    blocks = tuple(
        TextBlock(
            str(block.kind),
            block.role,
            block.level,
            block.group,
            block.language,
            "header" in block.attrs,
            block.span,
            veil.text[block.span.start : block.span.end],
            block.attrs.get("number"),
        )
        for block in document.blocks
    )
    marks = tuple(TextMark(str(m.kind), m.span) for m in document.marks if m.kind in _LOOKS)
    sentences = tuple(TextSentence(s.span, s.last - s.first) for s in facts.running_sentences)
    return ReportedText(blocks, marks, sentences)


@record
class _Teller:
    facts: Facts
    veil: Veil

    def _words(self, span: Span) -> Words:
        text = self.veil.text[span.start : span.end]
        return Words(" ".join(text.split()), self.facts.document.source.locate(span))

    def _words_or_none(self, span: Span | None) -> Words | None:
        return None if span is None else self._words(span)

    def quotation(self, quotation: Quotation) -> QuotationFact:
        return QuotationFact(
            self._words(quotation.span),
            tuple(self._words(part) for part in quotation.parts),
            quotation.is_speech,
            str(quotation.attribution),
            self._words_or_none(_name(quotation, self.facts.document.text)),
            self._words_or_none(quotation.role),
            self._words_or_none(quotation.cue),
        )

    def date(self, mention: DateMention) -> DateFact:
        anchor = self.facts.publication.anchor
        date = mention.nearest(anchor) if anchor else mention.date
        weekday = self._words_or_none(mention.weekday_span)
        return DateFact(
            self._words(mention.span),
            date.isoformat() if date else None,
            weekday.text if weekday else None,
            mention.year is not None,
        )

    def publication(self) -> PublicationFact | None:
        publication = self.facts.publication
        if publication.date:
            words = self._words_or_none(publication.span)
            return PublicationFact(publication.date.isoformat(), publication.origin, words)
        offered = publication.offered
        if offered is None or offered.date is None:
            return None
        return PublicationFact(offered.date.isoformat(), "offered", self._words(offered.span))

    def notice(self, notice: Notice) -> NoticeFact:
        parts = tuple(
            PartFact(str(part.kind), self.veil.shown(part.value), self._words(part.span))
            for part in notice.parts
        )
        words = self._words(notice.span)
        return NoticeFact(str(notice.kind), notice.language, notice.version, words, parts)


def _name(quotation: Quotation, text: str) -> Span | None:
    """The speaker without the role; with it, where that is all there is."""
    speaker, role = quotation.speaker, quotation.role
    if speaker is None or role is None or len(role) == len(speaker):
        return speaker
    before = text[speaker.start : role.start].rstrip(" ,(\n")
    if before:
        return Span(speaker.start, speaker.start + len(before))
    after = text[role.end : speaker.end].lstrip(" ,\n")
    return Span(speaker.end - len(after), speaker.end) if after else speaker

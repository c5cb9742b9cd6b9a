"""The facts of a document as JSON: quotations, dates and licence notices with their places."""

from __future__ import annotations

from typing import Any

from release_lint.document import Location
from release_lint.reported import (
    DateFact,
    NoticeFact,
    PublicationFact,
    QuotationFact,
    ReportedFacts,
    Words,
)


def facts_of(facts: ReportedFacts) -> dict[str, Any]:
    """What the analyses know of one document; what there is much of as iterators."""
    return {
        "quotations": map(_quotation, facts.quotations),
        "dates": map(_date, facts.dates),
        "publication": _publication(facts.publication) if facts.publication else None,
        "licence": {
            "granted": any(notice.kind == "grant" for notice in facts.notices),
            "notices": [_notice(notice) for notice in facts.notices],
        },
    }


def _quotation(quotation: QuotationFact) -> dict[str, Any]:
    return {
        **_words(quotation.words),
        "speech": quotation.speech,
        "attribution": quotation.attribution,
        "speaker": _words(quotation.speaker) if quotation.speaker else None,
        "role": _words(quotation.role) if quotation.role else None,
        "cue": _words(quotation.cue) if quotation.cue else None,
        "parts": [_words(part) for part in quotation.parts],
    }


def _date(date: DateFact) -> dict[str, Any]:
    return {
        **_words(date.words),
        "date": date.date,
        "weekday": date.weekday,
        "year_stated": date.year_stated,
    }


def _publication(publication: PublicationFact) -> dict[str, Any]:
    words = publication.words
    return {
        "date": publication.date,
        "origin": publication.origin,
        "text": words.text if words else "",
        **_place(words.place if words else None),
    }


def _notice(notice: NoticeFact) -> dict[str, Any]:
    return {
        **_words(notice.words),
        "kind": notice.kind,
        "language": notice.language,
        "version": notice.version,
        "components": [
            {"kind": part.kind, "value": part.value, **_words(part.words)} for part in notice.parts
        ],
    }


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.text, **_place(words.place)}


def _place(place: Location | None) -> dict[str, int | str | None]:
    office = (place.paragraph, place.part or None) if place else (None, None)
    return {**place_of(place), "paragraph": office[0], "part": office[1]}


def place_of(place: Location | None) -> dict[str, int | None]:
    """Lines and columns; all null for the document as a whole."""
    return {
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_line": place.end_line if place else None,
        "end_column": place.end_column if place else None,
    }

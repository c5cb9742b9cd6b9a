"""``language-attribute``: a page, and each part in another language, says which it is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.words import WORD
from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.finding import Finding, Fix
from release_lint.lazy import lazy
from release_lint.readers.language import primary
from release_lint.records import record

_PAGE = lazy(r"<html(?:\s[^<>]*)?>(?:[^<]*<body(?:\s[^<>]*)?>)?", 2)  # 2: in any case
_LANGUAGE = lazy(r"\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z-]{2,20})", 2)


@record
class LanguageAttribute:
    """The ``lang`` of a web page and of its blocks of at least ``words`` words.

    Only English and Welsh are told by their words.
    """

    words: int = 8

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding on the page, and one on the first block of each run in another language."""
        document = context.document
        page = _PAGE.search(document.source.text) if document.format == "html" else None
        if page is None:
            raise NotApplicable("no whole web page")
        declared = _LANGUAGE.search(page[0])
        if declared is None:
            yield Finding(
                "The page does not say which language it is in.",
                None,
                Fix('Write <html lang="en-GB">'),
            )
            return
        main, running = primary(declared[1]), False
        for block in context.blocks():
            language = block.language
            other = language in ("cy", "en") and language != main and "lang" not in block.attrs
            if other and not running and len(WORD.findall(context.text(block))) >= self.words:
                name = {"cy": "Welsh", "en": "English"}[language]
                message = f"The text is in {name}, and nothing tells a screen reader so."
                yield Finding(message, block.span, Fix(f'Write lang="{language}" on its element'))
            running = other

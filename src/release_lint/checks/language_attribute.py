"""``language-attribute``: a page, and each part in another language, says which it is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.words import WORD
from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.finding import Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.readers.formats import OFFICE
from release_lint.readers.language import primary
from release_lint.records import record

_PAGE = lazy(r"<html(?:\s[^<>]*)?>(?:[^<]*<body(?:\s[^<>]*)?>)?", 2)  # 2: in any case
_LANGUAGE = lazy(r"\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z-]{2,20})", 2)


@record
class LanguageAttribute:
    """The language of a web page or office file, and of its blocks of at least ``words`` words.

    Only English and Welsh are told by their words.
    """

    words: int = 8

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A web page or an office file."""
        return Needs(formats={"html", *OFFICE}, reason="no whole web page or office file")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding on the page, and one on the first block of each run in another language."""
        document = context.document
        if document.format in OFFICE:
            yield from self._office(context)
            return
        page = _PAGE.search(document.source.text) if document.format == "html" else None
        if page is None:
            raise NotApplicable("no whole web page or office file")
        declared = _LANGUAGE.search(page[0])
        if declared is None:
            yield Finding(
                "The page does not say which language it is in.",
                None,
                Fix('Write <html lang="en-GB">'),
            )
            return
        yield from self._other(context, primary(declared[1]))

    def _office(self, context: Context) -> Iterator[Finding]:
        """The same of an office file, whose paragraphs and styles name their languages."""
        stated = context.document.metadata.get("language")
        named = {block.attrs["lang"] for block in context.blocks() if "lang" in block.attrs}
        if stated is None and not named:
            fix = Fix("Set the language of the text for proofing")
            yield Finding("The file does not say which language it is in.", None, fix)
        else:
            yield from self._other(context, primary(stated.value if stated else ""))

    def _other(self, context: Context, main: str) -> Iterator[Finding]:
        """The first block of each run in another language than its element says."""
        is_office = context.document.format in OFFICE
        running = False
        for block in context.blocks():
            language = block.language
            known = block.attrs.get("lang", "")
            said = (known or main) if is_office else (language if known else main)
            other = language in ("cy", "en") and language != said
            if other and not running and len(WORD.findall(context.text(block))) >= self.words:
                name = {"cy": "Welsh", "en": "English"}[language]
                message = f"The text is in {name}, and nothing tells a screen reader so."
                web = f'Write lang="{language}" on its element'
                office = f"Set its language for proofing to {name}"
                yield Finding(message, block.span, Fix(office if is_office else web))
            running = other

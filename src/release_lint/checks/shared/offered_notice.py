"""What the checks for a missing licence notice share: what counts as one, and the one to paste."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from release_lint.analysis import licence_forms
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Document, Span
from release_lint.finding import Edit, Fix


def is_accepted(document: Document, phrases: Iterable[str]) -> bool:
    """Whether a phrase that is a notice for this house stands in the text, in any case."""
    text = " ".join(document.text.split()).lower() if phrases else ""
    return any(phrase.lower() in text for phrase in phrases)


def raise_in_site_footer(document: Document, sites: Iterable[str]) -> None:
    """Raise :class:`NotApplicable` on a page, saved without its footer, of one of the sites.

    The page's own ``<title>`` names the site at its end.
    """
    title = document.metadata.get("page-title")
    if title is None or any(block.role == "footer" for block in document.blocks):
        return
    for site in sites:
        if title.value.strip().endswith(f" {site}"):
            raise NotApplicable(f"{site} has the notice in its footer, which is not in this page")


def offer_notice(context: Context, form: Literal["publication", "footer"]) -> Fix:
    """The notice to paste; text formats get it as an edit at the end."""
    document = context.document
    welsh = sum(len(block.span) for block in document.blocks if block.language == "cy")
    language = "cy" if 2 * welsh > len(document.text) else "en"
    day = context.facts.publication.anchor or context.settings.today
    holder = context.settings.organisation.copyright
    notice = licence_forms.notice(form, language, holder, day.year)
    end = len(document.text)
    edit = Edit(Span(end, end), f"\n\n{notice}")
    edits = (edit,) if document.format in {"text", "markdown"} else ()
    lines = " and ".join(f"“{line}”" for line in notice.split("\n\n"))
    return Fix(f"Add at the end: {lines}", edits)

"""``image-alt``: every image says what it shows, or that it shows nothing that matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.document import Mark, MarkKind
from release_lint.finding import Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.readers.formats import OFFICE
from release_lint.records import record

_FILE = lazy(
    r"\S{1,200}\.(?:jpe?g|png|gif|svg|webp|tiff?|bmp|heic)"
    r"|(?:IMG|DSC[NF]?|P|PXL|image|photo|picture|screenshot)[ _-]?\d[\w-]{0,40}",
    2,  # in any case
)
_FIX = Fix('Write what it shows, or alt="" for decoration')
_OFFICE_FIX = Fix("Write what it shows, or mark it as decorative")


@record
class ImageAlt:
    """Alternative texts of images.

    ``policy`` is ``described`` (an empty text says that the image is decoration) or ``empty``
    (every image is described in the text around it, as GOV.UK asks). ``openings`` are words that
    say no more than that there is an image.
    """

    openings: tuple[str, ...] = ()
    policy: Literal["described", "empty"] = "described"

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """An image."""
        return Needs(marks=(MarkKind.IMAGE,), reason="no images")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each image that says nothing of itself, or too much."""
        images = context.facts.marks_of(MarkKind.IMAGE)
        if not images:
            raise NotApplicable("no images")
        for image in images:
            if "stored" not in image.attrs and context.has(image.span):
                yield from self._judge(image, is_office=context.document.format in OFFICE)

    def _judge(self, image: Mark, *, is_office: bool) -> Iterator[Finding]:
        alt = image.attrs.get("alt")
        text = " ".join((alt or "").split())
        if alt is None:
            fix = _OFFICE_FIX if is_office else _FIX
            yield Finding("The image has no alternative text.", image.span, fix)
        elif text and self.policy == "empty":
            fix = Fix("Leave the alternative text empty and describe the image in the text")
            yield Finding("The image has an alternative text.", image.span, fix)
        elif _FILE.fullmatch(text):
            fix = Fix("Write what the image shows")
            yield Finding(f"The alternative text “{text}” is a file’s name.", image.span, fix)
        elif opening := self._opening(text):
            message = f"The alternative text begins with “{opening}”, which readers know already."
            yield Finding(message, image.span, Fix("Say at once what it shows"))

    def _opening(self, text: str) -> str:
        lower = text.lower()
        size = next((len(o) for o in self.openings if lower.startswith(f"{o.lower()} ")), 0)
        return text[:size]

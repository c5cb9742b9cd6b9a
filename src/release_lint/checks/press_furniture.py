"""``press-furniture``: the end mark and the notes to editors of copy for the media."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import BlockKind
from release_lint.finding import Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_END = lazy(r"\W{0,6}(?:ENDS?|Ends)\W{0,6}")
_NOTES = lazy(r"(?i)\W{0,3}notes? (?:to|for)(?: the)? editors?\b[^.!?]{0,40}")


@record
class PressFurniture:
    """The end mark and the notes to editors are there, or are not.

    ``furniture`` is ``required`` for media copy, ``unwanted`` on a web page, and ``free`` where
    nothing is asked.
    """

    furniture: Literal["free", "required", "unwanted"] = "free"

    scope: ClassVar[tuple[str, ...]] = (
        *(BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM),
        *("label", "footer", BlockKind.CONTACT),
    )

    def needs(self) -> Needs | None:
        """Nothing is found where nothing is asked."""
        if self.furniture != "free":
            return None
        return Needs(reason="this profile asks for no media furniture, and forbids none")

    def check(self, context: Context) -> Iterator[Finding]:
        """What is missing, or what should not be there."""
        if self.furniture == "free":
            raise NotApplicable("this profile asks for no media furniture, and forbids none")
        blocks = list(context.blocks())
        ends = [b for b in blocks if _END.fullmatch(context.text(b).strip())]
        notes = [b for b in blocks if _NOTES.fullmatch(context.text(b).strip())]
        if self.furniture == "required":
            if not ends:
                yield Finding("Nothing marks the end of the copy.", fix=Fix("Write “ENDS”"))
            if not notes:
                yield Finding("There are no notes to editors.", fix=Fix("Write “Notes to editors”"))
            return
        for block in ends:
            yield Finding(
                f"“{context.text(block).strip()}” marks the end of copy for the media.",
                block.span,
                Fix("Leave it out of web copy"),
            )
        for block in notes:
            yield Finding(
                "Readers of a web page are no editors.", block.span, Fix("Write “Background”")
            )

"""``require``: this must appear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from release_lint.analysis.ranges import Ranges
from release_lint.checks.base import PROSE, Context, check_message
from release_lint.document import BlockKind
from release_lint.finding import Finding
from release_lint.matching import Phrase
from release_lint.records import record

_NEAR = 3  # blocks that count as the start or the end


@record
class Require:
    """At least one of some phrases must appear.

    ``where`` is ``anywhere``, within the first three or the last three blocks (``start``,
    ``end``), or ``metadata``: then ``any_of`` names keys of front matter that must have a value.
    """

    any_of: tuple[str, ...]
    message: str
    where: Literal["anywhere", "start", "end", "metadata"] = "anywhere"

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, BlockKind.CONTACT, "label")

    def __post_init__(self) -> None:
        """Refuse a rule that could never be met."""
        check_message(self.message)
        if not self.any_of:
            raise ValueError("`any_of` is empty: name at least one phrase")

    def phrases(self) -> Iterator[Phrase]:
        """The phrases, unless they name metadata."""
        if self.where != "metadata":
            yield from map(Phrase, self.any_of)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding on the whole document where nothing of the kind is there."""
        if not self._is_there(context):
            yield Finding(self.message)

    def _is_there(self, context: Context) -> bool:
        if self.where == "metadata":
            stated = context.document.metadata
            return any(key in stated and stated[key].value.strip() for key in self.any_of)
        blocks = list(context.blocks())
        near = {"start": blocks[:_NEAR], "end": blocks[-_NEAR:]}.get(self.where, blocks)
        return any(
            map(Ranges(block.span for block in near).hold, (m.span for m in context.matches))
        )

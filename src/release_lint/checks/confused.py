"""``confused``: a word that is one, where the words around it show that another was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.words import Word
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.frames import Frame, Frames, Place
from release_lint.needs import Needs
from release_lint.records import field, record


@record
class Confused:
    """Real words in the place of others, found by frames; ``classes`` are lists of words by name.

    The frames of all such rules are looked for together: a word that has none costs one look-up.
    """

    frames: tuple[Frame, ...]
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    message: str = "“{old}” looks wrong here. Was “{new}” meant?"

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def __post_init__(self) -> None:
        """Refuse frames with classes that the rule does not have."""
        self.framed  # noqa: B018

    @cached_property
    def framed(self) -> Frames:
        """The frames, ready to be looked for."""
        return Frames(self.frames, self.classes)

    def needs(self) -> Needs:
        """The words of the frames."""
        return Needs(words=self.framed.by_key)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance."""
        text = context.document.text
        for words, number, frames in context.suspects:
            for frame in frames:
                if self.framed.stands(frame, Place(words, text, number)):
                    yield self._finding(frame, words, number)
                    break

    def _finding(self, frame: Frame, words: Sequence[Word], number: int) -> Finding:
        word = words[number]
        if not frame.meant:
            first, last = (word, words[number + 1]) if frame.after else (words[number - 1], word)
            old = f"{first.text} {last.text}"
            return Finding(self.message.format(old=old, new=""), Span(first.start, last.end))
        new = frame.meant
        if word.text[:1].isupper() and word.text not in frame.words:
            new = new[:1].upper() + new[1:]
        span = Span(word.start, word.end)
        message = self.message.format(old=word.text, new=new)
        return Finding(message, span, Fix(f"Write “{new}”", (Edit(span, new),)))

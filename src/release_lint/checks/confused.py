"""``confused``: a word that is one, where the words around it show that another was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.american import american_words, is_american
from release_lint.analysis.words import Word, with_capital
from release_lint.checks.base import PROSE, Context
from release_lint.convert import Listed
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.frames import Frame, Frames, Place
from release_lint.needs import Needs
from release_lint.records import field, record


@record
class Confused:
    """Real words in the place of others, found by frames.

    ``classes`` are lists of words by name: the rule's own, and those of its folder that its frames
    name. The frames of all such rules are looked for together: a word that has none costs one
    look-up. ``british``: what is meant is a British spelling, and not asked of a text that is
    American throughout.
    """

    frames: Listed[Frame]
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    message: str = "“{old}” looks wrong here. Was “{new}” meant?"

    british: bool = False

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def verify(self) -> None:
        """Refuse frames that can never match, or have no word to be told."""
        from release_lint.frame_errors import check_frames

        check_frames(self.frames, self.classes)
        for frame in self.frames:
            if not frame.meant and "{new}" in self.message:
                raise ValueError(
                    f"`{frame.word}` needs `meant`, or `message` must do without {{new}}"
                )

    @cached_property
    def framed(self) -> Frames:
        """The frames, ready to be looked for."""
        return Frames(self.frames, self.classes)

    def needs(self) -> Needs:
        """The words of the frames."""
        return Needs(words=self.framed.keys)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance."""
        if self.british and context.suspects and _is_american(context):
            return
        text = context.document.text
        for words, number, frames in context.suspects:
            for frame in frames:
                place = Place(words, text, number)
                if self.framed.stands(frame, place):
                    yield (
                        self._meant(frame, words[number])
                        if frame.meant
                        else self._odd(frame, place)
                    )
                    break

    def _odd(self, frame: Frame, place: Place) -> Finding:
        """A finding on words that cannot stand together."""
        words, text, number = place
        last = number + self.framed.reach(frame, place)
        first = number if frame.after else number - 1
        begin = words[first].start
        if frame.before and number and text[words[number - 1].end : begin] == " ":
            begin = words[number - 1].start  # what the words after it are wrong behind
        old = " ".join(text[begin : words[last].end].split())
        message = self.message.format(old=old, new="")
        return Finding(message, Span(words[first].start, words[last].end))

    def _meant(self, frame: Frame, word: Word) -> Finding:
        """A finding on a word that is another than was meant."""
        new = frame.meant
        if word.text[:1].isupper() and word.text not in frame.words:
            new = with_capital(new)
        span = Span(word.start, word.end)
        message = self.message.format(old=word.text, new=new)
        return Finding(message, span, Fix(f"Write “{new}”", (Edit(span, new),)))


def _is_american(context: Context) -> bool:
    """Whether the running text, whatever the rule's own scope, is American throughout."""
    prose = context.facts.scoped(frozenset(PROSE), context.languages)
    return is_american(american_words(context.facts, prose), context.facts, prose)

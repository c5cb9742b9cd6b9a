"""What a check is, and what it is given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol, TypeGuard

from release_lint.analysis.directives import Directive
from release_lint.analysis.facts import Facts
from release_lint.analysis.ranges import Ranges
from release_lint.analysis.scoped import Scoped
from release_lint.analysis.sentences import Sentence
from release_lint.analysis.words import Word
from release_lint.document import Block, BlockKind, Document, Span
from release_lint.finding import Finding
from release_lint.frame_index import Suspect
from release_lint.frames import Frames
from release_lint.lazy import gate_of
from release_lint.matching import Match, Phrase
from release_lint.needs import Needs
from release_lint.patterns import Pattern
from release_lint.records import record
from release_lint.settings import Settings

PROSE = ("title", "summary", "heading", "paragraph", "list-item", "caption", "table-cell")
"""The scope of a rule that names none: running text, quotations left out."""
SCOPES = frozenset(
    {*map(str, BlockKind), "title", "summary", "quotation", "chrome", "label", "footer"}
)
FACTUAL = tuple(sorted(SCOPES - {BlockKind.CODE, "chrome"}))
"""The scope of rules on facts, which are wrong wherever they stand: speech, labels, metadata."""


class NotApplicable(Exception):  # noqa: N818  (an outcome, not an error)
    """Raised by a check that has nothing to say of this document; the message is the reason."""


@record
class Misuse:
    """A suppression that is wrong, as told when all other rules have run; see ``suppression``."""

    kind: str
    message: str
    directive: Directive


@record
class Context:
    """One document as one rule sees it: facts, settings, and the rule's own scope.

    ``matches`` are those of the check's phrases, ``suspects`` where its frames may stand;
    ``misuses`` are given only to checks that judge suppressions.
    """

    facts: Facts
    scope: frozenset[str]
    languages: frozenset[str] = frozenset()
    matches: Sequence[Match] = ()
    misuses: Sequence[Misuse] = ()
    suspects: Sequence[Suspect] = ()

    @property
    def document(self) -> Document:
        """The document."""
        return self.facts.document

    @property
    def settings(self) -> Settings:
        """The run's settings."""
        return self.facts.settings

    def text(self, part: Span | Block | Sentence | Word) -> str:
        """The characters of a part of the document."""
        if isinstance(part, Word):
            return part.text
        return self.document.text_of(part if isinstance(part, Span) else part.span)

    def blocks(self) -> Iterator[Block]:
        """Blocks in the rule's scope and languages, in order."""
        return iter(self.scoped.blocks.values())

    def likely_blocks(
        self, pattern: Pattern | re.Pattern[str], needs: tuple[str, ...] = ()
    ) -> Iterable[Block]:
        """Those of the blocks in which a pattern, or a lazy one, may match.

        ``needs`` are strings of which one is known to stand in every such block.
        """
        gate = pattern.gate(needs) if isinstance(pattern, Pattern) else gate_of(pattern)
        return self.scoped.likely_blocks(gate)

    def has_block(self, number: int) -> bool:
        """Whether a block, by its index, is in the rule's scope and languages."""
        return number in self.scoped.blocks

    def has(self, span: Span) -> bool:
        """Whether a span is in scope: its block is, and speech and code only where named."""
        return self.scoped.has(span)

    def is_quoted(self, span: Span) -> bool:
        """Whether a span stands in quotation marks of any kind: speech, a title, a word as such."""
        return self.facts.in_quotation(span)

    def sentences(self) -> Iterator[Sentence]:
        """Sentences of the blocks in scope; those wholly in speech only where that is named."""
        return iter(self.scoped.sentences)

    def words_by_block(self) -> Iterator[Sequence[Word]]:
        """The words in scope of each block that has any."""
        return iter(self.scoped.words_by_block.values())

    def words(self) -> Iterator[Word]:
        """Words in scope."""
        return (w for w in self.facts.words if self.has(Span(w.start, w.end)))

    def appearances(self, keys: Collection[str]) -> Iterator[tuple[Sequence[Word], int]]:
        """Each word in scope with one of some keys (a set, best), in order.

        Given as the words in scope of its block, and its index among them.
        """
        return self.scoped.appearances(keys)

    @cached_property
    def scoped(self) -> Scoped:
        """The document as all rules of this scope and these languages see it."""
        return self.facts.scoped(self.scope, self.languages)


class Check(Protocol):
    """A configured check: a frozen dataclass whose fields are the options of its rules.

    A class attribute ``scope`` is the scope of a rule file that names none; else it is ``PROSE``.
    A method ``needs`` may tell what a document must hold for the check to find anything; see
    :class:`~release_lint.needs.Needs`. A method ``verify`` raises ``ValueError`` for what is wrong
    with the options taken together; unlike ``__post_init__`` it is called only when a rule file is
    read, not when an earlier run has read it.
    """

    def check(self, context: Context) -> Iterable[Finding]:
        """Findings in any order. Raises :class:`NotApplicable` where the rule has no subject."""


class PhraseCheck(Protocol):
    """A check whose words are matched in the one pass over the text, with all other rules'."""

    def phrases(self) -> Iterable[Phrase]:
        """What to look for; the matches arrive as ``Context.matches``."""


class FrameCheck(Protocol):
    """A check whose frames are looked for in one walk over the words, with all other rules'."""

    @property
    def framed(self) -> Frames:
        """What to look for; where it may stand arrives as ``Context.suspects``."""


def has_frames(check: Check) -> TypeGuard[FrameCheck]:
    """Whether a check brings frames."""
    return hasattr(check, "framed")


def has_phrases(check: Check) -> TypeGuard[PhraseCheck]:
    """Whether a check brings phrases; ``isinstance`` on a protocol would import ``inspect``."""
    return hasattr(check, "phrases")


def needs_of(check: Check) -> Needs | None:
    """What a document must hold for a check to find anything; None where it does not say.

    Nor does one that crashes or says something else: it is run on every document.
    """
    needs = getattr(check, "needs", None)
    try:
        found = needs() if callable(needs) else None
    except Exception:  # noqa: BLE001  (a plugin's mistake)
        return None
    return found if isinstance(found, Needs) else None


def check_message(message: str, *names: str) -> None:
    """Raise :class:`ValueError` where a rule's message has a placeholder other than ``names``."""
    rest = message
    for name in names:
        rest = rest.replace(f"{{{name}}}", " ")
    if "{" not in rest and "}" not in rest:
        return  # as nearly always: the standard library's parser takes long to import
    from string import Formatter

    try:
        parts = [part[1:] for part in Formatter().parse(message) if part[1] is not None]
    except ValueError as problem:
        raise ValueError(f"the message cannot be filled in: {problem}") from None
    for field, form, conversion in parts:
        if field not in names or form or conversion:  # `{found:>999999999}` would fill the memory
            allowed = ", ".join(f"{{{name}}}" for name in names) or "no placeholder"
            said = f"{field}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
            raise ValueError(f"the message has {{{said}}}; it may have {allowed}")


def outside_exceptions(matches: Sequence[Match]) -> Iterator[Match]:
    """Matches that do not overlap one whose phrase has the role ``except``, in order."""
    spans = [match.span for match in matches if match.phrase.role == "except"]
    if not spans:
        yield from matches
        return
    exceptions = Ranges(spans)
    for match in matches:
        if match.phrase.role != "except" and not exceptions.overlap(match.span):
            yield match

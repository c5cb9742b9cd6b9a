"""``marking``: a mark set on a whole document (secret, draft), as marks are set, not as a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, NamedTuple

from release_lint.checks.base import FACTUAL, Context, check_message
from release_lint.document import Block, BlockKind, Span
from release_lint.finding import Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record
from release_lint.settings import Stage

_TELLING = 5  # letters of a word that few texts have
_LONGEST = 120  # characters of a line that can be nothing but a mark
_WORD = lazy(r"[^\W_]+(?:[.'’][^\W_]+)*")
_NUMBER = lazy(r"(?:V|NO|V\.)?\d+(?:\.\d+)*(?:ST|ND|RD|TH)?")
_SEPARATOR = lazy(r"\s[-–—|]\s|\s?[:;]\s|\s(?=[\[(])")
_LEADING = lazy(r"\s?(?::(?!//)|\s[-–—|]\s|[\])])")
_BRACKETED = lazy(r"\[([^\[\]\n]{2,60})\]")
_LIGATURES = "ßﬀﬁﬂﬃﬄﬅﬆ"  # which become more than one capital
_AROUND = " \t*_#~=-–—|<>.!"

Phrase = tuple[str, ...]


class _Token(NamedTuple):
    text: str
    start: int
    end: int


@record
class Marking:
    """Marks that fill a line, stand in square brackets, or open or close a title.

    ``marks`` count in capitals; those that are also in ``any_case`` count however they are
    written where they fill a line. ``additions`` are words that may stand beside a mark on its
    line, as numbers may. ``leading`` are marks that count at the start of a paragraph too, before
    a colon or a dash. ``message`` may name ``{found}``. ``severity_when_final`` is that of final
    copy, where it is another.
    """

    marks: tuple[str, ...]
    message: str
    additions: tuple[str, ...] = ()
    any_case: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    severity_when_final: Severity | None = None

    scope: ClassVar[tuple[str, ...]] = (*FACTUAL, "chrome")

    def __post_init__(self) -> None:
        """Refuse a message with a placeholder of another name."""
        check_message(self.message, "found")

    @cached_property
    def _marks(self) -> frozenset[Phrase]:
        return _phrases((*self.marks, *self.any_case, *self.leading))

    @cached_property
    def _additions(self) -> frozenset[Phrase]:
        return _phrases(self.additions)

    @cached_property
    def _any_case(self) -> frozenset[Phrase]:
        return _phrases(self.any_case)

    @cached_property
    def _leading(self) -> frozenset[Phrase]:
        return _phrases(self.leading)

    @cached_property
    def _openers(self) -> frozenset[str]:
        return frozenset(phrase[0] for phrase in self._marks | self._additions)

    def needs(self) -> Needs:
        """A word of one of the marks: the long one that most of them have, or else the longest."""
        count = Counter(word for mark in self._marks for word in mark if len(word) >= _TELLING)
        telling = (
            max(mark, key=lambda word: (count[word], len(word))) for mark in self._marks if mark
        )
        return Needs(strings=(*telling, *_LIGATURES))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each mark."""
        is_final = context.settings.stage is Stage.FINAL
        severity = self.severity_when_final if is_final else None
        for block in context.blocks():
            for span in self._spans(block, context):
                message = self.message.format(found=context.text(span))
                yield Finding(message, span, Fix("Delete it"), severity=severity)

    def _spans(self, block: Block, context: Context) -> Iterator[Span]:
        text = context.text(block)
        offset = block.span.start
        for line in text.split("\n"):
            found = self._in_line(line, block)
            yield from (Span(offset + start, offset + end) for start, end in found)
            offset += len(line) + 1

    def _in_line(self, line: str, block: Block) -> Iterator[tuple[int, int]]:
        first = _WORD.search(line)
        if first is None:
            return
        whole = _trimmed(line, 0, len(line))
        if first[0].upper() in self._openers or _is_number(first[0]):
            easy = block.kind not in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
            if self._fills(line[slice(*whole)], any_case=easy):
                yield whole
                return
            yield from self._leads(line)
        if block.role in ("title", "page-title"):
            yield from self._ends(line)
        for match in _BRACKETED.finditer(line) if "[" in line else ():
            if match.start() > whole[0] and self._fills(match[1], any_case=False):
                yield match.span()

    def _fills(self, words: str, *, any_case: bool) -> bool:
        """Whether a text is nothing but marks, additions and numbers, and at least one mark."""
        if not words or len(words) > _LONGEST:
            return False
        tokens = [_Token(m[0], m.start(), m.end()) for m in _WORD.finditer(words)]
        marked = False
        while tokens:
            size = self._mark(tokens, any_case=any_case)
            marked = marked or size > 0
            size = size or _longest(tokens, self._additions) or _is_number(tokens[0].text)
            if not size:
                return False
            del tokens[:size]
        return marked

    def _mark(self, tokens: list[_Token], *, any_case: bool) -> int:
        """How many tokens at the start are a mark; 0 where none is."""
        size = _longest(tokens, self._marks)
        if all(token.text.isupper() for token in tokens[:size]):
            return size
        return _longest(tokens, self._any_case) if any_case else 0

    def _leads(self, line: str) -> Iterator[tuple[int, int]]:
        """A mark at the start of a line, in capitals, before a colon, a dash or a bracket."""
        tokens = [_Token(m[0], m.start(), m.end()) for m in _WORD.finditer(line[:_LONGEST])]
        size = _longest(tokens, self._leading)
        if not size or not all(token.text.isupper() for token in tokens[:size]):
            return
        start, end = tokens[0].start, tokens[size - 1].end
        if line[:start].strip(_AROUND + "[(") == "" and _LEADING.match(line, end):
            opened = line[:start].rstrip()[-1:] in ("[", "(")
            yield (start - 1, end + 1) if opened else (start, end)

    def _ends(self, title: str) -> Iterator[tuple[int, int]]:
        """What stands after the last separator of a title, where it is a mark."""
        places = [match.end() for match in _SEPARATOR.finditer(title)]
        if places and self._fills(title[places[-1] :], any_case=False):
            yield _trimmed(title, places[-1], len(title))


def _phrases(texts: tuple[str, ...]) -> frozenset[Phrase]:
    return frozenset(tuple(word.upper() for word in _WORD.findall(text)) for text in texts)


def _longest(tokens: list[_Token], phrases: frozenset[Phrase]) -> int:
    """The number of words of the longest phrase that the tokens begin with."""
    words = tuple(token.text.upper() for token in tokens[:6])
    return next((size for size in range(len(words), 0, -1) if words[:size] in phrases), 0)


def _is_number(text: str) -> bool:
    return not text.isalpha() and _NUMBER.fullmatch(text.upper()) is not None


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """A range of a line without the signs and spaces at its ends, brackets kept."""
    while start < end and line[start] in _AROUND:
        start += 1
    while end > start and line[end - 1] in _AROUND:
        end -= 1
    return start, end

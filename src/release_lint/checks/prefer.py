"""``prefer``: say this instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from release_lint.analysis.words import with_capital
from release_lint.checks.base import PROSE, Context, check_message, outside_exceptions
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.inflection import answer
from release_lint.matching import Match, Phrase
from release_lint.needs import Needs, phrases_need
from release_lint.records import record


@record
class Prefer:
    """Words and phrases with what to write in their place.

    ``swap`` maps a phrase to one replacement, which is offered as a fix, or to several, which are
    suggested; ``~`` after both inflects the one as the other (``utilise~: use~``). ``except``
    lists phrases in which a word is right after all; ``inform`` those of ``swap`` that only
    inform, since they are often meant literally. What stands in quotation marks, a title say, is
    left alone. A fix is applied unseen only where ``safe``. ``message`` may name ``{old}`` and
    ``{new}``.
    """

    swap: Mapping[str, tuple[str, ...]]
    message: str = "Write {new} instead of “{old}”."
    except_: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()
    safe: bool = False

    scope: ClassVar[tuple[str, ...]] = PROSE

    def __post_init__(self) -> None:
        """Refuse a swap without words, and what `inform` names and `swap` does not."""
        check_message(self.message, "old", "new")
        list(self.phrases())
        for old, choices in self.swap.items():
            if not choices:
                raise ValueError(f"`{old}` has nothing to be written instead")
        for phrase in self.inform:
            if phrase not in self.swap:
                raise ValueError(f"`inform` has `{phrase}`, which is not in `swap`")

    def phrases(self) -> Iterator[Phrase]:
        """The phrases to be swapped, and the exceptions to them."""
        yield from (Phrase(old) for old in self.swap)
        yield from (Phrase(phrase, "except") for phrase in self.except_)

    def needs(self) -> Needs:
        """A phrase to be swapped."""
        return phrases_need(self.phrases())

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance."""
        for match in outside_exceptions(context.matches):
            if (
                context.has(match.span)
                and not context.is_quoted(match.span)
                and not self._has_its_capital(match, context)
            ):
                yield self._finding(match, context)

    def _has_its_capital(self, match: Match, context: Context) -> bool:
        """Whether a word that wants nothing but a capital stands with one, or more, already."""
        old = match.phrase.text
        return (
            old.islower()
            and all(new.lower() == old for new in self.swap[old])
            and not context.text(match.span)[:1].islower()
        )

    def _finding(self, match: Match, context: Context) -> Finding:
        old = context.text(match.span)
        choices = [_as_found(old, match.phrase.text, new) for new in self.swap[match.phrase.text]]
        new = " or ".join(f"“{choice}”" for choice in choices)
        edits = (Edit(match.span, choices[0]),) if len(choices) == 1 else ()
        return Finding(
            self.message.format(old=old, new=new),
            match.span,
            Fix(f"Write {new}", edits, safe=self.safe and bool(edits)),
            severity=Severity.INFO if match.phrase.text in self.inform else None,
        )


def _as_found(found: str, old: str, new: str) -> str:
    """The replacement in the inflection and with the capital of what it replaces."""
    head, mark, rest = new.partition("~")
    if mark:
        verb, _, tail = old.partition("~")
        new = answer(found.lower().removesuffix(tail), verb, head) + rest
    return with_capital(new) if found[:1].isupper() and not old[:1].isupper() else new

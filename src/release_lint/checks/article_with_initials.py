"""``article-with-initials``: “the CPS” here and “CPS” there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.abbreviations import Use, written_out
from release_lint.analysis.people import BODIES
from release_lint.checks.base import Context
from release_lint.document import BlockKind, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.records import record

_BODIES = BODIES - {"programme", "project", "news", "street", "state"}
_VERBS = frozenset({
    "is", "are", "was", "were", "have", "has", "had", "will", "would", "can", "could", "may",
    "must", "should", "said", "says", "does", "did", "also", "and", "finds", "found", "made",
    "makes", "works", "worked", "provides", "provided", "publishes", "published", "launched",
    "announced",
})  # fmt: skip
_PLAIN_VERBS = _VERBS - {"and", "also"}
_BEFORE = frozenset({
    "by", "with", "from", "for", "of", "to", "that", "at", "in", "on", "through", "urge",
    "urges", "wrote", "asked", "told", "and", "helped", "helps", "allows", "overall", "when",
    "while", "if", "because", "as", "than", "between", "supports", "including",
})  # fmt: skip
_AFTER = frozenset({
    "to", "in", "on", "at", "for", "with", "from", "by", "of", "and", "or", "as", "after",
    "before", "during", "that", "which", "who", "while",
})  # fmt: skip
_ACTS = frozenset({
    "said", "says", "finds", "found", "made", "makes", "works", "worked", "provides", "provided",
    "publishes", "published", "launched", "announced",
})  # fmt: skip
_CHOICE = Fix("Take out “the” at the other places, or write it everywhere")


@record
class ArticleWithInitials:
    """An organisation's initials have “the” everywhere or nowhere; the first of the rarer weighs.

    GOV.UK writes none, so with as many of both those with “the” are the slips. All others without
    it inform, and so does what is quoted, since nobody can change it.

    Only places where they stand for the organisation itself count: before a verb, in the
    possessive, or at the end of a phrase; not where they describe another noun (``CPS lawyers``).
    ``except`` are initials that take “the” in some senses only.
    """

    except_: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (
        *("summary", BlockKind.PARAGRAPH, BlockKind.LIST_ITEM),
        *(BlockKind.QUOTE, "quotation"),
    )

    @cached_property
    def _passed(self) -> frozenset[str]:
        return frozenset(" ".join(self.except_).split())

    def needs(self) -> Needs:
        """An abbreviation."""
        return Needs(facts=("abbreviations.uses",))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each use without “the” where others have it; for those too, if rarer."""
        for short, uses in context.facts.abbreviations.uses.items():
            if short in self._passed:
                continue
            nouns = [use for use in uses if context.has(use.span) and _is_noun(context, use)]
            bare = [use for use in nouns if _word_before(context, use) != "the"]
            whole = [
                use
                for use in nouns
                if _word_before(context, use) == "the" and _is_whole(context, use)
            ]
            if bare and whole and _is_body(context, short, nouns):
                yield from _findings(context, short, bare, whole)


def _findings(
    context: Context, short: str, bare: Sequence[Use], whole: Sequence[Use]
) -> Iterator[Finding]:
    """Findings on the uses without “the”, and on those with it where they are the slips."""
    in_speech = context.facts.in_speech
    own_bare = [use for use in bare if not in_speech(use.span)]
    own_whole = [use for use in whole if not in_speech(use.span)]
    are_slips = 0 < len(own_whole) <= len(own_bare)
    heavy = (own_whole if are_slips else own_bare or bare)[0]
    if are_slips:
        message = f"“the {short}” has an article here, and elsewhere it is “{short}”."
        yield from _told(message, own_whole, heavy, bare, context)
    message = f"“{short}” is right here, as GOV.UK writes it, but elsewhere it is “the {short}”."
    yield from _told(message, bare, heavy, whole, context)


def _told(
    message: str, uses: Sequence[Use], heavy: Use, others: Sequence[Use], context: Context
) -> Iterator[Finding]:
    """A finding for each of some uses; one weighs, and names all others.

    A pair each would be too many in a long text.
    """
    related = tuple((_whole_span(context, other), "written another way here") for other in others)
    for number, use in enumerate(uses):
        span = _whole_span(context, use)
        article = Span(span.start, use.span.start)
        leave_out = Fix("Leave “the” out", (Edit(article, ""),))
        weighs = use is heavy and not context.facts.in_speech(use.span)
        yield Finding(
            message,
            span,
            leave_out if len(article) else _CHOICE,
            related if use is heavy or (not number and heavy not in uses) else related[:1],
            None if weighs else Severity.INFO,
        )


def _whole_span(context: Context, use: Use) -> Span:
    """Initials with the article before them, if they have one."""
    if _word_before(context, use) != "the":
        return use.span
    words, number = context.facts.words, context.facts.word_range(use.span)[0]
    return Span(words[number - 1].start, use.span.end)


def _is_body(context: Context, short: str, uses: Sequence[Use]) -> bool:
    """Whether initials stand for an organisation: by its name, or else by what it does or has."""
    facts = context.facts
    names = [one.full for one in facts.abbreviations.explanations.get(short, ()) if one.full]
    names = names or [context.text(span) for span, _ in written_out(facts, short)]
    if names:
        words = {word for name in names for word in name.lower().replace("-", " ").split()}
        return bool((words | {word.removesuffix("s") for word in words}) & _BODIES)
    text = context.document.text
    return any(
        text.startswith(("’s", "'s"), use.span.end) or _word_after(context, use) in _ACTS
        for use in uses
    )


def _is_noun(context: Context, use: Use) -> bool:
    """Whether initials stand for the body itself, in a place where “the” could stand."""
    text = context.document.text
    before = _word_before(context, use)
    block = context.facts.block_at(use.span.start).span
    begins = _begins_sentence(text, block.start, use.span.start)
    if before not in _BEFORE and before != "the" and not begins:
        return False
    gap = text[use.span.end : min(use.span.end + 1, block.end)]
    if gap in ("’", "'"):
        return True
    if gap in ("", ".", ",", ";", ":", "?", "!"):
        return before == "the" or before in _BEFORE
    following = _word_after(context, use)
    if gap != " " or not following:
        return False
    return following in _VERBS or (following in _AFTER and (before == "the" or before in _BEFORE))


def _begins_sentence(text: str, start: int, place: int) -> bool:
    """Whether a block or a sentence begins at a place, marks that open something set aside."""
    while place > start and text[place - 1] in " “‘\"'":
        place -= 1
    if place > start and text[place - 1] in ".!?":
        return True
    while place > start and text[place - 1] in " “‘\"'(":
        place -= 1
    return place == start


def _is_whole(context: Context, use: Use) -> bool:
    """Whether nothing more can belong to “the CPS”: not “the CPS and police teams”."""
    end = use.span.end
    rest = context.document.text[end : end + 1]
    return rest in ("", ".", "?", "!", "’", "'") or (
        rest == " " and _word_after(context, use) in _PLAIN_VERBS
    )


def _word_before(context: Context, use: Use) -> str:
    facts = context.facts
    number = facts.word_range(use.span)[0] - 1
    if number < 0:
        return ""
    word = facts.words[number]
    gap = context.document.text[word.end : use.span.start]
    return word.key if gap == " " and (word.text.islower() or word.text == "The") else ""


def _word_after(context: Context, use: Use) -> str:
    facts = context.facts
    number = facts.word_range(use.span)[1]
    return facts.words[number].text if number < len(facts.words) else ""

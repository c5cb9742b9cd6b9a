"""``organisation-singular``: an organisation is one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.words import Word
from release_lint.checks.base import Context
from release_lint.document import BlockKind, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

# The name begins its sentence, or a clause after “that”: else another noun may be the subject.
_SUBJECT = lazy(
    r"""
    (?: (?<! . ) | (?<= [.!?]\s ) | \bthat\s )
    (?: [Tt]he\s )? (?P<name>
        (?: Department\ (?:for|of) | Ministry\ of | Office\ (?:for|of) )
            (?: \ (?: [A-Z]\w+,? | and | the | of ) ){1,8}
      | (?: [A-Z]\w+\ ){1,5}
            (?: Agency | Authority | Commission | Council | Inspectorate | Board )
      | [A-Z]{3,8} | D[ef]\w?[A-Z] | Defra | Ofsted | Ofcom | Ofgem | Ofqual
    )
    \ (?: (?:also|now|currently) \ )? \Z
    """,
    re.VERBOSE,
)
_REACH = 120  # characters before a verb in which its subject begins
_ADVERBS = frozenset({"also", "now", "currently"})
_SINGULAR = {"have": "has", "are": "is", "were": "was"}
# The body is the subject: the first pronoun after its verb is most likely its own.
_PRONOUN = lazy(
    r"[’']?s?[ ](?:also[ ])?"
    r"(?:is|was|has|had|will|made|makes|said|says|did|does|delivers|should|to)\b[^.!?\n]*?\b(its?|their)\b"
)


@record
class OrganisationSingular:
    """A named organisation has a singular verb, and one pronoun throughout.

    The pronouns (“it” here, “their” there) only inform. ``except`` are names that are plural, or
    stand for many bodies.
    """

    except_: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = ("summary", BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)

    def needs(self) -> Needs:
        """A verb in the plural, or an abbreviation."""
        return Needs(words=_SINGULAR, facts=("abbreviations.uses",))

    def check(self, context: Context) -> Iterator[Finding]:
        """Verbs, then pronouns."""
        words = context.facts.words
        for number in context.facts.places_of(_SINGULAR.keys()):
            if number:
                before = words[number - 1 - (words[number - 1].key in _ADVERBS)]
                if before.text[0].isupper():
                    yield from self._judge(context, words[number])
        yield from _pronouns(context, self.except_)

    def _judge(self, context: Context, verb: Word) -> Iterator[Finding]:
        span = Span(verb.start, verb.end)
        start = max(context.facts.block_at(verb.start).span.start, verb.start - _REACH)
        match = _SUBJECT.search(context.document.text, start, verb.start)
        if match and context.has(span) and not self._is_plural(context, match["name"]):
            new = _SINGULAR[verb.key]
            yield Finding(
                f"“{match['name']}” is one body: write “{new}”.",
                span,
                Fix(f"Write “{new}”", (Edit(span, new),)),
            )

    def _is_plural(self, context: Context, name: str) -> bool:
        """Whether a name stands for many: by the rule, or by the words that explain it."""
        explained = context.facts.abbreviations.explanations.get(name, ())
        if name in self.except_ or " and " in name:
            return True
        return any(one.full.endswith("s") for one in explained)


def _pronouns(context: Context, except_: tuple[str, ...]) -> Iterator[Finding]:
    """“their” of a body that is “it” in another sentence."""
    facts = context.facts
    for short, uses in facts.abbreviations.uses.items():
        found: dict[bool, list[Span]] = {True: [], False: []}
        for use in uses:
            if not use.is_bare or short in except_:
                continue
            number = bisect_right(facts.sentences, use.span.start, key=lambda s: s.span.start) - 1
            end = facts.sentences[max(number, 0)].span.end
            match = _PRONOUN.match(context.document.text, use.span.end, end)
            if match:
                found[match[1].startswith("it")].append(Span(*match.span(1)))
        plural = [span for span in found[False] if context.has(span)]
        if found[True] and plural:
            yield Finding(
                f"“{short}” is “{context.text(plural[0])}” here, and "
                f"“{context.text(found[True][0])}” elsewhere.",
                plural[0],
                Fix("Keep to one pronoun for one body"),
                ((found[True][0], "the other pronoun"),),
                Severity.INFO,
            )

"""Quotation marks that do not pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.mark_problems import MarkProblem, Problem
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_MESSAGES = {
    Problem.UNCLOSED: "This quotation is opened and never closed.",
    Problem.UNOPENED: "This quotation mark closes a quotation that is never opened.",
    Problem.CLOSED_EARLY: (
        "The speech goes on in the next paragraph: only its last paragraph has a closing mark."
    ),
    Problem.OPEN_MISSING: "Each paragraph of a quotation begins with an opening mark.",
    Problem.MIXED: "This quotation has one straight mark and one curly mark.",
    Problem.REVERSED: "This quotation mark faces the wrong way.",
    Problem.MISMATCH: "This quotation has one single mark and one double mark.",
}


@record
class QuoteMarks:
    """Marks pair, with the rule for speech of several paragraphs: open each, close the last.

    ``problems`` are the kinds that the rule reports.
    """

    problems: tuple[Problem, ...] = tuple(Problem)

    scope: ClassVar[tuple[str, ...]] = (
        "title", "summary", "heading", "paragraph", "list-item", "quote", "caption", "quotation",
    )  # fmt: skip

    def needs(self) -> Needs:
        """A quotation mark."""
        return Needs(facts=("quotations", "mark_problems"), reason="no quotation marks")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each mark that is wrong or missing."""
        if not context.facts.quotations and not context.facts.mark_problems:
            raise NotApplicable("no quotation marks")
        for problem in context.facts.mark_problems:
            if problem.problem in self.problems and context.has(problem.span):
                span = problem.span if len(problem.span) else _word_at(problem.span, context)
                yield Finding(_MESSAGES[problem.problem], span, self._fix(problem))

    def _fix(self, problem: MarkProblem) -> Fix | None:
        if problem.expected is None:
            return None
        edits = tuple(Edit(place, problem.expected) for place in problem.at)
        safe = problem.problem is Problem.MIXED
        return Fix(_fix_title(problem), edits, safe=safe)


def _fix_title(problem: MarkProblem) -> str:
    if not problem.expected:
        return "Remove the mark"
    if len(problem.at[0]):
        return f"Write {problem.expected}"
    place = "paragraph" if problem.problem is not Problem.UNOPENED else "quotation"
    end = "end" if problem.problem is Problem.UNCLOSED else "start"
    return f"Put {problem.expected} at the {end} of the {place}"


def _word_at(span: Span, context: Context) -> Span:
    """The word where a mark is missing: something that a report can show."""
    text = context.document.text
    end = span.start
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(span.start, end)

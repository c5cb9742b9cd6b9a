"""What each rule costs to run, for ``release-lint test --cost``."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from release_lint.analysis.facts import Facts
from release_lint.checks.base import Context, NotApplicable, has_frames, has_phrases
from release_lint.document import Source
from release_lint.frame_index import FrameIndex
from release_lint.matching import Match, PhraseIndex
from release_lint.patterns import Pattern
from release_lint.project import Library
from release_lint.records import record
from release_lint.rule import Rule, RuleFile
from release_lint.settings import Settings
from release_lint.testing import read_examples

_TODAY = dt.date(2025, 6, 2)
_SHARED = ("places", "sentences", "speech", "dates", "publication", "notices", "links")


@record
class RuleCost:
    """One rule: processor time, in microseconds for 1,000 words, beside what all rules share.

    ``bare`` are its patterns that have no letters to be looked for first: they run over every
    block.
    """

    rule: str
    microseconds: float
    bare: tuple[str, ...]


def rule_costs(files: Sequence[RuleFile], library: Library) -> list[RuleCost]:
    """The cost of some rules on the texts of all examples there are, the dearest first."""
    rules = [rule for file in files if (rule := file.configure(library.checks, ()))]
    index = PhraseIndex(
        {rule.id: tuple(rule.check.phrases()) for rule in rules if has_phrases(rule.check)}
    )
    documents = [Facts(library.readers[".md"].read(s), Settings(_TODAY)) for s in _texts(library)]
    matches = [index.find(facts) for facts in documents]
    for facts in documents:
        for name in _SHARED:
            getattr(facts, name)
    words = sum(len(facts.words) for facts in documents)
    found: list[RuleCost] = []
    for rule in rules:
        frames = FrameIndex()
        if has_frames(rule.check):
            frames.add(rule.id, rule.check.framed, rule.scope, rule.languages)
        given = [
            (facts, own.get(rule.id, ())) for facts, own in zip(documents, matches, strict=True)
        ]
        _run(rule, given, frames)  # patterns are compiled, words looked up
        began = time.process_time()
        _run(rule, given, frames)
        seconds = time.process_time() - began
        bare = tuple(p.text for p in _patterns(rule.check) if not p.clues())
        found.append(RuleCost(rule.id, seconds * 1e9 / max(1, words), bare))
    return sorted(found, key=lambda cost: -cost.microseconds)


def _run(rule: Rule, given: Sequence[tuple[Facts, Sequence[Match]]], frames: FrameIndex) -> None:
    for facts, matches in given:
        suspects = frames.find(facts).get(rule.id, ())
        context = Context(facts, rule.scope, rule.languages, matches, suspects=suspects)
        with suppress(NotApplicable):
            list(rule.check.check(context))


def _texts(library: Library) -> Iterator[Source]:
    """The texts of all examples, their marks taken out."""
    for file in library.files:
        for number, (_, example) in enumerate(read_examples(file)):
            text = (example.fails or example.passes or "").replace("⟦", "").replace("⟧", "")
            yield Source(f"{file.id}-{number}.md", text.encode())


def _patterns(value: Any) -> Iterator[Pattern]:
    """The patterns among a check's options; one that names what it ``needs`` is none of them."""
    if isinstance(value, Pattern):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from _patterns(item)
    fields = getattr(value, "__record_fields__", ())
    if not any(getattr(value, name) for name in ("needs", "clues") if name in fields):
        for name in fields:
            yield from _patterns(getattr(value, name))

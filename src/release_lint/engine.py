"""The only place where checks are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from release_lint import slips
from release_lint.analysis.directives import find_directives
from release_lint.analysis.facts import Facts
from release_lint.checks.base import Context, Misuse, NotApplicable
from release_lint.document import Document, InputError, MarkKind, Source, Span
from release_lint.finding import (
    OPENING_SENTENCES,
    Finding,
    Report,
    RuleResult,
)
from release_lint.frame_index import Suspect
from release_lint.masking import Veil
from release_lint.matching import Match
from release_lint.needs import numbers
from release_lint.placing import Placer
from release_lint.readers.formats import INSTEAD
from release_lint.records import record, replace
from release_lint.rule import Rule
from release_lint.rulebook import ANOTHER_LANGUAGE, Rulebook, Ruleset
from release_lint.settings import Settings


def check(
    source: Source,
    rulebook: Rulebook,
    settings: Settings,
    *,
    with_facts: bool = False,
    with_text: bool = False,
) -> Report:
    """The report on one file. Pure: nothing but the three arguments has a say in its results.

    ``with_facts``: it also carries the quotations, dates and notices that the analyses found;
    ``with_text``: the text itself, with the length of each sentence.
    A file that cannot be read gives a report with ``error``; a check that crashes gives a result
    that is errored. Raises :class:`~release_lint.yamlfile.FileError` where a rule's options are
    wrong.
    """
    try:
        document = read(source, rulebook)
    except InputError as problem:
        return Report(source.name, error=str(problem))
    except Exception as crash:  # noqa: BLE001  (one file must not hide the others)
        return Report(source.name, error=f"the reader crashed, which is a bug: {_crash(crash)}")
    profile = settings.profile or rulebook.profile_for(_document_type(document))
    ruleset = rulebook.ruleset(profile)
    facts = Facts(document, settings)
    awake = ruleset.awake(facts)
    matches = ruleset.matches(awake, facts)
    suspects = ruleset.suspects(awake, facts)
    rules = [ruleset.rules[number] for number in numbers(awake)]
    outcomes = [
        _run(rule, facts, matches.get(rule.id, ()), suspects=suspects.get(rule.id, ()))
        for rule in rules
    ]
    outcomes = _each_slip_once(outcomes)
    reasons, outcomes = _suppress(outcomes, ruleset, facts, rulebook)
    opening_end = _opening_end(facts)
    facts.release()
    veil = Veil(document.text, [span for outcome in outcomes for span in outcome.secrets()])
    placer = Placer(facts, veil)
    results = ruleset.asleep(facts.languages)
    if veil.hides:
        results = [_veiled(result, veil) for result in results]
    for number, outcome in zip(numbers(awake), outcomes, strict=True):
        results[number] = (
            _result(outcome, placer, reasons)
            if outcome.findings or outcome.errored
            else ruleset.quiet(number, placer.shown(outcome.reason))
        )
    report = Report(
        document.name,
        document.format,
        profile,
        tuple(results),
        document.notes,
        opening_end=opening_end,
    )
    if with_facts:
        report = _add("facts", report, facts, veil)
    if with_text:
        report = _add("text", report, facts, veil)
    return report


def read(source: Source, rulebook: Rulebook) -> Document:
    """The document in a file, by its suffix; a name without one is plain text.

    Raises :class:`~release_lint.document.InputError`.
    """
    reader = rulebook.readers.get(source.suffix or ".txt")
    if reader is None:
        if source.suffix in INSTEAD:
            raise InputError(INSTEAD[source.suffix])
        known = ", ".join(sorted(rulebook.readers))
        raise InputError(f"`{source.suffix}` files cannot be read; release-lint reads {known}")
    return reader.read(source)


def _add(what: str, report: Report, facts: Facts, veil: Veil) -> Report:
    """The report with its ``facts`` or its ``text``."""
    from release_lint import fact_report

    try:
        made = getattr(fact_report, f"report_{what}")(facts, veil)
    except Exception as crash:  # noqa: BLE001  (what the rules found must not be lost)
        note = f"Its {what} cannot be listed, which is a bug: {_crash(crash)}"
        return replace(report, notes=(*report.notes, note))
    return replace(report, **{what: made})


def _opening_end(facts: Facts) -> int:
    """Where the tenth sentence of the running text ends."""
    sentences = facts.running_sentences
    if len(sentences) < OPENING_SENTENCES:
        return len(facts.document.text)
    return sentences[OPENING_SENTENCES - 1].span.end


def _document_type(document: Document) -> str:
    stated = document.metadata.get("document_type")
    return stated.value if stated else ""


@record
class _Outcome:
    """What came of a rule's check, before any of it is placed in the file."""

    rule: Rule
    findings: Sequence[Finding] = ()
    skipped: bool = False
    errored: bool = False
    reason: str = ""

    def secrets(self) -> Iterator[Span]:
        """The places that no report may show, whichever rule it speaks of."""
        if self.findings and self.rule.policy.masked:
            yield from (f.span for f in self.findings if f.span and not f.shown)


def _run(
    rule: Rule,
    facts: Facts,
    matches: Sequence[Match] = (),
    *,
    misuses: Sequence[Misuse] = (),
    suspects: Sequence[Suspect] = (),
) -> _Outcome:
    """One rule on one document; whatever its check does wrong stays in its outcome."""
    languages = rule.languages
    context = Context(facts, rule.scope, languages, matches, misuses, suspects)
    if languages and facts.languages and facts.languages.isdisjoint(languages):
        return _Outcome(rule, skipped=True, reason=ANOTHER_LANGUAGE)
    try:
        return _Outcome(rule, list(rule.check.check(context)))
    except NotApplicable as nothing:
        return _Outcome(rule, skipped=True, reason=str(nothing))
    except Exception as crash:  # noqa: BLE001  (a crash of one check must not hide the others)
        return _Outcome(rule, errored=True, reason=_crash(crash))


def _each_slip_once(outcomes: list[_Outcome]) -> list[_Outcome]:
    """The outcomes without what rules of the family for slips say of one place twice."""
    numbers = [
        number
        for number, outcome in enumerate(outcomes)
        if outcome.findings and outcome.rule.family == slips.FAMILY
    ]
    if len(numbers) > 1:
        told = [(outcomes[n].rule.severity, outcomes[n].findings) for n in numbers]
        for number, findings in zip(numbers, slips.once(told), strict=True):
            outcomes[number] = replace(outcomes[number], findings=findings)
    return outcomes


def _suppress(
    outcomes: list[_Outcome], ruleset: Ruleset, facts: Facts, rulebook: Rulebook
) -> tuple[Mapping[Finding, str], list[_Outcome]]:
    """The reason for each finding that the text answers, and the outcomes with what is amiss."""
    if not any(mark.kind is MarkKind.COMMENT for mark in facts.document.marks):
        return {}, outcomes
    directives = find_directives(facts.document)
    if not directives:
        return {}, outcomes
    from release_lint.suppressions import judge

    found: dict[Rule, Sequence[Finding]] = dict.fromkeys(ruleset.rules, ())
    for outcome in outcomes:
        if outcome.errored:
            del found[outcome.rule]
        else:
            found[outcome.rule] = outcome.findings
    ruling = judge(directives, found, rulebook, facts.settings)
    return ruling.reasons, [
        _run(outcome.rule, facts, misuses=ruling.misuses)
        if hasattr(outcome.rule.check, "judges_suppressions")
        else outcome
        for outcome in outcomes
    ]


def _result(outcome: _Outcome, placer: Placer, reasons: Mapping[Finding, str]) -> RuleResult:
    rule = outcome.rule
    placed = [placer.place(each, rule, reasons.get(each)) for each in outcome.findings]
    return RuleResult(
        rule.id,
        rule.family,
        rule.severity,
        tuple(sorted(placed, key=lambda finding: finding.sort_key)),
        outcome.skipped,
        outcome.errored,
        placer.shown(outcome.reason),
    )


def _veiled(result: RuleResult, veil: Veil) -> RuleResult:
    """The result of a rule that was not run, no secret in its reason."""
    reason = veil.shown(result.reason) if result.reason else ""
    return result if reason == result.reason else replace(result, reason=reason)


def _crash(crash: Exception) -> str:
    import traceback

    frame = traceback.extract_tb(crash.__traceback__)[-1]
    place = f"{frame.filename.replace(chr(92), '/').rpartition('/')[2]}:{frame.lineno}"
    return f"{type(crash).__name__}: {crash} ({place})"

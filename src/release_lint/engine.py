"""The only place where checks are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from release_lint.analysis.directives import find_directives
from release_lint.analysis.facts import Facts
from release_lint.checks.base import Context, Misuse, NotApplicable
from release_lint.document import Document, InputError, MarkKind, Source, SourceMap, Span
from release_lint.finding import (
    OPENING_SENTENCES,
    Edit,
    Finding,
    Fix,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    Report,
    RuleResult,
    Severity,
)
from release_lint.masking import Veil
from release_lint.matching import Match
from release_lint.needs import numbers
from release_lint.readers.formats import INSTEAD
from release_lint.records import record, replace
from release_lint.rule import Rule
from release_lint.rulebook import ANOTHER_LANGUAGE, Rulebook, Ruleset
from release_lint.settings import Settings, Stage

_CONTEXT = 100  # characters of a block shown on each side of a finding


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
    awake = [*numbers(ruleset.awake(facts))]
    rules = [ruleset.rules[number] for number in awake]
    matches = ruleset.matches(rules, facts)
    outcomes = [_run(rule, facts, matches.get(rule.id, ())) for rule in rules]
    reasons, outcomes = _suppress(outcomes, ruleset, facts, rulebook)
    opening_end = _opening_end(facts)
    facts.release()
    veil = Veil(document.text, [span for outcome in outcomes for span in outcome.secrets()])
    results = ruleset.asleep(facts.languages)
    if veil.hides:
        results = [_veiled(result, veil) for result in results]
    for number, outcome in zip(awake, outcomes, strict=True):
        results[number] = (
            _result(outcome, facts, veil, reasons)
            if outcome.findings or outcome.reason
            else ruleset.passed[number]
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
    rule: Rule, facts: Facts, matches: Sequence[Match] = (), misuses: Sequence[Misuse] = ()
) -> _Outcome:
    """One rule on one document; whatever its check does wrong stays in its outcome."""
    languages = rule.languages
    context = Context(facts, rule.scope, languages, matches, misuses)
    if languages and facts.languages and facts.languages.isdisjoint(languages):
        return _Outcome(rule, skipped=True, reason=ANOTHER_LANGUAGE)
    try:
        return _Outcome(rule, list(rule.check.check(context)))
    except NotApplicable as nothing:
        return _Outcome(rule, skipped=True, reason=str(nothing))
    except Exception as crash:  # noqa: BLE001  (a crash of one check must not hide the others)
        return _Outcome(rule, errored=True, reason=_crash(crash))


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


def _result(
    outcome: _Outcome, facts: Facts, veil: Veil, reasons: Mapping[Finding, str]
) -> RuleResult:
    rule = outcome.rule
    placed = [
        _place(finding, rule, facts, veil, reasons.get(finding)) for finding in outcome.findings
    ]
    return RuleResult(
        rule.id,
        rule.family,
        rule.severity,
        tuple(sorted(placed, key=lambda finding: finding.sort_key)),
        outcome.skipped,
        outcome.errored,
        veil.shown(outcome.reason),
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


def _place(
    finding: Finding, rule: Rule, facts: Facts, veil: Veil, reason: str | None
) -> PlacedFinding:
    document = facts.document
    severity = _severity(finding, rule, facts.settings)
    fix = _place_fix(finding, facts, veil)
    message = veil.shown(finding.message, finding.span)
    related = tuple(
        (document.source.locate(span), veil.shown(text, span)) for span, text in finding.related
    )
    suppressed = None if reason is None else veil.shown(reason)
    if finding.span is None:
        return PlacedFinding(
            message,
            severity,
            None,
            "",
            "",
            "",
            fix,
            related,
            suppressed,
            measure=finding.measure,
        )
    before, excerpt, after = _excerpt(finding.span, facts, veil)
    if finding.source:
        place = document.source.place(finding.source)
        words = document.source.text[finding.source.start : finding.source.end]
        before, excerpt, after = "", _one_line(veil.shown(words)), ""
    else:
        place = document.source.locate(finding.span)
    return PlacedFinding(
        message,
        severity,
        place,
        before,
        excerpt,
        after,
        fix,
        related,
        suppressed,
        measure=finding.measure,
        span=finding.span,
        lines=_lines(finding.source, finding.span, facts) if place.line else None,
    )


def _lines(source: Span | None, span: Span, facts: Facts) -> tuple[int, int]:
    """The lines of the source, as git counts them, of a place and of the blocks that hold it."""
    sources = facts.document.source
    assert isinstance(sources, SourceMap)  # nothing else has lines
    source = source or sources.source_span(span)
    start, end = source.start, source.end
    if facts.document.blocks:
        first = facts.block_at(span.start).span
        last = facts.block_at(max(span.start, span.end - 1)).span
        if first.start <= span.start <= first.end:
            start = min(start, sources.source_span(first).start)
            end = max(end, sources.source_span(last).end)
    return sources.lines.feed_line(start), sources.lines.feed_line(max(start, end - 1))


def _severity(finding: Finding, rule: Rule, settings: Settings) -> Severity:
    """The finding's own, but never more than the rule's is capped at."""
    severity = finding.severity or rule.severity
    drafting = rule.policy.stage is Stage.FINAL and settings.stage is Stage.DRAFT
    capped = rule.severity is Severity.INFO or drafting
    return Severity.INFO if capped else severity


def _excerpt(span: Span, facts: Facts, veil: Veil) -> tuple[str, str, str]:
    """The words and what stands around them in their block, each on one line."""
    text = veil.text
    if not facts.document.blocks:
        return "", "", ""  # a file of marks alone, such as comments
    first = facts.block_at(span.start).span
    last = facts.block_at(max(span.start, span.end - 1)).span
    before = text[max(first.start, span.start - _CONTEXT) : span.start]
    after = text[span.end : min(max(last.end, span.end), span.end + _CONTEXT)]
    return _one_line(before), _one_line(text[span.start : span.end]), _one_line(after)


def _one_line(text: str) -> str:
    """White space folded to single spaces, one kept at either end."""
    body = " ".join(text.split())
    left = " " if text[:1].isspace() and body else ""
    right = " " if text[-1:].isspace() and body else ""
    return left + body + right


def _place_fix(finding: Finding, facts: Facts, veil: Veil) -> PlacedFix | None:
    fix = finding.fix
    if fix is None:
        return None
    tells = any(veil.shown(edit.new, edit.span) != edit.new for edit in fix.edits)
    edits = () if tells or _touches_speech(fix, facts) else fix.edits
    title = veil.shown(fix.title, finding.span)
    return PlacedFix(title, fix.safe, tuple(_place_edits(edits, facts.document)))


def _touches_speech(fix: Fix, facts: Facts) -> bool:
    """Whether an edit would change words that somebody said; marks at the edges are ours."""
    return any(map(facts.changes_speech, (edit.span for edit in fix.edits)))


def _place_edits(edits: Iterable[Edit], document: Document) -> Iterable[PlacedEdit]:
    for edit in edits:
        source = document.source.source_span(edit.span)
        yield PlacedEdit(source.start, source.end, document.source.locate(edit.span), edit.new)

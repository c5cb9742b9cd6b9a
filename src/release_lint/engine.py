"""The only place where checks are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from release_lint.analysis.facts import Facts
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Document, InputError, Source, Span
from release_lint.finding import (
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
from release_lint.matching import Match
from release_lint.rule import Rule
from release_lint.rulebook import Rulebook
from release_lint.settings import Settings, Stage

_CONTEXT = 100  # characters of a block shown on each side of a finding


def check(source: Source, rulebook: Rulebook, settings: Settings) -> Report:
    """The report on one file. Pure: nothing but the three arguments has a say in it.

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
    matches = ruleset.index.find(facts)
    results = tuple(_run(rule, facts, matches.get(rule.id, ())) for rule in ruleset.rules)
    return Report(document.name, document.format, profile, results, document.notes)


def read(source: Source, rulebook: Rulebook) -> Document:
    """The document in a file, by its suffix; a name without one is plain text.

    Raises :class:`~release_lint.document.InputError`.
    """
    reader = rulebook.readers.get(source.suffix or ".txt")
    if reader is None:
        known = ", ".join(sorted(rulebook.readers))
        raise InputError(f"`{source.suffix}` files cannot be read; release-lint reads {known}")
    return reader.read(source)


def _document_type(document: Document) -> str:
    stated = document.metadata.get("document_type")
    return stated.value if stated else ""


def _run(rule: Rule, facts: Facts, matches: Sequence[Match]) -> RuleResult:
    """One rule on one document; whatever its check does wrong stays in its result."""
    context = Context(facts, rule.scope, frozenset(rule.policy.languages), matches)
    if not _speaks(rule, context):
        return RuleResult(
            rule.id, rule.family, rule.severity, skipped=True, reason="another language"
        )
    try:
        findings = list(rule.check.check(context))
    except NotApplicable as nothing:
        return RuleResult(rule.id, rule.family, rule.severity, skipped=True, reason=str(nothing))
    except Exception as crash:  # noqa: BLE001  (a crash of one check must not hide the others)
        return RuleResult(rule.id, rule.family, rule.severity, errored=True, reason=_crash(crash))
    placed = sorted((_place(f, rule, facts) for f in findings), key=lambda f: f.sort_key)
    return RuleResult(rule.id, rule.family, rule.severity, tuple(placed))


def _speaks(rule: Rule, context: Context) -> bool:
    """Whether any block is in one of the rule's languages."""
    if not rule.policy.languages or not context.document.blocks:
        return True
    return any(block.language in context.languages for block in context.document.blocks)


def _crash(crash: Exception) -> str:
    import traceback

    frame = traceback.extract_tb(crash.__traceback__)[-1]
    place = f"{frame.filename.replace(chr(92), '/').rpartition('/')[2]}:{frame.lineno}"
    return f"{type(crash).__name__}: {crash} ({place})"


def _place(finding: Finding, rule: Rule, facts: Facts) -> PlacedFinding:
    document = facts.document
    severity = _severity(finding, rule, facts.settings)
    fix = _place_fix(finding, facts)
    related = tuple((document.source.locate(span), text) for span, text in finding.related)
    if finding.span is None:
        return PlacedFinding(finding.message, severity, None, "", "", "", fix, related)
    before, excerpt, after = _excerpt(finding.span, facts)
    place = document.source.locate(finding.span)
    return PlacedFinding(finding.message, severity, place, before, excerpt, after, fix, related)


def _severity(finding: Finding, rule: Rule, settings: Settings) -> Severity:
    """The finding's own, but never more than the rule's is capped at."""
    severity = finding.severity or rule.severity
    drafting = rule.policy.stage is Stage.FINAL and settings.stage is Stage.DRAFT
    capped = rule.severity is Severity.INFO or drafting
    return Severity.INFO if capped else severity


def _excerpt(span: Span, facts: Facts) -> tuple[str, str, str]:
    """The words and what stands around them in their block, each on one line."""
    text = facts.document.text
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


def _place_fix(finding: Finding, facts: Facts) -> PlacedFix | None:
    fix = finding.fix
    if fix is None:
        return None
    edits = () if _touches_speech(fix, facts) else fix.edits
    return PlacedFix(fix.title, fix.safe, tuple(_place_edits(edits, facts.document)))


def _touches_speech(fix: Fix, facts: Facts) -> bool:
    """Whether an edit would change words that somebody said; marks at the edges are ours."""
    return any(
        edit.span.start < speech.end - 1 and speech.start + 1 < edit.span.end
        for edit in fix.edits
        for speech in facts.speech
    )


def _place_edits(edits: Iterable[Edit], document: Document) -> Iterable[PlacedEdit]:
    for edit in edits:
        source = document.source.source_span(edit.span)
        yield PlacedEdit(source.start, source.end, document.source.locate(edit.span), edit.new)

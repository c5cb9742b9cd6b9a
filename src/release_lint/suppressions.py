"""Which findings the author of a document has answered in its text, and which answers are wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from release_lint.analysis.directives import FORM, Directive
from release_lint.checks.base import Misuse
from release_lint.convert import suggest
from release_lint.finding import Finding
from release_lint.records import record
from release_lint.rule import Rule
from release_lint.rulebook import Rulebook
from release_lint.settings import Settings


@record
class Ruling:
    """The reason for each finding that is suppressed, and every directive that is wrong."""

    reasons: Mapping[Finding, str]
    misuses: tuple[Misuse, ...]


def judge(
    directives: Sequence[Directive],
    findings: Mapping[Rule, Sequence[Finding]],
    rulebook: Rulebook,
    settings: Settings,
) -> Ruling:
    """Apply directives to the findings of each rule that ran without a crash."""
    reasons: dict[Finding, str] = {}
    by_id = {rule.id: rule for rule in findings}
    misuses = [
        misuse
        for directive in directives
        for misuse in _judge(
            directive, settings, rulebook, by_id, lambda rule: findings[rule], reasons
        )
    ]
    return Ruling(reasons, tuple(misuses))


def _judge(  # noqa: PLR0913, PLR0917  (what one directive is judged by)
    directive: Directive,
    settings: Settings,
    rulebook: Rulebook,
    ran: Mapping[str, Rule],
    found: Callable[[Rule], Sequence[Finding]],
    reasons: dict[Finding, str],
) -> Iterator[Misuse]:
    """What is wrong with a directive; what is right goes into ``reasons``."""
    if directive.problem:
        yield Misuse("form", f"This comment is not understood: {directive.problem}.", directive)
        return
    if not directive.reason:
        message = f"This suppression gives no reason, so it does nothing. Write {FORM}."
        yield Misuse("reason", message, directive)
        return
    expired = directive.until is not None and settings.today > directive.until
    if expired:
        ended = f"This suppression ended on {directive.until}: what it covered counts again."
        owner = f" Ask {directive.owner}." if directive.owner else ""
        yield Misuse("expired", ended + owner, directive)
    for name in directive.rules:
        file = rulebook.rule_file(name)
        rule = ran.get(file.id) if file else None
        if file is None:
            yield Misuse("rule", _unknown(name, rulebook), directive)
        elif rule is not None and rule.policy.mandatory:
            message = f"`{name}` is mandatory, so no text can suppress it: mend what it found."
            yield Misuse("mandatory", message, directive)
        elif rule is not None and not expired:
            covered = [finding for finding in found(rule) if directive.covers(finding.span)]
            reasons.update(dict.fromkeys(covered, directive.reason))
            if not covered:
                message = f"`{name}` finds nothing here, so this suppression can go."
                yield Misuse("unused", message, directive)


def _unknown(name: str, rulebook: Rulebook) -> str:
    if any(name == file.family for file in rulebook.files):
        return f"`{name}` is a family: name its rules one by one."
    known = [file.id for file in rulebook.files]
    return f"There is no rule `{name}`.{suggest(name, known)}"

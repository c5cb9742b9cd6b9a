"""``release-lint rules``: list the rules that apply under a profile."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from release_lint.commands import options

if TYPE_CHECKING:
    from release_lint.reporters.base import Style
    from release_lint.rule import Rule

_LEAST_SUMMARY = 30  # columns of a summary beside the others


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``rules``."""
    options.add_config(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """Print the rules; always 0."""
    from release_lint.reporters.terminal import style_for
    from release_lint.reporters.wording import count
    from release_lint.rulebook import DEFAULT_PROFILE

    project = options.project(args)
    profile = project.settings().profile or DEFAULT_PROFILE
    rulebook = project.rulebook()
    rules = sorted(rulebook.ruleset(profile).rules, key=lambda rule: (rule.family, rule.id))
    if args.format == "json":
        print(json.dumps({"profile": profile, "rules": [_data(rule) for rule in rules]}, indent=1))
        return 0
    style = style_for(sys.stdout, verbose=args.verbose, fail_on=None)
    for line in table(rules, style):
        print(line)
    off = len(rulebook.files) - len(rules)
    others = f"; {off} more are off" if off else ""
    print(f"\n{count(len(rules), 'rule')} under the profile {profile}{others}.")
    print("`release-lint explain NAME` says what a rule is for.")
    return 0


def table(rules: Sequence[Rule], style: Style) -> Iterator[str]:
    """Name, family, severity and summary in columns; under one another where it is narrow."""
    from release_lint.reporters.terminal import paint, wrapped

    names = max((len(rule.id) for rule in rules), default=0)
    families = max((len(rule.family) for rule in rules), default=0)
    margin = names + families + len("severity") + 6
    narrow = style.width < margin + _LEAST_SUMMARY
    if not narrow:
        head = f"{'RULE':<{names}}  {'FAMILY':<{families}}  {'SEVERITY'}  WHAT IT ASKS"
        yield paint(head, "bold", style)
    for rule in rules:
        severity = paint(f"{rule.severity:<8}", rule.severity, style)
        if narrow:
            yield f"{paint(rule.id, 'bold', style)}  {rule.family}  {severity.rstrip()}"
            yield from wrapped(rule.policy.summary, 4, style)
        else:
            first, *more = wrapped(rule.policy.summary, margin, style)
            yield f"{rule.id:<{names}}  {rule.family:<{families}}  {severity}  {first[margin:]}"
            yield from more


def _data(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "family": rule.family,
        "severity": rule.severity,
        "stage": rule.policy.stage,
        "summary": rule.policy.summary,
        "check": rule.policy.check,
        "source": list(rule.policy.source),
    }

"""``release-lint rules``: list the rules that apply under a profile."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from release_lint.commands import options

if TYPE_CHECKING:
    from release_lint.reporters.base import Style
    from release_lint.rule import Rule


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``rules``."""
    options.add_config(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """Print the rules; always 0."""
    from release_lint import plugins
    from release_lint.reporters.terminal import style_for
    from release_lint.rulebook import DEFAULT_PROFILE

    project = options.project(args, plugins.load())
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
    print(f"\n{len(rules)} rules under the profile {profile}; {off} others are off.")
    print("`release-lint explain NAME` says what a rule is for.")
    return 0


def table(rules: Sequence[Rule], style: Style) -> list[str]:
    """Name, family, severity and summary in columns; summaries are cut to the width."""
    from release_lint.reporters.terminal import paint

    rows = [(rule.id, rule.family, str(rule.severity), rule.policy.summary) for rule in rules]
    heads = ("RULE", "FAMILY", "SEVERITY", "WHAT IT ASKS")
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(3)]
    lines = [paint(_row(heads, widths, style), "bold", style)]
    for row in rows:
        line = _row(row, widths, style)
        at = sum(widths[:2]) + 4
        severity = paint(row[2], row[2], style)
        lines.append(line[:at] + severity + line[at + len(row[2]) :])
    return lines


def _row(row: Sequence[str], widths: Sequence[int], style: Style) -> str:
    cells = "".join(f"{cell:<{width}}  " for cell, width in zip(row, widths, strict=False))
    room = max(20, style.width - len(cells))
    summary = row[3] if len(row[3]) <= room else row[3][: room - 1].rstrip() + "…"
    return cells + summary


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

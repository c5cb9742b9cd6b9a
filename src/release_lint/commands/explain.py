"""``release-lint explain``: what a rule is for, with examples, options, and how to change it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from release_lint.commands import options

if TYPE_CHECKING:
    from release_lint.checks.base import Check
    from release_lint.reporters.base import Style
    from release_lint.rule import Rule, RuleFile
    from release_lint.testing import Example

_INDENT = 2
_LANGUAGES = {"en": "English", "cy": "Welsh"}
_LONGEST = 5  # entries of a list that are shown


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``explain``."""
    parser.add_argument("rule", metavar="RULE", help="a rule's name")
    options.add_config(parser)


def run(args: argparse.Namespace) -> int:
    """Print the explanation. Raises ``FileError`` on an unknown rule."""
    from release_lint.convert import suggest
    from release_lint.reporters.terminal import style_for
    from release_lint.rulebook import DEFAULT_PROFILE
    from release_lint.yamlfile import FileError

    project = options.project(args)
    rulebook = project.rulebook()
    file = rulebook.rule_file(args.rule)
    if file is None:
        names = [file.id for file in rulebook.files]
        raise FileError("explain", 0, f"there is no rule `{args.rule}`.{suggest(args.rule, names)}")
    profile = project.settings().profile or DEFAULT_PROFILE
    rule = next((r for r in rulebook.ruleset(profile).rules if r.id == file.id), None)
    style = style_for(sys.stdout, verbose=args.verbose, fail_on=None)
    for line in explanation(file, rule, rulebook.checks, profile, style):
        print(line)
    return 0


def explanation(
    file: RuleFile,
    rule: Rule | None,
    checks: Mapping[str, type[Check]],
    profile: str,
    style: Style,
) -> Iterator[str]:
    """The lines of the explanation; ``rule`` is as configured, None where it is off."""
    from release_lint.reporters.terminal import paint, wrapped

    shown = rule or file.configure(checks, ())
    assert shown is not None  # without changes, no rule is off
    policy = shown.policy
    yield paint(shown.id, "bold", style) + f" ({shown.family})"
    yield from wrapped(policy.summary, _INDENT, style)
    yield ""
    yield from _heading("Why", style)
    yield from wrapped(policy.why, _INDENT, style)
    yield ""
    yield from _heading("Authority", style)
    for source in policy.source:
        yield from wrapped(source, _INDENT, style)
    yield ""
    yield from _heading("Applies", style)
    yield from wrapped(_applies(shown, profile, off=rule is None), _INDENT, style)
    yield ""
    yield from _heading("Examples", style)
    yield from _examples(file, style)
    yield from _heading(f"Options (check: {policy.check})", style)
    yield from _options(shown, style)
    yield ""
    yield from _heading("To change it, in release-lint.yaml", style)
    yield from (" " * _INDENT + line if line else "" for line in _how_to_change(shown))


def _heading(text: str, style: Style) -> Iterator[str]:
    from release_lint.reporters.terminal import paint

    yield paint(text, "bold", style)


def _applies(rule: Rule, profile: str, *, off: bool) -> str:
    if off:
        return f"It is off under the profile {profile}."
    parts = [f"As {_article(rule.severity)} under the profile {profile}"]
    if rule.severity.weight < rule.policy.severity.weight:
        parts.append("because it came after the version that `rulebook` names in your settings")
    if rule.policy.stage == "final":
        parts.append("but only as information until --stage final")
    if rule.policy.languages:
        names = (_LANGUAGES.get(code, code) for code in rule.policy.languages)
        parts.append(f"to text in {', '.join(names)}")
    return ", ".join(parts) + f". Since version {rule.policy.since}."


def _article(severity: str) -> str:
    return {"error": "an error", "warning": "a warning"}.get(severity, "information")


def _examples(file: RuleFile, style: Style) -> Iterator[str]:
    from release_lint.testing import read_examples

    examples = [example for _, example in read_examples(file)]
    for example in examples or ():
        yield from _example(example, style)
        yield ""
    if not examples:
        yield " " * _INDENT + "none"
        yield ""


def _example(example: Example, style: Style) -> Iterator[str]:
    from release_lint.reporters.terminal import paint

    if example.fails is None:
        yield from _labelled("Right", "fix", example.passes or "", style)
        if example.because:
            yield from _labelled("", "dim", paint(f"({example.because})", "dim", style), style)
        return
    yield from _labelled("Wrong", "error", _marked(example.fails, style), style)
    if example.fixed is not None:
        yield from _labelled("Fixed", "fix", example.fixed, style)


def _labelled(label: str, colour: str, text: str, style: Style) -> Iterator[str]:
    from release_lint.reporters.terminal import paint, wrapped

    margin = _INDENT + 7
    lines = text.strip("\n").split("\n")
    if len(lines) == 1:
        lines = [line[margin:] for line in wrapped(lines[0], margin, style)]
    yield f"{' ' * _INDENT}{paint(label, colour, style)}{' ' * (7 - len(label))}{lines[0]}"
    yield from (" " * margin + line if line else "" for line in lines[1:])


def _marked(text: str, style: Style) -> str:
    """The marks of a text that fails, as colour where there is colour."""
    from release_lint.reporters.terminal import paint

    if not style.colour:
        return text.replace("⟦", "[").replace("⟧", "]")
    head, *parts = text.split("⟦")
    pieces = [head]
    for part in parts:
        inside, _, after = part.partition("⟧")
        pieces += [paint(inside, "error mark", style), after]
    return "".join(pieces)


def _options(rule: Rule, style: Style) -> Iterator[str]:
    from release_lint.convert import field_types
    from release_lint.records import defaults_of
    from release_lint.reporters.terminal import wrapped

    for paragraph in (type(rule.check).__doc__ or "").replace("``", "`").split("\n\n"):
        yield from wrapped(paragraph, _INDENT, style)
    defaults = defaults_of(type(rule.check)) or {}
    for key, (name, kind) in field_types(type(rule.check)).items():
        default = _default(defaults[name])
        value = _shown(getattr(rule.check, name))
        usual = f"default {default}" if default else "required"
        yield f"{' ' * _INDENT}{key} ({words_for(kind)}; {usual})"
        if value != default:
            yield from wrapped(f"now {value}", _INDENT + 2, style)
    if not defaults:
        yield " " * _INDENT + "none of its own"
    yield from wrapped("as every rule: severity, stage, scope, languages", _INDENT, style)


def _default(default: Any) -> str:
    from release_lint.records import REQUIRED

    if default is REQUIRED:
        return ""
    made = getattr(default, "default_factory", None)
    return _shown(made() if made else default)


def _shown(value: Any) -> str:
    """A value as release-lint.yaml writes it, long ones shortened."""
    from release_lint.convert import Listed

    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value == "":
        return "none"
    if isinstance(value, Mapping):
        pairs = [f"{key}: {_shown(item)}" for key, item in value.items()]
        return f"{{{_few(pairs)}}}"
    if isinstance(value, (tuple, list, frozenset, Listed)):
        return f"[{_few([_shown(item) for item in value])}]"
    if hasattr(value, "text"):  # a pattern
        return str(value.text)
    return _shown_record(value)


def _shown_record(value: Any) -> str:
    """A frame or a form by what it says beyond its defaults; anything else as it prints."""
    from release_lint.records import defaults_of

    fields = defaults_of(type(value))
    if fields is None:
        return str(value)
    given = {name: getattr(value, name) for name in fields}
    said = [
        f"{name.rstrip('_')}: {_shown(item)}"
        for name, item in given.items()
        if item != fields[name] and item not in ((), {})
    ]
    return f"{{{', '.join(said)}}}"


def _few(items: list[str]) -> str:
    more = len(items) - _LONGEST
    return ", ".join(items) if more <= 1 else ", ".join(items[:_LONGEST]) + f" … {more} more"


def words_for(kind: Any) -> str:
    """The type of an option in words."""
    import types
    import typing
    from enum import Enum

    from release_lint.convert import Listed

    names = {str: "text", int: "whole number", float: "number", bool: "yes or no"}
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in names:
        said = names[kind]
    elif origin is typing.Literal:
        said = " | ".join(map(str, inner))
    elif origin in (typing.Union, types.UnionType):
        said = words_for(next(arg for arg in inner if arg is not type(None)))
    elif origin in (tuple, Listed):
        said = f"list of {words_for(inner[0])}"
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        said = f"names with {words_for(inner[1])}"
    elif isinstance(kind, type) and issubclass(kind, Enum):
        said = " | ".join(str(member.value) for member in kind)
    else:
        said = str(getattr(kind, "__name__", kind)).lower()
    return said


def _an_option(rule: Rule) -> str:
    """The first option that fits into a line, with its value."""
    from release_lint.convert import field_names

    for key, name in field_names(type(rule.check)).items():
        value = getattr(rule.check, name)
        if isinstance(value, (bool, int, float)):
            return f"{key}: {_shown(value)}"
    return "scope: [paragraph]"


def _how_to_change(rule: Rule) -> Iterator[str]:
    other = "warning" if rule.severity == "error" else "error"
    choices = {
        f"{rule.id}: off": "not at all",
        f"{rule.id}: {other}": "with another severity",
        f"{rule.id}: {{{_an_option(rule)}}}": "with other options",
    }
    width = max(map(len, choices))
    yield "rules:"
    for number, (line, meaning) in enumerate(choices.items()):
        yield f"  {line:<{width}}  # {'or ' if number else ''}{meaning}"
    yield ""
    yield "paths:"
    yield f'  "archive/**": {{rules: {{{rule.id}: off}}}}  # only for some files'
    yield ""
    if rule.policy.mandatory:
        yield "The rule is mandatory: nothing in the text of a release silences it."
    else:
        yield "In a text, above the paragraph that is right all the same:"
        yield f"<!-- release-lint: ignore {rule.id} -- the reason -->"

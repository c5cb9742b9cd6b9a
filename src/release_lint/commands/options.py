"""Options that several commands share, and what is made of them."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from release_lint.parsed import Parsed
    from release_lint.plugins import Plugins
    from release_lint.project import Project, Projects
    from release_lint.rule import Change


def add_config(parser: argparse.ArgumentParser) -> None:
    """``--config``, ``--profile`` and ``--no-cache``."""
    parser.add_argument("--config", metavar="FILE", help="instead of the nearest release-lint.yaml")
    parser.add_argument("--profile", default="", metavar="NAME", help="the kind of publication")
    add_cache(parser)


def add_run(parser: argparse.ArgumentParser) -> None:
    """Everything that may change a result."""
    add_config(parser)
    parser.add_argument(
        "--stage", choices=("draft", "final"), help="final: rules for finished copy count too"
    )
    parser.add_argument(
        "--today", type=day, metavar="DATE", help="judge dates as on this day (2025-06-30)"
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="RULE", help="only this rule or family"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="RULE", help="not this rule or family"
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="RULE.FIELD=VALUE",
        help="change an option of a rule; VALUE as in release-lint.yaml",
    )


def add_cache(parser: argparse.ArgumentParser) -> None:
    """``--no-cache``."""
    parser.add_argument(
        "--no-cache", action="store_true", help="parse every rule file, and remember nothing"
    )


def parsed(args: argparse.Namespace) -> Parsed:
    """The rule files as parsed before, unless that is declined."""
    from release_lint.parsed import Parsed, user_folder

    return Parsed(None if getattr(args, "no_cache", False) else user_folder())


def day(text: str) -> dt.date:
    """A date as argparse takes it."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a date such as 2025-06-30") from None


def projects(args: argparse.Namespace, plugins: Plugins) -> Projects:
    """What the options and the configs make of every folder. Raises ``FileError``."""
    from release_lint.project import Overrides, Projects, load_library
    from release_lint.settings import Stage
    from release_lint.yamlfile import FileError

    config = Path(args.config).absolute() if args.config else None
    if config and not config.is_file():
        raise FileError("--config", 0, f"there is no file `{args.config}`")
    overrides = Overrides(
        getattr(args, "today", None) or dt.datetime.now().astimezone().date(),
        Stage(args.stage) if getattr(args, "stage", None) else None,
        args.profile,
        tuple(getattr(args, "select", ())),
        _changes(getattr(args, "ignore", []), getattr(args, "option", [])),
    )
    return Projects(load_library(plugins, parsed(args)), overrides, config)


def project(args: argparse.Namespace, plugins: Plugins) -> Project:
    """The project of the working folder. Raises ``FileError``."""
    return projects(args, plugins).of(Path.cwd())


def _changes(ignored: list[str], options: list[str]) -> tuple[dict[str, Change], ...]:
    """Two layers: what is ignored stays off, whatever else is said of it."""
    from release_lint.rule import Change
    from release_lint.yamlfile import FileError, YamlFile

    fields: dict[str, dict[str, object]] = {}
    for option in options:
        target, sign, value = option.partition("=")
        rule, dot, name = target.partition(".")
        if not (sign and dot and rule and name):
            raise FileError("--option", 0, f"`{option}` is not of the form RULE.FIELD=VALUE")
        fields.setdefault(rule, {})[name] = YamlFile(value, "--option").data
    return (
        {rule: Change(values) for rule, values in fields.items()},
        {name: Change("off", option="--ignore") for name in ignored},
    )

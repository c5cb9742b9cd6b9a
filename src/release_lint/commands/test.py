"""``release-lint test``: run the examples inside rule files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint.commands import options

if TYPE_CHECKING:
    from release_lint.plugins import Plugins
    from release_lint.project import Library
    from release_lint.rule import RuleFile


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``test``."""
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="FOLDER",
        help="a folder of rules; without it, those that release-lint.yaml names, or all",
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="RULE", help="only the examples of this rule"
    )
    parser.add_argument(
        "--cost",
        action="store_true",
        help="what each rule costs, and which patterns run over every block",
    )
    options.add_cache(parser)


def run(args: argparse.Namespace) -> int:
    """Run the examples; 1 where one does not hold."""
    from release_lint import plugins
    from release_lint.reporters.wording import count
    from release_lint.testing import check_rule, read_examples

    library, files = _chosen(args, plugins.load())
    if args.cost:
        _show_costs(files, library)
        return 0
    problems = examples = 0
    for file in files:
        for problem in check_rule(file, library):
            problems += 1
            print(problem)
        examples += len(read_examples(file))
    outcome = f"{count(problems, 'problem')}." if problems else "all hold."
    print(f"{count(len(files), 'rule')}, {count(examples, 'example')}: {outcome}")
    return int(problems > 0)


def _show_costs(files: Sequence[RuleFile], library: Library) -> None:
    """The dearest rule first, and under it its patterns without letters to look for."""
    from release_lint.costs import rule_costs

    print("Microseconds of processor time for 1,000 words, beside what all rules share:")
    for cost in rule_costs(files, library):
        print(f"{cost.microseconds:9.1f}  {cost.rule}")
        for pattern in cost.bare:
            print(f"{'':11}runs over every block: {pattern}")


def _chosen(args: argparse.Namespace, loaded: Plugins) -> tuple[Library, list[RuleFile]]:
    """All the rules there are, and those of them whose examples are to be run."""
    from release_lint.convert import suggest
    from release_lint.project import load_library
    from release_lint.testing import rules_in
    from release_lint.yamlfile import FileError

    library = load_library(loaded, options.parsed(args))
    if args.folder:
        library, files = rules_in(Path(args.folder), library)
    else:
        library, files = _in_config(library)
    names = {file.id: file for file in files}
    for name in args.only:
        if name not in names:
            raise FileError("--only", 0, f"there is no rule `{name}`.{suggest(name, names)}")
    return library, [f for f in files if not args.only or f.id in args.only]


def _in_config(library: Library) -> tuple[Library, list[RuleFile]]:
    """The rules of the config's own folders; all rules where it names none."""
    from release_lint import config as configs
    from release_lint.config import display
    from release_lint.project import with_folders

    path = configs.find(Path.cwd())
    folders = configs.load(path, display(path), library.parsed).rule_folders if path else ()
    extended = with_folders(library, folders)
    return extended, list(extended.files[len(library.files) if folders else 0 :])

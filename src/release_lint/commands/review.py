"""``release-lint review``: a copy of an office file with changes to accept, and comments."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint.commands import copies, options
from release_lint.reporters.terminal import complain

if TYPE_CHECKING:
    from release_lint.office.review import Reviewed

_WORD = "reviewed"
_TROUBLE = 2
_ELSEWHERE = (
    "review is for .docx and .odt files; for text, `release-lint check --diff` shows the fixes and"
    " `release-lint check --fix` makes them"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``review``."""
    parser.add_argument("file", metavar="FILE", help="a .docx or .odt file")
    copies.add_destination(parser, _WORD)
    parser.add_argument(
        "--least",
        choices=("error", "warning", "info"),
        default="info",
        help="leave out what weighs less (default info: everything)",
    )
    options.add_judging(parser)


def run(args: argparse.Namespace) -> int:
    """Write the reviewed copy and say what is in it; 0, or 2 where a check crashed.

    Raises ``FileError``.
    """
    from release_lint.document import InputError, Source
    from release_lint.files import read_named
    from release_lint.finding import Severity
    from release_lint.office.review import Reviewer
    from release_lint.yamlfile import FileError

    draft = Path(args.file)
    copies.expect_office_file(draft, _ELSEWHERE)
    path = copies.destination(args, _WORD)
    data = read_named(draft.as_posix())
    absolute = draft.absolute()
    project = options.workspace(args).projects.of(absolute.parent)
    reviewer = Reviewer(
        project.rulebook(absolute), project.settings(absolute), least=Severity(args.least)
    )
    try:
        reviewed = reviewer.review(Source(draft.as_posix(), data))
    except InputError as problem:
        raise FileError(draft.as_posix(), 0, str(problem)) from None
    copies.write(path, reviewed.tracked, draft)
    return _tell(draft, path, reviewed)


def _tell(draft: Path, path: Path, reviewed: Reviewed) -> int:
    from release_lint.reporters.terminal import printable

    changes, comments = reviewed.changes, reviewed.comments
    if changes or comments:
        said = f"{_count(changes, 'change')} to accept or reject, {_count(comments, 'comment')}"
    else:
        said = "there is nothing to change or to say"
    print(f"{printable(draft.as_posix())}: {said}.")
    print(f"The reviewed copy is {printable(path.as_posix())}.")
    crashed = [result for result in reviewed.report.results if result.errored]
    for result in crashed:
        said = f"the check of {result.rule} crashed, which is a bug: {result.reason}"
        complain(said)
    return _TROUBLE if crashed else 0


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

"""``release-lint clean``: a copy of an office file without what the public must not see."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from release_lint.commands import copies

_WORD = "clean"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``clean``."""
    parser.add_argument("file", metavar="FILE", help="a .docx or .odt file")
    copies.add_destination(parser, _WORD)


def run(args: argparse.Namespace) -> int:
    """Write the copy and say what it has lost; 0. Raises ``FileError``."""
    from release_lint.document import InputError
    from release_lint.files import read_named
    from release_lint.office.clean import clean
    from release_lint.yamlfile import FileError

    draft = Path(args.file)
    copies.expect_office_file(draft, "only .docx and .odt files can be cleaned")
    path = copies.destination(args, _WORD)
    try:
        cleaned = clean(draft.name, read_named(draft.as_posix()))
    except InputError as problem:
        raise FileError(draft.as_posix(), 0, str(problem)) from None
    copies.write(path, cleaned.data, draft)
    _tell(draft, path, cleaned.taken, cleaned.left)
    return 0


def _tell(draft: Path, path: Path, taken: Iterable[str], left: Iterable[str]) -> None:
    from release_lint.reporters.terminal import paint, printable, style_for, wrapped

    style = style_for(sys.stdout, verbose=False, fail_on=None)

    def lines(head: str, items: list[str]) -> None:
        if items:
            print(f"  {head}")
            for item in items:
                print("\n".join(wrapped(printable(item), 4, style)))

    print(paint(printable(draft.as_posix()), "bold", style))
    lines("Taken out:", list(taken))
    lines("Left in, for you to look at:", list(left))
    if not taken:
        print("  Nothing had to be taken out.")
    print(f"The cleaned file is {printable(path.as_posix())}.")

"""Where the copy of an office file goes, and how it gets there: whole, or not at all."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from stat import S_IMODE

from release_lint.config import leads_out
from release_lint.whole import whole
from release_lint.yamlfile import FileError


def add_destination(parser: argparse.ArgumentParser, word: str) -> None:
    """``-o``, ``--in-place`` and ``--force``; ``word`` names the copy (``draft.WORD.docx``)."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=f"where the copy goes (default: beside the draft, as draft.{word}.docx)",
    )
    where.add_argument("--in-place", action="store_true", help="put it in the draft's own place")
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")


def expect_office_file(draft: Path, otherwise: str) -> None:
    """Raise :class:`FileError` for a file of any other kind, saying how to convert it.

    Where that cannot be done, ``otherwise`` says what the command is for.
    """
    from release_lint.document import suffix_of
    from release_lint.office.editors import ODT, WORD
    from release_lint.readers.formats import INSTEAD

    suffix = suffix_of(draft.name)
    if suffix == ".pdf":
        said = "a PDF file is not changed: take the document that it was made from"
        raise FileError(draft.as_posix(), 0, said)
    if suffix not in (*WORD, *ODT):
        raise FileError(draft.as_posix(), 0, INSTEAD.get(suffix, otherwise))


def destination(args: argparse.Namespace, word: str) -> Path:
    """The file to write. Raises :class:`FileError` where that would cost the user another."""
    draft = Path(args.file)
    if args.in_place:
        return draft
    if args.output and Path(args.output).suffix.lower() != draft.suffix.lower():
        said = f"`{Path(args.output).as_posix()}` must end in {draft.suffix}, as the draft does"
        raise FileError("--output", 0, said)
    path = Path(args.output or draft.with_name(f"{draft.stem}.{word}{draft.suffix}"))
    if path.exists() and draft.exists() and path.samefile(draft):
        raise FileError("--output", 0, "that is the draft itself: to replace it, say --in-place")
    if path.exists() and not args.force:
        said = "there is such a file already: name another with -o, or say --force to replace it"
        raise FileError(path.as_posix(), 0, said)
    if not path.absolute().parent.is_dir():
        raise FileError("--output", 0, f"there is no folder `{path.parent.as_posix()}`")
    return path


def write(path: Path, data: bytes, like: Path) -> None:
    """Write a whole file or none. Raises :class:`FileError`.

    In the place of the draft it keeps the draft's permissions, and asks for that to be writable.
    Where the draft is a link, the file that it leads to is written.
    """
    in_place = path.exists() and path.samefile(like)
    if in_place and leads_out(path.absolute()):
        raise FileError(path.as_posix(), 0, "a link leads from here out of the repository")
    if in_place and not os.access(path, os.W_OK):
        raise FileError(path.as_posix(), 0, "it is read-only")
    target = Path(os.path.realpath(path)) if in_place else path
    try:
        with whole(target, S_IMODE(like.stat().st_mode) if in_place else None) as out:
            out.write(data)
    except OSError as problem:
        said = f"it cannot be written: {problem.strerror}"
        raise FileError(path.as_posix(), 0, said) from None

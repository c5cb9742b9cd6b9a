"""From the paths of the command line to the files to check."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from release_lint.config import FILE_NAME, Config, leads_out, repository_root
from release_lint.records import record, replace
from release_lint.yamlfile import FileError

if TYPE_CHECKING:
    from release_lint.gitignore import GitIgnore

STDIN = "<stdin>"
MAX_BYTES = 100_000_000  # of any file: reports with pictures are large, texts have a lower limit
_PART = 1_000_000


@record
class Input:
    """A file to check: where it is (an absolute path) and its name in the report.

    ``error`` says why nothing can be checked there; ``left_out`` why the file is not to be.
    The bytes of a file that came on standard input are read there.
    """

    place: str
    name: str
    error: str = ""
    left_out: str = ""
    stdin: bool = False

    @property
    def path(self) -> Path:
        """Where it is; not kept, since a run may have many thousands of these."""
        return Path(self.place)

    def read(self) -> bytes:
        """Its bytes. Raises :class:`OSError`."""
        return read_file(self.place)

    @property
    def folder(self) -> str:
        """The folder that it is in."""
        return os.path.dirname(self.place)  # noqa: PTH120

    @property
    def is_unnamed(self) -> bool:
        """Whether it came on standard input, and nobody said what it is called."""
        return self.stdin and self.name == STDIN


def read_file(place: str | Path) -> bytes:
    """The bytes of a file. Raises :class:`OSError`, also where it is too large."""
    with open(place, "rb") as file:  # noqa: PTH123
        return read_bounded(file)


def read_named(name: str) -> bytes:
    """The bytes of the one file that a command is about, or of standard input for ``-``.

    Raises :class:`~release_lint.yamlfile.FileError`.
    """
    try:
        return read_bounded(sys.stdin.buffer) if name == "-" else read_file(name)
    except OSError as problem:
        raise FileError(name, 0, f"the file cannot be opened: {problem.strerror}") from None


def read_bounded(file: BinaryIO) -> bytes:
    """What a file holds; an endless one is not read to its end. Raises :class:`OSError`."""
    parts, room = [], MAX_BYTES
    while part := file.read(min(room + 1, _PART)):
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise OSError(0, f"it has more than {MAX_BYTES // 1_000_000} MB")
    return b"".join(parts)


class Discovery:
    """Finds releases; ``config_of`` gives a folder's config, ``suffixes`` are of readable files."""

    def __init__(self, config_of: Callable[[str], Config], suffixes: Collection[str]) -> None:
        self._config_of = config_of
        self._suffixes = frozenset(suffixes)
        self._cwd = Path.cwd()
        self._prefixes: dict[str, str] = {}
        self._seen: set[str] = set()

    def find(self, path: str) -> Iterator[Input]:
        """What a path of the command line stands for; each file once, whatever names it."""
        # os.path: no error where a name is too long, and names without `..` as the user knows them
        absolute = os.path.normpath(self._cwd / path)
        if os.path.lexists(absolute) and leads_out(Path(absolute)):
            error = "a link leads from here out of the repository"
            yield Input(absolute, self._name(absolute), error=error)
        elif os.path.isdir(absolute):  # noqa: PTH112
            yield from self._folder(absolute, path)
        elif problem := _out_of_reach(absolute):
            yield Input(absolute, self._name(absolute), error=problem)
        elif self._is_new(absolute):
            yield self.named(absolute)

    def named(self, path: str, *, stdin: bool = False) -> Input:
        """A file that the user named outright, by its absolute path."""
        item = Input(path, self._name(path), stdin=stdin)
        try:
            config = self._config_of(item.folder)
        except FileError as problem:
            return replace(item, error=str(problem))
        if (config.include or config.exclude) and not config.covers(item.path):
            return replace(item, left_out=f"{FILE_NAME} leaves it out")
        return item

    def unnamed(self) -> Input:
        """What comes on standard input without a name: plain text of the working folder."""
        return Input(str(self._cwd / STDIN), STDIN, stdin=True)

    def _name(self, path: str) -> str:
        """How a report names a file: from the repository's root, else from the working folder."""
        folder, name = os.path.split(path)
        if folder not in self._prefixes:
            self._prefixes[folder] = self._prefix(Path(folder))
        return self._prefixes[folder] + name

    def _prefix(self, folder: Path) -> str:
        """What stands before the names of a folder's files."""
        root = repository_root(folder)
        for base in (root, self._cwd):
            if base and self._cwd.is_relative_to(base) and folder.is_relative_to(base):
                folder = folder.relative_to(base)
                break
        return "" if folder == Path() else f"{folder.as_posix().rstrip('/')}/"

    def _folder(self, folder: str, shown: str) -> Iterator[Input]:
        empty = True
        for path, is_file in _walk(folder, _Ignored(Path(folder)), self._suffixes):
            if not is_file:
                error = "the folder cannot be opened"
                item = Input(path, self._name(path), error=error)
            else:
                item = self.named(path)
            if not item.left_out:
                empty = False
                if self._is_new(path):
                    yield item
        if empty:
            yield Input(folder, Path(shown).as_posix(), error=self._nothing_in(folder))

    def _nothing_in(self, folder: str) -> str:
        kinds = ", ".join(sorted(self._suffixes))
        config = self._config_of(folder)
        choice = f" that {FILE_NAME} includes" if config.include or config.exclude else ""
        ignored = "; what git ignores is left out" if repository_root(Path(folder)) else ""
        return f"there is no release in this folder: no file{choice} ends in {kinds}{ignored}"

    def _is_new(self, path: str) -> bool:
        known = path in self._seen
        self._seen.add(path)
        return not known


def _out_of_reach(path: str) -> str:
    """Why there is no looking at a path; empty where there is."""
    try:
        os.stat(path)  # noqa: PTH116  (as above)
    except PermissionError:
        return "the folder that it is in cannot be opened"
    except (OSError, ValueError) as problem:
        if getattr(problem, "errno", None) == errno.ELOOP:
            return "its links lead round in a circle"
        return "there is no such file or folder"
    return ""


def _walk(folder: str, ignored: _Ignored, suffixes: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Files of a folder with a known suffix, in order; nothing hidden, ignored, linked or locked.

    Word keeps a lock beside a document that is open: its name begins with ``~$``.

    With each path goes whether it is a file; a folder that cannot be opened is given itself.
    Folders wait in a list: a tree may be deeper than functions can call one another.
    """
    open_folders = [iter([(folder, True)])]
    while open_folders:
        path, is_folder = next(open_folders[-1], ("", False))
        if not path:
            open_folders.pop()
        elif not is_folder:
            yield path, True
        else:
            ignored.enter(path)
            entries = _entries(path, ignored, suffixes)
            if entries is None:
                yield path, False
            else:
                open_folders.append(iter(entries))


def _entries(
    folder: str, ignored: _Ignored, suffixes: Collection[str]
) -> list[tuple[str, bool]] | None:
    """What is to be walked of a folder, and whether it is one; None where it cannot be opened."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return None
    found = []
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.is_symlink():
            continue
        is_folder = entry.is_dir()
        wanted = is_folder or (entry.is_file() and _suffix(entry.name) in suffixes)
        if wanted and not ignored.matches(entry.path, is_folder=is_folder):
            found.append((entry.path, is_folder))
    return found


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122  (a path costs more than the reading)


class _Ignored:
    """The ``.gitignore`` files of a repository, from its root down to where the walk has come."""

    def __init__(self, start: Path) -> None:
        self._files: dict[str, GitIgnore] = {}
        root = repository_root(start)
        self._active = root is not None
        self._everything = False  # git ignores the folder, or one that holds it
        for folder in (*reversed(start.parents), start):
            if root is not None and folder != root and folder.is_relative_to(root):
                self.enter(str(folder.parent))
                self._everything = self._everything or self.matches(str(folder), is_folder=True)

    def enter(self, folder: str) -> None:
        """Take account of a folder's own file."""
        if self._active and folder not in self._files:
            from release_lint.gitignore import FILE_NAME, GitIgnore

            found = GitIgnore.read(folder, Path(folder, FILE_NAME).as_posix())
            if found:
                self._files[folder] = found

    def matches(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether git ignores it: the nearest file that speaks of it decides."""
        if self._everything or not self._files:
            return self._everything
        for folder in Path(path).parents:
            file = self._files.get(str(folder))
            if file:
                name = Path(path).relative_to(folder).as_posix()
                said = file.says(name, is_folder=is_folder)
                if said is not None:
                    return said
        return False

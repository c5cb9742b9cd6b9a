"""From the paths of the command line to the files to check."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint.config import FILE_NAME, Config, repository_root
from release_lint.records import record
from release_lint.yamlfile import FileError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "<stdin>"


@record
class Input:
    """A file to check: its absolute path and its name in the report.

    ``error`` says why nothing can be checked there; ``left_out`` why the file is not to be.
    The bytes of a file that came on standard input are read there.
    """

    path: Path
    name: str
    error: str = ""
    left_out: str = ""
    stdin: bool = False


class Discovery:
    """Finds releases; ``config_of`` gives a folder's config, ``suffixes`` are of readable files."""

    def __init__(self, config_of: Callable[[Path], Config], suffixes: Collection[str]) -> None:
        self._config_of = config_of
        self._suffixes = frozenset(suffixes)
        self._cwd = Path.cwd()
        self._seen: set[Path] = set()

    def find(self, path: str) -> Iterator[Input]:
        """What a path of the command line stands for; each file once, whatever names it."""
        # os.path: no error where a name is too long, and names without `..` as the user knows them
        absolute = Path(os.path.normpath(self._cwd / path))
        if os.path.isdir(absolute):  # noqa: PTH112
            yield from self._folder(absolute, path)
        elif not os.path.exists(absolute):  # noqa: PTH110
            yield Input(absolute, self.name(absolute), error="there is no such file or folder")
        else:
            yield from self._once(self.named(absolute))

    def named(self, path: Path, *, stdin: bool = False) -> Input:
        """A file that the user named outright, by its absolute path."""
        name = self.name(path)
        try:
            covered = self._covers(path)
        except FileError as problem:
            return Input(path, name, error=str(problem))
        left_out = "" if covered else f"{FILE_NAME} leaves it out"
        return Input(path, name, left_out=left_out, stdin=stdin)

    def unnamed(self) -> Input:
        """What comes on standard input without a name: plain text of the working folder."""
        return Input(self._cwd / STDIN, STDIN, stdin=True)

    def name(self, path: Path) -> str:
        """How a report names a file: from the repository's root, else from the working folder."""
        root = repository_root(path.parent)
        for folder in (root, self._cwd):
            inside = folder is not None and self._cwd.is_relative_to(folder)
            if folder is not None and inside and path.is_relative_to(folder):
                return path.relative_to(folder).as_posix()
        return path.as_posix()

    def _folder(self, folder: Path, shown: str) -> Iterator[Input]:
        empty = True
        for path in _walk(folder, _Ignored(folder), self._suffixes):
            item = self.named(path)
            if path.is_dir():
                item = Input(path, self.name(path), error="the folder cannot be opened")
            if not item.left_out:
                empty = False
                yield from self._once(item)
        if empty:
            yield Input(folder, Path(shown).as_posix(), error=self._nothing_in(folder))

    def _nothing_in(self, folder: Path) -> str:
        kinds = ", ".join(sorted(self._suffixes))
        config = self._config_of(folder)
        choice = f" that {FILE_NAME} includes" if config.include or config.exclude else ""
        ignored = "; what git ignores is left out" if repository_root(folder) else ""
        return f"there is no release in this folder: no file{choice} ends in {kinds}{ignored}"

    def _covers(self, path: Path) -> bool:
        return self._config_of(path.parent).covers(path)

    def _once(self, item: Input) -> Iterator[Input]:
        if item.path not in self._seen:
            self._seen.add(item.path)
            yield item


def _walk(folder: Path, ignored: _Ignored, suffixes: Collection[str]) -> Iterator[Path]:
    """Files of a folder with a known suffix, in order; nothing hidden, ignored or linked.

    A folder that cannot be opened is given itself.
    """
    ignored.enter(folder)
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink() or ignored.matches(entry):
            continue
        if entry.is_dir():
            yield from _walk(entry, ignored, suffixes)
        elif entry.suffix.lower() in suffixes:
            yield entry


class _Ignored:
    """The ``.gitignore`` files of a repository, from its root down to where the walk has come."""

    def __init__(self, start: Path) -> None:
        self._specs: dict[Path, GitIgnoreSpec] = {}
        root = repository_root(start)
        self._active = root is not None
        for folder in reversed(start.parents):
            if root is not None and folder.is_relative_to(root):
                self.enter(folder)

    def enter(self, folder: Path) -> None:
        """Take account of a folder's own file."""
        file = folder / ".gitignore"
        if self._active and file.is_file():
            from pathspec import GitIgnoreSpec

            lines = file.read_text("utf-8", "replace").splitlines()
            self._specs[folder] = GitIgnoreSpec.from_lines(lines)

    def matches(self, path: Path) -> bool:
        """Whether git ignores it: the nearest file that speaks of it decides."""
        for folder in path.parents:
            spec = self._specs.get(folder)
            if spec is None:
                continue
            name = path.relative_to(folder).as_posix() + ("/" if path.is_dir() else "")
            said = spec.check_file(name).include
            if said is not None:
                return said
        return False

"""What earlier runs read of rule files: a start reads one JSON file in place of parsing sixty.

A shelf in the user's cache folder holds the data of one folder's files, strings, lists and mappings
alone, each with its file's size, times and inode: an entry is used only while these are the same.
Whatever is wrong with a shelf, the YAML is parsed again, and nothing is said. Who can write to the
user's cache folder, and knows the inodes and times of the files, could forge an entry; other users'
files are not read.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import release_lint
from release_lint.yamlfile import YamlFile, read_text

_MADE_BY = f"release-lint {release_lint.__version__}, Python {sys.version}, shelf 1"
_MAX_BYTES = 20_000_000  # of a shelf
_MAX_SHELVES = 100
_SETTLED = 2_000_000_000  # ns: a file that changed later may change again without a trace


class Parsed:
    """The user's shelves; without a folder for them, every file is parsed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def lines(self, label: str) -> list[bytes]:
        """What was kept under a label, line by line; nothing where nothing was."""
        whose, path = self._place(label)
        body = _read(path, whose) if path else b""
        return body.split(b"\n") if body else []

    def keep(self, label: str, lines: Sequence[bytes]) -> None:
        """Keep lines for the next run, as far as that is possible."""
        whose, path = self._place(label)
        if path:
            with contextlib.suppress(OSError):
                _write(path, whose, b"\n".join(lines))

    def _place(self, label: str) -> tuple[bytes, Path | None]:
        whose = f"{_MADE_BY}, {label}".encode("utf-8", "replace")
        return whose, self._folder / f"{crc32(whose):08x}.json" if self._folder else None

    def shelf(self, of: Path, kind: str) -> Shelf:
        """The shelf of a folder's files; ``kind`` tells its uses apart."""
        return Shelf(self._folder, of, kind)


class Shelf:
    """What is known of the YAML files of one folder; saved when all of them are read."""

    def __init__(self, cache: Path | None, folder: Path, kind: str) -> None:
        self._prefix = f"{folder}{os.sep}"
        self._label = f"{_MADE_BY}, {kind} of {folder.absolute()}".encode("utf-8", "replace")
        self._path = cache / f"{crc32(self._label):08x}.json" if cache else None
        self._before = _load(self._path, self._label) if self._path else {}
        self._now: dict[str, Any] = {}
        self._is_new = False

    def read(self, path: Path, shown: str, part: Callable[[str], str] = str) -> YamlFile:
        """A file of the folder, or a part of its text; ``shown`` is the path to report.

        Raises :class:`~release_lint.yamlfile.FileError`.
        """
        text = partial(_part, path, shown, part)
        if self._path is None:
            return YamlFile(text(), shown)
        name = str(path).removeprefix(self._prefix)
        state = _state(path)
        match self._before.get(name):
            case [before, data] if before == state:
                self._now[name] = [state, data]
                return YamlFile.parsed(data, text, shown)
        file = YamlFile(text(), shown)
        if state and time.time_ns() - max(state[1:3]) > _SETTLED:
            self._now[name] = [state, file.data]
            self._is_new = True
        return file

    def save(self) -> None:
        """Keep what was read for the next run, as far as that is possible."""
        if self._path and self._is_new:
            with contextlib.suppress(OSError):
                _save(self._path, self._label, self._now)


def user_folder(kind: str) -> Path | None:
    """Where this user's files of a kind are, if there is such a place."""
    home = os.path.expanduser("~")  # noqa: PTH111  (pathlib raises where there is no home)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", ""))
    else:
        usual = f"{home}/Library/Caches" if sys.platform == "darwin" else f"{home}/.cache"
        base = Path(os.environ.get("XDG_CACHE_HOME") or usual)
    return base / "release-lint" / kind if base.is_absolute() else None


def _part(path: Path, shown: str, part: Callable[[str], str]) -> str:
    return part(read_text(path, shown))


def _state(path: Path) -> list[int]:
    """What changes when a file does; empty where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return []
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _load(path: Path, label: bytes) -> dict[str, Any]:
    import json

    try:
        loaded = json.loads(_read(path, label) or "{}")
    except (ValueError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _read(path: Path, label: bytes) -> bytes:
    """What stands below the first line; nothing where the file is another's, or not whole."""
    try:
        with path.open("rb") as file:
            if hasattr(os, "geteuid") and os.fstat(file.fileno()).st_uid != os.geteuid():
                return b""
            head, _, body = file.read(_MAX_BYTES).partition(b"\n")
    except OSError:
        return b""
    return body if head == _head(label, body) else b""


def _head(label: bytes, body: bytes) -> bytes:
    """The first line: whose shelf it is, and that all of it is there."""
    return b"%s, %08x" % (label.replace(b"\n", b" "), crc32(body))


def _save(path: Path, label: bytes, entries: Mapping[str, Any]) -> None:
    """Raises ``OSError``."""
    import json

    _write(path, label, json.dumps(entries, separators=(",", ":")).encode())


def _write(path: Path, label: bytes, body: bytes) -> None:
    """Two runs at once each leave a whole file. Raises ``OSError``."""
    from release_lint.whole import whole

    if len(label) + len(body) + 100 > _MAX_BYTES:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole(path, lasting=False) as out:
        out.write(_head(label, body) + b"\n" + body)
    _thin_out(path.parent)


def _thin_out(folder: Path) -> None:
    """Remove the oldest of too many shelves, and what runs that crashed left."""
    with os.scandir(folder) as entries:
        files = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries)
    for _, path in files[:-_MAX_SHELVES]:
        Path(path).unlink(missing_ok=True)

"""What rules and code a run works with, by the contents of their files.

Reading all of them takes longer than a start may. So their digest is kept by their state: size,
times and inode of each.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

try:  # the same function; hashlib loads OpenSSL with it, as long as a tenth of the start
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from release_lint.cache import Cache

_SETTLED = 2_000_000_000  # ns: a file that changed later may change again without a trace
_SAME_FOR_SAME = 2  # the last version of marshal in which equal values are written alike
_METADATA = (".dist-info", ".egg-info", ".egg-link", ".pth")
State = tuple[str, str, int, int, int, int]  # name, path, size, mtime and ctime in ns, inode


def digest_of(*parts: object) -> bytes:
    """A digest of plain values, whatever stands in them."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=20).digest()


def digest_of_states(states: Iterable[State]) -> bytes:
    """A digest of the states of hundreds of files: as text they would take ten times as long."""
    return digest_of_bytes(marshal.dumps([*states], _SAME_FOR_SAME))


def digest_of_bytes(data: bytes) -> bytes:
    """A digest of a file's bytes."""
    return blake2b(data, digest_size=20).digest()


class Fingerprints:
    """Digests of files, and whether these are still what they were."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._seen: list[tuple[Callable[[], Iterable[State]], bytes]] = []

    def of(self, gather: Callable[[], Iterable[State]], states: list[State] | None = None) -> bytes:
        """The digest of the names and contents of files; ``states`` is what ``gather`` just gave.

        Raises ``OSError``.
        """
        states = list(gather()) if states is None else states
        state = digest_of_states(states)
        self._seen.append((gather, state))
        known = self._cache.digest(state)
        if known is not None:
            return known
        digest = digest_of([(name, digest_of_bytes(_content(path))) for name, path, *_ in states])
        if are_settled(states) and digest_of_states(gather()) == state:
            self._cache.keep_digest(state, digest)
        return digest

    def hold(self) -> bool:
        """Whether no file has changed since: if one has, nobody knows what a result was made of."""
        try:
            return all(digest_of_states(gather()) == state for gather, state in self._seen)
        except OSError:
            return False


def are_settled(states: Iterable[State]) -> bool:
    """Whether a change to any of the files would show: not where one has changed this moment."""
    newest = max((max(mtime, ctime) for _, _, _, mtime, ctime, _ in states), default=0)
    return time.time_ns() - newest > _SETTLED


def code(place: str) -> Iterator[State]:
    """A module, or the files of a package, data included."""
    if os.path.isdir(place):  # noqa: PTH112
        yield from _package(place, os.path.basename(place))  # noqa: PTH119
    else:
        yield _state(os.path.basename(place), place)  # noqa: PTH119


def _package(folder: str, name: str) -> Iterator[State]:
    for entry in _entries(folder):
        if not entry.is_dir():
            yield _state(f"{name}/{entry.name}", entry.path)
        elif entry.name != "__pycache__":
            yield from _package(entry.path, f"{name}/{entry.name}")


def rules(folder: str) -> Iterator[State]:
    """The rule files of a folder: ``<family>/<rule>.yaml``."""
    for family in _entries(folder):
        if family.is_dir():
            for entry in _entries(family.path):
                if entry.name.lower().endswith(".yaml"):
                    yield _state(f"{family.name}/{entry.name}", entry.path)


def installed() -> Iterator[State]:
    """What tells which packages are installed, in which versions."""
    for folder in sys.path:
        try:
            entries = _entries(folder or ".")
        except NotADirectoryError:
            yield _state("archive", folder)
            continue
        except FileNotFoundError:
            continue
        for entry in entries:
            if entry.name.endswith(_METADATA):
                yield _state(entry.name, entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as listing:
        return sorted(listing, key=lambda entry: entry.name)


def _state(name: str, path: str) -> State:
    stat = os.stat(path)  # noqa: PTH116  (hundreds of paths at every start)
    return name, path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _content(path: str) -> bytes:
    """Of a package's metadata, the list of its files and their sums."""
    if os.path.isdir(path):  # noqa: PTH112
        path = os.path.join(path, "RECORD")  # noqa: PTH118
        if not os.path.isfile(path):  # noqa: PTH113
            return b""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()

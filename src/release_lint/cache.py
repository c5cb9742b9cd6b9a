"""The user's file of results: one SQLite database that several runs may use at once.

Nothing depends on it. Whatever is wrong with it (no place, no room, damage, another program's
file, other rights), a run goes on without it, and what can be made anew is. Each row has a sum over
its key and its values: a damaged page is no result.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from release_lint.records import record

T = TypeVar("T")
FILE_NAME = "results-1.sqlite"  # the number is that of the tables' layout
MAX_BYTES = 300_000_000
_OURS = 0x724C4E54  # tells our file from another program's
_PATIENCE = 2.0  # seconds to wait for another run that writes
_PAGE = 16_384  # bytes: most rows fill one or two
_DAY = 86_400  # seconds: how exactly the last use is noted
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE results (
  key BLOB, day TEXT, used INTEGER, totals TEXT, body BLOB, report BLOB, sum INTEGER,
  PRIMARY KEY (key, day)
);
CREATE INDEX by_use ON results (used);
CREATE TABLE digests (state BLOB PRIMARY KEY, digest BLOB);
PRAGMA application_id = %d;
COMMIT;
"""
_FIND = "SELECT day, used, totals, body, report, sum FROM results WHERE key = ? AND day IN ('', ?)"
_KEEP = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?)"
_USED = "UPDATE results SET used = ? WHERE key = ? AND day = ?"
# Of those used on one day the first by their keys go: of an archive too large for the file,
# the same ones always, so that each run knows the others.
_OLDEST = (
    "DELETE FROM results WHERE rowid IN (SELECT rowid FROM results ORDER BY used, key LIMIT ?)"
)


@record
class Row:
    """What is kept of one report; ``day`` (ISO) is empty where it holds on any."""

    key: bytes
    day: str
    totals: str
    body: bytes
    report: bytes

    def sum(self) -> int:
        """Tells whether the row is as it was written."""
        start = crc32(f"{self.day} {self.totals}".encode(), crc32(self.key))
        return crc32(self.report, crc32(self.body, start))


@record
class Usage:
    """How much is kept: reports, and bytes of the file."""

    reports: int
    bytes: int


class Cache:
    """Rows by their keys. No method raises where the file is at fault."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._today = int(time.time()) // _DAY
        self._used: list[tuple[int, bytes, str]] = []
        self._file: sqlite3.Connection | None = None
        self._may_rebuild = True
        self._open()

    def find(self, key: bytes, day: str) -> Row | None:
        """The row that holds on any day, or on this one."""
        found = self._try(lambda file: file.execute(_FIND, (key, day)).fetchall())
        for held, used, totals, body, report, given in found or ():
            row = Row(key, held, totals, body, report)
            if isinstance(body, bytes) and isinstance(report, bytes) and row.sum() == given:
                if used != self._today:
                    self._used.append((self._today, key, held))
                return row
        return None

    def keep(self, rows: Iterable[Row]) -> None:
        """Write the rows, all or none; the least recently used go where there are too many."""
        values = [
            (row.key, row.day, self._today, row.totals, row.body, row.report, row.sum())
            for row in rows
        ]

        def write(file: sqlite3.Connection) -> None:
            with _transaction(file):
                file.executemany(_KEEP, values)
            _bound(file)

        self._try(write)

    def digest(self, state: bytes) -> bytes | None:
        """The digest of files by that of their state, where a run has read them before."""
        query = "SELECT digest FROM digests WHERE state = ?"
        found = self._try(lambda file: file.execute(query, (state,)).fetchone())
        return found[0] if found and isinstance(found[0], bytes) else None

    def keep_digest(self, state: bytes, digest: bytes) -> None:
        """For the next run."""
        query = "INSERT OR REPLACE INTO digests VALUES (?, ?)"
        self._try(lambda file: file.execute(query, (state, digest)))

    def usage(self) -> Usage:
        """How much there is."""
        count = self._try(lambda file: file.execute("SELECT count(*) FROM results").fetchone())
        names = (self._path.name + end for end in ("", "-wal", "-shm"))
        files = (self._path.with_name(name) for name in names)
        return Usage(count[0] if count else 0, sum(f.stat().st_size for f in files if f.is_file()))

    def clear(self) -> bool:
        """Remove everything; whether that was possible."""

        def remove(file: sqlite3.Connection) -> bool:
            with _transaction(file):
                file.execute("DELETE FROM results")
                file.execute("DELETE FROM digests")
            file.execute("VACUUM")
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return True

        return bool(self._try(remove))

    def close(self) -> None:
        """Note what was used, and let go of the file."""

        def note(file: sqlite3.Connection) -> None:
            with _transaction(file):
                file.executemany(_USED, self._used)

        if self._used:
            self._try(note)
        if self._file:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        if self._file is None:
            return None
        try:
            return work(self._file)
        except sqlite3.Error as problem:
            if _code(problem) != sqlite3.SQLITE_BUSY:
                self._file.close()
                self._file = None
            if _code(problem) in _DAMAGE:
                self._rebuild()
            return None

    def _open(self) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_own(self._path):
                return
            self._file = _connected(self._path)
        except OSError:
            return
        except sqlite3.Error as problem:
            if _code(problem) in _DAMAGE:
                self._rebuild()

    def _rebuild(self) -> None:
        """Once a run: a file that breaks again is left alone."""
        if not self._may_rebuild:
            return
        self._may_rebuild = False
        try:
            for end in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
        except OSError:
            return
        self._open()


def _code(problem: sqlite3.Error) -> int:
    """SQLite's number of the kind of problem; one that it did not name comes of odd values."""
    code: int = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF


class _transaction:  # noqa: N801  (used as a statement)
    """Begin, then commit or roll back."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def __enter__(self) -> None:
        self._file.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._file.execute("COMMIT")
        elif self._file.in_transaction:
            self._file.execute("ROLLBACK")


def _connected(path: Path) -> sqlite3.Connection:
    """The file, made where there is none. Raises ``sqlite3.Error``, damage where it is foreign."""
    if not path.exists():
        _create(path)
    file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        _require_ours(file)
        file.execute("PRAGMA synchronous = OFF")  # a cache that a power cut damages is rebuilt
    except BaseException:
        file.close()
        raise
    return file


def _require_ours(file: sqlite3.Connection) -> None:
    if file.execute("PRAGMA application_id").fetchone()[0] != _OURS:
        foreign = sqlite3.DatabaseError("another program's file")
        foreign.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise foreign


def _create(path: Path) -> None:
    """Make the file under another name first: a run that begins meanwhile never sees half of it.

    Where that run was quicker, its file is the one. Raises ``sqlite3.Error`` and ``OSError``.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{time.time_ns()}")
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as file:
            file.execute(f"PRAGMA page_size = {_PAGE}")
            file.execute("PRAGMA journal_mode = WAL")
            file.executescript(_TABLES % _OURS)
        with suppress(FileExistsError):
            _name(unfinished, path)
    finally:
        for end in ("", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)


def _name(unfinished: Path, path: Path) -> None:
    """Raises ``FileExistsError`` where there is such a file already."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        unfinished.rename(path)


def _is_own(path: Path) -> bool:
    """Whether no other user has put the file there."""
    try:
        return not hasattr(os, "geteuid") or path.stat().st_uid == os.geteuid()
    except FileNotFoundError:
        return True


def _bound(file: sqlite3.Connection) -> None:
    """Drop a quarter, the least recently used, where the file is too large."""
    pages, free, size = (
        file.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size > MAX_BYTES:
        count = file.execute("SELECT count(*) FROM results").fetchone()[0]
        with _transaction(file):
            file.execute(_OLDEST, (count // 4 + 1,))
            file.execute("DELETE FROM digests")

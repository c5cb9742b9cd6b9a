"""Files are written whole or not at all: under another name first, then renamed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_SHOWN = 100  # characters of the file's name in the other one: a name may be as long as is allowed


@contextmanager
def whole(path: Path, mode: int | None = None, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A stream whose bytes are the file at the end; where the block raises, it is as it was.

    The other name is new each time, so that no link in the folder can be waiting under it.
    ``mode`` are the permissions, those of any new file where none are given. ``lasting`` waits for
    the disk, so that a power cut loses nothing. Raises :class:`OSError`, also where a device or a
    pipe has the name: a rename would take its place.
    """
    if path.exists() and not (path.is_file() or path.is_symlink()):
        raise OSError(0, "it is no ordinary file")
    name = f".{path.name[:_SHOWN]}.{os.getpid()}-{time.time_ns()}"
    unfinished = path.with_name(name)
    out = unfinished.open("xb")
    try:
        with out:
            yield out
            if lasting:
                out.flush()
                os.fsync(out.fileno())
        if mode is not None:
            unfinished.chmod(mode)
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)

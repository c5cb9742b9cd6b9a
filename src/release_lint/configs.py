"""The config of every folder: the nearest one, or the one that the user named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from release_lint import config as files
from release_lint.config import Config, display
from release_lint.parsed import Parsed
from release_lint.yamlfile import FileError


class Configs:
    """Finds and reads each config once."""

    def __init__(self, parsed: Parsed, named: Path | None = None) -> None:
        self._parsed = parsed
        self._named = named
        self._nearest: dict[str, Path | None] = {}
        self._read: dict[Path, Config | FileError] = {}
        self._none = Config()

    def of(self, folder: str) -> Config:
        """The config of the files of a folder, by its absolute path; the same object for all.

        Raises :class:`FileError`.
        """
        path = self._named or self._find(folder)
        if path is None:
            return self._none
        if path not in self._read:
            try:
                self._read[path] = files.load(path, display(path), self._parsed)
            except FileError as problem:
                self._read[path] = problem
        config = self._read[path]
        if isinstance(config, FileError):
            raise config
        return config

    def known(self) -> Iterator[Config]:
        """Those that were read so far, and the empty one of folders without any."""
        yield self._none
        yield from (config for config in self._read.values() if isinstance(config, Config))

    def _find(self, folder: str) -> Path | None:
        if folder not in self._nearest:
            self._nearest[folder] = files.find(Path(folder))
        return self._nearest[folder]

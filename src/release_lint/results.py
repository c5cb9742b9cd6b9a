"""Reports of earlier runs, found by everything that they were made of.

That is: the file's bytes and suffix, what the command line and the config say, the contents of all
rule files, all our code, the packages installed, and Python's version; the day, where something
asked for it; the file's whole name, where a plugin could. Only a whole report is kept: none with an
error, and none in which a check crashed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import release_lint
from release_lint import fingerprint
from release_lint.document import suffix_of
from release_lint.fingerprint import Fingerprints, digest_of
from release_lint.parsed import user_folder
from release_lint.plugins import unusual_imports
from release_lint.stored import Stored, StoredReport

if TYPE_CHECKING:
    from release_lint.cache import Cache
    from release_lint.choices import Extras
    from release_lint.files import Input
    from release_lint.finding import Report
    from release_lint.workspace import Workspace

_MADE_BY = ("results 1", release_lint.__version__, sys.version)
_NOT_IN_KEYS = ("today", "config", "remember")  # the day and the config's content have parts
_BATCH = 50  # reports that are written at once


class Results:
    """Finds and keeps reports, as far as the cache can be used."""

    def __init__(self, workspace: Workspace, extras: Extras) -> None:
        self._workspace = workspace
        self._extras = extras
        self._day = workspace.choices.today.isoformat()
        self._waiting: list[tuple[bytes, str, Stored]] = []
        self._configs: dict[tuple[int, ...], bytes] = {}
        self._cache = _opened() if workspace.choices.remember else None
        if self._cache:
            self._files = Fingerprints(self._cache)
            try:
                self._common = self._common_part()
            except OSError:
                self.close()

    def key(self, item: Input, content: bytes) -> bytes | None:
        """The key of a file's report, by its content's digest; None where it cannot be kept.

        Raises ``FileError``.
        """
        if self._cache is None:
            return None
        try:
            config = self._config_part(item)
        except OSError:  # a folder of rules that cannot be read: who reads it will say so
            return None
        name = item.name if self._workspace.plugins.origins else suffix_of(item.name)
        return digest_of(self._common, config, name, content)

    def find(self, key: bytes | None, name: str) -> Report | None:
        """The report under a key, if there is one, as that of a file of some name."""
        row = self._cache.find(key, self._day) if self._cache and key else None
        return StoredReport(name, Stored(row.totals, row.body, row.report)) if row else None

    def keep(self, key: bytes | None, report: Report, *, any_day: bool) -> Report:
        """The report, after it was put by if it is whole; ``any_day``: nobody asked for the day."""
        short = stored(report, self._extras) if key else None
        if key and short:
            self.put(key, short, any_day=any_day)
            return StoredReport(report.name, short, report)
        return report

    def put(self, key: bytes, short: Stored, *, any_day: bool) -> None:
        """Put a report by for later runs."""
        self._waiting.append((key, "" if any_day else self._day, short))
        if len(self._waiting) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what is left."""
        if self._cache:
            self._write()
            self._cache.close()
        self._cache = None

    def _write(self) -> None:
        """What was made while a rule or our code changed is not written."""
        from release_lint.cache import Row

        waiting, self._waiting = self._waiting, []
        if self._cache and waiting and self._files.hold():
            self._cache.keep(
                Row(key, day, short.totals, short.body, short.report) for key, day, short in waiting
            )

    def _common_part(self) -> bytes:
        """What the reports of this run have in common. Raises ``OSError``."""
        choices = vars(self._workspace.choices)
        said = [(name, choices[name]) for name in choices if name not in _NOT_IN_KEYS]
        made_with = self._files.of(self._workspace.made_with, self._workspace.states)
        return digest_of(_MADE_BY, said, vars(self._extras), made_with)

    def _config_part(self, item: Input) -> bytes:
        """What the config says of a file: all of its text, and which parts hold for the file."""
        config = self._workspace.configs.of(item.folder)
        which: tuple[int, ...] = ()
        if config.layers:
            holding = {id(layer) for layer in config.layers_for(item.path)}
            which = tuple(n for n, layer in enumerate(config.layers) if id(layer) in holding)
        known = (id(config), *which)
        if known not in self._configs:
            texts = [layer.file.data for layer in config.layers if not layer.keys]
            folders = [self._rules_in(str(folder)) for folder in config.rule_folders]
            self._configs[known] = digest_of(texts, which, folders)
        return self._configs[known]

    def _rules_in(self, folder: str) -> bytes:
        return self._files.of(lambda: fingerprint.rules(folder))


def stored(report: Report, extras: Extras) -> Stored | None:
    """A report in short; None where it may not be kept."""
    if report.error is not None or any(result.errored for result in report.results):
        return None
    wanted = vars(extras)
    if any(wanted[extra] and getattr(report, extra) is None for extra in wanted):
        return None  # it crashed
    try:
        return Stored.of(report, with_body=extras.facts)
    except TypeError:  # a plugin's own types
        return None


def _opened() -> Cache | None:
    """The user's cache, if there can be one, and what is installed can be told."""
    folder = user_folder("results")
    if folder is None or unusual_imports():
        return None
    try:
        from release_lint.cache import Cache
    except ImportError:  # Python can be built without SQLite
        return None
    return Cache(folder)

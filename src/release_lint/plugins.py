"""Loads the built-ins and all installed plugins, once."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pluggy

from release_lint import builtin, hookspecs
from release_lint.checks.base import Check
from release_lint.readers.base import Reader
from release_lint.reporters.base import Reporter

GROUP = "release_lint"
T = TypeVar("T")


class PluginError(Exception):
    """A plugin that cannot be used: the run stops, since a gate never goes on without its rules."""


@dataclass(frozen=True, slots=True)
class Plugins:
    """Everything that the built-ins and plugins bring."""

    checks: Mapping[str, type[Check]]
    rule_folders: tuple[Path, ...]
    readers: Mapping[str, Reader]  # by suffix
    reporters: Mapping[str, Reporter]


def load() -> Plugins:
    """Built-ins first, then installed packages in the order of their names.

    Raises :class:`PluginError` where one fails to import or brings a name that is taken.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    manager.register(builtin, name="release-lint")
    for entry in sorted(importlib.metadata.entry_points(group=GROUP), key=lambda e: e.name):
        try:
            manager.register(entry.load(), name=entry.name)
        except Exception as problem:
            raise PluginError(
                f"plugin `{entry.name}` ({entry.value}) cannot be loaded: "
                f"{type(problem).__name__}: {problem}. Mend or uninstall it."
            ) from problem
    readers = [r for group in reversed(manager.hook.release_lint_readers()) for r in group]
    return Plugins(
        _merged("check", reversed(manager.hook.release_lint_checks())),
        tuple(f for group in reversed(manager.hook.release_lint_rule_folders()) for f in group),
        _merged("reader of", [dict.fromkeys(r.suffixes, r) for r in readers]),
        _merged("reporter", reversed(manager.hook.release_lint_reporters())),
    )


def _merged(what: str, groups: Iterable[Mapping[str, T]]) -> dict[str, T]:
    merged: dict[str, T] = {}
    for group in groups:
        for name, item in group.items():
            if name in merged:
                raise PluginError(f"two plugins bring the {what} `{name}`: uninstall one of them")
            merged[name] = item
    return merged

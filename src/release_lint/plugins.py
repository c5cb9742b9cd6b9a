"""Loads the built-ins and all installed plugins, once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from release_lint import builtin, hookspecs
from release_lint.checks.base import Check
from release_lint.readers.base import Reader
from release_lint.records import record
from release_lint.reporters.base import Reporter

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "release_lint"
BUILT_IN = "release-lint"
T = TypeVar("T")


class PluginError(Exception):
    """A plugin that cannot be used: the run stops, since a gate never goes on without its rules."""


@record
class Plugins:
    """Everything that the built-ins and plugins bring."""

    checks: Mapping[str, type[Check]]
    rule_folders: tuple[Path, ...]
    readers: Mapping[str, Reader]  # by suffix
    reporters: Mapping[str, Reporter]


def load() -> Plugins:
    """Built-ins first, then installed packages in the order of their names.

    Raises :class:`PluginError` where one fails to import, in one of its hooks, or brings a name
    that is taken.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    manager.register(builtin, name=BUILT_IN)
    for entry in entry_points(sys.path):
        with _blaming(entry.name):
            if not manager.get_hookcallers(_register(manager, entry)):
                raise AttributeError("it has no function marked with @hookimpl")
            manager.check_pending()
    hook = manager.hook
    readers = _collected(hook.release_lint_readers, list)
    return Plugins(
        _merged("check", _collected(hook.release_lint_checks, dict)),
        tuple(chain.from_iterable(_collected(hook.release_lint_rule_folders, list))),
        _merged("reader of", (dict.fromkeys(r.suffixes, r) for group in readers for r in group)),
        _merged("reporter", _collected(hook.release_lint_reporters, dict)),
    )


def _register(manager: pluggy.PluginManager, entry: EntryPoint) -> object:
    plugin = entry.load()
    manager.register(plugin, name=entry.name)
    return plugin


def _collected(hook: pluggy.HookCaller, kind: Callable[[Any], T]) -> list[T]:
    """What each plugin's hook brings, in the order of registration; pluggy would not say whose."""
    brought: list[T] = []
    for implementation in hook.get_hookimpls():
        with _blaming(implementation.plugin_name):
            brought.append(kind(implementation.function()))
    return brought


@contextmanager
def _blaming(name: str) -> Iterator[None]:
    try:
        yield
    except Exception as problem:
        if name == BUILT_IN:
            raise  # our own mistake
        raise PluginError(
            f"plugin `{name}` cannot be used: {type(problem).__name__}: {problem}. "
            "Mend or uninstall it."
        ) from problem


def entry_points(folders: Sequence[str]) -> list[EntryPoint]:
    """The entry points of installed plugins, in the order of their names.

    ``importlib.metadata`` takes 15 ms to import; it is, where a glance finds a plugin at all.
    """
    if not (_unusual_imports() or any(map(_names_plugin, folders))):
        return []
    from importlib.metadata import entry_points as find

    return sorted(find(group=GROUP), key=lambda entry: entry.name)


def _unusual_imports() -> bool:
    """Whether packages may be installed elsewhere than in the folders of ``sys.path``."""
    from importlib.machinery import PathFinder

    finders = (f for f in sys.meta_path if hasattr(f, "find_distributions"))
    return any(finder is not PathFinder for finder in finders)


def _names_plugin(folder: str) -> bool:
    """Whether a package installed in the folder names our group; an archive may."""
    try:
        with os.scandir(folder or ".") as entries:
            metadata = [e.path for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
    except NotADirectoryError:
        return True
    except OSError:
        return False
    return any(map(_names_group, metadata))


def _names_group(metadata: str) -> bool:
    try:
        with open(os.path.join(metadata, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123  (pathlib costs more than the reading)
            return f"[{GROUP}]".encode() in file.read().replace(b" ", b"")
    except OSError:
        return False


def _merged(what: str, groups: Iterable[Mapping[str, T]]) -> dict[str, T]:
    merged: dict[str, T] = {}
    for group in groups:
        for name, item in group.items():
            if name in merged:
                raise PluginError(f"two plugins bring the {what} `{name}`: uninstall one of them")
            merged[name] = item
    return merged

"""Loads the built-ins and all installed plugins, once."""

from __future__ import annotations

import os
import sys
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from release_lint import builtin
from release_lint.records import record

if TYPE_CHECKING:  # most installations have no plugin, and need not wait for these
    import pluggy

    from release_lint.checks.base import Check
    from release_lint.readers.base import Reader
    from release_lint.reporters.base import Reporter

GROUP = "release_lint"
_METADATA = (".dist-info", ".egg-info")
BUILT_IN = "release-lint"
HOOKS = (
    "release_lint_checks",
    "release_lint_rule_folders",
    "release_lint_readers",
    "release_lint_reporters",
)
Implementation = tuple[str, Callable[[], Any]]  # a plugin's name and its function
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
    origins: tuple[str, ...] = ()  # of the plugins' code, with all that it imports


def load() -> Plugins:
    """Built-ins first, then installed packages in the order of their names.

    Raises :class:`PluginError` where one fails to import, in one of its hooks, or brings a name
    that is taken.
    """
    entries = entry_points(sys.path)
    hooks = _hooks(entries) if entries else {hook: [_built_in(hook)] for hook in HOOKS}
    readers = _collected(hooks["release_lint_readers"], list)
    return Plugins(
        _merged("check", _collected(hooks["release_lint_checks"], _mapping)),
        tuple(chain.from_iterable(_collected(hooks["release_lint_rule_folders"], list))),
        _merged("reader of", [dict.fromkeys(r.suffixes, r) for group in readers for r in group]),
        _merged("reporter", _collected(hooks["release_lint_reporters"], _mapping)),
        _origins() if entries else (),
    )


def _built_in(hook: str) -> Implementation:
    return BUILT_IN, getattr(builtin, hook)


def _hooks(entries: Iterable[Entry]) -> dict[str, list[Implementation]]:
    """Every hook's implementations, as pluggy finds and checks them."""
    import pluggy

    from release_lint import hookspecs

    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    for hook in HOOKS:
        hookspecs.hookimpl(getattr(builtin, hook))
    manager.register(builtin, name=BUILT_IN)
    for entry in entries:
        with _blaming(entry.name):
            if not manager.get_hookcallers(_register(manager, entry)):
                raise AttributeError("it has no function marked with @hookimpl")
            manager.check_pending()
    return {
        hook: [(i.plugin_name, i.function) for i in getattr(manager.hook, hook).get_hookimpls()]
        for hook in HOOKS
    }


def _register(manager: pluggy.PluginManager, entry: Entry) -> object:
    plugin = entry.load()
    manager.register(plugin, name=entry.name)
    return plugin


def _collected(implementations: Iterable[Implementation], kind: Callable[[Any], T]) -> list[T]:
    """What each plugin's hook brings, in the order of registration; pluggy would not say whose."""
    brought: list[T] = []
    for name, function in implementations:
        with _blaming(name):
            brought.append(kind(function()))
    return brought


def _mapping(brought: Any) -> Mapping[str, Any]:
    """As it is where it is a mapping, which may import its items when they are asked for."""
    return brought if isinstance(brought, Mapping) else dict(brought)


def _origins() -> tuple[str, ...]:
    """Files and folders of all packages imported so far, but for Python's own and ours."""
    tops = {name.partition(".")[0] for name in sys.modules} - sys.stdlib_module_names
    modules = [sys.modules.get(name) for name in tops - {GROUP, "__main__"}]
    places = (getattr(m, "__path__", None) or [getattr(m, "__file__", None)] for m in modules)
    return tuple(sorted({place for several in places for place in several if place}))


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


@record
class Entry:
    """What a package says of its plugin: ``name = module`` or ``name = module:object``."""

    name: str
    value: str

    def load(self) -> object:
        """The module or object. Raises whatever its code does."""
        module, _, attributes = self.value.partition("[")[0].partition(":")
        found: object = import_module(module.strip())
        for attribute in filter(None, attributes.strip().split(".")):
            found = getattr(found, attribute)
        return found


def entry_points(folders: Sequence[str]) -> list[Entry]:
    """The entry points of installed plugins, in the order of their names.

    Read from the packages' files as ``importlib.metadata`` does it, which takes 15 ms to import; it
    is asked only where packages lie in archives or come from elsewhere.
    """
    try:
        found = None if unusual_imports() else _said_in(folders)
    except NotADirectoryError:
        found = None
    if found is None:
        from importlib.metadata import entry_points as find

        found = [Entry(each.name, each.value) for each in find(group=GROUP)]
    return sorted(found, key=lambda entry: entry.name)


def unusual_imports() -> bool:
    """Whether packages may be installed elsewhere than in the folders of ``sys.path``."""
    from importlib.machinery import PathFinder

    finders = (f for f in sys.meta_path if hasattr(f, "find_distributions"))
    return any(finder is not PathFinder for finder in finders)


def _said_in(folders: Sequence[str]) -> list[Entry]:
    """The entry points of the packages in some folders: of two of one name the first counts.

    Raises :class:`NotADirectoryError` on an archive.
    """
    packages = [package for folder in folders for package in _packages(folder)]
    if not any(_entries(folder) for _, folder in packages):
        return []
    first = dict(reversed([(_normal(name), folder) for name, folder in packages]))
    return [entry for folder in first.values() for entry in _entries(folder)]


def _packages(folder: str) -> list[tuple[str, str]]:
    """The names and the folders of what is said of the packages in a folder."""
    try:
        with os.scandir(folder or ".") as entries:
            return [(e.name, e.path) for e in entries if e.name.endswith(_METADATA)]
    except NotADirectoryError:
        raise
    except OSError:
        return []


def _normal(name: str) -> str:
    """The name of a package by that of its folder, ``Acme_Rules-1.0.dist-info``."""
    stem = name.rpartition(".")[0].partition("-")[0]
    return "_".join(filter(None, stem.lower().replace(".", "_").split("_")))


def _entries(metadata: str) -> list[Entry]:
    """The entry points for us in a package's file of them."""
    try:
        with open(os.path.join(metadata, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123  (pathlib costs more than the reading)
            said = file.read()
    except OSError:
        return []
    if GROUP.encode() not in said:
        return []
    found: list[Entry] = []
    section = ""
    for line in map(str.strip, said.decode("utf-8", "replace").splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line.strip("[]").strip()
        elif section == GROUP and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.append(Entry(name.strip(), value.strip()))
    return found


def _merged(what: str, groups: Sequence[Mapping[str, T]]) -> Mapping[str, T]:
    names: set[str] = set()
    for group in groups:
        for name in group:
            if name in names:
                raise PluginError(f"two plugins bring the {what} `{name}`: uninstall one of them")
            names.add(name)
    return ChainMap(*cast("Sequence[dict[str, T]]", groups))  # never written to

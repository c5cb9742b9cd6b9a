"""``release-lint.yaml``: finding it, reading it, and saying at which line it is wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from release_lint.change import Change, Version
from release_lint.convert import ConvertError, build
from release_lint.globs import Glob
from release_lint.parsed import Parsed, Shelf
from release_lint.records import comparable, field, record, replace
from release_lint.settings import Known, Organisation, Stage
from release_lint.yamlfile import FileError, Key, YamlFile

FILE_NAME = "release-lint.yaml"


def display(path: Path, base: Path | None = None) -> str:
    """A path to show: relative to ``base`` (the working folder), where it lies below it."""
    base = base or Path.cwd()
    inside = path.is_relative_to(base)
    return (path.relative_to(base) if inside else path).as_posix()


@record
class _Shared:
    """The keys of a config that may also be said for some paths."""

    profile: str = ""
    organisation: Organisation | None = None
    known: Known | None = None
    rules: Mapping[str, Any] = field(default_factory=dict)


@record
class _Data(_Shared):
    """The keys of a config."""

    extends: str = ""
    rulebook: Version | None = None
    include: tuple[Glob, ...] = ()
    exclude: tuple[Glob, ...] = ()
    stage: Stage | None = None
    rule_folders: tuple[str, ...] = ()
    baseline: str = ""
    paths: Mapping[str, _Shared] = field(default_factory=dict)


@record
class Files:
    """Patterns and the folder that they are relative to."""

    folder: Path
    globs: tuple[Glob, ...] = ()

    def match(self, path: Path) -> bool:
        """Whether an absolute path is covered; never one outside the folder."""
        if not self.globs or not path.is_relative_to(self.folder):
            return False
        name = path.relative_to(self.folder).as_posix()
        return any(glob.matches(name) for glob in self.globs)


@comparable
class Layer:
    """What ``file`` says at ``keys`` for some files, or for all where ``files`` is None."""

    file: YamlFile
    keys: tuple[Key, ...] = ()
    files: Files | None = None
    profile: str = ""
    organisation: Organisation | None = None
    known: Known | None = None
    rules: Mapping[str, Change] = field(default_factory=dict)

    def error(self, key: str, message: str) -> FileError:
        """An error at the line of one of its keys."""
        return self.file.error((*self.keys, key), message)


@record
class Config:
    """A config with what it extends: later layers win.

    ``include`` and ``exclude`` are None where nothing is said.
    """

    pin: Version | None = None
    include: Files | None = None
    exclude: Files | None = None
    stage: Stage | None = None
    rule_folders: tuple[Path, ...] = ()
    baseline: Path | None = None
    layers: tuple[Layer, ...] = ()

    def layers_for(self, path: Path | None) -> list[Layer]:
        """The layers that hold for a file by its absolute path; None is a file without a name."""
        return [
            layer
            for layer in self.layers
            if layer.files is None or (path is not None and layer.files.match(path))
        ]

    def covers(self, path: Path) -> bool:
        """Whether the config counts a file, by its absolute path, among the releases."""
        if self.include is not None and not self.include.match(path):
            return False
        return self.exclude is None or not self.exclude.match(path)


def repository_root(start: Path) -> Path | None:
    """The nearest folder upward that holds ``.git``."""
    return next((folder for folder in (start, *start.parents) if _is_root(folder)), None)


def _is_root(folder: Path) -> bool:
    return os.path.exists(folder / ".git")  # noqa: PTH110  (no error where a folder is closed)


def leads_out(path: Path) -> bool:
    """Whether a link, or ``..``, leads from a path out of the repository that it belongs to.

    That is the working folder's, where the path lies in it, or the path's own. What is checked
    may come from a stranger, and must not reach other files of the machine that checks it.
    """
    roots = (repository_root(Path.cwd()), repository_root(path.parent))
    root = next((root for root in roots if root and path.is_relative_to(root)), None)
    if root is None:
        return False
    real = Path(os.path.realpath(path))  # not resolve(): Python 3.11 and 3.12 refuse circles
    return not real.is_relative_to(root.resolve())


def find(start: Path) -> Path | None:
    """The nearest config upward from a folder; no further than the repository's root."""
    for folder in (start, *start.parents):
        if os.path.isfile(folder / FILE_NAME):  # noqa: PTH113  (as with the root)
            return folder / FILE_NAME
        if _is_root(folder):
            return None
    return None


def load(path: Path, shown: str, parsed: Parsed | None = None) -> Config:
    """A config from its file; ``shown`` is its name in messages. Raises :class:`FileError`."""
    shelf = (parsed or Parsed()).shelf(path.parent, "config")
    config = _load(path, shown, shelf)
    shelf.save()
    return config


def _load(path: Path, shown: str, shelf: Shelf) -> Config:
    if leads_out(path):
        raise FileError(shown, 0, "a link leads from here out of the repository")
    file = shelf.read(path, shown)
    own, extends = parse(file, file.data, path.resolve().parent)
    if not extends:
        return own
    base_path = Path(os.path.normpath(path.parent / extends))
    if Path(extends).is_absolute() or leads_out(path.parent / extends):
        raise file.error(("extends",), f"`{extends}` leads out of the repository")
    base_shown = _shown_beside(shown, extends)
    if not base_path.is_file():
        raise file.error(("extends",), f"there is no file `{extends}`")
    base_file = shelf.read(base_path, base_shown)
    base, further = parse(base_file, base_file.data, base_path.resolve().parent)
    if further:
        raise base_file.error(
            ("extends",), f"{shown} extends this file already, and one level is the limit"
        )
    return _extended(base, own)


def parse(
    file: YamlFile, data: Any, folder: Path, keys: tuple[Key, ...] = ()
) -> tuple[Config, str]:
    """A config from a mapping that stands in ``file`` at ``keys``, and what it extends.

    ``folder`` is what its paths are relative to. Raises :class:`FileError`.
    """
    try:
        said = build(_Data, {} if data in (None, "") else data, keys)
        globs = {text: Glob.parse(text) for text in said.paths}
    except ConvertError as problem:
        raise file.error(problem.keys, problem.message) from None
    except ValueError as problem:
        raise file.error((*keys, "paths"), str(problem)) from None
    layers = [_layer(said, file, keys)]
    for text, glob in globs.items():
        layer = _layer(said.paths[text], file, (*keys, "paths", text))
        layers.append(replace(layer, files=Files(folder, (glob,))))
    config = Config(
        said.rulebook,
        Files(folder, said.include) if said.include else None,
        Files(folder, said.exclude) if said.exclude else None,
        said.stage,
        tuple(
            _rule_folder(folder, name, file, (*keys, "rule_folders", number))
            for number, name in enumerate(said.rule_folders)
        ),
        _inside(folder, said.baseline, file, (*keys, "baseline")) if said.baseline else None,
        tuple(layers),
    )
    return config, said.extends


def _layer(said: _Shared, file: YamlFile, keys: tuple[Key, ...]) -> Layer:
    changes = {
        name: Change(value, file, (*keys, "rules", name)) for name, value in said.rules.items()
    }
    return Layer(file, keys, None, said.profile, said.organisation, said.known, changes)


def _rule_folder(folder: Path, name: str, file: YamlFile, keys: tuple[Key, ...]) -> Path:
    path = _inside(folder, name, file, keys)
    if not path.is_dir():
        raise file.error(keys, f"there is no folder `{name}`")
    return path


def _inside(folder: Path, name: str, file: YamlFile, keys: tuple[Key, ...]) -> Path:
    """A path, which must lie in the config's own folder: it speaks of this tree alone."""
    path = folder / name
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise file.error(keys, f"`{name}` must lie in the folder of {FILE_NAME} or below it")
    if not path.resolve().is_relative_to(folder):
        raise file.error(keys, f"`{name}` leads outside the folder of {FILE_NAME}")
    return path


def _extended(base: Config, own: Config) -> Config:
    """What ``own`` says wins; rules and paths are layered over the base's."""
    return Config(
        own.pin or base.pin,
        own.include or base.include,
        own.exclude or base.exclude,
        own.stage or base.stage,
        (*base.rule_folders, *own.rule_folders),
        own.baseline or base.baseline,
        (*base.layers, *own.layers),
    )


def _shown_beside(shown: str, name: str) -> str:
    folder, slash, _ = shown.rpartition("/")
    return f"{folder}{slash}{name}"

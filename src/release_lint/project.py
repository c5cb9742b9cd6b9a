"""Plugins, config and command line made one: with what each file is checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from release_lint.change import Change
from release_lint.checks.base import Check
from release_lint.choices import Choices
from release_lint.config import Config, display
from release_lint.configs import Configs
from release_lint.convert import suggest
from release_lint.parsed import Parsed
from release_lint.plugins import Plugins
from release_lint.readers.base import Reader
from release_lint.records import record, replace
from release_lint.rule import RuleFile, RuleHelp
from release_lint.rulebook import Profile, Rulebook, load_folder
from release_lint.settings import Known, Organisation, Settings, Stage
from release_lint.yamlfile import FileError, YamlFile


@record
class Library:
    """Every rule file, profile, check and reader at hand, nothing of them chosen yet."""

    files: tuple[RuleFile, ...]
    profiles: Mapping[str, Profile]
    checks: Mapping[str, type[Check]]
    readers: Mapping[str, Reader]
    parsed: Parsed


def load_library(plugins: Plugins, parsed: Parsed | None = None) -> Library:
    """The built-in rules and those of installed plugins. Raises :class:`FileError`."""
    empty = Library((), {}, plugins.checks, plugins.readers, parsed or Parsed())
    return with_folders(empty, plugins.rule_folders, trusted=True)


def with_folders(library: Library, folders: Iterable[Path], *, trusted: bool = False) -> Library:
    """A library with further folders of rules.

    Patterns in folders that are not ``trusted`` are proved to end. Raises :class:`FileError`.
    """
    files = list(library.files)
    profiles = dict(library.profiles)
    for folder in folders:
        shown = display(folder)
        own_files, own_profiles = load_folder(folder, shown, trusted=trusted, parsed=library.parsed)
        files += own_files
        for name in own_profiles.keys() & profiles.keys():
            raise FileError(f"{shown}/profiles/{name}.yaml", 1, f"two profiles are named `{name}`")
        profiles |= own_profiles
    return replace(library, files=tuple(files), profiles=profiles)


@record
class Overrides:
    """What the command line says: it wins over the config."""

    today: dt.date
    stage: Stage | None = None
    profile: str = ""
    select: tuple[str, ...] = ()
    changes: tuple[Mapping[str, Change], ...] = ()

    @classmethod
    def of(cls, choices: Choices) -> Overrides:
        """From the options as they were written. Raises :class:`FileError`."""
        stage = Stage(choices.stage) if choices.stage else None
        return cls(choices.today, stage, choices.profile, choices.select, _changes(choices))


class Project:
    """The settings and the rulebook of every file. Raises :class:`FileError` on wrong names."""

    def __init__(self, library: Library, config: Config, overrides: Overrides) -> None:
        self.config = config
        self._overrides = overrides
        self._plain = Rulebook(
            library.files,
            library.profiles,
            library.checks,
            library.readers,
            only=overrides.select,
            pin=config.pin,
        )
        self._rulebooks: dict[tuple[int, ...], Rulebook] = {}
        self._check_profiles(library.profiles)

    def _check_profiles(self, profiles: Mapping[str, Profile]) -> None:
        for layer in self.config.layers:
            if layer.profile and layer.profile not in profiles:
                raise layer.error(
                    "profile",
                    f"there is no profile `{layer.profile}`.{suggest(layer.profile, profiles)}",
                )
        name = self._overrides.profile
        if name and name not in profiles:
            raise FileError(
                "--profile", 0, f"there is no profile `{name}`.{suggest(name, profiles)}"
            )

    def help_on(self, rule: str) -> RuleHelp | None:
        """What a rule is for, by its name; None where no file brings it."""
        file = self._plain.rule_file(rule)
        return file.help() if file else None

    def settings(self, path: Path | None = None) -> Settings:
        """The settings for a file, by its absolute path."""
        profile, organisation, known = "", Organisation(), Known()
        for layer in self.config.layers_for(path):
            profile = layer.profile or profile
            organisation = layer.organisation or organisation
            known = layer.known or known
        return Settings(
            self._overrides.today,
            self._overrides.stage or self.config.stage or Stage.DRAFT,
            self._overrides.profile or profile,
            organisation,
            known,
        )

    def rulebook(self, path: Path | None = None) -> Rulebook:
        """The rulebook for a file, by its absolute path; files with the same layers share one."""
        layers = self.config.layers_for(path)
        key = tuple(map(id, layers))
        if key not in self._rulebooks:
            rulebook = self._plain
            for changes in (*(layer.rules for layer in layers), *self._overrides.changes):
                if changes:
                    rulebook = rulebook.with_changes(changes)
            self._rulebooks[key] = rulebook
        return self._rulebooks[key]


class Projects:
    """The project of each file, by the config of its folder."""

    def __init__(self, library: Library, overrides: Overrides, configs: Configs) -> None:
        self._library = library
        self._overrides = overrides
        self._configs = configs
        self._projects: dict[int, Project | FileError] = {}

    def of(self, folder: Path) -> Project:
        """The project of the files of a folder, by its absolute path. Raises :class:`FileError`."""
        return self._of(self._configs.of(str(folder)))

    def _of(self, config: Config) -> Project:
        if id(config) not in self._projects:
            try:
                self._projects[id(config)] = self._load(config)
            except FileError as problem:
                self._projects[id(config)] = problem
        project = self._projects[id(config)]
        if isinstance(project, FileError):
            raise project
        return project

    def help_on(self, rule: str) -> RuleHelp | None:
        """What a rule is for, by its name; None where no project of this run has it."""
        for config in self._configs.known():
            with suppress(FileError):
                found = self._of(config).help_on(rule)
                if found:
                    return found
        return None

    def _load(self, config: Config) -> Project:
        library = with_folders(self._library, config.rule_folders)
        return Project(library, config, self._overrides)


def _changes(choices: Choices) -> tuple[Mapping[str, Change], ...]:
    """Two layers: what is ignored stays off, whatever else is said of it."""
    fields: dict[str, dict[str, object]] = {}
    for option in choices.options:
        target, sign, value = option.partition("=")
        rule, dot, name = target.partition(".")
        if not (sign and dot and rule and name):
            raise FileError("--option", 0, f"`{option}` is not of the form RULE.FIELD=VALUE")
        fields.setdefault(rule, {})[name] = YamlFile(value, "--option").data
    return (
        {rule: Change(values) for rule, values in fields.items()},
        {name: Change("off", option="--ignore") for name in choices.ignore},
    )

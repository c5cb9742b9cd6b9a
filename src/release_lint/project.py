"""Plugins, config and command line made one: with what each file is checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from release_lint.change import Change
from release_lint.checks.base import Check
from release_lint.choices import Choices
from release_lint.compiled import KnownRulebook, Memory
from release_lint.config import Config, display
from release_lint.configs import Configs
from release_lint.convert import suggest
from release_lint.parsed import Parsed
from release_lint.plugins import Plugins
from release_lint.readers.base import Reader
from release_lint.records import record
from release_lint.rule import RuleFile, RuleHelp
from release_lint.rulebook import Profile, Rulebook, load_folder
from release_lint.settings import Known, Organisation, Settings, Stage
from release_lint.yamlfile import FileError, YamlFile


class Library:
    """Every rule file, profile, check and reader at hand, nothing of them chosen yet.

    Files and profiles, those of ``base`` and those of ``folders``, are read when they are first
    asked for, which raises :class:`FileError`. Patterns in folders that are not ``trusted`` are
    proved to end.
    """

    def __init__(  # noqa: PLR0913  (built here alone, by name)
        self,
        *,
        checks: Mapping[str, type[Check]],
        readers: Mapping[str, Reader],
        parsed: Parsed,
        folders: Iterable[Path] = (),
        trusted: bool = True,
        base: Library | None = None,
    ) -> None:
        self.checks = checks
        self.readers = readers
        self.parsed = parsed
        self._folders = tuple(folders)
        self._trusted = trusted
        self._base = base

    @property
    def files(self) -> tuple[RuleFile, ...]:
        """The rule files, in the order of their folders."""
        return self._loaded[0]

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """The profiles by their names."""
        return self._loaded[1]

    @cached_property
    def _loaded(self) -> tuple[tuple[RuleFile, ...], Mapping[str, Profile]]:
        files = [*self._base.files] if self._base else []
        profiles = {**self._base.profiles} if self._base else {}
        for folder in self._folders:
            shown = display(folder)
            own_files, own_profiles = load_folder(
                folder, shown, trusted=self._trusted, parsed=self.parsed
            )
            files += own_files
            for name in own_profiles.keys() & profiles.keys():
                path = f"{shown}/profiles/{name}.yaml"
                raise FileError(path, 1, f"two profiles are named `{name}`")
            profiles |= own_profiles
        return tuple(files), profiles


def load_library(plugins: Plugins, parsed: Parsed | None = None) -> Library:
    """The built-in rules and those of installed plugins."""
    return Library(
        checks=plugins.checks,
        readers=plugins.readers,
        parsed=parsed or Parsed(),
        folders=plugins.rule_folders,
    )


def with_folders(library: Library, folders: Iterable[Path]) -> Library:
    """A library with further folders of rules, which are not trusted."""
    return Library(
        checks=library.checks,
        readers=library.readers,
        parsed=library.parsed,
        folders=folders,
        trusted=False,
        base=library,
    )


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
    """The settings and the rulebook of every file.

    Raises :class:`FileError` on wrong names; with a ``memory``, which spares it to look at them
    all, not before a rulebook is asked for.
    """

    def __init__(
        self, library: Library, config: Config, overrides: Overrides, memory: Memory | None = None
    ) -> None:
        self.config = config
        self._library = library
        self._overrides = overrides
        self._memory = memory
        self._rulebooks: dict[tuple[int, ...], Rulebook] = {}
        if memory is None:
            self._plain  # noqa: B018  (what is wrong is raised at once)

    @cached_property
    def _plain(self) -> Rulebook:
        """The rulebook before the config and the command line change it."""
        library = self._library
        self._check_profiles(library.profiles)
        return Rulebook(
            library.files,
            library.profiles,
            library.checks,
            library.readers,
            only=self._overrides.select,
            pin=self.config.pin,
        )

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
            changes = [layer.rules for layer in layers if layer.rules]
            self._rulebooks[key] = self._rulebook([*changes, *self._overrides.changes])
        return self._rulebooks[key]

    def _rulebook(self, layers: Sequence[Mapping[str, Change]]) -> Rulebook:
        """The rulebook with some layers of changes, as far as it is needed."""

        def make() -> Rulebook:
            rulebook = self._plain
            for changes in filter(None, layers):
                rulebook = rulebook.with_changes(changes)
            return rulebook

        if self._memory is None:
            return make()
        said = [{name: change.value for name, change in layer.items()} for layer in layers]
        own = (self._overrides.select, self._overrides.profile, self.config.pin)
        profiles = [layer.profile for layer in self.config.layers]
        checks, readers = self._library.checks, self._library.readers
        return KnownRulebook(make, checks, readers, self._memory, (said, own, profiles))


class Projects:
    """The project of each file, by the config of its folder."""

    def __init__(
        self,
        library: Library,
        overrides: Overrides,
        configs: Configs,
        memory: Memory | None = None,
    ) -> None:
        self._library = library
        self._overrides = overrides
        self._configs = configs
        self._memory = memory
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
        try:
            memory = self._memory and self._memory.with_folders(map(str, config.rule_folders))
        except OSError:  # a folder that cannot be read: who reads it will say so
            memory = None
        return Project(library, config, self._overrides, memory)


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

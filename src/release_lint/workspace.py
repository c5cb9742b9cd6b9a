"""What a run works with: plugins, configs, and the projects made of them when a file needs one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint import fingerprint, plugins
from release_lint.choices import Choices
from release_lint.configs import Configs
from release_lint.fingerprint import State
from release_lint.parsed import Parsed, user_folder
from release_lint.yamlfile import FileError

if TYPE_CHECKING:  # a run whose reports are all known needs no rule
    from release_lint.compiled import Memory
    from release_lint.project import Projects
    from release_lint.rule import RuleHelp


class Workspace:
    """Made from the choices alone: another process makes the same. Raises ``PluginError``."""

    def __init__(self, choices: Choices) -> None:
        config = Path(choices.config).absolute() if choices.config else None
        if config and not config.is_file():
            raise FileError("--config", 0, f"there is no file `{choices.config}`")
        self.choices = choices
        self.plugins = plugins.load()
        self.parsed = Parsed(user_folder("rules") if choices.remember else None)
        self.configs = Configs(self.parsed, config)

    def made_with(self) -> Iterator[State]:
        """All code and rules that have a say in every report. Raises ``OSError``."""
        yield from fingerprint.code(os.path.dirname(__file__))  # noqa: PTH120
        for folder in self.plugins.rule_folders:
            yield from fingerprint.rules(str(folder))
        for place in self.plugins.origins:
            yield from fingerprint.code(place)
        yield from fingerprint.installed()

    @cached_property
    def states(self) -> list[State]:
        """The same as it was when the run began. Raises ``OSError``."""
        return list(self.made_with())

    @cached_property
    def projects(self) -> Projects:
        """The project of every folder. Raises :class:`FileError`."""
        from release_lint.project import Overrides, Projects, load_library

        library = load_library(self.plugins, self.parsed)
        return Projects(library, Overrides.of(self.choices), self.configs, self._memory)

    @cached_property
    def _memory(self) -> Memory | None:
        """What earlier runs knew of the rules; None where it cannot be told what they had."""
        from release_lint.compiled import Memory

        if not self.choices.remember or plugins.unusual_imports():
            return None
        try:
            return Memory(self.parsed, self.made_with, self.states)
        except OSError:
            return None

    def help_on(self, rule: str) -> RuleHelp | None:
        """What a rule is for, by its name, where any config of this run has it."""
        return self.projects.help_on(rule)

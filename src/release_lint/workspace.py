"""What a run works with: plugins, configs, and the projects made of them when a file needs one."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint import plugins
from release_lint.choices import Choices
from release_lint.configs import Configs
from release_lint.parsed import Parsed, user_folder
from release_lint.yamlfile import FileError

if TYPE_CHECKING:  # a run whose reports are all known needs no rule
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

    @cached_property
    def projects(self) -> Projects:
        """The project of every folder. Raises :class:`FileError`."""
        from release_lint.project import Overrides, Projects, load_library

        library = load_library(self.plugins, self.parsed)
        return Projects(library, Overrides.of(self.choices), self.configs)

    def help_on(self, rule: str) -> RuleHelp | None:
        """What a rule is for, by its name, where any config of this run has it."""
        return self.projects.help_on(rule)

"""``release-lint init``: write a commented config with what the repository tells."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import release_lint
from release_lint.config import FILE_NAME, Config, repository_root

_HOMES = re.compile(
    r"(?:press[-_]?)?(?:releases?|notices?)|news|publications?|stories|posts", re.IGNORECASE
)
_REMOTE = re.compile(r"^\s*url\s*=\s*\S+?[/:]([\w.-]+)/[\w.-]+?(?:\.git)?\s*$", re.MULTILINE)
_TEMPLATE = """\
# The settings of release-lint for the files in and below this folder.
# `release-lint rules` lists the rules; `release-lint explain NAME` says what one is for.

# Rules that come after this version only inform until it is raised.
rulebook: "{version}"

# Which files are releases; patterns as in .gitignore. {found}
{include}
# exclude: ["**/drafts/**"]

# The kind of publication:
# {profiles}.
profile: {profile}

# Who publishes.{guess}
# organisation:
#   name: {owner}
#   abbreviation: ""
#   copyright: Crown copyright   # as in the copyright line: © Crown copyright 2025
#   site: https://www.example.gov.uk

# What this house knows: rules on abbreviations and spelling leave it alone.
# known:
#   abbreviations: {{CPS: Crown Prosecution Service}}
#   words: []

# Change a rule, or a family of rules: off, a severity, or options.
# rules:
#   sentence-length: warning
#   words-to-avoid: {{swap: {{add: {{leverage: use}}, remove: [deliver]}}}}

# Other settings for some files.
# paths:
#   "archive/**": {{profile: publication, rules: {{publication-date: off}}}}

# Findings that are accepted for now: `release-lint baseline .` writes the file.
# baseline: release-lint-baseline.jsonl

# Folders of your own rules, <family>/<rule>.yaml; `release-lint test` runs their examples.
# rule_folders: [house-rules/]
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Nothing to add: ``init`` asks nothing."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001  (as every command)
    """Write the config. Raises ``FileError`` where there is one already."""
    from release_lint import plugins
    from release_lint.project import load_library
    from release_lint.yamlfile import FileError

    path = Path.cwd() / FILE_NAME
    library = load_library(plugins.load())
    text = starter(Path.cwd(), library.readers, library.profiles)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError:
        raise FileError(FILE_NAME, 0, "it is here already; nothing was changed") from None
    except OSError as problem:
        with suppress(OSError):
            path.unlink(missing_ok=True)  # half of it
        raise FileError(FILE_NAME, 0, f"it cannot be written: {problem.strerror}") from None
    print(f"Wrote {FILE_NAME}. Look at what it says, then run: release-lint check .")
    return 0


def starter(folder: Path, suffixes: Iterable[str], profiles: Iterable[str]) -> str:
    """The text of a config for a folder; what cannot be told stands in a comment."""
    homes = release_folders(folder, suffixes)
    owner = remote_owner(folder)
    patterns = ", ".join(f'"{home}/**"' for home in homes)
    return _TEMPLATE.format(
        version=".".join(release_lint.__version__.split(".")[:2]),
        found="Chosen by the names of the folders."
        if homes
        else "All that can be read, if unsaid.",
        include=f"include: [{patterns}]" if homes else '# include: ["releases/**"]',
        profiles=", ".join(sorted(profiles)),
        profile=_profile(homes),
        guess=" The name is a guess from the repository's address." if owner else "",
        owner=owner or "Your organisation",
    )


def release_folders(folder: Path, suffixes: Iterable[str]) -> list[str]:
    """Folders whose name says that they hold releases and that hold readable files."""
    from release_lint.files import Discovery

    inputs = Discovery(lambda _: Config(), list(suffixes)).find(str(folder))
    homes: set[str] = set()
    for item in inputs:
        if item.error:
            continue
        parts = item.path.relative_to(folder).parts[:-1]
        named = next((n for n, part in enumerate(parts) if _HOMES.fullmatch(part)), None)
        if named is not None:
            homes.add("/".join(parts[: named + 1]))
    return sorted(homes)


def _profile(homes: Iterable[str]) -> str:
    """By the names of the folders; a press release where they do not agree."""
    names = {home.rpartition("/")[2].lower() for home in homes}
    return "publication" if names and names <= {"publication", "publications"} else "press-release"


def remote_owner(folder: Path) -> str:
    """The owner in the address of the repository's first remote, or an empty string."""
    root = repository_root(folder)
    config = root / ".git" / "config" if root else None
    try:
        match = _REMOTE.search(config.read_text("utf-8", "replace")) if config else None
    except OSError:  # a worktree's, or somebody else's
        return ""
    return match[1] if match else ""

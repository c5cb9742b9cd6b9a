"""The hooks of release-lint, collected once at start; none runs per document.

A package takes part by an entry point in the group ``release_lint`` that names a module with any
of these functions, each marked with :data:`hookimpl`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pluggy

from release_lint.checks.base import Check
from release_lint.readers.base import Reader
from release_lint.reporters.base import Reporter

hookspec = pluggy.HookspecMarker("release_lint")
hookimpl = pluggy.HookimplMarker("release_lint")


@hookspec
def release_lint_checks() -> Mapping[str, type[Check]]:  # type: ignore[empty-body]
    """Checks by the name that rule files call them by."""


@hookspec
def release_lint_rule_folders() -> Iterable[Path]:  # type: ignore[empty-body]
    """Folders of rule files, ``<family>/<rule>.yaml``, with ``profiles/`` beside them."""


@hookspec
def release_lint_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Readers of further formats."""


@hookspec
def release_lint_reporters() -> Mapping[str, Reporter]:  # type: ignore[empty-body]
    """Reporters by the name that ``--format`` calls them by."""

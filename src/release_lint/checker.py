"""The report on one file, whatever is wrong with it: the other files go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from release_lint import engine
from release_lint.document import Source
from release_lint.finding import Report
from release_lint.records import record, replace
from release_lint.settings import NotingSettings
from release_lint.yamlfile import FileError

if TYPE_CHECKING:
    from release_lint.choices import Extras
    from release_lint.files import Input
    from release_lint.workspace import Workspace


@record
class Checked:
    """A report; whether it holds on any day; and the bug of ours that kept it from being made."""

    report: Report
    any_day: bool = False
    bug: Exception | None = None


def check(item: Input, data: bytes, workspace: Workspace, extras: Extras) -> Checked:
    """The report on a file and its bytes."""
    try:
        return _checked(item, data, workspace, extras)
    except FileError as problem:
        return Checked(Report(item.name, error=str(problem)))
    except Exception as bug:  # noqa: BLE001  (one file must not hide the others)
        return crashed(item, bug)


def crashed(item: Input, bug: Exception) -> Checked:
    """What is said of a file on which we crashed."""
    said = f"release-lint crashed: {type(bug).__name__}: {bug}"
    return Checked(Report(item.name, error=said), bug=bug)


def _checked(item: Input, data: bytes, workspace: Workspace, extras: Extras) -> Checked:
    project = workspace.projects.of(item.path.parent)
    settings = NotingSettings(project.settings(item.path))
    source, rulebook = Source(item.name, data), project.rulebook(item.path)
    report = engine.check(
        source, rulebook, settings, with_facts=extras.facts, with_text=extras.text
    )
    if report.error is None and not report.results:
        report = replace(report, error="none of the rules chosen applies to it")
    return Checked(report, any_day=not settings.asked)

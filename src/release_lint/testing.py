"""Runs the examples inside rule files; public, for everyone who writes rules.

An example's text is set as the body of a release that is clean otherwise, so that a text that is
to pass meets every rule. The marks ⟦ ⟧ say where the findings of a text that fails must be::

    - fails: Staff ⟦utilise⟧ the new service.
      fixed: Staff use the new service.
    - passes: The minister said “we utilise the service”.
      because: a quotation is the speaker's own words
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from release_lint import config as configs
from release_lint import engine, plugins
from release_lint.convert import ConvertError, build, suggest
from release_lint.document import Source
from release_lint.finding import PlacedFinding, Report, RuleResult, Severity
from release_lint.fixes import Proposal, apply
from release_lint.office_example import word_document
from release_lint.project import Library, Overrides, Project, load_library, with_folders
from release_lint.readers.formats import OFFICE
from release_lint.records import comparable, field, record
from release_lint.rule import RuleFile
from release_lint.settings import Stage
from release_lint.source_map import LineIndex
from release_lint.standard import release
from release_lint.yamlfile import YamlFile

OPENING, CLOSING = "⟦", "⟧"

Range = tuple[int, int, int, int]  # line, column, end line, end column; paragraphs for lines


@comparable
class Day:
    """A day as examples write it: 2025-06-02."""

    date: dt.date

    @classmethod
    def parse(cls, text: str) -> Day:
        """From ISO form; raises :class:`ValueError`."""
        try:
            return cls(dt.date.fromisoformat(text))
        except ValueError:
            raise ValueError(f"`{text}` is not a date such as 2025-06-30") from None


@comparable
class Example:
    """One example: a text that ``fails`` (and reads ``fixed`` when mended), or one that ``passes``.

    ``because`` tells people why it passes. With the format ``docx`` the text is written in the
    signs of :mod:`release_lint.office_example`. With ``document: whole`` the text is a whole file
    rather than the body of the standard release. ``config`` is what release-lint.yaml would say.
    """

    fails: str | None = None
    passes: str | None = None
    fixed: str | None = None
    because: str = ""
    document: Literal["body", "whole"] = "body"
    format: str = "markdown"
    profile: str = ""
    stage: Stage = Stage.DRAFT
    today: Day = Day(dt.date(2025, 6, 2))
    config: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Exactly one of the two kinds; office files are not edited as text is."""
        if self.fixed is not None and self.format in OFFICE:
            raise ValueError(f"`fixed` is for text, not for {self.format}")
        if (self.fails is None) == (self.passes is None):
            raise ValueError("an example has either `fails` or `passes`")
        if self.fixed is not None and self.fails is None:
            raise ValueError("`fixed` belongs to an example that `fails`")


@record
class Problem:
    """An example that does not hold: where it stands, and what came instead."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def read_examples(file: RuleFile) -> list[tuple[int, Example]]:
    """The examples of a rule file, each with its line. Raises ``FileError``."""
    yaml = file.examples()
    items = yaml.data or []
    if not isinstance(items, list):
        raise yaml.error((), "examples are a list of `fails:` and `passes:`")
    try:
        examples = [build(Example, item, (number,)) for number, item in enumerate(items)]
    except ConvertError as problem:
        raise yaml.error(problem.keys, problem.message) from None
    return [(yaml.error((n,), "").line, example) for n, example in enumerate(examples)]


def check_folder(folder: Path | str) -> list[Problem]:
    """Every example in a folder of rules that does not hold, among all rules that are installed.

    For the tests of a plugin: ``assert check_folder("src/house_lint/rules") == []``. Raises
    ``FileError`` and ``PluginError``.
    """
    library, files = rules_in(Path(folder), load_library(plugins.load()))
    return [problem for file in files for problem in check_rule(file, library)]


def rules_in(folder: Path, library: Library) -> tuple[Library, list[RuleFile]]:
    """The rule files of a folder, and the library with them where it did not have them."""
    top = folder.resolve()
    files = [file for file in library.files if file.path.resolve().is_relative_to(top)]
    if files:
        return library, files
    extended = with_folders(library, [folder])
    return extended, list(extended.files[len(library.files) :])


def check_rule(file: RuleFile, library: Library) -> Iterator[Problem]:
    """Every example of a rule that does not hold, among all the rules of a library."""
    yaml = file.examples()
    examples = read_examples(file)
    for kind in ("fails", "passes"):
        if all(getattr(example, kind) is None for _, example in examples):
            yield Problem(file.shown, 1, f"it has no example that {kind}")
    for number, (line, example) in enumerate(examples):
        _require_format(example, library, yaml, number)
        project = _project(example, library, yaml, number)
        for message in check_example(file.id, example, project, library):
            yield Problem(file.shown, line, message)


def check_example(rule: str, example: Example, project: Project, library: Library) -> Iterator[str]:
    """What is wrong with one example of a rule, in words."""
    marked = example.fails if example.fails is not None else example.passes or ""
    text, ranges = _set(marked, example)
    report = _check(text, example, project, library)
    if report.error:
        yield f"the text cannot be read: {report.error}"
        return
    result = next((r for r in report.results if r.rule == rule), None)
    if result is None:
        yield f"the rule does not apply under the profile {report.profile}: name another"
    elif result.errored:
        yield f"the check crashed: {result.reason}"
    elif example.passes is not None:
        yield from _unexpected(rule, report)
    else:
        yield from _missed(result, ranges, report)
        if example.fixed is not None:
            fixed, _ = _set(example.fixed, example)
            yield from _wrongly_fixed(result, text, fixed)
            for again in _check(fixed, example, project, library).results:
                if again.rule == rule:
                    yield from (f"fixed, yet {_shown(finding)}" for finding in again.findings)


def _require_format(example: Example, library: Library, yaml: YamlFile, number: int) -> None:
    formats = {reader.name for reader in library.readers.values()}
    if example.format not in formats:
        said = f"there is no format `{example.format}`.{suggest(example.format, formats)}"
        raise yaml.error((number, "format"), said)


def _project(example: Example, library: Library, yaml: YamlFile, number: int) -> Project:
    keys = (number, "config")
    config, _ = configs.parse(yaml, dict(example.config), Path.cwd(), keys)
    overrides = Overrides(example.today.date, example.stage, example.profile)
    return Project(library, config, overrides)


def _check(text: str, example: Example, project: Project, library: Library) -> Report:
    suffix = next((s for s, r in library.readers.items() if r.name == example.format), "")
    data = word_document(text)[0] if example.format in OFFICE else text.encode()
    source = Source("example" + suffix, data)
    return engine.check(source, project.rulebook(), project.settings())


def _set(marked: str, example: Example) -> tuple[str, list[Range]]:
    """The file that an example stands for, and the places of its marks in it."""
    before, after = ("", "") if example.document == "whole" else release(example.format)
    if example.format in OFFICE:
        whole = before + marked.strip("\n") + after
        return whole, word_document(whole)[1]
    text, spans = _unmark(marked if example.document == "whole" else marked.strip("\n"))
    whole = before + text + after
    lines = LineIndex(whole)
    shift = len(before)
    return whole, [
        (*lines.line_column(start + shift), *lines.line_column(end + shift)) for start, end in spans
    ]


def _unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the spans that they stood around."""
    text: list[str] = []
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    for character in marked:
        if character == OPENING:
            opened.append(len(text))
        elif character == CLOSING:
            spans.append((opened.pop() if opened else 0, len(text)))
        else:
            text.append(character)
    return "".join(text), sorted(spans)


def _unexpected(rule: str, report: Report) -> Iterator[str]:
    for result in report.results:
        if result.errored:
            yield f"passes, yet the check of {result.rule} crashed: {result.reason}"
    for result, finding in report.findings():
        weighs = finding.counts and finding.severity is not Severity.INFO
        if result.rule == rule or weighs:
            yield f"passes, yet {result.rule} says {_shown(finding)}"


def _missed(result: RuleResult, expected: list[Range], report: Report) -> Iterator[str]:
    if not expected:
        if not result.findings:
            yield f"fails, yet the rule found nothing{_reason(result)}"
        return
    found = {_range(finding) for finding in result.findings}
    for place in expected:
        if place not in found:
            reason = _reason(result) or _taken(place, result, report)
            yield f"nothing found at {_words(place)}{reason}"
    for finding in result.findings:
        if _range(finding) not in expected:
            yield f"unmarked: {_shown(finding)}"


def _reason(result: RuleResult) -> str:
    return f" (skipped: {result.reason})" if result.skipped else ""


def _taken(place: Range, result: RuleResult, report: Report) -> str:
    """Which other rule of its family reports the place, where a slip is reported once."""
    for other, finding in report.findings():
        found = _range(finding)
        meets = found and found[:2] < place[2:] and place[:2] < found[2:]
        if meets and other.family == result.family:
            return f" ({other.rule} reports “{finding.excerpt}” there)"
    return ""


def _wrongly_fixed(result: RuleResult, text: str, wanted: str) -> Iterator[str]:
    fixes = [
        Proposal(result.rule, found.fix.edits, found)
        for found in result.findings
        if found.fix and found.fix.edits
    ]
    mended, _ = apply(text, fixes)
    if mended.rstrip("\n") != wanted.rstrip("\n"):
        yield f"the fix gives {_difference(mended, wanted)}"


def _difference(mended: str, wanted: str) -> str:
    """The lines that differ, without those that the two texts share at either end."""
    ours, theirs = mended.split("\n"), wanted.split("\n")
    while ours and theirs and ours[0] == theirs[0]:
        del ours[0], theirs[0]
    while ours and theirs and ours[-1] == theirs[-1]:
        del ours[-1], theirs[-1]
    return f"`{' / '.join(ours)}`, not `{' / '.join(theirs)}`"


def _range(finding: PlacedFinding) -> Range | None:
    place = finding.location
    if place is None or place.column is None:
        return None
    if place.line is None:
        paragraph = place.paragraph or 0
        return (paragraph, place.column, paragraph, place.end_column or 0)
    return (place.line, place.column, place.end_line or 0, place.end_column or 0)


def _shown(finding: PlacedFinding) -> str:
    place = _range(finding)
    where = f" at {_words(place)}" if place else ""
    return f"“{finding.message}”{where} ({finding.severity}: {finding.excerpt!r})"


def _words(place: Range) -> str:
    return f"{place[0]}:{place[1]}-{place[2]}:{place[3]}"

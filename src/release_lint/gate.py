"""What of a run counts: not what the baseline accepts, nor what a change did not bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint.config import display, repository_root
from release_lint.finding import Report
from release_lint.records import replace
from release_lint.yamlfile import FileError

if TYPE_CHECKING:
    from release_lint.baseline import Baseline
    from release_lint.files import Input
    from release_lint.git import Repository, Touched
    from release_lint.runner import Runner
    from release_lint.workspace import Workspace


def path_in_repository(item: Input) -> str:
    """The path of a file from its repository's root; its name in the report where it has none."""
    root = None if item.is_unnamed else repository_root(item.path.parent)
    return item.name if root is None else item.path.relative_to(root).as_posix()


class Gate:
    """Marks findings that do not count. ``unchanged`` counts files that the change left alone.

    ``baseline`` is used in place of those that the configs name; ``since`` is the commit, branch
    or tag that a change is judged against. Raises :class:`FileError` where git cannot tell.
    """

    def __init__(
        self, workspace: Workspace, runner: Runner, baseline: Path | None = None, since: str = ""
    ) -> None:
        self._workspace = workspace
        self._runner = runner
        self._baseline = baseline
        self._baselines: dict[Path, Baseline] = {}
        self._repository = _repository(since) if since else None
        self.unchanged = 0

    def touched(self, items: Iterable[Input]) -> Iterator[Input]:
        """The files that the change touches: all, where no change is judged."""
        for item in items:
            if self._repository and not item.error:
                error = _elsewhere(item, self._repository)
                if error:
                    yield replace(item, error=error)
                    continue
                if not item.stdin and self._change(item, self._repository) is None:
                    self.unchanged += 1
                    continue
            yield item

    def judge(self, item: Input, report: Report, data: bytes | None = None) -> Report:
        """The report on a file with what does not count marked so.

        ``data`` are the bytes that it speaks of; read again where they are not given.
        """
        if report.error is not None or item.error:
            return report
        report = self._accept(item, report)
        if self._repository:
            try:
                data = self._runner.data(item) if data is None else data
            except OSError as problem:
                return Report(item.name, error=f"the file cannot be opened: {problem.strerror}")
            report = self._mark_change(item, report, data, self._repository)
        return report

    def unchanged_files(self, checked: int) -> str:
        """In words, how many files were left out of a run, and where none was left to check."""
        if self._repository is None or (checked and not self.unchanged):
            return ""
        since = f"since {self._repository.ref}"
        if not checked:
            return f"nothing changed {since}, so nothing was checked"
        if self.unchanged == 1:
            return f"1 file has not changed {since}, and was not checked"
        return f"{self.unchanged:,} files have not changed {since}, and were not checked"

    # The baseline

    def baseline_for(self, item: Input) -> Path | None:
        """The file of accepted findings that holds for a file."""
        return self._baseline or self._workspace.configs.of(item.folder).baseline

    def _accept(self, item: Input, report: Report) -> Report:
        path = self.baseline_for(item)
        if path is None:
            return report
        from release_lint.baseline import State

        if path not in self._baselines:
            self._baselines[path] = self._read(path, item, report)
        report, pairs = self._baselines[path].compare(report, path_in_repository(item))
        stale = Counter(p.accepted.rule for p in pairs if p.accepted and p.state is State.STALE)
        if not stale:
            return report
        note = (
            f"accepted in {display(path)}, and mended since: {', '.join(sorted(stale))}. "
            "`release-lint baseline --prune` drops what is gone"
        )
        return replace(report, notes=(*report.notes, note))

    def _read(self, path: Path, item: Input, report: Report) -> Baseline:
        from release_lint.baseline import Baseline
        from release_lint.baseline_file import read

        entries = read(path, display(path))
        known = {result.rule for result in report.results}
        names: dict[str, str] = {}
        if any(entry.rule not in known for entry in entries):  # it may have had another name
            rulebook = self._workspace.projects.of(item.path.parent).rulebook(item.path)
            names = {alias: file.id for file in rulebook.files for alias in file.aliases}
        return Baseline(entries, names)

    # The change

    def _change(self, item: Input, repository: Repository) -> Touched | None:
        return repository.change(path_in_repository(item))

    def _mark_change(
        self, item: Input, report: Report, data: bytes, repository: Repository
    ) -> Report:
        from release_lint.changes import mark, touched_lines

        change = self._change(item, repository)
        earlier = change.before if change else path_in_repository(item)
        if earlier is None or not self._was_checked(item, earlier, repository):
            return report
        before = repository.before(earlier)
        if before is None:
            return report
        is_text = any(f.lines for _, f in report.findings())
        lines = touched_lines(before, data) if is_text else []
        return mark(report, lines, lambda: self._runner.check(item, before))

    def _was_checked(self, item: Input, earlier: str, repository: Repository) -> bool:
        """Whether a file was a release of the same kind under its earlier path."""
        path = repository.root / earlier
        config = self._workspace.configs.of(str(path.parent))
        return path.suffix.lower() == item.path.suffix.lower() and config.covers(path)


def _repository(since: str) -> Repository:
    from release_lint.git import OPTION, Repository

    root = repository_root(Path.cwd())
    if root is None:
        raise FileError(OPTION, 0, "the working folder lies in no git repository")
    return Repository(root, since)


def _elsewhere(item: Input, repository: Repository) -> str:
    """What to do where a file lies in another repository than the one that is asked."""
    if item.is_unnamed:
        return ""
    root = repository_root(item.path.parent)
    if root is None:
        return "it lies in no git repository, so nobody can tell what changed in it"
    if root == repository.root or root.samefile(repository.root):
        return ""
    kind = "a submodule" if root.is_relative_to(repository.root) else "another repository"
    return f"it lies in {kind}, `{display(root)}`: run release-lint --changed-since there"

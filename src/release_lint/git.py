"""What git knows of a working tree: which files a change touches, and how they were before it.

git is called without a shell, paths are exchanged with NUL between them, and nothing is fetched.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from release_lint.records import record
from release_lint.yamlfile import FileError

OPTION = "--changed-since"
# What tells git of another repository than the one in the working folder, as hooks inherit it.
_ELSEWHERE = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"),
    *("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_IMPLICIT_WORK_TREE"),
)
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
_DIFF = (
    *("-c", "diff.autoRefreshIndex=true", "diff", "--raw", "-z", "-M", "--no-relative"),
    *("--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=all"),
)


@record
class Touched:
    """A file that a change touches; ``before`` is its earlier path, None where it is new."""

    before: str | None


class Repository:
    """A working tree beside the commit at which a change began.

    ``root`` is the folder that holds ``.git``. The change began where ``ref`` and ``HEAD`` part:
    at their merge base. Raises :class:`FileError` where git is missing or cannot tell.
    """

    def __init__(self, root: Path, ref: str) -> None:
        self.root = root
        self.ref = ref
        self._base = self._merge_base()

    @cached_property
    def touched(self) -> Mapping[str, Touched]:
        """Each file that is not as it was, by its path from the root; deleted ones left out."""
        if not self._base:
            return {}
        fields = iter(self._run(*_DIFF, self._base, "--").split("\0")[:-1])
        changes: dict[str, Touched] = {}
        for said, path in zip(fields, fields, strict=False):
            status = said.rpartition(" ")[2]
            if status[0] in "RC":
                changes[next(fields)] = Touched(path)
            elif status[0] == "M":
                changes.setdefault(path, Touched(path))
            elif status[0] != "D":  # new, not merged yet, or of another kind than before
                changes[path] = Touched(None)
        return changes

    @cached_property
    def tracked(self) -> frozenset[str]:
        """Every file that git follows, by its path from the root."""
        return frozenset(self._run("ls-files", "-z").split("\0"))

    def change(self, path: str) -> Touched | None:
        """What the change does to a file, by its path from the root; None where nothing."""
        if path in self.touched:
            return self.touched[path]
        return None if self._base and path in self.tracked else Touched(None)

    def before(self, path: str) -> bytes | None:
        """A file as it was when the change began; None where it was not there."""
        run = self._call("cat-file", "blob", f"{self._base}:{path}")
        return run[1] if run[0] == 0 else None

    def _merge_base(self) -> str:
        self._run("rev-parse", "--git-dir")  # which tells where git does not trust the folder
        if self._commit("HEAD") is None:
            if self.ref == "HEAD":
                return ""  # before the first commit everything is new
            raise FileError(OPTION, 0, f"`{self.root.as_posix()}` has no commit yet: make one")
        commit = None if self.ref.startswith("-") else self._commit(self.ref)
        if commit is None:
            raise FileError(OPTION, 0, self._no_ref())
        code, out, _ = self._call("merge-base", commit, "HEAD")
        if code:
            raise FileError(OPTION, 0, self._no_base())
        return out.decode().strip()

    def _commit(self, name: str) -> str | None:
        code, out, _ = self._call("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return None if code else out.decode().strip()

    def _no_ref(self) -> str:
        remote, slash, branch = self.ref.partition("/")
        how = f"`git fetch {remote} {branch}`" if slash else "`git fetch`"
        return f"there is no commit `{self.ref}` here: {how} may bring it. {self._depth()}".strip()

    def _no_base(self) -> str:
        said = f"`{self.ref}` and HEAD have no commit in common."
        return f"{said} {self._depth()}".strip()

    def _depth(self) -> str:
        shallow = self._call("rev-parse", "--is-shallow-repository")[1].strip() == b"true"
        if not shallow:
            return ""
        return (
            "This clone is shallow: run `git fetch --unshallow`, or have it checked out whole "
            "(fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab)."
        )

    def _run(self, *words: str) -> str:
        code, out, err = self._call(*words)
        if code:
            said = os.fsdecode(err).strip().partition("\n")[0]
            raise FileError(OPTION, 0, f"`git {' '.join(words[:3])} …` failed: {said}")
        return os.fsdecode(out)

    def _call(self, *words: str) -> tuple[int, bytes, bytes]:
        import subprocess

        kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        command = [_program(), "-C", str(self.root), *words]
        environment = kept | _QUIET
        nothing = subprocess.DEVNULL
        try:
            run = subprocess.run(  # noqa: S603  (a list, no shell)
                command, env=environment, stdin=nothing, capture_output=True, check=False
            )
        except OSError as problem:
            raise FileError(OPTION, 0, f"git cannot be run: {problem.strerror}") from None
        return run.returncode, run.stdout, run.stderr


@cache
def _program() -> str:
    """Where git is; never in the working folder, where Windows would look first."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in filter(os.path.isabs, os.get_exec_path()):
        path = os.path.join(folder, name)  # noqa: PTH118
        if os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113
            return path
    raise FileError(OPTION, 0, "git is not installed, or not on the PATH")

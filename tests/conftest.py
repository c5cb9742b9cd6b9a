"""Fixtures for the whole suite."""

import json
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

from release_lint.cli import main

hypothesis.settings.register_profile("here", deadline=None)  # a busy machine is no fault of ours
hypothesis.settings.load_profile("here")


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory):
    """A cache folder of the suite's own."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("LOCALAPPDATA", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real releases for measuring, kept beside the project and not part of it."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder of real releases is not beside this checkout")
    return folder


@dataclass(frozen=True)
class Outcome:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict:
        """The JSON report."""
        return json.loads(self.out)


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Path:
    """An empty repository, which is the working folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def lint(repository, capsys, monkeypatch):  # noqa: ARG001  (the command runs there)
    """Run the command line in this process; no report of an earlier test is known."""
    monkeypatch.setattr("release_lint.results._opened", lambda: None)

    def run(*words: object) -> Outcome:
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:  # argparse
            code = stop.code
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture
def write(repository):
    """Write a file of the repository."""

    def write(name: str, text: str | bytes) -> Path:
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write

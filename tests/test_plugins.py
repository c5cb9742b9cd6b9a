"""Plugins: a package with all four hooks, built and installed for real; and broken ones."""

import os
import re
import shutil
import subprocess
import sys
from importlib import metadata as metadata_of_python
from pathlib import Path
from zipfile import ZipFile

import pytest

from release_lint import plugins

PACKAGE = Path(__file__).parent / "plugin_package"
GUIDE = Path(__file__).parent.parent / "docs" / "writing-plugins.md"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the package installed, by pip from its source, without a network."""
    pytest.importorskip("hatchling", reason="the plugin's build needs hatchling")
    source = tmp_path_factory.mktemp("source") / "package"
    shutil.copytree(PACKAGE, source)
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run(
        [*pip, "--no-build-isolation", "--target", folder, source], check=True, timeout=120
    )
    return folder


def run(folder, cwd, *words):
    """The real command with a further folder of installed packages."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "release_lint", *words],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )


def test_all_four_hooks(installed, repository, write):
    write("a.lines", "The hall is open.\nIt was CLOSED.\n")
    outcome = run(
        installed, repository, "check", "a.lines", "--select", "house", "--format", "count"
    )
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (1, "a.lines: 1\n", "")
    text = run(installed, repository, "check", "a.lines", "--select", "house").stdout
    assert "2:8 error no-shouting\n    “CLOSED” shouts.\n" in text


def test_its_rules_are_explained_tested_and_changed(installed, repository, write):
    assert (
        "letters (whole number; default 6)"
        in run(installed, repository, "explain", "no-shouting").stdout
    )
    assert run(installed, repository, "test", "--only", "no-shouting").returncode == 0
    write("a.md", "It was CLOSED.\n")
    words = ("check", "a.md", "--select", "house", "--option", "no-shouting.letters=7")
    assert run(installed, repository, *words).returncode == 0


def fake(folder, module, name="fake", package="fake"):
    """An installed package as far as entry points go."""
    (folder / f"{module}.py").write_text(FAKES[package], "utf-8")
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[release_lint]\n{name} = {module}\n")


FAKES = {
    "fails": "raise RuntimeError('no such luck')\n",
    "reporter": """
from release_lint.hookspecs import hookimpl

@hookimpl
def release_lint_reporters():
    return {"json": print}
""",
    "unknown": """
from release_lint.hookspecs import hookimpl

@hookimpl
def release_lint_chekcs():
    return {}
""",
    "empty": "",
    "wrong": """
from release_lint.hookspecs import hookimpl

@hookimpl
def release_lint_checks():
    return ["check"]
""",
    "crash": """
from release_lint.hookspecs import hookimpl

@hookimpl
def release_lint_readers():
    return 1 / 0
""",
}


@pytest.mark.parametrize(
    ("package", "said"),
    [
        ("fails", "plugin `fake` cannot be used: RuntimeError: no such luck"),
        ("reporter", "two plugins bring the reporter `json`"),
        ("unknown", "plugin `fake` cannot be used: PluginValidationError: unknown hook"),
        ("crash", "plugin `fake` cannot be used: ZeroDivisionError"),
        ("wrong", "plugin `fake` cannot be used: ValueError"),
        ("empty", "plugin `fake` cannot be used: AttributeError: it has no function marked with"),
    ],
)
def test_a_broken_plugin_stops_the_run_with_its_name(tmp_path, repository, write, package, said):
    folder = tmp_path / "installed"
    folder.mkdir()
    fake(folder, "fake_module", package=package)
    write("a.md", "The hall is open.\n")
    outcome = run(folder, repository, "check", "a.md")
    assert outcome.returncode == 2
    assert outcome.stdout == ""
    assert outcome.stderr.startswith("release-lint: ")
    assert said in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_the_plugin_of_the_guide_works_as_written(tmp_path, repository, write):
    for name, text in re.findall(
        r"(?s)```\w+\n# (house_style/\S+)\n(.*?)```", GUIDE.read_text("utf-8")
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    metadata = tmp_path / "house_style-1.0.0.dist-info"
    metadata.mkdir()
    (metadata / "entry_points.txt").write_text("[release_lint]\nhouse-style = house_style\n")
    write("a.minutes", "Meeting of 3 June:\nTHE HALL OPENS AGAIN ON FRIDAY.\nWe were glad.\n")
    tested = run(tmp_path, repository, "test", "--only", "shouting")
    assert (tested.returncode, tested.stderr) == (0, "")
    words = ("check", "a.minutes", "--select", "house", "--format", "table")
    assert run(tmp_path, repository, *words).stdout == "a.minutes\t2:1\tshouting\tThis shouts.\n"


BAD_REPORTER = """
from release_lint.hookspecs import hookimpl

def write(reports, out, style):
    for report in reports:
        report.findings().nonsense

@hookimpl
def release_lint_reporters():
    return {"bad": write}
"""
LOST_RULES = """
from pathlib import Path
from release_lint.hookspecs import hookimpl

@hookimpl
def release_lint_rule_folders():
    return [Path(__file__).parent / "rules"]
"""


def test_a_reporter_that_crashes_is_the_plugins_fault(tmp_path, repository, write, monkeypatch):
    monkeypatch.setitem(FAKES, "bad", BAD_REPORTER)
    fake(tmp_path, "fake_module", package="bad")
    write("a.md", "The hall is open.\n")
    outcome = run(tmp_path, repository, "check", "a.md", "--format", "bad")
    assert outcome.returncode == 2
    assert "plugin `fake` crashed: AttributeError" in outcome.stderr
    assert "fake_module.py:6)" in outcome.stderr
    assert "bug in release-lint" not in outcome.stderr


def test_rules_that_the_build_left_out(tmp_path, repository, write, monkeypatch):
    monkeypatch.setitem(FAKES, "lost", LOST_RULES)
    fake(tmp_path, "fake_module", package="lost")
    write("a.md", "The hall is open.\n")
    outcome = run(tmp_path, repository, "check", "a.md")
    assert outcome.returncode == 2
    assert "was it left out when the plugin's package was built?" in outcome.stderr


def test_an_entry_point_without_its_module(tmp_path, repository, write):
    folder = tmp_path / "installed"
    folder.mkdir()
    fake(folder, "fake_module", package="fails")
    (folder / "fake_module.py").unlink()
    write("a.md", "The hall is open.\n")
    outcome = run(folder, repository, "check", "a.md")
    assert outcome.returncode == 2
    assert "No module named 'fake_module'" in outcome.stderr


def test_without_plugins_none_is_looked_for(tmp_path):
    (tmp_path / "other-1.0.dist-info").mkdir()
    (tmp_path / "other-1.0.dist-info" / "entry_points.txt").write_text("[console_scripts]\n")
    assert plugins.entry_points([str(tmp_path), "no/such/folder"]) == []


SAID = [
    ("acme-1.0.dist-info", "[release_lint]\nacme = acme.rules\n"),
    (
        "Acme_Two-1.0.dist-info",
        "[scripts]\na = b\n[release_lint]\n# no = no\n b=c:d.e [x]\n",
    ),
    ("three.egg-info", "[release_lint]\nthree=three : plugin\n\n[release_lint.more]\nx = y\n"),
    ("acme-2.0.dist-info", "[release_lint]\nhidden = hidden\n"),
    ("acme.two-2.0.dist-info", "[release_lint]\nhidden = hidden\n"),
    ("four-1.0.dist-info", "[other]\nrelease_lint = release_lint\n"),
]


def test_entry_points_are_those_that_python_finds(tmp_path, monkeypatch):
    folders = [tmp_path / "first", tmp_path / "second"]
    for number, (name, said) in enumerate(SAID):
        metadata = folders[number > 2] / name
        metadata.mkdir(parents=True)
        (metadata / "entry_points.txt").write_text(said)
    monkeypatch.setattr(sys, "path", [*map(str, folders), str(tmp_path / "none")])
    found = [(entry.name, entry.value) for entry in plugins.entry_points(sys.path)]
    assert found == [
        ("acme", "acme.rules"),
        ("b", "c:d.e [x]"),
        ("three", "three : plugin"),
    ]
    theirs = metadata_of_python.entry_points(group=plugins.GROUP)
    assert found == sorted((entry.name, entry.value) for entry in theirs)


def test_an_entry_point_may_be_an_object_in_a_module():
    assert plugins.Entry("a", "release_lint.plugins : Entry.load [extra]").load() == (
        plugins.Entry.load
    )


def test_a_package_in_an_archive_is_found_too(tmp_path, monkeypatch):
    with ZipFile(tmp_path / "acme.zip", "w") as archive:
        archive.writestr("acme-1.0.dist-info/METADATA", "Name: acme\nVersion: 1.0\n")
        archive.writestr("acme-1.0.dist-info/entry_points.txt", "[release_lint]\na = b\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "acme.zip")])
    assert [entry.value for entry in plugins.entry_points(sys.path)] == ["b"]


def test_python_in_the_tree_that_is_checked_is_not_loaded(repository, write):
    write("release_lint_evil-1.0.dist-info/entry_points.txt", "[release_lint]\nevil = evil\n")
    write("evil.py", "raise SystemExit('evil')\n")
    write("a.md", "The hall is open.\n")
    script = [Path(sys.executable).with_name("release-lint")]
    for command in (script, [sys.executable, "-m", "release_lint"]):
        outcome = subprocess.run(
            [*command, "check", "a.md", "--fail-on", "never"], cwd=repository, check=False
        )
        assert outcome.returncode == 0

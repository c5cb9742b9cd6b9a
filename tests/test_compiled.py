"""Rulebooks as earlier runs made them: quicker, and nothing else."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from release_lint import engine, fingerprint
from release_lint.choices import Choices
from release_lint.compiled import KnownRulebook
from release_lint.document import Source
from release_lint.finding import Report
from release_lint.records import replace
from release_lint.rule import RuleFile
from release_lint.workspace import Workspace
from release_lint.yamlfile import FileError
from tests.support import HEAD, damages

TEXT = "# Hall\n\nPublished: 2 January 2026\n\nStaff will utilise the new hall.\n"
RULE = "check: forbid\nseverity: error\nmessage: No.\nwords: [hall]\n"
CONFIG = 'rule_folders: [house]\npaths: {"old/**": {rules: {no-hall: info}}}\n'
CHOICES = Choices(dt.date(2026, 2, 2))


@pytest.fixture
def cache(tmp_path_factory, monkeypatch):
    """An empty cache folder; all files have settled, since the clock is far ahead."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    now = fingerprint.time.time_ns()
    monkeypatch.setattr(fingerprint.time, "time_ns", lambda: now + 10_000_000_000)
    return folder / "release-lint" / "rules"


@pytest.fixture
def configured(monkeypatch):
    """The ids of the rules that are configured from their files."""
    ids = []
    configure = RuleFile.configure

    def noting(file, *rest):
        ids.append(file.id)
        return configure(file, *rest)

    monkeypatch.setattr(RuleFile, "configure", noting)
    return ids


@pytest.fixture
def house(write):
    """A config with a folder of rules, and the rule in it."""
    write("release-lint.yaml", CONFIG)
    return write("house/local/no-hall.yaml", HEAD + RULE)


def run(repository, name="a.md", text=TEXT, **choices) -> Report:
    """The report on a file, by a run of its own."""
    workspace = Workspace(replace(CHOICES, **choices))
    project = workspace.projects.of((repository / name).parent)
    settings = project.settings(repository / name)
    rulebook = project.rulebook(repository / name)
    return engine.check(Source(name, text.encode()), rulebook, settings)


def kept(cache):
    """The files of rulesets."""
    return [path for path in cache.iterdir() if b", rulebook " in path.read_bytes()[:300]]


@pytest.mark.usefixtures("house", "cache")
def test_a_second_run_configures_no_rule(repository, configured):
    first = run(repository)
    assert len(configured) > 100
    configured.clear()
    assert repr(run(repository)) == repr(first)
    assert repr(run(repository, text=f"{TEXT}\n“Hall,” she said.")) != repr(first)
    assert configured == []


@pytest.mark.usefixtures("house", "cache")
def test_whatever_is_not_remembered_the_whole_rulebook_is_asked(repository, configured):
    ignoring = TEXT + "\n<!-- release-lint: ignore no-hall -- ours, until 2027 -->\n\nA hall.\n"
    first = run(repository, text=ignoring)
    configured.clear()
    assert repr(run(repository, text=ignoring)) == repr(first)
    assert configured == []
    book = Workspace(CHOICES).projects.of(repository).rulebook()
    assert isinstance(book, KnownRulebook)
    assert book.rule_file("no-hall").id == "no-hall"
    assert book.ruleset("documentation").rules


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    "damage",
    damages(
        b"hall",
        b'{"rules": [], "wakers": {"by": [3]}}',
        b'{"rules": [[1]], "wakers": {}}\n{}',
    ),
)
def test_a_damaged_or_foreign_file_is_made_again(repository, house, cache, configured, damage):
    first = run(repository)
    whole = {path: path.read_bytes() for path in kept(cache)}
    assert len(whole) == 2
    for path, lines in whole.items():
        path.write_bytes(damage(lines))
    configured.clear()
    assert repr(run(repository)) == repr(first)
    assert len(configured) > 100
    assert {path: path.read_bytes() for path in kept(cache)} == whole
    assert house.is_file()


@pytest.mark.usefixtures("cache")
def test_a_rule_that_changes_is_read_again(repository, house):
    assert by_rule(run(repository))["no-hall"].findings
    house.write_text(HEAD + RULE.replace("hall", "moon"))
    assert not by_rule(run(repository))["no-hall"].findings
    house.write_text(HEAD + RULE.replace("severity: error", "severity: info"))
    assert by_rule(run(repository))["no-hall"].severity == "info"
    house.unlink()
    house.with_name("no-town.yaml").write_text(HEAD + RULE)
    assert "no-hall" not in by_rule(run(repository))


@pytest.mark.usefixtures("house", "cache")
def test_a_class_that_changes_is_read_again(repository, write):
    frame = "{word: hall, meant: haul, before: [<long>]}"
    text = f"{HEAD}severity: error\ncheck: confused\nframes:\n  - {frame}\n"
    write("house/local/no-haul.yaml", text)
    classes = write("house/classes/own.yaml", "long: [new]\n")
    assert by_rule(run(repository))["no-haul"].findings
    classes.write_text("long: [old]\n")
    assert not by_rule(run(repository))["no-haul"].findings
    classes.rename(classes.with_name("ours.yaml")).write_text("long: [new]\n")
    assert by_rule(run(repository))["no-haul"].findings
    classes.with_name("ours.yaml").unlink()
    with pytest.raises(FileError, match="no class `long`"):
        run(repository)


def by_rule(report):
    """The results of a report."""
    assert report.error is None
    return {result.rule: result for result in report.results}


@pytest.mark.usefixtures("cache", "house")
def test_what_config_and_command_line_say_is_kept_apart(repository, write):
    def severity(**more):
        return by_rule(run(repository, **more))["no-hall"].severity

    for _ in range(2):
        assert severity() == "error"
        assert severity(name="old/a.md") == "info"
        assert severity(options=("no-hall.severity=warning",)) == "warning"
        assert "no-hall" not in by_rule(run(repository, ignore=("no-hall",)))
        assert [*by_rule(run(repository, select=("no-hall",)))] == ["no-hall"]
        documentation = by_rule(run(repository, profile="documentation"))
        assert "licence-notice" not in documentation
        assert "licence-notice" in by_rule(run(repository))
    write("release-lint.yaml", CONFIG + "rulebook: '0.9'\n")
    assert severity() == "info"


@pytest.mark.usefixtures("cache", "house")
def test_what_is_wrong_is_told_though_other_rulebooks_are_known(repository, write):
    run(repository)
    for config in ("rules: {no-moon: off}\n", "profile: poem\n", "rules: {no-hall: {words: {}}}\n"):
        write("release-lint.yaml", CONFIG + config)
        for _ in range(2):
            with pytest.raises(FileError):
                run(repository)
    with pytest.raises(FileError):
        run(repository, select=("no-moon",))


PLUGIN = """
from dataclasses import dataclass
from pathlib import Path
from release_lint.finding import Finding
from release_lint.hookspecs import hookimpl

@dataclass(frozen=True)
class Moons:
    word: str = "moon"

    def check(self, context):
        if self.word in context.document.text:
            yield Finding(f"a {self.word}", context.document.blocks[0].span)

@hookimpl
def release_lint_checks():
    return {"moons": Moons}

@hookimpl
def release_lint_rule_folders():
    return [Path(__file__).with_name("rules")]
"""


@pytest.fixture
def plugin(tmp_path_factory, monkeypatch):
    """The module of an installed plugin with a check and a rule."""
    folder = tmp_path_factory.mktemp("packages")
    module = folder / "acme_moons.py"
    module.write_text(PLUGIN)
    (folder / "rules/acme").mkdir(parents=True)
    (folder / "rules/acme/no-moon.yaml").write_text(f"{HEAD}check: moons\nseverity: error\n")
    metadata = folder / "acme_moons-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Name: acme-moons\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[release_lint]\nacme = acme_moons\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    yield module
    sys.modules.pop("acme_moons", None)


@pytest.mark.usefixtures("cache")
def test_a_plugin_that_changes_is_asked_again(repository, plugin, configured):
    def messages():
        sys.modules.pop("acme_moons", None)
        return [
            f.message for f in by_rule(run(repository, text="A moon, a sun."))["no-moon"].findings
        ]

    assert messages() == ["a moon"]
    configured.clear()
    assert messages() == ["a moon"]
    assert configured == []
    plugin.write_text(PLUGIN.replace('"moon"', '"sun"  # now'))
    assert messages() == ["a sun"]
    assert configured


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("place", ["a file", "no permission"])
def test_where_nothing_can_be_written_nothing_is_said(repository, cache, place, monkeypatch):
    if place == "a file":
        cache.parent.parent.rmdir()
        cache.parent.parent.write_text("")
    else:

        def refuse(*_):
            raise PermissionError

        monkeypatch.setattr(Path, "replace", refuse)
    assert repr(run(repository)) == repr(run(repository))
    assert not cache.is_dir() or list(cache.iterdir()) == []


@pytest.mark.usefixtures("house")
def test_without_the_cache_nothing_is_kept_or_known(repository, cache, configured):
    plain = run(repository, remember=False)
    assert not cache.exists()
    first = run(repository)
    configured.clear()
    assert repr(run(repository, remember=False)) == repr(plain) == repr(first)
    assert len(configured) > 100


@pytest.mark.usefixtures("house")
def test_what_changed_this_moment_or_meanwhile_is_not_kept(repository, cache, house, monkeypatch):
    made = RuleFile.configure

    def change(file, *rest):
        house.touch()
        return made(file, *rest)

    monkeypatch.setattr(RuleFile, "configure", change)
    run(repository)
    assert not any(b'"wakers"' in path.read_bytes() for path in kept(cache))
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parent.parent))
    house.touch()
    before = kept(cache)
    run(repository)
    assert kept(cache) == before

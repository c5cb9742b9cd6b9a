"""Reports of earlier runs: known only where everything is the same that has a say in them."""

import datetime as dt
import os
import sys
from pathlib import Path

import pytest

from release_lint import checker, fingerprint, results, workspace
from release_lint.choices import Choices, Extras
from release_lint.files import Input
from release_lint.fingerprint import digest_of_bytes
from release_lint.records import replace
from release_lint.results import Results
from release_lint.workspace import Workspace
from tests.support import HEAD

OPENED = results._opened
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
TODAY = dt.date(2026, 2, 2)
NOTHING = Extras()
TEXT = "# Hall\n\nPublished: 2 January 2026\n\nStaff will utilise the new hall.\n"
RULE = "check: forbid\nseverity: error\nmessage: No.\nwords: [hall]\n"
CONFIG = 'rule_folders: [house]\npaths: {"old/**": {profile: publication}}\n'


@pytest.fixture
def cache(tmp_path_factory, monkeypatch):
    """An empty cache folder that is used."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


@pytest.fixture
def remembering(lint, cache, monkeypatch):  # noqa: ARG001  (lint goes without results)
    """The command line, with results."""
    monkeypatch.setattr("release_lint.results._opened", OPENED)
    return lint


@pytest.fixture
def checked(monkeypatch):
    """The names of the files that the rules were run on."""
    names = []
    check = checker.check

    def noting(item, *rest, **more):
        names.append(item.name)
        return check(item, *rest, **more)

    monkeypatch.setattr(checker, "check", noting)
    return names


@pytest.fixture
def house(write):
    """A config with a folder of rules."""
    write("house/local/no-hall.yaml", HEAD + RULE)
    return write("release-lint.yaml", CONFIG)


def key(repository, name="a.md", text=TEXT, extras=NOTHING, **choices):
    """The key of a file's report."""
    workspace = Workspace(replace(Choices(TODAY), **choices))
    known = Results(workspace, extras)
    try:
        return known.key(Input(str(repository / name), name), digest_of_bytes(text.encode()))
    finally:
        known.close()


@pytest.mark.usefixtures("cache", "house")
@pytest.mark.parametrize(
    "change",
    [
        {"text": TEXT + " "},
        {"name": "a.txt"},
        {"name": "old/a.md"},
        {"extras": Extras(facts=True)},
        {"extras": Extras(text=True)},
        {"stage": "final"},
        {"profile": "publication"},
        {"select": ("style",)},
        {"ignore": ("style",)},
        {"options": ("sentence-length.words=20",)},
    ],
)
def test_what_changes_the_key(repository, change):
    assert key(repository) is not None
    assert key(repository, **change) != key(repository)


@pytest.mark.usefixtures("cache", "house")
@pytest.mark.parametrize(
    "change",
    [
        {"name": "b.md"},
        {"name": "new/a.md"},
        {"today": dt.date(2027, 1, 1)},  # it is part of a result only where it was asked for
        {"config": "release-lint.yaml"},
    ],
)
def test_what_does_not_change_the_key(repository, change):
    assert key(repository, **change) == key(repository)


def test_every_choice_is_in_the_key_or_left_out_on_purpose():
    assert set(results._NOT_IN_KEYS) == {"today", "config", "remember"}
    assert set(results._NOT_IN_KEYS) < set(Choices.__record_fields__)


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    "config",
    [
        CONFIG + "profile: publication\n",
        CONFIG + "stage: final\n",
        CONFIG + 'rulebook: "1.0"\n',
        CONFIG + "organisation: {name: Ours}\n",
        CONFIG + "known: {words: [Areas]}\n",
        CONFIG + "rules: {words-to-avoid: off}\n",
        CONFIG + "extends: base.yaml\n",
        CONFIG.replace("publication", "media").replace("old/", "*/"),
        CONFIG.replace("rule_folders: [house]", ""),
    ],
)
def test_what_the_config_says_is_in_the_key(repository, write, house, config):
    write("base.yaml", "stage: final\n")
    before = key(repository)
    house.write_text(config)
    assert key(repository) != before


@pytest.mark.usefixtures("cache", "house")
def test_the_config_that_another_extends_is_in_the_key(repository, write):
    write("base.yaml", "known: {words: [one]}\n")
    write("release-lint.yaml", CONFIG + "extends: base.yaml\n")
    before = key(repository)
    write("base.yaml", "known: {words: [two]}\n")
    assert key(repository) != before


@pytest.mark.usefixtures("cache")
def test_a_comment_in_the_config_changes_nothing(repository, house):
    before = key(repository)
    house.write_text(f"# ours\n{CONFIG}")
    assert key(repository) == before


@pytest.mark.usefixtures("cache", "house")
def test_the_rules_of_a_house_are_in_the_key(repository, write):
    keys = {key(repository)}
    write("house/local/no-hall.yaml", HEAD + RULE.replace("hall", "moon"))
    keys.add(key(repository))
    write("house/local/second.yaml", HEAD + RULE)
    keys.add(key(repository))
    (repository / "house/local/second.yaml").rename(repository / "house/local/third.yaml")
    keys.add(key(repository))
    classes = write("house/classes/own.yaml", "town: [Leeds]\n")
    keys.add(key(repository))
    classes.write_text("town: [York]\n")
    keys.add(key(repository))
    assert len(keys) == 6
    classes.unlink()
    (repository / "house/local/third.yaml").unlink()
    assert key(repository) in keys


@pytest.mark.usefixtures("cache")
def test_the_same_content_has_the_same_key_wherever_it_stands(repository, house):
    before = key(repository)
    rule = repository / "house/local/no-hall.yaml"
    text = rule.read_text()
    rule.unlink()
    rule.write_text(text)
    os.utime(rule, (1, 1))
    house.write_text(CONFIG)
    assert key(repository) == before


@pytest.mark.usefixtures("cache")
def test_our_code_is_in_the_key(repository, write, monkeypatch):
    module = write("package/engine.py", "A = 1\n")
    write("package/data/words.bin", "one")
    monkeypatch.setattr(workspace, "__file__", str(module))
    keys = {key(repository)}
    module.write_text("A = 2\n")
    keys.add(key(repository))
    write("package/data/words.bin", "two")
    keys.add(key(repository))
    write("package/checks/__pycache__/new.pyc", "compiled")
    assert key(repository) in keys
    write("package/checks/new.py", "")
    keys.add(key(repository))
    assert len(keys) == 4


@pytest.mark.usefixtures("cache")
def test_our_rules_versions_and_what_is_installed_are_in_the_key(
    repository, write, tmp_path_factory, monkeypatch
):
    keys = {key(repository)}
    packages = tmp_path_factory.mktemp("packages")
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    assert key(repository) in keys
    (packages / "yaml-9.0.dist-info").mkdir()
    keys.add(key(repository))
    (packages / "yaml-9.0.dist-info" / "RECORD").write_text("yaml/loader.py,sha256=abc,1\n")
    keys.add(key(repository))
    write("rules/local/no-hall.yaml", HEAD + RULE)
    monkeypatch.setattr(
        "release_lint.builtin.release_lint_rule_folders", lambda: [repository / "rules"]
    )
    keys.add(key(repository))
    for made_by in (("1.2", sys.version), ("1.1", "3.99")):
        monkeypatch.setattr(results, "_MADE_BY", made_by)
        keys.add(key(repository))
    assert len(keys) == 6


@pytest.mark.usefixtures("cache")
def test_where_packages_come_from_nobody_knows_where_nothing_is_kept(repository, monkeypatch):
    monkeypatch.setattr(results, "unusual_imports", lambda: True)
    assert key(repository) is None


def test_a_known_file_is_not_checked_again(remembering, write, checked):
    write("a.md", TEXT)
    write("b.md", TEXT)
    first = remembering("check", "a.md")
    assert checked == ["a.md"]
    assert remembering("check", "a.md") == first
    other = remembering("check", "b.md")
    assert other.out == first.out.replace("a.md", "b.md")
    assert checked == ["a.md"]
    write("a.md", TEXT.replace("utilise", "use"))
    assert remembering("check", "a.md") != first
    assert checked == ["a.md", "a.md"]


def test_without_the_cache_nothing_is_known_or_kept(remembering, write, checked, cache):
    write("a.md", TEXT)
    remembering("check", "a.md", "--no-cache")
    assert list(cache.iterdir()) == []
    remembering("check", "a.md")
    remembering("check", "a.md", "--no-cache")
    assert len(checked) == 3


def test_the_day_is_part_of_a_result_where_something_asked_for_it(remembering, write, checked):
    write("dated.md", TEXT)
    for day in ("2026-02-02", "2027-03-03"):
        remembering("check", "dated.md", "--today", day, "--select", "words-to-avoid")
    assert checked == ["dated.md"]
    words = ("check", "dated.md", "--stage", "final", "--select", "publication-date-real")
    outcomes = [remembering(*words, "--today", day).out for day in ("2026-01-01", "2026-01-02")]
    assert "in the future" in outcomes[0]
    assert "in the future" not in outcomes[1]
    assert [remembering(*words, "--today", "2026-01-01").out] == outcomes[:1]
    assert len(checked) == 3


def test_an_unreadable_file_is_never_known(remembering, write, checked):
    write("a.md", b"\xff\xfe\x00\x00\xff")
    write("b.md", b"")
    for _ in range(2):
        assert remembering("check", "a.md", "b.md").code == 2
    assert checked.count("a.md") == 2


def test_a_report_with_a_crash_is_never_known(remembering, write, checked, monkeypatch):
    from release_lint.checks.prefer import Prefer

    def crash(*_):
        raise RuntimeError("oops")

    write("a.md", TEXT)
    with monkeypatch.context() as patch:
        patch.setattr(Prefer, "check", crash)
        assert remembering("check", "a.md").code == 2
    assert "oops" not in remembering("check", "a.md").out
    assert len(checked) == 2


def test_a_report_whose_facts_crashed_is_never_known(remembering, write, checked, monkeypatch):
    def crash(*_):
        raise RuntimeError("oops")

    write("a.md", TEXT)
    with monkeypatch.context() as patch:
        patch.setattr("release_lint.fact_report.report_facts", crash)
        assert "oops" in remembering("check", "a.md", "--format", "json").out
    assert "oops" not in remembering("check", "a.md", "--format", "json").out
    assert len(checked) == 2


def test_no_rule_at_all_is_no_pass_however_often(remembering, write):
    write("a.md", TEXT)
    words = ("check", "a.md", "--select", "words-to-avoid", "--ignore", "words-to-avoid")
    assert [remembering(*words).code for _ in range(2)] == [2, 2]


@pytest.mark.usefixtures("house")
def test_nothing_is_kept_of_rules_that_changed_meanwhile(remembering, write, checked, monkeypatch):
    write("a.md", TEXT)
    check = checker.check

    def changing(*args, **more):
        outcome = check(*args, **more)
        write("house/local/no-hall.yaml", HEAD + RULE.replace("hall", "moon"))
        return outcome

    with monkeypatch.context() as patch:
        patch.setattr(checker, "check", changing)
        assert remembering("check", "a.md", "--select", "local").code == 1
    write("house/local/no-hall.yaml", HEAD + RULE)
    remembering("check", "a.md", "--select", "local")
    assert checked == ["a.md", "a.md"]


@pytest.mark.usefixtures("house")
def test_a_folder_of_rules_that_cannot_be_read_is_not_mistaken_for_the_file(
    remembering, write, monkeypatch
):
    rules = fingerprint.rules

    def refuse(folder):
        if folder.endswith("house"):
            raise PermissionError(13, "Permission denied")
        return rules(folder)

    monkeypatch.setattr(fingerprint, "rules", refuse)
    write("a.md", TEXT)
    assert remembering("check", "a.md", "--select", "local").code == 1


def test_wrong_options_are_told_though_the_file_is_known(remembering, write):
    write("a.md", TEXT)
    remembering("check", "a.md")
    for words in (["--select", "nothing"], ["--format", "nothing"], ["--config", "nothing"]):
        outcome = remembering("check", "a.md", *words)
        assert (outcome.code, outcome.out) == (2, "")
        assert "nothing" in outcome.err
    write("release-lint.yaml", "rules: {nothing: off}\n")
    outcome = remembering("check", "a.md")
    assert (outcome.code, outcome.out) == (2, "")
    assert "release-lint.yaml:1: there is no rule `nothing`" in outcome.err


@pytest.mark.parametrize("form", ["json", "text"])
def test_reports_are_the_same_with_and_without_cache(remembering, checked, form):
    words = ("check", EXAMPLES, Path(__file__).parent / "releases", "--format", form)
    plain = remembering(*words, "--no-cache", "--verbose")
    checked.clear()
    filled = remembering(*words, "--verbose")
    assert len(set(checked)) == len(checked) > 5
    checked.clear()
    known = remembering(*words, "--verbose")
    assert checked == []
    assert plain == filled == known


PLUGIN = """
from pathlib import Path
from release_lint.hookspecs import hookimpl

@hookimpl
def release_lint_rule_folders():
    return [Path(__file__).with_name("rules")]
"""


@pytest.fixture
def plugin(tmp_path_factory, monkeypatch):
    """A folder with an installed plugin: a module and a rule."""
    folder = tmp_path_factory.mktemp("packages")
    (folder / "acme_rules.py").write_text(PLUGIN)
    (folder / "rules/acme").mkdir(parents=True)
    (folder / "rules/acme/no-hall.yaml").write_text(HEAD + RULE)
    metadata = folder / "acme_rules-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Name: acme-rules\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[release_lint]\nacme = acme_rules\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    monkeypatch.delitem(sys.modules, "acme_rules", raising=False)
    yield folder
    sys.modules.pop("acme_rules", None)


@pytest.mark.usefixtures("cache")
def test_the_code_rules_and_version_of_a_plugin_are_in_the_key(repository, plugin):
    keys = {key(repository)}
    (plugin / "acme_rules.py").write_text(f"{PLUGIN}\nA = 1\n")
    keys.add(key(repository))
    (plugin / "rules/acme/no-hall.yaml").write_text(HEAD + RULE.replace("hall", "moon"))
    keys.add(key(repository))
    (plugin / "acme_rules-1.0.dist-info").rename(plugin / "acme_rules-1.1.dist-info")
    keys.add(key(repository))
    assert len(keys) == 4


@pytest.mark.usefixtures("cache", "plugin")
def test_a_plugin_may_look_at_the_whole_name_of_a_file(repository):
    assert key(repository, "a.md") != key(repository, "b.md")


@pytest.mark.usefixtures("plugin")
def test_a_plugin_that_is_broken_stops_the_run_though_the_file_is_known(remembering, write, plugin):
    write("a.md", TEXT)
    assert "acme" in remembering("check", "a.md", "--format", "json").out
    (plugin / "acme_rules.py").write_text("import nothing_of_the_kind\n")
    sys.modules.pop("acme_rules")
    outcome = remembering("check", "a.md", "--format", "json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "plugin `acme` cannot be used" in outcome.err

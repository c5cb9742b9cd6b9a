"""The cache of parsed YAML: it is quicker, and nothing else."""

import json
import os
from pathlib import Path

import pytest

from release_lint import parsed as module
from release_lint.parsed import Parsed
from release_lint.yamlfile import FileError, YamlFile
from tests.support import damages

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LONG_AGO = 1_600_000_000


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache" / "rules"


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A file of a folder that has settled: the clock is far ahead of it."""
    now = module.time.time_ns()
    monkeypatch.setattr(module.time, "time_ns", lambda: now + 10_000_000_000)
    path = tmp_path / "house" / "rule.yaml"
    path.parent.mkdir()
    path.write_text("words: [one, two]\n")
    return path


def read(cache, file):
    """The data, as one run after another reads it."""
    shelf = Parsed(cache).shelf(file.parent, "rules")
    yaml = shelf.read(file, file.name)
    shelf.save()
    return yaml


def parsings(monkeypatch):
    """Counts the files that are parsed from here on."""
    seen = []
    whole = YamlFile.__init__

    def counted(self, *args):
        seen.append(args)
        whole(self, *args)

    monkeypatch.setattr(YamlFile, "__init__", counted)
    return seen


def test_a_file_is_parsed_once(cache, file, monkeypatch):
    first = read(cache, file).data
    seen = parsings(monkeypatch)
    assert read(cache, file).data == first == {"words": ["one", "two"]}
    assert seen == []


def test_an_error_still_names_its_line(cache, file):
    file.write_text("check: prefer\nwords:\n- one\n- two\n")
    read(cache, file)
    assert read(cache, file).error(("words", 1), "wrong").line == 4


def test_another_text_of_the_same_size_and_time_is_seen(cache, file):
    os.utime(file, (LONG_AGO, LONG_AGO))
    read(cache, file)
    file.write_text("words: [one, six]\n")
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert read(cache, file).data == {"words": ["one", "six"]}


def test_a_file_that_may_still_be_changing_is_not_kept(cache, file, monkeypatch):
    monkeypatch.undo()
    file.write_text("words: [one, ten]\n")
    read(cache, file)
    assert not cache.exists()


def test_bad_yaml_is_never_kept(cache, file):
    file.write_text("words: [")
    for _ in range(2):
        with pytest.raises(FileError, match="not valid YAML"):
            read(cache, file)


@pytest.mark.parametrize("damage", damages(b"one", b'{"rule.yaml": 3}'))
def test_a_damaged_shelf_is_made_again(cache, file, damage, monkeypatch):
    read(cache, file)
    (shelf,) = cache.iterdir()
    whole = shelf.read_bytes()
    shelf.write_bytes(damage(whole))
    assert read(cache, file).data == {"words": ["one", "two"]}
    assert shelf.read_bytes() == whole
    seen = parsings(monkeypatch)
    read(cache, file)
    assert seen == []


def test_another_version_has_its_own_shelf(cache, file, monkeypatch):
    read(cache, file)
    monkeypatch.setattr(module, "_MADE_BY", "release-lint 99")
    seen = parsings(monkeypatch)
    read(cache, file)
    assert len(seen) == 1


def test_a_shelf_of_another_folder_is_not_taken(cache, file, tmp_path):
    read(cache, file)
    (shelf,) = cache.iterdir()
    other = tmp_path / "other" / "rule.yaml"
    other.parent.mkdir()
    other.write_text("words: [three]\n")
    read(cache, other)
    (new,) = set(cache.iterdir()) - {shelf}
    new.write_bytes(shelf.read_bytes())
    assert read(cache, other).data == {"words": ["three"]}


def test_a_file_that_is_gone_leaves_the_shelf(cache, file):
    second = file.with_name("second.yaml")
    second.write_text("words: [three]\n")
    shelf = Parsed(cache).shelf(file.parent, "rules")
    shelf.read(file, "")
    shelf.read(second, "")
    shelf.save()
    file.unlink()
    second.write_text("words: [four]\n")
    read(cache, second)
    (kept,) = cache.iterdir()
    assert list(json.loads(kept.read_bytes().partition(b"\n")[2])) == ["second.yaml"]


@pytest.mark.parametrize("place", ["a file", "no permission"])
def test_where_nothing_can_be_written_nothing_is_said(cache, file, place, monkeypatch):
    if place == "a file":
        cache.parent.write_text("")
    else:

        def refuse(*_):
            raise PermissionError

        monkeypatch.setattr(Path, "replace", refuse)
    for _ in range(2):
        assert read(cache, file).data == {"words": ["one", "two"]}
    assert not cache.is_dir() or list(cache.iterdir()) == []


def test_shelves_are_not_many(cache, file):
    read(cache, file)
    for number in range(120):
        (cache / f"{number}.json").write_text("")
    file.write_text("words: [three]\n")
    read(cache, file)
    assert len(list(cache.iterdir())) == 100
    assert read(cache, file).data == {"words": ["three"]}


def test_reports_are_the_same_without_with_a_cold_and_with_a_warm_cache(
    lint, tmp_path, monkeypatch
):
    monkeypatch.setattr(module, "_SETTLED", -(10**18))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    words = ("check", EXAMPLES, "--today", "2026-02-02", "--format", "json")
    plain = lint(*words, "--no-cache")
    assert not list(tmp_path.rglob("*.json"))
    cold = lint(*words)
    seen = parsings(monkeypatch)
    warm = lint(*words)
    assert plain == cold == warm
    assert plain.report["documents"]
    assert not [args for args in seen if "rules/" in args[1]]

"""The file of results: whatever happens to it, a run goes on, and no row is taken for another."""

import os
import sqlite3
import subprocess
import sys

import pytest

from release_lint import cache as module
from release_lint.cache import FILE_NAME, Cache, Row

ANY = ""
DAY = "2026-02-02"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "release-lint" / "results"


def row(number, day=ANY, size=10):
    name = str(number).encode()
    return Row(b"key " + name, day, f"{number} 1", b"body " + name, name * size)


def written(folder, *rows):
    cache = Cache(folder)
    cache.keep(rows)
    cache.close()


def read(folder, key, day=DAY):
    cache = Cache(folder)
    try:
        return cache.find(key, day)
    finally:
        cache.close()


def same(one, other):
    return one is not None and vars(one) == vars(other)


def test_a_row_comes_back(folder):
    written(folder, row(1), row(2))
    assert same(read(folder, b"key 1"), row(1))
    assert same(read(folder, b"key 2"), row(2))
    assert read(folder, b"key 3") is None


def test_a_row_of_one_day_is_not_found_on_another(folder):
    written(folder, row(1, DAY))
    assert same(read(folder, b"key 1", DAY), row(1, DAY))
    assert read(folder, b"key 1", "2026-02-03") is None


def test_a_digest_comes_back(folder):
    cache = Cache(folder)
    cache.keep_digest(b"state", b"digest")
    cache.close()
    cache = Cache(folder)
    assert (cache.digest(b"state"), cache.digest(b"other")) == (b"digest", None)
    cache.close()


def foreign(path):
    path.unlink()
    file = sqlite3.connect(path)
    file.execute("CREATE TABLE results (a, b)")
    file.commit()
    file.close()


def without_tables(path):
    file = sqlite3.connect(path)
    file.execute("DROP TABLE results")
    file.commit()
    file.close()


def with_other_columns(path):
    file = sqlite3.connect(path)
    file.executescript("DROP TABLE results; CREATE TABLE results (key)")
    file.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database" * 1000),
        lambda path: path.write_bytes(os.urandom(20_000)),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[:100] + bytes(30_000)),
        foreign,
        without_tables,
        with_other_columns,
    ],
)
def test_a_damaged_or_foreign_file_is_made_again(folder, damage):
    written(folder, *(row(number) for number in range(50)))
    damage(folder / FILE_NAME)
    assert read(folder, b"key 1") is None
    written(folder, row(1))
    assert same(read(folder, b"key 1"), row(1))


def test_a_row_that_was_changed_is_not_taken(folder):
    columns = {"key": b"key 2", "day": DAY, "totals": "0 0", "body": b"", "report": b"all is well"}
    for name, value in columns.items():
        written(folder, row(1))
        file = sqlite3.connect(folder / FILE_NAME)
        file.execute(f"UPDATE results SET {name} = ?", (value,))  # noqa: S608  (our own names)
        file.commit()
        file.close()
        assert read(folder, b"key 1") is None
        assert read(folder, b"key 2") is None
        written(folder)
        Cache(folder).clear()


@pytest.mark.parametrize("value", [None, 3, "text", 1.5])
def test_a_value_of_another_kind_is_not_taken(folder, value):
    written(folder, row(1))
    file = sqlite3.connect(folder / FILE_NAME)
    file.execute("UPDATE results SET report = ?", (value,))
    file.commit()
    file.close()
    assert read(folder, b"key 1") is None


def test_any_damaged_byte_gives_the_right_row_or_none(folder):
    written(folder, *(row(number, size=300) for number in range(20)))
    path = folder / FILE_NAME
    whole = path.read_bytes()
    for place in range(100, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        found = read(folder, b"key 7")
        assert found is None or same(found, row(7, size=300))


@pytest.mark.parametrize("place", ["a file stands there", "the file is a folder"])
def test_where_no_file_can_be_nothing_is_kept_and_nothing_said(folder, place):
    if place == "a file stands there":
        folder.parent.parent.mkdir(exist_ok=True)
        folder.parent.write_text("")
    else:
        (folder / FILE_NAME).mkdir(parents=True)
    written(folder, row(1))
    assert read(folder, b"key 1") is None


def limited(monkeypatch, pragma):
    """Connections that meet a real error of SQLite when they write."""
    connected = module._connected

    def limiting(path):
        file = connected(path)
        file.execute(pragma)
        return file

    monkeypatch.setattr(module, "_connected", limiting)


def test_where_nothing_may_be_written_what_is_known_is_still_found(folder, monkeypatch):
    written(folder, row(1))
    limited(monkeypatch, "PRAGMA query_only = ON")
    written(folder, row(2))
    assert same(read(folder, b"key 1"), row(1))
    assert read(folder, b"key 2") is None


def test_a_full_disk_is_not_noticed_but_by_what_is_not_kept(folder, monkeypatch):
    written(folder, row(1))
    with monkeypatch.context() as patch:
        limited(patch, "PRAGMA max_page_count = 10")
        cache = Cache(folder)
        cache.keep([row(2, size=100_000)])
        cache.keep([row(3)])
        assert cache.find(b"key 1", DAY) is None  # it keeps away from the file from then on
        cache.close()
    assert same(read(folder, b"key 1"), row(1))
    assert read(folder, b"key 2") is None


def test_a_file_of_another_user_is_not_read(folder, monkeypatch):
    written(folder, row(1))
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no user numbers")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert read(folder, b"key 1") is None
    monkeypatch.undo()
    assert same(read(folder, b"key 1"), row(1))


def script(body, folder):
    """A process that has a cache and rows at hand."""
    head = (
        "import sys, pathlib\n"
        "from release_lint import cache\n"
        "from release_lint.cache import Cache, Row\n"
        "cache._PATIENCE = 100\n"
        f"store = Cache(pathlib.Path({str(folder)!r}))\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", head + body], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def test_a_run_that_is_killed_while_it_writes_leaves_the_file_whole(folder):
    written(folder, row(1))
    body = (
        "store._file.execute('BEGIN IMMEDIATE')\n"
        "for n in range(3000):\n"
        "    store._file.execute(cache._KEEP, (b'key %d' % n, '', 0, '', b'x' * 9000, b'', 0))\n"
        "print('now', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with script(body, folder) as process:
        assert process.stdout.readline() == b"now\n" or sys.platform == "win32"
        process.kill()
    assert same(read(folder, b"key 1"), row(1))
    assert read(folder, b"key 2") is None
    written(folder, row(2))
    assert same(read(folder, b"key 2"), row(2))


def test_a_file_that_another_run_made_meanwhile_stays(folder):
    written(folder, row(1))
    module._create(folder / FILE_NAME)  # as by a run that looked before there was one
    assert same(read(folder, b"key 1"), row(1))
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_two_runs_that_write_at_once_lose_nothing(folder):
    body = (
        "for n in range(100):\n"
        "    name = b'%d' % n\n"
        "    store.keep([Row(b'key ' + name, '', '%d 1' % n, b'body ' + name, name * 10)])\n"
        "store.close()\n"
    )
    processes = [script(body.replace("range(100)", part), folder) for part in
                 ("range(100)", "range(60, 160)")]  # fmt: skip
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    for number in range(160):
        assert same(read(folder, b"key %d" % number), row(number))


def test_a_run_does_not_wait_long_for_another_that_writes(folder, monkeypatch):
    written(folder, row(1))
    other = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(module, "_PATIENCE", 0)
    cache = Cache(folder)
    assert same(cache.find(b"key 1", DAY), row(1))
    cache.keep([row(2)])
    other.execute("COMMIT")
    other.close()
    cache.keep([row(3)])
    assert cache.find(b"key 2", DAY) is None
    assert same(cache.find(b"key 3", DAY), row(3))
    cache.close()


def test_the_least_recently_used_go_first(folder, monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 300_000)

    def on_day(day, work):
        monkeypatch.setattr(module.time, "time", lambda: day * 86_400)
        cache = Cache(folder)
        work(cache)
        cache.close()

    on_day(1, lambda cache: cache.keep([row(number, size=3000) for number in range(20, 40)]))
    on_day(2, lambda cache: cache.find(b"key 25", DAY))
    on_day(3, lambda cache: cache.keep([row(number, size=3000) for number in range(40, 90)]))
    assert same(read(folder, b"key 25"), row(25, size=3000))
    assert read(folder, b"key 26") is None
    assert same(read(folder, b"key 89"), row(89, size=3000))


def test_it_stays_bounded_however_much_comes(folder, monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 500_000)
    cache = Cache(folder)
    for number in range(100, 400):
        cache.keep([row(number, size=5000)])
    cache.close()
    assert (folder / FILE_NAME).stat().st_size < 700_000


def test_clearing_leaves_nothing(folder):
    written(folder, *(row(number, size=3000) for number in range(100)))
    cache = Cache(folder)
    before = cache.usage()
    assert before.reports == 100
    assert cache.clear()
    assert cache.usage().reports == 0
    assert cache.usage().bytes < before.bytes / 2
    cache.close()


def test_the_command(lint, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "caches"))
    results = tmp_path / "caches" / "release-lint" / "results"
    assert lint("cache", "stats").out.startswith("0 reports, 0.0 MB of at most 300.0 MB: ")
    assert not results.exists()
    assert lint("cache", "clear").code == 0
    written(results, row(1))
    shelf = results.with_name("rules") / "1.json"
    shelf.parent.mkdir()
    shelf.write_text("{}")
    assert f"1 report, 0.1 MB of at most 300.0 MB: {results}\n" in lint("cache", "stats").out
    assert lint("cache", "clear").out == "Cleared. The next run makes everything anew.\n"
    assert lint("cache", "stats").out.startswith("0 reports")
    assert not shelf.exists()
    assert lint("cache").code == 2


def test_clearing_while_another_run_writes_is_told(lint, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "caches"))
    monkeypatch.setattr(module, "_PATIENCE", 0)
    results = tmp_path / "caches" / "release-lint" / "results"
    written(results, row(1))
    other = sqlite3.connect(results / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    outcome = lint("cache", "clear")
    other.close()
    assert outcome.code == 2
    assert "cannot be cleared" in outcome.err

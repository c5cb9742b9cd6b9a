"""``release-lint cache``: what is remembered between runs, and how to forget it."""

from __future__ import annotations

import argparse
from pathlib import Path

from release_lint.reporters.terminal import complain

ACTIONS = ("stats", "clear")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``cache``."""
    parser.add_argument(
        "action", choices=ACTIONS, help="stats: say what is kept and where; clear: remove it"
    )


def run(args: argparse.Namespace) -> int:
    """0 where it was done; 2 where the cache could not be cleared."""
    from release_lint.parsed import user_folder

    results, rules = user_folder("results"), user_folder("rules")
    if results is None or rules is None:
        print("There is no folder for a cache: this user has no home folder.")
        return 0
    return _clear(results, rules) if args.action == "clear" else _stats(results, rules)


def _stats(results: Path, rules: Path) -> int:
    from release_lint.cache import MAX_BYTES, Cache, Usage
    from release_lint.reporters.wording import count

    usage = Usage(0, 0)
    if results.is_dir():
        cache = Cache(results)
        usage = cache.usage()
        cache.close()
    shelves = _shelves(rules)
    parsed = sum(shelf.stat().st_size for shelf in shelves)
    reports = count(usage.reports, "report")
    print(f"{reports}, {_size(usage.bytes)} of at most {_size(MAX_BYTES)}: {results}")
    print(f"Rules and settings as parsed, {_size(parsed)}: {rules}")
    return 0


def _clear(results: Path, rules: Path) -> int:
    from release_lint.cache import Cache

    if results.is_dir():
        cache = Cache(results)
        cleared = cache.clear()
        cache.close()
        if not cleared:
            said = f"{results} cannot be cleared: another run may be writing there. Try again."
            complain(said)
            return 2
    for shelf in _shelves(rules):
        shelf.unlink(missing_ok=True)
    print("Cleared. The next run makes everything anew.")
    return 0


def _shelves(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json")) if folder.is_dir() else []


def _size(count: int) -> str:
    """Bytes as people read them."""
    return f"{count / 1e6:,.1f} MB"

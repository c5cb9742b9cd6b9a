"""How many slips the rules find in sentences of our own, by kind, and that right ones pass.

``tests/slips.txt`` holds them. ``tools/slips.py`` makes more in any text.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from release_lint import engine, plugins
from release_lint.document import Source
from release_lint.finding import Severity
from release_lint.rulebook import Rulebook, load_folder
from release_lint.settings import Settings
from tests.support import TODAY

ROWS = Path(__file__).with_name("slips.txt")
HEAD = "# Notice\n\n"
SLIP = re.compile("⟦(.*?)→(.*?)⟧")
PAIRED = (")", "”")


class Kind(NamedTuple):
    """A kind of slip, how many of its sentences are found at least, and the sentences."""

    name: str
    least: int
    sentences: list[str]


def read(text: str) -> Iterator[Kind]:
    for section in text.split("\n== ")[1:]:
        head, *rows = section.strip().splitlines()
        name, _, least = head.partition(": ")
        yield Kind(name, int(least or 0), rows)


*KINDS, RIGHT = read(ROWS.read_text("utf-8"))


@pytest.fixture(scope="module")
def rulebook():
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    return Rulebook(files, profiles, installed.checks, installed.readers)


def reported(sentence, rulebook):
    """What the rules about words and quotations say of a sentence at warning or error."""
    source = Source("notice.md", f"{HEAD}{sentence}\n".encode())
    report = engine.check(source, rulebook, Settings(TODAY))
    assert not [result.reason for result in report.results if result.errored]
    return [
        (result.rule, finding.span.start - len("Notice\n\n"), finding.span.end - len("Notice\n\n"))
        for result, finding in report.findings()
        if result.family in ("typos", "quotes")
        and finding.severity.weight >= Severity.WARNING.weight
    ]


def is_found(row, rulebook):
    """Whether something is reported at the slip; a mark without its pair is told at the other."""
    slip = SLIP.search(row)
    first, last = slip.start() - 1, slip.start() + len(slip[1]) + 1
    if slip[2] in PAIRED:
        first = 0
    spots = reported(SLIP.sub(r"\1", row), rulebook)
    return any(start < last and end > first for _, start, end in spots)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_slips_are_found(kind, rulebook):
    missed = [row for row in kind.sentences if not is_found(row, rulebook)]
    assert len(kind.sentences) - len(missed) >= kind.least, "\n".join(missed)


def test_right_sentences_pass(rulebook):
    mended = [SLIP.sub(r"\2", row) for kind in KINDS for row in kind.sentences]
    alarms = {row: reported(row, rulebook) for row in [*mended, *RIGHT.sentences]}
    assert not {row: spots for row, spots in alarms.items() if spots}


def test_there_are_enough():
    assert sum(len(kind.sentences) for kind in KINDS) >= 200
    assert len(RIGHT.sentences) >= 40
    assert all(SLIP.search(row) for kind in KINDS for row in kind.sentences)

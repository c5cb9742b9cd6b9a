"""No text makes a check crash, however it was mangled on its way.

The examples of all rules are joined, cut and strewn with what copying and converting leave behind.
"""

import random

import pytest

from release_lint import plugins
from release_lint.document import Source
from release_lint.engine import check
from release_lint.rulebook import Rulebook, load_folder
from release_lint.settings import Organisation, Settings, Stage
from release_lint.testing import read_examples
from tests.support import TODAY

TEXTS = 900
LONGEST = 3_000  # characters
STREWN = (
    *"“”‘’\"'()[]|*_`#-–….,:;?",
    *("\xa0", "\xad", "\u200b", "\u2028", "\x0b", "\x85", "\t", " ", "\n", "\n\n", "\r\n"),
    *("\u0301", "😀", "𝔸", "ŵ", "İ", "ß", "ﬁ", "٣", "²", "½"),
    *("> ", "- ", "1. ", "&nbsp;", "<p>", "</p>", "<b>", "said", "will", "on", "the", "2020"),
    *("AB123456CD9EF", "http://192..1.20/", "said:", ", according", "“", "”"),
)
SETTINGS = (
    Settings(TODAY),
    Settings(TODAY, stage=Stage.FINAL, organisation=Organisation("Tarbeth Council", "TC")),
)


@pytest.fixture(scope="module")
def rulebook():
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    return Rulebook(files, profiles, installed.checks, installed.readers)


@pytest.fixture(scope="module")
def examples(rulebook):
    found = [example for file in rulebook.files for _, example in read_examples(file)]
    texts = [str(one.passes if one.fails is None else one.fails) for one in found]
    return [text.replace("⟦", "").replace("⟧", "") for text in texts]


def mangled(chance, examples):
    """A text of one to three examples with up to twelve slips of a machine in it."""
    text = chance.choice(("\n\n", " ", "\n")).join(chance.choices(examples, k=chance.randint(1, 3)))
    text = text[:LONGEST]
    for _ in range(chance.randint(0, 12)):
        start, end = sorted(chance.choices(range(len(text) + 1), k=2))
        if chance.random() < 0.1:
            text = text[:start] + text[end:]
        elif chance.random() < 0.4:
            text = text[:start] + text[start + chance.randint(1, 8) :]
        else:
            text = text[:start] + chance.choice(STREWN) + text[start:]
    return text


@pytest.mark.parametrize("seed", range(3))
def test_no_check_crashes(rulebook, examples, seed):
    chance, found = random.Random(seed), 0  # noqa: S311  (the same each time)
    for _ in range(TEXTS // 3):
        text, name = mangled(chance, examples), chance.choice(("a.txt", "a.md", "a.html"))
        report = check(Source(name, text.encode()), rulebook, chance.choice(SETTINGS))
        crashes = [(result.rule, result.reason) for result in report.results if result.errored]
        assert not crashes, (name, text)
        found += sum(len(result.findings) for result in report.results)
    assert found > TEXTS  # the rules were at work

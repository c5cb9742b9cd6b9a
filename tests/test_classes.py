"""Classes of words that the rules of a folder share: found, named once, and told where wrong."""

import re
from collections import Counter
from pathlib import Path

import pytest

from release_lint.frame_errors import CLASS
from release_lint.rulebook import Rulebook, load_folder
from release_lint.yamlfile import FileError, YamlFile
from tests.support import HEAD, rulebook_of

RULES = Path(__file__).parent.parent / "rules"
FRAME = "{word: lever, meant: level, before: [<superlative>]}"
CLASSES = "superlative: [highest, lowest]\nday: [Monday]\n"


def rule(frame: str, more: str = "") -> str:
    return f"{HEAD}severity: error\ncheck: confused\n{more}frames:\n  - {frame}\n"


@pytest.fixture
def house(write):
    """A folder of rules with a file of classes; called, it makes the rulebook of one rule."""
    write("house/classes/own.yaml", CLASSES)

    def book(text: str) -> Rulebook:
        path = write("house/slips/no-lever.yaml", text)
        files, _ = load_folder(path.parent.parent, "house", trusted=False)
        return rulebook_of(*files)

    return book


def made(book: Rulebook):
    (own,) = book.ruleset("press-release").rules
    return own.check


def test_a_rule_has_the_classes_that_its_frames_name(house):
    check = made(house(rule(FRAME, "classes: {town: [Leeds]}\n")))
    assert check.classes == {"superlative": ("highest", "lowest"), "town": ("Leeds",)}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            rule(FRAME.replace("superlative", "superlatives")),
            8,
            "there is no class `superlatives`. Did you mean `superlative`? Classes are lists of",
        ),
        (
            rule("{word: lever, meant: level, before: [a], except: [<dai> a lever]}"),
            8,
            "there is no class `dai`. Did you mean `day`?",
        ),
        (
            rule(FRAME, "classes:\n  superlative: [best]\n"),
            8,
            "`superlative` is a class of all rules here, in house/classes/own.yaml: take it out",
        ),
        (
            rule(FRAME, "classes:\n  town: [Leeds]\n  plural: [towns]\n"),
            9,
            "`plural` cannot be the name of a class: it means something else in frames",
        ),
        (
            rule(FRAME, "classes:\n  town: [Leeds, <day>]\n"),
            8,
            "`<day>` is not one word of any text, so never matches",
        ),
    ],
)
def test_a_wrong_name_is_told_at_its_line(house, text, line, message):
    with pytest.raises(FileError) as caught:
        made(house(text))
    assert (caught.value.path, caught.value.line) == ("house/slips/no-lever.yaml", line)
    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        ("{word: with, meant: of, after: ['to|\"$\"']}", "quotation marks round the whole"),
        ("{word: and/or, meant: or, after: [to]}", "put a space between its words"),
        ("{word: no, meant: of, after: [to|$]}", "in `to|$` a mark is in a choice"),
        ("{word: no, meant: of, after: [<day]}", "`<day` is not one word"),
        ("{word: no, meant: of, after: [to], except: ['no (to']}", "`(to` is not one word"),
    ],
)
def test_what_no_text_has_as_a_word_is_refused(house, frame, message):
    with pytest.raises(FileError, match=re.escape(message)) as caught:
        made(house(rule(frame)))
    assert caught.value.line == 8


@pytest.mark.parametrize("word", ["it's", "it’s", "GOV.UK", "e.g", "9", "1,200", "24-hour"])
def test_what_a_text_has_as_a_word_is_not(house, word):
    assert made(house(rule(f'{{word: no, meant: of, after: ["{word}", -\'s]}}'))).frames


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- day\n", 1, "a file in classes/ has names of classes"),
        ("check: confused\nframes: []\n", 1, "a file in classes/ has names of classes"),
        ("town: {a: b}\n", 1, "each with a list of words"),
        ("town: [{a: b}]\n", 1, "expected one value, not a list or mapping"),
        ("town: [Leeds]\nday: [Friday]\n", 2, "`day` is a class in house/classes/own.yaml too"),
        ("town: [Leeds]\nnumber: [one]\n", 2, "`number` cannot be the name of a class"),
        ("town:\n  - Leeds\n  - Bury St\n", 3, "`Bury St` is not one word"),
    ],
)
def test_a_wrong_file_of_classes_is_told_at_its_line(house, write, text, line, message):
    write("house/classes/yours.yaml", text)
    with pytest.raises(FileError, match=re.escape(message)) as caught:
        house(rule(FRAME))
    assert (caught.value.path, caught.value.line) == ("house/classes/yours.yaml", line)


def test_a_config_may_set_a_class_for_one_rule(lint, write):
    write("house/classes/own.yaml", CLASSES)
    write("house/slips/no-lever.yaml", rule(FRAME))
    config = "rule_folders: [house]\nrules: {no-lever: {classes: {add: {superlative: [worst]}}}}\n"
    write("release-lint.yaml", config)
    write("a.md", "The worst lever is the highest lever.\n")
    run = lint("check", "a.md", "--select", "no-lever", "--format", "github")
    assert [line for line in run.out.splitlines() if "col=11" in line]
    assert "col=36" not in run.out


def test_our_own_classes_have_use():
    """A shared class is named by two rules or more, a rule's own by a frame of it."""
    users: Counter[str] = Counter()
    for path in RULES.glob("*/*.yaml"):
        data = YamlFile(path.read_text("utf-8").partition("\n---\n")[0], path.name).data
        named = {*CLASS.findall(str(data.get("frames", "")))}
        assert {*data.get("classes", ())} <= named, path
        users.update(named)
    for path in (RULES / "classes").iterdir():
        for name in YamlFile(path.read_text("utf-8"), path.name).data:
            assert users[name] > 1, name

"""YAML is read as strings, and every mistake names its line."""

from itertools import pairwise

import pytest

from release_lint.yamlfile import FileError, YamlFile


def test_scalars_stay_strings():
    data = YamlFile("ampersand: off\ntime: 5:30\nday: 2025-01-28\nwords: [on, no]\n", "a.yaml").data
    assert data == {"ampersand": "off", "time": "5:30", "day": "2025-01-28", "words": ["on", "no"]}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: [1, 2\n", 3, "not valid YAML"),
        ("a: 1\na: 2\n", 2, "`a` is given twice"),
        ("a: 1\n? [x]\n: 2\n", 2, "a key must be"),
        ("a: *gone\n", 1, "aliases"),
        ("x: " + "[" * 30 + "]" * 30, 1, "nested more than"),
        ("[" * 100_000, 1, "nested more than"),
        ("tab:\n\t- x\n", 2, "not valid YAML"),
    ],
)
def test_mistakes_name_their_line(text, line, message):
    with pytest.raises(FileError) as caught:
        YamlFile(text, "a.yaml")
    assert caught.value.line == line
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"a.yaml:{line}: ")


def test_an_alias_cannot_grow_without_bound():
    letters = "abcdefghijklmnopqrst"
    bomb = "a: &a [x, x]\n"
    bomb += "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in pairwise(letters))
    with pytest.raises(FileError, match="aliases"):
        YamlFile(bomb, "a.yaml")


def test_an_error_deep_inside_points_at_its_line():
    file = YamlFile(
        "rules:\n  one: off\n  two:\n    words: 25\n    wrods: 3\n", "a.yaml", first_line=11
    )
    assert file.error(("rules", "two", "wrods"), "unknown").line == 15
    assert file.error(("rules", "none"), "unknown").line == 11

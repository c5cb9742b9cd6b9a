"""A lazy pattern answers as the pattern itself, and costs nothing before."""

import re

import pytest

from release_lint.lazy import lazy


def test_answers_as_the_pattern_itself():
    pattern = lazy(r"(\d+) (May|June)", re.IGNORECASE)
    text = "On 3 may and 4 June"
    assert [m.groups() for m in pattern.finditer(text)] == [("3", "may"), ("4", "June")]
    assert pattern.search("none") is None
    assert pattern.sub("x", text) == "On x and x"
    assert pattern.pattern == r"(\d+) (May|June)"


def test_compiles_at_first_use_only():
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("x")

"""Every example of every rule of ours holds, and every rule has enough of them."""

import re

import pytest

from release_lint import plugins
from release_lint.project import load_library
from release_lint.testing import check_rule, read_examples

LIBRARY = load_library(plugins.load())
RULES = [pytest.param(file, id=file.id) for file in LIBRARY.files]


@pytest.mark.parametrize("file", RULES)
def test_examples_hold(file):
    assert [str(problem) for problem in check_rule(file, LIBRARY)] == []


@pytest.mark.parametrize("file", RULES)
def test_there_are_two_of_each_kind_and_a_trap(file):
    examples = [example for _, example in read_examples(file)]
    assert sum(example.fails is not None for example in examples) >= 2
    assert sum(example.passes is not None for example in examples) >= 2
    assert any(example.because for example in examples)


@pytest.mark.parametrize("file", RULES)
def test_the_authority_is_cited_and_the_name_is_a_name(file):
    rule = file.configure(LIBRARY.checks, ())
    assert rule is not None
    assert all(rule.policy.source)
    assert rule.policy.summary.endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", file.id)


def test_there_are_rules():
    assert len(RULES) >= 20

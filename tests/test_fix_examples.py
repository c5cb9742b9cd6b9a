"""Every `fixed` example of every rule, through the command: after a fix the rule passes."""

from pathlib import Path

import pytest
import yaml

from release_lint import plugins
from release_lint.project import load_library
from release_lint.testing import _set, read_examples

LIBRARY = load_library(plugins.load())
FIXED = [
    pytest.param(file.id, example, id=f"{file.id}-{number}")
    for file in LIBRARY.files
    for number, (_, example) in enumerate(read_examples(file))
    if example.fixed is not None
]


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_the_command_fixes_what_the_example_says(lint, write, rule, example):
    before, _ = _set(example.fails, example)
    after, _ = _set(example.fixed, example)
    suffix = next(s for s, reader in LIBRARY.readers.items() if reader.name == example.format)
    path = write(f"example{suffix}", before)
    if example.config:
        write("release-lint.yaml", yaml.safe_dump(dict(example.config), allow_unicode=True))
    options = ["--stage", example.stage, "--today", example.today.date]
    if example.profile:
        options += ["--profile", example.profile]
    words = ("check", path.name, "--select", rule, "--fail-on", "info", *options)
    outcome = lint(*words, "--unsafe-fixes")
    assert Path(path).read_text("utf-8").rstrip("\n") == after.rstrip("\n")
    assert outcome.code == 0, outcome.out
    assert "made" in outcome.err
    again = lint(*words, "--unsafe-fixes")
    assert (again.code, again.err) == (0, "")

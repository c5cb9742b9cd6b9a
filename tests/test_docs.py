"""What the documents say is true, and made from the rules as they are."""

import re
import runpy
from pathlib import Path

import pytest

from release_lint.rulebook import load_folder
from release_lint.testing import read_examples

ROOT = Path(__file__).parent.parent


def test_the_pages_of_the_rules_are_fresh():
    made = runpy.run_path(str(ROOT / "tools" / "document_rules.py"))["pages"]()
    there = {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert there == made, "run: python tools/document_rules.py"


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs"])
def test_every_file_that_a_document_names_is_there(page):
    path = ROOT / page
    for file in path.glob("*.md") if path.is_dir() else [path]:
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text("utf-8")):
            assert (file.parent / target).exists(), f"{file.name} names {target}"


def test_the_architecture_names_files_that_are_there():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for name in re.findall(r"`((?:src|rules|tests|docs)/[^`<]+)`", text):
        assert (ROOT / name).exists(), name


RULES = load_folder(ROOT / "rules", "rules")[0]


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.id)
def test_every_rule_has_an_authority_two_failures_and_two_passes(file):
    examples = [example for _, example in read_examples(file)]
    assert sum(example.fails is not None for example in examples) >= 2
    passes = [example for example in examples if example.passes is not None]
    assert len(passes) >= 2
    assert any(example.because for example in passes), "no trap that says why it passes"
    assert file.yaml.data["source"]

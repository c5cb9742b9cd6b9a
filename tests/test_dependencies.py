"""What the package imports is what it says it depends on."""

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAMES = {"pyyaml": "yaml"}  # packages whose module has another name
OFFERED = {"textstat"}  # named by rule files, imported by name
OPTIONAL = {"pypdfium2"}  # an extra


def imported():
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def test_every_import_is_a_dependency_and_every_dependency_is_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {line.partition(">=")[0] for line in project["dependencies"]}
    modules = {NAMES.get(name, name) for name in declared}
    foreign = set(imported()) - sys.stdlib_module_names - {"release_lint"}
    assert foreign - OFFERED - OPTIONAL == modules - OFFERED
    extras = project["optional-dependencies"]["pdf"]
    assert {line.partition(">=")[0] for line in extras} == OPTIONAL

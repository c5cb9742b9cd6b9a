"""What is built holds the rules and tables, and nothing that only developers need."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.yaml")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def test_the_wheel_holds_every_rule_and_table(built):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"release_lint/{rule}" for rule in RULES} <= names
    tables = (ROOT / "src" / "release_lint" / "data").iterdir()
    assert {f"release_lint/data/{path.name}" for path in tables} <= names
    assert not [name for name in names if name.startswith("tests/")]
    assert wheel.stat().st_size < 8_000_000


def test_the_source_distribution_can_pass_its_own_tests(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= RULES
    assert {"tests/conftest.py", "pyproject.toml", "LICENSE", "pre-commit-hooks.yaml"} <= names
    assert "tools/document_rules.py" in names

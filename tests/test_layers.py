"""Each layer imports only what lies below it (pyproject.toml holds the order)."""

import subprocess
import sys
from pathlib import Path


def test_layers():
    root = Path(__file__).parent.parent
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [lint, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout

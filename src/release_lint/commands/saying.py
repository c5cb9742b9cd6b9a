"""What a command says beside its output."""

from __future__ import annotations

import sys


def complain(message: str) -> None:
    """Say something on standard error, on one line; a file's name in it steers nothing."""
    from release_lint.reporters.terminal import printable

    print(f"release-lint: {printable(message)}", file=sys.stderr)

"""``python -m release_lint``."""

import os
import sys
from pathlib import Path

# Python puts the working folder first: the tree that is checked must bring no code.
if sys.path[0] == os.getcwd() != str(Path(__file__).parent.parent):  # noqa: PTH109  (as Python spells it)
    del sys.path[0]

if __name__ == "__main__":  # a process that checks files imports this module too
    from release_lint.cli import main

    sys.exit(main())

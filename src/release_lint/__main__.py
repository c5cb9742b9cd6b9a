"""``python -m release_lint``."""

import sys

from release_lint.cli import main

sys.exit(main())

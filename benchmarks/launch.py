#!/usr/bin/env python3
"""Runs a command and writes what it cost: the system counts what a parent holds as the child's.

    python -IS launch.py FILE COMMAND…

So the parent is this one, which holds next to nothing. The file gets JSON: the command's exit
status, its seconds by the clock and of processor time with its own children, and the most
kilobytes that it or one of them held (0 where the system does not tell).
"""

import json
import subprocess
import sys
import time

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

began = time.perf_counter()
status = subprocess.call(sys.argv[2:])
cost: dict[str, float] = {"status": status, "wall": time.perf_counter() - began}
if resource:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1024 if sys.platform == "darwin" else 1
    cost |= {"cpu": used.ru_utime + used.ru_stime, "kilobytes": used.ru_maxrss / unit}
with open(sys.argv[1], "w", encoding="utf-8") as file:  # noqa: PTH123  (pathlib is much to hold)
    json.dump(cost, file)

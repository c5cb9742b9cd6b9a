"""The report as JSON Lines: a document a line, the summary last; for streams and big archives.

The lines are the values of the JSON report. A stream without its last line is cut short.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from release_lint.finding import Report, Summary
from release_lint.reporters.base import Style
from release_lint.reporters.json import VERSION, totals, write_line


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:  # noqa: ARG001  (Reporter)
    """One line a document as it comes, then the totals."""
    summary = Summary()
    for report in reports:
        write_line(report, out)
        out.write("\n")
        summary = summary.plus(report)
    out.write(json.dumps({"version": VERSION, "summary": totals(summary)}) + "\n")
    return summary

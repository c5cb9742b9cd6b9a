"""Who makes a change or comment, and when."""

from __future__ import annotations

import datetime as dt

from release_lint.records import record

AUTHOR = "release-lint"
INITIALS = "RL"


@record
class Stamp:
    """The day of a review: the same review of the same draft gives the same file."""

    day: dt.date

    @property
    def time(self) -> str:
        """The day as both formats write a time; midnight, since a review has no hour."""
        return f"{self.day.isoformat()}T00:00:00"


@record
class Note:
    """A comment: its paragraphs. ``words`` are what it is about, told where it stands elsewhere."""

    lines: tuple[str, ...]
    words: str = ""

"""What the command line says of rules and settings, before anything is made of it."""

from __future__ import annotations

import datetime as dt

from release_lint.records import comparable


@comparable
class Extras:
    """What reports carry beside the findings: the facts, the text."""

    facts: bool = False
    text: bool = False


@comparable
class Choices:
    """The options of a run that may change a result; they win over the config.

    ``today`` is the day that is judged by; ``config`` is the path of the config that the user
    named; empty fields say nothing. ``remember`` is whether caches may be used. Of plain values
    alone, since another process gets it and the results cache has it in its keys.
    """

    today: dt.date
    config: str = ""
    stage: str = ""
    profile: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    remember: bool = True

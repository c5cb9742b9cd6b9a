"""Everything beside the text and the rules that may change a result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from release_lint.records import comparable, field


class Stage(StrEnum):
    """How far the release is: some rules count only in final copy."""

    DRAFT = "draft"
    FINAL = "final"


@comparable
class Organisation:
    """Who publishes: its name and initials, who holds the copyright, where its site is."""

    name: str = ""
    abbreviation: str = ""
    copyright: str = "Crown copyright"
    site: str = ""


@comparable
class Known:
    """What this house knows: abbreviations with their meaning, and words that are right."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@comparable
class Settings:
    """The settings of one run for one file.

    ``profile`` is empty where nobody chose one: the document's own type, then the default, decide.
    ``today`` is the day that "in the future" is judged by.
    """

    today: dt.date
    stage: Stage = Stage.DRAFT
    profile: str = ""
    organisation: Organisation = field(default_factory=Organisation)
    known: Known = field(default_factory=Known)

    @property
    def explained(self) -> frozenset[str]:
        """The abbreviations that no document need explain: the house's own, and those it knows."""
        return frozenset({self.organisation.abbreviation, *self.known.abbreviations})


class NotingSettings(Settings):
    """Settings that note in ``asked`` whether ``today`` had a say in what they were used for."""

    asked = False

    def __init__(self, settings: Settings) -> None:
        vars(self).update(vars(settings))

    def __getattribute__(self, name: str) -> Any:
        if name == "today":
            self.asked = True
        return super().__getattribute__(name)

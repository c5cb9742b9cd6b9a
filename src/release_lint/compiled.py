"""Rulebooks as earlier runs made them: a start makes only the rules that its file wakes.

What is kept is data: what the rule files and the config say of each rule, and what the rules need.
It is found by the states of all files of rules and code, and by everything that the config and the
command line say of rules; whatever is wrong with it, the rulebook is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import Any

from release_lint import fingerprint
from release_lint.checks.base import Check
from release_lint.finding import Severity
from release_lint.fingerprint import State, digest_of, digest_of_states
from release_lint.needs import Wakers
from release_lint.parsed import Parsed
from release_lint.readers.base import Reader
from release_lint.records import record
from release_lint.rule import Rule
from release_lint.rulebook import DEFAULT_PROFILE, Rulebook, Ruleset

_WRONG = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


@record
class Memory:
    """What is kept of rulebooks that were made with the same files.

    ``gather`` gives the states of all files that have a say in a rulebook, ``states`` is what it
    gave when the run began.
    """

    parsed: Parsed
    gather: Callable[[], Iterable[State]]
    states: Sequence[State]

    def with_folders(self, folders: Iterable[str]) -> Memory:
        """The same with further folders of rules. Raises ``OSError``."""
        folders = tuple(folders)
        own = [state for folder in folders for state in fingerprint.rules(folder)]

        def gather() -> Iterable[State]:
            yield from self.gather()
            for folder in folders:
                yield from fingerprint.rules(folder)

        return Memory(self.parsed, gather, [*self.states, *own])

    def lines(self, *parts: object) -> list[bytes]:
        """What was kept under these parts."""
        return self.parsed.lines(self._label(parts))

    def keep(self, lines: Sequence[bytes], *parts: object) -> None:
        """Keep it, unless a file has changed since."""
        settled = fingerprint.are_settled(self.states)
        if settled and digest_of_states(self.gather()) == self._digest:
            self.parsed.keep(self._label(parts), lines)

    def _label(self, parts: tuple[object, ...]) -> str:
        return f"rulebook 1 {digest_of(self._digest, parts).hex()}"

    @cached_property
    def _digest(self) -> bytes:
        return digest_of_states(self.states)


class KnownRulebook(Rulebook):
    """A rulebook of which rulesets are remembered; ``make`` makes the whole one.

    Whatever else is asked of it, the whole one is asked. ``said`` is what the config and the
    command line say of rules.
    """

    def __init__(
        self,
        make: Callable[[], Rulebook],
        checks: Mapping[str, type[Check]],
        readers: Mapping[str, Reader],
        memory: Memory,
        said: object,
    ) -> None:
        self._make = make
        self.checks = checks
        self.readers = readers
        self._memory = memory
        self._said = said
        self._sets = {}

    def __getattr__(self, name: str) -> Any:
        if name == "_whole":  # it could not be made
            raise AttributeError(name)
        return getattr(self._whole, name)

    @cached_property
    def _whole(self) -> Rulebook:
        return self._make()

    def profile_for(self, document_type: str) -> str:
        """The profile of a document type as front matter names it; the default where none is."""
        return self._profiles.get(document_type, DEFAULT_PROFILE)

    @cached_property
    def _profiles(self) -> Mapping[str, str]:
        lines = self._memory.lines("profiles", self._said)
        with suppress(ValueError, RecursionError):
            known = json.loads(b"\n".join(lines))
            if isinstance(known, dict) and all(isinstance(known[key], str) for key in known):
                return known
        found: dict[str, str] = {}
        for profile in self._whole.profiles.values():
            for name in (profile.name, *profile.document_types):
                found.setdefault(name, profile.name)
        self._memory.keep([_line(found)], "profiles", self._said)
        return found

    def ruleset(self, profile: str) -> Ruleset:
        """The rules that apply under a profile. Raises :class:`FileError` on wrong options."""
        if profile not in self._sets:
            lines = self._memory.lines("ruleset", profile, self._said)
            self._sets[profile] = _known(lines, self.checks) or self._made(profile)
        return self._sets[profile]

    def _made(self, profile: str) -> Ruleset:
        made = self._whole.ruleset(profile)
        with suppress(TypeError):  # what JSON cannot hold, from a plugin's own needs
            self._memory.keep(_lines(made), "ruleset", profile, self._said)
        return made


def _lines(ruleset: Ruleset) -> list[bytes]:
    """A ruleset as lines of JSON: what all rules need, then what each rule's file says."""
    rules = [
        [rule.id, rule.family, rule.severity, [*rule.scope], [*rule.languages], reason]
        for rule, reason in zip(ruleset.rules, ruleset.reasons, strict=True)
    ]
    first = {"rules": rules, "wakers": ruleset.wakers.data()}
    return [_line(first), *(_line(rule.read()) for rule in ruleset.rules)]


def _known(lines: Sequence[bytes], checks: Mapping[str, type[Check]]) -> Ruleset | None:
    """What :func:`_lines` made lines of; None where they are something else."""
    if not lines:
        return None
    try:
        first = json.loads(lines[0])
        rules = [
            Rule(
                name,
                family,
                Severity(severity),
                frozenset(scope),
                frozenset(languages),
                partial(json.loads, line),
                checks,
            )
            for (name, family, severity, scope, languages, _), line in zip(
                first["rules"], lines[1:], strict=True
            )
        ]
        reasons = [reason for *_, reason in first["rules"]]
        return Ruleset(rules, reasons, Wakers.of_data(first["wakers"]))
    except _WRONG:
        return None


def _line(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()

"""All rules of a run, and which of them apply to which kind of publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from release_lint.analysis.facts import Facts
from release_lint.change import Change, Version
from release_lint.checks.base import Check, has_frames, has_phrases
from release_lint.convert import ConvertError, build, suggest
from release_lint.finding import RuleResult
from release_lint.frame_index import FrameIndex, Suspect
from release_lint.matching import Match, PhraseIndex
from release_lint.needs import Wakers, numbers
from release_lint.parsed import Parsed
from release_lint.readers.base import Reader
from release_lint.records import field, record
from release_lint.rule import Rule, RuleFile, inform
from release_lint.yamlfile import FileError, YamlFile

ANOTHER_LANGUAGE = "another language"
PROFILES = "profiles"
DEFAULT_PROFILE = "press-release"


@record
class _ProfileData:
    """The fields of a profile file."""

    summary: str
    extends: str = ""
    document_types: tuple[str, ...] = ()
    rules: Mapping[str, object] = field(default_factory=dict)


@record
class Profile:
    """A kind of publication: ``document_types`` are what front matter calls it."""

    name: str
    summary: str
    extends: str
    document_types: tuple[str, ...]
    changes: Mapping[str, Change]


class Ruleset:
    """The rules that apply under one profile.

    ``reasons`` say why each does not apply to a document that does not wake it; empty where it
    passes.
    """

    def __init__(self, rules: Sequence[Rule], reasons: Sequence[str], wakers: Wakers) -> None:
        self.rules = tuple(rules)
        self.reasons = reasons
        self.wakers = wakers
        self._passed = tuple(RuleResult(rule.id, rule.family, rule.severity) for rule in rules)
        self._asleep = [self.quiet(number, reason) for number, reason in enumerate(reasons)]
        self._index = PhraseIndex({})
        self._frames = FrameIndex()
        self._indexed = 0  # the rules whose phrases and frames are looked for, as bits

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> Ruleset:
        """The set of some rules, by what their checks say that they need."""
        needs = [rule.needs for rule in rules]
        return cls(rules, [each.reason if each else "" for each in needs], Wakers.of(needs))

    def awake(self, facts: Facts) -> int:
        """The rules that a document has need of, as the bits of a number; others find nothing."""
        return self.wakers.awake(facts)

    def asleep(self, languages: frozenset[str]) -> list[RuleResult]:
        """The result of each rule on a document of some languages that does not wake it."""
        results = [*self._asleep]
        for own, wanting in self._by_languages.items():
            if languages and languages.isdisjoint(own):
                for number in wanting:
                    results[number] = _skipped(self.rules[number], ANOTHER_LANGUAGE)
        return results

    def quiet(self, number: int, reason: str) -> RuleResult:
        """The result of a rule, by its number, that found nothing; ``reason``: it did not apply.

        The same for every such document: so reporters write it once.
        """
        return _skipped(self.rules[number], reason) if reason else self._passed[number]

    def matches(self, awake: int, facts: Facts) -> Mapping[str, Sequence[Match]]:
        """Where a document has the phrases of the rules of some bits, by the rules' ids."""
        self._look_for(awake)
        return self._index.find(facts)

    def suspects(self, awake: int, facts: Facts) -> Mapping[str, Sequence[Suspect]]:
        """Where in a document the frames of the rules of some bits may stand, by the rules' ids."""
        self._look_for(awake)
        return self._frames.find(facts)

    def _look_for(self, awake: int) -> None:
        for number in numbers(awake & ~self._indexed):
            rule = self.rules[number]
            if has_phrases(rule.check):
                self._index.add(rule.id, rule.check.phrases())
            if has_frames(rule.check):
                self._frames.add(rule.id, rule.check.framed, rule.scope, rule.languages)
        self._indexed |= awake

    @cached_property
    def _by_languages(self) -> Mapping[frozenset[str], Sequence[int]]:
        found: dict[frozenset[str], list[int]] = {}
        for number, rule in enumerate(self.rules):
            if rule.languages:
                found.setdefault(rule.languages, []).append(number)
        return found


@lru_cache(maxsize=1 << 10)
def _skipped(rule: Rule, reason: str) -> RuleResult:
    """The one result of a rule that does not apply, for a reason."""
    return RuleResult(rule.id, rule.family, rule.severity, skipped=True, reason=reason)


class Rulebook:
    """Rule files, profiles, checks and readers, and what the config and the user change of them.

    ``changes`` maps rule ids, families and earlier names to changes, one mapping a layer, later
    layers win; a rule's own entry wins over its family's in the same layer. ``only`` limits the
    run to rules and families; ``pin`` makes rules that came later than it only inform. Raises
    :class:`FileError` on two rules of one name and on changes to unknown rules.
    """

    def __init__(  # noqa: PLR0913, PLR0917  (it is built in one place, by name)
        self,
        files: Sequence[RuleFile],
        profiles: Mapping[str, Profile],
        checks: Mapping[str, type[Check]],
        readers: Mapping[str, Reader],
        changes: Sequence[Mapping[str, Change]] = (),
        only: Iterable[str] = (),
        pin: Version | None = None,
    ) -> None:
        self.files = tuple(files)
        self.profiles = profiles
        self.checks = checks
        self.readers = readers
        self.only = frozenset(only)
        self.pin = pin
        self._changes = tuple(changes)
        self._names = self._known_names()
        self._sets: dict[str, Ruleset] = {}
        for layer in self._changes:
            self._check_names(layer)
        for name in self.only - self._names.keys():
            raise FileError(
                "--select", 0, f"there is no rule `{name}`.{suggest(name, self._names)}"
            )

    def with_changes(self, layer: Mapping[str, Change]) -> Rulebook:
        """The same rulebook with one more layer, which wins."""
        return Rulebook(
            self.files,
            self.profiles,
            self.checks,
            self.readers,
            (*self._changes, layer),
            self.only,
            self.pin,
        )

    def rule_file(self, name: str) -> RuleFile | None:
        """The file of a rule by its id or an earlier name."""
        return next((f for f in self.files if name == f.id or name in f.aliases), None)

    def profile_for(self, document_type: str) -> str:
        """The profile of a document type as front matter names it; the default where none is."""
        for profile in self.profiles.values():
            if document_type in (profile.name, *profile.document_types):
                return profile.name
        return DEFAULT_PROFILE

    def ruleset(self, profile: str) -> Ruleset:
        """The rules that apply under a profile. Raises :class:`FileError` on wrong options."""
        if profile not in self._sets:
            self._sets[profile] = Ruleset.of(list(self._configured(profile)))
        return self._sets[profile]

    def _configured(self, profile: str) -> Iterator[Rule]:
        layers = [*(p.changes for p in self._lineage(profile)), *self._changes]
        for file in self.files:
            names = (file.family, file.id, *file.aliases)
            if self.only and not self.only.intersection(names):
                continue
            changes = [layer[name] for layer in layers for name in names if name in layer]
            rule = file.configure(self.checks, changes)
            if rule is not None:
                late = self.pin is not None and rule.policy.since > self.pin
                yield inform(rule) if late else rule

    def _lineage(self, name: str) -> list[Profile]:
        """The profile with what it extends, the most general first."""
        chain: list[Profile] = []
        while name:
            profile = self.profiles.get(name)
            if profile is None:
                raise FileError(
                    "profile", 0, f"there is no profile `{name}`.{suggest(name, self.profiles)}"
                )
            if profile in chain:
                raise FileError(f"profile {name}", 0, "the profile extends itself")
            chain.insert(0, profile)
            name = profile.extends
        return chain

    def _known_names(self) -> dict[str, RuleFile | None]:
        names: dict[str, RuleFile | None] = {}
        for file in self.files:
            for name in (file.id, *file.aliases):
                other = names.get(name)
                if other is not None:
                    raise FileError(
                        file.shown, 1, f"two rules are named `{name}`: also {other.shown}"
                    )
                names[name] = file
        return {**{file.family: None for file in self.files}, **names}

    def _check_names(self, layer: Mapping[str, Change]) -> None:
        for name, change in layer.items():
            if name not in self._names:
                raise change.error((), f"there is no rule `{name}`.{suggest(name, self._names)}")


def load_folder(
    folder: Path, shown: str, *, trusted: bool = True, parsed: Parsed | None = None
) -> tuple[list[RuleFile], dict[str, Profile]]:
    """The rules and profiles of a folder ``<family>/<rule>.yaml``, in order of their names.

    The rules share the classes of words of its ``classes/``.

    ``shown`` is the folder's name in errors; ``trusted`` is whether it belongs to an installed
    package, rather than to the tree that is being checked; ``parsed`` spares a
    second parsing. Raises :class:`FileError`, also on a folder that is not there or holds no rules.
    """
    if not folder.is_dir():
        missing = "there is no such folder of rules"
        hint = ": was it left out when the plugin's package was built?" if trusted else ""
        raise FileError(shown, 0, f"{missing}{hint}")
    from release_lint.classes import FOLDER, Classes

    files: list[RuleFile] = []
    profiles: dict[str, Profile] = {}
    classes = Classes()
    shelf = (parsed or Parsed()).shelf(folder, "rules")
    for path in sorted(folder.glob("*/*.yaml"), key=lambda path: path.parts):
        family = path.parent.name
        name = f"{shown}/{family}/{path.name}"
        if not trusted and not path.resolve().is_relative_to(folder.resolve()):
            raise FileError(name, 0, "a link that leads out of the folder of rules")
        if family == PROFILES:
            profiles[path.stem] = load_profile(shelf.read(path, name), path.stem)
        elif family == FOLDER:
            classes.add(shelf.read(path, name))
        else:
            files.append(
                RuleFile(path, family, name, trusted=trusted, shelf=shelf, classes=classes)
            )
    if not files and not profiles:
        raise FileError(shown, 0, "no rules here: they are files <family>/<rule>.yaml")
    shelf.save()
    return files, profiles


def load_profile(file: YamlFile, name: str) -> Profile:
    """A profile from its file. Raises :class:`FileError`."""
    data = file.data if isinstance(file.data, dict) else {}
    rules = data.get("rules") or {}
    try:
        own = build(_ProfileData, {key: value for key, value in data.items() if key != "rules"})
    except ConvertError as problem:
        raise file.error(problem.keys, problem.message) from None
    changes = {rule: Change(value, file, ("rules", rule)) for rule, value in rules.items()}
    return Profile(name, own.summary, own.extends, own.document_types, changes)

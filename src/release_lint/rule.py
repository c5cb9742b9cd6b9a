"""One rule: what its file says, what a profile or a house changes, and what comes of both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from release_lint.change import Change, Version
from release_lint.checks.base import PROSE, SCOPES, Check, needs_of
from release_lint.convert import ConvertError, Listed, build, field_names, suggest
from release_lint.finding import Severity
from release_lint.needs import Needs
from release_lint.parsed import Parsed, Shelf
from release_lint.pattern_parts import fill_in
from release_lint.records import record, replace
from release_lint.settings import Stage
from release_lint.yamlfile import FileError, YamlFile, read_text

if TYPE_CHECKING:
    from release_lint.classes import Classes

EXAMPLES_MARK = "\n---\n"
_SWITCHES = {"off": False, "no": False, "false": False, "on": True, "yes": True, "true": True}


@record
class Policy:
    """What every rule says, whatever its check: the fields of a rule file that are no options.

    ``source`` is the authority: addresses or names of documents. An empty ``scope`` is the
    check's own; empty ``languages`` are all.
    """

    check: str
    summary: str
    why: str
    source: tuple[str, ...]
    since: Version
    severity: Severity
    stage: Stage = Stage.DRAFT
    languages: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    mandatory: bool = False
    masked: bool = False
    aliases: tuple[str, ...] = ()


@record
class RuleHelp:
    """What a rule is for: the fields of its file that explain it."""

    summary: str
    why: str
    source: tuple[str, ...]

    @property
    def uri(self) -> str:
        """The first address among its authorities; empty where none has one."""
        return next((text for text in self.source if text.startswith("https://")), "")


@record
class Rule:
    """A configured rule, ready to run; its policy and its check are made when they are asked for.

    ``read`` gives what its file says, with all changes made.
    """

    id: str
    family: str
    severity: Severity
    scope: frozenset[str]
    languages: frozenset[str]
    read: Callable[[], Mapping[str, Any]]
    checks: Mapping[str, type[Check]]

    @cached_property
    def policy(self) -> Policy:
        """What every rule says. Raises :class:`~release_lint.convert.ConvertError`."""
        own = field_names(Policy)
        return build(Policy, {key: value for key, value in self._data.items() if key in own})

    @cached_property
    def check(self) -> Check:
        """The check with its options. Raises :class:`~release_lint.convert.ConvertError`."""
        own = field_names(Policy)
        options = {key: value for key, value in self._data.items() if key not in own}
        return build(self.checks[self._data["check"]], options)

    @cached_property
    def needs(self) -> Needs | None:
        """What a document must hold for the check to find anything; None where it does not say."""
        return needs_of(self.check)

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        return self.read()


class RuleFile:
    """A rule file as read: ``data`` is its first YAML document; examples are read only on demand.

    The patterns of a file that is not ``trusted`` (a house's own, not an installed package's) are
    proved to be harmless before they run. ``classes`` are those of the folder, for its frames.
    Raises :class:`FileError` on bad YAML.
    """

    def __init__(  # noqa: PLR0913  (rule files are made in one place, by name)
        self,
        path: Path,
        family: str,
        shown: str,
        *,
        trusted: bool = True,
        shelf: Shelf | None = None,
        classes: Classes | None = None,
    ) -> None:
        self.path = path
        self.trusted = trusted
        self.id = path.stem
        self.family = family
        self.shown = shown
        self._classes = classes
        self._made: dict[tuple[int, ...], tuple[Rule | None, object]] = {}
        self.yaml = (shelf or Parsed().shelf(path.parent, "rules")).read(path, shown, _head)
        if not isinstance(self.yaml.data, dict):
            raise FileError(shown, 1, "a rule file starts with `check:` and its fields")

    def examples(self) -> YamlFile:
        """The second YAML document, its lines counted in the file."""
        head, mark, tail = read_text(self.path, self.shown).partition(EXAMPLES_MARK)
        return YamlFile(tail, self.shown, head.count("\n") + 3 if mark else 1)

    def help(self) -> RuleHelp:
        """What the rule is for, as its file says."""
        data = self.yaml.data
        source = data.get("source", "")
        return RuleHelp(
            str(data.get("summary", "")),
            str(data.get("why", "")),
            tuple(map(str, source if isinstance(source, list) else [source])),
        )

    @property
    def aliases(self) -> tuple[str, ...]:
        """Earlier names of the rule."""
        aliases = self.yaml.data.get("aliases", [])
        return tuple(aliases) if isinstance(aliases, list) else (aliases,)

    def configure(
        self, checks: Mapping[str, type[Check]], changes: Sequence[Change]
    ) -> Rule | None:
        """The rule with all changes applied in order, or None where it is off.

        Made once for the same changes, since many rulebooks have most rules in common. Raises
        :class:`FileError` at the line that is wrong, in whichever file it stands.
        """
        key = (id(checks), *map(id, changes))
        if key not in self._made:
            made = self._configured(checks, changes)
            self._made[key] = made, (checks, *changes)  # kept: no other object has their ids
        return self._made[key][0]

    def _configured(
        self, checks: Mapping[str, type[Check]], changes: Sequence[Change]
    ) -> Rule | None:
        data: dict[str, Any] = dict(self.yaml.data)
        blame: dict[str, Change] = {}
        enabled = True
        for change in changes:
            value = change.value
            if isinstance(value, str) and value.lower() in _SWITCHES:
                enabled = _SWITCHES[value.lower()]
            elif isinstance(value, str):
                data["severity"] = value
                blame["severity"] = change
            elif isinstance(value, dict):
                enabled = True
                for key, item in value.items():
                    old = _current(data, key, checks.get(data.get("check", "")))
                    data[key] = _merge(old, item, change, key)
                    blame[key] = change
            else:
                raise change.error((), "say `off`, a severity, or fields with values")
        if not enabled:
            return None
        try:
            return self._build(data, checks, blame)
        except ConvertError as problem:
            raise self._blame(problem, blame) from None

    def _build(
        self, data: dict[str, Any], checks: Mapping[str, type[Check]], changed: Collection[str]
    ) -> Rule:
        own = field_names(Policy)
        name = data.get("check", "")
        if name not in checks:
            raise ConvertError(
                f"there is no check `{name}`.{suggest(str(name), checks)}", ("check",)
            )
        known = own.keys() | field_names(checks[name]).keys()
        for key in data.keys() - known:
            raise ConvertError(f"`{key}` is not known here.{suggest(key, known)}", (key,))
        if hasattr(checks[name], "framed"):  # as `has_frames` tells of a check that is made
            data |= self._with_classes(data)
        if "parts" in known and isinstance(data.get("forms"), list):
            data["forms"] = fill_in(data.get("parts"), data["forms"])
        policy = build(Policy, {key: value for key, value in data.items() if key in own})
        if len(policy.summary) > 80:
            raise ConvertError("a summary has at most 80 characters", ("summary",))
        for number, named in enumerate(policy.scope):
            if named not in SCOPES:
                raise ConvertError(
                    f"there is no scope `{named}`.{suggest(named, SCOPES)}", ("scope", number)
                )
        scope = frozenset(policy.scope or getattr(checks[name], "scope", PROSE))
        languages = frozenset(policy.languages)
        read: Callable[[], Mapping[str, Any]] = partial(dict, data)
        rule = Rule(self.id, self.family, policy.severity, scope, languages, read, checks)
        self._verify(rule.check, changed)
        return rule

    def _with_classes(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """The classes of words that the frames name, whosever they are."""
        from release_lint.classes import Classes

        classes = self._classes or Classes()
        classes.check_apart(self.yaml)
        return {"classes": classes.complete(data)}

    def _verify(self, check: Check, changed: Collection[str]) -> None:
        """Raise what is wrong with options that are looked at later, or taken together."""
        for key, name in field_names(type(check)).items():
            value = getattr(check, name)
            if isinstance(value, Listed):
                try:
                    value.verify()
                except ConvertError as problem:
                    raise problem.inside(key) from None
            if self.trusted and key not in changed:
                continue
            for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
                verify = getattr(item, "verify", None)  # a pattern, or a form that holds one
                if verify:
                    try:
                        verify()
                    except ValueError as problem:
                        raise ConvertError(str(problem), (key, number)) from None
        if hasattr(check, "verify"):
            try:
                check.verify()
            except ValueError as problem:
                raise ConvertError(str(problem)) from None

    def _blame(self, problem: ConvertError, blame: Mapping[str, Change]) -> FileError:
        first = problem.keys[0] if problem.keys else ""
        if first in blame:
            return blame[str(first)].error(problem.keys, problem.message)
        return self.yaml.error(problem.keys, problem.message)


def _head(text: str) -> str:
    """The first YAML document of a rule file."""
    return text.partition(EXAMPLES_MARK)[0]


def _merge(old: Any, new: Any, change: Change, key: str) -> Any:
    """A plain value replaces; ``add`` and ``remove`` extend a list or mapping."""
    if not isinstance(new, dict) or not new or set(new) - {"add", "remove"}:
        return new
    added = new.get("add") or type(old)()
    gone = new.get("remove") or []
    removed = {str(item) for item in (gone if isinstance(gone, list | dict) else [gone])}
    if isinstance(old, dict) or (isinstance(added, dict) and not old):
        if not isinstance(added, dict):
            raise change.error((key, "add"), "expected names with values")
        return {name: value for name, value in dict(old).items() if name not in removed} | added
    if isinstance(added, dict):
        raise change.error((key, "add"), "expected a list")
    more = added if isinstance(added, list) else [added]
    return [item for item in old if str(item) not in removed] + more


def _current(data: Mapping[str, Any], key: str, check: type[Check] | None) -> Any:
    """A field's value as YAML would have it: the rule file's, or the check's default."""
    value = data.get(key)
    if value is None and check is not None:
        value = getattr(check, field_names(check).get(key, "_"), None)
    if isinstance(value, Mapping):
        return dict(value)
    if value is None or isinstance(value, list | tuple):
        return list(value or ())
    return [value]


def inform(rule: Rule) -> Rule:
    """The same rule with no more weight than information."""
    return replace(rule, severity=Severity.INFO)

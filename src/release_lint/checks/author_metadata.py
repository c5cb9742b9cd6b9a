"""``author-metadata``: the properties of a file tell nobody outside who worked on it, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Document
from release_lint.finding import Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.masking import masked
from release_lint.needs import Needs
from release_lint.readers.formats import CUSTOM, PROPERTIES, WITH_PROPERTIES
from release_lint.records import record
from release_lint.settings import Stage

_PLACE = lazy(r"(?:file:|[A-Za-z]:\\|\\\\)|://[^/]*\.sharepoint\.com|(?:^|[\\/])Users[\\/]", 2)
_FIX = Fix("Inspect the document and take its properties out")


@record
class AuthorMetadata:
    """Properties of an office or PDF file in three groups.

    ``people`` are the names of properties that hold people, with what to call them; a value that
    holds one of ``impersonal`` is an office or a program. ``labels`` are names of properties that
    hold a marking, which counts where it has one of ``sensitive`` and none of ``harmless``. ``*``
    in a name stands for anything. Addresses of folders and templates inform.
    """

    people: Mapping[str, str]
    impersonal: tuple[str, ...]
    labels: tuple[str, ...]
    sensitive: tuple[str, ...]
    harmless: tuple[str, ...] = ()

    def needs(self) -> Needs:
        """A file with properties."""
        return Needs(formats=WITH_PROPERTIES, reason="a file without properties")

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding for each group; before the final stage a group weighs less."""
        document = context.document
        if document.format not in WITH_PROPERTIES:
            raise NotApplicable("a file without properties")
        final = context.settings.stage is Stage.FINAL
        properties = _properties(document)
        yield from self._marking(properties, final=final)
        yield from self._named(properties, final=final)
        places = [key for key, value in properties.items() if _PLACE.search(value)]
        if places:
            named = ", ".join(key.removeprefix(CUSTOM) for key in places[:3])
            message = f"The file’s properties tell where it lay inside the house: {named}."
            yield Finding(message, None, _FIX, severity=Severity.INFO)

    def _marking(self, properties: Mapping[str, str], *, final: bool) -> Iterator[Finding]:
        for key, value in properties.items():
            if not _is_named(key, self.labels):
                continue
            said = value.upper()
            is_sensitive = any(word in said for word in self._sensitive)
            if is_sensitive and not any(word in said for word in self._harmless):
                message = "A sensitivity label in the file’s properties marks it as sensitive."
                fix = Fix("Ask whether it may be published, then change the label")
                yield Finding(message, None, fix, severity=Severity.ERROR if final else None)
                return

    def _named(self, properties: Mapping[str, str], *, final: bool) -> Iterator[Finding]:
        named = {
            told: value
            for key, value in properties.items()
            if (told := self._role(key)) and not self._is_impersonal(value)
        }
        if named:
            listed = ", ".join(f"{told} “{masked(value[:40])}”" for told, value in named.items())
            message = f"The file’s properties name people: {listed}."
            yield Finding(message, None, _FIX, severity=None if final else Severity.INFO)

    def _role(self, key: str) -> str:
        """What to call the people that a property holds; empty where it holds none."""
        return next((told for glob, told in self.people.items() if _is_named(key, (glob,))), "")

    def _is_impersonal(self, value: str) -> bool:
        lower = f" {value.lower()} "
        return any(f" {word} " in lower for word in self._impersonal)

    @cached_property
    def _impersonal(self) -> tuple[str, ...]:
        return tuple(word.lower() for word in self.impersonal)

    @cached_property
    def _sensitive(self) -> tuple[str, ...]:
        return tuple(word.upper() for word in self.sensitive)

    @cached_property
    def _harmless(self) -> tuple[str, ...]:
        return tuple(word.upper() for word in self.harmless)


def _is_named(key: str, globs: Iterable[str]) -> bool:
    """Whether a property's name is one of these, in any case."""
    from fnmatch import fnmatchcase

    name = key.removeprefix(CUSTOM).lower()
    return any(fnmatchcase(name, glob.lower()) for glob in globs)


def _properties(document: Document) -> dict[str, str]:
    return {k: m.value for k, m in document.metadata.items() if m.origin == PROPERTIES}

"""``document-type``: front matter names a type that exists and fits the profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.convert import suggest
from release_lint.document import Metadata
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record


@record
class DocumentType:
    """The value of ``document_type`` in front matter is one of ``types``.

    ``types`` are lists by profile; under a profile that was chosen by hand, one of another's types
    is wrong too. Types of the profile ``any`` fit everywhere.
    """

    types: Mapping[str, tuple[str, ...]]

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """What front matter states."""
        return Needs(metadata=("document_type",), reason="front matter states no document_type")

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding."""
        stated = context.document.metadata.get("document_type")
        if stated is None or not _is_own_key(stated, context):
            raise NotApplicable("front matter states no document_type")
        value = _normal(stated.value)
        homes = [profile for profile, types in self.types.items() if value in map(_normal, types)]
        if not homes:
            yield _unknown(stated, self.types)
        profile = context.settings.profile
        if homes and profile in self.types and profile not in homes and "any" not in homes:
            message = f"“{stated.value}” is checked as {homes[0]}, but the profile is {profile}."
            yield Finding(message, stated.span, Fix(f"Check it with --profile {homes[0]}"))


def _is_own_key(stated: Metadata, context: Context) -> bool:
    """Whether it is called document_type: `type` and `format` may mean anything."""
    others = (context.document.metadata.get(key) for key in ("type", "format"))
    return stated.origin == "front matter" and not any(
        other is not None and other.span == stated.span for other in others
    )


def _unknown(stated: Metadata, types: Mapping[str, tuple[str, ...]]) -> Finding:
    known = sorted({name for names in types.values() for name in names})
    said = suggest(_normal(stated.value), known).strip()
    fix = Fix(said.replace("`", "")) if said.startswith("Did") else None
    value = f"“{stated.value}” is no" if stated.value.strip() else "Nothing is stated as the"
    return Finding(f"{value} document type.", stated.span, fix)


def _normal(value: str) -> str:
    return value.strip().lower().replace("-", "_").replace(" ", "_")

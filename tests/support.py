"""What several tests need: rulebooks, settings and documents made by hand."""

from __future__ import annotations

import datetime as dt
import os
from binascii import crc32
from collections.abc import Callable
from pathlib import Path

from release_lint import plugins
from release_lint.analysis.facts import Facts
from release_lint.document import BlockKind, Document, Source
from release_lint.engine import check
from release_lint.finding import Report
from release_lint.readers.base import DocumentBuilder
from release_lint.records import replace
from release_lint.rule import RuleFile
from release_lint.rulebook import Rulebook, load_folder
from release_lint.settings import Settings

TODAY = dt.date(2025, 6, 2)
HEAD = "summary: A rule for a test.\nwhy: Because.\nsource: a test\nsince: '1.0'\n"


def paragraphs(text: str) -> Document:
    """A document whose blocks are the text's paragraphs."""
    builder = DocumentBuilder(text)
    offset = 0
    for part in text.split("\n\n"):
        start = text.index(part, offset)
        offset = start + len(part)
        with builder.block(BlockKind.PARAGRAPH):
            builder.copy(start, offset)
    return builder.build("a.txt", "text", {})


def facts_of(text: str) -> Facts:
    """The facts of a text's paragraphs."""
    return Facts(paragraphs(text), Settings(TODAY))


def rule_file(folder: Path, body: str, name: str = "test-rule", family: str = "house") -> RuleFile:
    """A rule file with the fields that every rule needs, unless the body gives them."""
    path = folder / family / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    given = {line.partition(":")[0] for line in body.splitlines()}
    head = [line for line in HEAD.splitlines() if line.partition(":")[0] not in given]
    path.write_text("\n".join([*head, body]), encoding="utf-8")
    return RuleFile(path, family, f"{family}/{name}.yaml")


def rulebook_of(*files: RuleFile, **more: object) -> Rulebook:
    """A rulebook of some files, with all built-in checks, readers and profiles."""
    installed = plugins.load()
    _, profiles = load_folder(installed.rule_folders[0], "rules")
    bare = {name: replace(profile, changes={}) for name, profile in profiles.items()}
    return Rulebook(files, bare, installed.checks, installed.readers, **more)


def report_of(text: str, rulebook: Rulebook, settings: Settings | None = None) -> Report:
    """The report on a Markdown text."""
    source = Source("draft.md", text.encode())
    return check(source, rulebook, settings or Settings(TODAY))


def found(text: str, rulebook: Rulebook) -> list[str]:
    """The words of every finding, in order."""
    return [finding.excerpt for _, finding in report_of(text, rulebook).findings()]


def forged(kept: bytes, body: bytes) -> bytes:
    """A file that an earlier run kept, with another body and the sum that belongs to it."""
    label = kept.partition(b"\n")[0].rpartition(b", ")[0]
    return b"%s, %08x\n%s" % (label, crc32(body), body)


def damages(word: bytes, *bodies: bytes) -> list[Callable[[bytes], bytes]]:
    """What may befall a file with a word in it that an earlier run kept; ``bodies`` of its own."""
    forgeries = (b"[" * 100_000, b"[]", b"\xff", *bodies)
    return [
        lambda _: b"",
        lambda kept: kept[: len(kept) // 2],
        lambda kept: kept.replace(word, word.swapcase()),
        lambda _: b"\x80\x04" + os.urandom(2000),
        lambda kept: kept.replace(b"release-lint", b"release-lump"),
        *(lambda kept, body=body: forged(kept, body) for body in forgeries),
    ]

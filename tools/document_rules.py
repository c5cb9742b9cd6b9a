"""Writes docs/rules/ from the rule files: ``python tools/document_rules.py``.

A test fails when the pages are stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from release_lint import plugins
from release_lint.rule import Rule, RuleFile
from release_lint.rulebook import DEFAULT_PROFILE, Rulebook, load_folder
from release_lint.testing import Example, read_examples

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "rules"
MADE = "<!-- Made by tools/document_rules.py from the rule files. Change those. -->\n"
LANGUAGES = {"html": "html", "text": "text", "markdown": "markdown"}


def pages() -> dict[str, str]:
    """File name -> text of every page."""
    installed = plugins.load()
    files, profiles = load_folder(ROOT / "rules", "rules")
    rulebook = Rulebook(files, profiles, installed.checks, installed.readers)
    rules = {rule.id: rule for rule in rulebook.ruleset(DEFAULT_PROFILE).rules}
    every = {file.id: rules.get(file.id) or file.configure(installed.checks, ()) for file in files}
    made = {f"{file.id}.md": _page(file, every[file.id]) for file in files}
    return {"index.md": _index(files, every, rulebook), **made}


def _index(files: list[RuleFile], rules: dict[str, Rule | None], rulebook: Rulebook) -> str:
    lines = [MADE, "# Rules", ""]
    for family in dict.fromkeys(file.family for file in files):
        lines += [
            f"## The family {family}",
            "",
            "| rule | severity | what it asks |",
            "| --- | --- | --- |",
        ]
        for file in files:
            rule = rules[file.id]
            if file.family == family and rule is not None:
                link = f"[{file.id}]({file.id}.md)"
                lines.append(f"| {link} | {rule.severity} | {rule.policy.summary} |")
        lines.append("")
    lines += ["## Profiles", "", "| profile | for |", "| --- | --- |"]
    lines += [f"| {p.name} | {p.summary} |" for p in rulebook.profiles.values()]
    return "\n".join(lines) + "\n"


def _page(file: RuleFile, rule: Rule | None) -> str:
    assert rule is not None
    policy = rule.policy
    lines = [MADE, f"# {rule.id}", "", policy.summary, "", "## Why", "", policy.why.strip(), ""]
    lines += ["## Authority", "", *(f"- {_source(source)}" for source in policy.source), ""]
    lines += ["## Applies", "", *_applies(rule), "", "## Examples", ""]
    for _, example in read_examples(file):
        lines += _example(example)
    return "\n".join(lines).rstrip() + "\n"


def _source(source: str) -> str:
    if not source.startswith("http"):
        return source
    host = source.split("/")[2].removeprefix("www.")
    return f"[the page of {host}]({source})"


def _applies(rule: Rule) -> Iterator[str]:
    yield f"- severity: {rule.severity}"
    yield f"- check: `{rule.policy.check}`"
    if rule.policy.stage == "final":
        yield "- until `--stage final` it only informs"
    if rule.policy.languages:
        yield f"- languages: {', '.join(rule.policy.languages)}"
    if rule.policy.mandatory:
        yield "- mandatory: it cannot be suppressed in the text"
    yield f"- since: {rule.policy.since}"


def _example(example: Example) -> Iterator[str]:
    language = LANGUAGES.get(example.format, "text")
    if example.fails is not None:
        yield from ("This fails, at the marks:", "", *_fence(example.fails, language))
        if example.fixed is not None:
            yield from ("Put right:", "", *_fence(example.fixed, language))
    else:
        why = f", because {example.because}" if example.because else ""
        yield from (f"This passes{why}:", "", *_fence(example.passes or "", language))


def _fence(text: str, language: str) -> Iterator[str]:
    fence = "````" if "```" in text else "```"
    yield from (fence + language, text.strip("\n"), fence, "")


def main() -> None:
    """Write the pages, and delete those of rules that are gone."""
    made = pages()
    PAGES.mkdir(parents=True, exist_ok=True)
    for old in PAGES.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} pages in docs/rules")


if __name__ == "__main__":
    main()

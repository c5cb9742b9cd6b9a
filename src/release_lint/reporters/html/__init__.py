"""One page that needs nothing else: each release as it reads, with the findings beside it.

It holds no script, asks for nothing from outside, and its policy lets nothing be added. Releases
are set as they come; the totals and the index, which stand before them, are known at the end, so
the rest waits in a temporary file where it is long.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TextIO

import release_lint
from release_lint.finding import Report, Summary
from release_lint.reporters.base import Style
from release_lint.reporters.html.article import article
from release_lint.reporters.html.overview import index, lead, tiles
from release_lint.reporters.html.text import text
from release_lint.reporters.terminal import ERRORS

_IN_MEMORY = 10_000_000  # bytes


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:
    """The page."""
    summary = Summary()
    rows: list[str] = []
    with SpooledTemporaryFile(
        _IN_MEMORY, "w+", encoding="utf-8", newline="\n", errors=ERRORS
    ) as articles:
        for number, report in enumerate(reports, 1):
            summary = summary.plus(report)
            rows.append(index(report, number))
            articles.writelines(article(report, number, style))
        out.writelines(_head(summary, style))
        if len(rows) > 1:
            out.writelines(_releases(rows))
        articles.seek(0)
        copyfileobj(articles, out)
    out.write(_foot())
    return summary


def _head(summary: Summary, style: Style) -> Iterable[str]:
    css = Path(__file__).with_name("page.css").read_text("utf-8")
    digest = base64.b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    said = text(lead(summary))
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>Release report: {said}</title>\n<style>{css}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#report">Skip to the report</a>\n'
    yield '<header class="bar"><p>release-lint</p></header>\n'
    yield f'<main id="report" tabindex="-1">\n<h1>Release report</h1>\n<p class="lead">{said}</p>\n'
    yield tiles(summary, style)


def _releases(rows: Iterable[str]) -> Iterable[str]:
    yield '<section aria-labelledby="releases">\n<h2 id="releases">Releases</h2>\n'
    yield '<table class="index">\n'
    yield (
        '<thead><tr><th scope="col">Release</th><th scope="col">Result</th>'
        '<th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th>'
        '<th scope="col" class="number">Notes</th><th scope="col">Spot check</th></tr></thead>\n'
    )
    yield from ("<tbody>\n", *rows, "</tbody>\n</table>\n</section>\n")


def _foot() -> str:
    return (
        "</main>\n<footer><p>Made by release-lint "
        f"{text(release_lint.__version__)}. It finds what rules can find: somebody still has to "
        "read the release.</p></footer>\n</body>\n</html>\n"
    )

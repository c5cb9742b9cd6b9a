"""Reports that try what a reporter has to get right, and a runner's reading of its output."""

import io
import json
import re
from pathlib import Path

from release_lint.document import Location, Span
from release_lint.finding import PlacedEdit, PlacedFinding, PlacedFix, Report, RuleResult, Severity
from release_lint.reporters.base import Style
from release_lint.rule import RuleHelp
from tests.reporters.test_text import REPORT

SCHEMAS = Path(__file__).parents[1] / "schemas"
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
HELP = RuleHelp(
    "Dates and weekdays agree.",
    "Readers come on the | wrong day. <b>Look</b> it\nup.",
    ("Style guide, section 4", "https://www.gov.uk/guidance/style-guide"),
)
HOSTILE = (
    "::error::x\n::set-output name=a::b\r##[error]c %0A <script>alert(1)</script> | `a` \x1b[2J"
)
HOSTILE_NAME = "drafts/::error file=x,line=1::y\n::warning::z%,\u202e<b>&[c](d)|`.md"


def finding(severity=ERROR, message="This is wrong.", place=(3, 7, 3, 12), words="these", **more):
    location = Location(*place) if place else None
    return PlacedFinding(message, severity, location, "Words before ", words, " after.", **more)


def result(rule="weekday-mismatch", *findings, severity=ERROR, **more):
    return RuleResult(rule, "dates", severity, findings, **more)


def report(*results, name="drafts/a.md", **more):
    return Report(name, "markdown", "press-release", tuple(results), **more)


FIX = PlacedFix(
    "Write “those”", safe=True, edits=(PlacedEdit(6, 11, Location(3, 7, 3, 12), "those"),)
)
FIXED = report(result("a-rule", finding(fix=FIX, related=((Location(1, 1, 1, 4), "see"),))))
MARKED = report(
    result(
        "a-rule",
        finding(words="one", suppressed="agreed with <legal>"),
        finding(words="two", baselined=True),
        finding(words="three", outside_change=True),
        finding(WARNING, words="four"),
    )
)
BROKEN = report(name="drafts/b.md", error="the file is empty")
OFFICE = report(result("a-rule", finding(place=(None, None, None, None, 7))), name="c.docx")
SMUGGLER = report(
    result(HOSTILE, finding(message=HOSTILE, words=HOSTILE), finding(INFO, HOSTILE, None)),
    result("crash", errored=True, reason=HOSTILE),
    result("skip", skipped=True, reason=HOSTILE),
    name=HOSTILE_NAME,
    notes=(HOSTILE,),
)
UNREADABLE = report(name=HOSTILE_NAME, error=HOSTILE)
ALL = (REPORT, FIXED, MARKED, BROKEN, OFFICE, SMUGGLER, UNREADABLE)


def written(module, *reports, **style):
    """What a reporter's module writes of some reports."""
    out = io.StringIO()
    module.write(reports, out, Style(**style))
    return out.getvalue()


def read_by(module, validator, *reports, **style):
    """The same as a program reads it, which is valid by its schema."""
    made = json.loads(written(module, *reports, **style))
    validator.validate(made)
    return made


def spans_of(text: str, *words: str) -> list[Span]:
    """The first place of each word."""
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def runner_commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner takes for commands in an output: kind, properties and message.

    After its ActionCommand.cs: a line that begins with ``::`` once trimmed, or has ``##[``.
    """
    commands = []
    for line in re.split(r"\r\n|\r|\n", output):
        found = re.fullmatch(r"\s*::([^ :]*)(?: (.*?))?::(.*)", line)
        if found:
            pairs = (pair.split("=", 1) for pair in (found[2] or "").split(",") if pair)
            properties = {name: _property(value) for name, value in pairs}
            commands.append((found[1], properties, _data(found[3])))
        elif re.search(r"##\w*\[", line):
            commands.append(("##[", {}, line))
    return commands


def _data(text):
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(text):
    return _data(
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",")
    )

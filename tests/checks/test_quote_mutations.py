"""Releases of our own: clean as they stand, and every quotation that is spoilt is found.

Each quotation loses its attribution, its closing mark and its opening mark, one at a time.
"""

import re
from pathlib import Path

import pytest
from tests.support import TODAY, rulebook_of

from release_lint.document import Source
from release_lint.engine import check
from release_lint.finding import Severity
from release_lint.rule import RuleFile
from release_lint.settings import Settings

RULES = ("unattributed-quote", "quote-marks", "speaker-commas", "quote-mark-style")
FOUND_AT_LEAST = 0.98

# ⟨ ⟩ mark the attributions that are deleted; what is left must be caught.
RELEASES = {
    "harbour.md": """\
# New sea wall protects 400 homes

The council has finished a sea wall that protects 400 homes at Low Quay.

Work began in March 2023 after two floods, and cost £6.2 million.

⟨Council leader Mary Okafor said:

⟩“Nobody who saw the water in January will forget it. We promised to mend the wall, and we have.

“I thank the builders who worked through two winters.”

The wall is 900 metres long and has a path on its crest.

“We sleep at night again,”⟨ said Tom Price, who lives on the quay.⟩

A second stage will raise the road behind the wall by half a metre.

⟨Speaking at the opening, Sir Alan Best, Chair of the Harbour Trust, said: ⟩“This is a fine piece of
work, and we are proud to have paid for some of it.”

The path opens to walkers on 2 June. Plans are in the library.
""",
    "nurses.md": """\
# Nurses train at home

More than 300 nurses have taken a course without leaving home.

⟨Dr Helen Grey, director of training at the trust, said:

⟩> We wanted a course that fits round a family.
>
> Our nurses told us how, and we listened.

The course lasts 12 weeks. It is free, and nobody needs a new computer.

⟨A spokesperson for the college added:

⟩> I have never seen such a rush for places, and we are opening a second course in May.

Places are open until the end of the month.

⟨Students told us:

⟩> I would not have applied for a course in town.

Read about the course before you apply.
""",
    "library.txt": """\
Library lends tools

Published: 2 June 2025

The library in Ashford now lends drills, saws and ladders.

"We ran out of ladders in a day,"⟨ said the librarian, Priya Nair.⟩

It costs nothing. Members may keep a tool for a week.

⟨Councillor Owen Bell welcomed the plan: ⟩"It saves money and keeps good tools in use for years."

Opening times are on the door.

⟨John Moss, a retired joiner, told visitors:

⟩"I never owned a good saw until I was forty. Borrow one, and learn to look after it."

The shelf is in the hall, beside the 24" screen.
""",
    "bridge.html": """\
<!doctype html><html lang="en"><head><title>Bridge opens early</title></head><body><main>
<h1>Bridge opens early</h1>
<p>The new bridge over the Stour opens 3 weeks early, on Monday.</p>
⟨<p>Transport Minister Rosa Lind said:</p>
⟩<blockquote><p>I drove over it this morning and I am delighted.</p>
<p>Our engineers have done us proud.</p></blockquote>
<p>Lorries may use it from 6am. Cyclists have a lane on each side.</p>
⟨<p>Site manager Greg Hale, of Stour Works, said:</p>
⟩<p>“We had a dry spring, and nobody was hurt in 2 years of work.”</p>
<p>The old bridge closes for repairs, and will carry walkers from the autumn.</p>
⟨<p>Commenting on the opening, the mayor, Ida Cole, said:</p>
⟩<p>“The town has waited a long time for this day.</p>
<p>“We shall not forget those who built it.”</p>
<p>The street market moves to the square for the day.</p>
</main></body></html>
""",
}
ATTRIBUTION = re.compile("⟨[^⟩]*⟩")


def clean(text):
    return text.replace("⟨", "").replace("⟩", "")


def mutants():
    for name, text in RELEASES.items():
        for match in ATTRIBUTION.finditer(text):
            yield name, clean(text[: match.start()] + text[match.end() :])
        whole = clean(text)
        in_body = whole.index("</head>") if "</head>" in whole else 0
        for match in re.finditer('[“”]|(?<!4)"', whole[in_body:]):
            at = in_body + match.start()
            if whole[at] != '"' or "lang=" not in whole[max(0, at - 9) : at]:
                yield name, whole[:at] + whole[at + 1 :]


def findings(name, text, rulebook):
    report = check(Source(name, text.encode()), rulebook, Settings(TODAY))
    return [
        f"{result.rule}: {finding.excerpt}"
        for result, finding in report.findings()
        if result.rule in RULES and finding.severity is not Severity.INFO
    ]


@pytest.fixture(scope="module")
def rulebook():
    folder = Path(__file__).resolve().parents[2] / "rules" / "quotes"
    return rulebook_of(*(RuleFile(path, "quotes", path.name) for path in folder.glob("*.yaml")))


@pytest.mark.parametrize("name", RELEASES)
def test_clean_release_is_silent(name, rulebook):
    assert findings(name, clean(RELEASES[name]), rulebook) == []


def test_mutants_are_found(rulebook):
    every = list(mutants())
    missed = [(name, text) for name, text in every if not findings(name, text, rulebook)]
    assert len(every) >= 30
    assert len(missed) <= (1 - FOUND_AT_LEAST) * len(every), missed

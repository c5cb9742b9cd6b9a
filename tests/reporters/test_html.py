"""The page: whole, safe, closed to the outside, and what a release says is what it shows."""

import base64
import html
import io
import json
import os
import re
import shutil
import subprocess
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint import engine
from release_lint.document import Location, Source, Span
from release_lint.finding import PlacedFinding, Severity
from release_lint.records import replace
from release_lint.reported import ReportedText, TextBlock, TextMark, TextSentence
from release_lint.reporters import html as reporter
from release_lint.reporters.base import Style
from release_lint.reporters.html.notes import notes_of
from release_lint.reporters.html.release import release
from release_lint.reporters.html.sentences import sentences
from release_lint.reporters.terminal import printable
from release_lint.settings import Settings
from tests.reporters.reports import (
    ALL,
    BROKEN,
    HELP,
    HOSTILE,
    MARKED,
    SMUGGLER,
    finding,
    report,
    result,
    runner_commands,
    written,
)
from tests.support import TODAY, rule_file, rulebook_of

VOID = {"meta", "br", "rect", "line"}
RULE = "check: forbid\nseverity: {severity}\nmessage: “{found}” is out.\nwords: [{words}]\n"


class Page(HTMLParser):
    """Elements, attributes and text; a tag that does not fit fails the test."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.said = [], [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names)
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)


def page_of(*reports, **style):
    return Page(written(reporter, *reports, **style))


@pytest.mark.parametrize("reports", [[], *([one] for one in ALL), ALL])
def test_it_is_whole(reports):
    page = page_of(*reports, help_on=lambda _: HELP)
    assert len(set(page.ids)) == len(page.ids)
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert all(link.startswith(("#", "https://")) for link in page.links)


def test_nothing_comes_from_outside_and_no_script():
    page = page_of(*ALL, help_on=lambda _: HELP)
    for tag, attributes in page.tags:
        assert tag not in {"script", "img", "link", "iframe", "object", "form", "base"}
        assert not {"src", "style", "srcset"} & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)


def test_its_policy_allows_its_own_style_and_nothing_else():
    text = written(reporter, MARKED)
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', text)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style


def test_a_hostile_file_brings_no_element_and_no_command():
    text = written(reporter, *ALL, help_on=lambda _: HELP)
    assert runner_commands(text) == []
    assert "<script" not in text
    assert all(not re.match(r"\s*::", line) for line in text.splitlines())


def test_a_release_that_cannot_be_read_says_so():
    page = page_of(BROKEN)
    assert "the file is empty" in " ".join(page.said)


def test_many_releases_have_an_index():
    links = page_of(*ALL).links
    assert [f"#d{number}" in links for number in range(1, len(ALL) + 2)] == [
        *[True] * len(ALL),
        False,
    ]
    assert "#d1" not in page_of(MARKED).links


def test_what_does_not_count_says_why():
    said = " ".join(page_of(MARKED).said)
    assert "Does not count (suppressed: agreed with <legal>)." in said
    assert "Does not count (in the baseline)." in said


@pytest.mark.parametrize(("fail_on", "verdict"), [("error", "Passed"), ("warning", "Not passed")])
def test_the_verdict_is_the_exit_status(fail_on, verdict):
    one = report(result("r", finding(Severity.WARNING)))
    assert verdict in page_of(one, fail_on=Severity(fail_on)).said


def test_no_verdict_where_no_finding_can_fail():
    assert {"Passed", "Not passed"}.isdisjoint(page_of(MARKED, fail_on=None).said)
    assert "Not passed" in page_of(BROKEN, fail_on=None).said


def checked(tmp_path, text, name="a.md", **rules):
    files = [
        rule_file(tmp_path, body, rule.replace("_", "-"), family="house")
        for rule, body in rules.items()
    ]
    return engine.check(
        Source(name, text.encode()), rulebook_of(*files), Settings(TODAY), with_text=True
    )


def test_words_and_notes_lead_to_each_other(tmp_path):
    text = "# Title\n\nStaff **utilise** it [here](http://x).\n"
    page = page_of(
        checked(
            tmp_path, text, jargon=RULE.format(severity="error", found="{found}", words="utilise")
        )
    )
    assert {"#d1-n1", "#d1-w1", "#d1-r-jargon"} <= set(page.links)
    assert ("mark", {"class": "error"}) in page.tags
    assert [tag for tag, _ in page.tags if tag in ("strong", "u")].count("u") == 1


def test_a_list_a_table_and_a_quotation_are_what_they_are(tmp_path):
    text = "- one\n- two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n\n> said\n\n    code\n"
    rule = RULE.format(severity="error", found="{found}", words="zzz")
    names = [tag for tag, _ in page_of(checked(tmp_path, text, jargon=rule)).tags]
    release_part = names[names.index("h3") :]
    assert release_part.count("li") == 2
    assert release_part[: release_part.index("blockquote")].count("td") == 4
    assert "pre" in release_part


def test_an_ordered_list_keeps_its_numbers(tmp_path):
    text = "9. one\n9. two\n\n   and more\n   - three\n"
    rule = RULE.format(severity="error", found="{found}", words="zzz")
    page = written(reporter, checked(tmp_path, text, jargon=rule))
    items = re.findall(r'<li id="d1-b\d+" [^>]*>(.*?)</li>', page)
    assert [re.sub("<.*?>", "", item) for item in items] == [
        "9. one",
        "10. two",
        "and more",
        "three",
    ]
    assert re.search(r"<ol><li[^>]*>[^\n]*10\.[^\n]*and more[^\n]*</ol>", page)


def test_secrets_are_masked_in_the_text(tmp_path):
    secret = "AB 12 34 56 C"  # noqa: S105  (a made-up number)
    masked = (
        "check: forbid\nseverity: error\nmasked: yes\nmessage: “{found}” is a secret.\n"
        "patterns: ['[A-Z]{2} \\d\\d \\d\\d \\d\\d [A-D]']\n"
    )
    text = written(reporter, checked(tmp_path, f"The number {secret} is hers.\n", secret=masked))
    assert "A• •• •• •• C" in text
    assert "12 34" not in text


def test_a_masked_word_does_not_come_back_in_the_longest_sentences(tmp_path):
    masked = "check: forbid\nseverity: error\nmasked: yes\nmessage: a secret\nwords: [swordfish]\n"
    text = written(
        reporter, checked(tmp_path, "Swordfish " + "and so on " * 20 + "it went.\n", secret=masked)
    )
    assert "wordfis" not in text


KINDS = st.sampled_from(["paragraph", "heading", "list-item", "quote", "code", "table-cell"])
SEVERITIES = st.sampled_from(list(Severity))


@st.composite
def texts(draw):
    """A text in blocks, with findings and marks anywhere in it."""
    blocks, start = [], 0
    for group, words in enumerate(draw(st.lists(st.text(min_size=1), min_size=1, max_size=4))):
        span = Span(start, start + len(words))
        kind = draw(KINDS)
        blocks.append(TextBlock(kind, "", 1, group, "en", header=False, span=span, text=words))
        start = span.end + 2
    places = st.tuples(st.integers(0, start), st.integers(0, start)).map(sorted)
    found = [
        PlacedFinding("x", draw(SEVERITIES), Location(1, 1, 1, 1), "", "", "", span=Span(*place))
        for place in draw(st.lists(places, max_size=6))
    ]
    marks = [TextMark("strong", Span(*place)) for place in draw(st.lists(places, max_size=3))]
    return ReportedText(tuple(blocks), tuple(marks), ()), found


@given(texts())
def test_the_text_reads_as_it_did_whatever_is_found_in_it(drawn):
    whole, found = drawn
    one = report(result("r", *found))
    notes = notes_of(one, "d1")
    made = "".join(release(whole, notes, "d1"))
    Page(made)
    made = re.sub('<ul class="notes">.*?</ul>', "", made, flags=re.DOTALL)
    made = re.sub('<a class="ref.*?</a>', "", made, flags=re.DOTALL)
    shown = [
        html.unescape(re.sub("<[^>]*>", "", words.replace("<br>", "&#10;")))
        for _, words in re.findall('<(h4|p|li|td|pre|blockquote) id="d1-b[^>]*>(.*?)</\\1>', made)
    ]
    expected = [
        "\n".join(printable(line) for line in block.text.replace("\t", " ").split("\n"))
        for block in whole.blocks
    ]
    assert [text.replace("## [", "##[") for text in shown] == [
        text.replace("## [", "##[") for text in expected
    ]


@given(texts())
def test_every_finding_has_one_note_and_one_number_in_the_text(drawn):
    whole, found = drawn
    one = report(result("r", *found))
    made = "".join(release(whole, notes_of(one, "d1"), "d1"))
    for number in range(1, len(found) + 1):
        assert made.count(f'id="d1-n{number}"') == 1
        assert made.count(f'id="d1-w{number}"') == 1


def lengths(*words):
    block = TextBlock("paragraph", "", 0, 0, "en", header=False, span=Span(0, 100), text="a " * 50)
    return ReportedText((block,), (), tuple(TextSentence(Span(0, 9), n) for n in words))


def test_the_chart_counts_every_sentence():
    made = "".join(sentences(lengths(1, 5, 6, 25, 26, 40, 41, 300), "d1"))
    counts = [int(n) for n in re.findall(r'<td class="number">(\d+)</td>', made)]
    assert counts == [2, 1, 0, 0, 1, 1, 0, 1, 2]
    assert "8 sentences, half of them with 25 words or fewer; the longest has 300. 4 have" in made
    assert made.count('class="bar over"') == 4 + 4


def test_no_sentences_no_chart():
    assert "".join(sentences(lengths(), "d1")) == ""


def axe_source():
    """The script of axe-core: ``AXE_CORE`` names a file, or the package axe-core-python has one."""
    named = os.environ.get("AXE_CORE")
    if named:
        return Path(named).read_text("utf-8")
    package = pytest.importorskip("axe_core_python", reason="axe-core is not installed")
    return (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if shutil.which(name):
            return shutil.which(name)
    return pytest.skip("there is no Chromium here")


@pytest.mark.parametrize(("width", "scheme"), [(1280, 1), (500, 0)], ids=["light", "dark"])
def test_axe_finds_nothing(tmp_path, lint, width, scheme):
    browser, axe = chromium(), axe_source()
    examples = Path(__file__).parents[2] / "examples"
    page = lint("check", examples, "--format", "html").out
    hostile = written(reporter, *ALL, help_on=lambda _: HELP)
    for number, made in enumerate((page, hostile)):
        text = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", made)  # lets axe in
        text = text.replace("<details>", "<details open>")
        script = (
            f"<script>{axe}</script><script>axe.run(document).then(found => {{"
            "const said = found.violations.map(v => [v.id, v.nodes.map(n => n.html)]);"
            "const all = JSON.stringify([found.passes.length, said]);"
            "document.body.textContent = 'AXE' + all + 'END'; });</script></body>"
        )
        file = tmp_path / f"{number}.html"
        file.write_text(text.replace("</body>", script), "utf-8")
        run = subprocess.run(
            [
                browser,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={tmp_path / 'profile'}",
                f"--window-size={width},1000",
                f"--blink-settings=preferredColorScheme={scheme}",
                "--virtual-time-budget=60000",
                "--dump-dom",
                file.as_uri(),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        found = re.search("AXE(.*)END", html.unescape(run.stdout), re.DOTALL)
        assert found, run.stderr[-1000:]
        passes, violations = json.loads(found[1])
        assert passes > 20
        assert violations == []


def test_a_long_report_waits_on_disk(monkeypatch):
    monkeypatch.setattr(reporter, "_IN_MEMORY", 100)
    out = io.StringIO()
    summary = reporter.write([replace(MARKED, name=f"{n}.md") for n in range(30)], out, Style())
    assert summary.documents == 30
    assert out.getvalue().count("<article") == 30


def test_the_hostile_name_is_shown_harmless():
    said = "".join(page_of(SMUGGLER).said)
    assert "\u202e" not in said
    assert "\x1b" not in said
    assert printable(" ".join(HOSTILE.split())) in said

"""``release-lint test``: the examples inside rule files."""

import datetime as dt

import pytest

from release_lint import plugins
from release_lint.fixes import apply
from release_lint.project import load_library
from release_lint.testing import Example, check_folder, release

RULE = """\
check: prefer
summary: Call the hall by its name.
why: The hall has a name.
source: House style
since: "1.0"
severity: error
swap: {new hall: Ashford Hall}
safe: yes
"""


@pytest.fixture
def examples(lint, write):
    """The outcome of a rule's examples, and the messages without the path."""

    def run(text, rule=RULE, *words):
        write("house/names/hall-name.yaml", f"{rule}---\n{text}")
        outcome = lint("test", "house", *words)
        *problems, last = outcome.out.splitlines() or [""]
        return [p.removeprefix("house/names/hall-name.yaml:") for p in problems], last, outcome

    return run


def test_examples_that_hold(examples):
    problems, last, outcome = examples("""\
- fails: The ⟦new hall⟧ is open, and the ⟦new hall⟧ is warm.
  fixed: The Ashford Hall is open, and the Ashford Hall is warm.
- fails: The ⟦new hall⟧ is open.
  format: text
- fails: <p>The ⟦new hall⟧ is open.</p>
  format: html
- fails: "# Hall\\n\\nThe ⟦new hall⟧ is open.\\n"
  document: whole
- passes: Ashford Hall is open.
  because: it is the name
""")
    assert (problems, last, outcome.code) == ([], "1 rule, 5 examples: all hold.", 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- fails: Ashford ⟦Hall⟧ is open.", "10: nothing found at "),
        ("- fails: Ashford Hall is open.", "10: fails, yet the rule found nothing"),
        ("- fails: The ⟦new⟧ hall is open.", "10: nothing found at "),
        ("- fails: The new hall, the ⟦new hall⟧.", "10: unmarked: "),
        ("- fails: The ⟦new hall⟧.\n  fixed: The Hall.", "10: the fix gives `The Ashford Hall.`, "),
        ("- fails: The ⟦new hall⟧.\n  fixed: The new hall.", "10: fixed, yet "),
        ("- passes: The new hall is open.", "10: passes, yet hall-name says "),
        ("- passes: Staff will utilise it.", "10: passes, yet words-to-avoid says "),
        ("- passes: Ashford Hall.\n- passes: The new hall.", "11: passes, yet hall-name says "),
    ],
)
def test_an_example_that_does_not_hold_is_told_with_its_line(examples, text, said):
    problems, _, outcome = examples(text)
    assert outcome.code == 1
    assert any(problem.startswith(said) for problem in problems), problems


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- passes: A.\n  fails: B.", "hall-name.yaml:10: an example has either"),
        ("- pases: A.", "hall-name.yaml:10: `pases` is not known here. Did you mean `passes`?"),
        ("- passes: A.\n  stage: last", "hall-name.yaml:11: `last` is not allowed here"),
        ("- passes: A.\n  today: soon", "hall-name.yaml:11: "),
        ("- passes: A.\n  format: wrod", "hall-name.yaml:11: there is no format `wrod`"),
        ("- passes: A.\n  config: {rulse: {}}", "hall-name.yaml:11: `rulse` is not known"),
        ("passes: A.", "hall-name.yaml:10: examples are a list"),
    ],
)
def test_a_wrong_example_is_a_wrong_file(examples, text, said):
    outcome = examples(text)[2]
    assert outcome.code == 2
    assert said in outcome.err


def test_options_of_an_example(examples):
    problems, *_ = examples("""\
- passes: The new hall is open.
  config: {rules: {hall-name: {except: [new hall]}}}
- fails: The ⟦new hall⟧ is open.
  profile: documentation
""")
    assert problems == []


def test_a_rule_without_examples_is_told(examples):
    problems, _, outcome = examples("")
    assert outcome.code == 1
    assert problems == ["1: it has no example that fails", "1: it has no example that passes"]


def test_only_some_rules(lint, write):
    write("house/names/hall-name.yaml", RULE + "---\n- fails: The ⟦new hall⟧.\n- passes: A hall.\n")
    write("house/names/other.yaml", RULE.replace("new hall", "old hall"))
    assert lint("test", "house", "--only", "hall-name").code == 0
    assert lint("test", "house").code == 1
    assert "Did you mean `hall-name`?" in lint("test", "house", "--only", "hal-name").err


def test_a_plugin_can_test_its_rules(write, repository):
    write("house/names/hall-name.yaml", RULE + "---\n- fails: The ⟦hall⟧.\n- passes: A hall.\n")
    (problem, *_) = check_folder("house")
    assert (problem.path, problem.line) == ("house/names/hall-name.yaml", 10)
    assert check_folder(repository / "house") != []


def test_a_folder_that_is_not_there(lint):
    outcome = lint("test", "house")
    assert outcome.code == 2
    assert "house: there is no such folder of rules" in outcome.err


@pytest.mark.parametrize("format_", ["markdown", "text", "html"])
@pytest.mark.parametrize("profile", ["press-release", "web-news", "publication", "media"])
def test_the_standard_release_is_clean(lint, write, format_, profile):
    library = load_library(plugins.load())
    suffix = next(s for s, reader in library.readers.items() if reader.name == format_)
    before, after = release(format_)
    write(f"standard{suffix}", before + "The room is open." + after)
    outcome = lint(
        "check", f"standard{suffix}", "--profile", profile, "--today", "2025-06-02",
        "--fail-on", "info",
        # media copy is told, no more than told, of the end mark and the notes that it lacks
        *(["--ignore", "press-furniture"] if profile == "media" else []),
    )  # fmt: skip
    assert outcome.code == 0, outcome.out


def test_defaults_of_an_example():
    assert Example(passes="A.").today.date == dt.date(2025, 6, 2)


def test_no_edit_is_no_change():
    assert apply("A text.", []) == ("A text.", [])


def test_cost_names_the_rules_and_the_patterns_that_run_everywhere(lint, write):
    head = RULE.replace("prefer", "forbid").replace(
        "swap: {new hall: Ashford Hall}", "message: No."
    )
    head = head.replace("safe: yes\n", "")
    write("house/names/bare.yaml", head + "patterns: ['[0-9]x']\n---\n- passes: One.\n")
    write("house/names/worded.yaml", head + "patterns: ['hall [0-9]']\n---\n- passes: One.\n")
    outcome = lint("test", "house", "--cost")
    assert outcome.code == 0
    lines = outcome.out.splitlines()[1:]
    assert {line.split()[-1] for line in lines} == {"bare", "worded", "[0-9]x"}
    assert [line.strip() for line in lines if "every" in line] == ["runs over every block: [0-9]x"]

"""What the rules of the typos family find, and what they leave alone."""

import datetime as dt

import pytest
from tests.support import TODAY, report_of, rule_file, rulebook_of

from release_lint.settings import Known, Settings
from release_lint.yamlfile import FileError


def findings(folder, body, text, settings=None):
    """Excerpt and replacement of every finding of one rule with this body."""
    report = report_of(text, rulebook_of(rule_file(folder, f"severity: error\n{body}")), settings)
    assert not any(result.errored for result in report.results)
    return [
        (f.excerpt, f.fix.edits[0].new if f.fix and f.fix.edits else None)
        for _, f in report.findings()
    ]


def spelling(folder, text, **known):
    settings = Settings(TODAY, known=Known(**known))
    return findings(folder, "check: misspelling\n", text, settings)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieved", "received"),  # letters swapped
        ("developped", "developed"),  # doubled
        ("comittee", "committee"),  # not doubled
        ("goverment", "government"),  # left out
        ("existant", "existent"),  # sounds alike
        ("alwaus", "always"),  # the next key
        ("relavent", "relevant"),  # two vowels
        ("questestion", "question"),  # said twice
        ("alot", "a lot"),
        ("ofthe", "of the"),
        ("publically", "publicly"),  # more than one slip, from the list
        ("Minstry", "Ministry"),
        ("Folkstone", "Folkestone"),
    ],
)
def test_a_slip_is_found_with_the_word_meant(tmp_path, wrong, right):
    assert spelling(tmp_path, f"They said the {wrong} people would say.") == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "They organise and organize, and are learnt in café culture.",
        "Mr Harisson met Ms Wiliams.",
        "Ask qwertty twice: qwertty is the name.",  # a coinage that is repeated
        "Send recieve@example.org the file `recieve` at example.org/recieve today.",
        "The NHSS, COVID-19, iPhonne and V2R1 are codes.",
        "Elle a dit que les demandes sont acceptees par le ministre francais.",
        "The flower is Crambe maritima, and the fish Pecten maximus.",
        "A pre-emptive, decarbonised, multi-agency roadmap for childminders.",
    ],
)
def test_what_may_be_right_is_left_alone(tmp_path, text):
    assert spelling(tmp_path, text) == []


def test_known_words_are_right_in_any_case(tmp_path):
    text = "The Acadmey is a thorow place."
    assert [e for e, _ in spelling(tmp_path, text)] == ["Acadmey", "thorow"]
    assert spelling(tmp_path, text, words=("acadmey", "thorow")) == []


def test_capitals_and_possessives_are_kept(tmp_path):
    text = "Recieved wisdom is the goverment’s own."
    assert spelling(tmp_path, text) == [("Recieved", "Received"), ("goverment", "government")]


FRAMES = """check: confused
classes: {big: [highest, lowest]}
frames:
  - {word: lever, meant: level, before: [<big> ever, at a … -ing], except: [lever arm]}
  - {word: Sates, meant: States, before: [United]}
  - {word: us, meant: use, exact: yes, before: [make], after: [of]}
  - {word: in, meant: it, before: ["^"], after: [is]}
  - {word: over, meant: under, before: [","], after: ["$"]}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Their highest ever lever and their Lowest Ever Lever.", ["lever", "Lever"]),
        ("They pulled the lever, the highest ever lever arm.", []),
        ("At a far too quickly rising lever it broke.", ["lever"]),
        ("At a far too very quickly rising. Lever it.", []),
        ("The highest ever LEVER is a set of initials.", []),
        ("The United Sates sates the sates.", ["Sates"]),
        ("Make us of it, make US of it, and make us. Of it.", ["us"]),
        ("In is so. We came in is so. Then: in is so.", ["In", "in"]),
        ("It goes on, over. It goes over.", ["over"]),
    ],
)
def test_a_frame_asks_for_its_neighbours(tmp_path, text, found):
    assert [excerpt for excerpt, _ in findings(tmp_path, FRAMES, text)] == found


def test_the_fix_of_a_frame_keeps_the_capital(tmp_path):
    text = "The highest ever Lever, and the highest ever lever."
    assert [new for _, new in findings(tmp_path, FRAMES, text)] == ["Level", "level"]


PARTS = """check: confused
message: “{old}” looks wrong here.
frames:
  - {word: a|an, small: yes, after: [<plural> $]}
  - {word: able, after: [<base>], except: [able go]}
  - {word: of, after: [of|at], small: yes}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It keeps a playbooks. It keeps an Playbooks.", ["a playbooks"]),
        ("They are able provide it and able Provide it.", ["able provide"]),
        ("Of at home and of At home, of of.", ["Of at"]),
    ],
)
def test_a_frame_without_a_word_meant_spans_both_words(tmp_path, text, found):
    assert [excerpt for excerpt, _ in findings(tmp_path, PARTS, text)] == found


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        ("{word: a, after: [b], except: [c d]}", "`c d` has no `a`"),
        ("{word: a, meant: b, before: [<nouns>]}", "no class `nouns`"),
        ("{word: a, meant: b}", "`a` needs `before`"),
        ("{word: a, after: [b]}", "`a` needs `meant`, or `message` must do without {new}"),
    ],
)
def test_a_wrong_frame_is_an_error_in_its_file(tmp_path, frame, message):
    body = f"check: confused\nframes:\n  - {frame}\n"
    with pytest.raises(FileError, match=message):
        findings(tmp_path, body, "A word.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We opened the the park.", ["the the"]),
        ("The the park opened.", ["The the"]),
        ("We opened the\nthe park.", ["the the"]),
        ("He had had enough. We live in in-house. Go on. On we go, on, on.", []),
        ("Duran Duran saw Rutilus rutilus 20 20 times, ‘very’ very well.", []),
        ("One stops\n\nstops two.", []),
    ],
)
def test_only_plain_words_are_repeated_by_mistake(tmp_path, text, found):
    body = "check: repeated-word\nexcept: [had]\n"
    assert [excerpt for excerpt, _ in findings(tmp_path, body, text)] == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is for all– no matter where.", 1),
        ("It is for all —no matter where.", 1),
        ("It is for all – no matter — where–ever.", 0),
        ("From 2020– 21 at –5 degrees, pre– and post-war.", 0),
        ("– A list\n– of dashes", 0),
    ],
)
def test_a_dash_has_a_space_on_both_sides_or_none(tmp_path, text, count):
    assert len(findings(tmp_path, "check: dash-spacing\n", text)) == count


PROSE = "The council has opened a new library for all the people of the town"
NEXT = "It is open from today."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{PROSE}\n\n{NEXT}", 1),
        (f"{NEXT}\n\n{PROSE}", 1),
        (f"{PROSE}.\n\n{NEXT}", 0),
        (f"{PROSE}:\n\n{NEXT}", 0),
        (f"{PROSE}\n\n- books\n- games", 0),
        (f"## {PROSE}\n\n{NEXT}", 0),
        (f"It has:\n\n{PROSE}\n\n{NEXT}", 0),
        (f"{PROSE} Leeds\n\n{NEXT}", 0),  # may be a name, a caption or a sign-off
        (f"[{PROSE}](https://example.org)\n\n{NEXT}", 0),
        (f"Library Street, Leeds LS1 1AA\n\n{NEXT}", 0),
    ],
)
def test_only_prose_needs_a_full_stop(tmp_path, text, count):
    assert len(findings(tmp_path, "check: missing-full-stop\n", text)) == count


@pytest.mark.parametrize(
    ("head", "severity"), [("Library opens", "warning"), (f"{PROSE}. {NEXT}", "info")]
)
def test_plain_text_that_has_a_title_is_prose(write, lint, head, severity):
    write("a.txt", f"{head}\n\n{NEXT}\n\n{PROSE}\n")
    run = lint("check", "a.txt", "--format", "json", "--select", "missing-full-stop")
    results = run.report["documents"][0]["results"]
    assert [f["severity"] for r in results for f in r["findings"]] == [severity]


def test_the_reference_release_has_these(shared_data, lint):
    path = shared_data / "releases" / "cps-regions.txt"
    run = lint(
        "check", path, "--format", "json", "--select", "typos", "--today", dt.date(2025, 2, 1)
    )
    found = [
        (result["rule"], finding["line"], finding["excerpt"])
        for result in run.report["documents"][0]["results"]
        for finding in result["findings"]
        if finding["severity"] != "info"
    ]
    assert sorted(found, key=lambda item: item[1]) == [
        ("missing-full-stop", 29, "inspections"),
        ("possessive-mixed", 33, "CPS’s"),
        ("confused-word", 39, "lever"),
        ("missing-article", 39, "backlog"),
        ("agreement", 41, "is"),
        ("dash-spacing", 43, "–"),
    ]


def of_rule(folder, check, text):
    body = f"check: {check}\n"
    return findings(folder, body, text)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("was create", "created"),
        ("has went", "gone"),
        ("can made the", "make"),
        ("could of gone", "have"),
        ("were been", "being"),
        ("does not creates", "create"),
    ],
)
def test_a_verb_has_the_form_that_its_helper_asks_for(tmp_path, wrong, right):
    body = "check: verb-form\nverbs: [create, go, make]\nnouns: [go, make]\n"
    assert [new for _, new in findings(tmp_path, body, f"The plan {wrong} way.")] == [right]


@pytest.mark.parametrize("text", ["It will create a park.", "What he did was create it."])
def test_a_right_verb_is_left_alone(tmp_path, text):
    assert findings(tmp_path, "check: verb-form\nverbs: [create]\n", text) == []


def test_american_spellings_keep_their_endings(tmp_path):
    text = "The organization’s multi-colored center. Center staff analyze grey. Center of Labor."
    assert of_rule(tmp_path, "us-spelling", text) == [
        ("organization’s", "organisation’s"),
        ("multi-colored", "multi-coloured"),
        ("center", "centre"),
        ("analyze", "analyse"),
    ]


def test_a_text_that_is_american_throughout_is_told_so_once(tmp_path):
    text = "The color of the center. They honor the organization. The color is theirs."
    book = rulebook_of(rule_file(tmp_path, "check: us-spelling\nseverity: error\n"))
    ((_, finding),) = report_of(text, book).findings()
    assert finding.excerpt == "color"
    assert "5 places" in finding.message
    assert len(finding.fix.edits) == 5
    assert [words for _, words in finding.related] == [
        "“center”, which is “centre”",
        "“honor”, which is “honour”",
        "“organization”, which is “organisation”",
    ]


@pytest.mark.parametrize(
    "more",
    ["A grey color.", "A color at the theatre.", "The “theater” is shut."],
)
def test_fewer_words_or_a_british_one_are_told_one_by_one(tmp_path, more):
    text = f"The color of the center. {more} They honor it."
    found = of_rule(tmp_path, "us-spelling", text)
    assert [old for old, _ in found][:2] == ["color", "center"]
    assert len(found) >= 3


def test_a_possessive_follows_the_commoner_form(tmp_path):
    text = "The CPS’ plan. The CPS’ own view. The CPS’s staff. Mr Jones’s ‘house of Jones’ is his."
    assert of_rule(tmp_path, "possessive-mixed", text) == [("CPS’s", "CPS’")]
    straight = "The CPS' plan. The CPS' own view. The CPS's staff."
    assert of_rule(tmp_path, "possessive-mixed", straight) == [("CPS's", "CPS'")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It opened , at last.", 1),
        ("It opened.Then it closed again.", 1),
        ("It opened,and it closed.", 1),
        ("Ask Amazon.com for the 3,000 , 4,000 and Node.Js of it.", 0),
    ],
)
def test_spaces_round_marks(tmp_path, text, count):
    assert len(of_rule(tmp_path, "spacing", text)) == count


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It is a hour", "an"),
        ("An union of two", "A"),
        ("It is a hour’s walk", "an"),
        ("Ask a MP here", "an"),
        ("Ask an UK firm", "a"),
        ("a hour is ‘long’", "an"),  # what ends the text does not stand before what begins it
        ("It is an hour of a one-off use of a UK plan by an NHS nurse", None),
        ("A NATO or SME plan and a SAGE paper, option A and a e-book", None),
    ],
)
def test_the_article_goes_with_the_sound(tmp_path, text, right):
    body = "check: a-or-an\nconsonant: [union, one, use, uk]\nvowel: [hour]\n"
    assert [new for _, new in findings(tmp_path, body, text)] == ([right] if right else [])

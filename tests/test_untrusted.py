"""A pull request from a stranger: it runs nothing, reaches nothing, and keeps nobody waiting.

Every hostile input gives a clear message, exit status 2, or findings; none gives a crash. Each runs
in a process whose memory and time are bounded far above what it takes, so that a hang fails.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from release_lint.readers.decode import MAX_BYTES
from tests.reporters.reports import runner_commands

resource = pytest.importorskip("resource", reason="only Unix bounds a process's memory")

MEMORY = 700_000_000  # bytes of address space; Python and the word table take a third
SECONDS = 60  # of CPU; each of these takes less than one on an idle machine
SIZE = 100_000  # characters of an input that is to be read, not refused
COMMAND = Path(sys.executable).with_name("release-lint")
FORMATS = ("json", "jsonl", "text", "markdown", "github", "sarif", "gitlab", "junit", "html")


def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def run(folder, *words, **environment):
    done = subprocess.run(
        [COMMAND, "check", *words],
        cwd=folder,
        capture_output=True,
        env={**os.environ, **environment},
        preexec_fn=bounded,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode()


def aliases(levels):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


RULE = (
    "check: forbid\nsummary: A rule.\nwhy: Because.\nsource: us\nsince: '1.0'\n"
    "severity: error\nmessage: “{found}” is out.\n"
)
HOUSE = "rule_folders: [house]\n"

# name -> (files, what is said; None where there are only findings)
INPUTS = {
    "a huge file": ({"a.md": b"x " * MAX_BYTES}, "a text is read up to 10 MB"),
    "tags in tags": ({"a.html": "<div>" * (SIZE // 5) + "x"}, None),
    "inline tags that never close": ({"a.html": "<p>" + "<b>" * (SIZE // 3) + "x"}, None),
    "nothing but less-than signs": ({"a.html": "<p>x</p>" + "<" * SIZE}, None),
    "front matter nested deep": ({"a.md": f"---\na: {'[' * SIZE}\n---\nx\n"}, "nested more than"),
    "front matter of aliases": ({"a.md": f"---\n{aliases(9)}\n---\nx\n"}, None),
    "front matter of TOML nested deep": (
        {"a.md": f"+++\na = {'[' * SIZE}\n+++\nx"},
        "front matter",
    ),
    "front matter without end": ({"a.md": "---\na: b\n" * (SIZE // 9)}, None),
    "quotations in quotations": ({"a.md": ">" * SIZE + " x"}, None),
    "brackets that never close": ({"a.md": "[" * SIZE + " x"}, None),
    "stars in stars": ({"a.md": "**a*" * (SIZE // 4)}, None),
    "back quotes of every length": ({"a.md": " ".join("`" * n for n in range(1, 440))}, None),
    "a table of a thousand columns": ({"a.md": "a|b\n-|-\n" + "|x" * (SIZE // 2)}, None),
    "one line of a megabyte": ({"a.txt": "word and " * 111_112}, None),
    "one word of a megabyte": ({"a.txt": "a" * 1_000_000}, None),
    "NULs": ({"a.md": b"Text\0with\0NULs\0" * 100}, "this is a binary file"),
    "halves of characters": ({"a.md": b"Text \xed\xa0\x80 more \xed\xb0\x80"}, None),
    "signs that steer a terminal": (
        {"a.md": "# \x1b]0;owned\x07 utilise \x9b2J\n" + "Text. " * 99},
        None,
    ),
    "aliases in the config": ({"a.md": "x", "release-lint.yaml": aliases(9)}, "aliases"),
    "a config nested deep": (
        {"a.md": "x", "release-lint.yaml": "a: " + "[" * 50_000},
        "nested more",
    ),
    "a config of two megabytes": (
        {"a.md": "x", "release-lint.yaml": "known: {words: [" + "x, " * 700_000 + "]}"},
        "longer than 1,000,000",
    ),
    "a pattern that takes for ever": (
        {
            "a.md": "x",
            "release-lint.yaml": HOUSE,
            "house/x/r.yaml": RULE + "patterns: ['(a+)+b']\n",
        },
        "could take for ever",
    ),
    "a pattern that takes all memory": (
        {
            "a.md": "x",
            "release-lint.yaml": HOUSE,
            "house/x/r.yaml": RULE + "patterns: ['((a{1000}){1000}){1000}']\n",
        },
        "house/x/r.yaml",
    ),
    "a message that fills the memory": (
        {
            "a.md": "Staff utilise it.",
            "release-lint.yaml": HOUSE,
            "house/x/r.yaml": RULE.replace("{found}", "{found:>2000000000}") + "words: [utilise]\n",
        },
        "house/x/r.yaml",
    ),
    "a message that looks inside": (
        {
            "a.md": "Staff utilise it.",
            "release-lint.yaml": HOUSE,
            "house/x/r.yaml": RULE.replace("{found}", "{found.__class__}") + "words: [utilise]\n",
        },
        "house/x/r.yaml",
    ),
    "a number of ten thousand digits": (
        {
            "a.md": "x",
            "release-lint.yaml": f"rules: {{sentence-length: {{at_most: {'9' * 10_000}}}}}",
        },
        "release-lint.yaml:1",
    ),
    "stars in .gitignore": ({"a" * 200 + ".md": "x", ".gitignore": "*a" * 60 + "b\n"}, None),
    "stars in include": (
        {"a" * 200 + ".md": "x", "release-lint.yaml": f"include: ['{'*a' * 60}b']"},
        "there is no release in this folder",
    ),
    "a .gitignore of a megabyte": ({"a.md": "x", ".gitignore": "a\n" * 500_000}, "longer than"),
    "rules from the folder above": (
        {"a.md": "x", "release-lint.yaml": "rule_folders: [../house]\n"},
        "must lie in the folder",
    ),
    "rules from the root": (
        {"a.md": "x", "release-lint.yaml": "rule_folders: [/etc]\n"},
        "must lie in the folder",
    ),
    "a config that extends one outside": (
        {"a.md": "x", "release-lint.yaml": "extends: ../../etc/passwd\n"},
        "leads out of the repository",
    ),
    "a config that extends one at the root": (
        {"a.md": "x", "release-lint.yaml": "extends: /etc/passwd\n"},
        "leads out of the repository",
    ),
    "a tag of YAML that makes objects": (
        {"a.md": "x", "release-lint.yaml": "profile: !!python/object/apply:os.system [id]\n"},
        "release-lint.yaml:1",
    ),
}


@pytest.fixture
def put(repository):
    """Write files into the repository."""

    def put(files):
        for name, text in files.items():
            path = repository / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return repository

    return put


@pytest.mark.parametrize("name", INPUTS)
def test_a_hostile_input_gives_a_message_or_findings(put, name):
    files, said = INPUTS[name]
    code, out, err = run(put(files), ".", "--format", "json")
    if said is None:
        assert (code, err) in [(0, ""), (1, "")]
        assert json.loads(out)["summary"]["documents"] == 1
    else:
        assert code == 2
        assert said in out + err
        assert "bug" not in out + err
    assert "Traceback" not in err


OUTSIDE = "The secret of another folder: utilise.\n"


@pytest.fixture
def outside(tmp_path_factory):
    """A folder beside the repository, which nothing in that may reach."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.md").write_text(OUTSIDE)
    (folder / "release-lint.yaml").write_text("secret: yes\n")
    (folder / ".git").mkdir()
    (folder / "x").mkdir()
    (folder / "x" / "secret.yaml").write_text("secret: yes\n")
    return folder


LINKS = {
    "a release": ("a.md", "secret.md", ["a.md"]),
    "a folder of releases": ("releases", ".", ["releases"]),
    "a file in a folder that is a link": ("releases", ".", ["releases/secret.md"]),
    "the config": ("release-lint.yaml", "release-lint.yaml", ["b.md"]),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_that_leads_out_is_not_followed(put, outside, name):
    link, target, words = LINKS[name]
    folder = put({"b.md": "Text."})
    (folder / link).symlink_to(outside / target)
    code, out, err = run(folder, *words, "--format", "json")
    assert code == 2
    assert "out of the repository" in out + err
    assert "secret:" not in out + err
    assert "another folder" not in out + err


@pytest.mark.parametrize(
    ("link", "target"),
    [("house", "."), ("house/x", "x"), ("house/x/r.yaml", "x/secret.yaml"),
     ("house/profiles", "x")],
)  # fmt: skip
def test_a_link_in_a_folder_of_rules_is_not_followed(put, outside, link, target):
    folder = put({"b.md": "Text.", "release-lint.yaml": HOUSE})
    (folder / link).parent.mkdir(parents=True, exist_ok=True)
    (folder / link).symlink_to(outside / target)
    code, out, err = run(folder, "b.md")
    assert code == 2
    assert "leads out" in out + err
    assert "secret" not in (out + err).replace("secret.yaml", "")


def test_links_that_a_walk_meets_are_passed_by(put, outside):
    folder = put({"b.md": "Text."})
    (folder / "a.md").symlink_to(outside / "secret.md")
    (folder / "more").symlink_to(outside)
    (folder / ".gitignore").symlink_to(outside / "secret.md")
    _, out, _ = run(folder, ".", "--format", "json")
    assert [document["path"] for document in json.loads(out)["documents"]] == ["b.md"]


def test_no_report_is_written_through_a_link_that_leads_out(put, outside):
    folder = put({"b.md": "Text."})
    (folder / "reports").symlink_to(outside)
    before = sorted(outside.iterdir())
    code, _, err = run(folder, "b.md", "--output", "json=reports/r.json")
    assert code == 2
    assert "out of the repository" in err
    assert sorted(outside.iterdir()) == before


def test_a_report_takes_the_place_of_a_link_and_not_of_what_it_leads_to(put, outside):
    folder = put({"b.md": "Text."})
    (folder / "r.json").symlink_to(outside / "secret.md")
    run(folder, "b.md", "--output", "json=r.json")
    assert (outside / "secret.md").read_text() == OUTSIDE
    assert json.loads((folder / "r.json").read_text("utf-8"))["version"] == 1


def test_without_a_repository_a_link_is_the_user_s_own(put, outside):
    folder = put({"b.md": "Text."})
    (folder / ".git").rmdir()
    (folder / "a.md").symlink_to(outside / "x" / "a.md")
    (outside / "x" / "a.md").write_text("Text.")
    (outside / ".git").rmdir()
    assert run(folder, "a.md", "--select", "words-to-avoid")[0] == 0


def test_a_link_inside_the_tree_is_as_good_as_the_file(put):
    folder = put({"b.md": "Text.", "sub/c.md": "Text."})
    (folder / "a.md").symlink_to(folder / "sub" / "c.md")
    code, out, _ = run(folder, "a.md", "--select", "words-to-avoid", "--format", "json")
    assert code == 0
    assert json.loads(out)["documents"][0]["path"] == "a.md"


def test_python_in_the_tree_does_not_run(put):
    evil = "open('ran', 'w').close()\n"
    names = ("sitecustomize.py", "yaml.py", "json.py", "release_lint/__init__.py", "conftest.py")
    folder = put({"a.md": "Staff utilise it.\n", **dict.fromkeys(names, evil)})
    dist = {"x-1.dist-info/entry_points.txt": "[release_lint]\nx = yaml\n"}
    code, _, err = run(put(dist), "a.md", "--select", "words-to-avoid")
    assert (code, err) == (0, "")
    assert not (folder / "ran").exists()


def test_a_pipe_in_the_tree_is_no_file(put):
    folder = put({"b.md": "Text."})
    os.mkfifo(folder / "a.md")
    _, out, _ = run(folder, ".", "--format", "json")
    assert [document["path"] for document in json.loads(out)["documents"]] == ["b.md"]


NAMES = {
    "a line end": "a\n::error::owned\n.md",
    "two lines and a command of old": "b\r\n##[error]owned.md",
    "a command of another server": "##vso[task.setvariable variable=x]y.md",
    "signs that turn the writing round": "\u202egnp.exe\u202c.md",
    "signs that steer a terminal": "\x1b[2J\x1b]0;owned\x07.md",
    "a tag": "<img src=x onerror=alert(1)>.md",
    "a table's edge": "a | b | [c](d).md",
    "an option": "--output=json=owned.md",
    "half a character": "a\udcff.md",
}


@pytest.fixture(params=NAMES)
def hostile(put, monkeypatch, request):
    """A repository with one file of such a name, which has one finding; the name."""
    if sys.platform != "linux":
        pytest.skip("only Linux has all these names")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    name, folder = NAMES[request.param], put({})
    text = f"Staff utilise it, says {name}.\n" + "It is open. " * 99
    Path(folder, name).write_bytes(text.encode("utf-8", "replace"))
    return folder


FINDS = (".", "--select", "words-to-avoid", "--fail-on", "warning")


def test_no_name_steers_an_output(hostile):
    outputs = [f"--output={name}=.report.{name}" for name in FORMATS]
    code, out, err = run(hostile, *FINDS, *outputs, NO_COLOR="1")
    assert (code, err) == (1, "")
    written = {name: (hostile / f".report.{name}").read_text("utf-8") for name in FORMATS}
    for text in (out, *written.values()):
        assert not set("\x1b\x07\x9b\u202e") & set(text)
    kinds = {name: [kind for kind, _, _ in runner_commands(text)] for name, text in written.items()}
    assert kinds.pop("github") == ["warning"]
    kinds.pop("text")  # which GitHub reads between a stop and a token: below
    assert set(map(tuple, kinds.values())) == {()}
    assert "<img" not in written["html"] + written["markdown"]


def test_no_name_is_a_command_in_a_job_of_github(hostile):
    code, out, err = run(hostile, *FINDS, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY="")
    assert (code, runner_commands(err)) == (1, [])
    commands = runner_commands(out)
    token = commands[0][2]
    (end,) = (number for number, (kind, _, _) in enumerate(commands) if kind == token)
    assert [kind for kind, _, _ in commands[end + 1 :]] == ["warning"]

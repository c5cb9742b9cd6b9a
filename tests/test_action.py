"""The GitHub action and the job for GitLab, run in a shell as far as that goes without them."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

import release_lint
from tests.reporters.reports import runner_commands
from tests.reporters.test_gitlab import VALIDATOR as GITLAB
from tests.reporters.test_junit import SCHEMA as JUNIT
from tests.reporters.test_sarif import VALIDATOR as SARIF

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step.get("id", "upload"): step for step in ACTION["runs"]["steps"]}
DOCS = (ROOT / "docs" / "ci.md").read_text("utf-8")
SNIPPETS = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)]
COMMAND = Path(sys.executable).with_name("release-lint")

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash here"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    words = ("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


class Job:
    """A job of GitHub with one checkout, in which the steps of the action run."""

    def __init__(self, folder, **inputs):
        self.tree = folder / "tree"
        self.temp = folder / "temp"
        for made in (self.tree, self.temp, self.tree / ".git"):
            made.mkdir(parents=True, exist_ok=True)
        self.inputs = {name: given["default"] for name, given in ACTION["inputs"].items()} | inputs
        self.outputs = {}

    def run(self, name, **environment):
        """Run a step; its exit status and what it wrote."""
        step = STEPS[name]
        given = {key: self._filled(value) for key, value in step["env"].items()}
        output, summary = self.temp / f"output-{name}", self.temp / "summary"
        output.touch()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.tree,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.temp),
                "GITHUB_ACTIONS": "true",
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(summary),
                "RUNNER_TEMP": str(self.temp),
                **given,
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        pairs = (line.partition("=") for line in output.read_text().splitlines())
        self.outputs |= {f"steps.{name}.outputs.{key}": value for key, _, value in pairs}
        return done.returncode, done.stdout, done.stderr

    def _filled(self, value):
        """A value with its expressions worked out, as far as our action has any."""
        (expression,) = re.fullmatch(r"\$\{\{ (.*) \}\}", value).groups()
        if expression.startswith("inputs.version &&"):
            version = self.inputs["version"]
            return f"release-lint=={version}" if version else str(ROOT)
        return {**{f"inputs.{name}": text for name, text in self.inputs.items()}, **self.outputs}[
            expression
        ]


@pytest.fixture(scope="module")
def installed(tmp_path_factory, wheel):
    """The action's own environment, which sees this one's libraries in place of an index."""
    job = Job(tmp_path_factory.mktemp("job"), python=sys.executable)
    for evil in ("pip.py", "venv.py", "sitecustomize.py", "yaml.py"):
        (job.tree / evil).write_text("open('ran', 'w').close()\n")
    code, _, err = job.run("install", RELEASE_LINT_SOURCE=str(wheel), PIP_NO_DEPS="1")
    assert code == 0, err
    (packages,) = (job.temp / "release-lint").glob("lib/*/site-packages")
    (packages / "here.pth").write_text(sysconfig.get_paths()["purelib"])
    assert not (job.tree / "ran").exists(), "the install ran code of the tree that is checked"
    return job.outputs


def job(tmp_path, installed, **inputs):
    made = Job(tmp_path, **inputs)
    made.outputs |= installed
    for name in ("good", "bad"):
        shutil.copytree(ROOT / "examples" / name, made.tree / name)
    return made


def test_no_input_is_set_into_a_script():
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
        assert step.get("shell", "bash") == "bash"


def test_the_action_is_installed_from_its_own_files_unless_a_version_is_named(tmp_path):
    assert "github.action_path" in STEPS["install"]["env"]["RELEASE_LINT_SOURCE"]
    named = Job(tmp_path, version="1.1.0")._filled(STEPS["install"]["env"]["RELEASE_LINT_SOURCE"])
    assert named == "release-lint==1.1.0"


def test_good_releases_pass(tmp_path, installed):
    good = job(tmp_path, installed, paths="good")
    code, out, err = good.run("check")
    assert (code, err) == (0, "")
    assert good.outputs["steps.check.outputs.exit-code"] == "0"
    assert "3 files checked" in out


def test_bad_releases_fail_with_annotations_a_summary_and_sarif(tmp_path, installed):
    bad = job(tmp_path, installed, paths="good\nbad\n", **{"sarif-file": "out report.sarif"})
    code, out, _ = bad.run("check")
    assert code == 1
    assert bad.outputs["steps.check.outputs.exit-code"] == "1"
    assert "error" in {kind for kind, _, _ in runner_commands(out)}
    assert "| error | bad/island-ferries.md |" in (bad.temp / "summary").read_text("utf-8")
    SARIF.validate(json.loads((bad.tree / "out report.sarif").read_text("utf-8")))


def test_options_are_passed_on(tmp_path, installed):
    lax = job(tmp_path, installed, paths="bad", args="--fail-on\n  never --select dates")
    assert lax.run("check")[0] == 0


def test_what_cannot_be_checked_does_not_pass(tmp_path, installed):
    missing = job(tmp_path, installed, paths="nowhere")
    code, out, _ = missing.run("check")
    assert code == 2
    assert missing.outputs["steps.check.outputs.exit-code"] == "2"
    assert "there is no such file or folder" in out


@pytest.mark.parametrize(
    "evil", ["$(touch ran)", "`touch ran`", "; touch ran", "good' && touch ran '"]
)
@pytest.mark.parametrize("name", ["paths", "args", "sarif-file"])
def test_an_input_is_no_script(tmp_path, installed, name, evil):
    hostile = job(tmp_path, installed, **({"paths": "good"} | {name: evil}))
    hostile.run("check")
    assert not list(hostile.tree.glob("**/ran"))


def test_stars_in_an_option_are_not_file_names(tmp_path, installed):
    starred = job(tmp_path, installed, paths="good", args="--select *")
    assert "there is no rule `*`" in "".join(starred.run("check")[1:])


def test_an_old_python_is_told(tmp_path):
    old = tmp_path / "old"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    code, out, _ = Job(tmp_path, python=str(old)).run("install")
    assert code == 2
    ((kind, _, message),) = runner_commands(out)
    assert kind == "error"
    assert "3.11" in message


def test_the_upload_waits_for_a_report():
    step = STEPS["upload"]
    assert step["uses"].startswith("github/codeql-action/upload-sarif@")
    for part in ("!cancelled()", "inputs.upload-sarif == 'true'", "exit-code != ''"):
        assert part in step["if"]


def test_the_documents_agree_with_the_action():
    github = SNIPPETS[0]["jobs"]["release-lint"]["steps"][1]
    assert github["uses"].endswith(f"/release-lint@v{release_lint.__version__}")
    assert github["with"].keys() <= ACTION["inputs"].keys()
    table = DOCS[DOCS.index("| input |") : DOCS.index("The output `exit-code`")]
    assert set(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)) == ACTION["inputs"].keys()


def test_the_job_for_gitlab_writes_what_it_names(tmp_path):
    described = SNIPPETS[1]["release-lint"]
    install, check = described["script"]
    assert install == f"pip install release-lint=={release_lint.__version__}"
    shutil.copytree(ROOT / "examples" / "bad", tmp_path / "releases")
    (tmp_path / ".git").mkdir()
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        ["bash", "-c", check], cwd=tmp_path, env={**os.environ, "PATH": path}, check=False
    )
    assert run.returncode == 1
    reports = described["artifacts"]["reports"]
    GITLAB.validate(json.loads((tmp_path / reports["codequality"]).read_text("utf-8")))
    JUNIT.validate(tmp_path / reports["junit"])
    (page,) = described["artifacts"]["paths"]
    assert "Not passed" in (tmp_path / page).read_text("utf-8")

"""The benchmarks run, on very little, from end to end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "run.py"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no processor time of a child")
def test_benchmarks_measure_print_draw_and_remember(tmp_path):
    command = [sys.executable, SCRIPT, "--quick", "--output", tmp_path / "results"]
    outputs = [
        subprocess.run([*command, *more], capture_output=True, text=True, check=True).stdout
        for more in ((), ("--only", "sizes"))
    ]
    assert "release-lint, cached" in outputs[0]
    assert "release-lint, cached" not in outputs[1]
    assert "bytes in one file" in outputs[1]
    assert "one run a paragraph" in outputs[0] or "not installed: python-docx" in outputs[0]
    assert "█" in (tmp_path / "results" / "plot.txt").read_text("utf-8")
    assert (tmp_path / "results" / "plot.png").exists() or "no picture" in outputs[0]
    first, second = json.loads((tmp_path / "results" / "history.json").read_text("utf-8"))
    assert [row["found"] for row in first["tools"]] == [row["files"] for row in first["tools"]]
    assert [len(points) for points in first["growth"].values()] == [2, 2, 2]
    assert second["tools"] == []


def test_the_corpus_is_the_same_each_time(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    import corpus

    first, again, other = (corpus.release(number, 3_000) for number in (1, 1, 2))
    assert first == again != other
    assert 3_000 <= len(first) < 6_000
    assert corpus.SLIP in first

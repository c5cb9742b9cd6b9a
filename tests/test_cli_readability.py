"""``release-lint readability``: the table, JSON, and no network."""

import json
import socket

import pytest

from release_lint.analysis import readability, textstat_metrics

TEXT = """\
# Pier opens

The cat sat on the mat.

Interdepartmental administration necessitates considerable environmental consultation.

The dog ran.

It sat.
"""


@pytest.fixture
def release(repository):
    (repository / "a.md").write_text(TEXT, encoding="utf-8")
    return repository / "a.md"


def test_every_metric_is_there_without_a_network(lint, release, monkeypatch):  # noqa: ARG001
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    outcome = lint("readability", "a.md", "--format", "json")
    data = json.loads(outcome.out)
    assert outcome.code == 0
    assert set(data["metrics"]) == {*readability.METRICS, *textstat_metrics.METRICS}
    assert data["counts"]["sentences"] == 4
    assert data["counts"]["words"] == 17
    assert (5, 6) in [(one["line"], one["words"]) for one in data["sentences"]]


def test_the_table_names_counts_metrics_and_sentences(lint, release):  # noqa: ARG001
    out = lint("readability", "a.md").out
    assert "17 words in 4 sentences" in out
    for name in (*readability.METRICS, *textstat_metrics.METRICS):
        assert name in out
    assert "Line 5, 6 words: Interdepartmental" in out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("b.md", "# Only a title\n", "no English prose"),
        ("c.md", "", "empty"),
        ("d.xyz", "Text.", ".xyz"),
        ("e.md", None, "cannot be opened"),
    ],
)
def test_nothing_to_measure(lint, repository, name, content, said):
    if content is not None:
        (repository / name).write_text(content, encoding="utf-8")
    outcome = lint("readability", name)
    assert outcome.code == 2
    assert said in outcome.err

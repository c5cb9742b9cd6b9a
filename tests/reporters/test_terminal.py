"""Colour, columns, and characters that a console lacks."""

import io

import pytest

from release_lint.reporters import terminal


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def style(stream):
    return terminal.style_for(stream, verbose=False, fail_on=None)


def test_colour_on_a_terminal_only():
    assert style(Terminal()).colour
    assert not style(io.StringIO()).colour


@pytest.mark.parametrize(
    ("name", "value", "colour"),
    [("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False)],
)
def test_the_environment_forbids_colour(monkeypatch, name, value, colour):
    monkeypatch.setenv(name, value)
    assert style(Terminal()).colour is colour


def test_the_environment_asks_for_colour(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert style(io.StringIO()).colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not style(io.StringIO()).colour


@pytest.mark.parametrize(
    ("columns", "width"), [("60", 60), ("10", 40), ("400", 120), ("0", 100), ("wide", 100)]
)
def test_width(monkeypatch, columns, width):
    monkeypatch.setenv("COLUMNS", columns)
    assert style(io.StringIO()).width == width


def test_columns():
    assert terminal.columns("“tŷ”") == 4
    assert terminal.columns("日本") == 4
    assert terminal.columns("e\u0301") == 1
    assert terminal.columns("a\u200bb") == 2


@pytest.mark.parametrize(
    ("encoding", "plain"),
    [
        ("ascii", '"ty" - ... ? ? c\'est (c)'),
        ("cp1252", "“ty” – … ? ? c’est ©"),
        ("utf-8", "“tŷ” – … → 日 c’est ©"),
    ],
)
def test_plainer_signs(encoding, plain):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    terminal.tolerate(stream)
    stream.write("“tŷ” – … → 日 c’est ©")
    stream.flush()
    assert raw.getvalue().decode(encoding) == plain


def test_wrapping_counts_no_colour():
    coloured = terminal.Style(colour=True, width=14)
    text = terminal.paint("four", "error", coloured) + " five six"
    assert list(terminal.wrapped(text, 2, coloured)) == ["  \x1b[1;31mfour\x1b[0m five", "  six"]

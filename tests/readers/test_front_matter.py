"""Front matter in YAML and TOML: values, places, and what is wrong with it."""

import pytest
from tests.readers.markdown_places import assert_places

from release_lint.document import BlockKind, InputError, Source
from release_lint.readers.markdown import read


def document(text: str):
    made = read(Source("a.md", text.encode()))
    assert_places(made)
    return made


def stated(text: str) -> dict[str, str]:
    return {key: value.value for key, value in document(text).metadata.items()}


YAML = """\
---
title: "Courts – \\"open\\" again"
description: >-
  All courts
  are open.
first_published_at: 2025-01-28T09:30:00+00:00
date: 2025-01-27  # not this one
document_type: press_release
locale: cy
organisations:
  - Ministry of Examples
details: {url: /news/x}
draft: 'no''s'
---

Text.
"""


def test_values_and_their_canonical_names():
    assert stated(YAML) == {
        "title": 'Courts – "open" again',
        "description": "All courts are open.",
        "summary": "All courts are open.",
        "first_published_at": "2025-01-28T09:30:00+00:00",
        "published": "2025-01-28T09:30:00+00:00",
        "date": "2025-01-27",
        "document_type": "press_release",
        "locale": "cy",
        "language": "cy",
        "organisations": "Ministry of Examples",
        "organisation": "Ministry of Examples",
        "details.url": "/news/x",
        "draft": "no's",
    }


def test_title_and_summary_are_blocks_and_the_rest_is_metadata():
    made = document(YAML)
    kinds = [(b.kind, b.role) for b in made.blocks]
    assert kinds[:3] == [
        (BlockKind.HEADING, "title"),
        (BlockKind.PARAGRAPH, "summary"),
        (BlockKind.METADATA, "first_published_at"),
    ]
    assert kinds[-1] == (BlockKind.PARAGRAPH, "")
    assert all(kind is BlockKind.METADATA for kind, _ in kinds[2:-1])
    assert all(value.origin == "front matter" for value in made.metadata.values())


def test_a_value_stands_at_its_own_characters():
    made = document(YAML)
    title = made.source.source_span(made.title().span)
    assert made.source.text[title.start : title.end] == 'Courts – \\"open\\" again'
    summary = made.source.locate(made.summary().span)
    assert (summary.line, summary.column, summary.end_line) == (4, 3, 5)
    draft = made.source.locate(made.metadata["draft"].span)
    assert (draft.line, draft.column) == (13, 9)


def test_the_body_comes_after():
    made = document(YAML)
    assert made.source.locate(made.blocks[-1].span).line == 16


def test_toml():
    made = document(
        '+++\ntitle = "Courts \\u2013 open" # c\ndate = 2025-01-28\n[extra]\n'
        'tags = ["a",\n  \'b\']\nlong = """\none\ntwo"""\n+++\nText.\n'
    )
    assert {key: value.value for key, value in made.metadata.items()} == {
        "title": "Courts – open",
        "date": "2025-01-28",
        "published": "2025-01-28",
        "extra.tags": "a",
        "extra.long": "one\ntwo",
    }
    assert [made.text_of(b) for b in made.blocks if b.role == "extra.tags"] == ["a", "b"]
    assert made.source.locate(made.metadata["date"].span).column == 8


def test_crlf_and_dots_as_the_end():
    assert stated("---\r\ntitle: A\r\nlead: |\r\n  b\r\n  c\r\n...\r\nText.\r\n") == {
        "title": "A",
        "lead": "b\nc",
        "summary": "b\nc",
    }


def test_an_empty_value_points_at_its_key():
    made = document("---\ntitle:\npublished: \n---\n\n# Courts reopen\n")
    assert made.metadata["published"].value == ""
    assert made.text_of(made.metadata["published"].span) == "published:"
    assert made.metadata["title"].value == "Courts reopen"


def test_templating_in_a_value_is_no_mistake():
    assert (
        stated("---\ntitle: <%= title %>\nslug: {{ slug }}\n---\nText.")["title"] == "<%= title %>"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: a: b\n---\nText.", 2),
        ("---\ntitle: 'open\ndate: 2025-01-28\n---\nText.", 4),
        ("---\ntitle: a\n\tdate: b\n---\nText.", 3),
        ("---\ntitle: a\n\nText.", 1),
        ("+++\ntitle = a\n+++\nText.", 2),
        ("+++\nok = 1\ntitle = 'a\n+++\nText.", 3),
        ("---\na: " + "[" * 30 + "]" * 30 + "\n---\nText.", 2),
    ],
)
def test_broken_front_matter_names_the_line(text, line):
    with pytest.raises(InputError, match=rf"^front matter, line {line}: "):
        document(text)

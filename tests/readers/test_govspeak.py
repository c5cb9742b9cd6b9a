"""Each extension of Govspeak."""

import pytest
from tests.readers.markdown_places import assert_places

from release_lint.document import MarkKind, Source
from release_lint.readers.govspeak import mask
from release_lint.readers.markdown import read


def document(text: str):
    made = read(Source("a.md", text.encode()))
    assert_places(made)
    return made


def blocks(text: str) -> list[tuple[str, str]]:
    made = document(text)
    return [(str(block.kind), made.text_of(block)) for block in made.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$CTA\nApply **now**.\n$CTA", "Apply now."),
        ("$!\nIn short.\n$!", "In short."),
        ("$!In short.$!", "In short."),
        ("$D\nDownload it.\n$D", "Download it."),
        ("$P\nTown hall\n$P", "Town hall"),
        ("$I\nGood to know.\n$I", "Good to know."),
        ("$AI\nGood to know.\n$AI", "Good to know."),
        ("$E\nFor example.\n$E", "For example."),
        ("$E For example. $E", "For example."),
        ("^Good to know.^", "Good to know."),
        ("^Good to know.", "Good to know."),
        ("%Take care: costs rose 5%.%", "Take care: costs rose 5%."),
        (":scotland:\nOnly there.\n:scotland:", "Only there."),
        (":england-wales:\nOnly there.\n:england-wales:", "Only there."),
        ("{::highlight-answer}\nIt is 20%\n{:/highlight-answer}", "It is 20%"),
        ("{stat-headline}*13* people{/stat-headline}", "13 people"),
        ("The text.{:.lead}", "The text."),
        ('{::options parse_block_html="true" /}\n\nThe text.', "The text."),
        ("The text.\n{:#here}", "The text."),
        ("## Heading {#here}", "Heading"),
        ("The {::comment}not for readers{:/comment} text.", "The text."),
        ("See x[the page](https://e.org)x, please.", "See the page, please."),
        ("{button start cross-domain-tracking:UA-1}[Go](https://e.org){/button}", "Go"),
        ("[Image: court.jpg]\n\nThe text.", "The text."),
        ("!!1\n\nThe text.", "The text."),
        ("!@2\n\nThe text.", "The text."),
        ("[embed:attachments:image:1-2]\n\nThe text.", "The text."),
        ("[Attachment: report.pdf]\n\nThe text.", "The text."),
        ("[AttachmentLink: report.pdf]\n\nThe text.", "The text."),
        ("[Contact: 1-2-3]\n\nThe text.", "The text."),
        ("[embed:link:1-2-3]\n\nThe text.", "The text."),
        ("{{embed:content_block_contact:1}}\n\nThe text.", "The text."),
        ("{% if open %}\nThe text.\n{% endif %}\n<%= render 'x' %>", "The text."),
        ("{{ macro({\n  text: 'No text'\n}) }}\n\nThe text.", "The text."),
    ],
)
def test_markers_are_left_out(text, expected):
    made = document(text)
    assert [made.text_of(block) for block in made.blocks] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "$C 5 was the fare.",
        "It cost $A100 and $C50.",
        "$CTA",
        "%d of them",
        "The x[1] and x[2](a) of it.",
        "The box {a} is :scotland: only.",
        "Use [Image] and [Contact us](/x).",
        "A price of {{ and a }.",
    ],
)
def test_what_only_looks_like_a_marker_stays(text):
    made = document(text)
    assert made.text == text.replace("[Contact us](/x)", "Contact us").replace("x[2](a)", "x2")


@pytest.mark.parametrize("marker", ["$C", "$A"])
def test_contact_and_address_boxes_keep_their_lines(marker):
    box = f"{marker}\n**Press office**\nTelephone: 020 7946 0000\n\nKew\n{marker}"
    text = f"Before.\n\n{box}\n\nAfter."
    assert blocks(text) == [
        ("paragraph", "Before."),
        ("contact", "Press office\nTelephone: 020 7946 0000"),
        ("contact", "Kew"),
        ("paragraph", "After."),
    ]


def test_the_longer_marker_wins():
    assert blocks("$CTA\nApply.\n$CTA\n\n$C\nOffice\n$C") == [
        ("paragraph", "Apply."),
        ("contact", "Office"),
    ]


def test_steps_are_a_list():
    assert blocks("s1. Read.\ns2. Write.\n") == [("list-item", "Read."), ("list-item", "Write.")]


def test_numbers_of_a_legal_list_are_text():
    text = "$LegislativeList\n1. One\n* 2.1 Two\n  * a) Three\n$EndLegislativeList\n\n1. Four"
    assert [words for _, words in blocks(text)] == ["1. One", "2.1 Two", "a) Three", "Four"]


def test_what_a_machine_fills_in_is_code_within_a_sentence():
    text = "Read [InlineAttachment:1] of {{ name }} for <%= fee %>."
    made = document(text)
    assert made.text == text
    assert [made.text_of(m) for m in made.marks if m.kind is MarkKind.CODE] == [
        "[InlineAttachment:1]",
        "{{ name }}",
        "<%= fee %>",
    ]


def test_an_abbreviation_is_defined_outside_the_text():
    made = document("The XYZ met.\n\n*[XYZ]: Examples “Zone” Year \n*[UK]: United Kingdom\n")
    assert [(str(b.kind), b.role) for b in made.blocks] == [
        ("paragraph", ""),
        ("metadata", "abbreviation"),
        ("metadata", "abbreviation"),
    ]
    first, second = (m for m in made.marks if m.kind is MarkKind.ABBREVIATION)
    assert (made.text_of(first), first.attrs["title"]) == ("XYZ", "Examples “Zone” Year")
    assert (made.text_of(second), second.attrs["title"]) == ("UK", "United Kingdom")
    assert made.source.locate(first.span).line == 3


def test_a_comment_shown_as_code_is_none():
    made = document("Write `{::comment}Check.{:/comment}` above it.")
    assert [mark.kind for mark in made.marks] == [MarkKind.CODE]


def test_stored_images_and_comments_are_marks():
    made = document("[Image: court.jpg]\n\n{::comment}\nCheck.\n{:/comment}\n\nThe text.")
    image, comment = made.marks
    assert (image.kind, image.attrs["src"]) == (MarkKind.IMAGE, "court.jpg")
    assert (comment.kind, comment.attrs["text"]) == (MarkKind.COMMENT, "Check.")


def test_external_links_and_buttons_are_links():
    made = document("x[A](https://a.org)x {button}[B](https://b.org){/button}")
    assert [(made.text_of(m), m.attrs["href"]) for m in made.marks] == [
        ("A", "https://a.org"),
        ("B", "https://b.org"),
    ]


def test_code_is_left_as_it_is():
    text = "```\n$C\n{:.x}\n{{ name }}\n$C\n```\n\nand `{:.y}`\n"
    assert blocks(text) == [("code", "$C\n{:.x}\n{{ name }}\n$C"), ("paragraph", "and {:.y}")]


def test_a_mask_is_as_long_as_the_text():
    text = "---\n$C\r\nœ {:.é} x[a](b)x\r$C\n{{é}}\n*[É]: é\n"
    assert len(mask(text, 4).text) == len(text) - 4

"""A page becomes its content with title, summary and dates; the rest is marked, not lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import assert_places

from release_lint.document import Block, BlockKind, Document, InputError, Mark, MarkKind, Source
from release_lint.readers.html import read

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Library opens in Leeds - Leeds</title>
<meta name="description" content="A library &amp; more.">
<meta property="article:published_time" content="2025-01-28T09:30:00Z">
<style>p { color: red }</style></head>
<body><a class="skip-link" href="#c">Skip to content</a>
<div class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>
<header><nav><ul><li>Home</li><li>News</li></ul></nav></header>
<main id="c">
<span class="govuk-caption-xl">News story</span>
<h1>Library   opens
in Leeds</h1>
<p class="gem-c-lead-paragraph">A library has opened.</p>
<dl class="gem-c-metadata"><dt>From:</dt><dd>Leeds City Council</dd>
<dt>Published</dt><dd>28 January 2025</dd>
<dt>Last updated</dt><dd>3 May 2025 — <a href="#h">See all updates</a></dd></dl>
<p>The <strong>library</strong> lends <a href="/books">books&nbsp;and toys</a>, &pound;1
each.<br>Come in.</p>
<h2>Loans</h2>
<ul><li>books<ul><li>new</li></ul></li><li><p>toys</p></ul>
<blockquote><p>We are proud.<ul><li>Very.</ul></blockquote>
<table><caption>Loans</caption><tr><th>Year<td>2024</table>
<pre>a
  b</pre>
<div class="contact"><h3>Press office</h3><p>Telephone 0113 496 0000</p></div>
<section class="attachment embedded"><h3>Loans in 2024</h3><p>PDF, 10KB</p></section>
<p lang="cy">Croeso.</p>
<p>Mae'r llyfrgell wedi agor yn y dref.</p>
<div class="gem-c-share-links"><h2>Share this page</h2></div>
</main>
<footer><p>All content is available under the Open Government Licence v3.0.</p></footer>
<script>let x = "<p>no</p>";</script></body></html>
"""


def document(text: str) -> Document:
    return read(Source("page.html", text.encode()))


def block(found: Document, text: str) -> Block:
    return next(b for b in found.blocks if found.text_of(b) == text)


def mark(found: Document, kind: MarkKind) -> Mark:
    return next(m for m in found.marks if m.kind is kind)


def roles(text: str) -> list[tuple[str, str]]:
    found = document(text)
    return [(found.text_of(b), b.role) for b in found.blocks]


@pytest.fixture(scope="module")
def page() -> Document:
    return document(PAGE)


def test_title_and_summary(page):
    assert page.text_of(page.title()) == "Library opens in Leeds"
    assert page.source.locate(page.title().span).line == 12
    assert page.text_of(page.summary()) == "A library has opened."


def test_what_the_page_states_of_itself(page):
    stated = {key: (value.value, value.origin) for key, value in page.metadata.items()}
    assert stated == {
        "page-title": ("Library opens in Leeds - Leeds", "head"),
        "description": ("A library & more.", "head"),
        "document_type": ("news_story", "body"),
        "organisation": ("Leeds City Council", "label"),
        "published": ("28 January 2025", "label"),
        "updated": ("3 May 2025", "label"),
    }
    assert page.text_of(page.metadata["published"].span) == "28 January 2025"
    assert block(page, "28 January 2025").role == "label"
    assert block(page, "A library & more.").kind is BlockKind.METADATA


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Skip to content", "chrome"),
        ("We use cookies.", "chrome"),
        ("News", "chrome"),
        ("Share this page", "chrome"),
        ("All content is available under the Open Government Licence v3.0.", "footer"),
    ],
)
def test_furniture_is_marked(page, text, role):
    assert block(page, text).role == role


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("Loans", "heading", 2),
        ("books", "list-item", 1),
        ("new", "list-item", 2),
        ("toys", "list-item", 1),
        ("We are proud.", "quote", 0),
        ("Very.", "quote", 1),
        ("Year", "table-cell", 0),
        ("a\n  b", "code", 0),
        ("Press office", "contact", 0),
        ("Telephone 0113 496 0000", "contact", 0),
        ("Loans in 2024", "caption", 0),
        ("PDF, 10KB", "caption", 0),
        ("The library lends books\xa0and toys, £1 each.\nCome in.", "paragraph", 0),
    ],
)
def test_kinds(page, text, kind, level):
    assert (block(page, text).kind, block(page, text).level) == (kind, level)


def test_groups_and_header_cells(page):
    assert block(page, "books").group == block(page, "new").group == block(page, "toys").group > 0
    assert block(page, "We are proud.").group == block(page, "Very.").group > 0
    assert block(page, "Year").attrs["header"] == "yes"
    assert "header" not in block(page, "2024").attrs
    assert block(page, "Year").attrs["row"] == block(page, "2024").attrs["row"]


def test_marks(page):
    link = next(m for m in page.marks if m.attrs.get("href") == "/books")
    assert page.text_of(link) == "books\xa0and toys"
    assert page.text_of(mark(page, MarkKind.STRONG)) == "library"


def test_languages(page):
    assert block(page, "Croeso.").language == "cy"
    assert block(page, "Mae'r llyfrgell wedi agor yn y dref.").language == "cy"
    assert block(page, "We are proud.").language == "en"


def test_scripts_and_styles_are_no_text(page):
    assert "color" not in page.text
    assert "let x" not in page.text


def test_every_character_of_the_page(page):
    assert_places(page)


@pytest.mark.parametrize(
    ("line", "value", "origin"),
    [
        ("<p>Published: 3 May 2025</p>", "3 May 2025", "label"),
        ("<p>Published 3 May 2025<br>Last updated 5 May 2025</p>", "3 May 2025", "label"),
        ("<p>Published:</p><p>3 May 2025</p>", "3 May 2025", "label"),
        ("<p>Published: <time datetime='2025-05-03'></time></p>", "2025-05-03", "time"),
        ("<p><time datetime='2025-05-03'>Saturday</time></p>", "2025-05-03", "time"),
        ("<p>By Jane, <time datetime='2025-05-03'>May</time></p>", "2025-05-03", "time"),
        ("<dl><dt>Published:<dd><time datetime='2025-05-03'></time> </dl>", "", "label"),
        ("<p>Published:</p>", "", "label"),
        ("<p>3 May 2025</p>", "3 May 2025", "body"),
        ("<p>Cyhoeddwyd: 3 Mai 2025</p>", "3 Mai 2025", "label"),
    ],
)
def test_publication_dates(line, value, origin):
    found = document(
        f"<main><h1>Library opens</h1>{line}<p>It is open.</p><p>It is new.</p></main>"
    )
    published = found.metadata["published"]
    assert (published.value, published.origin) == (value, origin)


def test_a_date_in_the_story_is_not_its_date():
    story = "<p>The library in Leeds has opened its doors to readers of every age and place.</p>"
    found = document(
        f"<h1>Opens</h1>{story * 2}<p>On <time datetime='2024-01-01'>1 May</time>.</p>"
    )
    assert "published" not in found.metadata
    assert found.text_of(mark(found, MarkKind.TIME)) == "1 May"


def test_the_head_states_the_date_that_the_page_does_not_show():
    head = "<meta property='article:published_time' content='2025-05-03'>"
    found = document(f"{head}<h1>Opens</h1><p>Published:</p><p>It is open.</p>")
    assert found.metadata["published"].value == "2025-05-03"


PARAGRAPH = "<p>The library in Leeds has opened its doors to readers of every age.</p>"
STORY = PARAGRAPH * 3


def test_without_main_the_densest_block_is_the_content():
    found = roles(
        f"<body><div><p>Weather: rain</p></div><div id=x><h1>Opens</h1>{STORY * 2}</div>"
        f"<div><p>© Crown copyright 2025</p><p>Contact us</p></div>{PARAGRAPH}</body>"
    )
    assert found[0] == ("Weather: rain", "chrome")
    assert found[1] == ("Opens", "title")
    assert found[-3:-1] == [("© Crown copyright 2025", "footer"), ("Contact us", "chrome")]
    assert found[-1][1] == "", "running text is never left out on a guess"


def test_a_heading_above_the_article_is_the_title():
    found = roles(f"<div><h1>Opens</h1><article>{STORY}</article></div><p>Weather: rain</p>")
    assert found[0] == ("Opens", "title")
    assert found[-1][1] == "chrome"


def test_a_heading_made_of_words_is_no_menu():
    assert ("Cookies", "") in roles(
        f"<main><h1>A</h1>{STORY}<h2 id='cookies-menu'>Cookies</h2></main>"
    )


def test_hidden_text_stands_apart_and_does_not_cut_the_paragraph():
    found = document("<p>One <span style='display: none'>two</span> three.</p>")
    assert [found.text_of(b) for b in found.blocks] == ["One three.", "two"]
    assert (found.blocks[1].role, found.blocks[1].attrs) == ("chrome", {"hidden": "yes"})


def test_images_with_empty_and_absent_alternatives():
    found = document("<p>A</p><img src=a.png alt='A &amp; B'><img src=b.png alt=''><img src=c.png>")
    images = [m for m in found.marks if m.kind is MarkKind.IMAGE]
    assert [m.attrs for m in images] == [
        {"alt": "A & B", "src": "a.png"},
        {"alt": "", "src": "b.png"},
        {"src": "c.png"},
    ]
    assert found.text_of(images[0]) == "A & B"
    assert found.source.locate(images[0].span).column == 29
    assert block(found, "A & B").kind is BlockKind.CAPTION


def test_abbreviations_comments_and_quotations():
    found = document("<p><abbr title='Rail Board'>RB</abbr> said <q>yes</q>.<!-- check --></p>")
    assert mark(found, MarkKind.ABBREVIATION).attrs == {"title": "Rail Board"}
    assert mark(found, MarkKind.COMMENT).attrs == {"text": "check", "place": "54:68"}
    assert found.text == "RB said “yes”."


def test_two_breaks_part_paragraphs():
    assert document("<p>One<br>two<br><br>three</p>").text == "One\ntwo\n\nthree"


def test_space_around_inline_elements_is_one():
    assert document("<p>a <b> b </b>\n<i>c</i>&#32;</p>").text == "a b c"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("&amp;&#8217;&#x2014;&eacute;", "&’—é"),
        ("AT&T &naught; & &noti", "AT&T &naught; & ¬i"),
        ("&copy2025", "©2025"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("<!-- --><!--> a <?b> c </ d> e", "a c e"),
        ("<a title='>' x=\"<p>\">a</a>", "a"),
    ],
)
def test_awkward_characters(written, text):
    found = document(f"<p>{written}</p>")
    assert found.text == text
    assert_places(found)


def test_a_tag_that_never_ends_is_said():
    found = document("<p>One</p>\n<p>two <a href='x>three</p>")
    assert found.text == "One\n\ntwo"
    assert found.notes == ("the tag at line 2, column 8 never ends: what follows it was not read",)


def test_a_page_without_text():
    with pytest.raises(InputError, match="no text"):
        document("<html><body><img src=a></body></html>")


MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<b>", "</b>", "<br>"),
            *("<a href=x>", "</a>", "<blockquote>", "</blockquote>", "<table>", "<tr>", "<td>"),
            *("</table>", "<h1>", "</h1>", "<h2>", "<pre>", "</pre>", "<main>", "</main>"),
            *(
                "<dl>",
                "<dt>",
                "<dd>",
                "<time datetime=2025-05-03>",
                "</time>",
                "<title>",
                "</title>",
            ),
            *("<q>", "</q>", "<img alt='a &amp; b'>", "<img>", "<!-- c -->", "<span hidden>"),
            *("</span>", "<script>", "</script>", "<footer>", "</footer>", "<p lang=cy>"),
            *("word", " ", "\n", "\r\n", " \t ", "&amp;", "&nbsp;", "&#x2019;", "&copy2", "&", "<"),
            *("Published: ", "3 May 2025", "Two words.", "é\u00a0", "<x", "</", "<!--"),
        ]
    ),
    max_size=30,
).map("".join)


@given(MARKUP)
def test_every_character_keeps_its_place(markup):
    try:
        found = document(markup)
    except InputError:
        return
    assert_places(found)


@given(st.text(alphabet="<>/!-=\"' apb&;#x1\n\0", max_size=80))
def test_no_markup_crashes_it(markup):
    try:
        found = document(markup)
    except InputError:
        return
    assert_places(found)


@pytest.mark.parametrize("folder", ["bodies", "news"])
def test_real_pages_keep_their_places(shared_data, folder):
    files = sorted((shared_data / "govuk" / folder).glob("*.html"))
    assert files
    for file in files:
        assert_places(read(Source(file.name, file.read_bytes())), step=31)


def test_real_news_have_title_summary_and_date(shared_data):
    for file in sorted((shared_data / "govuk" / "news").glob("*.html")):
        found = read(Source(file.name, file.read_bytes()))
        assert found.title(), file.name
        assert found.summary(), file.name
        assert found.metadata["published"].value, file.name


def test_what_has_no_text_has_its_place():
    markup = "<p>One.</p> <h2> </h2> <p>Two.</p> <img src=a.png> <p>Three.</p> <!-- check -->"
    found = document(markup)
    places = {m.kind: markup[found.source.source_span(m.span).start :][:4] for m in found.marks}
    assert places == {
        MarkKind.HEADING: "<h2>",
        MarkKind.IMAGE: "<img",
        MarkKind.COMMENT: "<!--",
    }


def test_a_heading_with_a_described_picture_is_not_empty():
    found = document("<p>One.</p><h2><img src=a.png alt=Map></h2><svg><h2></h2></svg><p>Two.</p>")
    assert all(m.kind is not MarkKind.HEADING for m in found.marks)


def test_bold_badges_are_no_emphasis_and_a_language_of_its_own_is_kept():
    found = document(
        '<p><strong class="govuk-tag govuk-tag--blue">New</strong></p><p lang=cy>Ie.</p>'
    )
    assert not found.marks
    assert found.blocks[1].attrs == {"lang": "cy"}


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1.", "", "2.", "8.", None]),
        ("<ol start=3 type=a>", ["c.", "", "d.", "h.", None]),
        ("<ol start=9 reversed type=I>", ["IX.", "", "VIII.", "VIII.", None]),
        ("<ol reversed>", [None, "", None, None, None]),
        ("<ul>", [None, "", None, None, None]),
    ],
)
def test_items_have_the_numbers_that_a_browser_shows(opening, numbers):
    items = "<li><p>a</p><p>on</p><li>b<li value=8>c<ul><li>d</ul>"
    made = read(Source("a.html", f"<main><h1>Loans</h1>{opening}{items}".encode()))
    assert [b.attrs.get("number") for b in made.blocks[1:]] == numbers

"""Whatever is put together, every character of the text maps to its own place."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.readers.markdown_places import assert_places

from release_lint.document import InputError, Source
from release_lint.readers.markdown import read

WORDS = st.sampled_from(
    """\
The minister said in May 2025
that –
“courts”
cost £3m
Ŵyr y Llywodraeth
東京 👩‍⚖️
a\u00a0b
cafe\u0301
2_000 *not x] |pipe
x[link](https://example.org/)x
[InlineAttachment:1]
{{ name }}
<%= fee %>
`code|x`
`a\\|b`
`` a ` b ``
`
&amp; &nbsp; &lt;b&gt; &#8217; &bogus;
\\* \\| \\_
**bold**
*it*
~~gone~~
[text](https://example.org)
[a][ref]
![alt text](x.png)
![](y.png)
<b>x</b>
<br>
<br/>
<!-- note -->
<a@example.org> <https://example.org/?a=1&b=2>
[^1]
{:.lead}
{button start}[Go](https://example.org/){/button}
{::comment}x{:/comment}
^ % $C $CTA""".splitlines()
)
LINE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PREFIX = st.sampled_from(
    """\




··
>·
>·>·
-·
1.·
*·
··-·
····
\t
#·
##·
##
>
s1.·
^
%
$C
$A·
$!
:scotland:
*[ABC]:·
:·
[^1]:·
|·
+·[·]·
Published:·
**Summary:**·
<div>
<p>
<li>
{::comment}
```
~~~·
!!1""".replace("·", " ").splitlines()
)
ENDING = st.sampled_from(["", "", "  ", "\\", "^", "%", " $C", "$A", "$!", "|", "</div>", "{:/}"])
LONE = st.sampled_from(
    [
        "",
        "---",
        "===",
        "```",
        "$C",
        "$A",
        "$CTA",
        "$LegislativeList",
        "$EndLegislativeList",
        "| a | `b\\|c` | &amp; |\n|---|:-:|--:|\n| # r | \\| | **x** |",
        "> | a | b |\n> |---|---|\n> | x `c\\|d` | \u00a0 |",
        "<table><tr><th>A &amp; b</th><td>c\n d</td></tr></table>",
        "<blockquote>",
        "</blockquote>",
        "[ref]: https://example.org/é",
        "{::comment}\nhidden\n{:/comment}",
        "{% if x %}",
        "<script>\nvar a = '<b>';\n</script>",
    ]
)
BLOCK = st.tuples(PREFIX, LINE, ENDING).map("".join) | LONE
NEWLINE = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n"])


@st.composite
def markdown(draw):
    """A file of Markdown that nobody would write."""
    blocks = draw(st.lists(BLOCK, min_size=1, max_size=14))
    head = draw(st.sampled_from(["", "", "---\ntitle: 'A ''b'' – c'\nlead: >\n  x\n  y\n---\n"]))
    return head + "".join(block + draw(NEWLINE) for block in blocks)


@settings(max_examples=400, deadline=None)
@example("> In May\nx[link](https://example.org/)x{:/}\n===\n")
@example("> ` In May\n>`\n")
@example("> ` \n>`x\n")
@given(markdown())
def test_every_character_maps_to_its_place(text):
    try:
        document = read(Source("a.md", text.encode()))
    except InputError:
        return
    assert_places(document)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab –é\n\r\t*_`[](){}<>!&;#-+|>:$^%=~\\\"'1.x/@é👍\u00a0")))
@example("`\r\u00a01`")
def test_no_text_whatever_is_too_much(text):
    try:
        document = read(Source("a.md", text.encode()))
    except InputError:
        return
    assert_places(document)


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab:- é\n'\"#[]{}&*!|>\\,.=%1")),
    st.sampled_from(["---", "+++"]),
)
def test_front_matter_is_read_or_refused(text, fence):
    try:
        document = read(Source("a.md", f"{fence}\na: {text}\n{fence}\nBody.\n".encode()))
    except InputError as refusal:
        assert "line" in str(refusal)  # noqa: PT017  (either outcome is right)
        return
    for stated in document.metadata.values():
        assert stated.span is None or document.text_of(stated.span)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        ">" * 60_000,
        "> " * 30_000 + "x",
        "x[" * 30_000,
        "x[a](" * 20_000,
        "{{" * 30_000,
        "<%" * 30_000,
        "{% " * 20_000,
        "<!--" * 20_000,
        "<a " * 20_000,
        "<div>" * 20_000,
        "<blockquote>\n\n" * 5_000,
        "{::comment}\n" * 10_000,
        "$C\n" * 30_001,
        "^a\n" * 20_000,
        "*[" * 30_000,
        "| " * 30_000,
        "`" * 30_001 + "a",
        "- " * 3_000 + "a",
        "![" * 20_000,
        "*a_ " * 20_000,
        "&" * 60_000,
        "Published:\n" * 10_000,
        "a<br>\n" * 10_000,
        "---\na: " + "[" * 50_000 + "\n---\n",
        "---\n" + "- " * 50_000 + "\n---\n",
        "+++\na = " + "[" * 50_000 + "\n+++\n",
        "---\na: &x {b: &y [c]}\n" + "d: *x\n" * 5000 + "---\n",
    ],
    ids=lambda text: text[:14].replace("\n", "/"),
)
def test_hostile_text_is_read_in_good_time(text):
    """Each took minutes, or the stack, where something was not linear."""
    try:
        read(Source("a.md", text.encode()))
    except InputError as refusal:
        assert "front matter" in str(refusal)  # noqa: PT017  (either outcome is right)

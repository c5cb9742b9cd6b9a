"""Words looked up by their places are those that a walk through all words meets."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support import TODAY, facts_of

from release_lint.analysis.facts import Facts
from release_lint.analysis.scoped import Scoped
from release_lint.checks.base import PROSE, SCOPES, Context
from release_lint.document import Source
from release_lint.readers import html
from release_lint.settings import Settings

_KEYS = frozenset({"we", "said", "the", "court"})


@given(
    st.lists(
        st.sampled_from(
            ["We", "said", "“we", "hope”", "said.", "the", "Court", "`x`", "\n\n", "go"]
        ),
        min_size=1,
        max_size=30,
    ),
    st.booleans(),
)
def test_appearances_are_those_of_a_walk(pieces, takes_speech):
    facts = facts_of(" ".join(pieces).strip() or "x")
    scope = frozenset({*PROSE, "quotation"} if takes_speech else PROSE)
    context = Context(facts, scope)
    walked = [
        (tuple(words), number)
        for words in context.words_by_block()
        for number, word in enumerate(words)
        if word.key in _KEYS
    ]
    assert [(tuple(words), number) for words, number in context.appearances(_KEYS)] == walked


_PAGE = """<html lang="en"><title>Court opens</title><main>
<h1>The court</h1>
<p>“We hope,” said the judge, “we go.”</p>
<ul><li>One <code>x</code></li><li>Two</li></ul>
<blockquote>We said so.</blockquote>
<pre>code</pre>
<table><tr><td>a</td><td>b</td></tr></table>
<p lang="cy">Mae’r llys ar agor.</p>
</main></html>"""


@given(st.frozensets(st.sampled_from(sorted(SCOPES))), st.frozensets(st.sampled_from(["en", "cy"])))
def test_scopes_that_differ_by_what_is_not_there_see_the_same(scope, languages):
    facts = Facts(html.read(Source("a.html", _PAGE.encode())), Settings(TODAY))
    for other in ({*SCOPES}, {*PROSE}, {*scope}):
        for those in (languages, frozenset(), frozenset({"en"})):
            shared = facts.scoped(frozenset(other), those)
            alone = Scoped(facts, frozenset(other), those)
            assert shared.blocks == alone.blocks
            assert shared.words_by_block == alone.words_by_block
            assert shared.sentences == alone.sentences

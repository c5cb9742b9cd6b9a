"""Frames that are looked for together are found where each alone, asked at every word, stands."""

from hypothesis import given
from hypothesis import strategies as st

from release_lint.checks.base import PROSE, Context
from release_lint.checks.confused import Confused
from release_lint.convert import build
from release_lint.frame_index import FrameIndex
from release_lint.frames import Place
from tests.support import facts_of

_WORDS = (
    "of",
    "of",
    "we",
    "The",
    "provide",
    "provides",
    "plans",
    "going",
    "document",
    "WHO",
    "2",
    "it’s",
    "said",
)
_ITEMS = (
    *("of", "we|the", "Provide", "<base>", "<third>|of", "<plural>", "-ing", "<number>|we"),
    *(
        "<capital>",
        "<these>",
        "<noun>",
        "<base>|plans",
        ", provides",
        "*",
        "…",
        ",",
        "^",
        "$",
        "it's",
    ),
)
_CLASSES = {"these": ["of", "it's", "The"]}

_items = st.sampled_from(_ITEMS)
_contexts = st.lists(_items, min_size=1, max_size=2).map(tuple)
_longer = st.lists(st.tuples(_items, _items).map(" ".join), min_size=1, max_size=2).map(tuple)
_frames = st.builds(
    lambda word, sides, exact, small: {
        "word": word,
        "meant": "meant",
        "before": [*sides[0]],
        "after": [*sides[1]],
        "exact": exact,
        "small": small,
    },
    st.sampled_from(["of", "of", "we|it's", "The", "who"]),
    st.one_of(
        st.tuples(st.just(()), _contexts),
        st.tuples(_contexts, st.just(())),
        st.tuples(_contexts, _contexts),
        st.tuples(st.just(()), _longer),
    ),
    st.sampled_from(["yes", "no"]),
    st.sampled_from(["yes", "no"]),
)
checks = st.lists(_frames, min_size=1, max_size=4).map(lambda own: _confused(own, _CLASSES))
texts = st.lists(
    st.sampled_from([*_WORDS, *_WORDS, ",", ".", "“we", "hope”", "\n\n", "`of`"]),
    min_size=20,
    max_size=50,
).map(" ".join)


def _confused(frames, classes):
    return build(Confused, {"frames": frames, "classes": classes})


@given(st.lists(st.tuples(checks, st.booleans()), min_size=1, max_size=3), texts)
def test_all_at_once_is_as_one_by_one(rules, text):
    facts = facts_of(text.strip() or "x")
    index = FrameIndex()
    for number, (check, with_speech) in enumerate(rules):
        scope = frozenset({*PROSE, "quotation"} if with_speech else PROSE)
        index.add(str(number), check.framed, scope, frozenset())
    suspects = index.find(facts)
    for number, (check, with_speech) in enumerate(rules):
        scope = frozenset({*PROSE, "quotation"} if with_speech else PROSE)
        context = Context(facts, scope, suspects=suspects.get(str(number), ()))
        found = {finding.span.start: finding.fix.edits[0].new for finding in check.check(context)}
        assert found == dict(_one_by_one(check, context))


def _one_by_one(check, context):
    for words in context.words_by_block():
        for number, word in enumerate(words):
            for frame in check.framed.of(word.key):
                if check.framed.stands(frame, Place(words, context.document.text, number)):
                    capital = word.text[:1].isupper() and word.text not in frame.words
                    yield word.start, "Meant" if capital else "meant"
                    break


def test_what_may_stand_comes_in_the_order_of_the_text():
    words = ["we", "plan", "of", "the", "many", "then", "fast", "only", "here", "once"]
    frames = [{"word": word, "meant": "meant", "after": ["*"]} for word in sorted(words)]
    index = FrameIndex()
    index.add("a", _confused(frames, {}).framed, frozenset(PROSE), frozenset())
    (suspects,) = index.find(facts_of(" ".join([*words, "again"]))).values()
    assert [suspect.words[suspect.number].text for suspect in suspects] == words


def test_frames_of_several_rules_are_judged_by_their_own_classes():
    facts = facts_of("We of plans")
    index = FrameIndex()
    for name, classes in (("a", {"x": ["plans"]}), ("b", {"x": ["others"]})):
        check = _confused([{"word": "of", "meant": "or", "after": "<x>"}], classes)
        index.add(name, check.framed, frozenset(PROSE), frozenset())
    assert list(index.find(facts)) == ["a"]


@given(st.sampled_from(["it's", "It's", "who's"]), st.booleans())
def test_an_apostrophe_is_the_same_in_any_form(word, exact):
    frame = {"word": word, "meant": "meant", "after": ["own"], "exact": "yes" if exact else "no"}
    framed = _confused([frame], {}).framed
    for text in (f"{word} own", f"{word.replace(chr(39), '’')} own"):
        facts = facts_of(text)
        (made,) = framed.of(word.lower())
        assert framed.stands(made, Place(facts.words, text, 0)), text

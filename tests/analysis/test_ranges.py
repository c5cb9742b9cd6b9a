"""Questions to many spans at once are answered as by a look at each."""

from hypothesis import given
from hypothesis import strategies as st

from release_lint.analysis.ranges import Ranges
from release_lint.document import Span

_SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(1, 9)
)


@given(st.lists(_SPANS, max_size=8), _SPANS)
def test_ranges_answer_as_each_span_does(spans, asked):
    ranges = Ranges(spans)
    assert ranges.hold(asked) == any(asked in span for span in spans)
    assert ranges.overlap(asked) == any(asked.overlaps(span) for span in spans)
    assert bool(ranges) == bool(spans)

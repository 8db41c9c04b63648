from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.span import Span
from dragoman.web.sweep import over

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=12
)


@given(SPANS, SPANS)
def test_it_finds_what_looking_everywhere_finds(spans: list[Span], items: list[Span]) -> None:
    full = sorted(span for span in spans if span.start < span.end)
    found = list(over(full, ((item, n) for n, item in enumerate(items))))
    assert [sorted(held) for held in found] == [
        [n for n, item in enumerate(items) if item.holds(span)] for span in full
    ]

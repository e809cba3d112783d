"""One score from several KPIs."""

from hypothesis import given
from hypothesis import strategies as st

from metrics.declare import NO_READING, Reading
from metrics.scorecard import Part, Score, card, weighted_score
from metrics.targets import Status, Target


def test_the_worked_example_of_a_weighted_score():
    found = weighted_score([(40, 0.95), (30, 1.25), (20, None), (10, 0.50)], cap=1.2)
    assert round(100 * found.value, 2) == 98.75
    assert found.coverage == 0.8


def test_an_attainment_below_0_counts_as_0_in_a_score():
    assert weighted_score([(50, -0.5), (50, 1.0)]).value == 0.5


def test_no_part_with_data_is_no_score():
    assert weighted_score([(60, None), (40, None)]) == Score(None, 0.0)
    assert weighted_score([]) == Score(None, 0.0)


@given(st.lists(st.tuples(st.floats(0.1, 100), st.none() | st.floats(-5, 5)), max_size=8))
def test_a_score_lies_between_0_and_the_cap_and_its_coverage_between_0_and_1(parts):
    found = weighted_score(parts)
    assert 0 <= found.coverage <= 1 + 1e-9
    assert found.value is None or -1e-9 <= found.value <= 1.2 + 1e-9


def test_the_contributions_of_the_parts_add_up_to_the_score():
    parts = [
        Part("a", 40, Reading(0.95, 100), Target(1.0), Status.NEAR, 0.95),
        Part("b", 30, Reading(1.25, 100), Target(1.0), Status.MET, 1.25),
        Part("c", 20, NO_READING, Target(1.0), Status.NO_DATA, None),
        Part("d", 10, Reading(0.5, 100), Target(1.0), Status.MISSED, 0.5),
    ]
    found = card(parts)
    assert found.score.coverage == 0.8
    assert [None if part.contribution is None else round(100 * part.contribution, 2) for part in found.parts] == [
        47.5, 45.0, None, 6.25,
    ]  # fmt: skip
    assert round(100 * sum(part.contribution or 0 for part in found.parts), 2) == 98.75
    assert found.parts[1].held == 1.2


def test_no_parts_are_no_card():
    assert card([]).score == Score(None, 0.0)

"""A team's target in parts, and whether the parts make the whole again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.customers import new_customers, sales
from metrics.goals.breaking_down import Split, adds_up, made_of, parts_of, splits_of
from metrics.response import first_response_time
from metrics.satisfaction import csat

cases = st.lists(st.integers(0, 500), min_size=1, max_size=12)


def test_a_sum_is_divided_as_it_was_last_in_whole_cases():
    assert parts_of(new_customers, 100, Split.SHARE, [20, 10, 0, None], [20, 10, 0, 0]) == [67.0, 33.0, 0.0, 0.0]
    assert parts_of(new_customers, 100, Split.EVEN, [20, 10, 5], [20, 10, 5]) == [34.0, 33.0, 33.0]
    assert parts_of(sales, 90, Split.SHARE, [None, 0], [0, 0]) == [45.0, 45.0]


def test_a_share_is_the_same_for_everybody_or_the_same_step_from_ones_own():
    assert parts_of(csat, 0.9, Split.SAME, [0.8, None], [10, 0]) == [0.9, 0.9]
    # Weighted by 30 and 10 cases the two reach 85 %; everybody 3 points more makes 88 %.
    stepped = parts_of(csat, 0.88, Split.STEP, [0.8, 1.0, None], [30, 10, 0])
    assert stepped == pytest.approx([0.83, 1.0, 0.88])
    assert parts_of(csat, 0.9, Split.STEP, [None, None], [0, 0]) == [0.9, 0.9]


def test_parts_that_do_not_make_the_whole_are_told_apart():
    assert made_of(csat, [0.8, 0.9], [30, 10]) == pytest.approx(0.825)
    assert not adds_up(csat, 0.825, 0.85)
    assert adds_up(csat, 0.8501, 0.85)
    assert made_of(csat, [0.8, 0.9], [0, 0]) == pytest.approx(0.85)  # nobody has cases yet
    assert made_of(new_customers, [40, 50], [1, 1]) == 90
    assert not adds_up(new_customers, 90, 100)
    assert made_of(csat, [], []) is None
    assert not adds_up(csat, None, 0.9)
    assert parts_of(csat, 0.9, Split.SAME, [], []) == []


@given(st.integers(0, 100_000), cases, st.sampled_from([Split.SHARE, Split.EVEN]))
def test_the_parts_of_a_sum_always_make_the_whole(whole, reached, split):
    for metric in (new_customers, sales):
        parts = parts_of(metric, float(whole), split, reached, reached)
        assert adds_up(metric, made_of(metric, parts, reached), float(whole))
        assert min(parts) >= 0


@given(st.floats(0, 1000), st.lists(st.tuples(st.floats(200, 900), st.integers(1, 500)), min_size=1, max_size=9))
def test_equal_parts_make_the_whole_and_equal_steps_do_where_nobody_hits_the_end(whole, members):
    values, weights = [value for value, _ in members], [float(weight) for _, weight in members]
    same = parts_of(first_response_time, whole, Split.SAME, values, weights)
    assert adds_up(first_response_time, made_of(first_response_time, same, weights), whole)
    stepped = parts_of(first_response_time, whole, Split.STEP, values, weights)
    assert min(stepped) >= 0
    if min(stepped) > 0:
        assert adds_up(first_response_time, made_of(first_response_time, stepped, weights), whole)


def test_each_kind_of_metric_has_its_ways():
    assert splits_of(sales)[0] is Split.SHARE
    assert splits_of(csat)[0] is Split.SAME

"""Small samples are drawn to the role's rate, and nobody is ranked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.declare import Better
from metrics.statistics.arithmetic import numbers
from metrics.statistics.fairness import STANDING_WORDS, Standing, is_good, shrunk, standing


def test_the_worked_examples_of_a_fair_comparison():
    part, whole = numbers([3, 45, 8, 0]), numbers([3, 50, 10, 1])
    assert (100 * shrunk(part, whole, 0.85)).round(2).tolist() == [86.96, 88.57, 83.33, 80.95]


@given(st.integers(1, 5000), st.data(), st.floats(0, 1))
def test_the_shrunk_share_lies_between_the_own_and_the_roles(whole, data, rate):
    part = data.draw(st.integers(0, whole))
    found = shrunk(numbers([part]), numbers([whole]), rate)[0]
    own = part / whole
    assert min(own, rate) - 1e-12 <= found <= max(own, rate) + 1e-12


def test_no_own_cases_give_the_roles_rate():
    assert shrunk(numbers([0]), numbers([0]), 0.85)[0] == pytest.approx(0.85)


def test_only_an_interval_that_leaves_the_roles_rate_out_is_above_or_below():
    part, whole = numbers([3, 45, 95, 60, 4, 0]), numbers([3, 50, 100, 100, 4, 0])
    assert standing(part, whole, 0.85) == [
        Standing.TOO_FEW, Standing.WITHIN, Standing.ABOVE, Standing.BELOW, Standing.TOO_FEW, Standing.TOO_FEW,
    ]  # fmt: skip


def test_above_is_good_only_where_higher_is_better():
    assert is_good(Standing.ABOVE, Better.HIGHER) is True
    assert is_good(Standing.ABOVE, Better.LOWER) is False
    assert is_good(Standing.BELOW, Better.LOWER) is True
    assert is_good(Standing.WITHIN, Better.HIGHER) is None
    assert is_good(Standing.ABOVE, Better.NEITHER) is None


def test_every_standing_has_words():
    assert set(STANDING_WORDS) == set(Standing)

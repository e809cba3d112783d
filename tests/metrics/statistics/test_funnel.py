"""The limits of a funnel plot."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.arithmetic import numbers
from metrics.statistics.fairness import Standing, standing
from metrics.statistics.funnel import PLACE_WORDS, Place, limits, places


def test_the_limits_narrow_with_the_cases_and_stay_between_0_and_1():
    low, high = limits(0.85, numbers([1, 50, 5000]))
    assert low.round(4).tolist() == [0.1502, 0.751, 0.8401]
    assert high.round(4).tolist() == [1.0, 0.949, 0.8599]


def test_a_share_lies_inside_or_outside_of_either_limit():
    assert places(numbers([3, 45, 33, 60]), numbers([3, 50, 50, 100]), 0.8) == [
        Place.TOO_FEW, Place.INSIDE, Place.OUTSIDE_INNER, Place.OUTSIDE_OUTER,
    ]  # fmt: skip
    assert set(PLACE_WORDS) == set(Place)


@given(st.integers(5, 400), st.data(), st.floats(0.02, 0.98))
def test_the_plot_and_above_or_below_the_roles_rate_never_disagree(cases, data, rate):
    part = data.draw(st.integers(0, cases))
    low, high = limits(rate, numbers([cases]))
    share = part / cases
    if min(abs(share - low[0]), abs(share - high[0])) < 1e-6 or (share in (0, 1) and share in (low[0], high[0])):
        return  # on the very edge
    (judged,), (found,) = (
        standing(numbers([part]), numbers([cases]), rate),
        places(numbers([part]), numbers([cases]), rate),
    )
    assert (judged is Standing.WITHIN) == (found is Place.INSIDE)


def test_no_case_lies_nowhere():
    assert places(numbers([0]), numbers([0]), 0.8) == [Place.TOO_FEW]
    assert np.isfinite(limits(0.8, numbers([0]))[0]).all()
    assert limits(1.0, numbers([10]))[0][0] == pytest.approx(1.0)

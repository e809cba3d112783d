"""A team's quartiles, without saying who is where."""

import numpy as np

from metrics.statistics.arithmetic import numbers
from metrics.statistics.spread import Spread, spread


def test_five_people_have_quartiles():
    assert spread(numbers([0.7, 0.9, 0.8, 1.0, 0.6])) == Spread(0.7, 0.8, 0.9, 5)


def test_four_people_or_five_of_whom_one_has_no_data_have_none():
    assert spread(numbers([0.7, 0.9, 0.8, 1.0])) is None
    assert spread(numbers([0.7, 0.9, 0.8, 1.0, np.nan])) is None
    assert spread(numbers([])) is None

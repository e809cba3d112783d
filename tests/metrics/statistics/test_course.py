"""How sure a number of some weeks is that has no interval of its own."""

import numpy as np

from metrics import complaints, customers, response, satisfaction
from metrics.declare import Reading
from metrics.statistics.course import with_interval

# Moving ranges of 2: limits lie 5.32 away, a standard deviation of a week is 1.7733.
WEEKLY = np.array([10.0, 12, 10, 12, 10, 12, 10, 12])


def test_a_duration_varies_over_four_weeks_half_as_much_as_over_one():
    sure = with_interval(Reading(11, 40), response.first_response_time, WEEKLY, 4)

    assert (round(sure.low, 3), round(sure.high, 3)) == (round(11 - 1.959964 * 5.32 / 6, 3), 12.738)


def test_a_sum_of_four_weeks_varies_twice_as_much_as_one():
    sure = with_interval(Reading(44, 44), customers.new_customers, WEEKLY, 4)

    assert round(sure.high - 44, 3) == round(1.959964 * 2 * 5.32 / 3, 3)


def test_what_has_an_interval_or_stands_at_a_moment_is_as_it_is():
    share, standing = Reading(0.8, 10, low=0.5, high=0.9), Reading(3, 3)

    assert with_interval(share, satisfaction.csat, WEEKLY, 4) is share
    assert with_interval(standing, complaints.complaints_overdue, WEEKLY, 4) is standing


def test_of_too_few_weeks_nobody_knows_how_sure_it_is():
    assert with_interval(Reading(11, 40), response.first_response_time, WEEKLY[:5], 4) is None

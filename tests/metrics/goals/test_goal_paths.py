"""The way of a goal over several years."""

from datetime import date

import pytest

from metrics.calendars.periods import Period
from metrics.customers import new_customers
from metrics.goals.goal_paths import Milestone, Way, is_long, path_of, way
from metrics.response import interactions_opened
from metrics.satisfaction import csat

YEARS = Period("own", date(2025, 1, 1), date(2028, 1, 1))
MIDDLE = date(2026, 7, 2)  # 547 of 1095 days


def test_the_way_is_straight_from_the_baseline_to_the_value():
    path = path_of(csat, YEARS, 0.8, 0.9)
    assert path is not None
    assert (path.at(date(2024, 1, 1)), path.at(YEARS.start)) == (0.8, 0.8)
    assert path.at(MIDDLE) == pytest.approx(0.85, abs=0.0001)
    assert (path.at(YEARS.end), path.at(date(2030, 1, 1))) == (0.9, 0.9)


def test_milestones_bend_the_way():
    milestones = [Milestone(date(2027, 1, 1), 0.82), Milestone(date(2026, 1, 1), 0.81)]
    path = path_of(csat, YEARS, 0.8, 0.9, milestones)
    assert path is not None
    assert [path.at(date(year, 1, 1)) for year in (2025, 2026, 2027, 2028)] == [0.8, 0.81, 0.82, 0.9]
    # One that ends with the goal says nothing new, whatever it says.
    assert path_of(csat, YEARS, 0.8, 0.9, [Milestone(YEARS.end, 0.95)]) == path_of(csat, YEARS, 0.8, 0.9)


def test_a_sum_comes_together_over_its_milestones():
    path = path_of(new_customers, YEARS, 90.0, 330.0, [Milestone(date(2026, 1, 1), 90.0)])
    assert path is not None
    assert [path.at(date(year, 1, 1)) for year in (2025, 2026, 2028)] == [0.0, 90.0, 330.0]


def test_without_a_baseline_the_first_milestone_says_where_it_leads_from():
    assert path_of(csat, YEARS, None, 0.9) is None
    path = path_of(csat, YEARS, None, 0.9, [Milestone(date(2026, 1, 1), 0.82)])
    assert path is not None
    assert path.at(YEARS.start) == path.at(date(2026, 1, 1)) == 0.82


def test_how_a_number_stands_to_its_path():
    assert way(csat, 0.9, 0.85, 0.02) is Way.AHEAD
    assert way(csat, 0.855, 0.85, 0.02) is Way.ON
    assert way(csat, 0.84, 0.85, 0.02) is Way.NEAR
    assert way(csat, 0.8, 0.85, 0.02) is Way.BEHIND
    assert way(csat, None, 0.85, 0.02) is None
    assert way(interactions_opened, 10, 12, 0) is None


def test_only_what_is_longer_than_a_year_is_long():
    assert is_long(date(2025, 1, 1), date(2028, 1, 1))
    assert not is_long(date(2028, 1, 1), date(2029, 1, 1))  # a leap year

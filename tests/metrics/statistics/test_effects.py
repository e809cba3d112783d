"""Whether a number changed after something was done."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy.stats import binomtest, chi2
from scipy.stats import poisson as poisson_distribution
from scipy.stats import t as student_distribution

from metrics.complaints import complaint_resolution_time, complaints_closed, complaints_opened
from metrics.declare import NO_READING, Reading, share
from metrics.satisfaction import csat
from metrics.statistics import effects, intervals
from metrics.statistics.arithmetic import numbers
from metrics.statistics.effects import FEWEST_WEEKS, MOST_WEEKS, Outcome, Side, effect, weeks_around

TODAY = date(2026, 11, 20)


def counted(cases: int, weeks: int = 12, seen: float = 1.0) -> Side:
    return Side(Reading(cases, cases), weeks, seen)


def shared(part: int, whole: int, weeks: int = 12) -> Side:
    return Side(share(numbers([part]), numbers([whole])).reading(), weeks)


def test_counts_are_compared_as_so_many_a_week():
    """30 in 12 weeks (Byar: 20.24 to 42.83), then 10 in 12 weeks (4.79 to 18.39)."""
    found = effect(complaints_opened, counted(30), counted(10))
    assert (found.before, found.after) == (2.5, pytest.approx(0.8333, abs=1e-4))
    assert found.difference == pytest.approx(-1.6667, abs=1e-4)
    low, high = -20 - np.hypot(10 - 4.79, 42.83 - 30), -20 + np.hypot(18.39 - 10, 30 - 20.24)
    assert (found.low, found.high) == (pytest.approx(low / 12, abs=2e-3), pytest.approx(high / 12, abs=2e-3))
    assert found.outcome is Outcome.IMPROVED
    assert effect(complaints_opened, counted(10), counted(30)).outcome is Outcome.WORSE


@pytest.mark.parametrize(("before", "after"), [(4, 3), (5, 1), (0, 0), (1, 0), (0, 2)])
def test_few_cases_say_nothing(before, after):
    assert effect(complaints_opened, counted(before), counted(after)).outcome is Outcome.CANNOT_TELL


def test_what_is_told_from_chance_is_so_by_the_exact_test_too():
    """Which is the more careful one: given their sum, each of two equal rates has half of the cases."""
    for before in range(0, 40, 3):
        for after in range(0, 40, 3):
            exact = binomtest(after, before + after, 0.5).pvalue if before + after else 1.0
            told = effect(complaints_opened, counted(before), counted(after)).outcome is not Outcome.CANNOT_TELL
            assert exact < 0.09 if told else exact > 0.03, (before, after, exact)


def test_the_interval_of_a_count_is_the_exact_one_but_for_a_hair():
    count = np.arange(1, 200, dtype="float64")
    low, high = intervals.poisson(count)
    assert np.abs(low - chi2.ppf(0.025, 2 * count) / 2).max() < 0.03
    assert np.abs(high - chi2.ppf(0.975, 2 * count + 2) / 2).max() < 0.03
    none = intervals.poisson(numbers([0]))
    assert (none[0][0], none[1][0]) == (0, pytest.approx(3.69, abs=0.03))


@pytest.mark.parametrize(("was", "now"), [(2, 2), (5, 5), (5, 12), (20, 8), (40, 40)])
def test_the_interval_of_the_difference_holds_the_truth_as_often_as_it_promises(was, now):
    count = np.arange(0, 90, dtype="float64")
    low, high = intervals.poisson(count)
    ends = intervals.difference(
        count[:, None], low[:, None], high[:, None], count[None, :], low[None, :], high[None, :]
    )
    holds = (ends[0] <= now - was) & (now - was <= ends[1])
    likely = np.outer(poisson_distribution.pmf(count, now), poisson_distribution.pmf(count, was))
    assert (holds * likely).sum() > 0.94


def test_a_share_is_compared_by_the_worked_example_of_newcombe():
    found = effect(csat, shared(40, 48), shared(18, 24))
    assert [round(100 * number, 2) for number in (found.difference, found.low, found.high)] == [-8.33, -29.77, 9.99]
    assert found.outcome is Outcome.CANNOT_TELL
    assert effect(csat, shared(800, 1000), shared(900, 1000)).outcome is Outcome.IMPROVED


def test_a_cause_that_is_not_stated_yet_of_half_of_them_is_no_improvement():
    assert effect(complaints_opened, counted(40), counted(20)).outcome is Outcome.IMPROVED
    found = effect(complaints_opened, counted(40), counted(20, seen=0.5))
    assert (found.before, found.after, found.outcome) == (found.after, found.before, Outcome.CANNOT_TELL)
    assert effect(complaints_opened, counted(40), counted(2, seen=0.4)).outcome is Outcome.TOO_EARLY


def test_of_too_few_weeks_and_of_no_data_nothing_is_said():
    early = effect(complaints_opened, counted(40), counted(1, weeks=FEWEST_WEEKS - 1))
    assert (early.outcome, early.difference) == (Outcome.TOO_EARLY, None)
    assert effect(csat, Side(NO_READING, 9), shared(9, 10)).outcome is Outcome.NO_DATA
    hidden = effect(complaints_opened, counted(30), Side(Reading(3, 3), 12, hidden=True))
    assert (hidden.outcome, hidden.after) == (Outcome.HIDDEN, None)


def test_a_median_has_a_difference_and_no_verdict():
    found = effect(complaint_resolution_time, Side(Reading(600, 20), 9), Side(Reading(480, 20), 9))
    assert (found.difference, found.outcome) == (-120, Outcome.NOT_JUDGED)
    assert not effects.is_judged(complaint_resolution_time)
    assert not effects.is_judged(complaints_closed)  # neither more nor fewer of it is better
    assert effects.is_judged(csat)
    assert effects.is_judged(complaints_opened)


def test_as_many_whole_weeks_before_as_after_without_the_day_itself_and_today():
    before, after = weeks_around(date(2026, 10, 1), TODAY, None)
    assert (after.start, after.end) == (date(2026, 10, 2), date(2026, 11, 20))
    assert (before.start, before.end) == (date(2026, 8, 13), date(2026, 10, 1))
    before, _ = weeks_around(date(2026, 10, 1), TODAY, date(2026, 9, 10))
    assert before.days == 21
    before, after = weeks_around(date(2020, 1, 1), TODAY, None)
    assert before.days == after.days == 7 * MOST_WEEKS
    assert weeks_around(TODAY, TODAY, None)[1].days == 0
    assert weeks_around(TODAY - timedelta(days=7), TODAY, None)[1].days == 0


def test_several_people_are_judged_by_the_mean_of_their_differences():
    """5, 10 and 15 points: mean 10, deviation 5, 4.3027 x 5 / root 3 = 12.42, so chance may explain it; 9, 10, 11 not:
    4.3027 x 1 / root 3 = 2.484."""
    found = effects.paired(csat, [0.05, 0.10, 0.15])
    assert (found.difference, found.outcome) == (pytest.approx(0.10), Outcome.CANNOT_TELL)
    assert (found.low, found.high) == (pytest.approx(-0.0242, abs=1e-4), pytest.approx(0.2242, abs=1e-4))
    clear = effects.paired(csat, [0.09, 0.10, 0.11])
    assert (clear.low, clear.high) == (pytest.approx(0.0752, abs=1e-4), pytest.approx(0.1248, abs=1e-4))
    assert clear.outcome is Outcome.IMPROVED
    assert effects.paired(complaints_opened, [0.9, 1.0, 1.1]).outcome is Outcome.WORSE
    assert effects.paired(csat, [0.2, 0.3]).outcome is Outcome.TOO_EARLY
    assert effects.paired(csat, []).outcome is Outcome.NO_DATA


def test_students_distribution_is_the_fields_own():
    for freedom in range(1, 120):
        assert intervals.student(freedom) == pytest.approx(student_distribution.ppf(0.975, freedom), abs=2e-4)


def test_an_expected_change_is_reached_only_where_the_whole_interval_is_beyond_it():
    """30 cases in 12 weeks, then 10: -1.667 a week, from (-20 - root(5.21^2 + 12.83^2)) / 12 = -2.82 to
    (-20 + root(8.39^2 + 9.76^2)) / 12 = -0.59. The estimate alone would call 1 a week fewer reached."""
    found = effect(complaints_opened, counted(30), counted(10))
    judged = [effects.reached(expected, found.low, found.high) for expected in (-0.5, -1.0, -1.7, -2.8, -2.9)]
    assert judged == [True, None, None, None, False]
    # Upwards, in points; the ends themselves, and a change in the other direction.
    assert [effects.reached(0.05, *ends) for ends in ((0.05, 0.2), (0.04, 0.2), (-0.1, 0.05))] == [True, None, None]
    assert [effects.reached(0.05, *ends) for ends in ((-0.1, 0.04), (-0.3, -0.1))] == [False, False]
    assert effects.reached(-0.05, 0.01, 0.2) is False
    assert effects.reached(-0.05, None, None) is None

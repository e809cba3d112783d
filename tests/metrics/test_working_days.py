"""Working days with China's days off and make-up days."""

from datetime import date

from metrics.periods import Period, own
from metrics.working_days import WorkingDays, working_days


def test_national_day_2025_is_off_and_its_make_up_days_are_worked():
    assert working_days(own(date(2025, 10, 1), date(2025, 10, 8))) == WorkingDays(0, False)
    assert working_days(own(date(2025, 9, 28), date(2025, 9, 28))) == WorkingDays(1, False)
    assert working_days(own(date(2025, 10, 11), date(2025, 10, 11))) == WorkingDays(1, False)


def test_a_year_not_yet_published_counts_weekdays_and_says_so():
    assert working_days(own(date(2199, 1, 1), date(2199, 1, 7))) == WorkingDays(5, True)


def test_elsewhere_weekdays_are_counted_and_it_is_said():
    assert working_days(own(date(2025, 10, 1), date(2025, 10, 8)), "Europe/Berlin") == WorkingDays(6, True)


def test_no_days_are_no_working_days():
    day = date(2025, 10, 9)
    assert working_days(Period("own", day, day)) == WorkingDays(0, False)

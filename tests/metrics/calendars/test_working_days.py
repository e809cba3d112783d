"""Working days with China's days off and make-up days."""

from datetime import date

from metrics.calendars.business_time import Calendar, Version
from metrics.calendars.days_off import SpecialDay
from metrics.calendars.periods import Period, own
from metrics.calendars.working_days import WorkingDays, working_days

WEEK = (((540, 1080),),) * 5 + ((), ())
CHINA = Calendar("Asia/Shanghai", (Version(date(2000, 1, 1), WEEK, "CN"),))


def test_national_day_2025_is_off_and_its_make_up_days_are_worked():
    assert working_days(CHINA, own(date(2025, 10, 1), date(2025, 10, 8))) == WorkingDays(0, False)
    assert working_days(CHINA, own(date(2025, 9, 28), date(2025, 9, 28))) == WorkingDays(1, False)
    assert working_days(CHINA, own(date(2025, 10, 11), date(2025, 10, 11))) == WorkingDays(1, False)


def test_a_year_not_yet_published_counts_weekdays_and_says_so():
    assert working_days(CHINA, own(date(2199, 1, 1), date(2199, 1, 7))) == WorkingDays(5, True)


def test_a_calendar_without_public_holidays_counts_its_week():
    plain = Calendar("Europe/Berlin", (Version(date(2000, 1, 1), WEEK),))
    assert working_days(plain, own(date(2025, 10, 1), date(2025, 10, 8))) == WorkingDays(6, False)


def test_other_countries_have_their_own_holidays():
    germany = Calendar("Europe/Berlin", (Version(date(2000, 1, 1), WEEK, "DE"),))
    assert working_days(germany, own(date(2025, 10, 1), date(2025, 10, 8))) == WorkingDays(5, False)


def test_the_organisations_own_days_go_before_public_holidays():
    worked, off = (date(2025, 10, 8), SpecialDay(True, "fair")), (date(2025, 10, 9), SpecialDay(False, "outing"))
    own_days = Calendar("Asia/Shanghai", CHINA.versions, (worked, off))
    assert working_days(own_days, own(date(2025, 10, 8), date(2025, 10, 9))) == WorkingDays(1, False)


def test_no_days_are_no_working_days():
    day = date(2025, 10, 9)
    assert working_days(CHINA, Period("own", day, day)) == WorkingDays(0, False)

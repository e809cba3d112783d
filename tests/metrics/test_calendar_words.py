"""Days and ranges of days as a reader writes them."""

from datetime import date

import pytest

from metrics import calendar_words
from metrics.calendars.periods import Grain, named

NOVEMBER_1, NOVEMBER_21 = date(2026, 11, 1), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese"),
    [
        (NOVEMBER_1, NOVEMBER_21, "1–21 Nov", "11月1–21日"),
        (NOVEMBER_1, NOVEMBER_1, "1 Nov", "11月1日"),
        (date(2026, 10, 28), date(2026, 11, 3), "28 Oct – 3 Nov", "10月28日–11月3日"),
        (date(2025, 12, 28), date(2026, 1, 3), "28 Dec 2025 – 3 Jan 2026", "2025年12月28日–2026年1月3日"),
        (date(2025, 10, 1), date(2025, 10, 31), "1–31 Oct 2025", "2025年10月1–31日"),
        (date(2025, 10, 1), date(2025, 12, 31), "1 Oct – 31 Dec 2025", "2025年10月1日–12月31日"),
    ],
)
def test_a_range_says_nothing_twice_and_the_year_only_where_it_is_another(first, last, english, chinese):
    assert calendar_words.days(first, last, "en", this_year=2026) == english
    assert calendar_words.days(first, last, "zh", this_year=2026) == chinese


def test_a_day_with_its_year():
    assert calendar_words.day(NOVEMBER_21, "en") == "21 Nov 2026"
    assert calendar_words.day(NOVEMBER_21, "zh") == "2026年11月21日"


def test_a_period_is_written_by_its_days_last_day_included():
    assert calendar_words.period(named("this_month", NOVEMBER_21), "zh", this_year=2026) == "11月1–30日"
    elapsed = named("this_month", NOVEMBER_21).elapsed(NOVEMBER_21)
    assert calendar_words.period(elapsed, "en", this_year=2026) == "1–21 Nov"
    assert calendar_words.period(named("all", NOVEMBER_21), "en") == "All time"


def test_axis_labels_are_short():
    labels = [calendar_words.axis_label(date(2026, 11, 2), grain, "zh") for grain in Grain]
    assert labels == ["11/2", "11/2", "11月", "2026年第4季度", "2026年下半年", "2026年"]
    labels = [calendar_words.axis_label(date(2026, 11, 2), grain, "en") for grain in Grain]
    assert labels == ["2 Nov", "2 Nov", "Nov", "Q4 2026", "H2 2026", "2026"]
    assert calendar_words.axis_label(NOVEMBER_1, Grain.MONTH, "zh", with_year=True) == "2026年11月"
    assert calendar_words.axis_label(NOVEMBER_1, Grain.MONTH, "en", with_year=True) == "Nov 2026"


def test_a_week_has_its_iso_number():
    assert calendar_words.week_number(date(2027, 1, 1), "en") == "Week 53"
    assert calendar_words.week_number(NOVEMBER_21, "zh") == "第47周"

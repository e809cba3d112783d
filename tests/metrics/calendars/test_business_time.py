"""Time at work, by the examples of the definitions and by counting minute after minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.calendars.business_time import (
    Calendar,
    NoWorkingTime,
    Version,
    business_minutes,
    due,
    due_after,
    minutes_between,
    windows_wrong,
)
from metrics.calendars.days_off import LAST_PUBLISHED, SpecialDay, countries, special_days

SHANGHAI = ZoneInfo("Asia/Shanghai")
SINCE = date(2000, 1, 1)
NINE_TO_SIX = (((540, 1080),),) * 5 + ((), ())
WITH_LUNCH = (((540, 720), (810, 1080)),) * 5 + ((), ())


def calendar(week: tuple[tuple[tuple[int, int], ...], ...] = NINE_TO_SIX, zone: str = "Asia/Shanghai") -> Calendar:
    return Calendar(zone, (Version(SINCE, week, "CN" if zone == "Asia/Shanghai" else None),))


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2025) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


# ------------------------------------------------------------------ the worked examples


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        (at(9, 26, 17), at(9, 28, 10), 2.0),  # Sunday 28 September is worked
        (at(9, 30, 17), at(10, 9, 10), 2.0),  # 1 to 8 October are off
        (at(10, 10, 17), at(10, 11, 10), 2.0),  # Saturday 11 October is worked
    ],
)
def test_around_national_day_the_days_off_do_not_count_and_the_make_up_days_do(begin, end, hours):
    assert minutes_between(calendar(), begin, end) == hours * 60


def test_the_same_nine_days_round_the_clock_are_209_hours():
    assert (at(10, 9, 10) - at(9, 30, 17)).total_seconds() / 3600 == 209


def test_lunch_does_not_count():
    assert minutes_between(calendar(WITH_LUNCH), at(9, 1, 11), at(9, 1, 15)) == 2.5 * 60


# ------------------------------------------------------------------ the edges


def test_nights_and_weekends_are_no_time_at_all():
    assert minutes_between(calendar(), at(9, 5, 19), at(9, 8, 8)) == 0
    assert minutes_between(calendar(), at(9, 6, 10), at(9, 7, 10)) == 0


def test_an_end_before_its_beginning_and_a_missing_one_have_no_duration():
    moments = pd.Series([at(9, 1, 10), at(9, 1, 12), None], dtype="datetime64[us, UTC]")
    found = business_minutes(calendar(), moments, moments.shift(-1))
    assert found.tolist()[0] == 120
    assert found.isna().tolist() == [False, True, True]
    assert minutes_between(calendar(), at(9, 1, 12), at(9, 1, 10)) is None


def test_no_rows_are_no_durations():
    nothing = pd.Series([], dtype="datetime64[us, UTC]")
    assert business_minutes(calendar(), nothing, nothing).empty
    assert due(calendar(), nothing, pd.Series([], dtype="float64")).empty


def test_a_year_that_is_not_published_counts_by_weekdays_and_says_so():
    unknown = calendar()
    assert unknown.by_weekdays(LAST_PUBLISHED + 1)
    assert not unknown.by_weekdays(LAST_PUBLISHED)
    week = datetime(LAST_PUBLISHED + 1, 10, 1, tzinfo=SHANGHAI)
    assert minutes_between(unknown, week, week + timedelta(days=7)) == 5 * 540
    assert not calendar(zone="UTC").by_weekdays(LAST_PUBLISHED + 1)


def test_a_version_counts_from_its_day_on():
    changed = Calendar("Asia/Shanghai", (Version(SINCE, NINE_TO_SIX), Version(date(2025, 9, 3), WITH_LUNCH)))
    assert minutes_between(changed, at(9, 2, 9), at(9, 4, 9)) == 540 + 450
    assert changed.version(date(2025, 9, 2)).day_minutes == 540
    assert changed.version(date(2025, 9, 3)).day_minutes == 450
    assert changed.version(date(1990, 1, 1)) is changed.versions[0]


def test_the_organisations_own_days_go_first():
    own = Calendar(
        "Asia/Shanghai", calendar().versions,
        ((date(2025, 9, 1), SpecialDay(False, "outing")), (date(2025, 10, 5), SpecialDay(True, "fair"))),
    )  # fmt: skip
    assert minutes_between(own, at(9, 1, 0), at(9, 2, 0)) == 0
    assert minutes_between(own, at(10, 5, 0), at(10, 6, 0)) == 540  # a Sunday and a holiday, worked as a Monday


def test_where_clocks_change_working_hours_stay_where_they_were():
    berlin = calendar(zone="Europe/Berlin")
    friday = datetime(2025, 3, 28, 17, tzinfo=ZoneInfo("Europe/Berlin"))
    monday = datetime(2025, 3, 31, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert minutes_between(berlin, friday, monday) == 120
    assert due_after(berlin, friday, 120) == monday


# ------------------------------------------------------------------ due times


def test_what_is_due_ends_with_the_hour_that_fills_it():
    assert due_after(calendar(WITH_LUNCH), at(9, 1, 9), 450) == at(9, 1, 18)
    assert due_after(calendar(WITH_LUNCH), at(9, 1, 9), 180) == at(9, 1, 12)
    assert due_after(calendar(WITH_LUNCH), at(9, 1, 9), 181) == at(9, 1, 13, 31)


def test_what_comes_in_at_night_begins_in_the_morning():
    assert due_after(calendar(), at(9, 30, 22), 60) == at(10, 9, 10)


def test_nothing_to_wait_for_is_due_at_once():
    assert due_after(calendar(), at(9, 6, 10), 0) == at(9, 6, 10)


def test_a_calendar_without_hours_says_so_instead_of_searching_for_ever():
    with pytest.raises(NoWorkingTime):
        due_after(calendar(((),) * 7), at(9, 1, 9), 1)
    assert minutes_between(calendar(((),) * 7), at(9, 1, 9), at(9, 9, 9)) == 0


def test_rare_hours_are_found_years_later():
    one_minute = calendar((((0, 1),), (), (), (), (), (), ()), zone="UTC")
    assert due_after(one_minute, datetime(2025, 1, 1, tzinfo=UTC), 400).year == 2032


# ------------------------------------------------------------------ against counting

FIRST = datetime(2025, 9, 20, tzinfo=UTC)
MOMENTS = st.integers(0, 25 * 1440).map(lambda minutes: FIRST + timedelta(minutes=minutes))


def counted(which: Calendar, begin: datetime, end: datetime) -> int:
    """Minute after minute."""
    minutes, moment, zone = 0, begin, ZoneInfo(which.zone)
    while moment < end:
        local = moment.astimezone(zone)
        minute = local.hour * 60 + local.minute
        minutes += any(first <= minute < last for first, last in which.windows(local.date()))
        moment += timedelta(minutes=1)
    return minutes


@given(MOMENTS, st.integers(0, 4 * 1440), st.sampled_from([NINE_TO_SIX, WITH_LUNCH]))
def test_durations_are_those_that_counting_minutes_gives(begin, minutes, week):
    end = begin + timedelta(minutes=minutes)
    assert minutes_between(calendar(week), begin, end) == counted(calendar(week), begin, end)


@given(MOMENTS, st.integers(1, 5000))
def test_until_it_is_due_exactly_so_many_minutes_pass(begin, minutes):
    found = due_after(calendar(WITH_LUNCH), begin, minutes)
    assert minutes_between(calendar(WITH_LUNCH), begin, found) == pytest.approx(minutes)
    assert minutes_between(calendar(WITH_LUNCH), begin, found - timedelta(seconds=6)) < minutes


@given(st.lists(MOMENTS, min_size=3, max_size=3))
def test_parts_add_up_to_the_whole(moments):
    first, between, last = sorted(moments)
    parts = minutes_between(calendar(), first, between) + minutes_between(calendar(), between, last)
    assert parts == pytest.approx(minutes_between(calendar(), first, last))


# ------------------------------------------------------------------ what a calendar is made of


@pytest.mark.parametrize(
    ("windows", "wrong"),
    [
        ([(540, 720), (810, 1080)], False), ([], False), ([(0, 1440)], False),
        ([(720, 540)], True), ([(540, 540)], True), ([(540, 800), (700, 900)], True), ([(810, 1080), (540, 720)], True),
        ([(-10, 60)], True), ([(0, 1500)], True),
    ],
)  # fmt: skip
def test_windows_must_lie_within_a_day_one_after_the_other(windows, wrong):
    assert windows_wrong(windows) is wrong


def test_countries_are_known_by_code_and_unknown_ones_refused():
    assert {"CN", "DE", "US"} <= set(countries())
    assert special_days("DE-BY", 2025)[date(2025, 1, 6)].works is False
    assert date(2025, 1, 6) not in special_days("DE", 2025)
    with pytest.raises(LookupError):
        special_days("XX", 2025)


def test_a_column_of_durations_is_counted_at_once():
    begin = pd.Series(pd.date_range("2025-01-01", periods=10_000, freq="37min", tz="UTC"))
    end = begin + pd.to_timedelta(np.arange(10_000) % 5000, unit="min")
    found = business_minutes(calendar(WITH_LUNCH), begin, end)
    for row in (0, 17, 4_999, 9_999):
        assert found[row] == minutes_between(calendar(WITH_LUNCH), begin[row], end[row])

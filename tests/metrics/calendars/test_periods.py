"""Periods: half-open, in days of the reporting zone."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.calendars.periods import CODES, Grain, Period, named, own, start_of, step

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
grains = st.sampled_from(Grain)
codes = st.sampled_from(CODES)


def test_this_month_holds_its_first_day_and_not_the_next_months():
    found = named("this_month", date(2026, 11, 21))
    assert (found.start, found.end, found.days) == (date(2026, 11, 1), date(2026, 12, 1), 30)


def test_a_week_begins_on_monday_also_over_a_years_end():
    found = named("this_week", date(2027, 1, 1))
    assert (found.start, found.end) == (date(2026, 12, 28), date(2027, 1, 4))
    assert named("last_week", date(2027, 1, 4)) == Period("last_week", found.start, found.end, Grain.WEEK)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("last_month", date(2025, 12, 1), date(2026, 1, 1)),
        ("last_quarter", date(2025, 10, 1), date(2026, 1, 1)),
        ("last_year", date(2025, 1, 1), date(2026, 1, 1)),
        ("this_quarter", date(2026, 1, 1), date(2026, 4, 1)),
        ("this_half_year", date(2026, 1, 1), date(2026, 7, 1)),
        ("last_half_year", date(2025, 7, 1), date(2026, 1, 1)),
        ("this_year", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_on_new_years_day_the_last_period_is_of_the_old_year(code, start, end):
    found = named(code, date(2026, 1, 1))
    assert (found.start, found.end) == (start, end)


def test_february_has_29_days_in_a_leap_year():
    assert named("this_month", date(2028, 2, 29)).days == 29
    assert named("last_month", date(2028, 3, 31)).days == 29
    assert named("last_month", date(2027, 3, 31)).days == 28
    assert named("this_year", date(2028, 2, 29)).days == 366
    assert step(date(2028, 1, 1), Grain.YEAR, -4) == date(2024, 1, 1)


def test_a_running_period_compares_with_as_many_days_of_the_one_before():
    before = named("this_month", date(2026, 11, 21)).before(date(2026, 11, 21))
    assert (before.start, before.end) == (date(2026, 10, 1), date(2026, 10, 22))


def test_a_finished_period_compares_with_the_whole_one_before():
    before = named("last_month", date(2026, 11, 21)).before(date(2026, 11, 21))
    assert (before.start, before.end) == (date(2026, 9, 1), date(2026, 10, 1))


def test_the_last_days_of_march_compare_with_no_more_than_february_has():
    before = named("this_month", date(2027, 3, 30)).before(date(2027, 3, 30))
    assert (before.start, before.end) == (date(2027, 2, 1), date(2027, 3, 1))


def test_own_dates_compare_with_as_many_days_just_before_and_whole_months_with_a_month():
    before = own(date(2026, 11, 10), date(2026, 11, 19)).before(date(2026, 12, 31))
    assert (before.start, before.end) == (date(2026, 10, 31), date(2026, 11, 10))
    before = own(date(2028, 3, 1), date(2028, 3, 31)).before(date(2028, 12, 31))
    assert (before.start, before.end) == (date(2028, 2, 1), date(2028, 3, 1))


def test_own_dates_may_be_given_in_either_order():
    assert own(date(2026, 11, 19), date(2026, 11, 10)) == own(date(2026, 11, 10), date(2026, 11, 19))
    assert own(date(2026, 11, 10), date(2026, 11, 10)).days == 1


@pytest.mark.parametrize("code", ["", "this", "this_day", "next_week", "own", "this_month_"])
def test_an_unknown_code_is_refused(code):
    with pytest.raises(KeyError):
        named(code, date(2026, 11, 21))


@given(days, grains)
def test_every_day_lies_in_exactly_one_grain(day, grain):
    start = start_of(day, grain)
    assert start <= day < step(start, grain)
    assert start_of(start, grain) == start
    assert step(step(start, grain), grain, -1) == start


@given(codes, days)
def test_a_named_period_ends_after_it_begins_and_this_holds_today(code, today):
    found = named(code, today)
    assert found.start < found.end
    assert (found.start <= today < found.end) == (not code.startswith("last"))


@given(codes, days, st.integers(-500, 500))
def test_what_has_elapsed_is_the_beginning_of_the_period_up_to_today(code, today, later):
    found, now = named(code, today), today + timedelta(days=later)
    elapsed = found.elapsed(now)
    assert found.start == elapsed.start <= elapsed.end <= found.end
    assert elapsed.days == max(0, min((now - found.start).days + 1, found.days))


@given(codes.filter(lambda code: code != "all"), days)
def test_the_period_before_ends_where_this_begins_or_earlier_and_is_never_longer_than_elapsed_allows(code, today):
    found = named(code, today)
    before = found.before(today)
    assert before.start < found.start
    assert before.end <= found.start
    if found.elapsed(today).end < found.end:
        assert 0 < before.days <= found.elapsed(today).days
    else:
        assert before.end == found.start


@given(days, st.integers(1, 900), grains)
def test_buckets_tile_the_period(start, length, grain):
    found = Period("own", start, start + timedelta(days=length))
    buckets = found.buckets(grain)
    assert buckets[0].start == found.start
    assert buckets[-1].end == found.end
    assert all(one.end == following.start for one, following in pairwise(buckets))
    assert all(bucket.start < bucket.end for bucket in buckets)


@given(days, st.integers(1, 4000))
def test_a_trend_has_a_readable_number_of_points(start, length):
    found = Period("own", start, start + timedelta(days=length))
    assert len(found.buckets(found.bucket_grain)) <= 65

"""What comes again and again is missed once it stays away clearly longer than it ever did, and not before."""

from datetime import date, timedelta

from metrics.statistics.gaps import silent_days

TODAY = date(2026, 11, 20)


def days(*ago: int) -> list[date]:
    return [TODAY - timedelta(days=each) for each in ago]


def test_what_came_every_day_is_missed_from_the_fourth_day_on():
    assert silent_days(days(*range(3, 40)), TODAY) is None
    assert silent_days(days(*range(4, 40)), TODAY) == 4


def test_what_comes_by_the_week_may_stay_away_for_two():
    assert silent_days(days(*range(14, 100, 7)), TODAY) is None
    assert silent_days(days(*range(15, 100, 7)), TODAY) == 15


def test_what_came_seldom_or_never_is_not_missed():
    assert silent_days([], TODAY) is None
    assert silent_days(days(*range(50, 59)), TODAY) is None


def test_days_to_come_say_nothing():
    assert silent_days([*days(*range(4, 40)), TODAY + timedelta(days=3)], TODAY) == 4

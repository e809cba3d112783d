"""What somebody typed about a calendar, as it is stored."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import available_timezones

from data_access.rejected import Rejected
from metrics.calendars import hours
from metrics.calendars.business_time import Windows, windows_wrong
from metrics.calendars.days_off import special_days
from metrics.words import Text

LONGEST_NAME, LONGEST_DAY_NAME, LONGEST_COUNTRY = 100, 200, 10
MOST_DAYS = 366  # corrected at once


def name_given(words: str, missing: str, longest: int) -> str:
    """A name; raises Rejected `missing` for none, "calendar_name_too_long"."""
    name = " ".join(words.split())
    if not name:
        raise Rejected(missing)
    if len(name) > longest:
        raise Rejected("calendar_name_too_long", length=len(name), limit=longest)
    return name


def zone_known(zone: str) -> str:
    """A zone there is; raises Rejected "zone_unknown"."""
    if zone not in available_timezones():
        raise Rejected("zone_unknown", zone=zone)
    return zone


def country_known(holidays: str | None, year: int) -> str | None:
    """Whose public holidays are kept, None for nobody's; raises Rejected "country_unknown"."""
    code = (holidays or "").strip().upper()
    if not code:
        return None
    try:
        special_days(code, year)
    except LookupError:
        raise Rejected("country_unknown", value=holidays) from None
    if len(code) > LONGEST_COUNTRY:
        raise Rejected("country_unknown", value=holidays)
    return code


def week_given(week: Sequence[str]) -> list[Windows]:
    """The hours of Monday to Sunday.

    Raises:
        Rejected: "windows_unreadable", "windows_wrong", "week_empty".
    """
    found = [_windows(day, words) for day, words in zip(hours.WEEKDAYS, week, strict=True)]
    if not any(found):
        raise Rejected("week_empty")
    return found


def _windows(weekday: Text, words: str) -> Windows:
    try:
        windows = hours.read(words)
    except hours.Unreadable as error:
        raise Rejected("windows_unreadable", weekday=weekday, part=error.part) from None
    if windows_wrong(windows):
        raise Rejected("windows_wrong", weekday=weekday, hours=hours.written(windows))
    return windows


def days_given(first: date, last: date) -> list[date]:
    """The days of a stretch, both ends included; raises Rejected "days_in_wrong_order", "too_many_days"."""
    if last < first:
        raise Rejected("days_in_wrong_order")
    days = (last - first).days + 1
    if days > MOST_DAYS:
        raise Rejected("too_many_days", days=days, limit=MOST_DAYS)
    return [first + timedelta(days=count) for count in range(days)]

"""Public holidays and the days worked to make up for them, by country, as far as they are published."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import chinese_calendar
from chinese_calendar.constants import holidays as chinese_holidays

CHINA = "CN"
LAST_PUBLISHED = max(chinese_holidays).year


@dataclass(frozen=True)
class SpecialDay:
    """A day that is not as the week says. `works` is True for a day worked to make up for a holiday (调休)."""

    works: bool
    name: str


@lru_cache(maxsize=256)
def special_days(country: str | None, year: int) -> dict[date, SpecialDay]:
    """The special days of a year, by day; none without a country, or in a year that is not published.

    `country` is an ISO code, with a region behind it where the region has holidays of its own: CN, DE, DE-BY.

    Raises:
        LookupError: the country or its region is not known.
    """
    if country is None or not published(country, year):
        return {}
    if country == CHINA:
        first, last = date(year, 1, 1), date(year, 12, 31)
        found = {day: chinese_calendar.get_holiday_detail(day) for day in chinese_calendar.get_dates(first, last)}
        # Without a name it is a plain weekday or weekend, which the calendar's own week decides.
        return {day: SpecialDay(not off, name) for day, (off, name) in found.items() if name}
    import holidays  # takes a tenth of a second, which many processes never need

    code, _, region = country.partition("-")
    try:
        known = holidays.country_holidays(code, subdiv=region or None, years=year)
    except NotImplementedError as error:
        raise LookupError(country) from error
    return {day: SpecialDay(False, name) for day, name in known.items()}


def published(country: str | None, year: int) -> bool:
    """Whether the special days of that year are known. China's are announced each November for the next year; in
    years without them a calendar counts by weekdays, and says so."""
    return country != CHINA or year <= LAST_PUBLISHED


def countries() -> list[str]:
    """The codes of all countries whose holidays are known, in order."""
    import holidays

    return sorted(holidays.list_supported_countries(include_aliases=False))

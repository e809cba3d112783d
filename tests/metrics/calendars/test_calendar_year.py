from datetime import date

from metrics.calendars.business_time import Calendar, Version
from metrics.calendars.calendar_year import months_of, stretches, year_of
from metrics.calendars.days_off import SpecialDay

OFFICE = (((540, 720), (810, 1080)),) * 5 + ((), ())
CHINA = Calendar(
    "Asia/Shanghai",
    (Version(date(2000, 1, 1), OFFICE, "CN"),),
    (
        (date(2026, 5, 22), SpecialDay(False, "Outing")),
        (date(2026, 10, 8), SpecialDay(False, "National Day")),
        (date(2026, 11, 21), SpecialDay(True, "Stocktaking")),
    ),
)


def test_every_day_of_a_year_says_what_it_is() -> None:
    days = year_of(CHINA, 2026).set_index("day")
    assert len(days) == 365
    kinds = {
        date(2026, 1, 5): ("worked", 450, ""), date(2026, 1, 10): ("free", 0, ""),
        date(2026, 10, 1): ("holiday", 0, "National Day"), date(2026, 9, 20): ("extra", 450, "National Day"),
        date(2026, 5, 22): ("own_free", 0, "Outing"), date(2026, 11, 21): ("own_worked", 450, "Stocktaking"),
    }  # fmt: skip
    assert {day: tuple(days.loc[day, ["kind", "minutes", "name"]]) for day in kinds} == kinds
    assert (days["off"] == (days["minutes"] == 0)).all()


def test_months_add_up_to_the_year() -> None:
    days = year_of(CHINA, 2026)
    months = months_of(days)
    # October has 22 weekdays: five of 1-7 are the holiday, Saturday 10 is worked, 8 is off by a correction.
    assert months.loc[9].tolist() == [10, 22 - 5 + 1 - 1, 17 * 450]
    assert months["working_days"].sum() == (~days["off"]).sum()
    assert months["minutes"].sum() == days["minutes"].sum()


def test_days_that_belong_together_are_one_stretch_and_an_own_one_stays_apart() -> None:
    found = stretches(year_of(CHINA, 2026))
    october = found[[day.month == 10 for day in found["first"]]]
    assert october.to_numpy().tolist() == [
        [date(2026, 10, 1), date(2026, 10, 7), 7, "holiday", "National Day"],
        [date(2026, 10, 8), date(2026, 10, 8), 1, "own_free", "National Day"],
        [date(2026, 10, 10), date(2026, 10, 10), 1, "extra", "National Day"],
    ]


def test_a_year_without_special_days_has_no_stretch() -> None:
    plain = Calendar("UTC", (Version(date(2000, 1, 1), OFFICE),))
    assert stretches(year_of(plain, 2028)).empty
    assert year_of(plain, 2028)["day"].iloc[59] == date(2028, 2, 29)
    assert months_of(year_of(plain, 2028))["working_days"].sum() == 260

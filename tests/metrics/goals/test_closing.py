"""Which periods can be closed, and what counts as a correction."""

from datetime import date

import pytest

from metrics.calendars.periods import Grain, Period
from metrics.declare import Reading
from metrics.goals.closing import correction, finished, length_of, period_of

TODAY = date(2026, 11, 20)
KNOWN = Period("known", date(2025, 11, 5), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("first", "end", "length"),
    [
        (date(2026, 2, 1), date(2026, 3, 1), Grain.MONTH),
        (date(2026, 12, 1), date(2027, 1, 1), Grain.MONTH),
        (date(2026, 7, 1), date(2026, 10, 1), Grain.QUARTER),
        (date(2026, 7, 1), date(2027, 1, 1), Grain.HALF_YEAR),
        (date(2026, 1, 1), date(2027, 1, 1), Grain.YEAR),
        (date(2026, 2, 1), date(2026, 5, 1), None),
        (date(2026, 4, 1), date(2026, 10, 1), None),
        (date(2026, 2, 2), date(2026, 3, 2), None),
        (date(2026, 2, 1), date(2026, 2, 1), None),
    ],
)
def test_whole_months_quarters_half_years_and_years_have_a_length(first: date, end: date, length: Grain | None) -> None:
    assert length_of(first, end) == length


def test_only_periods_that_are_over_and_have_data_are_offered() -> None:
    months = [period.start for period in finished(Grain.MONTH, KNOWN, TODAY)]
    assert months[0] == date(2026, 10, 1)
    assert months[-1] == date(2025, 11, 1)
    assert len(months) == 12
    assert [period.start for period in finished(Grain.HALF_YEAR, KNOWN, TODAY)] == [date(2026, 1, 1), date(2025, 7, 1)]
    assert [period.start for period in finished(Grain.YEAR, KNOWN, TODAY)] == [date(2025, 1, 1)]


def test_a_period_is_over_from_the_day_after_its_last_one() -> None:
    assert next(finished(Grain.MONTH, KNOWN, date(2026, 11, 30))).start == date(2026, 10, 1)
    assert next(finished(Grain.MONTH, KNOWN, date(2026, 12, 1))).start == date(2026, 11, 1)


def test_a_closed_quarter_compares_with_the_quarter_before() -> None:
    assert period_of(date(2026, 7, 1), date(2026, 10, 1)).before(TODAY).start == date(2026, 4, 1)
    assert period_of(date(2026, 7, 2), date(2026, 10, 2)).grain is None


def test_a_hair_of_a_difference_is_no_correction_and_one_more_case_is() -> None:
    then = Reading(0.1 + 0.2, 10, 3, 10)
    assert correction(then, Reading(0.3, 10, 3, 10)) is None
    assert correction(None, None) is None
    more = correction(then, Reading(0.3, 20, 6, 20))
    assert more is not None
    assert more.by == pytest.approx(0, abs=1e-9)
    gone = correction(then, None)
    assert gone is not None
    assert gone.by is None

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importers import date_orders, dates
from data_access.importers.dates import Order


def _read(cell: str, order: Order = "year_first") -> str | None:
    found = dates.parse(pa.array([cell], pa.large_string()), order).local[0]
    return None if np.isnat(found) else str(found)[:19].replace("T00:00:00", "")


def _order(*cells: str) -> Order | None:
    return date_orders.evidence(pa.array(cells, pa.large_string())).order


@pytest.mark.parametrize(
    ("cell", "order", "read"),
    [
        ("26/08/2023 18:39", "day_first", "2023-08-26T18:39:00"),
        ("29/2/2016 01:16", "day_first", "2016-02-29T01:16:00"),
        ("8/26/2023 6:39 PM", "month_first", "2023-08-26T18:39:00"),
        ("08/26/2023 12:05 AM", "month_first", "2023-08-26T00:05:00"),
        ("26-Aug-23", "year_first", "2023-08-26"),
        ("26 August 2023, 18:39", "year_first", "2023-08-26T18:39:00"),
        ("Aug 26, 2023 6:39:05 p.m.", "year_first", "2023-08-26T18:39:05"),
        ("Sat, 26 Aug 2023 18:39:05 +0000", "year_first", "2023-08-26T18:39:05"),
        ("2023-08-26", "year_first", "2023-08-26"),
        ("2023-8-6 9:05", "day_first", "2023-08-06T09:05:00"),
        ("2023/08/26 18:39:05", "month_first", "2023-08-26T18:39:05"),
        ("2023-08-26T18:39:05.123Z", "year_first", "2023-08-26T18:39:05"),
        ("26.08.2023", "day_first", "2023-08-26"),
        ("23-08-26", "year_first", "2023-08-26"),
        ("26/08/23", "day_first", "2023-08-26"),
        ("26/08/69", "day_first", "2069-08-26"),
        ("26/08/70", "day_first", "1970-08-26"),
        ("2023年8月26日", "day_first", "2023-08-26"),
        ("2023年8月26日 18:39", "year_first", "2023-08-26T18:39:00"),
        ("2023年8月26日 下午6时39分", "year_first", "2023-08-26T18:39:00"),
        ("2023年8月26日18时39分05秒", "year_first", "2023-08-26T18:39:05"),
        ("2023-08-26 星期六", "year_first", "2023-08-26"),
        ("20230826", "year_first", "2023-08-26"),
        ("20230826183905", "year_first", "2023-08-26T18:39:05"),
        ("45164", "day_first", "2023-08-26"),
        ("45164.777083333334", "day_first", "2023-08-26T18:39:00"),
        ("1693075140", "year_first", "2023-08-26T18:39:00"),
        ("1693075140000", "year_first", "2023-08-26T18:39:00"),
        ("31/02/2016", "day_first", None),
        ("29/02/2015 10:00", "day_first", None),
        ("26/08/2023", "month_first", None),
        ("08/26/2023", "year_first", None),
        ("2023-13-01", "year_first", None),
        ("2023-08-26 25:00", "year_first", None),
        ("18:39", "year_first", None),
        ("26/08/1823", "day_first", None),
        ("soon", "year_first", None),
        ("12", "year_first", None),
    ],
)
def test_a_date_is_read_however_it_is_written(cell: str, order: Order, read: str | None) -> None:
    assert _read(cell, order) == read


def test_days_that_do_not_exist_are_not_moved_into_the_next_month_in_long_columns() -> None:
    cells = pa.array(
        ["26/08/2023 18:39"] * 200 + ["31/02/2016 10:00", "1/3/2016 10:00", "26/08/23 18:39"], pa.large_string()
    )
    found = dates.parse(cells, "day_first").local
    assert np.isnat(found[200])
    assert str(found[201])[:16] == "2016-03-01T10:00"
    assert str(found[202])[:16] == "2023-08-26T18:39"


def test_one_column_may_mix_texts_and_real_dates() -> None:
    cells = ["26/08/2023 18:39", "2023-08-26 18:39:00", "45164.777083333334", "26-Aug-2023 18:39", None] * 60
    found = dates.parse(pa.array(cells, pa.large_string()), "day_first").local
    assert {str(each)[:16] for each in found} == {"2023-08-26T18:39", "NaT"}


def test_an_offset_in_the_cell_is_told_apart() -> None:
    found = dates.parse(
        pa.array(["2023-08-26T18:39:05+08:00", "2023-08-26 18:39:05 -0330", "2023-08-26 18:39Z", "2023-08-26 18:39"]),
        "year_first",
    )
    assert [None if np.isnan(minutes) else minutes for minutes in found.offset] == [480, -210, 0, None]


def test_a_day_above_twelve_decides() -> None:
    assert _order("01/02/2023", "26/02/2023") == "day_first"
    assert _order("01/02/2023", "02/26/2023") == "month_first"


def test_rows_that_fit_both_orders_do_not_decide() -> None:
    assert _order("01/02/2023", "03/04/2023") is None
    assert _order("05/05/2023") is None


def test_rows_that_contradict_each_other_do_not_decide() -> None:
    assert _order("26/08/2023", "08/26/2023") is None


def test_iso_and_named_months_need_no_decision() -> None:
    assert _order("2023-02-01", "2023-03-04") == "year_first"
    assert _order("01-Feb-23", "04-Mar-23") == "year_first"


def test_short_years_are_told_from_days_by_how_far_apart_the_dates_lie() -> None:
    days = [dt.date(2023, 8, 1) + dt.timedelta(days=at) for at in range(40)]
    assert _order(*(f"{day:%d/%m/%y}" for day in days)) == "day_first"
    assert _order(*(f"{day:%y-%m-%d}" for day in days)) == "year_first"
    assert _order("23-08-09", "23-08-10") is None


def test_the_evidence_counts_the_rows_and_shows_one_that_decides() -> None:
    found = date_orders.evidence(pa.array(["01/02/2023", "26/02/2023", "27/02/2023", "x"]))
    assert (found.cells, found.fits["day_first"], found.fits["month_first"]) == (4, 3, 1)
    assert (found.deciding["day_first"], found.example) == (2, "26/02/2023")


FORMS: list[tuple[str, Order]] = [
    ("%Y-%m-%d %H:%M", "year_first"),
    ("%d/%m/%Y %H:%M", "day_first"),
    ("%m/%d/%Y %I:%M %p", "month_first"),
    ("%d-%b-%Y %H:%M", "day_first"),
    ("%Y年%m月%d日 %H时%M分", "year_first"),
]
FIRST, LAST = dt.datetime(1950, 1, 1), dt.datetime(2150, 1, 1)  # noqa: DTZ001  as written, without a zone


@given(st.lists(st.datetimes(FIRST, LAST), min_size=1, max_size=80), st.sampled_from(FORMS))
def test_what_was_written_is_read_back(moments: list[dt.datetime], form: tuple[str, Order]) -> None:
    cells = pa.array([moment.strftime(form[0]) for moment in moments], pa.large_string())
    expected = [np.datetime64(moment.replace(second=0, microsecond=0), "us") for moment in moments]
    assert dates.parse(cells, form[1]).local.tolist() == np.array(expected).tolist()


@given(st.lists(st.none() | st.text(max_size=30), max_size=60), st.sampled_from(dates.ORDERS))
def test_no_text_makes_a_traceback(cells: list[str | None], order: Order) -> None:
    column = pa.array([cell.encode("utf-8", "replace").decode() if cell else None for cell in cells], pa.large_string())
    assert len(dates.parse(column, order).local) == len(cells)
    date_orders.evidence(column)


def test_times_of_day_stand_alone() -> None:
    cells = ["18:39", "6:39:05 PM", "下午6:39", "9点30分", "24:00", "27:30:00", "2024-03-05 18:39", "x", None]
    found = dates.clocks(pa.array(cells, pa.large_string()))
    minutes = [None if np.isnan(each) else each / 60_000_000 for each in found]
    assert minutes == [1119, 1119 + 5 / 60, 1119, 570, None, None, None, None, None]

"""Parts add up to their whole, whatever may not be shown of them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.parts import Row, pareto, shares


def found(**cases: float | None) -> pd.DataFrame:
    keys = [None if key == "none" else key for key in cases]
    return pd.DataFrame({"cause": pd.Series(keys, dtype="object"), "n": pd.Series(list(cases.values()), dtype="float")})


def test_the_most_frequent_stands_first_and_what_is_not_stated_last():
    lines = pareto(found(late=3, none=9, broken=8), "cause", 20, 5)
    assert lines["cause"].tolist()[:2] == ["broken", "late"]
    assert pd.isna(lines["cause"][2])
    assert lines["n"].tolist() == [8, 3, 9]
    assert lines["cumulative"].tolist() == pytest.approx([0.4, 0.55, 1.0])
    assert lines["row"].tolist() == [Row.STATED, Row.STATED, Row.NOT_STATED]


def test_what_may_not_be_shown_is_one_line_with_what_is_left():
    lines = pareto(found(late=None, broken=8, lost=None), "cause", 14, 5)
    assert lines["n"].tolist() == [8, 6]
    assert lines["groups"].tolist() == [1, 2]
    assert lines["row"].tolist() == [Row.STATED, Row.FEW]


def test_a_small_number_that_is_left_is_not_told():
    lines = pareto(found(late=None, broken=8, none=2), "cause", 12, 5)
    assert pd.isna(lines["n"][1])
    assert lines["cumulative"].isna().tolist() == [False, True, True]


def test_no_complaint_is_no_line():
    assert pareto(found(), "cause", 0, 5).empty
    assert pareto(found(), "cause", None, 5).empty


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d", "none"]), st.integers(1, 99), min_size=1))
def test_the_lines_add_up_to_the_total_exactly(cases):
    total = sum(cases.values())
    lines = pareto(found(**cases), "cause", total, 5)
    assert lines["n"].sum() == total
    assert lines["cumulative"].iloc[-1] == 1
    assert lines["cumulative"].is_monotonic_increasing


def test_shares_of_time_add_up_and_each_part_begins_where_the_one_before_ended():
    parts = shares(pd.DataFrame({"minutes": [60.0, 180.0, 0.0], "cases": [4, 4, 4]}))
    assert parts["share"].tolist() == [0.25, 0.75, 0]
    assert parts["mean_minutes"].tolist() == [15, 45, 0]
    assert parts["start_minutes"].tolist() == [0, 15, 60]


def test_no_parts_have_no_shares():
    assert shares(pd.DataFrame({"minutes": [], "cases": []})).empty

"""A backlog that adds up, and one that does not, by numbers that can be checked by eye."""

from datetime import date
from math import nan

import pandas as pd

from metrics.statistics.backlog import FLOWS, contradicting, otherwise_received, reconciled

NAMES = ["before", *FLOWS, "standing"]


def test_34_were_open_51_came_3_came_back_and_47_were_resolved_makes_41() -> None:
    found = reconciled(pd.DataFrame([(34, 51, 3, 0, 47, 0, 41), (41, 5, 0, 2, 3, 1, 45)], columns=NAMES))
    assert found["expected"].tolist() == [41, 44]
    assert found["difference"].tolist() == [0, 1]
    assert (found["came"].tolist(), found["went"].tolist()) == ([54, 7], [47, 4])


def test_what_is_not_known_neither_adds_up_nor_contradicts() -> None:
    found = reconciled(pd.DataFrame([(34, nan, 3, 0, 47, 0, 41), (nan, 1, 0, 0, 0, 0, 3)], columns=NAMES))
    assert found["difference"].isna().all()
    assert reconciled(pd.DataFrame(columns=NAMES, dtype="float64")).empty


def test_days_that_changed_by_another_number_than_came_and_went_are_named_with_by_how_many() -> None:
    columns = ["day", "entered", "left", *FLOWS, "opened"]
    days = pd.DataFrame(
        [
            (date(2026, 11, 2), 6, 4, 3, 1, 0, 2, 0, 3),
            (date(2026, 11, 3), 6, 4, 3, 0, 0, 2, 0, 4),
            (date(2026, 11, 4), 1, 2, 0, 0, 1, 1, 2, nan),
        ],
        columns=columns,
    )
    assert contradicting(days).values.tolist() == [[date(2026, 11, 3), 1], [date(2026, 11, 4), 1]]
    assert otherwise_received(days).values.tolist() == [[date(2026, 11, 3), 1]]
    assert contradicting(days.iloc[:0]).empty

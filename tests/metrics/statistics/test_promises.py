"""Promises kept, by the worked example and where there is nothing to judge."""

import numpy as np
import pandas as pd

from metrics.statistics.promises import kept


def told(within: float, late: float, open_past_due: float, running: float) -> pd.Series:
    given = {"within": within, "late": late, "open_past_due": open_past_due, "running": running}
    return kept(pd.DataFrame([{f"complaints_{name}": count for name, count in given.items()}])).iloc[0]


def test_an_open_one_past_its_due_time_is_broken_and_a_running_one_not_judged():
    """18 met, 2 late, 6 open past due; `late` of the measures holds both."""
    found = told(18, 8, 6, 3)
    assert found[["met", "late", "past_due", "running", "n"]].tolist() == [18, 2, 6, 3, 26]
    assert [f"{found[name]:.1%}" for name in ("share", "closed_only")] == ["69.2%", "90.0%"]
    assert found["low"] < found["share"] < found["high"]


def test_without_anything_due_there_is_no_share():
    assert told(0, 0, 0, 4)[["share", "closed_only", "low"]].isna().all()
    assert np.isnan(told(0, 2, 2, 0)["closed_only"])  # none has ended
    assert told(np.nan, np.nan, np.nan, np.nan).isna().all()

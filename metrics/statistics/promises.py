"""Promises kept and broken: open cases past their due time are broken ones, running clocks stand beside."""

import numpy as np
import pandas as pd

from metrics.statistics import intervals
from metrics.statistics.arithmetic import numbers, only_where, ratio

NEEDS = frozenset({"complaints_within", "complaints_late", "complaints_open_past_due", "complaints_running"})


def kept(measured: pd.DataFrame) -> pd.DataFrame:
    """How the promise to resolve was kept, for each row of the measures in `NEEDS`.

    The same index and rows. Columns: met, late (ended, after its due time), past_due (open, after its due time),
    running (open, before it, or without one), n (all but those running), share (0-1, of n those met; missing without
    any), low and high (its 95 % interval), closed_only (what the share would be if open ones were left out).
    """
    met, broken, past_due, running = (
        numbers(measured[f"complaints_{name}"]) for name in ("within", "late", "open_past_due", "running")
    )
    late, n = broken - past_due, met + broken
    running = only_where(~np.isnan(n), running)  # nothing is told of a cell of which a part is not
    low, high = intervals.wilson(met, n)
    columns = {"met": met, "late": late, "past_due": past_due, "running": running, "n": n}
    shares = {
        "share": ratio(met, n),
        "low": low,
        "high": high,
        "closed_only": ratio(met, met + late),
    }
    return pd.DataFrame(columns | shares, index=measured.index)

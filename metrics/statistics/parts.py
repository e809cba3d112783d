"""Parts of a whole that add up to it: a Pareto of causes, the stages in which time goes."""

from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd


class Row(StrEnum):
    """What a line of a Pareto stands for."""

    STATED = "stated"
    FEW = "few"  # those that may not be shown one by one
    NOT_STATED = "not_stated"


def pareto(found: pd.DataFrame, by: str, total: float | None, fewest: int) -> pd.DataFrame:
    """The groups in `found`, the most frequent first, so that they add up to `total` exactly.

    `found`: the column `by` (missing: not stated), n (missing where it may not be shown). What may not be shown is
    one line, whose cases are what the others leave of the total, and these only from `fewest` on.

    One row per line: first the stated ones, then those too few to be shown, then those not stated. Columns: row
    (`Row`), `by`, n, groups (how many of them the line stands for), share (of the total), cumulative.
    """
    shown = found[found["n"].notna()]
    stated = shown[shown[by].notna()].sort_values(["n", by], ascending=[False, True])
    lines: list[tuple[Row, Any, float, int]] = [
        (Row.STATED, key, n, 1) for key, n in zip(stated[by], stated["n"], strict=True)
    ]
    if hidden := len(found) - len(shown):
        rest = np.nan if total is None else total - float(shown["n"].sum())
        lines.append((Row.FEW, None, rest if rest >= fewest else np.nan, hidden))
    lines += [(Row.NOT_STATED, None, n, 1) for n in shown.loc[shown[by].isna(), "n"]]
    frame = pd.DataFrame(lines, columns=["row", by, "n", "groups"])
    frame = frame.astype({"row": "object", by: "object", "n": "float64", "groups": "int64"})
    frame["share"] = frame["n"] / (total or np.nan)
    frame["cumulative"] = frame["n"].cumsum(skipna=False) / (total or np.nan)
    return frame


def shares(parts: pd.DataFrame) -> pd.DataFrame:
    """Parts of time with what they are of the whole.

    `parts`: minutes, cases (among which the time is spread, the same in every row). Adds: share (0-1, adding to 1),
    mean_minutes (a case), start_minutes (a case: what the parts before it took).
    """
    whole, mean = float(parts["minutes"].sum()), parts["minutes"] / parts["cases"]
    share = parts["minutes"] / (whole or np.nan)
    return parts.assign(share=share, mean_minutes=mean, start_minutes=mean.cumsum() - mean)

"""Columns of numbers as metrics reckon with them: float64 arrays, in which a missing number is nan.

Not as pandas' columns: their labels take ten times as long as the sums, at every tile of every page.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def numbers(column: pd.Series | NDArray[np.generic] | Sequence[float | None]) -> Numbers:
    """A column as the database gives it, with whole, missing or plain Python numbers."""
    if isinstance(column, pd.Series):
        amounts: Numbers = column.to_numpy(dtype="float64", na_value=np.nan)
        return amounts
    return np.asarray(column, dtype="float64")


def or_zero(amounts: Numbers) -> Numbers:
    """The numbers, with 0 for the missing ones."""
    return np.where(np.isnan(amounts), 0.0, amounts)


def only_where(there: NDArray[np.bool_], amounts: Numbers) -> Numbers:
    """The numbers at the places that are `there`; the others are missing."""
    return np.where(there, amounts, np.nan)


def nothing(like: Numbers) -> Numbers:
    """As many missing numbers."""
    return np.full(like.shape, np.nan)


def ratio(part: Numbers, whole: Numbers) -> Numbers:
    """part / whole; missing where `whole` is 0 or missing itself."""
    return np.divide(part, whole, out=nothing(whole), where=whole > 0)

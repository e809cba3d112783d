"""How sure a number is: intervals of shares, of their difference, of the net promoter score. All at 95 %."""

import numpy as np
import pandas as pd

Z = 1.959964


def wilson(part: pd.Series, whole: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The Wilson interval of part/whole as 0-1, (low, high); missing where `whole` is 0."""
    k = part.astype("float64")
    n = whole.astype("float64").where(whole > 0)
    p = k / n
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    # At 0 and n of n the formula ends exactly at 0 and 1; rounding must not leave the range.
    return (middle - half).clip(0, 1), (middle + half).clip(0, 1)

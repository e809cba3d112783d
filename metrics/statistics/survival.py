"""How long cases take when some are still open: Kaplan-Meier, so that open cases count for what they are worth."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.statistics.intervals import Z, difference

# Curves of fewer cases are shown, but not held against each other.
FEWEST_COMPARED = 5


@dataclass(frozen=True)
class Survival:
    """The share of cases still open after each time.

    curve: one row per time at which a case closed, shortest first. Columns duration, at_risk (cases neither closed
    nor lost from sight before it), closed (cases that closed at it), open_share (0-1, still open after it).
    n: all cases. still_open: those that have not closed.
    """

    curve: pd.DataFrame
    n: int
    still_open: int

    def quantile(self, closed_share: float) -> float | None:
        """The first time by which `closed_share` (0-1) of the cases have closed; None when that is not reached."""
        # The product of fractions can miss its exact value by a few of the last digits.
        reached = self.curve.loc[self.curve["open_share"] <= 1 - closed_share + 1e-12, "duration"]
        return float(reached.iloc[0]) if len(reached) else None

    @property
    def median(self) -> float | None:
        """Half of the cases have closed by then; None when not reached, or without cases."""
        return self.quantile(0.5)

    @property
    def median_interval(self) -> tuple[float | None, float | None]:
        """The 95 % interval of the median (low, high), each None where it is not reached."""
        return self.interval(0.5)

    def interval(self, closed_share: float) -> tuple[float | None, float | None]:
        """The 95 % interval of `quantile(closed_share)` (low, high), each None where it is not reached.

        Brookmeyer and Crowley's: the times at which the curve's own interval (log-log, Greenwood's error) holds the
        share that is still open then.
        """
        share = self.curve["open_share"].to_numpy()
        at_risk, closed = (self.curve[name].to_numpy(dtype="float64") for name in ("at_risk", "closed"))
        with np.errstate(divide="ignore", invalid="ignore"):
            # Where nobody is left the error has no value, and the comparison below is false.
            error = np.sqrt(np.cumsum(closed / (at_risk * (at_risk - closed)))) / np.log(share)
            low, high = (np.exp(-np.exp(np.log(-np.log(share)) + side * Z * error)) for side in (-1, 1))
        still_open = 1 - closed_share
        return self._first(low <= still_open), self._first(high <= still_open)

    def _first(self, reached: np.ndarray) -> float | None:
        found = self.curve["duration"].to_numpy()[reached]
        return float(found[0]) if len(found) else None

    def open_share_at(self, duration: float) -> float | None:
        """The share of cases still open after `duration`; None without cases."""
        if not self.n:
            return None
        passed = self.curve.loc[self.curve["duration"] <= duration, "open_share"]
        return float(passed.iloc[-1]) if len(passed) else 1.0


def kaplan_meier(cases: pd.DataFrame) -> Survival:
    """Estimate from one row per case, or per distinct duration and outcome.

    Columns: duration (any one unit, not negative; rows without are left out), closed (true: ended then; false: was
    still open after that long) and, optionally, n (how many such cases; 1 if there is no such column).
    """
    cases = cases.loc[cases["duration"].notna()]
    durations = cases["duration"].to_numpy(dtype="float64")
    if (durations < 0).any():
        raise ValueError("a case cannot last less than no time")
    counts = cases["n"].to_numpy(dtype="float64") if "n" in cases else np.ones(len(cases))
    closed_counts = np.where(cases["closed"].to_numpy(dtype=bool), counts, 0.0)

    times, position = np.unique(durations, return_inverse=True)
    leaving = np.bincount(position, weights=counts, minlength=len(times))
    closed = np.bincount(position, weights=closed_counts, minlength=len(times))
    # Who leaves at a time was still at risk at it; an open case counts in full up to its own time.
    at_risk = counts.sum() - np.concatenate(([0.0], np.cumsum(leaving)[:-1])) if len(times) else leaving
    ends = closed > 0
    curve = pd.DataFrame(
        {
            "duration": times[ends],
            "at_risk": at_risk[ends].astype("int64"),
            "closed": closed[ends].astype("int64"),
            "open_share": np.cumprod(1 - closed[ends] / at_risk[ends]),
        }
    )
    return Survival(curve, n=int(counts.sum()), still_open=int(counts.sum() - closed.sum()))


def clearly_longer(one: Survival, other: Survival) -> bool:
    """Whether the median of `one` is above that of `other` by more than chance would explain.

    The interval of the difference, put together from both medians' intervals, lies above 0; where a median is not
    reached, the intervals must lie apart.
    """
    if min(one.n, other.n) < FEWEST_COMPARED:
        return False
    (low, high), (other_low, other_high) = one.median_interval, other.median_interval
    if low is None or other_high is None:
        return False
    if one.median is None or other.median is None or high is None or other_low is None:
        return low > other_high
    return bool(difference(one.median, low, high, other.median, other_low, other_high)[0] > 0)

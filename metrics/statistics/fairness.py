"""Comparing people and teams fairly: small samples are drawn to the role's rate, and nobody is ranked."""

from enum import StrEnum

from metrics.declare import Better
from metrics.statistics.arithmetic import Numbers
from metrics.statistics.intervals import wilson
from metrics.words import Text

OWN_WEIGHT = 20  # cases of the role's rate that everybody starts with
FEWEST_CASES = 5


class Standing(StrEnum):
    """Where a share lies against the rate of its role. There are no ranks."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    TOO_FEW = "too_few"


STANDING_WORDS: dict[Standing, Text] = {
    Standing.BELOW: Text(en="below the role's rate", zh="低于同岗水平"),
    Standing.WITHIN: Text(en="within the role's range", zh="与同岗水平相当"),
    Standing.ABOVE: Text(en="above the role's rate", zh="高于同岗水平"),
    Standing.TOO_FEW: Text(en="too few cases", zh="样本过少"),
}


def shrunk(part: Numbers, whole: Numbers, role_rate: float, weight: float = OWN_WEIGHT) -> Numbers:
    """The share as if each had `weight` more cases at `role_rate` (0-1): 3 of 3 does not beat 45 of 50.

    Without own cases it is the role's rate; the caller decides whether to show that.
    """
    return (part + weight * role_rate) / (whole + weight)


def standing(part: Numbers, whole: Numbers, role_rate: float) -> list[Standing]:
    """A `Standing` for each: above or below only where the interval leaves the role's rate out."""
    low, high = wilson(part, whole)
    few, above, below = ~(whole >= FEWEST_CASES), low > role_rate, high < role_rate
    return [
        Standing.TOO_FEW if n else Standing.ABOVE if a else Standing.BELOW if b else Standing.WITHIN
        for n, a, b in zip(few.tolist(), above.tolist(), below.tolist(), strict=True)
    ]


def is_good(found: Standing, better: Better) -> bool | None:
    """Whether that standing is a good one; None where it says nothing."""
    if found not in (Standing.ABOVE, Standing.BELOW) or better is Better.NEITHER:
        return None
    return (found is Standing.ABOVE) == (better is Better.HIGHER)

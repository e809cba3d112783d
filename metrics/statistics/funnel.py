"""The limits between which shares of few and of many cases lie around one rate by chance alone."""

from enum import StrEnum

import numpy as np

from metrics.statistics.arithmetic import Numbers
from metrics.statistics.fairness import FEWEST_CASES
from metrics.words import Text

# Of people who all work at the same rate, one in twenty lies outside the inner limits, one in five hundred outside the
# outer ones.
Z_INNER, Z_OUTER = 1.959964, 3.090232


class Place(StrEnum):
    INSIDE = "inside"
    OUTSIDE_INNER = "outside_inner"  # may be chance where there are many people
    OUTSIDE_OUTER = "outside_outer"
    TOO_FEW = "too_few"


PLACE_WORDS: dict[Place, Text] = {
    Place.INSIDE: Text(en="within chance", zh="在随机波动范围内"),
    Place.OUTSIDE_INNER: Text(en="outside the 95% limits", zh="超出 95% 控制线"),
    Place.OUTSIDE_OUTER: Text(en="outside the 99.8% limits", zh="超出 99.8% 控制线"),
    Place.TOO_FEW: Text(en="too few cases", zh="样本过少"),
}


def limits(rate: float, cases: Numbers, z: float = Z_INNER) -> tuple[Numbers, Numbers]:
    """The lowest and the highest share (0-1) of that many cases that do not contradict `rate`.

    Exactly where a share's Wilson interval of the same z begins to leave the rate out: the plot and "above the role's
    rate" never disagree.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = z * np.sqrt(rate * (1 - rate) / cases)
    return np.clip(rate - reach, 0.0, 1.0), np.clip(rate + reach, 0.0, 1.0)


def places(part: Numbers, cases: Numbers, rate: float) -> list[Place]:
    """Where each share lies; with too few cases nowhere."""
    with np.errstate(divide="ignore", invalid="ignore"):
        away = np.abs(part / cases - rate) / np.sqrt(rate * (1 - rate) / cases)
    return [
        Place.TOO_FEW if not n >= FEWEST_CASES else Place.OUTSIDE_OUTER if z > Z_OUTER
        else Place.OUTSIDE_INNER if z > Z_INNER else Place.INSIDE
        for n, z in zip(cases.tolist(), away.tolist(), strict=True)
    ]  # fmt: skip

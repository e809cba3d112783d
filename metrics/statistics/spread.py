"""How a team's members lie around each other, without saying who is where."""

from dataclasses import dataclass

import numpy as np

from metrics.statistics.arithmetic import Numbers

# With fewer, a person who knows their own number and one colleague's could work out the rest.
FEWEST_PEOPLE = 5


@dataclass(frozen=True)
class Spread:
    """The quartiles of a team. Never the ends: the lowest and the highest are single persons."""

    lower: float
    middle: float
    upper: float
    people: int


def spread(values: Numbers) -> Spread | None:
    """The quartiles of one value per person (linear interpolation); None below `FEWEST_PEOPLE` with a value."""
    given = values[~np.isnan(values)]
    if len(given) < FEWEST_PEOPLE:
        return None
    lower, middle, upper = np.quantile(given, (0.25, 0.5, 0.75)).tolist()
    return Spread(lower, middle, upper, len(given))

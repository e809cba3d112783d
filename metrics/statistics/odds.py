"""How likely it is that chance alone brings a number so far from the usual one: of counts, and of shares."""

import math


def of_count(cases: float, usual: float) -> float:
    """The chance of so many cases or more, or of so few or fewer where they are below the usual, when each comes for
    itself (Poisson)."""
    if usual <= 0:
        return 1.0 if cases <= 0 else 0.0
    below = sum(math.exp(each * math.log(usual) - usual - math.lgamma(each + 1)) for each in range(math.ceil(cases)))
    here = math.exp(cases * math.log(usual) - usual - math.lgamma(cases + 1))
    return max(0.0, 1 - below) if cases >= usual else min(1.0, below + here)


def of_share(part: float, whole: float, usual: float) -> float:
    """The chance of such a part of `whole` cases or one further from the usual share, on that side of it (binomial)."""
    if usual <= 0 or usual >= 1:
        return 1.0 if part == usual * whole else 0.0
    low = part <= usual * whole
    places = range(math.floor(part) + 1) if low else range(math.ceil(part), math.floor(whole) + 1)
    every = math.lgamma(whole + 1)
    return min(1.0, sum(
        math.exp(
            every - math.lgamma(each + 1) - math.lgamma(whole - each + 1)
            + each * math.log(usual) + (whole - each) * math.log1p(-usual)
        )
        for each in places
    ))  # fmt: skip

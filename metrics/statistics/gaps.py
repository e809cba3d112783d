"""Whether something that comes again and again stays away longer than it usually does."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

FEWEST_DAYS = 10  # on which it came; before, nobody knows how it usually comes
LOOKS_BACK_DAYS = 84
SHORTEST_DAYS = 3  # a weekend is no delay
LONGER_BY = 2.0  # than the longest gap there was


def silent_days(came_on: Iterable[date], today: date) -> int | None:
    """For how many days it has not come, if that is clearly longer than it ever was in the twelve weeks before; None
    where it is as usual, or where it came too seldom to tell."""
    days = sorted(day for day in set(came_on) if day <= today)
    days = [day for day in days if day > days[-1] - timedelta(days=LOOKS_BACK_DAYS)]
    if len(days) < FEWEST_DAYS:
        return None
    longest = max((later - earlier).days for earlier, later in pairwise(days))
    silent = (today - days[-1]).days
    return silent if silent > max(LONGER_BY * longest, SHORTEST_DAYS) else None

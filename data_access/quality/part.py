"""What quality reviews say of one person over a time: a part of their scorecard."""

from data_access.clock import Clock
from data_access.numbers.asking import Asked, ask
from data_access.numbers.filters import Filters
from data_access.scope import Scope
from metrics.calendars.periods import Period
from metrics.declare import Reading
from metrics.service_quality import quality_score


def quality_part(asked: Asked, scope: Scope, member_id: int, period: Period, *, clock: Clock) -> Reading:
    """The mean score of a member's reviews in the period: value (0-1, None without a review) and n, their number.

    No value for who may not see the member's numbers.

    Source: the mirror.
    """
    return quality_score(
        ask(asked, scope, quality_score.needs, period, clock, filters=Filters(member_id=(member_id,)))
    ).reading()

"""Each member's numbers for those who lead them, and how a team lies for those in it."""

import pandas as pd

from data_access.clock import Clock
from data_access.numbers.asking import Asked, ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.scope import Scope, of_colleagues
from metrics.calendars.periods import Period
from metrics.declare import Unit, needed_by
from metrics.goals.targets import FEWEST_CASES
from metrics.registry import METRICS
from metrics.statistics.spread import Spread, spread


def member_values(
    asked: Asked,
    scope: Scope,
    metrics: tuple[str, ...],
    period: Period,
    filters: Filters = EVERYTHING,
    *,
    clock: Clock,
) -> pd.DataFrame:
    """The measures that `metrics` (keys) need, for each member whose rows `scope` may see.

    One row per member with facts in the period. Columns: member_id (missing for facts that nobody dealt with), one
    per measure, hidden. Staff get themselves, executives nobody.

    Source: the mirror.
    """
    needed = needed_by(METRICS[key] for key in metrics)
    return ask(asked, scope, needed, period, clock, filters=filters, by=("member_id",))


def team_spread(asked: Asked, scope: Scope, metric_key: str, period: Period, clock: Clock) -> Spread | None:
    """The quartiles of a metric over the members of the person's own teams; None where too few have enough cases.

    Never a value of one person: this asks as somebody who may see each colleague, and gives quartiles only.

    Source: the mirror.
    """
    metric = METRICS[metric_key]
    measured = ask(asked, of_colleagues(scope), metric.needs, period, clock, by=("member_id",))
    values = metric(measured[measured["member_id"].notna()])
    # One answer is 0 % or 100 % and says nothing about a person; a count of one is a count.
    fewest = 1 if metric.unit in (Unit.COUNT, Unit.MONEY) else FEWEST_CASES
    return spread(values.value[values.n >= fewest])

"""The complaints that are open longest, by name: who has them, and since when."""

import pandas as pd
from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.named import with_names
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.schema import complaint
from data_access.scope import Scope, visible
from metrics.calendars.business_time import Calendar, working_days_between


def complaints_oldest(
    connection: Connection,
    scope: Scope,
    filters: Filters = EVERYTHING,
    *,
    calendar: Calendar,
    clock: Clock,
    limit: int = 5,
) -> pd.DataFrame:
    """The open complaints that were received first, of those that `scope` may see, the oldest on top.

    One row per complaint. Columns: complaint_id, opened_on, age_days (working days of `calendar`, as in the age bands),
    stage, department (another one that has it now), customer, member and member_en (missing when nobody holds it),
    team, team_en.

    Source: complaint, filled by pages/complaints and importers/.
    """
    c = visible(complaint, scope)
    columns = (c.c.id.label("complaint_id"), c.c.opened_on, c.c.state.label("stage"), c.c.department)
    asked = with_names(c, scope, *columns).where(c.c.ended_on.is_(None), c.c.counted, *filters.rules_or_none(c))
    found = pd.read_sql(asked.order_by(c.c.opened_at, c.c.id).limit(limit), connection)
    ages = [working_days_between(calendar, day, clock.today) for day in found["opened_on"]]
    return found.assign(age_days=pd.Series(ages, index=found.index, dtype="int64"))

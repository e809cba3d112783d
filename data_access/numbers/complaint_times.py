"""How old the open complaints are, and how long complaints take."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Subquery, and_, case, func, select

from data_access.clock import Clock
from data_access.hours.working_time import Calendars
from data_access.numbers.asking import Asked, extent
from data_access.numbers.cohorts import OF_A_PERSON
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.small_cells import hidden_in_line
from data_access.schema import complaint
from data_access.scope import Scope, countable
from metrics.calendars.business_time import Calendar, working_days_between
from metrics.calendars.periods import EARLIEST, Period

# Working days since it was opened; the last band has no end.
BANDS: tuple[tuple[int, int | None], ...] = ((0, 1), (2, 3), (4, 7), (8, 14), (15, None))
# However the holidays fall, so many days hold more working days than the last band begins with.
SURELY_OLDEST_DAYS = 60


def complaint_ages(
    asked: Asked, scope: Scope, filters: Filters = EVERYTHING, *, calendar: Calendar, clock: Clock
) -> pd.DataFrame:
    """The open complaints by working days of `calendar` since they were opened, as of now.

    One row per band, youngest first, those without complaints too. Columns: low, high (working days, both included;
    high is missing for the last band), n (complaints; missing where hidden, or where no complaint is known at all),
    hidden (an executive's cell rests on too few). No rows under a filter that complaints do not have.

    Source: the mirror of complaint.
    """
    with asked.asking() as connection:
        c = _countable(scope, filters)
        rules = filters.rules_or_none(c)
        found = connection.execute(
            select(c.c.opened_on, func.count()).where(c.c.ended_on.is_(None), *rules).group_by(c.c.opened_on)
        ).all()
    known = "complaint" in extent(asked, scope).first
    counts = dict.fromkeys(BANDS, 0)
    for opened_on, count in found:
        counts[band_of(opened_on, calendar, clock.today)] += count
    rows: list[dict[str, Any]] = []
    hides = not _of_a_person(filters) and scope.hides_small_cells(filters.team_id)
    veiled = hidden_in_line(list(counts.values()), [hides] * len(counts))
    has_columns = set(filters.columns()) <= set(c.c.keys())
    for ((low, high), count), hidden in zip(counts.items(), veiled, strict=True) if has_columns else ():
        rows.append({"low": low, "high": high, "n": count if known and not hidden else None, "hidden": hidden})
    frame = pd.DataFrame(rows, columns=["low", "high", "n", "hidden"])
    return frame.astype({"low": "int64", "high": "Int64", "n": "Int64", "hidden": "bool"})


def resolution_durations(
    asked: Asked,
    scope: Scope,
    period: Period,
    filters: Filters = EVERYTHING,
    *,
    clock: Clock,
    by: str | None = None,
    working: Calendars | None = None,
) -> pd.DataFrame:
    """How long the complaints opened in the period took, or have been open, for `survival.kaplan_meier`.

    With `by`, a column such as "category", that column comes first, missing where it is not stated. With `working`
    durations are counted in the working hours of these calendars.

    One row per different duration and outcome, shortest first. Columns: duration (minutes), closed (True: resolved
    after that long; False: was still open after that long, or ended then without a resolution), n (complaints).
    Impossible durations are left out, and an executive's groups, or the whole, that rest on too few complaints.

    Source: the mirror of complaint.
    """
    with asked.asking() as connection:
        c = _countable(scope, filters, by)
        took = c.c.resolution_minutes if working is None else c.c.resolution_business_minutes
        impossible = and_(c.c.resolved_on.is_not(None), took.is_(None))
        inside = and_(c.c.opened_on >= period.start, c.c.opened_on < period.end)
        minutes = func.round(took).label("minutes")
        # When it began only matters where there is no duration; without it most rows are alike.
        unresolved = took.is_(None)
        open_by = (c.c.opened_at, c.c.ended_on, *([] if working is None else [c.c.team_id]))
        span = [case((unresolved, bound)).label(f"open_{bound.name}") for bound in open_by]
        keys = [c.c[by]] if by else []
        grouped = select(*keys, minutes, *span, func.count()).where(inside, ~impossible, *filters.rules_or_none(c))
        found = connection.execute(grouped.group_by(*keys, minutes, *span)).all()
    group = [by] if by else []
    frame = pd.DataFrame(map(tuple, found), columns=[*group, "duration", *(bound.name for bound in span), "n"])
    frame["closed"] = frame["duration"].notna()
    frame["duration"] = frame["duration"].fillna(_still_open(frame, clock, working))
    frame = frame[[*group, "duration", "closed", "n"]]
    frame = frame.astype({"duration": "float64", "closed": "bool", "n": "int64"})
    if not _of_a_person(filters, by):
        line = frame.groupby(by, dropna=False, sort=False) if by else frame.groupby(lambda _: True)
        about = [(team_id,) if by == "team_id" else filters.team_id for team_id in line.groups]
        hidden = hidden_in_line(line["n"].sum().tolist(), [scope.hides_small_cells(teams) for teams in about])
        frame = frame.loc[[not hidden[place] for place in line.ngroup()]]
    return frame.groupby([*group, "duration", "closed"], as_index=False, dropna=False)["n"].sum()


def days_of(band: tuple[int, int | None], calendar: Calendar, clock: Clock) -> Period:
    """The days on which complaints were opened that are in this one of `BANDS` today."""
    days = [clock.today - timedelta(days=ago) for ago in range(SURELY_OLDEST_DAYS + 1)]
    inside = [day for day in days if band_of(day, calendar, clock.today) == band]
    if not inside:
        return Period("band", clock.today, clock.today)
    # What is dated ahead counts as of today, and the last band has no end.
    end = date.max if band == BANDS[0] else inside[0] + timedelta(days=1)
    return Period("band", EARLIEST if band == BANDS[-1] else inside[-1], end)


def _countable(scope: Scope, filters: Filters, by: str | None = None) -> Subquery:
    return countable(complaint, scope, person=_of_a_person(filters, by))


def _of_a_person(filters: Filters, by: str | None = None) -> bool:
    return bool(OF_A_PERSON & {by, *filters.columns()})


def _still_open(found: pd.DataFrame, clock: Clock, working: Calendars | None) -> pd.Series:
    """Minutes for which cases were surely open: until now, or until the day began on which they ended; missing for
    those that have a duration."""
    opened = pd.to_datetime(found["open_opened_at"], utc=True)
    ended = [clock.now if pd.isna(day) else clock.midnight(day) for day in found["open_ended_on"]]
    until = pd.Series(pd.to_datetime(ended, utc=True), index=found.index).where(opened.notna())
    until = until.where(~(until < opened), opened)
    if working is None:
        return (until - opened).dt.total_seconds() // 60
    return working.minutes(found["open_team_id"], opened, until).round()


def band_of(opened_on: date, calendar: Calendar, today: date) -> tuple[int, int | None]:
    """Which of `BANDS` a complaint opened on that day is in today."""
    age = working_days_between(calendar, opened_on, today)
    return next(band for band in reversed(BANDS) if age >= band[0])

"""What people rated, as the parts of a scorecard: one question for each kind, joined here and nowhere else.

Each source is a question that answers for everybody whom `scope` may see, one row per member, team and period:
member_id, team_id (missing where it is of no team), part (a key of weights.RATED), start (the period's first
day), value (the share of the scale that was given, 0-1) and n (how many ratings it rests on).
"""

from collections.abc import Callable

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.clock import Clock
from data_access.schema import survey_answer
from data_access.scope import Scope, visible
from data_access.scorecards.reviewed import reviewed_scores
from metrics.calendars.periods import Period
from metrics.declare import NO_READING, Reading
from metrics.people.weights import COMMENTS

Source = Callable[[Connection, Scope, tuple[Period, ...]], pd.DataFrame]

COLUMNS = ("member_id", "team_id", "part", "start", "value", "n")
OF_TEAMS = (COMMENTS,)  # a lead's are those of their teams; all else is about the lead
COMMENTED = ("csat", "nps")  # whose scales have their best end above


def ratings(connection: Connection, scope: Scope, periods: tuple[Period, ...], *, clock: Clock) -> pd.DataFrame:
    """Everything that people rated in each of `periods`, of everybody whom `scope` may see one by one; no two of the
    periods begin on the same day.

    Columns: as above. No row where nothing was rated.
    """
    begun = tuple(each for each in (period.elapsed(clock.today) for period in periods) if each.days > 0)
    parts = [source(connection, scope, begun) for source in SOURCES] if begun else []
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame({name: pd.Series(dtype="object") for name in COLUMNS})
    return pd.concat(parts, ignore_index=True)[list(COLUMNS)]


def commented_scores(connection: Connection, scope: Scope, periods: tuple[Period, ...]) -> pd.DataFrame:
    """The scores of answers in which the customer wrote something, as shares of their scales; see `ratings`."""
    a = visible(survey_answer, scope)
    share = (a.c.score - a.c.scale_low) * 1.0 / (a.c.scale_high - a.c.scale_low)
    asked = (
        select(a.c.member_id, a.c.team_id, a.c.answered_on, func.sum(share).label("given"), func.count().label("n"))
        .where(
            a.c.counted, a.c.member_id.is_not(None), a.c.kind.in_(COMMENTED), a.c.score.is_not(None),
            a.c.scale_high > a.c.scale_low, a.c.comment != "",
            a.c.answered_on >= min(period.start for period in periods),
            a.c.answered_on < max(period.end for period in periods),
        )
        .group_by(a.c.member_id, a.c.team_id, a.c.answered_on)
    )  # fmt: skip
    days = pd.DataFrame(connection.execute(asked).all(), columns=["member_id", "team_id", "day", "given", "n"])
    found = []
    for period in periods:
        there = days[pd.Series([period.start <= day < period.end for day in days["day"]], days.index, dtype="bool")]
        sums = there.groupby(["member_id", "team_id"], dropna=False)[["given", "n"]].sum().reset_index()
        found.append(sums.assign(part=COMMENTS, start=period.start, value=sums["given"] / sums["n"]))
    return pd.concat(found, ignore_index=True)


def readings_of(
    rated: pd.DataFrame, period: Period, *, member_id: int, team_ids: tuple[int, ...] | None = None
) -> dict[str, Reading]:
    """What was rated of one person in a period, by part, from the rows of `ratings`; of a lead (`team_ids` given) the
    parts OF_TEAMS are those of these teams."""
    there = rated[rated["start"] == period.start]
    found: dict[str, Reading] = {}
    for part, rows in there.groupby("part", sort=False):
        if team_ids is not None and part in OF_TEAMS:
            mine = rows[rows["team_id"].isin(team_ids)]
        else:
            mine = rows[rows["member_id"] == member_id]
        n = float(mine["n"].sum())
        value = float((mine["value"].astype(float) * mine["n"].astype(float)).sum() / n) if n else None
        found[str(part)] = NO_READING if value is None else Reading(value, int(n))
    return found


SOURCES: tuple[Source, ...] = (commented_scores, reviewed_scores)

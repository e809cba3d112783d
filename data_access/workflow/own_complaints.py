"""A person's own complaints: who handed them over, how long cases stayed with them, and those they resolved lately."""

import pandas as pd
from sqlalchemy import Connection, case, func, select

from data_access import derived
from data_access.named import with_names
from data_access.numbers.asking import Asked
from data_access.schema import complaint, complaint_event, complaint_stage, member
from data_access.scope import Role, Scope, countable, visible
from data_access.workflow.moves import AFTER, WORKING, Move
from metrics.calendars.periods import Period
from metrics.goals.targets import FEWEST_CASES
from metrics.statistics.spread import FEWEST_PEOPLE


def handed_to_oneself(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Who handed the person's open complaints to them, for those that somebody else did.

    One row per complaint. Columns: complaint_id, handed_at (UTC), handed_by, handed_by_en.

    Source: complaint_event, written by data_access/workflow/.
    """
    e, c, m = visible(complaint_event, scope), visible(complaint, scope), visible(member, scope)
    rules = [
        c.c.member_id == scope.member_id, c.c.ended_on.is_(None), c.c.counted, e.c.what == Move.HAND_OVER.value,
        e.c.holder_id == scope.member_id, e.c.created_by != scope.member_id,
    ]  # fmt: skip
    last = (
        select(e.c.complaint_id, func.max(e.c.number).label("number"))
        .select_from(e.join(c, c.c.id == e.c.complaint_id))
        .where(*rules)
        .group_by(e.c.complaint_id)
        .subquery("last")
    )
    which = (e.c.complaint_id == last.c.complaint_id) & (e.c.number == last.c.number)
    asked = select(
        e.c.complaint_id, e.c.created_at.label("handed_at"), m.c.name.label("handed_by"),
        m.c.name_en.label("handed_by_en"),
    ).select_from(e.join(last, which).outerjoin(m, m.c.id == e.c.created_by))  # fmt: skip
    found = pd.read_sql(asked.order_by(e.c.complaint_id), connection)
    found["handed_at"] = pd.to_datetime(found["handed_at"], utc=True).astype(derived.MOMENT)
    return found


def resolved_by_oneself(connection: Connection, scope: Scope, limit: int = 10) -> pd.DataFrame:
    """The complaints that the person resolved last, the newest first.

    One row each. Columns: complaint_id, resolved_at (UTC), resolution_minutes, resolution_business_minutes, kept
    (whether in time; missing where nothing was promised), category, severity, customer.

    Source: complaint, filled by pages/complaints and importers/.
    """
    c = visible(complaint, scope)
    columns = ("resolved_at", "resolution_minutes", "resolution_business_minutes", "kept", "category", "severity")
    asked = with_names(c, scope, c.c.id.label("complaint_id"), *(c.c[name] for name in columns))
    asked = asked.where(c.c.member_id == scope.member_id, c.c.resolved_at.is_not(None), c.c.counted)
    found = pd.read_sql(asked.order_by(c.c.resolved_at.desc(), c.c.id.desc()).limit(limit), connection)
    found["resolved_at"] = pd.to_datetime(found["resolved_at"], utc=True).astype(derived.MOMENT)
    found = found.drop(columns=["member", "member_en", "team", "team_en"])
    return found.astype({"kept": "boolean", "resolution_minutes": "float64", "resolution_business_minutes": "float64"})


def own_stage_times(
    asked: Asked, scope: Scope, period: Period, *, working: bool = False, order: tuple[str, ...] = WORKING
) -> pd.DataFrame:
    """How long cases stayed with the person in each stage, of those that left it in the period, and in their team.

    Waiting for others and the time of other departments is left out. One row per stage that they had cases in, as in
    `order`, others behind them by name. Columns: stage, own_minutes (median; in working hours with `working`), own_n
    (cases), team_minutes (median of the cases of the person's own teams, theirs among them; missing where fewer than
    FEWEST_PEOPLE had such cases or there are fewer than FEWEST_CASES).

    Source: the mirror of complaint_stage.
    """
    columns = ["stage", "own_minutes", "own_n", "team_minutes"]
    if scope.member_id is None or not scope.has(Role.STAFF, Role.LEAD):
        return pd.DataFrame(columns=columns)
    teams = sorted(scope.own_team_ids)
    with asked.asking() as connection:
        found = []
        for person in (True, False):
            s = countable(complaint_stage, scope, person=person)
            whole = func.coalesce(s.c.business_minutes if working else s.c.minutes, 0)
            paused = func.coalesce(s.c.paused_business_minutes if working else s.c.paused_minutes, 0)
            minutes = func.sum(case((paused < whole, whole - paused), else_=0))
            whose = s.c.member_id == scope.member_id if person else s.c.team_id.in_(teams)
            rows = (
                select(s.c.stage, s.c.complaint_id, s.c.member_id, minutes)
                .where(whose, s.c.member_id.is_not(None), s.c.department.is_(None), s.c.stage.not_in(AFTER))
                .where(s.c.left_on >= period.start, s.c.left_on < period.end)
                .group_by(s.c.stage, s.c.complaint_id, s.c.member_id)
            )
            names = ["stage", "complaint_id", "member_id", "minutes"]
            found.append(pd.DataFrame(map(tuple, connection.execute(rows)), columns=names))
    own, team = (frame.astype({"minutes": "float64"}).groupby("stage") for frame in found)
    enough = (team["member_id"].nunique() >= FEWEST_PEOPLE) & (team.size() >= FEWEST_CASES)
    median = team["minutes"].median().where(enough)
    frame = pd.DataFrame({"own_minutes": own["minutes"].median(), "own_n": own.size(), "team_minutes": median})
    frame = frame[frame["own_n"].notna()]
    place = {stage: at for at, stage in enumerate(order)}
    frame = frame.reindex(sorted(frame.index, key=lambda stage: (place.get(stage, len(place)), stage)))
    return frame.rename_axis("stage").reset_index().astype({"own_n": "int64"})[columns]

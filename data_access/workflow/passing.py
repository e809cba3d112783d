"""How work on complaints comes and goes: each stage says how its complaint came into it and how it left.

A complaint is worked on in every stage but those of `RESOLVED`. came_as: "received" (its first stage), "reopened",
"team" (another team had it before), "member" (somebody else of the team), "stage" (only its stage is another one).
went_as: "resolved", or "team", "member", "stage" likewise; missing while it is there. Both are missing for stages of
`RESOLVED`. A complaint that nobody had for days was out of work meanwhile: it left as resolved and came as reopened.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, SelectBase, and_, case, func, null, or_, select, update

from data_access.schema import complaint_stage
from data_access.stamps import stamp

# In these a complaint is resolved; in all others somebody works on it.
RESOLVED = ("answered", "confirmed")
Row = Mapping[str, Any]


def between(before: Row | None, after: Row) -> tuple[str | None, str | None]:
    """went_as of a stage and came_as of the one after it; `before` None: `after` is the first.

    Of both stage, team_id and member_id, of `before` also left_on, of `after` also entered_on.
    """
    worked = before is not None and before["stage"] not in RESOLVED
    works = after["stage"] not in RESOLVED
    if before is None:
        return None, "received" if works else None
    apart = before["left_on"] is not None and before["left_on"] < after["entered_on"]
    if not worked or not works or apart:
        return "resolved" if worked else None, "reopened" if works else None
    others = [name for name in ("team", "member") if before[f"{name}_id"] != after[f"{name}_id"]]
    return ((others or ["stage"])[0],) * 2


def settle_passing(connection: Connection, complaints: SelectBase) -> None:
    """Say of all stages of `complaints` (a query of their ids) how work came and went."""
    s = complaint_stage
    about: dict[str, Any] = {"partition_by": s.c.complaint_id, "order_by": s.c.position}
    beside = ("stage", "team_id", "member_id", "entered_on", "left_on")
    rows = (
        select(
            s.c.id,
            *(s.c[name] for name in beside),
            *(func.lag(s.c[name]).over(**about).label(f"{name}_before") for name in beside),
            *(func.lead(s.c[name]).over(**about).label(f"{name}_after") for name in beside),
        )
        .where(s.c.complaint_id.in_(complaints))
        .subquery("beside")
    )
    r = rows.c
    works = r.stage.not_in(RESOLVED)
    came = case(
        (~works, null()),
        (r.stage_before.is_(None), "received"),
        (or_(r.stage_before.in_(RESOLVED), r.left_on_before < r.entered_on), "reopened"),
        (r.team_id_before.is_distinct_from(r.team_id), "team"),
        (r.member_id_before.is_distinct_from(r.member_id), "member"),
        else_="stage",
    )
    stopped = or_(r.stage_after.is_(None), r.stage_after.in_(RESOLVED), r.left_on < r.entered_on_after)
    went = case(
        (or_(~works, r.left_on.is_(None)), null()),
        (stopped, "resolved"),
        (r.team_id_after.is_distinct_from(r.team_id), "team"),
        (r.member_id_after.is_distinct_from(r.member_id), "member"),
        else_="stage",
    )
    found = select(r.id, came.label("came_as"), went.label("went_as")).subquery("found")
    wrong: ColumnElement[bool] = or_(
        s.c.came_as.is_distinct_from(found.c.came_as), s.c.went_as.is_distinct_from(found.c.went_as)
    )
    corrected = (
        update(s)
        .values(came_as=found.c.came_as, went_as=found.c.went_as)
        .where(and_(s.c.id == found.c.id, wrong))
        .returning(s.c.entered_on)
    )
    stamp(connection, s, set(connection.execute(corrected).scalars()))

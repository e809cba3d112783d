"""What somebody entered by a form, and what became of it."""

import pandas as pd
from sqlalchemy import Connection, Subquery, case, func, literal, null, select, union_all

from data_access.acting import past_the_wall
from data_access.named import with_names
from data_access.schema import complaint, member, suggestion, survey_answer
from data_access.scope import Scope, visible, written_by_oneself

# What every entry has of who wrote it about whom, and whether it counts.
WRITTEN = ("id", "customer_id", "member_id", "team_id", "counted", "created_at", "voided_at")


def logged_by_oneself(connection: Connection, scope: Scope, limit: int = 10) -> pd.DataFrame:
    """What the person of `scope` entered by a form, about whomever, newest entry first, and what became of it.

    One row each. Columns: id, kind (csat, nps, ces, suggestion, praise, complaint), received_on, score, scale_low,
    scale_high, text (each missing where there is none), fate (counts, waits, refused, voided), reason, decided_by and
    decided_by_en (why and by whom it was refused or voided), customer, member, member_en, team, team_en.
    Entry times are whole minutes: of one minute, entries of different kinds stand in no particular order.

    Source: survey_answer, suggestion and complaint, filled by pages/feedback and pages/complaints.
    """
    rows, by = _written(scope), visible(member, scope).alias("decider")
    fate = case(
        (rows.c.voided_at.is_not(None), "voided"),
        (rows.c.refused_at.is_not(None), "refused"),
        (rows.c.counted, "counts"),
        else_="waits",
    ).label("fate")
    shown = ("id", "kind", "received_on", "score", "scale_low", "scale_high", "text", "reason")
    asked = with_names(rows, scope, *(rows.c[name] for name in shown), fate)
    asked = asked.add_columns(by.c.name.label("decided_by"), by.c.name_en.label("decided_by_en"))
    asked = asked.outerjoin(by, by.c.id == rows.c.decider_id)
    with past_the_wall(connection):  # written about colleagues, too
        found = pd.read_sql(asked.order_by(rows.c.created_at.desc(), rows.c.id.desc()).limit(limit), connection)
    return found.astype({"score": "float64"})


def _written(scope: Scope) -> Subquery:
    a, s, c = (written_by_oneself(table, scope) for table in (survey_answer, suggestion, complaint))
    unscored = [null().label(name) for name in ("score", "scale_low", "scale_high", "refused_at")]
    answers = select(
        *(a.c[name] for name in WRITTEN), a.c.kind, a.c.answered_on.label("received_on"), a.c.comment.label("text"),
        a.c.score, a.c.scale_low, a.c.scale_high, a.c.refused_at,
        func.coalesce(a.c.void_reason, a.c.refusal_reason).label("reason"),
        case((a.c.voided_at.is_not(None), a.c.voided_by), else_=a.c.refused_by).label("decider_id"),
    )  # fmt: skip
    suggestions = select(
        *(s.c[name] for name in WRITTEN), s.c.kind, s.c.received_on, s.c.text, *unscored, s.c.void_reason, s.c.voided_by
    )
    complaints = select(
        *(c.c[name] for name in WRITTEN), literal("complaint"), c.c.opened_on, c.c.text, *unscored,
        c.c.void_reason, c.c.voided_by,
    )  # fmt: skip
    return union_all(answers, suggestions, complaints).subquery("written")

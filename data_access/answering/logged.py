"""What somebody entered by a form, and what became of it."""

import pandas as pd
from sqlalchemy import Connection, Subquery, case, func, literal, null, select, union_all

from data_access.acting import past_the_wall
from data_access.answering.suggestions import SUGGESTION
from data_access.derived import MOMENT
from data_access.named import with_names
from data_access.schema import complaint, member, suggestion, survey_answer
from data_access.scope import Scope, visible, written_by_oneself

# What every entry has of who wrote it about whom, and whether it counts.
WRITTEN = ("id", "customer_id", "member_id", "team_id", "counted", "created_at", "voided_at")


def logged_by_oneself(connection: Connection, scope: Scope, limit: int = 10) -> pd.DataFrame:
    """What the person of `scope` entered by a form, about whomever, and what became of it; the newest entry first, and
    what was answered since by the time of its answer.

    One row each. Columns: id, kind (csat, nps, ces, suggestion, praise, complaint), received_on, score, scale_low,
    scale_high, text (each missing where there is none), fate (counts, waits, refused, voided; of suggestions
    to_answer, adopted or declined; of low scores to_follow_up or followed_up; of complaints their stage), due_at (UTC,
    until when it is to be answered), reason (why it was refused, voided or declined, what becomes of what was adopted),
    decided_by and decided_by_en (by whom), customer, member, member_en, team, team_en.
    Entry times are whole minutes: of one minute, entries of different kinds stand in no particular order.

    Source: survey_answer, suggestion and complaint, filled by pages/feedback and pages/complaints.
    """
    rows, by = _written(scope), visible(member, scope).alias("decider")
    fate = case(
        (rows.c.voided_at.is_not(None), "voided"),
        (rows.c.refused_at.is_not(None), "refused"),
        (~rows.c.counted, "waits"),
        else_=rows.c.answered,
    ).label("fate")
    shown = ("id", "kind", "received_on", "score", "scale_low", "scale_high", "text", "due_at", "reason")
    asked = with_names(rows, scope, *(rows.c[name] for name in shown), fate)
    asked = asked.add_columns(by.c.name.label("decided_by"), by.c.name_en.label("decided_by_en"))
    asked = asked.outerjoin(by, by.c.id == rows.c.decider_id)
    with past_the_wall(connection):  # written about colleagues, too
        moved = func.coalesce(rows.c.moved_at, rows.c.created_at)
        found = pd.read_sql(asked.order_by(moved.desc(), rows.c.id.desc()).limit(limit), connection)
    found["due_at"] = pd.to_datetime(found["due_at"], utc=True).astype(MOMENT)
    return found.astype({"score": "float64"})


def _written(scope: Scope) -> Subquery:
    a, s, c = (written_by_oneself(table, scope) for table in (survey_answer, suggestion, complaint))
    unscored = [null().label(name) for name in ("score", "scale_low", "scale_high", "refused_at")]
    called = case(
        (a.c.followed_up_at.is_not(None), "followed_up"),
        (a.c.follow_up_due_at.is_not(None), "to_follow_up"),
        else_="counts",
    )
    answered = case((s.c.kind != SUGGESTION, "counts"), (s.c.state == "new", "to_answer"), else_=s.c.state)
    answers = select(
        *(a.c[name] for name in WRITTEN), a.c.kind, a.c.answered_on.label("received_on"), a.c.comment.label("text"),
        a.c.score, a.c.scale_low, a.c.scale_high, a.c.refused_at,
        func.coalesce(a.c.void_reason, a.c.refusal_reason).label("reason"),
        func.coalesce(a.c.voided_by, a.c.refused_by, a.c.followed_up_by).label("decider_id"),
        called.label("answered"), a.c.followed_up_at.label("moved_at"),
        case((a.c.followed_up_at.is_(None), a.c.follow_up_due_at)).label("due_at"),
    )  # fmt: skip
    suggestions = select(
        *(s.c[name] for name in WRITTEN), s.c.kind, s.c.received_on, s.c.text, *unscored,
        func.coalesce(s.c.void_reason, s.c.answer), func.coalesce(s.c.voided_by, s.c.answered_by),
        answered, s.c.answered_at, case((s.c.answered_at.is_(None), s.c.answer_due_at)),
    )  # fmt: skip
    complaints = select(
        *(c.c[name] for name in WRITTEN), literal("complaint"), c.c.opened_on, c.c.text, *unscored,
        c.c.void_reason, c.c.voided_by, c.c.state, null(), null(),
    )  # fmt: skip
    return union_all(answers, suggestions, complaints).subquery("written")

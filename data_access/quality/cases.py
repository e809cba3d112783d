"""Which case to review: a few drawn fairly, or one that somebody names.

Drawn is by chance among what a member finished lately and nobody reviewed. The chance is made of the day and the case's
own number, so that a reload draws the same ones, and nobody can draw until they like what they get.
"""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, Table, literal, select, union_all

from data_access.clock import Clock
from data_access.derived import MOMENT
from data_access.named import with_names
from data_access.quality.rules import COMPLAINT, INTERACTION
from data_access.quality.scoring import CASES
from data_access.schema import quality_calibration, quality_review
from data_access.scope import Action, Scope, may, visible

RECENT_DAYS = 30
DRAWN = 3
SUBJECT = {INTERACTION: "topic", COMPLAINT: "category"}


def cases_to_review(
    connection: Connection, scope: Scope, member_id: int, *, clock: Clock, limit: int = DRAWN
) -> pd.DataFrame:
    """Cases of a member that ended in the last 30 days and were not reviewed, drawn by chance; the same all day.

    One row per case drawn. Columns: case_kind, case_id, opened_at (UTC), ended_on, subject (topic or category),
    channel, customer, of (how many cases they were drawn from). Empty unless `scope` leads the team of the case.

    Source: interaction and complaint.
    """
    since = clock.today - timedelta(days=RECENT_DAYS)
    parts = [_ended(table, kind, scope, member_id, since) for kind, table in CASES.items()]
    there = connection.execute(union_all(*parts)).all()
    ranked = sorted(there, key=lambda row: _lot(clock.today, member_id, row.case_kind, row.case_id))[:limit]
    shown = ["case_kind", "case_id", "opened_at", "ended_on", "subject", "channel", "customer"]
    found = [
        pd.read_sql(
            _told(kind, scope, [row.case_id for row in ranked if row.case_kind == kind]).add_columns(
                literal(kind).label("case_kind")
            ),
            connection,
        )
        for kind in CASES
    ]
    rows = pd.concat([each for each in found if len(each)] or found[:1], ignore_index=True)[shown]
    rows["opened_at"] = pd.to_datetime(rows["opened_at"], utc=True).astype(MOMENT)
    rows["ended_on"] = pd.to_datetime(rows["ended_on"])
    order = {(row.case_kind, row.case_id): place for place, row in enumerate(ranked)}
    places = [order[kind, case_id] for kind, case_id in zip(rows["case_kind"], rows["case_id"], strict=True)]
    return rows.iloc[pd.Series(places, dtype="int64").argsort().to_numpy()].reset_index(drop=True).assign(of=len(there))


def case_found(connection: Connection, scope: Scope, case_kind: str, case_id: int) -> pd.DataFrame:
    """One case as who reviews it needs it; no row where there is none that `scope` may see.

    Columns: case_kind, case_id, opened_at, resolved_at (UTC), ended_on, subject, channel, tier, text, customer,
    member_id, member, member_en, team_id, team, team_en, reviewed (the number of the review that counts, missing
    without one that `scope` sees).
    """
    more = ("resolved_at", "tier", "text", "member_id", "team_id")
    rows = pd.read_sql(_told(case_kind, scope, [case_id], *more), connection)
    for name in ("opened_at", "resolved_at"):
        rows[name] = pd.to_datetime(rows[name], utc=True).astype(MOMENT)
    rows["ended_on"] = pd.to_datetime(rows["ended_on"])
    r = visible(quality_review, scope)
    first = [r.c.case_kind == case_kind, r.c.case_id == case_id, r.c.calibration_of.is_(None), r.c.voided_at.is_(None)]
    number = connection.execute(select(r.c.id).where(*first)).scalar()
    return rows.assign(case_kind=case_kind, reviewed=number)


def _ended(table: Table, kind: str, scope: Scope, member_id: int, since: date) -> Select[Any]:
    c, r, k = visible(table, scope), visible(quality_review, scope), visible(quality_calibration, scope)
    done = select(r.c.case_id).where(r.c.case_kind == kind, r.c.calibration_of.is_(None), r.c.voided_at.is_(None))
    asked = select(k.c.case_id).where(k.c.case_kind == kind, k.c.withdrawn_at.is_(None))
    rules = [c.c.member_id == member_id, c.c.ended_on >= since, c.c.counted, c.c.id.not_in(done.where(r.c.case_id > 0))]
    rules.append(c.c.id.not_in(asked.where(k.c.case_id > 0)))
    if not may(scope, Action.REVIEW_QUALITY):
        rules.append(c.c.id.is_(None))
    elif not scope.everything:
        rules += [c.c.team_id.in_(sorted(scope.led_team_ids)), c.c.member_id != scope.member_id]
    return select(literal(kind).label("case_kind"), c.c.id.label("case_id")).where(*rules)


def _told(kind: str, scope: Scope, ids: list[int], *more: str) -> Select[Any]:
    c = visible(CASES[kind], scope)
    columns = [c.c[name] for name in ("opened_at", "ended_on", "channel", *more)]
    asked = with_names(c, scope, c.c.id.label("case_id"), c.c[SUBJECT[kind]].label("subject"), *columns)
    return asked.where(c.c.id.in_(ids), c.c.voided_at.is_(None))


def _lot(day: date, member_id: int, kind: str, case_id: int) -> str:
    return sha256(f"{day} {member_id} {kind} {case_id}".encode()).hexdigest()

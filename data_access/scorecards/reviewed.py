"""What peers, members themselves and leads gave in reviews whose result was shared: parts of a scorecard."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, RowMapping, select

from data_access.members.roles import Role
from data_access.reviewing import rules
from data_access.schema import review, review_cycle, review_part
from data_access.scope import Scope, visible
from metrics.calendars.periods import Period
from metrics.people.peers import qualitative
from metrics.people.weights import BY_LEAD, PEERS, SELF

COLUMNS = ("member_id", "team_id", "part", "start", "value", "n")


def reviewed_scores(connection: Connection, scope: Scope, periods: tuple[Period, ...]) -> pd.DataFrame:
    """The scores of everybody's latest shared review of each period, whose own days hold it or lie within it, as
    `review_scores` (data_access/reviewing/scores.py) tells them of one person; one statement for all of them.

    One row per member, period and part: member_id, team_id, part (peers, self, lead), start (the period's first day),
    value (0-1), n (how many raters).

    Source: review_part, filled by data_access/reviewing.
    """
    if not scope.has(Role.STAFF, Role.LEAD):  # who only decides appeals compares nobody
        return pd.DataFrame(columns=list(COLUMNS))
    r, c, p = visible(review, scope), visible(review_cycle, scope), visible(review_part, scope)
    told = [
        r.c.id, r.c.member_id, r.c.team_id, c.c.from_on, c.c.to_on, c.c.categories, p.c.kind, p.c.content,
    ]  # fmt: skip
    asked = (
        select(*told)
        .join_from(r, c, c.c.id == r.c.cycle_id)
        .join(p, p.c.review_id == r.c.id)
        .where(
            r.c.state.in_(rules.TOLD), p.c.reach == rules.TO_ALL,
            p.c.kind.in_((rules.PEER, rules.SELF, rules.LEADS, rules.CHANGED)),
            c.c.from_on < max(period.end for period in periods), c.c.to_on > min(period.start for period in periods),
        )
        .order_by(c.c.to_on, r.c.id)
    )  # fmt: skip
    rows = connection.execute(asked).mappings().all()
    found: list[tuple[Any, ...]] = []
    for period in periods:
        newest = {row["member_id"]: row["id"] for row in rows if _is_of(row, period)}
        for member_id, number in newest.items():
            found += _parts([row for row in rows if row["id"] == number], member_id, period)
    return pd.DataFrame(found, columns=list(COLUMNS))


def _is_of(row: RowMapping, period: Period) -> bool:
    within = bool(row["from_on"] >= period.start and row["to_on"] <= period.end)
    return within or bool(row["from_on"] <= period.start and row["to_on"] >= period.end)


def _parts(rows: list[RowMapping], member_id: int, period: Period) -> list[tuple[Any, ...]]:
    kinds = {row["kind"]: row for row in rows}
    # What came of an appeal stands in place of what the lead gave.
    taken = {PEERS: rules.PEER, SELF: rules.SELF, BY_LEAD: rules.CHANGED if rules.CHANGED in kinds else rules.LEADS}
    found = []
    for part, kind in taken.items():
        row = kinds.get(kind)
        value = None if row is None else qualitative(row["content"]["scores"], rules.weights_of(row))
        if row is not None and value is not None:
            n = row["content"].get("raters") or 1
            found.append((member_id, row["team_id"], part, period.start, value, n))
    return found

"""How far review cycles are: numbers, and nobody's name."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.members.roles import Role
from data_access.reviewing import rules
from data_access.schema import peer_rating, review, review_cycle, review_part, review_rater
from data_access.scope import SMALLEST_CELL, Scope, visible

COUNTS = ("reviews", "assessed", "written", "shared", "acknowledged", "asked", "answered")


def cycles_seen(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """The cycles of the teams that `scope` leads, all for executives, the newest period first, and how far each is.

    One row per cycle. Columns: cycle_id, cycle (its name), kind, from_on, to_on (the day after the last),
    collects_until, shares_until, state, team_ids (a list), led (whether they lead all its teams), closable, and numbers
    of reviews: reviews, assessed (with a self-assessment), written, shared, acknowledged; of ratings: asked, answered.
    An executive's numbers of cycles with fewer than five reviews are missing.

    Source: review_cycle and review, filled by data_access/reviewing.
    """
    c = visible(review_cycle, scope)
    asked = select(c).where(c.c.state != rules.WITHDRAWN).order_by(c.c.to_on.desc(), c.c.id.desc())
    rows = [dict(row) for row in connection.execute(asked).mappings()] if scope.has(Role.LEAD, Role.EXECUTIVE) else []
    directs = scope.has(Role.EXECUTIVE)
    rows = [row for row in rows if directs or scope.led_team_ids & set(row["team_ids"])]
    # Reviews are not an executive's to read, nor ratings anybody's; what leaves this are numbers of them.
    with past_the_wall(connection):
        counts = _counts(connection)
    told = []
    for row in rows:
        led = scope.everything or set(row["team_ids"]) <= scope.led_team_ids
        numbers: dict[str, Any] = counts.get(row["id"], dict.fromkeys(COUNTS, 0))
        if directs and not scope.everything and not led and numbers["reviews"] < SMALLEST_CELL:
            numbers = dict.fromkeys(COUNTS)
        told.append({
            "cycle_id": row["id"], "cycle": row["name"], **{name: row[name] for name in _KEPT},
            "led": led and Role.LEAD in scope.roles, **numbers,
            "closable": row["state"] == rules.COLLECTING and Role.LEAD in scope.roles
            and (led or clock.today > row["collects_until"]),
        })  # fmt: skip
    columns = ["cycle_id", "cycle", *_KEPT, "led", "closable", *COUNTS]
    found = pd.DataFrame(told, columns=columns).astype(dict.fromkeys(COUNTS, "Int64"))
    for name in ("from_on", "to_on", "collects_until", "shares_until"):
        found[name] = pd.to_datetime(found[name])
    return found


_KEPT = ("kind", "from_on", "to_on", "collects_until", "shares_until", "state", "team_ids")


def _counts(connection: Connection) -> dict[int, dict[str, int]]:
    r, part, a, p = review.c, review_part.c, review_rater.c, peer_rating.c
    assessed = and_(part.review_id == r.id, part.kind == rules.SELF, part.reach != rules.TO_AUTHOR)
    of_reviews = select(
        r.cycle_id,
        func.count().label("reviews"),
        func.count(part.id).label("assessed"),
        func.count().filter(r.state.in_((rules.WRITTEN, *rules.TOLD))).label("written"),
        func.count().filter(r.state.in_(rules.TOLD)).label("shared"),
        func.count().filter(r.state == rules.ACKNOWLEDGED).label("acknowledged"),
    ).select_from(review.outerjoin(review_part, assessed))
    found = {
        row.pop("cycle_id"): {**row, "asked": 0, "answered": 0}
        for row in map(dict, connection.execute(of_reviews.group_by(r.cycle_id)).mappings())
    }
    sent = and_(p.review_id == a.review_id, p.author_id == a.rater_id, p.sent)
    of_ratings = select(a.cycle_id, func.count(), func.count(p.author_id)).where(a.asked)
    of_ratings = of_ratings.select_from(review_rater.outerjoin(peer_rating, sent)).group_by(a.cycle_id)
    for cycle_id, asked, answered in connection.execute(of_ratings):
        found[cycle_id] |= {"asked": asked, "answered": answered}
    return found

"""The qualitative parts of somebody's scorecard, from reviews whose result was shared with them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data_access.reviewing import rules
from data_access.reviewing.rules import CHANGED, LEADS, PEER, SELF
from data_access.schema import review, review_cycle, review_part
from data_access.scope import Scope, visible
from metrics.calendars.periods import Period
from metrics.people.peers import qualitative


@dataclass(frozen=True)
class ReviewScores:
    """A member's latest shared review of a period: each score 0-1, missing where there is none.

    lead: what the lead gave, or what came of an appeal. raters: how many colleagues the peer score rests on.
    from_on and to_on (half-open) are the days that the review is about.
    """

    number: int
    from_on: date
    to_on: date
    peer: float | None
    raters: int | None
    self: float | None
    lead: float | None


def review_scores(connection: Connection, scope: Scope, *, member_id: int, period: Period) -> ReviewScores | None:
    """The scores of the review whose period holds `period` or lies within it, the one that ended last.

    None without a shared one that `scope` may see.

    Source: review_part, filled by data_access/reviewing.
    """
    r, c, p = visible(review, scope), visible(review_cycle, scope), visible(review_part, scope)
    within = (c.c.from_on >= period.start) & (c.c.to_on <= period.end)
    around = (c.c.from_on <= period.start) & (c.c.to_on >= period.end)
    asked = select(r.c.id, c.c.from_on, c.c.to_on, c.c.categories).join_from(r, c, c.c.id == r.c.cycle_id)
    asked = asked.where(r.c.member_id == member_id, r.c.state.in_(rules.TOLD), within | around)
    found = connection.execute(asked.order_by(c.c.to_on.desc(), r.c.id.desc())).mappings().first()
    if found is None:
        return None
    told = select(p.c.kind, p.c.content).where(p.c.review_id == found["id"], p.c.reach == rules.TO_ALL)
    parts = {kind: content for kind, content in connection.execute(told)}  # noqa: C416
    weights = rules.weights_of(found)

    def score(kind: str) -> float | None:
        return qualitative(parts[kind]["scores"], weights) if kind in parts else None

    return ReviewScores(
        found["id"], found["from_on"], found["to_on"], score(PEER), parts.get(PEER, {}).get("raters"), score(SELF),
        score(CHANGED if CHANGED in parts else LEADS),
    )  # fmt: skip

"""The agenda of a team's weekly meeting."""

from datetime import date

from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.meetings.items import ACTION, COMPLAINT, NUMBER, Figure, Item
from data_access.scope import Scope
from metrics.words import Text


def agenda(connection: Connection, scope: Scope, *, clock: Clock, team_id: int, week_start: date) -> tuple[Item, ...]:
    """A few items, until the agenda is built."""
    if team_id not in scope.led_team_ids and not scope.everything:
        return ()
    late = Text(en="Action no. 2 is 6 days late", zh="2 号改进措施逾期 6 天")
    missed = Text(en="Satisfaction missed its target: 78% of 85%", zh="客户满意度未达标：78%，目标 85%")
    breached = Text(en="Complaint no. 12 is past its time", zh="12 号投诉已超时")
    return (
        Item(ACTION, "action:2", "late", late, "actions?number=2", (), 11),
        Item(NUMBER, "number:csat", "missed", missed, "satisfaction", (Figure("csat", 0.78, 214, 0.85),)),
        Item(COMPLAINT, "complaint:12", "breached", breached, "complaint?number=12", (), 11),
    )

"""The agenda of a team's weekly meeting: what needs talking about, and nothing else. Nothing is good news."""

from datetime import date

from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.meetings.actions_due import action_items
from data_access.meetings.contacts_late import late_contact_items
from data_access.meetings.goals_open import target_items
from data_access.meetings.items import Item
from data_access.meetings.key_customers import contact_items
from data_access.meetings.looked import looked
from data_access.meetings.low_scores import low_score_items
from data_access.meetings.number_lines import number_items
from data_access.meetings.open_cases import complaint_items
from data_access.meetings.praised import praise_items
from data_access.meetings.stale import stale_items
from data_access.numbers.asking import Asked
from data_access.scope import Scope


def agenda(
    connection: Connection, scope: Scope, *, clock: Clock, asked: Asked, team_id: int, week_start: date
) -> tuple[Item, ...]:
    """What the team has to talk about in the week that holds `week_start`, in the order of items.KINDS; each line once.

    Of the team and the teams below it. Numbers are those up to the week's end, as they are known now; what is open is
    told of the running week only, since nobody keeps how it was before. Empty where there is nothing, for a week that
    has not begun, and for who does not lead the team (or stands in for who does).
    """
    of = looked(connection, clock=clock, team_id=team_id, week_start=week_start, by=scope)
    if of is None:
        return ()
    return (
        *action_items(connection, of, by=scope),
        *number_items(connection, asked, of, by=scope),
        *complaint_items(connection, of, by=scope),
        *low_score_items(connection, of, by=scope),
        *praise_items(connection, of, by=scope),
        *late_contact_items(connection, of, by=scope),
        *contact_items(asked, of, by=scope),
        *target_items(connection, of, by=scope),
        *stale_items(connection, asked, of, by=scope),
    )

"""The agenda of a team's weekly meeting: what needs talking about, and nothing else. Nothing is good news."""

from datetime import date

from sqlalchemy import Connection

from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.meetings.actions_due import action_items
from data_access.meetings.contacts_late import late_contact_items
from data_access.meetings.goals_open import target_items
from data_access.meetings.items import Item
from data_access.meetings.key_customers import contact_items
from data_access.meetings.looked import Looked, looked
from data_access.meetings.low_scores import low_score_items
from data_access.meetings.number_lines import number_items
from data_access.meetings.open_cases import complaint_items
from data_access.meetings.praised import praise_items
from data_access.meetings.stale import stale_items
from data_access.numbers.asking import Asked
from data_access.scope import Scope, in_place_of_the_lead


def agenda(
    connection: Connection, scope: Scope, *, clock: Clock, asked: Asked, team_id: int, week_start: date
) -> tuple[Item, ...]:
    """What the team has to talk about in the week that holds `week_start`, in the order of items.KINDS; each line once.

    Of the team and the teams below it. Numbers are those up to the week's end, as they are known now; what is open is
    told of the running week only, since nobody keeps how it was before. Empty where there is nothing, for a week that
    has not begun, and for who does not lead the team (or stands in for who does, and gets the lead's: a deputy who saw
    less would hold a meeting about less).
    """
    of = looked(connection, clock=clock, team_id=team_id, week_start=week_start, by=scope)
    if of is None:
        return ()
    if scope.everything or team_id in scope.led_team_ids:
        return _items(connection, asked, of, by=scope)
    # The rows are the absent lead's, and only lines come out of them.
    with past_the_wall(connection):
        return _items(connection, asked, of, by=in_place_of_the_lead(frozenset(of.team_ids)))


def _items(connection: Connection, asked: Asked, of: Looked, *, by: Scope) -> tuple[Item, ...]:
    return (
        *action_items(connection, of, by=by),
        *number_items(connection, asked, of, by=by),
        *complaint_items(connection, of, by=by),
        *low_score_items(connection, of, by=by),
        *praise_items(connection, of, by=by),
        *late_contact_items(connection, of, by=by),
        *contact_items(asked, of, by=by),
        *target_items(connection, of, by=by),
        *stale_items(connection, asked, of, by=by),
    )

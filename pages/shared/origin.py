"""Where a file comes from, as it says itself: with whose rights it was made, and how old its numbers are."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from data_access.acting import acting_for
from data_access.members.people import teams_to_pick
from data_access.numbers.asking import extent
from data_access.scope import Role, Scope
from pages.shared import session
from pages.shared.session import name_of, say
from pages.shared.texts import frame
from pages.shared.texts import show as words

MOST_NAMED = 4  # teams; of more their number is said


def rights_said(scope: Scope, teams: pd.DataFrame) -> str:
    """The roles, and the `teams` whose numbers these see: "Team lead (After-sales 1)". Nobody's name."""
    roles = " · ".join(say(frame.ROLES[role]) for role in sorted(scope.roles)) or say(frame.OWNER)
    if scope.everything or scope.has(Role.EXECUTIVE):
        seen = say(frame.ALL_TEAMS)
    elif len(teams) > MOST_NAMED:
        seen = say(words.TEAMS_COUNT, count=len(teams))
    else:
        stop = ", " if session.language() == "en" else "、"
        seen = stop.join(name_of(*names) for names in zip(teams["name"], teams["name_en"], strict=True))
    return say(words.RIGHTS, roles=roles, teams=seen) if seen else roles


def latest_said(last: date | None) -> str:
    """The newest day that these rights see anything of."""
    return say(words.NO_DATA_YET) if last is None else f"{last:%Y-%m-%d}"


def origin() -> Callable[[], str]:
    """What tells it all in one line at a later moment, in the language of that moment, asking the visit for nothing."""
    house, scope, zone = session.house(), session.scope(), session.zone()
    as_of = session.clock().now.astimezone(zone)

    def told() -> str:
        teams = house.servers.read(lambda connection: teams_to_pick(connection, scope), acting_for(scope))
        return say(
            words.ORIGIN, as_of=f"{as_of:%Y-%m-%d %H:%M}", rights=rights_said(scope, teams),
            latest=latest_said(extent(house.mirror, scope).last),
            made_at=f"{house.settings.now(house.zone).astimezone(zone):%Y-%m-%d %H:%M}",
        )  # fmt: skip

    return told

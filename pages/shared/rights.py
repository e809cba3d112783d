"""Whether somebody may still do what they might when their page was drawn."""

from collections.abc import Callable
from typing import Any

from data_access.clock import Clock
from data_access.members import people
from data_access.sign_in import sessions
from pages.shared import session


def unchanged() -> Callable[[], bool]:
    """What tells at a later moment, asking the visit for nothing, whether its person is still signed in and may do
    neither more nor less than now."""
    house, scope, session_id = session.house(), session.scope(), session.session_id()
    sign_in = house.settings.sign_in

    def ask(connection: Any, now: Clock) -> bool:
        if sign_in.on:
            signed = sessions.of_session(connection, session_id or 0, now, sign_in)
            if signed is None or signed.member_id != scope.member_id:
                return False
        return people.scope_of(connection, scope.member_id or 0, now.today) == scope

    def is_unchanged() -> bool:
        if scope.everything:
            return True
        now = Clock(house.settings.now(house.zone), house.zone)
        return house.servers.read(lambda connection: ask(connection, now), first_hand=True)

    return is_unchanged

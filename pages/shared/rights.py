"""Whether somebody may still do what they might when their page was drawn."""

from collections.abc import Callable

from data_access import people, sessions
from data_access.clock import Clock
from data_access.engine import reading
from pages.shared import session


def unchanged() -> Callable[[], bool]:
    """What tells at a later moment, asking the visit for nothing, whether its person is still signed in and may do
    neither more nor less than now."""
    house, scope, session_id = session.house(), session.scope(), session.session_id()
    sign_in = house.settings.sign_in

    def ask() -> bool:
        if scope.everything or scope.member_id is None:
            return True
        now = Clock(house.settings.now(house.zone), house.zone)
        with reading(house.database) as connection:
            if sign_in.on:
                signed = sessions.of_session(connection, session_id or 0, now, sign_in)
                if signed is None or signed.member_id != scope.member_id:
                    return False
            return people.scope_of(connection, scope.member_id, now.today) == scope

    return ask

"""Links that let somebody in once: the set-up of the first administrator, an invitation, a new password."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.clock import Clock
from data_access.rejected import Rejected
from data_access.schema import invitation
from data_access.sign_in.tokens import fingerprint, make_token

SETUP, INVITE, RESET = "setup", "invite", "reset"
AT_HOME = "http://localhost:8501"
LASTS = {SETUP: timedelta(hours=24), INVITE: timedelta(days=7), RESET: timedelta(hours=1)}


def link(address: str | None, kind: str, token: str) -> str:
    """Where a token is used. `address` is the dashboard's, without one that of `make run`."""
    return f"{address or AT_HOME}/sign-in/{'set-up' if kind == SETUP else 'invitation'}/{token}"


def issue(connection: Connection, kind: str, clock: Clock, *, account_id: int | None, by: int | None) -> str:
    """Make a link's token, which nobody can read again. An account's earlier links no longer work."""
    if account_id is not None:
        revoke(connection, account_id, clock)
    token = make_token()
    values = {"kind": kind, "account_id": account_id, "created_at": clock.now, "created_by": by}
    connection.execute(
        insert(invitation).values(token_hash=fingerprint(token), expires_at=clock.now + LASTS[kind], **values)
    )
    return token


def look(connection: Connection, token: str, clock: Clock) -> Any:
    """The row of a link that still works; it works on.

    Raises:
        Rejected: "link_invalid": it never was, was used, or has expired; nobody learns which.
    """
    found = connection.execute(select(invitation).where(*_works(token, clock))).first()
    if found is None:
        raise Rejected("link_invalid")
    return found


def use(connection: Connection, token: str, clock: Clock, *kinds: str) -> Any:
    """Use a link up and return its row. Of two at once, one gets it.

    Raises:
        Rejected: "link_invalid".
    """
    used = update(invitation).where(*_works(token, clock), invitation.c.kind.in_(kinds)).values(used_at=clock.now)
    found = connection.execute(used.returning(invitation)).first()
    if found is None:
        raise Rejected("link_invalid")
    return found


def revoke(connection: Connection, account_id: int, clock: Clock) -> None:
    """Make every link of an account that was not used yet worthless."""
    waiting = (invitation.c.account_id == account_id, invitation.c.used_at.is_(None))
    ended = update(invitation).where(*waiting, invitation.c.expires_at > clock.now)
    # Back to its beginning, so that it has expired by every server's clock.
    connection.execute(ended.values(expires_at=invitation.c.created_at))


def _works(token: str, clock: Clock) -> tuple[Any, ...]:
    return (
        invitation.c.token_hash == fingerprint(token),
        invitation.c.used_at.is_(None),
        invitation.c.expires_at > clock.now,
    )

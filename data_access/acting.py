"""For whom a transaction on PostgreSQL acts, where the wall (data_access/wall.py) stands.

Each transaction begins by becoming somebody: a person with their scope, the mirror, or the house itself, which signs
people in, imports and keeps the stamps. All of it ends with the transaction, so nobody meets it in the pool.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from data_access.dialect import WALL_SCHEMA
from data_access.scope import Role, Scope

PERSON, HOUSE_ROLE, MIRROR_ROLE = "dashboard_person", "dashboard_house", "dashboard_mirror"
# What a role and its rules are filled with, as PostgreSQL keeps it for the length of a transaction.
MEMBER, OWN_TEAMS, LED_TEAMS = "dashboard.member", "dashboard.own_teams", "dashboard.led_teams"
STANDS_IN_FOR, UNATTENDED = "dashboard.stands_in_for", "dashboard.unattended"

_FILLED = (MEMBER, OWN_TEAMS, LED_TEAMS, STANDS_IN_FOR, UNATTENDED)
_BECOME = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in ("role", *_FILLED))


@dataclass(frozen=True)
class Acting:
    """A role of the database, and whose it is just now; without a role it is whoever logged in."""

    role: str | None
    member_id: int | None = None
    own_team_ids: frozenset[int] = frozenset()
    led_team_ids: frozenset[int] = frozenset()
    stands_in_for_ids: frozenset[int] = frozenset()
    unattended_ids: frozenset[int] = frozenset()


HOUSE, MIRROR, LOGIN = Acting(HOUSE_ROLE), Acting(MIRROR_ROLE), Acting(None)


def role_of(roles: Iterable[Role]) -> str:
    """The database's role for whoever holds these; a lead's sees all that a member of staff's does."""
    held = set(roles)
    if Role.LEAD in held:
        held.discard(Role.STAFF)
    return "_".join(["dashboard", *(role.value for role in Role if role in held)]) if held else PERSON


def acting_for(scope: Scope) -> Acting:
    """The person of `scope`. The owner of a database on their own machine is the house."""
    if scope.everything:
        return HOUSE
    return Acting(
        role_of(scope.roles), scope.member_id, scope.own_team_ids, scope.led_team_ids, scope.stands_in_for_ids,
        scope.unattended_ids,
    )  # fmt: skip


def guard(engine: Engine) -> None:
    """Let every transaction of `engine` act for somebody from now on: as `reading` and `write` are told, else HOUSE."""
    if not guarded(engine):
        engine.update_execution_options(acting=HOUSE, schema_translate_map={WALL_SCHEMA: WALL_SCHEMA})
        event.listen(engine, "begin", _begin)


def guarded(engine: Engine) -> bool:
    """Whether `guard` was called."""
    return "acting" in engine.get_execution_options()


@contextmanager
def past_the_wall(connection: Connection) -> Iterator[None]:
    """Act as the house for a moment in a person's transaction, where what is read or kept is not the person's row.

    Each use says why; what comes out of it is cut down in Python, as it is on SQLite.
    """
    person: Acting | None = connection.get_execution_options().get("acting")
    if not guarded(connection.engine) or person in (None, HOUSE, LOGIN):  # without the wall its roles are not there
        yield
        return
    _become(connection, HOUSE)
    connection.execution_options(acting=HOUSE)
    try:
        yield
    except DBAPIError:
        raise  # nothing more can be said in this transaction, or the savepoint it goes back to knows who it was
    except BaseException:
        _become(connection, person)
        raise
    else:
        _become(connection, person)
    finally:
        connection.execution_options(acting=person)


def _begin(connection: Connection) -> None:
    acting: Acting = connection.get_execution_options()["acting"]
    if acting.role is not None:
        _become(connection, acting)


def _become(connection: Connection, acting: Any) -> None:
    member = "" if acting.member_id is None else str(acting.member_id)
    sets = (acting.own_team_ids, acting.led_team_ids, acting.stands_in_for_ids, acting.unattended_ids)
    filled = (f"{{{','.join(map(str, sorted(ids)))}}}" for ids in sets)
    connection.exec_driver_sql(_BECOME, (acting.role, member, *filled))

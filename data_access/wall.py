"""A second wall on PostgreSQL: the database itself keeps from a person what data_access/scope.py would.

Its rows are cut down by policies made from the same `info["scope"]` that `visible` reads, one policy for each role of
the database; data_access/acting.py says which of the roles a transaction takes. A statement that forgot `visible`
finds the person's rows and no others, and one that nobody stands for finds none.

Roles (none can log in): dashboard_person has no role in the dashboard; dashboard_staff, _lead, _executive and _admin
are what a person may be, and one for each set of these is a member of its parts, so that PostgreSQL adds their rows;
dashboard_house is the dashboard itself; dashboard_mirror reads all and writes nothing. The login of DATABASE_URL may
take each of them through dashboard_door, and by itself has none of what they have. People's roles only read: what they
store the house stores for them, by commands that find their row through `visible`.
"""

import hashlib
from collections.abc import Iterator
from enum import Enum
from itertools import combinations

from sqlalchemy import Connection, Engine, Table, text
from sqlalchemy.exc import ProgrammingError

from data_access.acting import HOUSE_ROLE, LOGIN, MIRROR_ROLE, PERSON, guard, role_of
from data_access.dialect import WALL_SCHEMA, is_postgresql
from data_access.reviewing.policies import mirror_policy
from data_access.schema import fact_counter, metadata
from data_access.scope import SMALLEST_CELL, Role
from data_access.wall_policies import EXECUTIVE, LEAD, ME, STAFF, WORKS, policies

DOOR = "dashboard_door"
LONGEST_WAIT = "15s"


class Standing(Enum):
    """How the wall is."""

    UP = "up"
    PASSED = "passed"  # it stands, but the login is one that PostgreSQL lets through every wall
    DOWN = "down"  # there is none, or not the one of this version


def combined() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The roles of people who hold several, each with the roles it is made of."""
    for size in range(2, len(Role) + 1):
        for held in combinations(Role, size):
            if not {Role.STAFF, Role.LEAD} <= set(held):  # the same as without staff
                yield role_of(held), tuple(role_of([role]) for role in held)


def statements(login: str) -> list[str]:
    """What raises the wall for `login`, whatever stands already; for a database of this version."""
    quoted = login.replace('"', '""')
    mark = f"COMMENT ON SCHEMA {WALL_SCHEMA} IS '{_print(_built())}'"
    # The door first: only who may become the house may give it the views.
    return [*_roles(), f'GRANT {DOOR} TO "{quoted}"', *_around_the_tables(), mark]


def raise_wall(connection: Connection) -> bool:
    """Raise the wall, or the one of this version in place of another; False where the login may not.

    The tables are locked for a moment, but only if something is to be done.
    """
    if standing(connection) is not Standing.DOWN:
        return True
    login = connection.execute(text("SELECT session_user")).scalar_one()
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'")
            for statement in statements(login):
                connection.exec_driver_sql(statement)
    except ProgrammingError as refused:
        if getattr(refused.orig, "sqlstate", None) != MAY_NOT:
            raise
        return False
    return True


def lower(connection: Connection) -> None:
    """Take the wall away; the roles stay, since other databases of the server may have them, too."""
    for table in _standing_tables(connection):
        connection.exec_driver_sql(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def let_the_owner_in(connection: Connection) -> None:
    """Let the owner of the tables see their rows, who changes them as a migration must; `adopt` raises it again."""
    for table in _standing_tables(connection):
        connection.exec_driver_sql(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")


def standing(connection: Connection) -> Standing:
    """Whether the wall stands, as this version makes it, around every table, with a door for who logged in."""
    if connection.execute(_MARK, {"name": WALL_SCHEMA}).scalar() != _print(_built()):
        return Standing.DOWN
    if set(_tables()) - set(_standing_tables(connection)) or not connection.execute(_DOOR, {"name": DOOR}).scalar():
        return Standing.DOWN
    return Standing.PASSED if connection.execute(_PASSES).scalar() else Standing.UP


def adopt(engine: Engine, *, raising: bool) -> Standing | None:
    """Let `engine` act for people where the wall stands; `raising`: raise it first, if the login may.

    None for SQLite, which has no such thing.
    """
    if not is_postgresql(engine):
        return None
    with engine.connect().execution_options(acting=LOGIN) as connection, connection.begin():
        found = standing(connection)
        wanted = raising or bool(connection.execute(_BEGUN).scalar())
    if found is Standing.DOWN and wanted:
        with engine.connect().execution_options(writes=True, acting=LOGIN) as connection, connection.begin():
            raise_wall(connection)
            found = standing(connection)
    if found is not Standing.DOWN:
        guard(engine)
    return found


MAY_NOT = "42501"  # insufficient privilege
_MARK = text("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = :name")
_DOOR = text("SELECT pg_has_role(session_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = :name")
_PASSES = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user")
_WALLED = text(
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity "
    "AND relforcerowsecurity"
)
_BEGUN = text(
    "SELECT bool_or(relrowsecurity) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
)


def _standing_tables(connection: Connection) -> list[str]:
    return [f'"{name}"' for name in connection.execute(_WALLED).scalars()]


def _built() -> list[str]:
    """What is the same for every login."""
    return [*_roles(), *_around_the_tables()]


def _around_the_tables() -> list[str]:
    return [*_beside_the_tables(), *(each for table in metadata.sorted_tables for each in _of_table(table))]


def _print(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _tables() -> list[str]:
    return [f'"{table.name}"' for table in metadata.sorted_tables]


def _roles() -> Iterator[str]:
    made_of = dict(combined())
    for role in (PERSON, *WORKS, *made_of, HOUSE_ROLE, MIRROR_ROLE):
        yield _role(role, "INHERIT")
    # Through a role that inherits nothing, whoever logs in may become any of them and is none of them by itself.
    yield _role(DOOR, "NOINHERIT")
    for role in WORKS:
        yield f"GRANT {PERSON} TO {role}"
    for role, parts in made_of.items():
        yield f"GRANT {', '.join(parts)} TO {role}"
    yield f"GRANT {', '.join((PERSON, *WORKS, *made_of, HOUSE_ROLE, MIRROR_ROLE))} TO {DOOR}"


def _role(name: str, inherits: str) -> str:
    """Make a role unless it is there: all databases of a server share them, and two may ask at once."""
    made = f"CREATE ROLE {name} NOLOGIN {inherits}"
    return f"DO $$ BEGIN {made}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"


def _beside_the_tables() -> Iterator[str]:
    """Three views that look past the policies, because the house owns them.

    customer: ids and names of all customers, for whoever serves customers, as `customer_names` in data_access/scope.py
    gives them: who sees a case sees whose it is. own_account: the number of the person's own account. target: how many
    members' goals of one state are part of a goal, as `member_goals` counts them for executives; too few are not there.
    """
    serving = " OR ".join(f"pg_has_role(current_user, '{role}', 'USAGE')" for role in (STAFF, LEAD, HOUSE_ROLE))
    parts = "SELECT parent_id, state FROM target WHERE scope = 'member' AND state <> 'withdrawn'"
    enough = f"{parts} GROUP BY parent_id, state HAVING count(*) >= {SMALLEST_CELL}"
    directs = f"pg_has_role(current_user, '{EXECUTIVE}', 'USAGE')"
    views = {
        "target": "SELECT id, parent_id, scope, state FROM target WHERE scope = 'member' "  # noqa: S608
        f"AND (parent_id, state) IN ({enough}) AND {directs}",
        "customer": f"SELECT id, name FROM customer WHERE {serving}",  # noqa: S608
        "own_account": f"SELECT id FROM account WHERE member_id = {ME}",  # noqa: S608
    }
    yield f"CREATE SCHEMA IF NOT EXISTS {WALL_SCHEMA}"
    yield f"GRANT USAGE, CREATE ON SCHEMA {WALL_SCHEMA} TO {HOUSE_ROLE}"
    yield f"GRANT USAGE ON SCHEMA {WALL_SCHEMA} TO {PERSON}, {MIRROR_ROLE}"
    for name, asked in views.items():
        yield f"DROP VIEW IF EXISTS {WALL_SCHEMA}.{name} CASCADE"
        yield f"CREATE VIEW {WALL_SCHEMA}.{name} WITH (security_barrier) AS {asked}"
        yield f"GRANT SELECT ON {WALL_SCHEMA}.{name} TO {PERSON}"  # while it is the login's
        yield f"ALTER VIEW {WALL_SCHEMA}.{name} OWNER TO {HOUSE_ROLE}"
    yield "GRANT SELECT ON alembic_version TO PUBLIC"  # which version's tables these are is no secret


def _of_table(table: Table) -> Iterator[str]:
    name = f'"{table.name}"'
    yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"  # or whoever owns the tables sees them all
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {HOUSE_ROLE}"
    yield f"GRANT SELECT ON {name} TO {MIRROR_ROLE}, {PERSON}"
    for role, seen in {HOUSE_ROLE: "true", **mirror_policy(table, MIRROR_ROLE), **policies(table)}.items():
        yield f"DROP POLICY IF EXISTS {role} ON {name}"
        yield f"CREATE POLICY {role} ON {name} TO {role} USING ({seen})"
    if table is fact_counter:  # its one number is looked at many times a page, past any transaction
        yield f"GRANT SELECT ON {name} TO {DOOR}"
        yield f"DROP POLICY IF EXISTS {DOOR} ON {name}"
        yield f"CREATE POLICY {DOOR} ON {name} FOR SELECT TO {DOOR} USING (true)"
    if (key := table.autoincrement_column) is not None:  # which has a sequence
        sequence = f"pg_get_serial_sequence('{table.name}', '{key.name}')"
        yield f"DO $$ BEGIN EXECUTE 'GRANT ALL ON SEQUENCE ' || {sequence} || ' TO {HOUSE_ROLE}'; END $$"

"""The one gate: who may see which rows, and who may do what.

Every query selects from `visible(table, scope)`, every number counts over `countable(table, scope, ...)`; nothing
selects from a table itself. Commands find their row through `visible` too, so that somebody else's complaint is
the same as no complaint. The rules behind both stand in data_access/scope_rules.py.

Staff see the rows they handled, their teams' totals, and what is open of those they stand in for; leads the rows and
totals of the teams they lead and the teams below; executives every total and no single person's row (what they alone
can confirm is told them without what was said, data_access/answering/confirming.py); administrators people, imports and
settings, and no facts. Who holds several roles sees what each of them sees.
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnClause,
    ColumnElement,
    MetaData,
    Subquery,
    Table,
    and_,
    case,
    column,
    false,
    func,
    or_,
    select,
    true,
)

from data_access.dialect import WALL_SCHEMA
from data_access.members.person_scope import NOBODY as NOBODY
from data_access.members.person_scope import OWNER as OWNER
from data_access.members.person_scope import Scope as Scope
from data_access.members.person_scope import present, teams_of
from data_access.members.roles import ALLOWED
from data_access.members.roles import Action as Action
from data_access.members.roles import Role as Role
from data_access.rejected import NotAllowed
from data_access.schema.columns import mirrored
from data_access.schema.customers import customer
from data_access.schema.goals import target
from data_access.schema.service import complaint, interaction, suggestion, survey_answer
from data_access.scope_rules import CONFIRMED as CONFIRMED
from data_access.scope_rules import persons, read, rows, totals

# An executive's cell that rests on fewer cases could point at a person.
SMALLEST_CELL = 5


def may(scope: Scope, action: Action) -> bool:
    """Whether `scope` may do `action`; pages ask it to leave out what would be refused."""
    return scope.everything or any(action in ALLOWED[role] for role in scope.roles)


def require(scope: Scope, action: Action) -> None:
    """Raise NotAllowed unless `scope` may do `action`."""
    if not may(scope, action):
        raise NotAllowed()


def visible(table: Table, scope: Scope) -> Subquery:
    """Return `table` cut down to the rows `scope` may see; select from this, never from `table`."""
    return select(*_plain(table)).where(rows(table, scope)).subquery(table.name)


def visible_of_persons(table: Table, scope: Scope) -> Subquery:
    """`visible`, without what colleagues did: a team works with its customers together, not with each other's sales."""
    return select(*_plain(table)).where(read(table, scope)).subquery(table.name)


def visible_of_total(table: Table, scope: Scope) -> Subquery:
    """`visible_of_persons`, without what no total of this person's counts: what they did in teams they left."""
    return select(*_plain(table)).where(read(table, scope), totals(table, present(scope))).subquery(table.name)


def written_by_oneself(table: Table, scope: Scope) -> Subquery:
    """Return `table` cut down to what the person of `scope` entered by a form, about whomever.

    Whoever wrote something may read it again and hear what became of it; of colleagues it tells them nothing new.
    An import has nobody or its importer as who created a row, but no form's key.
    """
    if not scope.has(Role.STAFF, Role.LEAD):
        return select(table).where(false()).subquery(table.name)
    mine = and_(table.c.created_by == scope.member_id, table.c.request_key.is_not(None))
    return select(table).where(mine).subquery(table.name)


def customer_names(scope: Scope) -> Subquery:
    """Every customer's id and name, only to be joined to rows that `visible` gave: who sees a case sees whose it is.

    Who reads no case needs no name: whatever they were given, it would stand there masked.
    """
    named = _NAMED.c.name if scope.has(Role.STAFF, Role.LEAD) else masked(_NAMED.c.name)
    return select(_NAMED.c.id, named.label("name")).subquery("customer_names")


def member_goals(scope: Scope) -> Subquery:
    """How many members' goals of one state are part of which goal, for executives, who read none of them.

    Columns: parent_id, state, n. Only where there are as many as a cell may have that points at nobody.
    """
    p, counted = _PARTS.c, func.count().label("n")
    those = [p.scope == "member", p.parent_id.is_not(None), p.state != "withdrawn"]
    if Role.EXECUTIVE not in scope.roles or scope.everything:
        those.append(false())
    asked = select(p.parent_id, p.state, counted).where(*those).group_by(p.parent_id, p.state)
    return asked.having(func.count() >= SMALLEST_CELL).subquery("member_goals")


def masked(name: ColumnElement[str]) -> ColumnElement[str]:
    """A name for somebody who does not need it: 张**, L**. What was erased (#17) stays as it is."""
    return case((name.startswith("#"), name), else_=func.substr(name, 1, 1) + "**")


def knows_customer(who: Any, scope: Scope) -> ColumnElement[bool]:
    """Whether a row of `visible(customer)` is of the person's teams, theirs to look after, or of a case they may see.

    Customers of no team are everybody's who works with customers, so that a case with them can be logged; their
    names are not, until there was such a case.
    """
    if scope.everything:
        return true()
    rules = [who.c.team_id.in_(sorted(teams_of(scope)))]
    if scope.member_id is not None:
        rules += [who.c.member_id == scope.member_id, who.c.backup_member_id == scope.member_id]
    for table in (interaction, complaint, survey_answer, suggestion):
        cases = visible(table, scope)
        rules.append(select(cases.c.id).where(cases.c.customer_id == who.c.id).exists())
    return or_(*rules)


@cache
def _plain(table: Table, *, of_the_mirror: bool = False) -> tuple[ColumnClause[Any], ...]:
    """The columns of `table` (or those mirrored) by name and type, without their keys.

    SQLAlchemy makes a copy of each column for every subquery, of a table's own with its foreign keys and all: that
    took three times as long, a tenth of the time of a page.
    """
    columns = [column(key.name, key.type) for key in (mirrored(table) if of_the_mirror else table.columns)]
    for each in columns:
        each.table = table
    return tuple(columns)


# Tables by their own names; where the wall of PostgreSQL stands, views of no more than these columns and rows.
_PARTS = Table(
    "target",
    MetaData(schema=WALL_SCHEMA),
    *(Column(key.name, key.type) for key in (target.c.id, target.c.parent_id, target.c.scope, target.c.state)),
)
_NAMED = Table(
    "customer", MetaData(schema=WALL_SCHEMA), *(Column(key.name, key.type) for key in (customer.c.id, customer.c.name))
)


def of_colleagues(scope: Scope) -> Scope:
    """A scope that counts every member of the person's own teams one by one.

    The one exception to "only their own": numbers/spread.py asks with it, and lets nothing out but quartiles.
    """
    if not scope.roles & {Role.STAFF, Role.LEAD} or not scope.own_team_ids:
        return NOBODY
    return Scope(roles=frozenset({Role.LEAD}), led_team_ids=scope.own_team_ids)


def in_place_of_the_lead(team_ids: frozenset[int]) -> Scope:
    """A scope that sees what the lead of these teams does, and nothing else.

    Another exception: meetings/agenda.py asks with it for who stands in for the lead and holds the meeting, and lets
    lines out that name no customer and quote nobody, which the team's people read in the minutes anyway.
    """
    return Scope(roles=frozenset({Role.LEAD}), own_team_ids=team_ids, led_team_ids=team_ids)


def countable(table: Table, scope: Scope, *, person: bool) -> Subquery:
    """Return the mirrored columns of `table`, cut down to the rows whose totals `scope` may see.

    `person` says whether the question tells persons apart, by grouping or filtering: then only rows of persons
    the scope may see one by one count. Voided entries and scores awaiting confirmation count for nobody.
    """
    columns = _plain(table, of_the_mirror=True)
    if not columns:
        raise LookupError(f"{table.name} is not mirrored, no number is made of it")
    rule = persons(table, scope) if person else totals(table, present(scope))
    return select(*columns).where(rule, table.c.counted).subquery(table.name)


def counted_as(scope: Scope, *, person: bool) -> Scope:
    """One scope for all of whom `countable` gives the same rows, so that what one of them asked is kept for the others.

    Whoever sees every total counts all there is; and no number changes because somebody is away.
    """
    return OWNER if not person and scope.has(Role.EXECUTIVE) else present(scope)


def teams_counted(scope: Scope) -> frozenset[int] | None:
    """The teams whose totals `scope` may see; None for all of them."""
    return None if scope.has(Role.EXECUTIVE) else teams_of(scope)

"""The one gate: who may see which rows, and who may do what.

Every query selects from `visible(table, scope)`, every number counts over `countable(table, scope, ...)`; nothing
selects from a table itself. Commands find their row through `visible` too, so that somebody else's complaint is
the same as no complaint.

Staff see the rows they handled, their teams' totals, and what is open of those they stand in for; leads the rows and
totals of the teams they lead and the teams below; executives every total and no single person's row (what they alone
can confirm is told them without what was said, data_access/answering/confirming.py); administrators people, imports and
settings, and no facts. Who holds several roles sees what each of them sees.
"""

from typing import Any

from sqlalchemy import Column, ColumnElement, MetaData, Subquery, Table, and_, case, false, func, or_, select, true

from data_access.dialect import WALL_SCHEMA
from data_access.members.person_scope import NOBODY as NOBODY
from data_access.members.person_scope import OWNER as OWNER
from data_access.members.person_scope import Scope as Scope
from data_access.members.person_scope import present, teams_of
from data_access.members.roles import ALLOWED
from data_access.members.roles import Action as Action
from data_access.members.roles import Role as Role
from data_access.rejected import NotAllowed
from data_access.schema.accounts import account
from data_access.schema.columns import (
    Decided,
    Directory,
    Handled,
    Managed,
    OfColleague,
    OfComplaint,
    OfCustomer,
    OfTeam,
    OwnAccount,
    Promised,
    mirrored,
)
from data_access.schema.customers import customer
from data_access.schema.people import membership
from data_access.schema.service import complaint, interaction, suggestion, survey_answer

CONFIRMED = "confirmed"  # the last stage of a complaint: nothing is left to do
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
    return select(table).where(_rows(table, scope)).subquery(table.name)


def visible_of_persons(table: Table, scope: Scope) -> Subquery:
    """`visible`, without what colleagues did: a team works with its customers together, not with each other's sales."""
    return select(table).where(_persons(table, scope)).subquery(table.name)


def visible_of_total(table: Table, scope: Scope) -> Subquery:
    """`visible_of_persons`, without what no total of this person's counts: what they did in teams they left."""
    return select(table).where(_persons(table, scope), _totals(table, present(scope))).subquery(table.name)


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
        rows = visible(table, scope)
        rules.append(select(rows.c.id).where(rows.c.customer_id == who.c.id).exists())
    return or_(*rules)


# The same table; where the wall of PostgreSQL stands, a view of no more than these two columns.
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


def countable(table: Table, scope: Scope, *, person: bool) -> Subquery:
    """Return the mirrored columns of `table`, cut down to the rows whose totals `scope` may see.

    `person` says whether the question tells persons apart, by grouping or filtering: then only rows of persons
    the scope may see one by one count. Voided entries and scores awaiting confirmation count for nobody.
    """
    columns = mirrored(table)
    if not columns:
        raise LookupError(f"{table.name} is not mirrored, no number is made of it")
    rule = _persons(table, scope) if person else _totals(table, present(scope))
    return select(*columns).where(rule, table.c.counted).subquery(table.name)


def teams_counted(scope: Scope) -> frozenset[int] | None:
    """The teams whose totals `scope` may see; None for all of them."""
    return None if scope.has(Role.EXECUTIVE) else teams_of(scope)


def _rows(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The rows that `scope` may see one by one."""
    rule: Any = table.info.get("scope")
    if rule is None:
        raise LookupError(f"{table.name} does not say who may see its rows (info['scope'])")
    if scope.everything:
        return true()
    match rule:
        case Directory():
            return true() if scope.roles else false()
        case Managed():
            return true() if Role.ADMIN in scope.roles else false()
        case Handled():
            return _handled(table, rule, scope)
        case OfComplaint():
            theirs = select(complaint.c.id).where(_rows(complaint, scope))
            return table.c.complaint_id.in_(theirs)
        case OfTeam():
            return _of_teams(table.c[rule.team], scope)
        case OfColleague():
            return _of_colleague(table, scope)
        case OfCustomer():
            theirs = select(customer.c.id).where(_of_teams(customer.c.team_id, scope))
            return table.c.customer_id.in_(theirs)
        case Promised():
            return _promised(table, scope)
        case Decided():
            return _decided(table, scope)
        case OwnAccount():
            return table.c.account_id.in_(select(account.c.id).where(account.c.member_id == scope.member_id))
    raise LookupError(f"{table.name} has an unknown rule {rule!r}")


def _persons(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The rows that `scope` may count for each person who dealt with them."""
    rule = table.info.get("scope")
    scope = present(scope)
    if scope.everything or not isinstance(rule, OfTeam) or "member_id" not in table.c:
        return _rows(table, scope)
    return _own_or_led(table.c.member_id, table.c[rule.team], scope)


def _totals(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The rows that may be added up for `scope`."""
    rule = table.info["scope"]
    if scope.has(Role.EXECUTIVE):
        return true()
    if isinstance(rule, Handled | OfTeam):
        teams = teams_of(scope)
        # A team's total is the team's, without what its people did elsewhere before they joined it.
        return table.c[rule.team].in_(sorted(teams)) if teams else _rows(table, scope)
    return _rows(table, scope)


def _handled(table: Table, rule: Handled, scope: Scope) -> ColumnElement[bool]:
    member, team = table.c[rule.member], table.c[rule.team]
    theirs = _own_or_led(member, team, scope)
    if not rule.unheld or not scope.roles & {Role.STAFF, Role.LEAD}:
        return theirs
    not_closed = and_(table.c.closed_at.is_(None), table.c.state != CONFIRMED)
    rules = [theirs]
    if scope.stands_in_for_ids:
        rules.append(and_(member.in_(sorted(scope.stands_in_for_ids)), not_closed))
    if scope.own_team_ids:
        to_take: ColumnElement[bool] = member.is_(None)
        if scope.unattended_ids:
            to_take = or_(to_take, and_(member.in_(sorted(scope.unattended_ids)), not_closed))
        rules.append(and_(to_take, team.in_(sorted(scope.own_team_ids))))
    return or_(*rules)


def _of_colleague(table: Table, scope: Scope) -> ColumnElement[bool]:
    if scope.member_id is None or not scope.roles & {Role.STAFF, Role.LEAD}:
        return false()
    days, s = table.c, membership.c
    there = [s.member_id == days.member_id, s.from_on < days.to_on, or_(s.to_on.is_(None), s.to_on > days.from_on)]
    theirs = select(s.id).where(*there, s.team_id.in_(sorted(teams_of(scope)))).exists()
    return or_(days.member_id == scope.member_id, days.deputy_id == scope.member_id, theirs)


def _own_or_led(member: ColumnElement[int], team: ColumnElement[int], scope: Scope) -> ColumnElement[bool]:
    rules: list[ColumnElement[bool]] = []
    if scope.member_id is not None and scope.roles & {Role.STAFF, Role.LEAD}:
        rules.append(member == scope.member_id)
    if Role.LEAD in scope.roles and scope.led_team_ids:
        rules.append(team.in_(sorted(scope.led_team_ids)))
    return or_(*rules) if rules else false()


def _of_teams(team: ColumnElement[int], scope: Scope) -> ColumnElement[bool]:
    if not scope.roles & {Role.STAFF, Role.LEAD}:
        return false()
    teams = teams_of(scope)
    return or_(team.is_(None), team.in_(sorted(teams))) if teams else team.is_(None)


def _decided(table: Table, scope: Scope) -> ColumnElement[bool]:
    if Role.EXECUTIVE in scope.roles:
        return true()
    if not scope.roles & {Role.STAFF, Role.LEAD}:
        return false()
    theirs = table.c.owner_id == scope.member_id if scope.member_id is not None else false()
    return or_(theirs, table.c.team_id.in_(sorted(teams_of(scope))))


def _promised(table: Table, scope: Scope) -> ColumnElement[bool]:
    if not scope.roles & {Role.STAFF, Role.LEAD, Role.EXECUTIVE}:
        return false()
    team = true() if Role.EXECUTIVE in scope.roles else table.c.team_id.in_(sorted(teams_of(scope)))
    return or_(
        table.c.scope == "organisation",
        and_(table.c.scope == "team", team),
        and_(
            table.c.scope == "member",
            or_(
                table.c.member_id == scope.member_id if scope.member_id is not None else false(),
                table.c.team_id.in_(sorted(scope.led_team_ids)) if Role.LEAD in scope.roles else false(),
            ),
        ),
    )

"""What each rule of a table lets a person see: the inside of the gate, which only data_access/scope.py asks."""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, false, or_, select, true

from data_access.meetings import gate as meetings
from data_access.members.person_scope import Scope, present, teams_of
from data_access.members.recognised import praised, rewarded, told_to_the_team
from data_access.members.roles import Role
from data_access.quality.gate import seen as reviews_seen
from data_access.reviewing import rights
from data_access.schema.accounts import account
from data_access.schema.columns import (
    AskedToRate,
    BetweenTwo,
    Decided,
    Directory,
    Frozen,
    Handled,
    Happened,
    Managed,
    Met,
    OfColleague,
    OfComplaint,
    OfCustomer,
    OfMeeting,
    OfQualityReview,
    OfReview,
    OfTarget,
    OfTeam,
    OwnAccount,
    PartOfReview,
    Planned,
    Praised,
    Promised,
    QualityReviewed,
    Reviewed,
    Rewarded,
    Sealed,
    Shared,
    Taught,
    Trained,
    Working,
)
from data_access.schema.customers import customer
from data_access.schema.goals import target
from data_access.schema.meetings import meeting
from data_access.schema.people import membership, team
from data_access.schema.quality import quality_review
from data_access.schema.service import complaint

CONFIRMED = "confirmed"  # the last stage of a complaint: nothing is left to do


def rows(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The rows that `scope` may see one by one."""
    rule: Any = table.info.get("scope")
    if rule is None:
        raise LookupError(f"{table.name} does not say who may see its rows (info['scope'])")
    if isinstance(rule, Sealed):
        return rights.sealed(table, scope)
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
            theirs = select(complaint.c.id).where(rows(complaint, scope))
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
        case OfTarget():
            return table.c.target_id.in_(select(target.c.id).where(rows(target, scope)))
        case QualityReviewed():
            return reviews_seen(table, scope)
        case OfQualityReview():
            return table.c.review_id.in_(select(quality_review.c.id).where(rows(quality_review, scope)))
        case Decided():
            return _decided(table, scope)
        case Planned():
            return _planned(table, scope)
        case Frozen():
            return _frozen(table, scope)
        case Happened():
            return _happened(table, scope)
        case Taught():
            return true() if scope.roles & {Role.STAFF, Role.LEAD, Role.EXECUTIVE} else false()
        case Trained():
            return or_(_own_or_led(table.c.member_id, table.c.team_id, scope), _led_since(table, scope))
        case BetweenTwo(one, other):
            # No role opens it: not that of a lead above, an administrator's or an executive's.
            return or_(*(table.c[name] == scope.member_id for name in (one, other))) if scope.member_id else false()
        case Met():
            return meetings.seen(table, scope)
        case OfMeeting():
            return table.c.meeting_id.in_(select(meeting.c.id).where(rows(meeting, scope)))
        case Rewarded():
            return or_(rewarded(table, scope), told_to_the_team(table, scope))
        case Praised():
            return praised(table, scope)
        case Shared():
            return _shared(table, scope)
        case OwnAccount():
            return table.c.account_id.in_(select(account.c.id).where(account.c.member_id == scope.member_id))
        case Working():
            return true() if scope.roles & rights.ANYBODY else false()
        case Reviewed():
            return rights.reviewed(table, scope)
        case OfReview():
            return table.c.review_id.in_(rights.reviews(scope))
        case PartOfReview():
            return rights.part_of_review(table, scope)
        case AskedToRate():
            return rights.asked_to_rate(table, scope)
    raise LookupError(f"{table.name} has an unknown rule {rule!r}")


def persons(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The rows that `scope` may count for each person who dealt with them."""
    rule = table.info.get("scope")
    scope = present(scope)
    if isinstance(rule, Trained | QualityReviewed) and not scope.everything:  # counted where they belonged then
        return _own_or_led(table.c.member_id, table.c.team_id, scope)
    if isinstance(rule, Rewarded) and not scope.everything:
        # No number is made of what a team is told, and none is an executive's of one lead.
        return rewarded(table, replace(scope, roles=scope.roles - {Role.EXECUTIVE}))
    if scope.everything or not isinstance(rule, OfTeam) or "member_id" not in table.c:
        return rows(table, scope)
    return _own_or_led(table.c.member_id, table.c[rule.team], scope)


def read(table: Table, scope: Scope) -> ColumnElement[bool]:
    """Those of them that `scope` may read: who reviews a case once more counts what they do not read yet."""
    counts = persons(table, scope)
    return and_(counts, rows(table, scope)) if isinstance(table.info.get("scope"), QualityReviewed) else counts


def totals(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The rows that may be added up for `scope`."""
    rule = table.info["scope"]
    if scope.has(Role.EXECUTIVE):
        return true()
    if isinstance(rule, Handled | OfTeam | Trained | QualityReviewed | Rewarded):
        teams = teams_of(scope)
        # A team's total is the team's, without what its people did elsewhere before they joined it.
        none = persons if isinstance(rule, Trained | QualityReviewed) else rows
        return table.c[rule.team].in_(sorted(teams)) if teams else none(table, scope)
    return rows(table, scope)


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


def _led_since(table: Table, scope: Scope) -> ColumnElement[bool]:
    """Rows of members who have belonged to a led team since: who leads them now knows what they have learnt."""
    if Role.LEAD not in scope.roles or not scope.led_team_ids:
        return false()
    s = membership.c
    since = or_(s.to_on.is_(None), s.to_on > table.c.assigned_on)
    theirs = and_(s.member_id == table.c.member_id, s.team_id.in_(sorted(scope.led_team_ids)), since)
    return select(s.id).where(theirs).exists()


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


def _planned(table: Table, scope: Scope) -> ColumnElement[bool]:
    rules = [_own_or_led(table.c.owner_id, table.c.team_id, scope)]
    away = sorted(scope.stands_in_for_ids)
    if away and scope.roles & {Role.STAFF, Role.LEAD}:
        # What the absent lead saw to, in the teams of who stands in: other teams' customers stay theirs.
        led = and_(
            table.c.team_id.in_(sorted(scope.own_team_ids)),
            table.c.team_id.in_(select(team.c.id).where(team.c.lead_id.in_(away))),
        )
        rules.append(and_(or_(table.c.owner_id.in_(away), led), table.c.state == "planned"))
    return or_(*rules)


def _frozen(table: Table, scope: Scope) -> ColumnElement[bool]:
    """As the numbers of `totals` and `persons` are cut down, whose results these are."""
    team = table.c.scope == "team"
    person = table.c.scope.not_in(["organisation", "team"])
    rules = [
        and_(person, _own_or_led(table.c.member_id, table.c.team_id, scope), rights.frozen_part(table, scope)),
        and_(team, table.c.team_id.in_(sorted(teams_of(scope)))),
    ]
    if Role.EXECUTIVE in scope.roles:
        rules.append(and_(~person, ~table.c.hidden))
    return or_(*rules)


def _happened(table: Table, scope: Scope) -> ColumnElement[bool]:
    if Role.EXECUTIVE in scope.roles:
        return true()
    if not scope.roles & {Role.STAFF, Role.LEAD}:
        return false()
    return or_(table.c.team_id.is_(None), table.c.team_id.in_(sorted(teams_of(scope))))


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


def _shared(table: Table, scope: Scope) -> ColumnElement[bool]:
    if not scope.roles & rights.ANYBODY:
        return false()
    seen = [table.c.state == "published", _own_or_led(table.c.written_by, table.c.team_id, scope)]
    return or_(*seen if scope.roles & {Role.STAFF, Role.LEAD} else seen[:1])

"""The rules of the gate as PostgreSQL keeps them: which rows of a table each role of the database sees."""

from sqlalchemy import Table

from data_access.acting import LED_TEAMS, MEMBER, OWN_TEAMS, PERSON, STANDS_IN_FOR, UNATTENDED, role_of
from data_access.dialect import WALL_SCHEMA
from data_access.meetings.gate import policies as meeting_policies
from data_access.members.recognised import walled
from data_access.quality.gate import policies as quality_policies
from data_access.reviewing.policies import frozen_part_policy, review_policies
from data_access.schema.columns import (
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
    OfTarget,
    OfTeam,
    OwnAccount,
    Planned,
    Praised,
    Promised,
    QualityReviewed,
    Rewarded,
    Shared,
    Taught,
    Trained,
)
from data_access.scope import CONFIRMED, Role

STAFF, LEAD, EXECUTIVE, ADMIN = (role_of([role]) for role in Role)
WORKS = (STAFF, LEAD, EXECUTIVE, ADMIN)

# Asked once for a statement, not once for each row.
ME = f"(SELECT nullif(current_setting('{MEMBER}', true), '')::int)"
_OWN = f"(SELECT nullif(current_setting('{OWN_TEAMS}', true), '')::int[])"
_LED = f"(SELECT nullif(current_setting('{LED_TEAMS}', true), '')::int[])"
_STANDS_IN = f"(SELECT nullif(current_setting('{STANDS_IN_FOR}', true), '')::int[])"
_UNATTENDED = f"(SELECT nullif(current_setting('{UNATTENDED}', true), '')::int[])"
_TEAMS = {STAFF: f"{_OWN}::int[]", LEAD: f"({_OWN} || {_LED})::int[]"}


def policies(table: Table) -> dict[str, str]:
    """Which rows of `table` each role sees, as SQL; a role that is not named sees none.

    Says what `visible` in data_access/scope.py says: tests/data_access/test_wall.py holds the two against each other.
    """
    match table.info.get("scope"):
        case Directory():
            return dict.fromkeys(WORKS, "true")
        case Managed():
            return {ADMIN: "true"}
        case Handled(member, team, unheld):
            to_take = _to_take(member, team) if unheld else ""
            return {
                STAFF: f"{member} = {ME}{to_take}",
                LEAD: f"{member} = {ME} OR {team} = ANY ({_LED}::int[]){to_take}",
            }
        case OfComplaint():
            return dict.fromkeys(_TEAMS, "complaint_id IN (SELECT id FROM complaint)")  # which has its own policy
        case OfTeam(team):
            nobodys = f"({team} IS NULL AND {_OWN} IS NOT NULL)"
            return {role: f"{nobodys} OR {team} = ANY ({teams})" for role, teams in _TEAMS.items()}
        case OfColleague():
            return {role: _of_colleague(teams) for role, teams in _TEAMS.items()}
        case OfCustomer():
            return dict.fromkeys(_TEAMS, "customer_id IN (SELECT id FROM customer)")  # which has its own policy
        case OfTarget():
            return dict.fromkeys(
                (*_TEAMS, EXECUTIVE), "target_id IN (SELECT id FROM target)"
            )  # which has its own policy
        case QualityReviewed():
            return {role_of([role]): rule for role, rule in quality_policies(ME, _LED).items()}
        case OfQualityReview():
            return dict.fromkeys(_TEAMS, "review_id IN (SELECT id FROM quality_review)")  # which has its own policy
        case Decided():
            theirs = {role: f"owner_id = {ME} OR team_id = ANY ({teams})" for role, teams in _TEAMS.items()}
            return {**theirs, EXECUTIVE: "true"}
        case Planned():
            away = f"ANY ({_STANDS_IN}::int[])"
            led = f"team_id IN (SELECT id FROM team WHERE lead_id = {away})"  # noqa: S608 - our own words
            led = f"(team_id = ANY ({_OWN}::int[]) AND {led})"
            own = f"owner_id = {ME} OR (state = 'planned' AND (owner_id = {away} OR {led}))"
            return {STAFF: own, LEAD: f"{own} OR team_id = ANY ({_LED}::int[])"}
        case Frozen():
            total = "scope IN ('organisation', 'team')"
            own = f"(NOT {total} AND member_id = {ME})"
            seen = {role: f"{own} OR (scope = 'team' AND team_id = ANY ({teams}))" for role, teams in _TEAMS.items()}
            led = f"(NOT {total} AND team_id = ANY ({_LED}::int[]) AND {frozen_part_policy(ME)})"
            return {**seen, LEAD: f"{seen[LEAD]} OR {led}", EXECUTIVE: f"{total} AND NOT hidden"}
        case Happened():
            of_teams = {role: f"team_id IS NULL OR team_id = ANY ({teams})" for role, teams in _TEAMS.items()}
            return {**of_teams, EXECUTIVE: "true"}
        case Taught():
            return dict.fromkeys((STAFF, LEAD, EXECUTIVE), "true")
        case Trained(team):
            return {
                STAFF: f"member_id = {ME}",
                LEAD: f"member_id = {ME} OR {team} = ANY ({_LED}::int[]) OR {_led_since(table.name)}",
            }
        case BetweenTwo(one, other):
            return {PERSON: f"{one} = {ME} OR {other} = {ME}"}
        case Rewarded() | Praised() as rule:
            found = walled(rule, ME, f"{_LED}::int[]", _TEAMS[STAFF], _TEAMS[LEAD])
            return {role_of([role]): seen for role, seen in found.items()}
        case Met():
            return {
                role_of([role]): rule
                for role, rule in meeting_policies(f"{_OWN}::int[]", f"{_LED}::int[]", f"{_STANDS_IN}::int[]").items()
            }
        case OfMeeting():
            return dict.fromkeys(_TEAMS, "meeting_id IN (SELECT id FROM meeting)")  # which has its own policy
        case Shared():
            own = f"state = 'published' OR written_by = {ME}"
            return {STAFF: own, LEAD: f"{own} OR team_id = ANY ({_LED}::int[])", EXECUTIVE: "state = 'published'"}
        case OwnAccount():
            return {PERSON: f"account_id IN (SELECT id FROM {WALL_SCHEMA}.own_account)"}  # noqa: S608 - our own words
        case Promised():
            mine = f"scope = 'organisation' OR (scope = 'member' AND member_id = {ME})"
            of_team = {
                role: f"{mine} OR (scope = 'team' AND team_id = ANY ({teams}))" for role, teams in _TEAMS.items()
            }
            led = f"(scope = 'member' AND team_id = ANY ({_LED}::int[]))"
            return {**of_team, LEAD: f"{of_team[LEAD]} OR {led}", EXECUTIVE: f"{mine} OR scope = 'team'"}
    return review_policies(table, ME, staff=STAFF, lead=LEAD, executive=EXECUTIVE)


def _to_take(member: str, team: str) -> str:
    """What nobody sees to: rows that nobody has, and those of who is away, as long as they are not closed."""
    not_closed = f"closed_at IS NULL AND state <> '{CONFIRMED}'"
    of_the_team = f"{team} = ANY ({_OWN}::int[])"
    return (
        f" OR ({member} IS NULL AND {of_the_team})"
        f" OR ({member} = ANY ({_STANDS_IN}::int[]) AND {not_closed})"
        f" OR ({member} = ANY ({_UNATTENDED}::int[]) AND {of_the_team} AND {not_closed})"
    )


def _of_colleague(teams: str) -> str:
    there = f"s.member_id = absence.member_id AND s.team_id = ANY ({teams})"
    then = "s.from_on < absence.to_on AND (s.to_on IS NULL OR s.to_on > absence.from_on)"
    theirs = f"EXISTS (SELECT 1 FROM membership s WHERE {there} AND {then})"  # noqa: S608 - our own words
    return f"absence.member_id = {ME} OR absence.deputy_id = {ME} OR {theirs}"


def _led_since(table: str) -> str:
    there = f"s.member_id = {table}.member_id AND s.team_id = ANY ({_LED}::int[])"
    since = f"(s.to_on IS NULL OR s.to_on > {table}.assigned_on)"
    return f"EXISTS (SELECT 1 FROM membership s WHERE {there} AND {since})"  # noqa: S608 - our own words

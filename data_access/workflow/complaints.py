"""Complaints: logging, finding and closing them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection, case, false, insert, or_, select, true, update

from data_access import derived, entries, requests
from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.entries import Logged
from data_access.hours.working_time import calendars
from data_access.members import people
from data_access.members.away import lacking, with_holders_away
from data_access.named import with_names
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.promises import standards
from data_access.rejected import Rejected
from data_access.schema import complaint, complaint_pause, complaint_stage, customer, member
from data_access.scope import Action, Scope, countable, may, require, visible
from data_access.settling import settle_recurrences
from data_access.stamps import stamp
from data_access.workflow.moves import CONFIRMED, Move
from data_access.workflow.steps import Step, find, first_told, take

# What a customer is promised by severity, in hours round the clock, where no service standard says anything:
# a critical complaint (safety, press, a VIP about to leave) by the next day, a low one within five days.
DUE_HOURS = {"low": 120, "normal": 72, "high": 48, "critical": 24}
SEVERITIES = tuple(DUE_HOURS)
# A second complaint of the same customer within this time is probably the first one again.
ALIKE_WITHIN_DAYS = 30
# From here on a running complaint is looked at before it is late.
AT_RISK_SHARE = 0.75
LONGEST_CAUSE, LONGEST_OUTCOME = 200, 500  # as long as their columns


@dataclass(frozen=True)
class LoggedComplaint(Logged):
    """A complaint as stored; `due_at` is when it is promised to be resolved."""

    due_at: datetime


def complaints_open(
    connection: Connection, scope: Scope, filters: Filters = EVERYTHING, *, clock: Clock
) -> pd.DataFrame:
    """Open complaints, the one due first on top; at the same time VIP customers first, those without a time last.

    One row per complaint. Columns: complaint_id, revision, tier, category, severity, stage, channel, department
    (another one that has it now), waiting (the code of whom it waits for, missing while its clock runs), member_id,
    team_id, opened_at, due_at (UTC), overdue_minutes (calendar minutes past due, missing before), at_risk (running, and
    at least AT_RISK_SHARE of its time is gone), age_days (calendar days), reopened, lacking (why nobody sees to it:
    "nobody" holds it, its owner "left", or is "away" and nobody stands in; missing where somebody does), customer,
    member and member_en (owner, missing when nobody holds it), team, team_en, away_until (the last day on which the
    owner is away), deputy_id, deputy, deputy_en (who stands in for the owner today).

    Source: complaint, filled by pages/complaints and importers/.
    """
    c = visible(complaint, scope)
    columns = (
        "revision", "tier", "category", "severity", "channel", "department", "member_id", "team_id", "opened_at",
        "due_at", "opened_on",
    )  # fmt: skip
    p = visible(complaint_pause, scope)
    waiting = select(p.c.reason).where(p.c.complaint_id == c.c.id, p.c.ended_at.is_(None)).limit(1).scalar_subquery()
    m = visible(member, scope)
    gone_away = select(m.c.id).where(m.c.id == c.c.member_id, ~m.c.active).exists()
    asked = with_names(
        c, scope, c.c.id.label("complaint_id"), c.c.state.label("stage"), *(c.c[name] for name in columns),
        (c.c.reopened_count > 0).label("reopened"), waiting.label("waiting"), gone_away.label("owner_left"),
    ).where(c.c.ended_on.is_(None), c.c.counted, *filters.rules_or_none(c))  # fmt: skip
    vip = case((c.c.tier == "vip", 0), else_=1)
    found = pd.read_sql(asked.order_by(c.c.due_at.asc().nulls_last(), vip, c.c.opened_at, c.c.id), connection)
    found = found.astype({"reopened": "bool", "owner_left": "bool"})
    found = with_holders_away(connection, found, by=scope, today=clock.today)
    found["lacking"] = lacking(found)
    for name in ("opened_at", "due_at"):
        found[name] = pd.to_datetime(found[name], utc=True).astype(derived.MOMENT)
    late = (pd.Timestamp(clock.now) - found["due_at"]).dt.total_seconds() / 60
    found["overdue_minutes"] = late.where(late > 0)
    gone = (pd.Timestamp(clock.now) - found["opened_at"]) / (found["due_at"] - found["opened_at"])
    found["at_risk"] = (gone >= AT_RISK_SHARE) & (late <= 0)
    found = found.astype({"member_id": "Int64", "team_id": "Int64"})
    found["age_days"] = pd.Series([(clock.today - day).days for day in found["opened_on"]], dtype="int64")
    return found.drop(columns=["opened_on", "owner_left"])


def complaints_like(connection: Connection, scope: Scope, customer_id: int, clock: Clock) -> pd.DataFrame:
    """Complaints of the customer that are open or were opened lately, to warn before the same one is logged twice.

    Those of the whole team, so that a colleague's is not logged again; without who has it and without its text.
    Newest first, one row per complaint. Columns: complaint_id (missing for one that `scope` may not open),
    opened_on, category, severity, stage, open. Empty for who may not log complaints.

    Source: complaint, filled by pages/complaints and importers/.
    """
    c, theirs = countable(complaint, scope, person=False), visible(customer, scope)
    seen = visible(complaint, scope).alias("seen")
    since = clock.today - timedelta(days=ALIKE_WITHIN_DAYS)
    is_open = c.c.ended_on.is_(None)
    columns = (c.c.opened_on, c.c.category, c.c.severity, c.c.state.label("stage"), is_open.label("open"))
    asked = (
        select(seen.c.id.label("complaint_id"), *columns)
        .select_from(c.join(theirs, theirs.c.id == c.c.customer_id).outerjoin(seen, seen.c.id == c.c.id))
        .where(c.c.customer_id == customer_id, or_(is_open, c.c.opened_on >= since))
        .where(true() if may(scope, Action.LOG_COMPLAINT) else false())
    )
    with past_the_wall(connection):  # a colleague's, without who and what
        found = pd.read_sql(asked.order_by(c.c.opened_on.desc(), c.c.id.desc()), connection)
    return found.astype({"complaint_id": "Int64", "open": "bool"})


def complaint_text(connection: Connection, scope: Scope, complaint_id: int) -> str | None:
    """What the customer said; missing where nothing was written down, or for a complaint that `scope` may not open."""
    c = visible(complaint, scope)
    return connection.execute(select(c.c.text).where(c.c.id == complaint_id)).scalar()


def log_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    customer_id: int | None,
    category: str | None,
    severity: str,
    channel: str | None,
    text: str,
    member_id: int | None = None,
    team_id: int | None = None,
    opened_at: datetime | None = None,
) -> LoggedComplaint:
    """Store a complaint as received, due as the service standards say, with its owner or for a team to pick up.

    Without `opened_at` it is received now. Without `team_id` it goes to the owner's team, else to the team of who logs
    it; who is in no team may name any, and must where there is no owner. Doing it again with the same `request_key`
    changes nothing and returns the same.

    Raises:
        NotAllowed: `scope` may not log complaints.
        Rejected: "request_key_reused", "choice_unknown", "text_missing", "text_too_long", "day_in_future",
            "customer_not_found", "member_not_found", "team_not_found", "team_missing".
    """
    require(scope, Action.LOG_COMPLAINT)
    entries.one_of(severity, SEVERITIES)
    said, category = entries.given_text(text, "text_missing"), entries.given_text(category)
    content = {
        "customer_id": customer_id, "category": category, "severity": severity, "channel": channel, "text": said,
        "member_id": member_id, "team_id": team_id, "opened_at": opened_at,
    }  # fmt: skip
    if before := entries.logged_before(connection, complaint, scope.member_id, request_key, content):
        due_at = connection.execute(select(complaint.c.due_at).where(complaint.c.id == before.id)).scalar_one()
        return LoggedComplaint(before.id, before.counted, due_at)
    # Only now: the same form sent again a minute later is still the same.
    opened_at = opened_at or clock.now
    if opened_at > clock.now:
        raise Rejected("day_in_future")
    day = clock.day_of(opened_at)
    about = entries.circumstances(connection, clock, day, customer_id, member_id, channel, scope)
    if team_id is not None:
        if team_id not in set(people.teams_to_log_for(connection, scope)["team_id"]):
            raise Rejected("team_not_found")
        about["team_id"] = team_id
    if about["team_id"] is None and member_id is None and not scope.everything:
        raise Rejected("team_missing")  # nobody would ever see it
    kind = {"category": category, "severity": severity}
    by, told = calendars(connection), {**about, "severity": severity, "opened_at": opened_at}
    promised = standards.promised(connection, clock, by, told)
    due_at = promised["due_at"] or opened_at + timedelta(hours=DUE_HOURS[severity])
    given = {"opened_at": opened_at, "due_at": due_at, "response_due_at": promised["response_due_at"],
             "state": "received"}  # fmt: skip
    clocks = derived.of_one(derived.case_columns, given, clock, complaints=True)
    logged = entries.store(
        connection, complaint, {**about, **kind, "text": said, **promised, **clocks},
        by=scope, clock=clock, request_key=request_key, content=content,
    )  # fmt: skip
    of_stage = standards.stage_promised(connection, clock, by.of(about["team_id"]), told, "received", opened_at)
    # A stage without a standard of its own has the time that the complaint has.
    of_stage["due_at"] = of_stage["due_at"] or due_at
    stage = {"complaint_id": logged.id, "position": 0, "stage": "received", "came_as": "received"}
    _enter(connection, {**stage, **of_stage, **about, **kind}, opened_at, day)
    settle_recurrences(connection, select(complaint.c.customer_id).where(complaint.c.id == logged.id))
    first_told(connection, logged.id, by=scope, clock=clock)
    return LoggedComplaint(logged.id, logged.counted, due_at)


def close_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int | None,
    cause: str,
    outcome: str | None = None,
    request_key: str,
) -> int:
    """Close a complaint with what caused it and how it ended, and return its id; one still open is resolved now.

    Its running stage ends now and the confirmed one follows, so that stage times add up to the whole. Closing it
    again with the same words changes nothing, with the same `request_key` or with another.

    Raises:
        NotAllowed: `scope` may not close complaints.
        Rejected: "complaint_missing", "cause_missing", "text_too_long", "request_key_reused", "entry_not_found",
            "complaint_not_open".
    """
    require(scope, Action.CLOSE_COMPLAINT)
    if complaint_id is None:
        raise Rejected("complaint_missing")
    why, ending = entries.given_text(cause, "cause_missing"), entries.given_text(outcome)
    for text, limit in ((why, LONGEST_CAUSE), (ending, LONGEST_OUTCOME)):
        if text and len(text) > limit:
            raise Rejected("text_too_long", length=len(text), limit=limit)
    content = {"complaint_id": complaint_id, "cause": why, "outcome": ending}
    before = requests.done_before(connection, "close_complaint", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    _close(connection, scope, clock, complaint_id, why, ending)
    requests.remember(
        connection, "close_complaint", content, by=scope, clock=clock, request_key=request_key, entry_id=complaint_id
    )
    return complaint_id


def _close(
    connection: Connection, scope: Scope, clock: Clock, complaint_id: int, why: str | None, ending: str | None
) -> None:
    found = find(connection, complaint_id, None, by=scope)
    if found.state.stage == CONFIRMED or found.row["closed_at"] is not None:
        if (found.row["cause"], found.row["outcome"]) == (why, ending):
            return
        raise Rejected("complaint_not_open")
    if found.state.working:
        found = take(connection, found, Step(Move.RESOLVE, text=ending, cause=why), by=scope, clock=clock)
    else:
        said = {"outcome": ending}
        connection.execute(update(complaint).where(complaint.c.id == complaint_id).values(said))
    take(connection, found, Step(Move.CONFIRM, cause=why), by=scope, clock=clock)


def _enter(connection: Connection, stage: dict[str, Any], entered_at: datetime, entered_on: date) -> None:
    connection.execute(insert(complaint_stage).values(**stage, entered_at=entered_at, entered_on=entered_on))
    stamp(connection, complaint_stage, [entered_on])

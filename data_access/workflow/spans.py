"""The time of a complaint, cut into who had it when: its stages, and the waits that are taken out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from data_access.clock import Clock
from data_access.hours.working_time import Calendars
from data_access.promises.standards import in_force, promise, stage_promised
from data_access.schema import complaint_pause, complaint_stage, department, service_standard
from data_access.stamps import stamp
from data_access.workflow import passing
from data_access.workflow.moves import AFTER, ANSWERED, CONFIRMED, INVESTIGATED, RECEIVED, State, Workflow
from metrics.calendars.business_time import Calendar, due_after, minutes_between
from metrics.standards import WORKING as WORKING_CLOCK

# What stands on every stage of a complaint as on itself.
ABOUT = ("customer_id", "channel", "tier", "level", "category", "severity")


@dataclass(frozen=True)
class Found:
    """A complaint as it stands before a step."""

    row: Mapping[str, Any]
    state: State
    calendars: Calendars
    workflow: Workflow

    @property
    def id(self) -> int:
        return int(self.row["id"])


def state_of(row: Mapping[str, Any], workflow: Workflow, *, paused: bool) -> State:
    """The state of a row of complaint. Stages that an import brought and that are none of ours are under way."""
    stage = row["state"] if row["state"] in (*workflow.working, *AFTER) else INVESTIGATED
    if row["ended_on"] is not None and stage not in AFTER:
        stage = CONFIRMED if row["closed_at"] else ANSWERED
    return State(stage, row["member_id"], row["team_id"], row["department"], row["escalation"], paused, row["episode"])


def begin_pause(connection: Connection, found: Found, now: datetime, reason: str) -> dict[str, Any]:
    """The promises stand still: what was left of them is kept, and nothing is due meanwhile."""
    about = {"team_id": found.row["team_id"], "customer_id": found.row["customer_id"]}
    values = {"complaint_id": found.id, **about, "reason": reason, "began_at": now}
    values["due_left_minutes"] = _left(found.row["due_at"], now)
    last = _running_stage(connection, found.id)
    if last is not None and last["left_at"] is None and last["due_at"] is not None and last["due_at"] > now:
        values["stage_due_left_minutes"] = _left(last["due_at"], now)
        s = complaint_stage
        connection.execute(update(s).where(s.c.id == last["id"]).values(due_at=None))
        stamp(connection, s, [last["entered_on"]])
    connection.execute(insert(complaint_pause).values(values))
    return {"due_at": None}


def _left(due: datetime | None, now: datetime) -> float | None:
    return None if due is None else (due - now).total_seconds() / 60


def end_pause(connection: Connection, found: Found, now: datetime) -> dict[str, Any]:
    """The clock runs on: what the wait took, and until when the complaint is due now."""
    p, s = complaint_pause, complaint_stage
    asked = select(p).where(p.c.complaint_id == found.id, p.c.ended_at.is_(None))
    running = connection.execute(asked).mappings().one()
    end = max(now, running["began_at"])
    minutes = (end - running["began_at"]).total_seconds() / 60
    business = minutes_between(_calendar(connection, found), running["began_at"], end) or 0.0
    ended = {"ended_at": end, "minutes": minutes, "business_minutes": business}
    connection.execute(update(p).where(p.c.id == running["id"]).values(ended))
    last = _running_stage(connection, found.id)
    if last is not None:
        added = _waited(connection, found, last, running["began_at"], end)
        left, due = running["stage_due_left_minutes"], last["due_at"]
        if left is not None:
            due = running["began_at"] + timedelta(minutes=left)
        if due is not None:
            added["due_at"] = _moved(connection, found, last["standard_id"], due, running["began_at"], end)
        connection.execute(update(s).where(s.c.id == last["id"]).values(added))
        stamp(connection, s, [last["entered_on"]])
    left, due = running["due_left_minutes"], None
    if left is not None:
        before = running["began_at"] + timedelta(minutes=left)
        due = _moved(connection, found, found.row["standard_id"], before, running["began_at"], end)
    return {
        "due_at": due,
        "paused_minutes": found.row["paused_minutes"] + minutes,
        "paused_business_minutes": found.row["paused_business_minutes"] + business,
    }


def end_forgotten_pause(connection: Connection, found: Found) -> None:
    """End what still waits of a complaint that a file ended: when that did, and of its times nothing changes."""
    p, over = complaint_pause, found.row["resolved_at"] or found.row["closed_at"]
    waits = select(p).where(p.c.complaint_id == found.id, p.c.ended_at.is_(None))
    for running in connection.execute(waits).mappings().all():
        end = max(over or running["began_at"], running["began_at"])
        minutes = (end - running["began_at"]).total_seconds() / 60
        business = minutes_between(_calendar(connection, found), running["began_at"], end) or 0.0
        ended = {"ended_at": end, "minutes": minutes, "business_minutes": business}
        connection.execute(update(p).where(p.c.id == running["id"]).values(ended))


def _waited(
    connection: Connection, found: Found, stage: Mapping[str, Any], began: datetime, end: datetime
) -> dict[str, Any]:
    """What a stage waited in all, with its part of a wait until `end`: who had it before waited the rest."""
    since = min(max(began, stage["entered_at"]), end)
    business = minutes_between(_calendar(connection, found), since, end) or 0.0
    return {
        "paused_minutes": stage["paused_minutes"] + (end - since).total_seconds() / 60,
        "paused_business_minutes": stage["paused_business_minutes"] + business,
    }


def _moved(
    connection: Connection, found: Found, standard_id: int | None, due: datetime, began: datetime, end: datetime
) -> datetime:
    """When what was due then is due after a wait: as much time is left as before it, by the promise's own clock. What
    was late before stays late."""
    if due <= began:
        return due
    asked = select(service_standard.c.clock).where(service_standard.c.id == standard_id)
    if connection.execute(asked).scalar() != WORKING_CLOCK:
        return end + (due - began)
    calendar = _calendar(connection, found)
    return due_after(calendar, end, minutes_between(calendar, began, due) or 0.0)


def promised_again(connection: Connection, found: Found, now: datetime, clock: Clock) -> dict[str, Any]:
    """Until when a complaint that is opened again is due: like a new one, without a standard as long as before."""
    row = found.row
    due, standard = promise(in_force(connection), clock, found.calendars.of(row["team_id"]), row, "resolve", now)
    if due is None and row["due_at"] is not None:
        due = now + (row["due_at"] - row["opened_at"])
    return {"due_at": due, "standard_id": standard}


def next_stage(connection: Connection, found: Found, state: State, now: datetime, clock: Clock) -> None:
    """End the running stage and begin the next: another stage, or the same one with somebody else."""
    s = complaint_stage
    about = {name: found.row[name] for name in ABOUT}
    last = _running_stage(connection, found.id)
    if last is None:
        held = {"member_id": found.row["member_id"], "team_id": found.row["team_id"]}
        first = {"complaint_id": found.id, "position": 0, "stage": RECEIVED, "came_as": "received", **held, **about}
        _enter(connection, first, found.row["opened_at"], clock)
        last = _running_stage(connection, found.id)
        assert last is not None
    begins = max(now, last["entered_at"])
    if (last["stage"], last["episode"]) == (state.stage, state.episode):
        # Who goes on with a stage goes on with its time, and it is judged once, where it ends.
        promised = {name: last[name] for name in ("due_at", "standard_id")}
        connection.execute(update(s).where(s.c.id == last["id"]).values(standard_id=None))
    else:
        has_it = _calendar(connection, replace(found, row={**found.row, "team_id": state.team_id}, state=state))
        promised = stage_promised(connection, clock, has_it, about, state.stage, begins)
    following = {
        "complaint_id": found.id, "position": last["position"] + 1, "stage": state.stage, "episode": state.episode,
        "member_id": state.holder_id, "team_id": state.team_id, "department": state.department, **about,
        **promised, "entered_on": clock.day_of(begins),
    }  # fmt: skip
    went_as, following["came_as"] = passing.between(last, following)
    connection.execute(update(s).where(s.c.id == last["id"]).values(went_as=went_as))
    stamp(connection, s, [last["entered_on"]])
    if last["left_at"] is None:
        calendar = _calendar(connection, found)
        ended = {
            "left_at": begins, "left_on": clock.day_of(begins),
            "minutes": (begins - last["entered_at"]).total_seconds() / 60,
            "business_minutes": minutes_between(calendar, last["entered_at"], begins),
        }  # fmt: skip
        if state.paused:  # who has it next goes on waiting
            p = complaint_pause
            waits = select(p.c.began_at).where(p.c.complaint_id == found.id, p.c.ended_at.is_(None))
            ended |= _waited(connection, found, last, connection.execute(waits).scalar_one(), begins)
        connection.execute(update(s).where(s.c.id == last["id"]).values(ended))
    if state.stage == CONFIRMED:  # ends the moment it begins
        following |= {"left_at": begins, "left_on": clock.day_of(begins), "minutes": 0.0, "business_minutes": 0.0}
    _enter(connection, following, begins, clock)


def _enter(connection: Connection, stage: dict[str, Any], entered_at: datetime, clock: Clock) -> None:
    day = clock.day_of(entered_at)
    connection.execute(insert(complaint_stage).values({**stage, "entered_at": entered_at, "entered_on": day}))
    stamp(connection, complaint_stage, [day])


def _running_stage(connection: Connection, complaint_id: int) -> Mapping[str, Any] | None:
    # Not through `visible`: another team may have held the running stage of a complaint that was found through it.
    s = complaint_stage
    asked = select(s).where(s.c.complaint_id == complaint_id).order_by(s.c.position.desc()).limit(1)
    found = connection.execute(asked).mappings().first()
    return None if found is None else dict(found)


def _calendar(connection: Connection, found: Found) -> Calendar:
    """By whose hours the complaint's time runs now: the asked department's, else the team's."""
    if found.state.department:
        kept = func.coalesce(department.c.stored_as, department.c.name)
        asked = select(department.c.calendar_id).where(kept == found.state.department)
        return found.calendars.by_id(connection.execute(asked).scalar())
    return found.calendars.of(found.row["team_id"])

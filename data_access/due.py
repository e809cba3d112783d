"""What is due, person by person: the same as their pages show, for whoever mails or prints it."""

from datetime import date, datetime, timedelta

import pandas as pd
from sqlalchemy import Connection

from data_access.actions.decided import actions_decided
from data_access.actions.rules import RUNNING
from data_access.answering.inbox import feedback_to_answer
from data_access.answering.suggestions import SUGGESTION
from data_access.clock import Clock
from data_access.goals.known import targets_waiting
from data_access.members import people
from data_access.reviewing.waiting import reviews_waiting
from data_access.scope import OWNER, Role, Scope
from data_access.talks.talks import talk_items
from data_access.training.trained import DUE, LATE, trainings
from data_access.workflow.complaints import complaints_open
from data_access.workflow.complaints_answered import complaints_to_confirm
from metrics.registry import METRICS
from metrics.words import Text

OWN, DEPUTISED, NOBODYS, CALL_BACK = "own", "deputised", "nobodys", "call_back"
FOLLOW_UP, ANSWER, ACTION = "follow_up", "answer", "action"
TRAINING, TALK_ITEM, TARGET = "training", "talk_item", "target"
_COLUMNS = ["entry_id", "kind", "customer", "category", "severity", "due_at", "member", "member_en", "overdue"]


def due_for(connection: Connection, scope: Scope, *, until: date, clock: Clock) -> pd.DataFrame:
    """What this person has to see to until the end of the day `until`, the most urgent first.

    Their open complaints that are due by then, and those of whom they stand in for; for leads also those of their teams
    that nobody sees to, low scores to follow up and suggestions to answer; and answered ones whose customer should have
    been called back; their actions, for leads also those of who left; their trainings; what they are to do after
    one-to-ones; what reviews wait for from them; and targets to agree to or dispute before their period begins. While
    the person is away, their own complaints are told to who stands in, or are among those that nobody sees to.

    One row each. Columns: entry_id (of the complaint; of feedback the answer's or the suggestion's; else its own), kind
    (OWN, DEPUTISED, NOBODYS, CALL_BACK, FOLLOW_UP, ANSWER, ACTION, TRAINING, TALK_ITEM, TARGET, or one of
    reviewing/waiting.py), customer, category (of an action what is to be done, of a training the course, of a target
    its KPI, of a review its cycle; missing for what came of a one-to-one, which is the two's alone), severity (of
    complaints), due_at (UTC; of what is due on a day its last minute), overdue (now), member and member_en (who holds
    it; of a review whom it is about).
    """
    if scope.member_id is None:
        return pd.DataFrame(columns=_COLUMNS)
    end = clock.midnight(until + timedelta(days=1))
    found = complaints_open(connection, scope, clock=clock).rename(columns={"complaint_id": "entry_id"})
    found = found[found["due_at"].notna() & (found["due_at"] < pd.Timestamp(end))]
    mine = found["member_id"].eq(scope.member_id).fillna(False) & found["away_until"].isna()
    rows = [found[mine].assign(kind=OWN), found[_deputised(found, scope)].assign(kind=DEPUTISED)]
    if scope.has(Role.LEAD):
        rows.append(found[found["lacking"].notna()].assign(kind=NOBODYS))
        rows.append(_follow_ups(connection, scope, end, clock))
    rows.append(_call_backs(connection, scope, until, clock))
    rows.append(_actions(connection, scope, until, clock))
    rows += [each(connection, scope, until, clock) for each in (_trainings, _talk_items, _reviews, _targets)]
    due = pd.concat([each[_COLUMNS[:-1]] for each in rows if len(each)] or [pd.DataFrame(columns=_COLUMNS[:-1])])
    due["due_at"] = pd.to_datetime(due["due_at"], utc=True)
    due["overdue"] = due["due_at"] < pd.Timestamp(clock.now)
    return due.sort_values(["due_at", "entry_id"], ignore_index=True)


def everybody_due(connection: Connection, *, until: date, clock: Clock) -> dict[int, pd.DataFrame]:
    """`due_for` everybody who has anything, by member; for a timer, which sees what each of them does."""
    active = people.members(connection, OWNER)
    found = {}
    for member_id in active.loc[active["active"].astype("bool"), "member_id"]:
        due = due_for(connection, people.scope_of(connection, int(member_id), clock.today), until=until, clock=clock)
        if len(due):
            found[int(member_id)] = due
    return found


def _follow_ups(connection: Connection, scope: Scope, end: datetime, clock: Clock) -> pd.DataFrame:
    waiting = feedback_to_answer(connection, scope, clock=clock)
    due = waiting[waiting["due_at"].notna() & (waiting["due_at"] < pd.Timestamp(end)) & waiting["led"].astype("bool")]
    kinds = due["kind"].eq(SUGGESTION).map({True: ANSWER, False: FOLLOW_UP})
    return due.rename(columns={"id": "entry_id", "topic": "category"}).assign(kind=kinds, severity=None)


def _actions(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    found = actions_decided(connection, scope, clock=clock)
    theirs = found["mine"] | (found["led"] & ~found["owner_active"])
    due = found[theirs & found["state"].isin(RUNNING) & (found["due_on"] <= pd.Timestamp(until))]
    names = {"number": "entry_id", "title": "category", "owner": "member", "owner_en": "member_en"}
    return _by_day(due.rename(columns=names), ACTION, clock)


def _trainings(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    found = trainings(connection, scope, clock=clock, own=True)
    due = found[found["state"].isin([LATE, DUE]) & (found["due_on"] <= pd.Timestamp(until))]
    return _by_day(due.rename(columns={"training_id": "entry_id", "course": "category"}), TRAINING, clock)


def _talk_items(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """Without their words: what is mailed or printed passes through others' hands."""
    found = talk_items(connection, scope, open_only=True)
    due = found[found["mine"] & (found["due_on"] <= pd.Timestamp(until))]
    names = {"item_id": "entry_id", "owner": "member", "owner_en": "member_en"}
    return _by_day(due.rename(columns=names).assign(category=None), TALK_ITEM, clock)


def _reviews(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    found = reviews_waiting(connection, scope, clock=clock)
    due = found[found["due_on"] <= pd.Timestamp(until)]
    names = {"number": "entry_id", "cycle": "category", "colleague": "member", "colleague_en": "member_en"}
    return due.rename(columns=names).assign(due_at=_ends(due["due_on"], clock), customer=None, severity=None)


def _by_day(due: pd.DataFrame, kind: str, clock: Clock) -> pd.DataFrame:
    """What is due on a day, until its last minute, and about no customer."""
    return due.assign(due_at=_ends(due["due_on"], clock), kind=kind, customer=None, severity=None)


def _ends(days: pd.Series, clock: Clock) -> pd.Series:
    """The last minute of each day."""
    ends = [clock.midnight(day.date() + timedelta(days=1)) - timedelta(minutes=1) for day in days]
    return pd.Series(ends, days.index, dtype="object")


def _targets(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """What waits for the person's answer; due before its period begins, from which on it is locked."""
    found = targets_waiting(connection, scope, clock=clock)
    days = pd.to_datetime(found["from_on"]) - pd.Timedelta(days=1)
    names = [METRICS[key].name if key in METRICS else Text(en=key, zh=key) for key in found["metric"]]
    told = found.assign(due_on=days, category=[f"{name.zh} / {name.en}" for name in names])
    return _by_day(told[days <= pd.Timestamp(until)].rename(columns={"target_id": "entry_id"}), TARGET, clock)


def _deputised(found: pd.DataFrame, scope: Scope) -> pd.Series:
    """Whose holder the person stands in for."""
    return found["deputy_id"].eq(scope.member_id).fillna(False).astype("bool")


def _call_backs(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    answered = complaints_to_confirm(connection, scope, clock=clock).rename(columns={"complaint_id": "entry_id"})
    mine = answered["member_id"].eq(scope.member_id).fillna(False) & answered["away_until"].isna()
    nobodys = answered["lacking"].notna() & scope.has(Role.LEAD)
    answered = answered[mine | _deputised(answered, scope) | nobodys]
    return answered[answered["due_at"] < pd.Timestamp(clock.midnight(until + timedelta(days=1)))].assign(kind=CALL_BACK)

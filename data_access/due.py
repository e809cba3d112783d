"""What is due, person by person: the same as their pages show, for whoever mails or prints it."""

from datetime import date, datetime, timedelta

import pandas as pd
from sqlalchemy import Connection

from data_access.answering.inbox import feedback_to_answer
from data_access.answering.suggestions import SUGGESTION
from data_access.clock import Clock
from data_access.due_by_day import KINDS as KINDS_BY_DAY
from data_access.due_by_day import ON_A_DAY
from data_access.members import people
from data_access.scope import OWNER, Role, Scope
from data_access.workflow.complaints import complaints_open
from data_access.workflow.complaints_answered import complaints_to_confirm

OWN, DEPUTISED, NOBODYS, CALL_BACK = "own", "deputised", "nobodys", "call_back"
FOLLOW_UP, ANSWER = "follow_up", "answer"
KINDS = (OWN, DEPUTISED, NOBODYS, CALL_BACK, FOLLOW_UP, ANSWER, *KINDS_BY_DAY)
_COLUMNS = ["entry_id", "kind", "customer", "category", "severity", "due_at", "member", "member_en", "overdue"]


def due_for(connection: Connection, scope: Scope, *, until: date, clock: Clock) -> pd.DataFrame:
    """What this person has to see to until the end of the day `until`, the most urgent first.

    Their open complaints that are due by then, and those of whom they stand in for; for leads also those of their
    teams that nobody sees to, low scores to follow up and suggestions to answer; and answered ones whose customer
    should have been called back. Beside these what is due on a day, whatever the hour (data_access/due_by_day.py):
    actions, planned contacts, trainings, what came of one-to-ones, reviews, lessons to publish, targets. While the
    person is away, their own complaints are told to who stands in, or are among those that nobody sees to.

    One row each. Columns: entry_id (of the complaint; of feedback the answer's or the suggestion's; else its own),
    kind (OWN, DEPUTISED, NOBODYS, CALL_BACK, FOLLOW_UP, ANSWER, or one of due_by_day.KINDS), customer, category (of
    an action what is to be done, of a training the course, of a review its cycle, of a lesson its heading, of a
    target its KPI; missing for what came of a one-to-one, which is the two's alone, and for quality reviews),
    severity (of complaints), due_at (UTC; of what is due on a day its last minute), overdue (now), member and
    member_en (who holds it; of a review whom it is about).
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
    rows += [each(connection, scope, until, clock) for each in ON_A_DAY]
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


def _deputised(found: pd.DataFrame, scope: Scope) -> pd.Series:
    """Whose holder the person stands in for."""
    return found["deputy_id"].eq(scope.member_id).fillna(False).astype("bool")


def _call_backs(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    answered = complaints_to_confirm(connection, scope, clock=clock).rename(columns={"complaint_id": "entry_id"})
    mine = answered["member_id"].eq(scope.member_id).fillna(False) & answered["away_until"].isna()
    nobodys = answered["lacking"].notna() & scope.has(Role.LEAD)
    answered = answered[mine | _deputised(answered, scope) | nobodys]
    return answered[answered["due_at"] < pd.Timestamp(clock.midnight(until + timedelta(days=1)))].assign(kind=CALL_BACK)

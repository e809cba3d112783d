"""The lines of somebody's bell: what became due or breached for them, and which of it they have not seen yet.

Nothing is written when something falls due: the lines follow from what is there, and only what was seen is kept. A
line's name holds its deadline, so that a deadline which moves and passes again is told again.
"""

from datetime import datetime, timedelta

import pandas as pd
from sqlalchemy import Connection

from data_access.bell.breached import BREACHED, MINUTES, breached, minutes_told
from data_access.bell.house import HOUSE_KINDS, house_notices
from data_access.bell.seen import lines_seen
from data_access.clock import Clock
from data_access.due import CALL_BACK, DEPUTISED, NOBODYS, OWN, due_for
from data_access.due import KINDS as DUE_KINDS
from data_access.due_by_day import CALIBRATION, LESSON, QUALITY_REVIEW, TARGET
from data_access.recognition.rewards import rewards_known
from data_access.recognition.rules import ELIGIBLE
from data_access.reviewing import waiting
from data_access.scope import Role, Scope

WAITING, DUE, OVERDUE, ENDED = "waiting", "due", "overdue", "ended"
PHASES = (WAITING, DUE, OVERDUE, ENDED)
REWARD = "reward"
KINDS = (*DUE_KINDS, BREACHED, MINUTES, REWARD, *HOUSE_KINDS)
COMPLAINTS = (OWN, DEPUTISED, NOBODYS, CALL_BACK)  # the kinds of `due_for` that are about one
# What somebody is asked for is told at once, not only on its last day; how far ahead that is looked for.
ASKED = frozenset({TARGET, QUALITY_REVIEW, CALIBRATION, LESSON, *waiting.KINDS})
ASKED_DAYS = 120
COLUMNS = [
    "name", "kind", "entry_id", "phase", "at", "due_at", "customer", "category", "severity", "member", "member_en",
    "new", "address",
]  # fmt: skip


def bell_notices(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """What became due or breached for this person, what they have not seen first, then the newest.

    Everything that `due_for` knows of until today, and what they are asked for later; complaints of theirs, for leads
    of their teams, that ran past their time although somebody else has them or they ended since; minutes of their
    teams' meetings; for who decides rewards those that wait; for administrators what failed and what is old. A line
    stays for as long as it holds, seen or not. The owner of a database on their own machine, who is nobody, is told
    what administrators are.

    One row per line. Columns: name (of the line, for look_at_bell), kind (of data_access/due.py, breached.py or
    house.py, or REWARD), entry_id, phase (one of PHASES), at (UTC; when it came to be told), due_at (UTC; missing where
    nothing is promised), customer, category, severity, member, member_en (as in `due_for`), new (not seen yet), address
    (what opens it besides its id, as an address says it; else empty).
    """
    if not scope.roles or (scope.member_id is None and not scope.everything):
        return pd.DataFrame(columns=COLUMNS)
    found = [house_notices(connection, scope, clock=clock)] if scope.has(Role.ADMIN) else []
    found += _own(connection, clock, by=scope) if scope.member_id is not None else []
    rows = pd.concat([each for each in found if len(each)] or [pd.DataFrame(columns=COLUMNS)], ignore_index=True)
    rows["address"] = rows["address"].fillna("") if "address" in rows else ""
    rows["due_at"], rows["at"] = (pd.to_datetime(rows[name], utc=True) for name in ("due_at", "at"))
    rows["name"] = [
        _name(*line) for line in zip(rows["kind"], rows["entry_id"], rows["due_at"], rows["phase"], strict=True)
    ]
    rows["new"] = ~rows["name"].isin(sorted(lines_seen(connection, scope)))
    order = ["new", "at", "kind", "entry_id"]
    return rows.drop_duplicates("name").sort_values(order, ascending=[False, False, True, True], ignore_index=True)[
        COLUMNS
    ]


def _own(connection: Connection, clock: Clock, *, by: Scope) -> list[pd.DataFrame]:
    """What is about the person, or is theirs to see to."""
    found = [_due(connection, clock, by=by)]
    told = found[0].loc[found[0]["kind"].isin(COMPLAINTS), "entry_id"]
    found.append(_phased(breached(connection, by, clock=clock, besides=tuple(told)), clock))
    minutes = minutes_told(connection, by, clock=clock)
    found.append(minutes.assign(phase=WAITING, due_at=None, customer=None, severity=None, member=None, member_en=None))
    if by.has(Role.LEAD, Role.EXECUTIVE):
        found.append(_rewards(connection, clock, by=by))
    return found


def _due(connection: Connection, clock: Clock, *, by: Scope) -> pd.DataFrame:
    found = due_for(connection, by, until=clock.today + timedelta(days=ASKED_DAYS), clock=clock)
    tonight = pd.Timestamp(clock.midnight(clock.today + timedelta(days=1)))
    told = found[(found["due_at"] < tonight) | found["kind"].isin(sorted(ASKED))]
    return _phased(told, clock)


def _phased(found: pd.DataFrame, clock: Clock) -> pd.DataFrame:
    """How it stands with each: past due since then, or today's, or asked for."""
    this_morning = clock.midnight(clock.today)
    tonight = clock.midnight(clock.today + timedelta(days=1))
    phases, moments = [], []
    for due_at, ended in zip(found["due_at"], found.get("ended", pd.Series(False, found.index)), strict=True):
        late = due_at < clock.now
        phases.append(ENDED if ended else OVERDUE if late else DUE if due_at < tonight else WAITING)
        moments.append(due_at if late else this_morning)
    return found.assign(phase=phases, at=pd.Series(moments, found.index, dtype="object"))


def _rewards(connection: Connection, clock: Clock, *, by: Scope) -> pd.DataFrame:
    """Rewards that wait for the person's decision, since they were earned."""
    found = rewards_known(connection, by, clock=clock)
    found = found[found["decides"] & found["state"].eq(ELIGIBLE)]
    since: list[datetime] = [clock.midnight(day.date()) for day in found["eligible_on"]]
    names = [
        f"{name} / {name_en}" if isinstance(name_en, str) else name
        for name, name_en in zip(found["name"], found["name_en"], strict=True)
    ]
    told = found.assign(category=names, at=pd.Series(since, found.index, dtype="object"), entry_id=found["number"])
    return told.assign(kind=REWARD, phase=WAITING, due_at=None, customer=None, severity=None)


def _name(kind: str, entry_id: int, due_at: pd.Timestamp, phase: str) -> str:
    until = "" if pd.isna(due_at) else f"{due_at:%Y%m%dT%H%M}"
    # What ran past its time is told once, whether it ends meanwhile or not.
    return ":".join(part for part in (kind, str(entry_id), until, OVERDUE if phase == ENDED else phase) if part)

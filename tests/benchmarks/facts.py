"""An invented database of any size: 300 members in 30 teams, 50,000 customers, the same for the same arguments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Engine, Table

from data_access import stamps
from data_access.clock import Clock
from data_access.engine import open_database, writing
from data_access.migrate import migrate
from data_access.schema import (
    FACTS,
    complaint,
    complaint_stage,
    customer,
    interaction,
    member,
    purchase,
    survey_answer,
    survey_invitation,
    team,
)
from data_access.settings import Settings

ZONE = "Asia/Shanghai"
TODAY = date(2026, 11, 20)
CLOCK = Clock(datetime(2026, 11, 20, 10, tzinfo=UTC), ZONE)
SEED = 20261120
TEAMS, MEMBERS, CUSTOMERS = 30, 300, 50_000
CREATED = "2026-11-20 09:00:00.000000"
CHANNELS = np.array(["phone", "chat", "email", "wechat", "app"])
TIERS = np.array(["vip", "regular", "prospect"])
TOPICS = np.array([f"topic {number}" for number in range(12)])


@dataclass(frozen=True)
class Facts:
    """A database of `interactions` contacts that ends on TODAY."""

    file: Path
    interactions: int

    @property
    def url(self) -> str:
        return f"sqlite:///{self.file}"

    def open(self) -> Engine:
        return open_database(self.url)


def empty(address: str) -> Engine:
    """A migrated database without a row."""
    engine = open_database(address)
    migrate(engine, Settings(address, ZONE, "CNY", TODAY))
    return engine


def invent(file: Path, interactions: int, months: int = 36) -> Facts:
    """Fill a new database; a fifth of the contacts has an answer, a twentieth a complaint with four stages."""
    chance = np.random.default_rng(SEED)
    engine = empty(f"sqlite:///{file}")
    with writing(engine) as connection:
        raw = connection.connection.driver_connection
        _put(raw, team, {"id": range(1, TEAMS + 1), "name": [f"Team {n}" for n in range(TEAMS)]})
        _put(raw, member, {"id": range(1, MEMBERS + 1), "name": [f"Member {n}" for n in range(MEMBERS)]})
        _customers(raw, chance, months)
        cases = _cases(chance, interactions, months)
        _put(raw, interaction, {**cases, "state": ["resolved"] * interactions})
        _answers(raw, chance, cases)
        _complaints(raw, chance, interactions // 20, months)
        _purchases(raw, chance, interactions // 5, months)
        for table in FACTS:
            stamps.stamp(connection, table, [TODAY])
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return Facts(file, interactions)


def _put(raw: Any, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
    """Insert rows column by column; moments of creation and `counted` are filled in."""
    size = len(next(iter(columns.values())))
    filled = dict(columns)
    if "created_at" in table.c:
        filled["created_at"] = [CREATED] * size
    names, places = ", ".join(filled), ", ".join("?" * len(filled))
    values = (column.tolist() if isinstance(column, np.ndarray) else column for column in filled.values())
    raw.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({places})", zip(*values, strict=True))  # noqa: S608


def _days(days: Any) -> Any:
    """Days before TODAY as text; missing where negative, which has not happened yet."""
    found = (np.datetime64(TODAY) - days.astype("timedelta64[D]")).astype(str).astype(object)
    found[days < 0] = None
    return found


def _at(days: Any) -> Any:
    return np.array([f"{day} 02:00:00.000000" if day else None for day in days], dtype=object)


def _who(chance: Any, size: int) -> dict[str, Any]:
    members = chance.integers(1, MEMBERS + 1, size)
    return {
        "member_id": members,
        "team_id": (members - 1) * TEAMS // MEMBERS + 1,
        "customer_id": chance.integers(1, CUSTOMERS + 1, size),
        "channel": CHANNELS[chance.integers(0, len(CHANNELS), size)],
        "tier": TIERS[chance.integers(0, len(TIERS), size)],
    }


def _cases(chance: Any, size: int, months: int, usual_minutes: float = 1_500) -> dict[str, Any]:
    """The columns that contacts and complaints share, oldest first."""
    ago = -np.sort(-chance.integers(0, months * 30, size))
    responded = np.round(chance.exponential(30, size), 2)
    resolved = np.round(chance.exponential(usual_minutes, size), 2)
    over_ago = ago - (resolved // 1440).astype(int)
    over = over_ago >= 0
    ended = _days(over_ago)
    reopened = over & (chance.random(size) < 0.02) & (over_ago > 0)
    opened = _days(ago)
    kept = np.where(over, (resolved < 2 * usual_minutes).astype(object), None)
    return {
        **_who(chance, size),
        "opened_at": _at(opened), "opened_on": opened,
        "first_resolved_on": ended, "resolved_on": ended, "closed_on": ended, "ended_on": ended,
        "reopened_on": np.where(reopened, ended, None), "reopened_soon": reopened.astype(int),
        "due_at": _at(_days(np.maximum(ago - 3, 0))),
        "response_due_at": _at(opened),
        "first_response_minutes": responded,
        "resolution_minutes": np.where(over, resolved.astype(object), None),
        "response_kept": (responded < 60).astype(int), "kept": kept,
        "escalated": (chance.random(size) < 0.03).astype(int),
    }  # fmt: skip


def _customers(raw: Any, chance: Any, months: int) -> None:
    ids = np.arange(1, CUSTOMERS + 1)
    bought = _days(chance.integers(-200, months * 30, CUSTOMERS))
    lost = np.where(chance.random(CUSTOMERS) < 0.1, _days(chance.integers(0, months * 30, CUSTOMERS)), None)
    first = (TODAY - timedelta(days=months * 30)).isoformat()
    _put(
        raw, customer,
        {
            "id": ids, "name": [f"Customer {n}" for n in ids], "team_id": ids % TEAMS + 1,
            "tier": TIERS[chance.integers(0, 3, CUSTOMERS)], "created_on": [first] * CUSTOMERS,
            "first_purchase_on": bought, "lost_on": lost,
        },
    )  # fmt: skip


def _answers(raw: Any, chance: Any, cases: dict[str, Any]) -> None:
    size = len(cases["opened_on"])
    shared = ("member_id", "team_id", "customer_id", "channel", "tier")
    asked = chance.random(size) < 0.6
    answered = asked & (chance.random(size) < 1 / 3)
    days = cases["opened_on"]
    _put(
        raw, survey_invitation,
        {
            **{name: cases[name][asked] for name in shared},
            "kind": ["csat"] * int(asked.sum()), "invited_at": _at(days[asked]), "invited_on": days[asked],
            "answered_on": np.where(answered, days, None)[asked],
        },
    )  # fmt: skip
    count = int(answered.sum())
    score = chance.choice([1, 2, 3, 4, 5], count, p=[0.05, 0.05, 0.1, 0.3, 0.5])
    _put(
        raw, survey_answer,
        {
            **{name: cases[name][answered] for name in shared},
            "kind": ["csat"] * count, "score": score, "scale_low": [1] * count, "scale_high": [5] * count,
            "top_box": (score >= 4).astype(int), "bottom_box": (score <= 2).astype(int),
            "answered_at": _at(days[answered]), "answered_on": days[answered],
        },
    )  # fmt: skip


def _complaints(raw: Any, chance: Any, size: int, months: int) -> None:
    cases = _cases(chance, size, months, usual_minutes=6_000)
    ids = np.arange(1, size + 1)
    category = TOPICS[chance.integers(0, len(TOPICS), size)]
    _put(raw, complaint, {"id": ids, **cases, "category": category, "state": ["answered"] * size})
    shared = ("member_id", "team_id", "customer_id", "channel", "tier")
    since = np.datetime64(TODAY)
    opened = cases["opened_on"].astype("datetime64[D]")
    ended = np.where(cases["ended_on"] == None, str(TODAY + timedelta(days=2)), cases["ended_on"])  # noqa: E711
    length = (ended.astype("datetime64[D]") - opened).astype(int)
    for position, stage in enumerate(("received", "investigated", "solution", "answered")):
        begun, left = (opened + (length * part // 4).astype("timedelta64[D]") for part in (position, position + 1))
        there = begun <= since
        open_still = left > since
        left_on = np.where(open_still, None, left.astype(str).astype(object))
        minutes = np.where(open_still, None, ((left - begun).astype(int) * 540.0).astype(object))
        _put(
            raw, complaint_stage,
            {
                "complaint_id": ids[there], "position": [position] * int(there.sum()),
                "stage": [stage] * int(there.sum()), **{name: cases[name][there] for name in shared},
                "category": category[there], "entered_at": _at(begun.astype(str).astype(object)[there]),
                "entered_on": begun.astype(str).astype(object)[there], "left_on": left_on[there],
                "minutes": minutes[there],
            },
        )  # fmt: skip


def _purchases(raw: Any, chance: Any, size: int, months: int) -> None:
    _put(
        raw, purchase,
        {
            **_who(chance, size),
            "order_key": [f"O{n // 2}" for n in range(size)],
            "amount_cents": chance.integers(1_000, 500_000, size),
            "purchased_on": _days(-np.sort(-chance.integers(0, months * 30, size))),
        },
    )  # fmt: skip

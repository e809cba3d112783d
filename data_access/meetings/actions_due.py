"""What became of what the team decided: actions done since the week before, and those past their day."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.actions.decided import actions_decided
from data_access.actions.rules import DONE, DROPPED
from data_access.meetings.items import ACTION, Figure, Item
from data_access.meetings.looked import Looked, days_said, told
from data_access.scope import Scope
from metrics.words import Text, spoken

LATE, FINISHED = "late", "done"
DAYS_LATE = "days_late"

_LATE = Text(
    en="Action {number}, {late} past its day ({day}): {title}",
    zh="措施 {number} 已逾期 {late}（应于{day}完成）：{title}",
)
_DONE = Text(en="Action {number}, done on {day}: {title}", zh="措施 {number} 已于{day}完成：{title}")
_NO_TITLE = Text(en="its words were erased", zh="内容已删除")


def action_items(connection: Connection, of: Looked, *, by: Scope) -> list[Item]:
    """The actions past due at the week's end, the oldest first, then those done since the week before."""
    rows = actions_decided(connection, by, clock=of.clock, team_ids=of.team_ids).to_dict("records")
    late = sorted((row for row in rows if _is_late(row, of)), key=lambda row: (row["due_on"], row["number"]))
    done = sorted((row for row in rows if _is_done(row, of)), key=lambda row: (row["done_on"], row["number"]))
    return [*(_item(row, LATE, of) for row in late), *(_item(row, FINISHED, of) for row in done)]


def _is_late(row: dict[Any, Any], of: Looked) -> bool:
    """Whether it ran past its day at the week's end, whatever became of it later."""
    end = pd.Timestamp(of.last)
    if row["due_on"] >= end or row["decided_on"] > end:
        return False
    if row["state"] == DROPPED:  # nobody says when
        return False
    return row["state"] != DONE or bool(pd.notna(row["done_on"]) and row["done_on"] > end)


def _is_done(row: dict[Any, Any], of: Looked) -> bool:
    since, until = pd.Timestamp(of.lately.start), pd.Timestamp(of.last)
    return row["state"] == DONE and bool(pd.notna(row["done_on"]) and since <= row["done_on"] <= until)


def _item(row: dict[Any, Any], reason: str, of: Looked) -> Item:
    title = row["title"] if isinstance(row["title"], str) and row["title"] else None
    said = _NO_TITLE if title is None else Text(en=spoken(title, "en"), zh=spoken(title, "zh"))
    number = int(row["number"])
    figures: tuple[Figure, ...] = ()
    if reason == LATE:
        days = (of.last - row["due_on"].date()).days
        line = told(_LATE, number=number, title=said, day=of.day(row["due_on"].date()), late=days_said(days))
        figures = (Figure(DAYS_LATE, float(days)),)
    else:
        line = told(_DONE, number=number, title=said, day=of.day(row["done_on"].date()))
    owner = None if pd.isna(row["owner_id"]) else int(row["owner_id"])
    return Item(ACTION, f"action:{number}", reason, line, f"actions?number={number}", figures, owner)

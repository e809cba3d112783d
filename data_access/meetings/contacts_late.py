"""Contacts planned with key customers whose day has passed: each a line of its own, the longest overdue first."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.contacts.planned import contacts_planned
from data_access.meetings.items import CONTACT, Figure, Item
from data_access.meetings.key_customers import KEY_TIER
from data_access.meetings.looked import Looked, cases_said, days_said, looked, told
from data_access.scope import Scope
from metrics.words import Text

OVERDUE, CASES = "overdue", "cases"
DAYS = "days_late"
NAMED_AT_MOST = 5
ALL_NAMED = 6  # so many are named one by one: a line that stands for one is none

_LINE = Text(
    en="{kind} no. {number} with a VIP customer: {late} past due", zh="VIP 客户{kind}（{number} 号计划）：已逾期 {late}"
)
_KINDS = {
    "follow_up": Text(en="Follow-up", zh="跟进"),
    "call_back": Text(en="Call-back", zh="回电"),
    "care": Text(en="Care contact", zh="关怀"),
}
_OTHERS = Text(
    en="{others} more planned contacts with VIP customers are past due, {count} in all",
    zh="另有 {others} 项 VIP 客户联系计划已逾期，共 {count} 项",
)


def late_contact_items(connection: Connection, of: Looked, *, by: Scope) -> list[Item]:
    """Those of the running week only: of an earlier one nobody knows any more what was still to be made then."""
    if not of.running:
        return []
    found = _late(connection, of, by)
    count = len(found)
    named = count if count <= ALL_NAMED else NAMED_AT_MOST
    items = [_item(row) for row in found.head(named).to_dict("records")]
    if count > named:
        line = told(_OTHERS, others=cases_said(count - named), count=cases_said(count))
        where = of.address("customer-contacts", view="late")
        items.append(Item(CONTACT, "contacts:overdue", OVERDUE, line, where, (Figure(CASES, float(count)),)))
    return items


def late_key_contacts(
    connection: Connection, scope: Scope, *, clock: Clock, team_id: int, week_start: date, limit: int = 20
) -> pd.DataFrame:
    """The contacts of these lines with their customers, for who holds the meeting of that week.

    One row per contact, the longest overdue first; columns as in `contacts_planned`.
    """
    of = looked(connection, clock=clock, team_id=team_id, week_start=week_start, by=scope)
    if of is None or not of.running:
        return contacts_planned(connection, scope, clock=clock, limit=0)
    return _late(connection, of, scope).head(limit)


def _late(connection: Connection, of: Looked, by: Scope) -> pd.DataFrame:
    asked: dict[str, Any] = {"team_ids": of.team_ids, "until": of.clock.today, "key_tier": KEY_TIER}
    found = contacts_planned(connection, by, clock=of.clock, **asked)
    return found[found["overdue_days"].notna()].reset_index(drop=True)


def _item(row: dict[Any, Any]) -> Item:
    number, days = int(row["number"]), int(row["overdue_days"])
    line = told(_LINE, kind=_KINDS[row["kind"]], number=number, late=days_said(days))
    where = f"customer-contacts?number={number}"
    owner = None if pd.isna(row["owner_id"]) else int(row["owner_id"])
    return Item(CONTACT, f"contact:{number}", OVERDUE, line, where, (Figure(DAYS, float(days)),), owner)

"""Complaints that need talking about: past due, without anybody, about to be late, and the one that is open longest."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.meetings.items import COMPLAINT, Figure, Item
from data_access.meetings.looked import Looked, cases_said, days_said, joined, minutes_said, told
from data_access.scope import Scope
from data_access.workflow.complaints import complaints_open
from metrics.words import Text, spoken

BREACHED, UNOWNED, AT_RISK, OLDEST = REASONS = ("breached", "unowned", "at_risk", "oldest")
NAMED_AT_MOST = 3  # of each reason; the others are one line
ALL_NAMED = 4  # so many are named one by one: a line that stands for one is none
OLD_DAYS = 21  # fifteen working days, from where on cases are in the last band of ages
OVERDUE, AGE, LEFT, CASES = "overdue_minutes", "age_days", "minutes_left", "cases"
VIEWS = {BREACHED: "overdue", UNOWNED: "unowned", AT_RISK: "at_risk"}
WORST = {"critical": 0, "high": 1}

_LINE = Text(en="Complaint {number}{about}: {why}", zh="投诉 {number}{about}：{why}")
_ABOUT = Text(en=" ({about})", zh="（{about}）")
_LATE = Text(en="{late} past due", zh="已逾期 {late}")
_LEFT = Text(en="due in {left}", zh="还剩 {left}到期")
_OPEN = Text(en="open for {age}, the longest of all", zh="已受理 {age}，为未结投诉中最久")
_OPEN_TOO = Text(en="open for {age}", zh="已受理 {age}")
_LACKING = {
    "nobody": Text(en="nobody has it", zh="尚无负责人"),
    "left": Text(en="whoever had it has left", zh="负责人已离职"),
    "away": Text(en="whoever has it is away, and nobody stands in", zh="负责人不在岗且无人代理"),
}
_VIP = Text(en="VIP", zh="VIP")
_SEVERITIES = {
    "critical": Text(en="critical", zh="紧急"),
    "high": Text(en="high", zh="高"),
    "normal": Text(en="normal", zh="中"),
    "low": Text(en="low", zh="低"),
}
_OTHERS = {
    BREACHED: Text(
        en="{others} more complaints are past due, {count} in all", zh="另有 {others} 件投诉已逾期，共 {count} 件"
    ),
    UNOWNED: Text(
        en="{others} more complaints have nobody, {count} in all", zh="另有 {others} 件投诉无人负责，共 {count} 件"
    ),
    AT_RISK: Text(
        en="{others} more complaints are about to be late, {count} in all",
        zh="另有 {others} 件投诉即将超期，共 {count} 件",
    ),
}  # fmt: skip


def complaint_items(connection: Connection, of: Looked, *, by: Scope) -> list[Item]:
    """The open complaints by why they stand here, the worst of each first. Only of the week that runs: of an earlier
    one nobody knows any more who had what, and what was late was late then."""
    if not of.running:
        return []
    found = complaints_open(connection, by, of.filters, clock=of.clock)
    if found.empty:
        return []
    left = (found["due_at"] - pd.Timestamp(of.clock.now)).dt.total_seconds() / 60
    severe = found["severity"].map(WORST).fillna(len(WORST)).where(found["tier"] != "vip", 0)
    found = found.assign(minutes_left=left, severe=severe)
    found = found.sort_values(["severe", "minutes_left", "complaint_id"])
    late, risky = found["overdue_minutes"].notna(), found["at_risk"].astype("bool")
    nobodys = found["lacking"].notna()
    groups = {BREACHED: late, UNOWNED: nobodys & ~late, AT_RISK: risky & ~late & ~nobodys}
    items = []
    for reason, those in groups.items():
        items += _of_group(found[those], reason, of)
    named = {item.name for item in items}
    oldest = found.sort_values(["opened_at", "complaint_id"]).iloc[0].to_dict()
    if oldest["age_days"] >= OLD_DAYS and _name(oldest) not in named:
        items.append(_item(oldest, OLDEST))
    return items


def _of_group(rows: pd.DataFrame, reason: str, of: Looked) -> list[Item]:
    count = len(rows)
    named = count if count <= ALL_NAMED else NAMED_AT_MOST
    items = [_item(row, reason) for row in rows.head(named).to_dict("records")]
    if count > named:
        line = told(_OTHERS[reason], others=cases_said(count - named), count=cases_said(count))
        where = of.address("open-complaints", view=VIEWS[reason])
        items.append(Item(COMPLAINT, f"complaints:{reason}", reason, line, where, (Figure(CASES, float(count)),)))
    return items


def _item(row: dict[Any, Any], reason: str) -> Item:
    owner = None if pd.isna(row["member_id"]) else int(row["member_id"])
    line = told(_LINE, number=int(row["complaint_id"]), about=_about(row), why=_why(row, reason))
    late = row["overdue_minutes"]
    key, value = (OVERDUE, float(late)) if pd.notna(late) else (AGE, float(row["age_days"]))
    where = f"complaint?number={int(row['complaint_id'])}"
    return Item(COMPLAINT, _name(row), reason, line, where, (Figure(key, value),), owner)


def _name(row: dict[Any, Any]) -> str:
    return f"complaint:{int(row['complaint_id'])}"


def _about(row: dict[Any, Any]) -> Text | str:
    """Category, severity and whether it is a VIP's; never whose."""
    category = row["category"]
    parts = [Text(en=spoken(category, "en"), zh=spoken(category, "zh"))] if _given(category) else []
    parts += [_SEVERITIES[row["severity"]]] if row["severity"] in WORST else []
    parts += [_VIP] if row["tier"] == "vip" else []
    return told(_ABOUT, about=joined(parts, zh="、")) if parts else ""


def _why(row: dict[Any, Any], reason: str) -> Text:
    parts = []
    if pd.notna(row["overdue_minutes"]):
        parts.append(told(_LATE, late=minutes_said(row["overdue_minutes"])))
    elif row["at_risk"]:
        parts.append(told(_LEFT, left=minutes_said(row["minutes_left"])))
    if reason == OLDEST:
        parts.append(told(_OPEN, age=days_said(int(row["age_days"]))))
    elif row["age_days"] >= OLD_DAYS:
        parts.append(told(_OPEN_TOO, age=days_said(int(row["age_days"]))))
    if _given(row["lacking"]):
        parts.append(_LACKING[row["lacking"]])
    return joined(parts)


def _given(word: object) -> bool:
    return isinstance(word, str) and bool(word.strip())

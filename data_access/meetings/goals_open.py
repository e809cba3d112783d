"""Targets that nobody has agreed to yet, or that somebody disputes. Of members' own it is only said how many."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.clock import currency_of
from data_access.goals.known import targets_known
from data_access.goals.rules import DISPUTED, MEMBER, PROPOSED, TEAM
from data_access.meetings.items import TARGET, Figure, Item
from data_access.meetings.looked import Looked, cases_said, told
from data_access.scope import Scope
from metrics import formats
from metrics.calendars.periods import Period
from metrics.declare import Metric
from metrics.formats import Local
from metrics.registry import METRICS
from metrics.words import Language, Text

CASES = "cases"
_OF_TEAM = {
    PROPOSED: Text(
        en="Target for {metric}, {days}, {value}: nobody has agreed to it yet",
        zh="{metric}目标（{days}，{value}）：尚待确认",
    ),
    DISPUTED: Text(en="Target for {metric}, {days}, {value}: disputed", zh="{metric}目标（{days}，{value}）：有异议"),
}  # fmt: skip
_OF_MEMBERS = {
    (PROPOSED, True): Text(en="1 target of a member waits for agreement", zh="有 1 项成员目标待确认"),
    (PROPOSED, False): Text(en="{count} targets of members wait for agreement", zh="有 {count} 项成员目标待确认"),
    (DISPUTED, True): Text(en="1 target of a member is disputed", zh="有 1 项成员目标有异议"),
    (DISPUTED, False): Text(en="{count} targets of members are disputed", zh="有 {count} 项成员目标有异议"),
}


def target_items(connection: Connection, of: Looked, *, by: Scope) -> list[Item]:
    """The team's own one by one, disputed ones first, then how many of members'; of the running week only."""
    if not of.running:
        return []
    found = targets_known(connection, by, clock=of.clock, from_on=of.clock.today, to_on=date.max)
    found = found[found["team_id"].isin(of.team_ids) & found["metric"].isin(list(METRICS))]
    local, items = Local(currency_of(connection)), []
    for state in (DISPUTED, PROPOSED):
        rows = found[(found["state"] == state) & (found["level"] == TEAM)].sort_values(["from_on", "target_id"])
        items += [_item(row, state, of, local) for row in rows.to_dict("records")]
    for state in (DISPUTED, PROPOSED):
        count = int(((found["state"] == state) & (found["level"] == MEMBER)).sum())
        if count:
            line = told(_OF_MEMBERS[state, count == 1], count=cases_said(count))
            where = of.address("targets", view="open")
            items.append(Item(TARGET, f"targets:members:{state}", state, line, where, (Figure(CASES, float(count)),)))
    return items


def _item(row: dict[Any, Any], state: str, of: Looked, local: Local) -> Item:
    metric, number = METRICS[row["metric"]], int(row["target_id"])
    days = Period("own", row["from_on"], row["to_on"])
    line = told(_OF_TEAM[state], metric=metric.name, days=of.days(days), value=_said(row, metric, local))
    value = None if pd.isna(row["value"]) else float(row["value"])
    return Item(TARGET, f"target:{number}", state, line, f"targets?number={number}", (Figure(metric.key, value),))


def _said(row: dict[Any, Any], metric: Metric, local: Local) -> Any:
    def said(language: Language) -> str:
        if pd.notna(row["low"]) and pd.notna(row["high"]):
            return formats.band(row["low"], row["high"], metric, language, local=local)
        return formats.target(row["value"], metric, language, local=local)

    return said

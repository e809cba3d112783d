"""Low scores that nobody followed up: those past due one by one, the others in a line."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.answering.inbox import feedback_to_answer
from data_access.answering.low_scores import KINDS
from data_access.meetings.items import LOW_SCORE, Figure, Item
from data_access.meetings.looked import Looked, cases_said, minutes_said, told
from data_access.scope import Scope
from metrics import formats
from metrics.words import Language, Text

LATE, WAITING = "overdue", "waiting"
OVERDUE, CASES = "overdue_minutes", "cases"
NAMED_AT_MOST = 3

_LINE = Text(
    en="Low score {number} ({score}, {kind}, of {day}): nobody has called the customer, {late} past due",
    zh="低分评价 {number}（{kind}，{score}，{day}）：尚未回访客户，已逾期 {late}",
)  # fmt: skip
_KINDS = {"csat": Text(en="satisfaction", zh="满意度"), "nps": Text(en="recommendation", zh="推荐意愿")}
_SCORE = Text(en="{score} of {highest}", zh="{score}/{highest} 分")
_REST = Text(
    en="{count} low scores wait for a call to the customer, {late} of them past due",
    zh="有 {count} 条低分评价待回访，其中 {late} 条已逾期",
)  # fmt: skip
_NONE_LATE = Text(
    en="{count} low scores wait for a call to the customer, none of them past due",
    zh="有 {count} 条低分评价待回访，均未逾期",
)  # fmt: skip
_ONE = Text(
    en="1 low score waits for a call to the customer and is not past due", zh="有 1 条低分评价待回访，尚未逾期"
)  # fmt: skip


def low_score_items(connection: Connection, of: Looked, *, by: Scope) -> list[Item]:
    """Those past due longest first, then how many wait in all; of the running week only."""
    if not of.running:
        return []
    found = feedback_to_answer(connection, by, of.filters, clock=of.clock)
    found = found[found["kind"].isin(KINDS) & found["due_at"].notna()].sort_values(["due_at", "id"])
    late = found[found["overdue_minutes"].notna()]
    items = [_item(row, of) for row in late.head(NAMED_AT_MOST).to_dict("records")]
    count = len(found)
    if count > len(items):
        words = _REST if len(late) else _ONE if count == 1 else _NONE_LATE
        line = told(words, count=cases_said(count), late=cases_said(len(late)))
        where = of.address("feedback-inbox", **({"view": "overdue"} if len(late) > len(items) else {}))
        figures = (Figure(CASES, float(count)), Figure(LATE, float(len(late))))
        items.append(Item(LOW_SCORE, "low_scores", LATE if len(late) else WAITING, line, where, figures))
    return items


def _item(row: dict[Any, Any], of: Looked) -> Item:
    late = float(row["overdue_minutes"])
    line = told(
        _LINE, number=int(row["id"]), kind=_KINDS[row["kind"]], score=_score(row), late=minutes_said(late),
        day=of.day(pd.Timestamp(row["received_on"]).date()),
    )  # fmt: skip
    where = of.address("feedback-inbox", view="overdue", type=row["kind"])
    return Item(LOW_SCORE, f"low_score:{int(row['id'])}", LATE, line, where, (Figure(OVERDUE, late),))


def _score(row: dict[Any, Any]) -> Text:
    def of(language: Language) -> str:
        return formats.number(row["score"], language, 1, trim=True)

    return told(_SCORE, score=of, highest=int(row["scale_high"]))

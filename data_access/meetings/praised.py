"""Praise and the best comments of a week: that there are some, for everybody; what they say, for who may read it."""

from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, func, literal, null, select, union_all

from data_access.clock import Clock
from data_access.meetings.items import PRAISE, Figure, Item
from data_access.meetings.looked import Looked, cases_said, looked, told
from data_access.named import with_names
from data_access.schema import praise, suggestion, survey_answer
from data_access.scope import Scope, visible
from metrics.calendars.periods import last_day
from metrics.words import Text

OF_CUSTOMERS, BEST_COMMENTS, OF_COLLEAGUES = REASONS = ("of_customers", "best_comments", "by_colleagues")
CASES = "cases"
COLUMNS = (
    "kind", "id", "received_on", "score", "scale_low", "scale_high", "text", "customer", "member", "member_en", "team",
    "team_en",
)  # fmt: skip

_WORDS = {
    (OF_CUSTOMERS, True): Text(en="A customer praised the team ({days})", zh="{days}有 1 位客户表扬"),
    (OF_CUSTOMERS, False): Text(
        en="Customers praised the team {count} times ({days})", zh="{days}收到客户表扬 {count} 次"
    ),
    (BEST_COMMENTS, True): Text(
        en="A customer gave the best score with a comment ({days})", zh="{days}有 1 条最高档评价附有留言"
    ),
    (BEST_COMMENTS, False): Text(
        en="{count} of the best scores came with a comment ({days})", zh="{days}有 {count} 条最高档评价附有留言"
    ),
    (OF_COLLEAGUES, True): Text(
        en="A colleague thanked somebody of the team ({days})", zh="{days}有 1 条同事之间的公开感谢"
    ),
    (OF_COLLEAGUES, False): Text(
        en="Colleagues thanked somebody of the team {count} times ({days})", zh="{days}有 {count} 条同事之间的公开感谢"
    ),
}  # fmt: skip


def praise_items(connection: Connection, of: Looked, *, by: Scope) -> list[Item]:
    """How much praise there was in the seven days, from whom; a line each. None names or quotes anybody."""
    asked = union_all(*(_counted(reason, rows) for reason, rows in _rows(of, by).items()))
    counts = {row[0]: int(row[1]) for row in connection.execute(asked)}
    first, last = of.seven_days.start, last_day(of.seven_days)
    where = {
        OF_CUSTOMERS: of.address("feedback-inbox", view="done", type="praise"),
        BEST_COMMENTS: of.address(
            "satisfaction", period="own", **{"from": first.isoformat(), "to": last.isoformat()}
        ),
        OF_COLLEAGUES: "recognition",
    }  # fmt: skip
    return [
        Item(
            PRAISE, f"praise:{reason}:{of.week.start.isoformat()}", reason,
            told(_WORDS[reason, counts[reason] == 1], count=cases_said(counts[reason]), days=of.days(of.seven_days)),
            where[reason], (Figure(CASES, float(counts[reason])),),
        )
        for reason in REASONS if counts[reason]
    ]  # fmt: skip


def voices_of_week(
    connection: Connection, scope: Scope, *, clock: Clock, team_id: int, week_start: date, limit: int = 5
) -> pd.DataFrame:
    """What customers said in praise of the team, for who holds its meeting: praise first, then the comments with the
    best scores, the longest first; at most `limit` of each.

    One row each. Columns: kind (praise, csat, nps, ces), id (of its own kind), received_on, score, scale_low,
    scale_high (missing of praise), text, customer, member, member_en, team, team_en. It is asked each time, and kept in
    no minutes: what is erased is gone from here, too.

    Source: suggestion and survey_answer, filled by pages/feedback and importers/.
    """
    of = looked(connection, clock=clock, team_id=team_id, week_start=week_start, by=scope)
    if of is None:
        return pd.DataFrame(columns=list(COLUMNS))
    parts = []
    for reason in (OF_CUSTOMERS, BEST_COMMENTS):
        rows, rule = _rows(of, scope)[reason]
        said, day, kept = ("text", "received_on", ()) if reason == OF_CUSTOMERS else (
            "comment", "answered_on", ("score", "scale_low", "scale_high"))  # fmt: skip
        scores = [rows.c[name] for name in kept] or [null().label(name) for name in COLUMNS[3:6]]
        text = rows.c[said].label("text")
        asked = with_names(rows, scope, rows.c.kind, rows.c.id, rows.c[day].label("received_on"), *scores, text)
        order = (func.length(rows.c[said]).desc(), rows.c.id)
        parts.append(pd.read_sql(asked.where(rule).order_by(*order).limit(limit), connection))
    found = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    found["received_on"] = pd.to_datetime(found["received_on"])
    return found.astype({"score": "float64"})[list(COLUMNS)]


def _rows(of: Looked, by: Scope) -> dict[str, tuple[Subquery, ColumnElement[bool]]]:
    s, a, p = visible(suggestion, by), visible(survey_answer, by), visible(praise, by)
    days = of.seven_days

    def inside(day: ColumnElement[date]) -> ColumnElement[bool]:
        return and_(day >= days.start, day < days.end)

    of_customers = and_(s.c.kind == "praise", s.c.counted, inside(s.c.received_on), s.c.team_id.in_(of.team_ids))
    best = and_(a.c.top_box, a.c.commented, a.c.counted, inside(a.c.answered_on), a.c.team_id.in_(of.team_ids))
    public = and_(p.c.public, p.c.withdrawn_at.is_(None), inside(p.c.given_on), p.c.to_team_id.in_(of.team_ids))
    return {OF_CUSTOMERS: (s, of_customers), BEST_COMMENTS: (a, best), OF_COLLEAGUES: (p, public)}


def _counted(reason: str, of: tuple[Subquery, ColumnElement[bool]]) -> Select[str, int]:
    rows, rule = of
    return select(literal(reason), func.count()).select_from(rows).where(rule)

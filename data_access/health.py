"""Data health: what in the facts is strange, missing or old.

Administrators see how many rows that are, of everything; whoever may see rows sees those behind a number.
"""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, String, Table, false, func, literal, null, select, true, union_all
from sqlalchemy.sql.selectable import FromClause

from data_access import derived, wall
from data_access.acting import past_the_wall
from data_access.answering import confirming
from data_access.clock import Clock
from data_access.dialect import is_postgresql
from data_access.mirroring import check
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import Asked
from data_access.schema import FACTS, complaint, interaction, member, purchase, survey_answer, team
from data_access.scope import Action, Scope, may, visible
from metrics.words import Text

STRANGE: dict[str, Text] = {
    derived.RESPONSE_BEFORE_REPORT: Text(
        en="Answered before it was reported; the response time is not counted",
        zh="首次响应早于受理时间，该响应时长不计入",
    ),
    derived.RESOLUTION_BEFORE_REPORT: Text(
        en="Resolved before it was reported; the resolution time is not counted",
        zh="解决时间早于受理时间，该解决时长不计入",
    ),
    derived.CLOSING_BEFORE_REPORT: Text(en="Closed before it was reported", zh="关闭时间早于受理时间"),
    derived.ENDED_WITHOUT_TIME: Text(
        en="Ended, but nobody says when; it has no resolution time", zh="已结束但没有结束时间，因此没有解决时长"
    ),
    derived.IN_THE_FUTURE: Text(en="Dated in the future", zh="日期在将来"),
    derived.UNDATED_PURCHASE: Text(
        en="An order line without a date; it counts in all time only", zh="订单行没有日期，仅计入全部时间"
    ),
}
WITH_STRANGE: tuple[Table, ...] = (interaction, complaint, purchase)
ROWS_SHOWN = 500


def strange_counts(connection: Connection, scope: Scope) -> pd.DataFrame:
    """How many rows are kept although they cannot be true, most first.

    One row per table and code. Columns: table, code (a key of STRANGE), n. A row with two codes counts for both.

    Source: the column `strange` of contacts, complaints and purchases, written when they are stored.
    """
    counted: dict[tuple[str, str], int] = {}
    for table in WITH_STRANGE:
        facts = _countable(table, scope)
        asked = select(facts.c.strange, func.count()).where(facts.c.strange.is_not(None), facts.c.counted)
        with past_the_wall(connection):  # numbers of rows, as `_countable` allows them
            rows = connection.execute(asked.group_by(facts.c.strange)).all()
        for codes, n in rows:
            for code in codes.split(","):
                counted[table.name, code] = counted.get((table.name, code), 0) + n
    found = pd.DataFrame([(*key, n) for key, n in counted.items()], columns=["table", "code", "n"])
    return found.sort_values(["n", "table", "code"], ascending=[False, True, True], ignore_index=True)


def strange_rows(
    connection: Connection, scope: Scope, *, table: str, code: str | None = None, limit: int = ROWS_SHOWN
) -> pd.DataFrame:
    """The strange rows of a table that `scope` may see one by one, the latest first.

    Columns: id, source_key (its number where it came from), on (its day, missing for the undated), member, team,
    opened_at, first_response_at, resolved_at, closed_at (UTC; missing for purchases), strange (codes, separated by
    commas).
    """
    names = ["id", "source_key", "on", "member", "team", *_TIMES, "strange"]
    of = next((each for each in WITH_STRANGE if each.name == table), None)
    if of is None:
        return pd.DataFrame(columns=names)
    facts, m, t = visible(of, scope), visible(member, scope), visible(team, scope)
    day = facts.c[of.info["day"]]
    times = [facts.c[name] if name in facts.c else null().label(name) for name in _TIMES]
    rules = [facts.c.strange.is_not(None), facts.c.counted]
    if code is not None:
        rules.append(("," + facts.c.strange + ",").contains(f",{code},", autoescape=True))
    asked = (
        select(facts.c.id, facts.c.source_key, day.label("on"), m.c.name.label("member"), t.c.name.label("team"))
        .add_columns(*times, facts.c.strange)
        .select_from(facts.outerjoin(m, m.c.id == facts.c.member_id).outerjoin(t, t.c.id == facts.c.team_id))
        .where(*rules)
        .order_by(day.desc().nulls_last(), facts.c.id.desc())
        .limit(limit)
    )
    return pd.read_sql(asked, connection)[names]


def completeness(connection: Connection, scope: Scope) -> pd.DataFrame:
    """How much of each table of facts names whom it should, and how old it is.

    One row per table that has rows. Columns: table, n, without_member, without_team, without_customer (missing
    where the table names none), undated, first_on and last_on (days of the first and the last fact).
    """
    rows: list[Any] = []
    for table in FACTS:
        facts = _countable(table, scope)
        day = facts.c[table.info["day"]]
        lacking = [
            func.count().filter(facts.c[name].is_(None)).label(f"without_{name.removesuffix('_id')}")
            if name in facts.c
            else null().label(f"without_{name.removesuffix('_id')}")
            for name in ("member_id", "team_id", "customer_id")
        ]
        undated = func.count().filter(day.is_(None)).label("undated")
        named = literal(table.name, String).label("table")
        bounds = (func.min(day).label("first_on"), func.max(day).label("last_on"))
        asked = select(named, func.count().label("n"), *lacking, undated, *bounds)
        rows.append(asked.where(facts.c.counted).having(func.count() > 0))
    with past_the_wall(connection):
        found = pd.read_sql(union_all(*rows), connection)
    for name in ("first_on", "last_on"):
        found[name] = pd.to_datetime(found[name])
    return found.sort_values("n", ascending=False, ignore_index=True)


def scores_waiting(connection: Connection, scope: Scope, clock: Clock) -> pd.DataFrame:
    """How many self-logged scores wait for a confirmation, and since when; for administrators, without names.

    One row per team and whose turn it is, the longest wait first. Columns: team, team_en (missing without a team), by
    (lead, executive, or nobody as long as no lead but the one concerned and no executive is there), n, days (full
    days since the oldest was logged). Empty for everybody else.

    Source: survey_answer, filled by pages/feedback.
    """
    # Read past the gate, like all that is counted here: numbers and the names of teams come out, no row.
    a, t = survey_answer.c, visible(team, scope)
    turn = confirming.who_confirms(a).label("by")
    asked = (
        select(t.c.name.label("team"), t.c.name_en.label("team_en"), turn)
        .add_columns(func.count().label("n"), func.min(a.created_at).label("since"))
        .select_from(survey_answer.outerjoin(t, t.c.id == a.team_id))
        .where(confirming.waiting(a), true() if may(scope, Action.SEE_DATA_HEALTH) else false())
        .group_by(a.team_id, t.c.name, t.c.name_en, turn)
    )
    with past_the_wall(connection):
        found = pd.read_sql(asked, connection)
    found["days"] = [(clock.now - since).days for since in pd.to_datetime(found.pop("since"), utc=True)]
    return found.sort_values(["days", "team"], ascending=[False, True], ignore_index=True)


def mirror_compared(asked: Asked, scope: Scope) -> pd.DataFrame:
    """The mirror against the database, value by value; seconds on a large one. Empty for who may not see it, and
    where the database answers by itself.

    One row per table. Columns: table, n (rows), differences (0 as it should be), first_differences (words, empty
    without any).
    """
    columns = ["table", "n", "differences", "first_differences"]
    if not may(scope, Action.SEE_DATA_HEALTH) or not isinstance(asked, Mirror):
        return pd.DataFrame(columns=columns)
    found = [(each.table, each.rows, each.differences, "; ".join(each.named)) for each in check.compare(asked)]
    return pd.DataFrame(found, columns=columns)


def wall_standing(connection: Connection, scope: Scope) -> str | None:
    """How the second wall is: "up", "passed" (by this login) or "down"; None on SQLite, and for who may not see it."""
    if not may(scope, Action.SEE_DATA_HEALTH) or not is_postgresql(connection):
        return None
    return wall.standing(connection).value


_TIMES = ("opened_at", "first_response_at", "resolved_at", "closed_at")


def _countable(table: Table, scope: Scope) -> FromClause:
    """What is counted here: everything for administrators, who see numbers of rows and no row; else what is seen."""
    if not may(scope, Action.SEE_DATA_HEALTH):
        return visible(table, scope)
    names = ("member_id", "team_id", "customer_id", "strange", "counted", table.info["day"])
    return select(*(table.c[name] for name in names if name in table.c)).subquery(table.name)

"""Data that did not come: a kind of facts that the team usually has, and sources that were not delivered."""

from datetime import date, timedelta

from sqlalchemy import Connection, String, Table, literal, select, union_all

from data_access.meetings.items import STALE, Figure, Item
from data_access.meetings.looked import Looked, cases_said, days_said, told
from data_access.numbers.asking import Asked
from data_access.schema import complaint, interaction, purchase, survey_answer
from data_access.scope import Scope, countable, counted_as
from data_access.sources.late import sources_late
from metrics.statistics.gaps import LOOKS_BACK_DAYS, silent_days
from metrics.words import Text

SILENT, UNDELIVERED = "silent", "undelivered"
DAYS, CASES = "days", "cases"
LOOKED_AT: tuple[tuple[Table, Text, str], ...] = (
    (interaction, Text(en="contacts", zh="联络"), "overview"),
    (survey_answer, Text(en="survey answers", zh="问卷答复"), "satisfaction"),
    (complaint, Text(en="complaints", zh="投诉"), "open-complaints"),
    (purchase, Text(en="orders", zh="订单"), "overview"),
)
_SILENT = Text(
    en="No {what} came for {silent}, longer than usual: the numbers may be old",
    zh="已有 {silent}没有新的{what}数据，间隔长于平常，相关指标可能已过时",
)  # fmt: skip
_SOURCES = Text(
    en="{count} of {all} data sources did not deliver on time; administrators see which",
    zh="{all} 个数据源中有 {count} 个未按时更新，管理员可查看详情",
)  # fmt: skip


def stale_items(connection: Connection, asked: Asked, of: Looked, *, by: Scope) -> list[Item]:
    """What did not come, as of today; of the running week only."""
    if not of.running:
        return []
    came, items = _came_on(asked, of, by), []
    for table, what, page in LOOKED_AT:
        silent = silent_days(came.get(table.name, ()), of.clock.today)
        if silent is not None:
            line = told(_SILENT, what=what, silent=days_said(silent))
            items.append(
                Item(STALE, f"stale:{table.name}", SILENT, line, of.address(page), (Figure(DAYS, float(silent)),))
            )
    late, count = sources_late(connection, clock=of.clock, by=by)
    if late:
        line = told(_SOURCES, count=cases_said(late), all=cases_said(count))
        items.append(Item(STALE, "stale:sources", UNDELIVERED, line, "sources", (Figure(CASES, float(late)),)))
    return items


def _came_on(asked: Asked, of: Looked, by: Scope) -> dict[str, list[date]]:
    """On which days of the last months each kind of facts came, in one statement."""
    since = of.clock.today - timedelta(days=2 * LOOKS_BACK_DAYS)
    parts = []
    for table, _, _ in LOOKED_AT:
        facts = countable(table, by, person=False)
        day = facts.c[table.info["day"]]
        rules = (facts.c.team_id.in_(of.team_ids), day >= since, day <= of.clock.today)
        parts.append(select(literal(table.name, String), day).where(*rules).distinct())

    def find() -> dict[str, list[date]]:
        days: dict[str, list[date]] = {}
        with asked.asking() as connection:
            for name, day in connection.execute(union_all(*parts)):
                days.setdefault(name, []).append(day)
        return days

    tables = frozenset(table.name for table, _, _ in LOOKED_AT)
    return asked.remembered(("came_on", counted_as(by, person=False), of.team_ids, of.clock.today), find, tables)

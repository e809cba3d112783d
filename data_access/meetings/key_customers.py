"""Key customers whom nobody was in touch with for long: VIP customers who are still ours and have grown quiet.

That is for half the time after which a customer counts as lost. Contacts that were planned with them and not made are
told beside this, by data_access/meetings/contacts_late.py.
"""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, func, select, union_all

from data_access.clock import Clock
from data_access.meetings.items import CONTACT, Figure, Item
from data_access.meetings.looked import Looked, cases_said, looked, told
from data_access.numbers.asking import Asked
from data_access.numbers.standing import CHURN_TABLES, LOST_AFTER_DAYS, SIGNS_OF_LIFE
from data_access.schema import customer, member
from data_access.scope import OWNER, Scope, countable, counted_as, visible
from metrics.words import Text

QUIET_DAYS = LOST_AFTER_DAYS // 2
KEY_TIER = "vip"
QUIET, CASES = "quiet", "cases"
COLUMNS = ("customer_id", "customer", "last_on", "days", "member_id", "member", "member_en")

_ONE = Text(
    en="1 VIP customer neither bought nor was in touch for {quiet} days or more; after {lost} they are lost",
    zh="有 1 位 VIP 客户 {quiet} 天以上没有购买或联络，满 {lost} 天将计为流失",
)  # fmt: skip
_MANY = Text(
    en="{count} VIP customers neither bought nor were in touch for {quiet} days or more; after {lost} they are lost",
    zh="有 {count} 位 VIP 客户 {quiet} 天以上没有购买或联络，满 {lost} 天将计为流失",
)  # fmt: skip


def contact_items(asked: Asked, of: Looked, *, by: Scope) -> list[Item]:
    """One line that says how many; as of the week's end."""
    count = len(_quiet(asked, of, by))
    if not count:
        return []
    words = _ONE if count == 1 else _MANY
    line = told(words, count=cases_said(count), quiet=QUIET_DAYS, lost=LOST_AFTER_DAYS)
    where = of.address("overview", metric="churn", tier=KEY_TIER)
    return [Item(CONTACT, "contact:quiet", QUIET, line, where, (Figure(CASES, float(count)),))]


def key_customers_quiet(
    connection: Connection, scope: Scope, *, clock: Clock, asked: Asked, team_id: int, week_start: date,
    limit: int = 20,
) -> pd.DataFrame:  # fmt: skip
    """The customers of that line by name, for who holds the team's meeting: those who are quiet longest first.

    One row per customer. Columns: customer_id, customer, last_on (the last day with a purchase, contact or complaint),
    days (since then, at the week's end), member_id, member, member_en (who looks after them; missing where nobody).
    """
    of = looked(connection, clock=clock, team_id=team_id, week_start=week_start, by=scope)
    last = {} if of is None else dict(_quiet(asked, of, scope)[:limit])
    if of is None or not last:
        return pd.DataFrame(columns=list(COLUMNS))
    c, m = visible(customer, scope), visible(member, scope)
    named = select(c.c.id.label("customer_id"), c.c.name.label("customer"), c.c.member_id)
    named = named.add_columns(m.c.name.label("member"), m.c.name_en.label("member_en"))
    found = pd.read_sql(named.outerjoin(m, m.c.id == c.c.member_id).where(c.c.id.in_(last)), connection)
    found["last_on"] = pd.to_datetime([last[key] for key in found["customer_id"]])
    found["days"] = (pd.Timestamp(of.last) - found["last_on"]).dt.days
    found = found.astype({"member_id": "Int64"}).sort_values(["last_on", "customer_id"], ignore_index=True)
    return found[list(COLUMNS)]


def _quiet(asked: Asked, of: Looked, by: Scope) -> list[tuple[int, date]]:
    """Each quiet key customer of the team with the last day they were heard of, the longest ago first."""
    statement = _statement(of, by)

    def find() -> list[tuple[int, date]]:
        with asked.asking() as connection:
            return [(int(key), day) for key, day in connection.execute(statement)]

    return asked.remembered(("quiet", counted_as(by, person=False), of.team_ids, of.last), find, CHURN_TABLES)


def _statement(of: Looked, by: Scope) -> Select[Any]:
    theirs = countable(customer, by, person=False)
    first = of.last - timedelta(days=LOST_AFTER_DAYS)
    signs = []
    for table in SIGNS_OF_LIFE:
        # Whoever served them: who was heard of by anybody is not quiet.
        facts = countable(table, OWNER, person=False)
        day: ColumnElement[date] = facts.c[table.info["day"]]
        signs.append(
            select(facts.c.customer_id, day.label("on"))
            .where(facts.c.customer_id.is_not(None), day > first, day <= of.last)
        )  # fmt: skip
    seen = union_all(*signs).subquery("seen")
    latest = func.max(seen.c.on)
    return (
        select(seen.c.customer_id, latest)
        .join_from(seen, theirs, theirs.c.id == seen.c.customer_id)
        .where(theirs.c.team_id.in_(of.team_ids), theirs.c.tier == KEY_TIER, theirs.c.lost_on.is_(None))
        .group_by(seen.c.customer_id)
        .having(latest <= of.last - timedelta(days=QUIET_DAYS))
        .order_by(latest, seen.c.customer_id)
    )

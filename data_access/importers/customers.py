"""Files of customers: each row one customer of the organisation, by its number."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pandas as pd
from sqlalchemy import (
    Column,
    Connection,
    Date,
    Integer,
    String,
    Table,
    and_,
    case,
    func,
    insert,
    literal,
    select,
    update,
)

from data_access.importers import staging
from data_access.importers.customers_found import SOURCE, begin_histories
from data_access.importers.merging import Part, Writer, keep
from data_access.importers.people import stage_person
from data_access.importers.plans import Plan, Refusal
from data_access.schema import customer, customer_stage, customer_tier

SAID = ("name", "tier", "level", "stage", "phone", "email", "city", "country", "birthday", "created_on", "lost_on")


class Customers(Plan):
    """What the file has no column for stays as it is; a changed tier or stage goes on in its history from today."""

    def __post_init__(self) -> None:
        self.source = SOURCE  # see customers_found: numbers are the organisation's
        self.stage = staging.temporary(
            "stage_customer_row",
            Column("seq", Integer, primary_key=True),
            Column("key", String(200)),
            Column("person", Integer),
            *staging.staged_like(customer, SAID),
        )
        self.tables = (self.stage,)

    def add(self, connection: Connection, rows: pd.DataFrame) -> Iterator[Refusal]:
        today = pd.Series(pd.Timestamp(self.clock.today), index=rows.index, dtype="datetime64[us]")
        owners = rows.rename(columns={"owner": "member"})
        staged = rows[[name for name in SAID if name in rows]].assign(
            seq=self.numbered(len(rows)), key=self.keys.of(rows), person=self.people.add(owners, today)
        )
        staging.fill(connection, self.stage, staged)
        return iter(())

    def parts(self, connection: Connection) -> list[Part]:
        s = self.stage
        given = set(self.mapping.columns)
        said = [name for name in SAID if name in given and name not in ("name", "created_on")]
        today = literal(self.clock.today, Date)
        rows = select(
            s.c.seq,
            s.c.key,
            func.coalesce(s.c.name, s.c.key).label("name"),
            s.c.name.label("stated_name"),
            func.coalesce(s.c.created_on, today).label("created_on"),
            s.c.created_on.label("stated_created_on"),
            stage_person.c.member_id.label("member_id"),
            stage_person.c.team_id.label("team_id"),
            *(s.c[name] for name in said),
        ).select_from(s.outerjoin(stage_person, stage_person.c.local == s.c.person))
        looked_after = [name for name, column in (("member_id", "owner"), ("team_id", "team")) if column in given]
        columns = ("name", "created_on", *said, *looked_after)
        keeps = frozenset({"name", "created_on"})
        return [Part(customer, rows.subquery("staged_customer"), columns, SOURCE, keeps)]

    def finish(self, connection: Connection, parts: list[Part], writer: Writer) -> None:
        begin_histories(connection, writer)
        changed = select(parts[0].matched.c.id).where(parts[0].matched.c.changed)
        for history, name in ((customer_tier, "tier"), (customer_stage, "stage")):
            if name in self.mapping.columns:
                self._go_on(connection, history, name, changed, writer)

    def _go_on(self, connection: Connection, history: Table, name: str, changed: Any, writer: Writer) -> None:
        """Close the last entry of customers whose tier (or stage) is another one now, and begin the next."""
        today = self.clock.today
        now = select(customer.c[name]).where(customer.c.id == history.c.customer_id).scalar_subquery()
        other = and_(
            history.c.customer_id.in_(changed),
            history.c.to_on.is_(None),
            history.c[name].is_distinct_from(now),
        )
        keep(connection, history, other, writer)
        # A second change on one day corrects the first; a customer made in the future keeps one entry too.
        same_day = and_(other, history.c.from_on >= today, now.is_not(None))
        connection.execute(update(history).where(same_day).values({name: now}))
        end = case((history.c.from_on > today, history.c.from_on), else_=today)
        connection.execute(update(history).where(other).values(to_on=end))
        running = select(history.c.customer_id).where(
            (history.c.to_on.is_(None)) | (history.c.to_on >= today + timedelta(days=1))
        )
        begun = select(history.c.customer_id).where(history.c.from_on == today)
        start = literal(today, Date)
        rows = select(customer.c.id, customer.c[name], start, literal(writer.batch_id)).where(
            customer.c.id.in_(changed),
            customer.c[name].is_not(None),
            customer.c.id.not_in(running),
            customer.c.id.not_in(begun),
        )
        connection.execute(insert(history).from_select(["customer_id", name, "from_on", "batch_id"], rows))

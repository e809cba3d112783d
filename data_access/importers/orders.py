"""Files of orders: each row one line of an order."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from sqlalchemy import Column, Connection, Integer, String, select

from data_access import derived
from data_access.dialect import nothing
from data_access.importers import staging
from data_access.importers.circumstances import circumstances, joined
from data_access.importers.customers_found import stage_customer
from data_access.importers.keys import Occurrences
from data_access.importers.merging import Part, Writer
from data_access.importers.plans import Plan, Refusal
from data_access.schema import customer, purchase
from data_access.settling import settle_first_purchases

LARGEST_AMOUNT = 1e12  # in whole units of the currency
LINE_OF_ORDER = ("order_key", "product", "quantity", "amount_cents", "purchased_on", "strange")
KEEPS = frozenset({"member_id", "team_id", "tier", "level"})


def _made(rows: pd.DataFrame, on: pd.Series, product: pd.Series) -> pd.Series:
    """A number for orders that have none: what the row says of whom, when, what and how much."""
    who = derived.texts(rows, "customer_key").fillna(derived.texts(rows, "customer_name")).fillna("")
    amount = derived.numbers(rows, "amount").map("{:g}".format)
    return (who + "|" + on.dt.strftime("%Y-%m-%d").fillna("") + "|" + product.fillna("") + "|" + amount).str.slice(
        0, 90
    )


class Orders(Plan):
    """A line is known by its number in the order; where the file has none, by its product and occurrence."""

    def __post_init__(self) -> None:
        self._occurrences = Occurrences()
        self.stage = staging.temporary(
            "stage_order",
            Column("seq", Integer, primary_key=True),
            Column("key", String(200)),
            Column("person", Integer),
            Column("customer", Integer),
            *staging.staged_like(purchase, LINE_OF_ORDER),
        )
        self.tables = (self.stage,)

    def add(self, connection: Connection, rows: pd.DataFrame) -> Iterator[Refusal]:
        amount = derived.numbers(rows, "amount")
        huge = ~(amount.abs() <= LARGEST_AMOUNT)
        for line, value in zip(rows["line"][huge].tolist(), amount[huge].tolist(), strict=True):
            yield Refusal(line, "amount", f"{value:g}", "number_too_large")
        rows = rows[~huge].reset_index(drop=True)
        order, product = derived.texts(rows, "key"), derived.texts(rows, "product")
        line = derived.texts(rows, "line_key")
        on = (
            rows["purchased_on"]
            if "purchased_on" in rows
            else pd.Series(pd.NaT, index=rows.index, dtype="datetime64[us]")
        )
        if "key" not in rows:
            order = _made(rows, on, product)
        key = order + "|" + line
        lacking = line.isna()
        if lacking.any():
            content = (order + "||" + product.fillna(""))[lacking]
            count = pd.Series(self._occurrences.number(content), index=content.index)
            key = key.mask(lacking, content + ("#" + count.astype("str")).where(count > 1, ""))
        key = self.keys.note(key)
        future = on > pd.Timestamp(self.clock.today) + pd.Timedelta(days=1)
        strange = np.select([on.isna(), future], [derived.UNDATED_PURCHASE, derived.IN_THE_FUTURE], "")
        staged = pd.DataFrame(
            {
                "seq": self.numbered(len(rows)),
                "key": key,
                "customer": self.customers.add(rows, on),
                "order_key": order,
                "product": product,
                "quantity": derived.numbers(rows, "quantity"),
                "amount_cents": (derived.numbers(rows, "amount") * 100).round(),
                "purchased_on": on,
                "strange": pd.Series(strange, index=rows.index).where(strange != "", None).astype("str"),
            },
            index=rows.index,
        )
        staging.fill(connection, self.stage, staged)

    def parts(self, connection: Connection) -> list[Part]:
        s = self.stage
        # Nobody is named in an order: it is with whoever looks after the customer.
        of_customer = {"member_id": customer.c.member_id, "team_id": customer.c.team_id}
        nobody = nothing(customer.c.member_id.type).label("stated_member_id")
        named = [
            of_customer[column.name].label(column.name) if column.name in of_customer else column
            for column in circumstances(s, s.c.purchased_on)
        ]
        rows = select(s.c.seq, s.c.key, *named, nobody, *(s.c[name] for name in LINE_OF_ORDER)).select_from(joined(s))
        columns = ("member_id", "team_id", "customer_id", "tier", "level", *LINE_OF_ORDER)
        return [Part(purchase, rows.subquery("staged_order"), columns, self.source, KEEPS)]

    def finish(self, connection: Connection, parts: list[Part], writer: Writer) -> None:
        settle_first_purchases(connection, select(stage_customer.c.id))

"""Which customers a file's rows name: by their number, else by their name; who is not there is made.

Customer numbers are the organisation's: a number means the same customer in every file, so that the contacts of one
system and the orders of another meet. Customers without a number are told apart by name.
"""

import numpy as np
import pandas as pd
from sqlalchemy import Column, Connection, Date, Integer, String, and_, func, insert, literal, select, update

from data_access.clock import Clock
from data_access.derived import texts
from data_access.dialect import gathered
from data_access.importers import staging
from data_access.importers.keys import fitting
from data_access.importers.merging import Writer
from data_access.schema import customer, customer_stage, customer_tier
from data_access.schema.columns import Utc
from data_access.stamps import stamp_selected

SOURCE = "customers"
BY_NAME = "name:"

stage_customer = staging.temporary(
    "stage_customer",
    Column("local", Integer, primary_key=True),
    Column("key", String(200)),
    Column("name", String(300)),
    Column("tier", String(60)),
    Column("level", String(60)),
    Column("first_on", Date),
    Column("id", Integer),
)


class Customers:
    """Every customer whom the rows of one file name."""

    def __init__(self) -> None:
        self._local: dict[str, int] = {}
        self._told: list[pd.DataFrame] = []  # of each chunk: one row per customer

    def add(self, rows: pd.DataFrame, on: pd.Series) -> list[int | None]:
        """A number for each row's customer, None where it names none. `on` is the row's day.

        Reads customer_key, customer_name, tier and level.
        """
        key, name = texts(rows, "customer_key"), texts(rows, "customer_name")
        local, found = pd.factorize(fitting(key.fillna(BY_NAME + name)))
        if not len(found):
            return [None] * len(rows)
        known = self._local
        numbers = np.array([*(known.setdefault(who, len(known)) for who in found.tolist()), -1], dtype="int64")[local]
        said = {"name": "customer_name", "tier": "tier", "level": "level"}
        told = {ours: texts(rows, theirs) for ours, theirs in said.items() if theirs in rows}
        about = pd.DataFrame({"local": numbers, "first_on": on.to_numpy(), **told})
        self._told.append(_once(about[numbers >= 0]))
        return staging.missing_as_none(numbers)

    def stage(self, connection: Connection) -> None:
        """Write everybody into `stage_customer`."""
        stage_customer.create(connection)
        if self._told:
            about = _once(pd.concat(self._told, ignore_index=True)).sort_values("local")
            staging.fill(connection, stage_customer, about.assign(key=pd.Series([*self._local], about.index, "str")))
        gathered(connection, stage_customer)
        self.__init__()  # type: ignore[misc]

    @staticmethod
    def settle(connection: Connection, writer: Writer, clock: Clock) -> int:
        """Say in `stage_customer` who everybody is; return how many had to be made (in a dry run: would be)."""
        s = stage_customer
        connection.execute(update(s).values(id=None).where(s.c.id.is_not(None)))  # of an earlier attempt
        known = select(customer.c.id).where(customer.c.source == SOURCE, customer.c.source_key == s.c.key)
        find = update(s).values(id=known.scalar_subquery()).where(s.c.id.is_(None))
        connection.execute(find)
        # Somebody without a number may be a customer whom a form or another file knows under that one name.
        same = select(func.min(customer.c.id)).where(customer.c.name == s.c.name).having(func.count() == 1)
        unnumbered = and_(s.c.id.is_(None), s.c.key.startswith(BY_NAME, autoescape=True))
        connection.execute(update(s).values(id=same.scalar_subquery()).where(unnumbered))
        missing = s.c.id.is_(None)
        made = connection.execute(select(func.count()).select_from(s).where(missing)).scalar_one()
        if writer.batch_id is None:
            connection.execute(update(s).values(id=-1 - s.c.local).where(missing))
        elif made:
            _make(connection, writer, clock)
            connection.execute(find)
        gathered(connection, stage_customer, customer)
        return int(made)


def _make(connection: Connection, writer: Writer, clock: Clock) -> None:
    s = stage_customer
    missing = s.c.id.is_(None)
    since = func.coalesce(s.c.first_on, literal(clock.today, Date()))
    values = {
        "name": func.coalesce(s.c.name, s.c.key),
        "tier": s.c.tier,
        "level": s.c.level,
        "created_on": since,
        "source": literal(SOURCE),
        "source_key": s.c.key,
        "batch_id": literal(writer.batch_id),
        "created_at": literal(writer.stored_at, Utc),
        "created_by": literal(writer.member_id),
    }
    rows = select(*values.values()).where(missing).order_by(s.c.local)
    stamp_selected(connection, customer, select(since).where(missing))
    connection.execute(insert(customer).from_select(list(values), rows))
    begin_histories(connection, writer)


def begin_histories(connection: Connection, writer: Writer) -> None:
    """The first tier and stage of every customer this import made."""
    for history, name in ((customer_tier, "tier"), (customer_stage, "stage")):
        has = customer.c[name]
        begun = select(customer.c.id, has, customer.c.created_on, literal(writer.batch_id)).where(
            customer.c.batch_id == writer.batch_id,
            has.is_not(None),
            customer.c.id.not_in(select(history.c.customer_id)),
        )
        connection.execute(insert(history).from_select(["customer_id", name, "from_on", "batch_id"], begun))


def _once(told: pd.DataFrame) -> pd.DataFrame:
    """One row for each customer: the first day, and of everything else what was said last."""
    how = {name: "min" if name == "first_on" else "last" for name in told.columns.drop("local")}
    return told.groupby("local", sort=False).agg(how).reset_index()

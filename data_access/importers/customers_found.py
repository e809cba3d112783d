"""Which customers a file's rows name: by their number, else by their name; who is not there is made.

Customer numbers are the organisation's: a number means the same customer in every file, so that the contacts of one
system and the orders of another meet. Customers without a number are told apart by name.
"""

import numpy as np
import pandas as pd
from sqlalchemy import Column, Connection, Date, Integer, String, and_, func, insert, literal, select, update

from data_access.clock import Clock
from data_access.derived import texts
from data_access.importers import staging
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
        self._names: list[str | None] = []
        self._tiers: list[str | None] = []
        self._levels: list[str | None] = []
        self._firsts: list[np.datetime64] = []

    def add(self, rows: pd.DataFrame, on: pd.Series) -> list[int | None]:
        """A number for each row's customer, None where it names none. `on` is the row's day.

        Reads customer_key, customer_name, tier and level.
        """
        key, name = texts(rows, "customer_key"), texts(rows, "customer_name")
        identity = key.fillna(BY_NAME + name)
        local, found = pd.factorize(identity)
        if not len(found):
            return [None] * len(rows)
        named = local >= 0
        about = pd.DataFrame(
            {"name": name, "tier": texts(rows, "tier"), "level": texts(rows, "level"), "on": on.to_numpy()}
        )[named]
        by = about.groupby(local[named])
        last = by[["name", "tier", "level"]].last()
        first = by["on"].min().to_numpy(dtype="datetime64[D]")
        numbers = np.full(len(found) + 1, -1, dtype="int64")
        columns = [_with_none(last[column]) for column in ("name", "tier", "level")]
        for at, who in enumerate(found):
            numbers[at] = self._number(who, columns[0][at], columns[1][at], columns[2][at], first[at])
        return staging.missing_as_none(numbers[local])

    def _number(self, who: str, name: str | None, tier: str | None, level: str | None, first: np.datetime64) -> int:
        local = self._local.setdefault(who, len(self._names))
        if local == len(self._names):
            self._names.append(name)
            self._tiers.append(tier)
            self._levels.append(level)
            self._firsts.append(first)
            return local
        self._names[local] = name or self._names[local]
        self._tiers[local] = tier or self._tiers[local]
        self._levels[local] = level or self._levels[local]
        if not first >= self._firsts[local]:  # NaT is neither
            self._firsts[local] = first if not np.isnat(first) else self._firsts[local]
        return local

    def stage(self, connection: Connection) -> None:
        """Write everybody into `stage_customer`."""
        stage_customer.create(connection)
        days = [None if np.isnat(day) else str(day) for day in self._firsts]
        columns = (self._local.keys(), self._names, self._tiers, self._levels, days)
        rows = ((local, *row) for local, row in enumerate(zip(*columns, strict=True)))
        staging.rows(connection, stage_customer, ["local", "key", "name", "tier", "level", "first_on"], rows)
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


def _with_none(values: pd.Series) -> np.ndarray:
    found = values.to_numpy(dtype=object, na_value=None)
    return found  # type: ignore[no-any-return]

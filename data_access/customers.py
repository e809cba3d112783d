"""Finding a customer by a few letters."""

import pandas as pd
from sqlalchemy import Connection, and_, case, func, or_, select

from data_access.schema import customer
from data_access.scope import Scope, knows_customer, masked, visible

# Fewer last digits of a telephone number fit too many people.
FEWEST_DIGITS = 4


def find_customers(connection: Connection, scope: Scope, words: str, limit: int = 20) -> pd.DataFrame:
    """Customers whose name contains every word, whose number in the source is it, or whose telephone ends with it.

    One row per customer, best first: the same number or name, then names that begin so, then the others by name.
    Columns: customer_id, name, tier, level, team_id, phone_end (the last four digits; each missing where not known).
    Empty for empty words. Of a customer of no team, with whom the person has no case, the name is masked and the number
    missing, unless the words are the whole name or number.

    Source: customer, filled by importers/.
    """
    sought = words.strip().lower()
    c = visible(customer, scope)
    name = func.lower(c.c.name)
    contains = [name.contains(word, autoescape=True) for word in sought.split()] or [c.c.id.is_(None)]
    ways = [and_(*contains), func.lower(c.c.source_key) == sought]
    digits = "".join(sign for sign in sought if sign.isdecimal())
    if len(digits) >= FEWEST_DIGITS and set(sought) <= set("0123456789 +-()"):
        ways.append(func.replace(func.replace(c.c.phone, " ", ""), "-", "").endswith(digits, autoescape=True))
    exact = or_(name == sought, func.coalesce(func.lower(c.c.source_key), "") == sought)
    order = case((exact, 0), (name.startswith(sought, autoescape=True), 1), else_=2)
    known = knows_customer(c, scope)
    columns = (
        c.c.id.label("customer_id"),
        case((or_(known, exact), c.c.name), else_=masked(c.c.name)).label("name"),
        c.c.tier, c.c.level, c.c.team_id, case((known, c.c.phone)).label("phone"),
    )  # fmt: skip
    asked = select(*columns).where(or_(*ways), c.c.voided_at.is_(None)).order_by(order, c.c.name, c.c.id)
    found = pd.read_sql(asked.limit(limit), connection)
    found["phone_end"] = found.pop("phone").astype("str").str.replace(r"\D", "", regex=True).str[-FEWEST_DIGITS:]
    found["phone_end"] = found["phone_end"].where(found["phone_end"].str.len() == FEWEST_DIGITS)
    return found.astype({"team_id": "Int64"})

"""What the demo company's customers bought."""

from typing import Any

import numpy as np
from sqlalchemy import Connection

from data_access.demo.customers import COUNT, LEVELS, TIERS, Customers, home_team
from data_access.demo.names import PRODUCTS
from data_access.demo.people import Stay, handlers
from data_access.demo.storing import chosen, origin, store, taken
from data_access.demo.times import DAY, NEVER, NO_DAY, Days, Numbers, Times
from data_access.derived import UNDATED_PURCHASE
from data_access.schema import purchase

ORDERS_A_DAY = 6.5
SEASON = np.array([0.9, 0.7, 1.0, 1.0, 1.0, 1.3, 0.9, 0.9, 1.0, 1.0, 1.5, 1.1])  # from January
UNDATED = 23  # order lines of which the source did not say when
SHOPS = ("web", "app", "phone", "visit", "store")
TIER_QUANTITY = np.array([1.0, 1.3, 3.0])


def make_purchases(
    random: np.random.Generator, times: Times, everybody: list[Stay], customers: Customers
) -> dict[str, Any]:
    """The columns of all order lines, by day, the undated last."""
    which, days = _orders(random, times, customers)
    lines = 1 + random.binomial(2, 0.3, len(which))
    order = np.repeat(np.arange(len(which)), lines)
    count = len(order)
    buyer, day = which[order], days[order]
    tier = customers.tier(buyer, day)
    teams = home_team(customers, times)[buyer]
    quantity = 1 + random.poisson(TIER_QUANTITY[tier])
    price = np.array([cents for _, cents in PRODUCTS])
    product = random.choice(len(PRODUCTS), count, p=(0.2, 0.06, 0.3, 0.14, 0.08, 0.1, 0.07, 0.05))
    minute = random.uniform(9 * 60, 17.5 * 60, len(which))[order]
    moments = np.minimum(times.at(day, minute), times.now)
    columns = {
        "member_id": handlers(random, everybody, teams, day),
        "team_id": teams,
        "customer_id": buyer + 1,
        "channel": chosen(SHOPS, random.choice(len(SHOPS), len(which), p=(0.4, 0.3, 0.12, 0.1, 0.08))[order]),
        "tier": chosen(TIERS, tier),
        "level": chosen(LEVELS, customers.level[buyer]),
        "order_key": chosen([f"SO{number:06}" for number in range(1, len(which) + 1)], order),
        "product": chosen([name for name, _ in PRODUCTS], product),
        "quantity": quantity.astype(float),
        "amount_cents": quantity * price[product] * random.choice([95, 98, 100], count) // 100,
        "purchased_on": day,
        "purchased_at": moments,
        "strange": np.full(count, None, dtype=object),
    }
    return _with_undated(random, times, columns)


def _orders(random: np.random.Generator, times: Times, customers: Customers) -> tuple[Numbers, Days]:
    """Who ordered on which day: everybody when they first bought, and those who buy again and again."""
    first = np.flatnonzero(~np.isnat(customers.bought))
    every = np.arange(customers.created[0], times.days[-1] + DAY)
    busy = ORDERS_A_DAY * SEASON[every.astype("datetime64[M]").astype(int) % 12]
    days = np.repeat(every, random.poisson(busy))
    tier = customers.tier(np.arange(COUNT), np.full(COUNT, np.datetime64(times.today)))
    weight = (tier + 1.0) ** 1.5 * random.gamma(1.5, 1, COUNT)
    which = random.choice(COUNT, len(days), p=weight / weight.sum())
    # Before their first order and after they were lost, they order nothing.
    there = (customers.bought[which] < days) & ~(customers.lost[which] <= days)
    which, days = np.concatenate([first, which[there]]), np.concatenate([customers.bought[first], days[there]])
    order = np.argsort(days, kind="stable")
    return which[order], days[order]


def _with_undated(random: np.random.Generator, times: Times, columns: dict[str, Any]) -> dict[str, Any]:
    count = len(columns["purchased_on"])
    known = taken(columns, np.sort(random.choice(count, UNDATED, replace=False)))
    undated = {
        **known,
        "order_key": chosen([f"SX{number:03}" for number in range(UNDATED)], np.arange(UNDATED)),
        "purchased_on": np.full(UNDATED, NO_DAY),
        "purchased_at": np.full(UNDATED, NEVER),
        "strange": np.full(UNDATED, UNDATED_PURCHASE, dtype=object),
    }
    together = {name: np.concatenate([columns[name], undated[name]]) for name in columns}
    moments = np.where(np.isnat(together["purchased_at"]), times.now, together["purchased_at"])
    return {**together, **origin(count + UNDATED, moments)}


def store_purchases(connection: Connection, purchases: dict[str, Any]) -> int:
    """Store the order lines and return how many."""
    return store(connection, purchase, purchases)

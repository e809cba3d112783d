"""The demo company's 2,000 customers: who they are, and what they were when."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection

from data_access.demo import names
from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS, PRE_SALES, Stay, handlers
from data_access.demo.storing import chosen, origin, store
from data_access.demo.times import NO_DAY, Days, Numbers, Times
from data_access.schema import customer, customer_stage, customer_tier

COUNT = 2000
KNOWN_BEFORE, DAYS_BEFORE = 760, 900  # when the first contact was written down
NEVER_BOUGHT = 0.24
BECAME_VIP = 0.14
MARKED_LOST = 0.12
TIERS = ("prospect", "regular", "vip")
LEVELS = ("primary", "secondary")


@dataclass(frozen=True)
class Customers:
    """One position per customer, by `created` (days): position 0 is the customer with id 1.

    What did not happen is NaT: a first purchase, becoming a VIP and being one no longer, being lost.
    """

    created: Days
    bought: Days
    vip: Days
    vip_until: Days
    lost: Days
    level: Numbers  # 0 primary, 1 secondary

    def tier(self, which: Numbers, days: Days) -> Numbers:
        """Which of TIERS the customers were on those days."""
        vip = (self.vip[which] <= days) & ~(self.vip_until[which] <= days)
        return np.where(vip, 2, np.where(self.bought[which] <= days, 1, 0))


def make_customers(random: np.random.Generator, times: Times) -> Customers:
    """Decide when each of them came, bought, became a VIP and went."""
    start, today = np.datetime64(times.first), np.datetime64(times.today)
    before = start - random.integers(1, DAYS_BEFORE, KNOWN_BEFORE)
    since = start + random.integers(0, (today - start).astype(int) + 1, COUNT - KNOWN_BEFORE)
    created: Days = np.sort(np.concatenate([before, since]))
    bought: Days = created + np.minimum(random.exponential(12, COUNT), 90).astype(int)
    bought[(random.random(COUNT) < NEVER_BOUGHT) | (bought > today)] = NO_DAY
    vip: Days = bought + random.integers(10, 240, COUNT)
    vip[(random.random(COUNT) > BECAME_VIP / (1 - NEVER_BOUGHT)) | (vip > today)] = NO_DAY
    vip_until: Days = vip + random.integers(200, 500, COUNT)
    vip_until[(random.random(COUNT) > 0.15) | (vip_until > today)] = NO_DAY
    lost: Days = created + random.integers(150, 1300, COUNT)
    staying = (random.random(COUNT) > MARKED_LOST) | (lost > today) | (lost < start) | (lost <= vip_until)
    lost[staying] = NO_DAY
    vip[lost <= vip] = NO_DAY
    vip_until[np.isnat(vip)] = NO_DAY
    level: Numbers = (random.random(COUNT) > 0.62).astype(int)
    return Customers(created, bought, vip, vip_until, lost, level)


def home_team(customers: Customers, times: Times) -> Numbers:
    """The team that looks after each customer today."""
    every = np.arange(COUNT)
    tier = customers.tier(every, np.full(COUNT, np.datetime64(times.today)))
    after_sales = np.where(every % 2 == 0, AFTER_SALES_1, AFTER_SALES_2)
    return np.choose(tier, [np.full(COUNT, PRE_SALES), after_sales, np.full(COUNT, KEY_ACCOUNTS)])


def store_customers(
    connection: Connection, random: np.random.Generator, times: Times, everybody: list[Stay], customers: Customers
) -> None:
    """Store the customers with the history of their tier and stage."""
    every, today = np.arange(COUNT), np.full(COUNT, np.datetime64(times.today))
    teams = home_team(customers, times)
    cities = [*names.CITIES * 6, *names.CITIES_ABROAD]
    city = random.integers(0, len(cities), COUNT)
    person = random.random(COUNT) < 0.45
    birthday = np.datetime64("1955-01-01") + random.integers(0, 18_000, COUNT)
    birthday[np.flatnonzero(person)[0]] = np.datetime64("1988-02-29")
    store(
        connection,
        customer,
        {
            "id": every + 1,
            "name": _names(random, person),
            "member_id": handlers(random, everybody, teams, today),
            "team_id": teams,
            "backup_member_id": handlers(random, everybody, teams, today),
            "tier": chosen(TIERS, customers.tier(every, today)),
            "level": chosen(LEVELS, customers.level),
            "stage": chosen(("prospect", "active", "lost"), _stage(customers)),
            "phone": [f"100-0000-{number:04}" for number in every],
            "email": [f"customer{number:04}@example.com" for number in every],
            "city": chosen([name for name, _ in cities], city),
            "country": chosen([country for _, country in cities], city),
            "birthday": np.where(person, birthday, NO_DAY),
            "created_on": customers.created,
            "first_purchase_on": customers.bought,
            "lost_on": customers.lost,
            **origin(COUNT, times.at(customers.created, np.full(COUNT, 600))),
        },
    )
    _store_history(connection, customer_tier, "tier", _tiers(customers))
    _store_history(connection, customer_stage, "stage", _stages(customers))


def _stage(customers: Customers) -> Numbers:
    return np.where(np.isnat(customers.lost), (~np.isnat(customers.bought)).astype(int), 2)


def _tiers(customers: Customers) -> list[tuple[str, Days, str]]:
    """What customers become, in order: the tier, the day of each, why."""
    # Who bought on the day they came was never a prospect.
    came = np.where(customers.bought == customers.created, NO_DAY, customers.created)
    return [
        ("prospect", came, "登记 / Registered"),
        ("regular", customers.bought, "首次购买 / First purchase"),
        ("vip", customers.vip, "年度采购额达标 / Yearly volume reached"),
        ("regular", customers.vip_until, "年度采购额未达标 / Yearly volume missed"),
    ]


def _stages(customers: Customers) -> list[tuple[str, Days, str]]:
    came = np.where(customers.bought == customers.created, NO_DAY, customers.created)
    return [
        ("prospect", came, "登记 / Registered"),
        ("active", customers.bought, "首次购买 / First purchase"),
        ("lost", customers.lost, "确认流失 / Confirmed as lost"),
    ]


def _store_history(connection: Connection, table: Any, name: str, steps: list[tuple[str, Days, str]]) -> None:
    days = np.stack([day for _, day, _ in steps])
    customer_ids, froms, untils, values, reasons = [], [], [], [], []
    for number, (value, day, reason) in enumerate(steps):
        there = np.flatnonzero(~np.isnat(day))
        following = days[number + 1 :, there]
        until = np.full(len(there), NO_DAY)
        if len(following):
            # The next step that happened; numpy passes over those that did not.
            until = np.fmin.reduce(following, axis=0)
        customer_ids.append(there + 1)
        froms.append(day[there])
        untils.append(until)
        values += [value] * len(there)
        reasons += [reason] * len(there)
    columns = {
        "customer_id": np.concatenate(customer_ids),
        name: values,
        "from_on": np.concatenate(froms),
        "to_on": np.concatenate(untils),
        "reason": reasons,
    }
    store(connection, table, columns)


def _names(random: np.random.Generator, person: Numbers) -> list[str]:
    """A name for each: people and firms, one in eight from abroad; a firm's name is used once."""
    firms = _mixed(random, (names.HOUSES, names.TRADES, names.FORMS), "")
    firms_abroad = _mixed(random, (names.HOUSES_EN, names.TRADES_EN, names.FORMS_EN), " ")
    people = _mixed(random, (names.SURNAMES, names.GIVEN), "")
    people_abroad = _mixed(random, (names.FIRST_EN, names.LAST_EN), " ")
    abroad = random.random(COUNT) < 0.125
    pools = {(False, False): firms, (False, True): firms_abroad, (True, False): people, (True, True): people_abroad}
    return [pools[bool(one), bool(other)].pop() for one, other in zip(person, abroad, strict=True)]


def _mixed(random: np.random.Generator, parts: tuple[tuple[str, ...], ...], between: str) -> list[str]:
    """All combinations of the parts in a random order, twice, since people may share a name."""
    count = int(np.prod([len(part) for part in parts]))
    found = []
    for number in np.tile(random.permutation(count), 2):
        words = []
        for part in parts:
            number, position = divmod(int(number), len(part))
            words.append(part[position])
        found.append(between.join(words))
    return found

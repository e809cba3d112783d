"""What customers of the demo company came with: some 1,300 to 1,700 contacts a month, their ids in order."""

from typing import Any

import numpy as np
from sqlalchemy import Connection

from data_access.demo.customers import COUNT, LEVELS, TIERS, Customers
from data_access.demo.people import AFTER_SALES_1, TRAINED, WORKING_TEAMS, Stay, handlers
from data_access.demo.stories import Stories
from data_access.demo.storing import chosen, on, origin, store
from data_access.demo.times import DAY, NEVER, NO_DAY, Days, Moments, Numbers, Times, later, minutes_between, spread
from data_access.demo.words import CONTACT_TEXTS, DELIVERY, TOPICS
from data_access.derived import RESPONSE_BEFORE_REPORT
from data_access.schema import interaction
from data_access.settling import COMES_BACK_WITHIN_DAYS

A_MONTH_AT_FIRST, A_MONTH_TODAY = 1380, 1620
WEEKDAYS = np.array([1.25, 1.15, 1.1, 1.1, 1.15, 0.7, 0.55])  # from Monday
SEASON = np.array([1.0, 0.94, 1.0, 0.99, 1.01, 1.05, 1.0, 0.97, 1.0, 0.99, 1.08, 1.02])  # from January
CAME_BACK = 0.2  # share that follow up on an earlier contact
REOPENED = 0.035
HANDED_UP = 0.03
FASTER = 0.55  # of who learnt how: so much of the time they would have needed
STRANGE = 46  # answered before they came: the source lost the time of day

CHANNELS: dict[str, tuple[float, float, float]] = {  # share, median and promised minutes to the first reply
    "phone": (0.26, 1.5, 5),
    "wechat": (0.24, 9, 30),
    "chat": (0.18, 2.5, 10),
    "app": (0.12, 25, 60),
    "email": (0.08, 110, 240),
    "web": (0.07, 70, 240),
    "store": (0.03, 4, 15),
    "social": (0.02, 45, 120),
}
# Which team gets whose contacts, by tier: pre-sales, after-sales 1 and 2, key accounts.
TEAM_SHARES = np.array([[0.84, 0.07, 0.07, 0.02], [0.17, 0.40, 0.38, 0.05], [0.07, 0.19, 0.20, 0.54]])
TIER_WEIGHT = np.array([0.45, 1.0, 2.4])
PROMISED_HOURS = np.array([48, 24, 12])  # to the resolution, by tier

Contacts = dict[str, Any]


def make_contacts(
    random: np.random.Generator, times: Times, stories: Stories, everybody: list[Stay], customers: Customers
) -> Contacts:
    """The columns of all contacts, by opening, with `topic_index` and `tier_index` beside them."""
    opened = _openings(random, times)
    days, count = times.day(opened), len(opened)
    which = _who_came(random, customers, days)
    tier = customers.tier(which, days)
    team_index = _picked(random, TEAM_SHARES[tier])
    # Between the two after-sales teams, most customers have theirs.
    own = (team_index > 0) & (team_index < 3) & (random.random(count) < 0.85)
    team_index[own] = 1 + which[own] % 2
    topic = _picked(random, np.array([each.share for each in TOPICS]).T[team_index])
    _follow_up(random, customers, days, (which, team_index, topic))
    tier = customers.tier(which, days)
    teams = np.array(WORKING_TEAMS)[team_index]
    shares = np.array([share for share, _, _ in CHANNELS.values()])
    channel = random.choice(len(CHANNELS), count, p=shares / shares.sum())
    text = chosen([words for pair in CONTACT_TEXTS for words in pair], topic * 2 + (random.random(count) < 0.2))
    text[random.random(count) > 0.4] = None
    escalated = random.random(count) < HANDED_UP
    clock = _clock(random, times, stories, opened, teams, topic, tier, channel)
    found = {
        "id": np.arange(1, count + 1),
        "member_id": handlers(random, everybody, teams, days),
        "team_id": teams,
        "customer_id": which + 1,
        "channel": chosen(tuple(CHANNELS), channel),
        "tier": chosen(TIERS, tier),
        "level": chosen(LEVELS, customers.level[which]),
        "topic": chosen([each.name for each in TOPICS], topic),
        "subtopic": chosen(
            [name for each in TOPICS for name in each.subtopics], topic * 2 + random.integers(0, 2, count)
        ),
        "text": text,
        "priority": chosen(("normal", "high"), (escalated | (tier == 2)).astype(int)),
        **clock,
        "escalated": escalated,
        "first_contact": _first_contact(which, topic, days, clock["first_resolved_on"], clock["reopened_at"]),
        **origin(count, opened),
        "topic_index": topic,
        "tier_index": tier,
    }
    _faster(times, stories, found)
    return found


def _faster(times: Times, stories: Stories, contacts: Contacts) -> None:
    """Who learnt how to answer fast does so from the day after."""
    since = times.at(np.array([np.datetime64(stories.trained_on) + DAY]), np.zeros(1))
    minutes, opened = contacts["first_response_minutes"], contacts["opened_at"]
    rows = np.flatnonzero(np.isin(contacts["member_id"], TRAINED) & (opened >= since) & ~np.isnan(minutes))
    contacts["first_response_at"][rows] = later(opened[rows], minutes[rows] * FASTER)
    minutes[rows] = minutes_between(opened[rows], contacts["first_response_at"][rows])
    in_time = contacts["first_response_at"][rows] <= contacts["response_due_at"][rows]
    contacts["response_kept"][rows] = in_time


def store_contacts(connection: Connection, contacts: Contacts) -> int:
    """Store them and return how many."""
    return store(connection, interaction, {name: contacts[name] for name in contacts if name in interaction.c})


def _openings(random: np.random.Generator, times: Times) -> Moments:
    """When contacts came: by month, weekday and hour, up to now."""
    # Whole months, so that a month's number does not depend on how much of it has passed.
    months = times.days.astype("datetime64[M]")
    end = (months[-1] + np.timedelta64(1, "M")).astype("datetime64[D]")
    days = np.arange(times.days[0], end)
    months = days.astype("datetime64[M]")
    which = (months - months[0]).astype(int)
    weekday = (days.astype(int) + 3) % 7
    weight = WEEKDAYS[weekday] * random.uniform(0.93, 1.07, len(days))
    season = SEASON[np.unique(months).astype(int) % 12]
    total = np.linspace(A_MONTH_AT_FIRST, A_MONTH_TODAY, len(season)) * season
    expected = (weight / np.bincount(which, weight)[which]) * total[which]
    counts = np.diff(np.floor(np.cumsum(expected) + 0.5), prepend=0).astype(int)
    each = np.repeat(days, counts)
    hour = random.choice(24, len(each), p=_hours())
    minutes = hour * 60 + random.uniform(0, 60, len(each))
    there = each <= times.days[-1]
    moments = np.sort(times.at(each[there], minutes[there]))
    return moments[moments <= times.now]


def _hours() -> Numbers:
    weights = np.array([1, 0.5, 0.3, 0.2, 0.2, 0.5, 1.5, 4, 14, 26, 30, 26, 14, 18, 26, 28, 25, 20, 12, 10, 9, 7, 4, 2])
    shares: Numbers = weights / weights.sum()
    return shares


def _who_came(random: np.random.Generator, customers: Customers, days: Days) -> Numbers:
    """For each contact a customer who had come by that day and was not lost."""
    today = np.full(COUNT, days[-1])
    weight = TIER_WEIGHT[customers.tier(np.arange(COUNT), today)] * random.gamma(2, 0.5, COUNT)
    reach = np.cumsum(weight)
    known = np.searchsorted(customers.created, days, side="right")
    which = np.zeros(len(days), dtype="int64")
    rows = np.arange(len(days))
    while len(rows):
        drawn = np.searchsorted(reach, random.random(len(rows)) * reach[known[rows] - 1])
        which[rows] = np.minimum(drawn, known[rows] - 1)
        rows = rows[customers.lost[which[rows]] <= days[rows]]
    return which


def _picked(random: np.random.Generator, shares: Numbers) -> Numbers:
    """For each row a position, by that row's shares."""
    reach = np.cumsum(shares, axis=1)
    found: Numbers = (random.random(len(shares))[:, None] * reach[:, -1:] > reach).sum(axis=1)
    return found


def _follow_up(
    random: np.random.Generator, customers: Customers, days: Days, columns: tuple[Numbers, Numbers, Numbers]
) -> None:
    """Let some contacts be the return of a customer on the topic of a contact some days before."""
    count = len(days)
    returning = random.random(count) < CAME_BACK
    before = np.arange(count) - random.integers(10, 240, count)
    which = columns[0]
    fits = returning & (before >= 0) & ~returning[before] & ~(customers.lost[which[before]] <= days)
    for column in columns:
        column[fits] = column[before[fits]]


def _clock(
    random: np.random.Generator,
    times: Times,
    stories: Stories,
    opened: Moments,
    teams: Numbers,
    topic: Numbers,
    tier: Numbers,
    channel: Numbers,
) -> dict[str, Any]:
    """From opening to closing, with what was promised; what lies after now has not happened."""
    count = len(opened)
    _, median, promised = np.array(list(CHANNELS.values())).T
    dropped = (teams == AFTER_SALES_1) & (opened >= times.at(np.array([stories.drop_on], "datetime64[D]"), np.zeros(1)))
    # The cause of the drop is to be found: deliveries take the team longer since.
    slower = np.where(dropped, 1.4, 1.0)
    answered = later(opened, spread(random, median[channel] * slower, 0.9))
    much = np.where(dropped & (topic == DELIVERY), 2.2, 1.0)
    needed = np.array([each.minutes for each in TOPICS])[topic] * much
    first = times.happened(later(answered, spread(random, needed, 1.0)))
    answered = times.happened(answered)
    wait = random.exponential(4 * 1440, count) + 30
    reopened = times.happened(np.where(random.random(count) < REOPENED, later(first, wait), NEVER))
    second = times.happened(later(reopened, spread(random, np.full(count, 900.0), 0.8)))
    resolved = np.where(np.isnat(reopened), first, second)
    closed = times.happened(later(resolved, random.uniform(720, 4320, count)))
    due = later(opened, PROMISED_HOURS[tier] * 60.0)
    response_due = later(opened, promised[channel])
    response_minutes = minutes_between(opened, answered)
    strange = np.full(count, None, dtype=object)
    odd = random.choice(np.flatnonzero(~np.isnat(answered)), STRANGE, replace=False)
    answered[odd] = opened[odd] - random.integers(3600, 40_000, STRANGE)
    response_minutes[odd] = np.nan
    strange[odd] = RESPONSE_BEFORE_REPORT
    soon = minutes_between(first, reopened) <= 30 * 1440
    return {
        "state": chosen(("open", "resolved", "closed"), (~np.isnat(resolved)).astype(int) + ~np.isnat(closed)),
        "first_response_at": answered,
        "response_due_at": response_due,
        "due_at": due,
        **on(
            times,
            opened_at=opened,
            first_resolved_at=first,
            reopened_at=reopened,
            resolved_at=resolved,
            closed_at=closed,
        ),
        "ended_on": times.day(resolved),
        "first_response_minutes": response_minutes,
        "resolution_minutes": minutes_between(opened, resolved),
        "response_kept": np.where(np.isnan(response_minutes), np.nan, answered <= response_due),
        "kept": np.where(np.isnat(resolved), np.nan, resolved <= due),
        "reopened_soon": np.where(np.isnat(first), np.nan, soon),
        "reopened_count": (~np.isnat(reopened)).astype(int),
        "strange": strange,
    }


def _first_contact(which: Numbers, topic: Numbers, opened: Days, first: Days, reopened: Moments) -> Numbers:
    """Whether once was enough: not reopened, nobody back on the same topic within 7 days; missing if unresolved."""
    order = np.lexsort((np.arange(len(which)), topic, which))
    same = (np.diff(which[order]) == 0) & (np.diff(topic[order]) == 0)
    following = np.full(len(which), NO_DAY)
    following[order[:-1]] = np.where(same, opened[order][1:], NO_DAY)
    back = following <= first + COMES_BACK_WITHIN_DAYS * DAY
    return np.where(np.isnat(first), np.nan, ~back & np.isnat(reopened))

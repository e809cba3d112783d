"""What customers of the demo company say: invitations, the answers of one in five, suggestions and praise.

Satisfaction is dealt out week by week, each team a share around its own, so that only the planted drop is a signal.
Nobody asks about effort: the customer effort score is the KPI without data.
"""

from typing import Any

import numpy as np
from sqlalchemy import Connection

from data_access.demo import words
from data_access.demo.answering import answered_suggestions, followed_up
from data_access.demo.comments import pool
from data_access.demo.complaints import Complaints
from data_access.demo.contacts import Contacts
from data_access.demo.people import (
    AFTER_SALES_1,
    AFTER_SALES_2,
    BUSIEST,
    KEY_ACCOUNTS,
    NEWEST,
    PRE_SALES,
)
from data_access.demo.stories import FEW_ANSWERS, MANY_ANSWERS, MANY_GOOD, Stories
from data_access.demo.storing import chosen, circumstances, origin, store, taken
from data_access.demo.times import DAY, NEVER, NO_DAY, Numbers, Times, later
from data_access.hours.working_time import Calendars
from data_access.schema import suggestion, survey_answer, survey_invitation

INVITED, INVITED_AFTER_COMPLAINT = 0.84, 0.6
ABOUT_RECOMMENDING = 1 / 7  # NPS; the others CSAT
ANSWERED = 0.2
ANSWERED_OF_BUSIEST = 0.33  # who asks every customer for it in person
COMMENTED = 0.42
SATISFIED = {PRE_SALES: 0.9, AFTER_SALES_1: 0.875, AFTER_SALES_2: 0.872, KEY_ACCOUNTS: 0.89}
SATISFIED_AFTER_DROP = 0.55
NOISE = 0.05
RECOMMENDING = np.array([1, 1, 1, 2, 2, 6, 7, 14, 18, 25, 23]) / 100  # from 0 to 10
SUGGESTIONS_OF_CONTACTS = 0.02

Voices = dict[str, Any]


def make_voices(
    random: np.random.Generator, times: Times, stories: Stories, contacts: Contacts, complaints: Complaints
) -> Voices:
    """The columns of all invitations, by the day, with the answers beside them."""
    invited = _invitations(random, times, contacts, complaints)
    count = len(invited["invited_at"])
    delay = 20 + random.exponential(1500, count)
    answer_at = times.happened(np.where(delay < 14 * 1440, later(invited["invited_at"], delay), NEVER))
    busiest, newest = (invited["member_id"] == person for person in (BUSIEST, NEWEST))
    nps = (random.random(count) < ABOUT_RECOMMENDING) & ~busiest & ~newest
    answered = (random.random(count) < np.where(busiest, ANSWERED_OF_BUSIEST, ANSWERED)) & ~np.isnat(answer_at)
    day = times.day(answer_at)
    month = (day >= np.datetime64(stories.month.start)) & (day < np.datetime64(stories.month.end))
    for person, number in ((busiest, MANY_ANSWERS), (newest, FEW_ANSWERS)):
        answered[person & month] = False
        answered[random.choice(np.flatnonzero(person & month & ~invited["after_complaint"]), number, replace=False)] = (
            True
        )
    mood = random.random(count) - 0.35 * invited["after_complaint"]
    told = (busiest | newest) & month & answered
    group, of_group = _dealt(random, stories, invited["team_id"], day, answered & ~nps & ~told)
    satisfied = _best(mood, group, of_group) | told
    # The few bad ones of the busiest come evenly over the month, and make no signal of a week.
    theirs = np.flatnonzero(busiest & told)
    theirs = theirs[np.argsort(answer_at[theirs], kind="stable")]
    bad = MANY_ANSWERS - MANY_GOOD
    satisfied[theirs[np.arange(bad) * MANY_ANSWERS // bad + bad]] = False
    return {
        **invited,
        "kind": chosen(("csat", "nps"), nps.astype(int)),
        "answered": answered,
        "answered_at": np.where(answered, answer_at, NEVER),
        "answered_on": np.where(answered, day, NO_DAY),
        "score": _scores(random, nps, satisfied, (group >= 0) & (mood < 0.1)),
    }


def store_voices(
    connection: Connection,
    random: np.random.Generator,
    leads: np.random.Generator,
    times: Times,
    voices: Voices,
    by: Calendars,
) -> int:
    """Store invitations and answers, with what leads did about the low ones; return how many."""
    count = len(voices["invited_at"])
    names = ("topic", "interaction_id", "complaint_id", "kind", "invited_at", "invited_on", "answered_on")
    asked = {**circumstances(voices), **{name: voices[name] for name in names}, **origin(count, voices["invited_at"])}
    store(connection, survey_invitation, asked)
    said = taken(voices, np.flatnonzero(voices["answered"]))
    order = np.argsort(said["answered_at"], kind="stable")
    said = taken(said, order)
    score, nps = said["score"], said["kind"] == "nps"
    top, bottom = np.where(nps, score >= 9, score >= 4), np.where(nps, score <= 6, score <= 2)
    comment = _comments(random, said["topic_index"], top, bottom)
    names = ("topic", "interaction_id", "complaint_id", "kind", "score", "answered_at", "answered_on")
    answers = {
        **circumstances(said),
        **{name: said[name] for name in names},
        "scale_low": np.where(nps, 0, 1),
        "scale_high": np.where(nps, 10, 5),
        "top_box": top,
        "bottom_box": bottom,
        "comment": comment,
        "commented": np.array([text is not None for text in comment]),
        **origin(len(score), said["answered_at"]),
        **followed_up(leads, times, by, said, bottom),
    }
    return count + store(connection, survey_answer, answers)


def store_suggestions(
    connection: Connection,
    random: np.random.Generator,
    leads: np.random.Generator,
    times: Times,
    by: Calendars,
    contacts: Contacts,
) -> int:
    """Let some customers suggest or praise something after their contact; return how many did."""
    heard = random.random(len(contacts["id"])) < SUGGESTIONS_OF_CONTACTS
    after = taken(contacts, np.flatnonzero(heard & (contacts["opened_at"] <= times.now - np.timedelta64(40, "m"))))
    count = len(after["id"])
    praise = random.random(count) < 0.45
    received = after["opened_at"] + random.integers(5, 40, count).astype("timedelta64[m]")
    which = random.integers(0, len(words.PRAISE), count), random.integers(0, len(words.SUGGESTIONS), count)
    text = np.where(
        praise,
        chosen(words.PRAISE, which[0]),
        chosen(words.SUGGESTIONS, which[1]),
    )
    columns = {
        **circumstances(after),
        "kind": chosen(("suggestion", "praise"), praise.astype(int)),
        "text": text,
        "received_at": received,
        "received_on": times.day(received),
        **origin(count, received),
        **answered_suggestions(leads, times, by, after["team_id"], received, praise, which[1]),
    }
    return store(connection, suggestion, columns)


def _invitations(random: np.random.Generator, times: Times, contacts: Contacts, complaints: Complaints) -> Voices:
    """Who was asked: most customers an hour after their contact was resolved, many after their complaint was."""
    parts = []
    for columns, share, own, other in (
        (contacts, INVITED, "interaction_id", "complaint_id"),
        (complaints.columns, INVITED_AFTER_COMPLAINT, "complaint_id", "interaction_id"),
    ):
        at = times.happened(later(columns["first_resolved_at"], random.uniform(15, 120, len(columns["id"]))))
        asked = np.flatnonzero((random.random(len(at)) < share) & ~np.isnat(at))
        part = taken(columns, asked)
        parts.append(
            {
                **circumstances(part),
                "topic": part["topic"],
                "topic_index": part["topic_index"],
                own: part["id"].astype(float),
                other: np.full(len(asked), np.nan),
                "invited_at": at[asked],
                "after_complaint": np.full(len(asked), own == "complaint_id"),
            }
        )
    together = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    together = taken(together, np.argsort(together["invited_at"], kind="stable"))
    return {**together, "invited_on": times.day(together["invited_at"])}


def _dealt(
    random: np.random.Generator, stories: Stories, teams: Numbers, day: Any, counted: Numbers
) -> tuple[Numbers, Numbers]:
    """For each counted answer its team's week, and how many of each week's are good; -1 for the others."""
    drop_on = np.datetime64(stories.drop_on)
    monday = drop_on - stories.drop_on.weekday() * DAY
    # The week in which the drop falls is two.
    since = 2 * ((day[counted] - monday).astype(int) // 7) + (day[counted] >= drop_on)
    weeks, week = np.unique(since, return_inverse=True)
    group = np.full(len(teams), -1)
    group[counted] = teams[counted] * len(weeks) + week
    size = np.bincount(group[counted], minlength=(max(SATISFIED) + 1) * len(weeks)).reshape(-1, len(weeks))
    good = np.zeros(size.shape)
    for team_id, share in SATISFIED.items():
        # Ups and downs in pairs: chance alone must not look like a trend.
        half = random.uniform(-NOISE, NOISE, (len(weeks) + 1) // 2)
        noise = np.stack([half, -half], axis=1).ravel()[: len(weeks)]
        expected = np.full(len(weeks), share)
        if team_id == AFTER_SALES_1:
            expected[weeks % 2 == 1] = SATISFIED_AFTER_DROP
        # What is cut off in one week is made up for in the next.
        good[team_id] = np.diff(np.floor(np.cumsum(size[team_id] * (expected + noise)) + 0.5), prepend=0)
    return group, np.clip(good, 0, size).ravel().astype(int)


def _best(mood: Numbers, group: Numbers, number: Numbers) -> Numbers:
    """Whether each is among the so many of its group in the best mood."""
    order = np.lexsort((-mood, group))
    place = np.arange(len(group)) - np.searchsorted(group[order], group[order])
    found = np.zeros(len(group), dtype=bool)
    found[order] = (group[order] >= 0) & (place < number[group[order]])
    return found


def _scores(random: np.random.Generator, nps: Numbers, satisfied: Numbers, grim: Numbers) -> Numbers:
    count = len(nps)
    top = np.where(random.random(count) < 0.68, 5.0, 4.0)
    rest = random.choice([3.0, 2.0, 1.0], count, p=(0.45, 0.28, 0.27))
    rest[grim & (rest == 3)] = 2
    recommending = random.choice(11, count, p=RECOMMENDING)
    return np.where(nps, recommending, np.where(satisfied, top, rest))


def _comments(random: np.random.Generator, topic: Numbers, top: Numbers, bottom: Numbers) -> list[str | None]:
    count = len(topic)
    wrote = random.random(count) < np.where(bottom, COMMENTED + 0.3, COMMENTED)
    chinese = random.random(count) < 0.75
    position = random.random(count)
    found: list[str | None] = [None] * count
    for row in np.flatnonzero(wrote):
        kind = "high" if top[row] else "low" if bottom[row] else "middle"
        fitting = pool(kind, int(topic[row]), bool(chinese[row]))
        found[row] = fitting[int(position[row] * len(fitting))]
    return found

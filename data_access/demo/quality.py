"""Quality reviews of the demo company: eight months, somebody who serves better since a course, leads who differ."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert, select

from data_access.demo.contacts import Contacts
from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS, LEADS, PRE_SALES, Stay
from data_access.demo.storing import circumstances, origin, store, taken
from data_access.demo.times import DAY, NEVER, Days, Numbers, Times
from data_access.quality.form import FIRST
from data_access.schema import quality_calibration, quality_category, quality_rating, quality_review
from metrics.people.quality import Rated, review_score

NOON = time(4, tzinfo=UTC)  # in the reporting zone
DAYS_OF_REVIEWS, A_MONTH = 240, 30
EVERY_MONTH = 2  # of each member
TRAINED, TRAINED_DAYS = 12, 95  # since then a course tells
BEFORE, AFTER = 2.7, 4.4  # their mean rating of 5
NOT_READ = (11, TRAINED)  # whose newest review waits for them
FOLLOW_UP, CRITICAL = 3, len(FIRST) - 1  # places in the form
NO_PROMISE = 0.3  # of the cases, in which there was nothing to follow up
FAILS = 0.012
GOOD, BAD = 0.8, 0.6

PRAISED: tuple[str, ...] = (
    "开场自然，先复述客户问题再给方案，值得分享。",
    "解释清楚，主动告知预计时间。",
    "Listened well and confirmed what was agreed at the end.",
    "记录完整，接手的同事不用再问客户。",
)
MENDED: tuple[tuple[str, str], ...] = (
    ("没有确认客户的真正诉求，方案答非所问。", "skill"),
    ("政策引用的是旧版本，请复习最新的退换货规则。", "knowledge"),
    ("承诺回电但没有记录时间，客户又来询问。", "process"),
    ("The record does not say what was promised.", "process"),
    ("系统里查不到订单，只能让客户等待。", "system"),
)
FAILED = ("未核实身份就告知了订单信息。", "knowledge")
REPLIES: tuple[str, ...] = (
    "收到，下次会先核对政策版本。",
    "谢谢，会注意记录承诺时间。",
    "Thank you, I will confirm the next step in the call.",
    "当时系统较慢，已反馈给技术。",
)
# How many days ago a review was calibrated, by whom, and how many steps of the scale lower the second reviewer rated.
CALIBRATED: tuple[tuple[int, int, int, int], ...] = (
    (190, AFTER_SALES_1, LEADS[AFTER_SALES_2], 1), (160, KEY_ACCOUNTS, LEADS[AFTER_SALES_1], 1),
    (130, AFTER_SALES_2, LEADS[AFTER_SALES_1], 1), (100, AFTER_SALES_1, LEADS[KEY_ACCOUNTS], 0),
    (70, PRE_SALES, LEADS[KEY_ACCOUNTS], 1), (40, AFTER_SALES_2, LEADS[PRE_SALES], 0),
    (12, AFTER_SALES_1, LEADS[AFTER_SALES_2], 2),
)  # fmt: skip
# Still to be done: of whose team, asked of whom, and how to find the case.
ASKED: tuple[tuple[int, int, str], ...] = (
    (AFTER_SALES_2, LEADS[AFTER_SALES_1], "录音在质检共享盘“11 月校准”，文件名为案例编号。"),
    (AFTER_SALES_1, LEADS[KEY_ACCOUNTS], "聊天记录已导出，放在质检共享盘。"),
)


def store_quality(
    connection: Connection, random: np.random.Generator, times: Times, everybody: list[Stay], contacts: Contacts
) -> int:
    """Store reviews, ratings and calibrations and return how many reviews there are."""
    rows, when = _drawn(random, times, everybody, contacts)
    served = taken({**circumstances(contacts), "case_id": contacts["id"], "case_on": contacts["opened_on"]}, rows)
    ratings = _rated(random, times, served["member_id"], when)
    served["reviewer_id"] = np.array([LEADS[team_id] for team_id in served["team_id"]])
    made = _reviews(random, times, served, ratings, when)
    count = store(connection, quality_review, {"id": np.arange(1, len(rows) + 1), **made})
    ids = connection.execute(select(quality_category.c.id).order_by(quality_category.c.position)).scalars().all()
    store(connection, quality_rating, _rating_rows(made, np.arange(1, count + 1), ratings, ids))
    return count + _calibrations(connection, times, made, ratings, ids)


def _drawn(
    random: np.random.Generator, times: Times, everybody: list[Stay], contacts: Contacts
) -> tuple[Numbers, Days]:
    """The contacts that were reviewed, and on which day: some of each member, every month."""
    opened, ended = contacts["opened_on"], contacts["ended_on"]
    lately = np.flatnonzero((opened >= times.ago(DAYS_OF_REVIEWS)) & ~np.isnat(ended))
    lately = lately[ended[lately] < times.ago(3)]
    month = (np.datetime64(times.today) - opened[lately]).astype(int) // A_MONTH
    leads = set(LEADS.values())
    members = sorted({stay.member_id for stay in everybody} - leads)
    found: list[Numbers] = []
    for member_id in members:
        for age in range(DAYS_OF_REVIEWS // A_MONTH):
            theirs = lately[(contacts["member_id"][lately] == member_id) & (month == age)]
            found.append(random.permutation(theirs)[:EVERY_MONTH])
    rows = np.concatenate(found)
    day = np.minimum(ended[rows] + (1 + random.integers(0, 6, len(rows))) * DAY, np.datetime64(times.today) - DAY)
    order = np.argsort(day, kind="stable")
    return rows[order], day[order]


def _rated(random: np.random.Generator, times: Times, members: Numbers, when: Days) -> Numbers:
    """For each review a rating of each category; nan where it did not apply."""
    usual = 3.7 + 0.8 * random.random(int(members.max()) + 1)
    mean = usual[members]
    trained = members == TRAINED
    mean[trained] = np.where(when[trained] < times.ago(TRAINED_DAYS), BEFORE, AFTER)
    ratings = np.clip(np.round(mean[:, None] + random.normal(0, 0.75, (len(members), len(FIRST)))), 1, 5)
    ratings[random.random(len(members)) < NO_PROMISE, FOLLOW_UP] = np.nan
    ratings[:, CRITICAL] = random.random(len(members)) >= FAILS
    return ratings


def _score(ratings: Sequence[float]) -> float:
    rated = [
        Rated(weight, low, high, critical, None if np.isnan(given) else int(given))
        for (_, weight, low, high, critical), given in zip(FIRST, ratings, strict=True)
    ]
    return review_score(rated) or 0.0


def _reviews(
    random: np.random.Generator, times: Times, served: dict[str, Any], ratings: Numbers, when: Days
) -> dict[str, Any]:
    count = len(when)
    score = np.array([_score(row) for row in ratings])
    failed = ratings[:, CRITICAL] == 0
    findings, causes = np.full(count, None, dtype=object), np.full(count, None, dtype=object)
    for place in range(count):
        chance = int(random.integers(1_000))
        if failed[place]:
            findings[place], causes[place] = FAILED
        elif score[place] < BAD:
            findings[place], causes[place] = MENDED[chance % len(MENDED)]
        elif score[place] > GOOD and chance % 3 == 0:
            findings[place] = PRAISED[chance % len(PRAISED)]
    at = times.at(when, 600 + random.integers(0, 400, count))
    read = times.happened(at + (1_440 * (1 + random.integers(0, 5, count)) * 60).astype("timedelta64[s]"))
    last = {member_id: place for place, member_id in enumerate(served["member_id"].tolist())}
    for member_id in NOT_READ:
        read[last[member_id]] = NEVER
    answered = ~np.isnat(read) & (np.array([text is not None for text in findings])) & (random.random(count) < 0.6)
    replies = np.full(count, None, dtype=object)
    replies[answered] = np.array(REPLIES, dtype=object)[random.integers(0, len(REPLIES), int(answered.sum()))]
    by = np.where(np.isnat(read), np.nan, served["member_id"].astype("float64"))
    return {
        **served, "case_kind": "interaction", "reviewed_on": when, "score": score, "critical_failed": failed,
        "root_cause": causes, "findings": findings, "acknowledged_at": read, "acknowledged_by": by,
        "member_reply": replies, "revision": (~np.isnat(read)).astype(int), "created_by": served["reviewer_id"],
        **origin(count, at),
    }  # fmt: skip


def _rating_rows(made: dict[str, Any], ids: Numbers, ratings: Numbers, categories: Sequence[int]) -> dict[str, Any]:
    """A row for each review and category."""
    each, kinds = len(ids), len(categories)
    names = ("reviewed_on", "reviewer_id", "member_id", "team_id", "customer_id")
    return {
        **{name: np.repeat(made[name], kinds) for name in names},
        "review_id": np.repeat(ids, kinds), "category_id": np.tile(np.array(categories), each),
        "score": ratings.reshape(-1),
    }  # fmt: skip


def _calibrations(
    connection: Connection, times: Times, made: dict[str, Any], ratings: Numbers, categories: Sequence[int]
) -> int:
    """Second reviews: of each the newest review of a team before some day, rated lower by a lead of another."""
    free = made["critical_failed"] == 0
    rows, seconds, second_ratings = [], [], []
    number = len(free)
    for days, team_id, lead, lower in CALIBRATED:
        first = int(np.flatnonzero(free & (made["team_id"] == team_id) & (made["reviewed_on"] < times.ago(days)))[-1])
        free[first] = False
        number += 1
        rows.append(_calibration(times, made, first, lead, days, None) | {"second_id": number})
        changed = ratings[first].copy()
        changed[1 : CRITICAL - 1] = np.clip(changed[1 : CRITICAL - 1] - lower, 1, 5)
        seconds.append((first, lead, days))
        second_ratings.append(changed)
    for team_id, lead, brief in ASKED:
        first = int(np.flatnonzero(free & (made["team_id"] == team_id))[-1])
        rows.append(_calibration(times, made, first, lead, 2, brief))
    places = np.array([first for first, _, _ in seconds])
    second = {name: values[places] if isinstance(values, np.ndarray) else values for name, values in made.items()}
    when = np.array([times.ago(days) for _, _, days in seconds])
    who = np.array([lead for _, lead, _ in seconds])
    nothing = np.full(len(places), None, dtype=object)
    ids = np.arange(number - len(places) + 1, number + 1)
    second |= {
        "id": ids, "reviewer_id": who, "created_by": who, "reviewed_on": when, "critical_failed": False,
        "score": np.array([_score(row) for row in second_ratings]), "calibration_of": places + 1, "counted": False,
        "root_cause": nothing, "findings": nothing, "member_reply": nothing, "revision": 0,
        "acknowledged_at": np.full(len(places), NEVER), "acknowledged_by": nothing,
        "created_at": times.at(when, np.full(len(places), 700)), "source_key": ids.astype(str).astype(object),
    }  # fmt: skip
    count = store(connection, quality_review, second)
    store(connection, quality_rating, _rating_rows(second, ids, np.array(second_ratings), categories))
    connection.execute(insert(quality_calibration), rows)
    return count


def _calibration(
    times: Times, made: dict[str, Any], first: int, lead: int, days: int, brief: str | None
) -> dict[str, Any]:
    """Asked by who leads the team a day before it was done, or not done yet where there is a `brief`."""
    on = times.today - timedelta(days=days)
    numbers = ("member_id", "team_id", "customer_id", "case_id")
    return {
        "review_id": first + 1, "second_id": None, "calibrator_id": lead, "brief": brief, "case_kind": "interaction",
        **{name: int(made[name][first]) for name in numbers}, "case_on": made["case_on"][first].astype(object),
        "channel": made["channel"][first], "asked_by": int(made["reviewer_id"][first]),
        "asked_at": datetime.combine(on - timedelta(days=1), NOON), "asked_on": on - timedelta(days=1),
        "done_at": None if brief else datetime.combine(on, NOON),
    }  # fmt: skip

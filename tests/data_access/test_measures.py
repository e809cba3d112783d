"""Every measure against plain pandas over the same facts: random ones, with gaps, at both edges of the period."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Table, insert, select

from data_access.measures import MEASURES
from data_access.numbers.asking import ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.standing import CHURN, LOST_AFTER_DAYS
from data_access.schema import (
    complaint,
    complaint_stage,
    course,
    customer,
    interaction,
    member,
    mirrored,
    purchase,
    quality_review,
    reward,
    reward_rule,
    suggestion,
    survey_answer,
    survey_invitation,
    team,
    training,
)
from data_access.scope import OWNER
from data_access.stamps import stamp
from metrics.calendars.periods import Grain, Period, start_of
from tests.data_access.world import CLOCK, TODAY, World, a_case, empty_world, noon, put

# Cut in the middle of weeks on both sides; what is asked as of CLOCK begins before and ends after today.
PERIOD = Period("own", date(2026, 9, 9), date(2026, 11, 27))
FIRST, LAST = date(2026, 1, 1), TODAY  # of the facts: longer than the period, and than LOST_AFTER_DAYS before it
TABLES = (
    interaction,
    complaint,
    complaint_stage,
    survey_answer,
    survey_invitation,
    suggestion,
    customer,
    purchase,
    training,
    quality_review,
    reward,
)
NOW = pd.Timestamp(CLOCK.now).tz_localize(None)

Cases = pd.DataFrame
Reckoning = Callable[[Cases], Any]


# ------------------------------------------------------------------ the same measures, in pandas


def share_of(column: str) -> Reckoning:
    return lambda f: (f[column] == True).sum()  # noqa: E712


def among(column: str, code: str) -> Reckoning:
    return lambda f: (f[column] == code).sum()


def given(column: str) -> Reckoning:
    return lambda f: f[column].notna().sum()


def quantile(column: str, at: float) -> Reckoning:
    return lambda f: np.nan if f[column].dropna().empty else np.percentile(f[column].dropna(), at * 100)


def scored(kind: str, *scale: int) -> Callable[[Cases], Cases]:
    def chosen(f: Cases) -> Cases:
        found = f[(f["kind"] == kind) & f["score"].notna()]
        return found[(found["scale_low"] == scale[0]) & (found["scale_high"] == scale[1])] if scale else found

    return chosen


def late(kept: str, due: str, waits: Callable[[Cases], Any]) -> Reckoning:
    return lambda f: ((f[kept] == False) | (f[kept].isna() & waits(f) & (f[due] < NOW))).sum()  # noqa: E712


def still_open(f: Cases) -> Any:
    return f["ended_on"].isna()


def running(waits: Callable[[Cases], Any], due: str) -> Reckoning:
    return lambda f: (waits(f) & (f[due] >= NOW)).sum()


def unanswered(f: Cases) -> Any:
    return f["response_kept"].isna() & f["first_response_minutes"].isna() & still_open(f)


def unacknowledged(f: Cases) -> Any:
    return f["acknowledged_at"].isna() & still_open(f)


csat, nps, ces = scored("csat"), scored("nps"), scored("ces")
five, seven = scored("csat", 1, 5), scored("ces", 1, 7)

IN_PANDAS: dict[str, Reckoning] = {
    "answers": lambda f: len(csat(f)),
    "answers_top": lambda f: (csat(f)["top_box"] == True).sum(),  # noqa: E712
    "answers_bottom": lambda f: (csat(f)["bottom_box"] == True).sum(),  # noqa: E712
    "answers_on_five": lambda f: len(five(f)),
    "score_sum_on_five": lambda f: five(f)["score"].sum(),
    "nps_answers": lambda f: len(nps(f)),
    "nps_promoters": lambda f: (nps(f)["score"] >= 9).sum(),
    "nps_detractors": lambda f: (nps(f)["score"] <= 6).sum(),
    "ces_answers": lambda f: len(ces(f)),
    "ces_easy": lambda f: (f[f["kind"] == "ces"]["top_box"] == True).sum(),  # noqa: E712
    "ces_on_seven": lambda f: len(seven(f)),
    "ces_sum_on_seven": lambda f: seven(f)["score"].sum(),
    "comments": share_of("commented"),
    **{f"answers_scored_{n}": (lambda f, n=n: (five(f)["score"] == n).sum()) for n in range(1, 6)},
    "follow_ups_within": share_of("follow_up_kept"),
    "follow_ups_late": late("follow_up_kept", "follow_up_due_at", lambda f: True),
    "follow_ups": given("follow_up_minutes"),
    "follow_ups_working": given("follow_up_business_minutes"),
    "follow_up_p50": quantile("follow_up_minutes", 0.5),
    "follow_up_p50_working": quantile("follow_up_business_minutes", 0.5),
    "suggestions": lambda f: (f["kind"] == "suggestion").sum(),
    "suggestions_answered": lambda f: ((f["kind"] == "suggestion") & f["state"].isin(["adopted", "declined"])).sum(),
    "suggestions_adopted": lambda f: ((f["kind"] == "suggestion") & (f["state"] == "adopted")).sum(),
    "suggestions_in_time": share_of("answer_kept"),
    "suggestions_late": late("answer_kept", "answer_due_at", lambda f: True),
    "suggestion_answers": given("answer_minutes"),
    "suggestion_answers_working": given("answer_business_minutes"),
    "suggestion_answer_p50": quantile("answer_minutes", 0.5),
    "suggestion_answer_p50_working": quantile("answer_business_minutes", 0.5),
    "quality_reviews": len,
    "quality_failures": share_of("critical_failed"),
    "quality_score_sum": lambda f: f["score"].sum(),
    "invitations": len,
    "invitations_answered": given("answered_on"),
    "interactions_opened": len,
    "first_responses": given("first_response_minutes"),
    "first_responses_working": given("first_response_business_minutes"),
    "first_responses_within": share_of("response_kept"),
    "first_responses_late": late(
        "response_kept", "response_due_at", lambda f: f["first_response_minutes"].isna() & still_open(f)
    ),
    "interactions_within": share_of("kept"),
    "interactions_late": late("kept", "due_at", still_open),
    "interactions_running": lambda f: (
        f["kept"].isna() & still_open(f) & ((f["due_at"] >= NOW) | f["due_at"].isna())
    ).sum(),
    "first_responses_running": running(unanswered, "response_due_at"),
    "interactions_escalated": share_of("escalated"),
    "first_response_p50": quantile("first_response_minutes", 0.5),
    "first_response_p50_working": quantile("first_response_business_minutes", 0.5),
    "first_response_p90": quantile("first_response_minutes", 0.9),
    "first_response_p90_working": quantile("first_response_business_minutes", 0.9),
    "interactions_resolved": len,
    "interaction_resolutions": given("resolution_minutes"),
    "interaction_resolutions_working": given("resolution_business_minutes"),
    "interaction_resolution_p50": quantile("resolution_minutes", 0.5),
    "interaction_resolution_p50_working": quantile("resolution_business_minutes", 0.5),
    "interaction_resolution_p90": quantile("resolution_minutes", 0.9),
    "interaction_resolution_p90_working": quantile("resolution_business_minutes", 0.9),
    "interactions_first_resolved": len,
    "interactions_reopened": share_of("reopened_soon"),
    "interactions_contact_known": given("first_contact"),
    "interactions_first_contact": share_of("first_contact"),
    "complaints_opened": len,
    "complaint_responses": given("first_response_minutes"),
    "complaint_responses_working": given("first_response_business_minutes"),
    "complaints_within": share_of("kept"),
    "complaints_late": late("kept", "due_at", still_open),
    "complaints_open_past_due": lambda f: (f["kept"].isna() & still_open(f) & (f["due_at"] < NOW)).sum(),
    "complaints_running": lambda f: (
        f["kept"].isna() & still_open(f) & ((f["due_at"] >= NOW) | f["due_at"].isna())
    ).sum(),
    "complaint_responses_within": share_of("response_kept"),
    "complaint_responses_late": late(
        "response_kept", "response_due_at", lambda f: f["first_response_minutes"].isna() & still_open(f)
    ),
    "complaint_responses_running": running(unanswered, "response_due_at"),
    "complaints_acknowledged": lambda f: (f["acknowledged_at"] <= f["acknowledge_due_at"]).sum(),
    "complaints_acknowledged_late": lambda f: (
        (f["acknowledged_at"] > f["acknowledge_due_at"]) | (unacknowledged(f) & (f["acknowledge_due_at"] < NOW))
    ).sum(),
    "complaints_unacknowledged": running(unacknowledged, "acknowledge_due_at"),
    "stages_within": lambda f: (f["left_at"] <= f["due_at"]).sum(),
    "stages_late": lambda f: ((f["left_at"] > f["due_at"]) | (f["left_at"].isna() & (f["due_at"] < NOW))).sum(),
    "stages_running": running(lambda f: f["left_at"].isna(), "due_at"),
    "work_received": among("came_as", "received"),
    "work_reopened": among("came_as", "reopened"),
    "work_from_teams": among("came_as", "team"),
    "work_from_members": among("came_as", "member"),
    "work_resolved": among("went_as", "resolved"),
    "work_to_teams": among("went_as", "team"),
    "work_to_members": among("went_as", "member"),
    "complaints_escalated": share_of("escalated"),
    "complaints_timed": lambda f: (f["resolved_on"].isna() | f["resolution_minutes"].notna()).sum(),
    "complaints_timed_working": lambda f: (f["resolved_on"].isna() | f["resolution_business_minutes"].notna()).sum(),
    "complaints_open": lambda f: still_open(f).sum(),
    "complaint_response_p50": quantile("first_response_minutes", 0.5),
    "complaint_response_p50_working": quantile("first_response_business_minutes", 0.5),
    "complaint_response_p90": quantile("first_response_minutes", 0.9),
    "complaint_response_p90_working": quantile("first_response_business_minutes", 0.9),
    "complaints_resolved": len,
    "complaint_resolutions": given("resolution_minutes"),
    "complaint_resolutions_working": given("resolution_business_minutes"),
    "complaint_resolution_p50": quantile("resolution_minutes", 0.5),
    "complaint_resolution_p50_working": quantile("resolution_business_minutes", 0.5),
    "complaint_resolution_p90": quantile("resolution_minutes", 0.9),
    "complaint_resolution_p90_working": quantile("resolution_business_minutes", 0.9),
    "complaints_closed": len,
    "complaints_recurrence_known": given("recurred"),
    "complaints_recurred": share_of("recurred"),
    "complaints_first_resolved": len,
    "complaints_reopened": share_of("reopened_soon"),
    "customers_new": len,
    "sales_cents": lambda f: f["amount_cents"].sum(),
    "undated_sales_cents": lambda f: f[f["purchased_on"].isna()]["amount_cents"].sum(),
    "order_lines": len,
    "orders": lambda f: f["order_key"].nunique(),
    "buyers": lambda f: f["customer_id"].nunique(),
    "trainings_completed": given("completed_on"),
    "trainings_missed": lambda f: (
        f["completed_on"].isna() & ~(f["withdrawn_on"] <= f["due_on"]) & (f["due_at"] < NOW)
    ).sum(),
    "training_hours": lambda f: f["hours"].sum(),
    "trainings_attended": len,
    "members_trained": lambda f: f["member_id"].nunique(),
    "rewards": len,
    "rewards_granted": among("state", "granted"),
    "rewards_declined": among("state", "refused"),
    "reward_grants": given("grant_minutes"),
    "reward_grants_working": given("grant_business_minutes"),
    "reward_grant_p50": quantile("grant_minutes", 0.5),
    "reward_grant_p50_working": quantile("grant_business_minutes", 0.5),
}
# Measures of what stands get the open facts of the table and the moment they stand at.
STANDING_IN_PANDAS: dict[str, Callable[[Cases, pd.Timestamp], Any]] = {
    "interactions_backlog": lambda f, at: len(f),
    "complaints_overdue": lambda f, at: (f["due_at"] < at).sum(),
    "trainings_overdue": lambda f, at: ((f["mandatory"] == True) & (f["due_at"] < at)).sum(),  # noqa: E712
    "complaints_backlog": lambda f, at: (~f["stage"].isin(["answered", "confirmed"])).sum(),
}


# ------------------------------------------------------------------ facts of every kind


def random_facts(seed: int, count: int) -> dict[str, list[dict[str, Any]]]:
    """Facts whose columns vary independently, with gaps; a case's days alone are in order."""
    random = np.random.default_rng(seed)

    def one(*values: Any) -> Any:
        return values[random.integers(len(values))]

    def a_day(since: date = FIRST) -> date:
        # The edges of the period come up often.
        edges = [day for day in (PERIOD.start, PERIOD.start - timedelta(1), date(2026, 9, 14)) if day >= since]
        if edges and random.random() < 0.15:
            return edges[random.integers(len(edges))]
        return since + timedelta(days=int(random.integers((LAST - since).days + 1)))

    def minutes() -> float | None:
        return one(None, float(np.round(random.exponential(90), 2)))

    def about() -> dict[str, Any]:
        return {
            "member_id": one(None, 1, 2), "team_id": one(None, 1, 2), "customer_id": one(None, 1, 2, 3, 4, 5, 6),
            "channel": one(None, "phone", "chat"), "tier": one(None, "vip", "regular"), "level": one(None, "primary"),
        }  # fmt: skip

    def a_clock() -> dict[str, Any]:
        opened = a_day()
        first = one(None, a_day(opened))
        back = one(None, a_day(first)) if first else None
        # Closed without a resolution, resolved for good, or open (again).
        ended = one(None, a_day(back)) if back else first if first else one(None, None, a_day(opened))
        at = noon(opened)
        return {
            "opened_at": at, "opened_on": opened, "first_resolved_on": first, "reopened_on": back,
            "ended_on": ended, "resolved_on": ended if first else None, "closed_on": one(None, ended),
            "response_due_at": one(None, at, noon(LAST) + timedelta(days=1)),
            "due_at": one(None, at + timedelta(days=30), noon(LAST), noon(LAST) + timedelta(days=1)),
            "first_response_minutes": minutes(), "resolution_minutes": minutes() if first else None,
            "first_response_business_minutes": minutes(), "resolution_business_minutes": minutes() if first else None,
            "response_kept": one(None, True, False), "kept": one(None, True, False),
            "reopened_soon": one(None, True, False), "escalated": one(True, False),
        }  # fmt: skip

    facts: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    for number in range(count):
        base = {"counted": one(True, True, True, False)}
        facts["interaction"].append(
            {
                **base,
                **about(),
                **a_clock(),
                "state": "open",
                "topic": one(None, "t"),
                "first_contact": one(None, True, False),
            }
        )
        kind = {"category": one(None, "billing"), "severity": one(None, "high")}
        clock = a_clock()
        first_sign = {
            "acknowledged_at": one(None, clock["opened_at"] + timedelta(hours=2)),
            "acknowledge_due_at": one(None, clock["opened_at"] + timedelta(hours=2), noon(LAST) + timedelta(days=1)),
        }
        again = {"recurred": one(None, True, False) if clock["closed_on"] else None}
        facts["complaint"].append({**base, **about(), **clock, **kind, **first_sign, **again, "state": "received"})
        entered = a_day()
        left = one(None, a_day(entered))
        facts["complaint_stage"].append({
            **base, **about(), **kind, "complaint_id": number + 1, "position": 0, "entered_at": noon(entered),
            "stage": one("received", "investigated", "own_1", "solution", "answered", "confirmed"),
            "entered_on": entered, "left_on": left, "left_at": noon(left) if left else None,
            "due_at": one(None, noon(entered), noon(LAST), noon(LAST) + timedelta(days=1)),
            "came_as": one(None, "received", "reopened", "team", "member", "stage"),
            "went_as": one(None, "resolved", "team", "member", "stage"),
        })  # fmt: skip
        scale = one((1, 5), (1, 7), (0, 10), (None, None))
        answered = a_day()
        facts["survey_answer"].append({
            **base, **about(), "topic": one(None, "t"), "kind": one("csat", "csat", "nps", "ces", "interview"),
            "score": one(None, *map(float, range(1, 11))), "scale_low": scale[0], "scale_high": scale[1],
            "top_box": one(None, True, False), "bottom_box": one(None, True, False), "commented": one(True, False),
            "answered_at": noon(answered), "answered_on": answered,
            "follow_up_due_at": one(None, noon(answered), noon(LAST), noon(LAST) + timedelta(days=1)),
            "follow_up_kept": one(None, True, False), "follow_up_minutes": minutes(),
            "follow_up_business_minutes": minutes(),
        })  # fmt: skip
        received = a_day()
        facts["suggestion"].append({
            **base, **about(), "kind": one("suggestion", "praise"), "text": "t", "received_at": noon(received),
            "received_on": received, "state": one("new", "adopted", "declined"),
            "answer_due_at": one(None, noon(received), noon(LAST), noon(LAST) + timedelta(days=1)),
            "answer_kept": one(None, True, False), "answer_minutes": minutes(), "answer_business_minutes": minutes(),
        })  # fmt: skip
        facts["quality_review"].append({
            **base, **about(), "reviewer_id": 1, "reviewed_on": a_day(), "score": one(0.0, 0.4, 0.75, 1.0),
            "critical_failed": one(True, False),
        })  # fmt: skip
        invited = a_day()
        facts["survey_invitation"].append({
            **base, **about(), "kind": "csat", "invited_at": noon(invited), "invited_on": invited,
            "answered_on": one(None, a_day(invited)),
        })  # fmt: skip
        assigned = a_day()
        due, done, withdrawn = one(None, a_day(assigned)), one(None, a_day(assigned)), one(None, a_day(assigned))
        facts["training"].append({
            "counted": base["counted"], "course_id": number + 1, "member_id": one(1, 2), "team_id": one(None, 1, 2),
            "mandatory": one(True, False), "came_as": "mandatory", "assigned_on": assigned,
            "due_on": due,
            "due_at": None if due is None else noon(due), "completed_on": done, "withdrawn_on": withdrawn,
            "attended_on": one(None, a_day(assigned)), "hours": one(0.0, 1.5, 4.0), "over_on": done or withdrawn,
            "changed_at": CLOCK.now,
        })  # fmt: skip
        facts["purchase"].append({
            **base, **about(), "order_key": f"o{random.integers(count)}", "amount_cents": int(random.integers(10_000)),
            "purchased_on": one(None, a_day(), a_day()),
        })  # fmt: skip
    for key in range(1, 7):
        person = about()
        person.pop("customer_id")
        person.pop("channel")
        facts["customer"].append({
            "id": key, "name": f"c{key}", **person, "created_on": FIRST, "first_purchase_on": one(None, a_day()),
            "lost_on": one(None, None, a_day()), "counted": key != 6,
        })  # fmt: skip
    for number in range(count // 3):
        earned, state = a_day(), one("eligible", "granted", "refused")
        facts["reward"].append({
            "counted": one(True, True, False), "rule_id": 1, "found_key": str(number), "member_id": one(None, 1, 2),
            "team_id": one(1, 2), "above": False, "public": False, "earned_from": earned, "earned_on": earned,
            "value": 0.9, "n": 20, "threshold": 0.8, "eligible_on": earned, "state": state,
            "grant_minutes": minutes() if state == "granted" else None, "last_move": "found", "changed_at": CLOCK.now,
            "grant_business_minutes": minutes() if state == "granted" else None,
        })  # fmt: skip
    return facts


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, dict[str, Cases]]]:
    """The facts in the database, and as frames. What is asked is the mirror; that PostgreSQL itself and its mirror
    answer alike is said by mirroring/test_direct.py."""
    with empty_world(tmp_path_factory.mktemp("random")) as world:
        with world.writing() as connection:
            put(connection, team, {"id": 1, "name": "A"}, {"id": 2, "name": "B"})
            put(connection, member, {"id": 1, "name": "a"}, {"id": 2, "name": "b"})
            put(connection, reward_rule, {
                "id": 1, "name": "a", "how": "reach", "metrics": ["csat"], "certain": False, "fewest": 5,
                "every": "month", "whom": "members", "kind": "recognition", "public": False, "valid_from": FIRST,
            })  # fmt: skip
            facts = random_facts(1, 150)
            a_course = {"name": "Tea", "from_on": FIRST, "changed_at": CLOCK.now, "created_at": CLOCK.now}
            connection.execute(insert(course), [{"id": row["course_id"], **a_course} for row in facts["training"]])
            for table in (
                customer,
                interaction,
                complaint,
                complaint_stage,
                survey_answer,
                survey_invitation,
                suggestion,
                purchase,
                training,
                quality_review,
                reward,
            ):
                must = {"created_at": CLOCK.now} if "created_at" in table.c else {}
                connection.execute(insert(table), [{**must, **row} for row in facts[table.name]])
                stamp(connection, table, {row[table.info["day"]] for row in facts[table.name]})
            frames = {table.name: frame_of(connection, table) for table in TABLES}
        yield world, frames


def frame_of(connection: Any, table: Table) -> Cases:
    frame = pd.read_sql(select(*mirrored(table)).where(table.c.counted), connection)
    for name in frame:
        if name.endswith(("_on", "_at")):
            frame[name] = (
                pd.to_datetime(frame[name]).astype("datetime64[us]")
                if name.endswith("_on")
                else (pd.to_datetime(frame[name], utc=True).dt.tz_localize(None))
            )
    return frame


# ------------------------------------------------------------------ asking both


def kept(frame: Cases, filters: Filters) -> Cases:
    for name, values in filters.columns().items():
        stated = [value for value in values if value is not None]
        frame = frame[frame[name].isin(stated) | (frame[name].isna() & (None in values))]
    return frame


def in_pandas(key: str, facts: dict[str, Cases], bucket: Period, filters: Filters) -> Callable[[Cases], float]:
    """The measure over a cut of its table in one bucket."""
    measure = MEASURES[key]
    if measure.on is not None:
        day, reckoning = measure.on, IN_PANDAS[key]
        return lambda cut: float(
            reckoning(cut[(cut[day] >= pd.Timestamp(bucket.start)) & (cut[day] < pd.Timestamp(bucket.end))])
        )
    end = max(min(bucket.end, TODAY + timedelta(days=1)), bucket.start)
    at = min(pd.Timestamp(CLOCK.midnight(end)), pd.Timestamp(CLOCK.now)).tz_localize(None)
    return lambda cut: float(STANDING_IN_PANDAS[key](cut[open_on_last_day(cut, pd.Timestamp(end))], at))


def open_on_last_day(cut: Cases, end: pd.Timestamp) -> pd.Series:
    """Walk through each case's days: opened, resolved, opened again, ended; the last step before `end` decides."""
    if "entered_on" in cut:
        return (cut["entered_on"] < end) & ~(cut["left_on"] < end)
    if "assigned_on" in cut:
        return (cut["assigned_on"] < end) & ~(cut["over_on"] < end)
    state = pd.Series(False, index=cut.index)
    for day, is_open in (("opened_on", True), ("first_resolved_on", False), ("reopened_on", True), ("ended_on", False)):
        state = state.where(~(cut[day] < end), is_open)
    return state


def groups_of(frame: Cases, by: tuple[str, ...]) -> dict[tuple[Any, ...], Cases]:
    if not by:
        return {(): frame}
    return {
        tuple(None if pd.isna(value) else value for value in key): cut
        for key, cut in frame.groupby(list(by), dropna=False)
    }


def key_of(row: pd.Series, by: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(None if pd.isna(row[name]) else row[name] for name in by)


WAYS = [
    ((), None, EVERYTHING),
    ((), Grain.WEEK, EVERYTHING),
    (("team_id",), None, EVERYTHING),
    (("team_id", "tier"), Grain.MONTH, EVERYTHING),
    (("member_id",), None, Filters(tier=("vip", None))),
    ((), Grain.MONTH, Filters(team_id=(1,), tier=(None,))),
]
every_measure = pytest.mark.parametrize("key", sorted(MEASURES))


def test_every_measure_has_its_counterpart_in_pandas() -> None:
    """A new measure is not tested until it stands in IN_PANDAS or STANDING_IN_PANDAS above."""
    assert set(IN_PANDAS) | set(STANDING_IN_PANDAS) == set(MEASURES)


@every_measure
@pytest.mark.parametrize("way", range(len(WAYS)))
def test_a_measure_equals_pandas(asked: tuple[World, dict[str, Cases]], key: str, way: int) -> None:
    world, facts = asked
    by, every, filters = WAYS[way]
    answer = ask(world.mirror, OWNER, {key}, PERIOD, CLOCK, filters=filters, by=by, every=every)
    if not {*by, *filters.columns()} <= set(MEASURES[key].table.c.keys()):
        assert answer[key].isna().all()  # what its table does not say it is not asked
        return
    frame = kept(facts[MEASURES[key].table.name], filters)
    cuts = groups_of(frame, by)
    buckets = PERIOD.buckets(every) if every else [PERIOD]
    compared = 0
    for _, row in answer.iterrows():
        bucket = buckets[[start_of_bucket(b, every) for b in buckets].index(row["start"])] if every else PERIOD
        expected = in_pandas(key, facts, bucket, filters)(cuts.get(key_of(row, by), frame.iloc[:0]))
        if bucket.start > TODAY:
            assert pd.isna(row[key])
        else:
            assert row[key] == pytest.approx(expected, nan_ok=True), (key, row)
        compared += 1
    # A group that pandas finds and the answer lacks would go unnoticed above.
    for group, cut in cuts.items():
        total = in_pandas(key, facts, PERIOD, filters)(cut)
        if by and total > 0 and MEASURES[key].empty == 0:
            assert group in {key_of(row, by) for _, row in answer.iterrows()}
    assert compared or by


def start_of_bucket(bucket: Period, every: Grain | None) -> date:
    return start_of(bucket.start, every) if every else bucket.start


# ------------------------------------------------------------------ customers who stay and who leave


def churn_in_pandas(facts: dict[str, Cases], bucket: Period, filters: Filters) -> tuple[int, int]:
    """Customer by customer: seen within LOST_AFTER_DAYS before the start, not lost; then lost or quiet by the end."""
    end = max(min(bucket.end, TODAY + timedelta(days=1)), bucket.start)
    first, last = pd.Timestamp(bucket.start), pd.Timestamp(end)
    quiet = pd.Timedelta(days=LOST_AFTER_DAYS)
    signs = pd.concat(
        facts[name][["customer_id", day]].rename(columns={day: "on"})
        for name, day in (("purchase", "purchased_on"), ("interaction", "opened_on"), ("complaint", "opened_on"))
    ).dropna()
    active = lost = 0
    for person in kept(facts["customer"], filters).itertuples():
        seen = signs[signs["customer_id"] == person.id]["on"]
        before = seen[(seen < first) & (seen >= first - quiet)]
        if before.empty or person.lost_on < first:
            continue
        active += 1
        lost += bool(person.lost_on < last or seen[seen < last].max() < last - quiet)
    return active, lost


@pytest.mark.parametrize("filters", [EVERYTHING, Filters(tier=("vip",)), Filters(team_id=(1, None))])
@pytest.mark.parametrize("every", [None, Grain.MONTH])
def test_churn_equals_pandas(asked: tuple[World, dict[str, Cases]], every: Grain | None, filters: Filters) -> None:
    world, facts = asked
    answer = ask(world.mirror, OWNER, set(CHURN), PERIOD, CLOCK, filters=filters, every=every)
    buckets = PERIOD.buckets(every) if every else [PERIOD]
    for bucket, (_, row) in zip(buckets, answer.iterrows(), strict=True):
        assert (row["customers_active"], row["customers_lost"]) == churn_in_pandas(facts, bucket, filters)


def test_churn_of_more_days_than_a_question_holds_equals_that_of_each_day(
    asked: tuple[World, dict[str, Cases]],
) -> None:
    world, _ = asked
    many = Period("own", TODAY - timedelta(days=149), TODAY + timedelta(days=1))
    daily = ask(world.mirror, OWNER, set(CHURN), many, CLOCK, every=Grain.DAY).set_index("start")
    assert len(daily) == 150
    for first in many.buckets(Grain.DAY)[::23]:
        alone = ask(world.mirror, OWNER, set(CHURN), Period("own", first.start, first.end), CLOCK).iloc[0]
        assert [daily.loc[first.start, name] for name in CHURN] == [alone[name] for name in CHURN]


def test_churn_by_team_adds_up_to_all(asked: tuple[World, dict[str, Cases]]) -> None:
    world, _ = asked
    every = ask(world.mirror, OWNER, set(CHURN), PERIOD, CLOCK)
    parts = ask(world.mirror, OWNER, set(CHURN), PERIOD, CLOCK, by=("team_id",))
    for name in CHURN:
        assert parts[name].sum() == every[name].iloc[0]


# ------------------------------------------------------------------ rules worth a sentence


def test_a_contact_counts_on_the_day_of_the_reporting_zone(tmp_path: Any, database_kind: str) -> None:
    """07:30 on 1 October in Shanghai is September in UTC."""
    at = datetime.fromisoformat("2026-10-01T07:30+08:00")
    with empty_world(tmp_path, database_kind) as world:
        world.add(interaction, a_case(at))
        october = Period("own", date(2026, 10, 1), date(2026, 11, 1))
        answer = ask(world.mirror, OWNER, {"interactions_opened"}, october, CLOCK)
        assert answer["interactions_opened"].tolist() == [1]

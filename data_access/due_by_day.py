"""What is due on a day, whatever the hour: each subject's part of data_access/due.py.

Each gives one row per entry with the columns of `due_for`, for the person of the scope.
"""

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection

from data_access.actions.decided import actions_decided
from data_access.actions.rules import RUNNING
from data_access.clock import Clock
from data_access.contacts.planned import contacts_planned
from data_access.goals.known import targets_waiting
from data_access.lessons.reading import lessons
from data_access.lessons.writing import PROPOSED
from data_access.quality.calibrating import calibrations
from data_access.quality.reviews import quality_reviews
from data_access.quality.rules import CALIBRATE_WITHIN_DAYS
from data_access.reviewing import waiting
from data_access.reviewing.waiting import reviews_waiting
from data_access.scope import Role, Scope
from data_access.talks.talks import talk_items
from data_access.training.trained import DUE, LATE, trainings
from metrics.registry import METRICS
from metrics.words import Text

ACTION, TRAINING, TALK_ITEM, TARGET = "action", "training", "talk_item", "target"
CONTACT = "contact"
QUALITY_REVIEW, CALIBRATION, LESSON = "quality_review", "calibration", "lesson"
KINDS = (ACTION, CONTACT, TRAINING, TALK_ITEM, TARGET, QUALITY_REVIEW, CALIBRATION, LESSON, *waiting.KINDS)
PUBLISH_WITHIN_DAYS = 7  # a lesson that somebody of the team proposed


def actions_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """The person's actions; for who leads a team also those of who left it."""
    found = actions_decided(connection, scope, clock=clock)
    theirs = found["mine"] | (found["led"] & ~found["owner_active"])
    due = found[theirs & found["state"].isin(RUNNING) & (found["due_on"] <= pd.Timestamp(until))]
    names = {"number": "entry_id", "title": "category", "owner": "member", "owner_en": "member_en"}
    return _by_day(due.rename(columns=names), ACTION, clock)


def contacts_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """The contacts with customers that the person is to make, also for whom they stand in; for who leads a team those
    of who left it. Without what they are about: what is mailed or printed passes through others' hands."""
    found = contacts_planned(connection, scope, clock=clock, until=until, limit=5_000)
    theirs = found["mine"] | found["deputised"] | (found["led"] & ~found["owner_active"])
    names = {"number": "entry_id", "owner": "member", "owner_en": "member_en"}
    due = found[theirs].rename(columns=names).assign(category=None, severity=None, kind=CONTACT)
    return due.assign(due_at=_ends(due["planned_on"], clock))


def trainings_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """The person's own trainings."""
    found = trainings(connection, scope, clock=clock, own=True)
    due = found[found["state"].isin([LATE, DUE]) & (found["due_on"] <= pd.Timestamp(until))]
    return _by_day(due.rename(columns={"training_id": "entry_id", "course": "category"}), TRAINING, clock)


def talk_items_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """Without their words: what is mailed or printed passes through others' hands."""
    found = talk_items(connection, scope, open_only=True)
    due = found[found["mine"] & (found["due_on"] <= pd.Timestamp(until))]
    names = {"item_id": "entry_id", "owner": "member", "owner_en": "member_en"}
    return _by_day(due.rename(columns=names).assign(category=None), TALK_ITEM, clock)


def reviews_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """What review cycles wait for from the person."""
    found = reviews_waiting(connection, scope, clock=clock)
    due = found[found["due_on"] <= pd.Timestamp(until)]
    names = {"number": "entry_id", "cycle": "category", "colleague": "member", "colleague_en": "member_en"}
    return due.rename(columns=names).assign(due_at=_ends(due["due_on"], clock), customer=None, severity=None)


def quality_reviews_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """What the person is to acknowledge."""
    found = quality_reviews(connection, scope, clock=clock)
    due = found[found["mine"] & (found["due_on"] <= pd.Timestamp(until))].assign(category=None)
    return _by_day(due.rename(columns={"number": "entry_id"}), QUALITY_REVIEW, clock)


def calibrations_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """What the person is asked to review once more."""
    found = calibrations(connection, scope).rename(columns={"calibration_id": "entry_id"})
    found["due_on"] = found["asked_on"] + timedelta(days=CALIBRATE_WITHIN_DAYS)
    due = found[found["mine"] & found["done_at"].isna() & (found["due_on"] <= pd.Timestamp(until))]
    return _by_day(due.assign(category=None), CALIBRATION, clock)


def targets_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """What waits for the person's answer; due before its period begins, from which on it is locked."""
    found = targets_waiting(connection, scope, clock=clock)
    days = pd.to_datetime(found["from_on"]) - pd.Timedelta(days=1)
    names = [METRICS[key].name if key in METRICS else Text(en=key, zh=key) for key in found["metric"]]
    told = found.assign(due_on=days, category=[f"{name.zh} / {name.en}" for name in names])
    return _by_day(told[days <= pd.Timestamp(until)].rename(columns={"target_id": "entry_id"}), TARGET, clock)


def lessons_due(connection: Connection, scope: Scope, until: date, clock: Clock) -> pd.DataFrame:
    """What people of the teams that the person leads wrote down, and that waits to be published."""
    if not scope.has(Role.LEAD):
        return pd.DataFrame()
    found = lessons(connection, scope)
    found = found[found["leads"] & ~found["mine"] & found["state"].eq(PROPOSED)]
    days = [pd.Timestamp(clock.day_of(at)) + timedelta(days=PUBLISH_WITHIN_DAYS) for at in found["changed_at"]]
    found = found.assign(due_on=pd.Series(days, found.index, dtype="datetime64[ns]"))
    names = {"number": "entry_id", "heading": "category", "writer": "member", "writer_en": "member_en"}
    return _by_day(found[found["due_on"] <= pd.Timestamp(until)].rename(columns=names), LESSON, clock)


ON_A_DAY = (
    actions_due, contacts_due, trainings_due, talk_items_due, reviews_due, quality_reviews_due, calibrations_due,
    lessons_due,
    targets_due,
)  # fmt: skip


def _by_day(due: pd.DataFrame, kind: str, clock: Clock) -> pd.DataFrame:
    """What is due on a day, until its last minute, and about no customer."""
    return due.assign(due_at=_ends(due["due_on"], clock), kind=kind, customer=None, severity=None)


def _ends(days: pd.Series, clock: Clock) -> pd.Series:
    """The last minute of each day."""
    ends = [clock.midnight(day.date() + timedelta(days=1)) - timedelta(minutes=1) for day in days]
    return pd.Series(ends, days.index, dtype="object")

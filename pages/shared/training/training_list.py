"""Trainings as they are read: how each stands, who it is of, and which of them a view shows."""

from datetime import timedelta
from typing import Any

import pandas as pd

from data_access.training.courses import courses
from data_access.training.duties import ONBOARDING
from data_access.training.trained import DONE, DUE, EXPIRED, EXPIRING, LATE, WITHDRAWN, trainings
from metrics import formats
from pages.shared import filters, session
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, name_of, say
from pages.shared.texts import training as words

TO_SEE_TO = (LATE, EXPIRED, EXPIRING, DUE)
NEW_DAYS = 120  # so long somebody counts as new here


def found(*, own: bool = False) -> pd.DataFrame:
    """The trainings of the chosen team's members, or one's own: as `trainings` gives them, with `status`, and names in
    the visitor's language."""
    team_ids = () if own else tuple(team_id for team_id in filters.chosen().team_id if team_id is not None)
    rows = load(trainings, own=True) if own else load(trainings, team_ids=team_ids)
    told = rows.to_dict("records")
    return rows.assign(
        status=[status_said(row) for row in told],
        course=[_name(row["course"], row["course_en"]) for row in told],
        member=[_name(row["member"], row["member_en"]) for row in told],
        team=[_name(row["team"], row["team_en"]) for row in told],
    )


def offered(*, retired: bool = False) -> pd.DataFrame:
    """The courses, as `courses` gives them, with their names in the visitor's language."""
    rows = load(courses, retired=retired)
    told = rows.to_dict("records")
    return rows.assign(
        course=[_name(row["name"], row["name_en"]) for row in told],
        team=[_name(row["for_team"], row["for_team_en"]) for row in told],
    )


def to_see_to(rows: pd.DataFrame) -> pd.DataFrame:
    """What is late, runs out, or is to be taken: of who is still here. What is taken anew already is left to that."""
    waits = rows["state"].isin(TO_SEE_TO) & rows["member_active"].astype("bool")
    renewed = rows["state"].isin([EXPIRED, EXPIRING]) & rows.duplicated(["member_id", "course_id"], keep=False)
    return rows[waits & ~(renewed & ~rows["newest"])].reset_index(drop=True)


def taken(rows: pd.DataFrame) -> pd.DataFrame:
    """What was attended, the newest first."""
    there = rows[rows["attended_on"].notna() | rows["state"].eq(WITHDRAWN)]
    return there.sort_values(["attended_on", "member"], ascending=[False, True], ignore_index=True)


def of_newcomers(rows: pd.DataFrame) -> pd.DataFrame:
    """What whoever joined lately has to take, and took."""
    since = pd.Timestamp(session.clock().today - timedelta(days=NEW_DAYS))
    first = rows[rows["came_as"].eq(ONBOARDING) & rows["member_active"].astype("bool")]
    recent = first[(first["assigned_on"] >= since) | first["state"].isin([LATE, DUE])]
    theirs = rows["member_id"].isin(recent["member_id"]) & rows["state"].ne(WITHDRAWN)
    return rows[theirs].reset_index(drop=True)


def counted(rows: pd.DataFrame) -> dict[str, str]:
    """How many are late, about to expire and to be taken, for a sentence."""
    here = to_see_to(rows)["state"].value_counts()
    numbers = {"late": (LATE, EXPIRED), "expiring": (EXPIRING,), "due": (DUE,)}
    return {
        name: formats.number(int(sum(here.get(state, 0) for state in states)), language())
        for name, states in numbers.items()
    }


def columns(rows: pd.DataFrame, *, names: bool) -> list[Column]:
    """The first are what a phone shows; a column without anything in it is left out. `names`: whose they are."""
    declared = [
        Column("status", words.STATE, pinned=True),
        Column("member", words.MEMBER),
        Column("course", words.COURSE, width=180),
        Column("due_on", words.DUE, Kind.DAY),
        Column("attended_on", words.ATTENDED, Kind.DAY),
        Column("score", words.SCORE, Kind.GIVEN),
        Column("expires_on", words.VALID_UNTIL, Kind.DAY),
        Column("hours", words.HOURS, Kind.HOURS),
        Column("came_as", words.WHY, words=came_said),
        Column("team", words.TEAM),
        Column("withdrawn_why", words.WITHDRAWN_WHY, words=_given),
    ]
    left_out = set() if names else {"member", "team"}
    return [each for each in declared if each.key not in left_out and rows[each.key].notna().any()]


def status_said(row: dict[Any, Any]) -> str:
    """How it stands, and how late it is."""
    if row["state"] == LATE:
        days = int(row["late_days"])
        return say(words.STATES["late_one" if days == 1 else "late"], days=formats.number(days, language()))
    if row["state"] == DUE and row["attended_on"] is not pd.NaT and pd.notna(row["attended_on"]):
        return say(words.STATES["failed"])
    return say(words.STATES[row["state"]])


def came_said(code: object) -> str:
    """Why a training is there."""
    return say(words.CAME[code]) if isinstance(code, str) and code in words.CAME else str(code)


def cell(row: dict[Any, Any]) -> str:
    """One member's newest training of one course, in a few letters."""
    state = row["state"]
    text = {
        LATE: words.LATE_SINCE, DUE: words.TO_TAKE, EXPIRED: words.EXPIRED_ON, EXPIRING: words.EXPIRES_ON,
        DONE: words.VALID_ALWAYS if pd.isna(row["expires_on"]) else words.VALID,
    }.get(state)  # fmt: skip
    if text is None:
        return formats.MISSING
    day = row["due_on"] if state in (LATE, DUE) else row["expires_on"]
    day = row["completed_on"] if pd.isna(day) else day
    return say(words.STATES["due"]) if pd.isna(day) else say(text, day=f"{day:%Y-%m-%d}")


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _name(name: object, name_en: object) -> str | None:
    if not isinstance(name, str):
        return None
    return name_of(name, name_en if isinstance(name_en, str) else None)

"""What follows from the facts of a case or an answer, and is written beside them: days, durations, kept promises.

One rule for a file of a million rows and for one form: both hand over a frame of moments (aware, UTC) and get a
frame of the columns that the tables hold beside them. A missing column is a column of missing values.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data_access.clock import Clock
from data_access.workflow.moves import OWN

MOMENT = "datetime64[us, UTC]"
REOPENED_WITHIN_DAYS = 30
MOST_REOPENED = 999  # a larger number is in the wrong column
FUTURE_ALLOWED = pd.Timedelta(days=1)  # clocks of two systems differ, and so do zones; more is a mistake
OPEN_STATES = frozenset({"open", "received", "investigated", "solution"})
ENDED_STATES = frozenset({"resolved", "closed", "answered", "confirmed"})

# What is kept although it cannot be true; the words are with data health.
RESPONSE_BEFORE_REPORT = "response_before_report"
RESOLUTION_BEFORE_REPORT = "resolution_before_report"
CLOSING_BEFORE_REPORT = "closing_before_report"
ENDED_WITHOUT_TIME = "ended_without_time"
IN_THE_FUTURE = "in_the_future"
UNDATED_PURCHASE = "undated_purchase"
STRANGE = (
    RESPONSE_BEFORE_REPORT, RESOLUTION_BEFORE_REPORT, CLOSING_BEFORE_REPORT, ENDED_WITHOUT_TIME,
    IN_THE_FUTURE, UNDATED_PURCHASE,
)  # fmt: skip


def days(moments: pd.Series, zone: str) -> pd.Series:
    """The day in `zone` of each moment, as midnight without a zone."""
    return moments.dt.tz_convert(zone).dt.tz_localize(None).dt.normalize()


def case_columns(cases: pd.DataFrame, clock: Clock, *, complaints: bool, ends_known: bool = True) -> pd.DataFrame:
    """The clock columns of interactions or complaints, one row per row of `cases`.

    Reads opened_at (never missing), first_response_at, resolved_at, closed_at, first_resolved_at, reopened_at,
    response_due_at, due_at, reopened_count, reopened_soon, within_standard, escalated, state. Gives every column
    of the tables' clock and `state`. `ends_known` is False where the source says nothing about ends at all, neither
    a state nor a time: its rows are over, not a backlog that grows for ever.

    A state that says "open" wins over a resolution: that one was the first, and the case is open again.
    """
    opened = moments(cases, "opened_at")
    response, closed = moments(cases, "first_response_at"), moments(cases, "closed_at")
    resolved, due = moments(cases, "resolved_at"), moments(cases, "due_at")
    stated = texts(cases, "state")
    is_open = stated.isin(OPEN_STATES) | own_stages(stated)
    open_again = is_open & (resolved.notna() | closed.notna())
    ended = ~is_open & (resolved.notna() | closed.notna() | stated.isin(ENDED_STATES))
    first_resolved = moments(cases, "first_resolved_at").fillna(resolved).fillna(closed)
    # When an open case was opened again is often not said; it was not before it was first resolved.
    reopened = moments(cases, "reopened_at").fillna(first_resolved.where(open_again))
    resolved, closed = resolved.mask(open_again), closed.mask(open_again)
    end = resolved.fillna(closed)
    count = numbers(cases, "reopened_count").fillna(reopened.notna().astype("float64"))
    count = count.clip(0, MOST_REOPENED).round().astype("int64")
    strange = {
        RESPONSE_BEFORE_REPORT: response < opened,
        RESOLUTION_BEFORE_REPORT: resolved < opened,
        CLOSING_BEFORE_REPORT: closed < opened,
        ENDED_WITHOUT_TIME: ended & end.isna(),
        IN_THE_FUTURE: _any_after(pd.Timestamp(clock.now) + FUTURE_ALLOWED, opened, response, resolved, closed),
    }
    ended_on = _later(days(end, clock.zone), days(opened, clock.zone))
    without_time = ended if ends_known else ended | (stated.isna() & end.isna())
    ended_on = ended_on.fillna(_later(days(response, clock.zone), days(opened, clock.zone)).where(without_time))
    ended_on = ended_on.fillna(days(opened, clock.zone).where(without_time))
    over = ended_on.notna()
    minutes = _minutes(opened, response)
    response_due = moments(cases, "response_due_at")
    soon = (count > 0) & ~((reopened - first_resolved) > pd.Timedelta(days=REOPENED_WITHIN_DAYS))
    soon = truths(cases, "reopened_soon").fillna(soon.astype("boolean"))
    return pd.DataFrame(
        {
            "state": stated.fillna(_state(response, resolved, closed, over, complaints)),
            "opened_at": opened,
            "first_response_at": response,
            "first_resolved_at": first_resolved,
            "reopened_at": reopened,
            "resolved_at": resolved,
            "closed_at": closed,
            "response_due_at": response_due,
            "due_at": due,
            "opened_on": days(opened, clock.zone),
            "first_resolved_on": days(first_resolved, clock.zone),
            "reopened_on": days(reopened, clock.zone),
            "resolved_on": days(resolved, clock.zone),
            "closed_on": days(closed, clock.zone),
            "ended_on": ended_on,
            "first_response_minutes": minutes,
            "resolution_minutes": _minutes(opened, resolved),
            "response_kept": _kept(truths(cases, "response_within"), response.notna(), opened, response, response_due),
            "kept": _kept(truths(cases, "within_standard"), over, opened, end, due),
            "reopened_soon": soon.where(first_resolved.notna()),
            "reopened_count": count,
            "escalated": truths(cases, "escalated").fillna(False),
            "strange": _named(strange),
        }
    )


def answer_columns(answers: pd.DataFrame, clock: Clock) -> pd.DataFrame:
    """What an answer's score means on its scale, and its day.

    Reads kind, score, scale_low, scale_high, comment and answered_at (never missing); gives answered_on, top_box,
    bottom_box and commented. Scales of up to three points have one best and one worst score, those of up to eleven
    two; longer ones their best fifth and their worst two fifths. An effort of 5 to 7 of 7 is easy.
    """
    score = numbers(answers, "score")
    low, high = numbers(answers, "scale_low"), numbers(answers, "scale_high")
    points = high - low + 1
    step = np.select([points <= 3, points <= 11], [0.0, 1.0], (high - low) / 5)
    kind = texts(answers, "kind")
    top = score >= high - step
    top = top.where(~((kind == "ces") & (high == 7)), score >= 5).where(kind != "nps", score >= 9)
    bottom = score <= low + np.where(points > 11, 2 * step, step)
    bottom = bottom.where(kind != "nps", score <= 6)
    known = score.notna() & high.notna() & low.notna()
    comment = texts(answers, "comment")
    return pd.DataFrame(
        {
            "answered_on": days(moments(answers, "answered_at"), clock.zone),
            "top_box": top.where(known).astype("boolean"),
            "bottom_box": bottom.where(known).astype("boolean"),
            "commented": comment.notna() & (comment.str.strip() != ""),
        }
    )


def of_one(rule: Any, given: Mapping[str, Any], clock: Clock, **options: Any) -> dict[str, Any]:
    """The columns that `case_columns` or `answer_columns` gives for one row, as Python values to be stored."""
    frame = pd.DataFrame({name: [value] for name, value in given.items()})
    return {name: _plain(name, value) for name, value in rule(frame, clock, **options).iloc[0].items()}


def moments(frame: pd.DataFrame, name: str) -> pd.Series:
    """A column of moments, all missing if there is none."""
    if name not in frame:
        return pd.Series(pd.NaT, index=frame.index, dtype=MOMENT)
    return pd.to_datetime(frame[name], utc=True).astype(MOMENT)


def own_stages(states: pd.Series) -> pd.Series:
    """Which states are codes of stages that the organisation added; all of these are open."""
    return states.str.fullmatch(OWN + r"\d+").fillna(False).astype("bool")


def texts(frame: pd.DataFrame, name: str) -> pd.Series:
    """A column of texts, all missing if there is none."""
    return frame[name].astype("str") if name in frame else pd.Series(None, index=frame.index, dtype="str")


def numbers(frame: pd.DataFrame, name: str) -> pd.Series:
    """A column of numbers, all missing if there is none."""
    given = frame[name] if name in frame else pd.Series(np.nan, index=frame.index)
    return pd.to_numeric(given).astype("float64")


def truths(frame: pd.DataFrame, name: str) -> pd.Series:
    """A column of yes and no, all missing if there is none."""
    return frame[name].astype("boolean") if name in frame else pd.Series(pd.NA, index=frame.index, dtype="boolean")


def _minutes(begin: pd.Series, end: pd.Series) -> pd.Series:
    """Minutes from one to the other; an impossible duration is missing."""
    minutes = (end - begin).dt.total_seconds() / 60
    return minutes.where(minutes >= 0)


def _later(one: pd.Series, other: pd.Series) -> pd.Series:
    return one.where(~(one < other), other)


def _kept(said: pd.Series, over: pd.Series, opened: pd.Series, end: pd.Series, due: pd.Series) -> pd.Series:
    """What the source says counts before our own reckoning; "within" is certain only when it is over.

    An end before the beginning keeps no promise and breaks none.
    """
    reckoned = (end <= due).astype("boolean").where(over & (end >= opened) & due.notna())
    certain = said.where(over | (said == False).fillna(False))  # noqa: E712
    return certain.fillna(reckoned)


def _state(response: pd.Series, resolved: pd.Series, closed: pd.Series, over: pd.Series, complaints: bool) -> pd.Series:
    codes = (
        ("confirmed", "answered", "investigated", "received") if complaints else ("closed", "resolved", "open", "open")
    )
    rules = [closed.notna(), resolved.notna(), over, response.notna()]
    return pd.Series(
        np.select(rules, [codes[0], codes[1], codes[0], codes[2]], codes[3]), index=over.index, dtype="str"
    )


def _any_after(limit: pd.Timestamp, *columns: pd.Series) -> pd.Series:
    found = columns[0] > limit
    for column in columns[1:]:
        found |= column > limit
    return found


def _named(flags: Mapping[str, pd.Series]) -> pd.Series:
    """The codes whose flag is set, separated by commas; missing for most rows."""
    index = next(iter(flags.values())).index
    raised = {code: flag for code, flag in flags.items() if flag.any()}
    if not raised:
        return pd.Series(None, index=index, dtype="str")
    named = pd.Series("", index=index, dtype="object")
    for code, flag in raised.items():
        named = named.where(~flag, (named + "," + code).str.lstrip(","))
    return named.where(named != "", None).astype("str")


def _plain(name: str, value: Any) -> Any:
    if value is None or value is pd.NaT or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date() if name.endswith("_on") else value.to_pydatetime()
    return value.item() if isinstance(value, np.generic) else value

"""Targets as they are read: whose, how they stand, who agreed, and what happened to one."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.goals.known import target_history, targets_known
from data_access.scope import teams_counted
from metrics import formats
from metrics.declare import Metric
from metrics.goals.targets import GOAL_KIND_WORDS, GoalKind
from metrics.registry import METRICS
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.goals import standings, wordings
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import goals as words

IN_UNIT = {"baseline", "value", "low", "high", "tolerance"}  # of a target's numbers, those in the metric's unit
MOST_STANDINGS = 400  # rows whose numbers are asked for at once


def found(number: int | None = None) -> pd.DataFrame:
    """The targets that touch the chosen period, of the chosen team if there is one; with a number that one alone."""
    if number is not None:
        rows = load(targets_known, target_id=number, withdrawn=True)
        return rows[rows["target_id"] == number].reset_index(drop=True)
    period = filters.period()
    rows = load(targets_known, from_on=period.start, to_on=period.end)
    team_ids = filters.chosen().team_id
    rows = rows[rows["team_id"].isin(team_ids)] if team_ids else rows
    if teams_counted(session.scope()) is None:
        return rows.reset_index(drop=True)
    # Whoever does not look at the whole looks at what is closest to them first.
    nearest = rows["level"].map({"member": 0, "team": 1, "organisation": 2})
    return rows.assign(nearest=nearest).sort_values("nearest", kind="stable").reset_index(drop=True)


def in_view(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each view; the visitor's own are those that they answer or that are about them."""
    period, me = filters.period(), session.scope().member_id
    exact = (rows["from_on"] == period.start) & (rows["to_on"] == period.end)
    about_me = rows["member_id"].eq(me).fillna(False).astype(bool) if me is not None else rows["mine"] & False
    own = about_me | (rows["mine"] & (rows["level"] != "organisation"))
    views = {
        "exact": rows[exact], "around": rows, "own": rows[own],
        "open": rows[rows["state"] != "agreed"],
    }  # fmt: skip
    return {name: some.reset_index(drop=True) for name, some in views.items()}


def with_standings(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in words, with what was reached: whose, kpi, target, actual, attainment, status, state_said, days."""
    there = standings.standings(rows.head(MOST_STANDINGS))
    told = rows.to_dict("records")
    every = [there.get(row["target_id"]) for row in told]
    return rows.assign(
        whose=[wordings.whose_said(row) for row in told],
        kpi=[wordings.metric_said(row["metric"]) for row in told],
        target=[wordings.target_said(row["metric"], wordings.target_of_row(row)) for row in told],
        actual=[_actual(row, one) for row, one in zip(told, every, strict=True)],
        attainment=pd.Series([None if one is None else one.attainment for one in every], dtype="float64"),
        status=[formats.MISSING if one is None else one.said for one in every],
        state_said=[say(words.STATES[row["state"]]) for row in told],
        days=[wordings.days_said(row["from_on"], row["to_on"]) for row in told],
        agreed_by=[wordings.person_said(row, "agreed_by") for row in told],
    )


def list_card(rows: pd.DataFrame, key: str, *, most_lines: int | None = 14, own: bool = False) -> int | None:
    """The table of targets; the number of the one that was chosen in it. own: all are the visitor's."""
    shown = with_standings(rows)
    chosen = table(
        shown, columns(shown, own=own), key, name=say(words.TARGET), filters=filters.said(filters.chosen()),
        select=True, most_lines=most_lines,
    )  # fmt: skip
    return None if chosen is None or chosen >= len(shown) else int(shown["target_id"].iloc[chosen])


def columns(rows: pd.DataFrame, *, own: bool = False) -> list[Column]:
    """The first are what a phone shows; a column without anything in it is left out."""
    declared = [
        Column("kpi", words.KPI, pinned=True, width=170),
        Column("status", words.STATUS),
        Column("target", words.TARGET),
        Column("actual", words.ACTUAL),
        Column("whose", words.WHOSE),
        Column("attainment", words.ATTAINMENT, Kind.SHARE, words.ATTAINMENT_MEANS),
        Column("state_said", words.STATE),
        Column("days", words.DAYS),
        Column("weight", words.WEIGHT, Kind.COUNT),
        Column("agreed_by", words.AGREED_BY),
        Column("rationale", words.WHY, words=_said, width=240),
        Column("target_id", words.NUMBER),
    ]
    optional = {"weight", "agreed_by", "rationale", "attainment"}
    left_out = {"whose", "agreed_by"} if own else set()
    kept = [column for column in declared if column.key not in left_out]
    return [column for column in kept if column.key not in optional or rows[column.key].notna().any()]


def told_card(row: dict[Any, Any]) -> None:
    """One target: what it asks for, for whom, how it stands, and what was said to it."""
    standing = standings.standings(pd.DataFrame([row]))[row["target_id"]]
    metric = METRICS.get(row["metric"])
    parts = [
        say(words.NAMED, number=row["target_id"]), wordings.whose_said(row),
        wordings.days_said(row["from_on"], row["to_on"]), say(words.STATES[row["state"]]), *_numbers_said(row),
        *_people_said(row), say(words.LOCKED) if row["locked"] and row["state"] != "withdrawn" else "",
    ]  # fmt: skip
    reached = "" if metric is None or standing.reading.value is None else _actual(row, standing)
    kpi, asked = wordings.metric_said(row["metric"]), wordings.target_said(row["metric"], _target(row))
    headline = say(words.HEADLINE, kpi=kpi, target=asked)
    with st.container(border=True):
        show.headline(headline, " · ".join(part for part in parts if part))
        if row["state"] != "withdrawn":
            attained = formats.share(standing.attainment, language(), 0) if standing.attainment is not None else ""
            with st.container(horizontal=True, gap="medium"):
                st.metric(say(words.ACTUAL), reached or formats.MISSING, width="content")
                st.metric(say(words.STATUS), plain(standing.said), width="content")
                if attained:
                    st.metric(say(words.ATTAINMENT), attained, width="content")
        if isinstance(row["rationale"], str):
            st.caption(say(words.WHY))
            st.text(session.in_language(row["rationale"]), width="stretch")
        if isinstance(row["reply"], str):
            who = wordings.person_said(row, "reply_by") or say(words.FORMER)
            st.caption(plain(say(words.REPLY, name=who, said=session.in_language(row["reply"]))))


def history_card(target_id: int, metric: str) -> None:
    """What happened to a target, by whom and why."""
    lines = load(target_history, target_id)
    told = lines.to_dict("records")
    shown = lines.assign(
        what=[say(words.HAPPENED[row["what"]]) for row in told],
        who=[wordings.person_said(row, "who") or say(words.FORMER) for row in told],
        changed=[_changed(row, METRICS.get(metric)) for row in told],
    )
    with st.container(border=True):
        if lines.empty:
            show.headline(say(words.HISTORY), say(words.HISTORY_NONE))
            return
        show.headline(say(words.HISTORY), say(words.HISTORY_CAPTION))
        told_of = [
            Column("changed_at", words.WHEN, Kind.TIME, pinned=True, width=140), Column("what", words.WHAT),
            Column("who", words.WHO), Column("changed", words.CHANGED, words=_said),
            Column("reason", words.REASON, words=_said),
        ]  # fmt: skip
        columns = [column for column in told_of if column.key != "reason" or shown["reason"].notna().any()]
        table(shown, columns, f"history_{target_id}", name=say(words.HISTORY), most_lines=8)


def _target(row: dict[Any, Any]) -> Any:
    return wordings.target_of_row(row)


def _numbers_said(row: dict[Any, Any]) -> list[str]:
    metric = METRICS.get(row["metric"])
    if metric is None:
        return []
    baseline, tolerance, weight = (wordings.given(row[name]) for name in ("baseline", "tolerance", "weight"))
    said = [] if baseline is None else [say(words.FROM_BASELINE, baseline=wordings.value_said(metric, baseline))]
    if tolerance is not None:
        bare = formats.bare(tolerance, metric, language(), local=filters.local())
        said.append(say(words.NEAR_WITHIN, tolerance=bare))
    if weight is not None:
        said.append(say(words.WEIGHT_OF, weight=formats.number(weight, language(), 1, trim=True)))
    return said


def _people_said(row: dict[Any, Any]) -> list[str]:
    set_by, agreed_by = wordings.person_said(row, "set_by"), wordings.person_said(row, "agreed_by")
    said = [say(words.SET_BY_SAID, name=set_by)] if set_by else []
    if row["state"] == "agreed" and pd.notna(row["agreed_at"]):
        day = f"{pd.to_datetime(row['agreed_at'], utc=True).tz_convert(session.zone()):%Y-%m-%d}"
        said.append(
            say(words.AGREED_BY_SAID, name=agreed_by, day=day) if agreed_by else say(words.AGREED_SINCE, day=day)
        )
    return said


def _actual(row: dict[Any, Any], standing: standings.Standing | None) -> str:
    metric = METRICS.get(row["metric"])
    if metric is None or standing is None or standing.reading.value is None:
        return formats.MISSING
    target = wordings.given(row["value"])
    return formats.value_beside(standing.reading.value, target, metric, language(), local=filters.local())


def _changed(row: dict[str, Any], metric: Metric | None) -> str | None:
    """From what to what a target changed; of its value and what was typed for it the value alone."""
    if row["what"] != "changed" or not row["after"]:
        return None
    before, after = row["before"] or {}, row["after"]
    left_out = {"change", "kind", "baseline"} if {"value", "low", "high"} & set(after) else set()
    parts = [
        f"{say(words.PARTS[name])} {_number(name, before.get(name), metric)} → {_number(name, value, metric)}"
        for name, value in after.items()
        if name in words.PARTS and name not in left_out
    ]
    return say(words.SEMICOLON).join(parts)


def _number(name: str, value: Any, metric: Metric | None) -> str:
    if value is None:
        return formats.MISSING
    if name == "to_on":  # people say the last day, not the one after
        return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
    if name == "kind":
        return say(GOAL_KIND_WORDS[GoalKind(value)]) if value in set(GoalKind) else str(value)
    if name in IN_UNIT and metric is not None:
        return formats.bare(value, metric, language(), local=filters.local())
    return formats.number(value, language(), 1, trim=True) if isinstance(value, int | float) else str(value)


def _said(text: object) -> str:
    return session.in_language(text) if isinstance(text, str) and text else formats.MISSING

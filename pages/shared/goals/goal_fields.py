"""The fields of a goal: its kind, baseline and value, the band, how near is near, its weight, why, and its parent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.goals.known import targets_known
from metrics import formats
from metrics.declare import Better, Metric
from metrics.goals.goal import SAME, Goal, target_of, value_of
from metrics.goals.targets import GOAL_KIND_WORDS, GoalKind
from pages.shared import forms
from pages.shared.data import load
from pages.shared.goals import wordings
from pages.shared.goals.amounts import amount_field
from pages.shared.goals.past_months import Baseline, baseline_of
from pages.shared.goals.whose import Whose
from pages.shared.session import language, plain, say
from pages.shared.texts import goals as words

BAND = "band"
KINDS = (GoalKind.ABSOLUTE.value, GoalKind.POINTS.value, GoalKind.RELATIVE.value, BAND)
BETTER_ICONS = {Better.HIGHER: "trending_up", Better.LOWER: "trending_down", Better.NEITHER: "swap_vert"}


def number_fields(
    form: str, of: str, metric: Metric, whose: Whose, from_on: date | None, to_on: date | None, was: Goal | None = None
) -> Goal:
    """What is to be reached, as far as it is typed; `of` names the fields, `was` fills them."""
    was = was or Goal()
    st.caption(f":material/{BETTER_ICONS[metric.better]}: {plain(say(words.BETTER[metric.better.value]))}")
    band_only = metric.better is Better.NEITHER
    now = BAND if was.low is not None or band_only else (was.kind or GoalKind.ABSOLUTE.value)
    kind = st.pills(
        say(words.KIND), (BAND,) if band_only else KINDS, default=now, required=True,
        key=forms.field(form, f"kind_{of}"), format_func=_kind_said,
    )  # fmt: skip
    data = None
    if from_on is not None and to_on is not None and from_on < to_on:
        data = baseline_of(metric, whose, from_on, to_on)
    baseline = _baseline(form, of, metric, data, was)
    unit = wordings.unit_said(metric)
    if kind == BAND:
        first, second = st.columns(2)
        low = amount_field(first, say(words.LOW, unit=unit), forms.field(form, f"low_{of}"), metric, was.low)
        high = amount_field(second, say(words.HIGH, unit=unit), forms.field(form, f"high_{of}"), metric, was.high)
        return Goal(GoalKind.ABSOLUTE.value, baseline, None, low, high)
    usual = was.change if was.kind == kind else None
    label, key = say(words.VALUES[str(kind)], unit=unit), forms.field(form, f"change_{kind}_{of}")
    if kind == GoalKind.RELATIVE.value:
        change = st.number_input(label, value=usual, key=key, step=1.0, format="%.1f")
    else:
        signed = kind == GoalKind.POINTS.value
        change = amount_field(st, label, key, metric, usual, changes=True, signed=signed)
    goal = Goal(kind, baseline, change)
    if target_of(metric, goal) is not None and baseline is not None:
        made, now_said = wordings.goal_said(metric, goal), wordings.value_said(metric, baseline)
        st.caption(plain(say(words.MAKES, target=made, baseline=now_said)))
        if _is_less(metric, goal, baseline):
            st.caption(f":orange[:material/warning:] {plain(say(words.LESS))}")
    return goal


def other_fields(
    form: str, of: str, metric: Metric, whose: Whose, days: tuple[date | None, date | None], goal: Goal,
    was: Goal | None = None, own_id: int | None = None,
) -> Goal:  # fmt: skip
    """The goal with how near is near, its weight, why it matters, and what it is a part of."""
    was = was or Goal(tolerance=metric.tolerance or None)
    unit = wordings.unit_said(metric)
    first, second = st.columns(2)
    tolerance = amount_field(
        first, say(words.TOLERANCE, unit=unit), forms.field(form, f"tolerance_{of}"), metric, was.tolerance,
        help=plain(say(words.TOLERANCE_HELP)),
    )  # fmt: skip
    others = _others(whose, days, own_id)
    weight = second.number_input(
        say(words.WEIGHT_FIELD), value=was.weight, min_value=0.0, max_value=100.0, step=5.0, format="%.0f",
        key=forms.field(form, f"weight_{of}"),
    )  # fmt: skip
    told = formats.number(others["weight"].sum() + (weight or 0.0), language(), 1, trim=True)
    if weight or others["weight"].notna().any():
        st.caption(plain(say(words.ADDS_TO, name=whose.name.partition(" · ")[0], sum=told)))
    why = st.text_area(
        say(words.WHY), was.rationale or "", key=forms.field(form, f"why_{of}"), max_chars=1000, height=80
    )
    parent = _parent(form, of, days, was.parent_id, own_id)
    return replace(goal, tolerance=tolerance, weight=weight, rationale=why or None, parent_id=parent)


def _is_less(metric: Metric, goal: Goal, baseline: float) -> bool:
    """Whether the goal is met by what is there today, with room to spare."""
    value = value_of(metric, goal)
    if value is None or abs(value - baseline) < SAME:
        return False
    return value < baseline if metric.better is Better.HIGHER else value > baseline


def _baseline(form: str, of: str, metric: Metric, data: Baseline | None, was: Goal) -> float | None:
    known = was.baseline if was.baseline is not None else (data.value if data is not None else None)
    # Another KPI, person or period has another baseline: the field is named after what it was filled with.
    key = forms.field(form, f"baseline_{of}_{known}")
    found = amount_field(st, say(words.BASELINE, unit=wordings.unit_said(metric)), key, metric, known)
    if data is not None:
        days = wordings.days_said(data.from_on, data.to_on)
        value = wordings.value_said(metric, data.value)
        said = words.BASELINE_NONE if data.value is None else words.BASELINE_FROM
        st.caption(plain(say(said, days=days, value=value)))
    return found


def _others(whose: Whose, days: tuple[date | None, date | None], own_id: int | None) -> pd.DataFrame:
    """The other targets of the same person, team or organisation for these days."""
    if days[0] is None or days[1] is None or days[0] >= days[1]:
        return load(targets_known, target_id=0)
    found = load(targets_known, from_on=days[0], to_on=days[1])
    same = (found["level"] == whose.level) & (found["from_on"] == days[0]) & (found["to_on"] == days[1])
    if whose.level == "team":
        same &= found["team_id"].eq(whose.team_id).fillna(False)
    if whose.level == "member":
        same &= found["member_id"].eq(whose.member_id).fillna(False)
    return found[same & (found["target_id"] != (own_id or 0))]


def _parent(
    form: str, of: str, days: tuple[date | None, date | None], now: int | None, own_id: int | None
) -> int | None:
    """A goal of the organisation or of a team that runs at the same time."""
    if days[0] is None or days[1] is None or days[0] >= days[1]:
        return now
    found = load(targets_known, from_on=days[0], to_on=days[1])
    found = found[(found["level"] != "member") & (found["target_id"] != (own_id or 0))]
    names = {int(row["target_id"]): _parent_said(row) for row in found.to_dict("records")}
    options = [None, *names]
    picked: int | None = st.selectbox(
        say(words.PARENT), options, index=options.index(now) if now in names else 0,
        key=forms.field(form, f"parent_{of}"), format_func=lambda number: names.get(number, say(words.NO_PARENT)),
    )  # fmt: skip
    return picked


def _parent_said(row: Mapping[Any, Any]) -> str:
    target = wordings.target_said(row["metric"], wordings.target_of_row(row))
    days = wordings.days_said(row["from_on"], row["to_on"])
    return f"{wordings.whose_said(row)} · {wordings.metric_said(row['metric'])} {target} · {days}"


def _kind_said(kind: str) -> str:
    return say(words.BAND) if kind == BAND else say(GOAL_KIND_WORDS[GoalKind(kind)])

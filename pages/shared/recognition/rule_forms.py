"""Making a rule of rewards, changing it from a day on, and ending it."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.recognition import rule_changes
from data_access.recognition.rules import BEST, HOWS, KINDS, MATERIAL, MEMBERS, RECOGNITION, WHOM, sets_rules
from data_access.scope import Action, may
from metrics.calendars.periods import Grain, start_of, step
from metrics.declare import DURATIONS, Metric, Unit
from metrics.people.rewards import EVERY_WORDS, Every
from metrics.registry import METRICS
from metrics.satisfaction import csat
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.recognition.rule_words import rule_name, text_or_none
from pages.shared.session import name_of, plain, say
from pages.shared.texts import recognition as words

MAKE, CHANGE, END = "set_reward_rule", "change_reward_rule", "end_reward_rule"
USUAL_FEWEST = 20
CHOICES = tuple(key for key, metric in METRICS.items() if rule_changes.rewarding(metric) and metric.plain_key == key)
SHARES = tuple(key for key in CHOICES if METRICS[key].unit is Unit.SHARE)
ALL = 0  # teams


def forms_for(mine: pd.DataFrame) -> None:
    """The form of a new rule and, where there are rules of theirs (`mine`), those that change and end one."""
    if not may(session.scope(), Action.SET_REWARD_RULES):
        return
    made, changed = st.columns(2)
    with made, st.container(border=True):
        show.headline(say(words.MAKE), say(words.MAKE_CAPTION))
        forms.told(MAKE)
        _make()
    if len(mine):
        with changed, st.container(border=True):
            show.headline(say(words.CHANGE), say(words.CHANGE_CAPTION))
            forms.told(CHANGE)
            forms.told(END)
            _change(mine)


def _make() -> None:
    how = st.radio(
        say(words.HOW), HOWS, key=forms.field(MAKE, "how"), format_func=lambda code: say(words.HOWS[code]),
    )  # fmt: skip
    best = how == BEST
    if best:
        metrics = tuple(st.multiselect(
            say(words.METRICS), SHARES, [csat.key], key=forms.field(MAKE, "metrics"), format_func=_metric,
            placeholder=say(words.CHOOSE),
        ))  # fmt: skip
    else:
        picked = st.selectbox(
            say(words.METRIC), CHOICES, CHOICES.index(csat.key), key=forms.field(MAKE, "metric"), format_func=_metric,
        )  # fmt: skip
        metrics = (str(picked),)
    with st.form(forms.field(MAKE, f"form_{how}"), border=False):
        given = _common(MAKE, "", METRICS[metrics[0]] if metrics and not best else None, {})
        first, second = st.columns(2)
        every = first.selectbox(
            say(words.EVERY), list(Every), key=forms.field(MAKE, "every"),
            format_func=lambda code: say(EVERY_WORDS[Every(code)]),
        )  # fmt: skip
        whom = MEMBERS if best else second.selectbox(
            say(words.WHOM), WHOM, key=forms.field(MAKE, "whom"), format_func=lambda code: say(words.WHOMS[code]),
        )  # fmt: skip
        team_id, role = _teams(), _role()
        sent = st.form_submit_button(
            say(words.MAKE), key=forms.field(MAKE, "send"), type="primary", icon=":material/rule:"
        )
    if sent:
        forms.submit(
            MAKE, rule_changes.set_reward_rule, lambda number: say(words.RULE_SAVED, number=number), how=how,
            metrics=metrics, every=str(every), whom=str(whom), team_id=team_id, role=role, **given,
        )  # fmt: skip


def _change(mine: pd.DataFrame) -> None:
    rows = {int(row["rule_id"]): row for row in mine.to_dict("records")}
    number = st.selectbox(
        say(words.WHICH_RULE), list(rows), key=forms.field(CHANGE, "rule"),
        format_func=lambda key: f"{rule_name(rows[key])} · {say(words.NAMED, number=key)}",
    )  # fmt: skip
    row = rows[number]
    metric = METRICS.get(row["metrics"][0]) if row["how"] != BEST else None
    with st.form(forms.field(CHANGE, f"form_{number}"), border=False):
        given = _common(CHANGE, f"_{number}", metric, row)
        sent = st.form_submit_button(
            say(words.CHANGE_IT), key=forms.field(CHANGE, "send"), type="primary", icon=":material/edit:"
        )
    if sent:
        forms.submit(
            CHANGE, rule_changes.change_reward_rule, lambda key: say(words.RULE_CHANGED, number=key), rule_id=number,
            **given,
        )  # fmt: skip
    with st.form(forms.field(END, f"form_{number}"), border=False):
        on = _day(END, words.END_ON, f"_{number}")
        ended = st.form_submit_button(say(words.END_IT), key=forms.field(END, "send"), icon=":material/block:")
    if ended:
        forms.submit(
            END, rule_changes.end_reward_rule, lambda key: say(words.RULE_ENDED, number=key), rule_id=number, on=on
        )


def _common(form: str, of: str, metric: Metric | None, row: dict[Any, Any]) -> dict[str, Any]:
    """What a rule has from its first version on and may say otherwise in the next."""

    def key(name: str) -> str:
        return forms.field(form, f"{name}{of}")

    name = st.text_input(say(words.NAME), row.get("name", ""), key=key("name"), max_chars=rule_changes.LONGEST_NAME)
    name_en = st.text_input(
        say(words.NAME_EN), text_or_none(row.get("name_en")) or "", key=key("english"),
        max_chars=rule_changes.LONGEST_NAME,
    )  # fmt: skip
    threshold, certain = None, False
    left, right = st.columns(2) if metric is not None else (None, st.container())
    if metric is not None and left is not None:
        unit, scale = _unit(metric)
        known = None if not row else float(row["threshold"]) / scale
        typed = left.number_input(
            say(words.THRESHOLD, unit=say(words.UNITS[unit])), value=known, key=f"{key('threshold')}_{metric.key}",
            step=1.0, format="%.1f",
        )  # fmt: skip
        threshold = None if typed is None else round(float(typed) * scale, 9)
    fewest = right.number_input(
        say(words.FEWEST), value=int(row.get("fewest", USUAL_FEWEST)), min_value=1, max_value=100_000,
        key=key("fewest"), help=plain(say(words.FEWEST_HELP)),
    )  # fmt: skip
    if metric is not None:
        certain = st.checkbox(say(words.ASK_CERTAIN), bool(row.get("certain", False)), key=key("certain"))
    first, second = st.columns(2)
    kind = first.selectbox(
        say(words.KIND), KINDS, KINDS.index(row.get("kind", RECOGNITION)), key=key("kind"),
        format_func=lambda code: say(words.KINDS[code]),
    )  # fmt: skip
    cents = row.get("amount_cents")
    amount = second.number_input(
        say(words.AMOUNT, currency=session.house().currency),
        value=None if cents is None or pd.isna(cents) else cents / 100,
        min_value=0.0, max_value=rule_changes.MOST_AMOUNT_CENTS / 100, step=50.0, format="%.0f", key=key("amount"),
    )  # fmt: skip
    public = st.checkbox(say(words.PUBLIC), bool(row.get("public", True)), key=key("public"))
    why = st.text_area(
        say(words.WHY), text_or_none(row.get("why")) or "", key=key("why"), max_chars=rule_changes.LONGEST_WHY,
        height=80,
    )  # fmt: skip
    return {
        "name": name or "", "name_en": name_en, "threshold": threshold, "fewest": int(fewest), "certain": certain,
        "kind": str(kind), "amount_cents": round(amount * 100) if amount and kind == MATERIAL else None,
        "public": public, "why": why, "valid_from": _day(form, words.VALID_FROM, of),
    }  # fmt: skip


def _day(form: str, label: Any, of: str) -> date:
    """The first of the next month, unless somebody chooses another day."""
    today = session.clock().today
    day: date = st.date_input(
        say(label), step(start_of(today, Grain.MONTH), Grain.MONTH), min_value=start_of(today, Grain.YEAR),
        format="YYYY-MM-DD", key=forms.field(form, f"day{of}"),
    )  # fmt: skip
    return day


def _teams() -> int | None:
    """The teams for which the visitor makes rules, all of them first where they may."""
    scope = session.scope()
    names = {ALL: say(words.ALL_TEAMS)} if sets_rules(scope, None) else {}
    for row in load(people.teams).to_dict("records"):
        if sets_rules(scope, int(row["team_id"])):
            names[int(row["team_id"])] = name_of(row["name"], text_or_none(row["name_en"]))
    chosen = st.selectbox(
        say(words.TEAM), list(names), key=forms.field(MAKE, "team"), format_func=names.__getitem__,
        index=0 if ALL in names or len(names) == 1 else None, placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return chosen or None


def _role() -> str | None:
    said = {"": words.ANY_ROLE, "staff": words.STAFF_ONLY, "lead": words.LEADS_ONLY}
    chosen = st.selectbox(
        say(words.ROLE), list(said), key=forms.field(MAKE, "role"), format_func=lambda code: say(said[code])
    )
    return chosen or None


def _metric(key: str) -> str:
    return say(METRICS[key].name)


def _unit(metric: Metric) -> tuple[str, float]:
    """The unit in which people say a threshold, and how many of the value's own make one."""
    if metric.unit is Unit.SHARE:
        return "share", 0.01
    if metric.unit in DURATIONS:
        return "working_hours" if metric.unit is Unit.WORKING_MINUTES else "hours", 60.0
    return "other", 1.0

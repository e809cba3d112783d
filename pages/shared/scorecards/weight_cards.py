"""What each part of a scorecard weighs for a role: as it is, as it will be, as it was, and the form that sets it."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from data_access.scorecards import weight_changes
from data_access.scorecards.weights import in_force, newest_set
from metrics import formats
from metrics.calendars.periods import Grain, start_of, step
from metrics.declare import Better
from metrics.people.scorecard import WHOLE
from metrics.people.weights import RATED, total
from metrics.registry import METRICS
from pages.shared import forms, session, show
from pages.shared.columns import Column, Kind
from pages.shared.scorecards.scored import meaning_of
from pages.shared.scorecards.scored import name_of as part_name
from pages.shared.session import language, name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import scorecards as words

FORM = "weights"
NARROWEST = 190  # px: two numbers side by side, one on a phone


def in_force_card(sets: pd.DataFrame, role: str) -> None:
    """What counts today, and below it what was set for later."""
    today = session.clock().today
    current = in_force(sets, role, today)
    with st.container(border=True):
        show.headline(say(words.ROLES[role]), _since(sets, role))
        rows = pd.DataFrame(
            {
                "part": [say(part_name(key)) for key in current],
                "kind": [say(words.QUALITATIVE if key in RATED else words.QUANTITATIVE) for key in current],
                "weight": list(current.values()),
                "definition": [say(meaning_of(key)) for key in current],
            }
        )
        columns = [
            Column("part", words.PART, pinned=True),
            Column("weight", words.WEIGHT, Kind.GIVEN),
            Column("kind", words.KIND),
            Column("definition", words.DEFINITION, width=420),
        ]
        table(rows, columns, f"weights_{role}", name=say(words.WEIGHTS), filters=say(words.ROLES[role]), most_lines=20)
        for set_id in _of(sets, role, later=True):
            one = sets[sets["set_id"] == set_id]
            told = _listed(dict(zip(one["part"], one["weight"], strict=True)))
            day = one["valid_from"].iloc[0]
            st.caption(plain(say(words.TO_COME, day=day, weights=told, who=_who(one.iloc[0]))))


def history_card(sets: pd.DataFrame, role: str) -> None:
    """Every set there ever was for the role; nothing before the first one."""
    found = _of(sets, role)
    if not found:
        return
    rows = []
    for set_id in found:
        one = sets[sets["set_id"] == set_id]
        first = one.iloc[0]
        told = _listed(dict(zip(one["part"], one["weight"], strict=True)))
        rows.append({"from": first["valid_from"], "weights": told, "at": first["set_at"], "by": _who(first)})
    columns = [
        Column("from", words.FROM, Kind.DAY, pinned=True),
        Column("weights", words.WEIGHT, width=560),
        Column("at", words.SET_ON, Kind.TIME),
        Column("by", words.SET_BY),
    ]
    with st.container(border=True):
        show.headline(say(words.HISTORY))
        table(pd.DataFrame(rows), columns, f"weights_history_{role}", name=say(words.HISTORY))


def set_card(sets: pd.DataFrame, role: str) -> None:
    """The form: a number for each part, their sum as it is typed, and the day from which they count."""
    newest = newest_set(sets, role)
    rows = sets[sets["set_id"] == newest]
    current = (
        dict(zip(rows["part"], rows["weight"], strict=True)) if newest else in_force(sets, role, session.clock().today)
    )
    with st.container(border=True):
        show.headline(say(words.SET), say(words.SET_CAPTION))
        forms.told(FORM)
        keys = list(dict.fromkeys([*current, *RATED]))
        others = [key for key, metric in METRICS.items() if key not in keys and metric.better is not Better.NEITHER]
        more = st.multiselect(
            say(words.MORE_PARTS), others, key=_key(role, "more"), format_func=lambda key: say(part_name(key)),
            placeholder=say(words.CHOOSE_KPI),
        )  # fmt: skip
        with st.grid(2, min_column_width=NARROWEST):
            given = {key: _weight(role, key, float(current.get(key, 0.0))) for key in (*keys, *more)}
        whole = total(given)
        colour, icon = ("green", "check_circle") if whole == WHOLE else ("red", "cancel")
        said = plain(say(words.TOTAL, total=formats.number(whole, language(), 1, trim=True)))
        st.markdown(f":{colour}[:material/{icon}: **{said}**]")
        today = session.clock().today
        following = step(start_of(today, Grain.MONTH), Grain.MONTH)
        day = st.date_input(
            say(words.FROM), following, key=_key(role, "from"), format="YYYY-MM-DD",
            min_value=start_of(today, Grain.QUARTER), max_value=today + timedelta(days=731),
        )  # fmt: skip
        if st.button(say(words.SAVE), key=_key(role, "save"), type="primary", icon=":material/balance:"):
            forms.submit(
                FORM, weight_changes.set_weights, lambda _: say(words.SAVED, day=day), role=role, weights=given,
                valid_from=day, seen=newest,
            )  # fmt: skip


def _weight(role: str, key: str, now: float) -> float:
    typed = st.number_input(
        say(part_name(key)), min_value=0.0, max_value=float(WHOLE), value=now, step=1.0, format="%g",
        key=_key(role, key),
    )  # fmt: skip
    return round(float(typed), 1)


def _key(role: str, name: str) -> str:
    return forms.field(FORM, f"{role}_{name}")


def _of(sets: pd.DataFrame, role: str, *, later: bool = False) -> list[int]:
    """The sets of a role, the newest first; with `later` those that count from a day to come."""
    theirs = sets[sets["role"] == role].drop_duplicates("set_id")
    today = session.clock().today
    days = zip(theirs["set_id"], theirs["valid_from"], strict=True)
    return [int(set_id) for set_id, day in days if not later or day > today]


def _since(sets: pd.DataFrame, role: str) -> str:
    today = session.clock().today
    begun = [set_id for set_id in _of(sets, role) if set_id not in _of(sets, role, later=True)]
    if not begun:
        return say(words.IN_FORCE_DEFAULT)
    theirs = sets[sets["set_id"].isin(begun)].sort_values(["valid_from", "set_id"])
    newest = theirs[[day <= today for day in theirs["valid_from"]]].iloc[-1]
    return say(words.IN_FORCE, day=newest["valid_from"], who=_who(newest))


def _who(row: pd.Series) -> str:
    if not isinstance(row["set_by"], str):
        return say(words.NOBODY)
    return name_of(row["set_by"], row["set_by_en"])


def _listed(given: dict[str, float]) -> str:
    join = ", " if language() == "en" else "，"
    return join.join(
        f"{say(part_name(key))} {formats.number(weight, language(), 1, trim=True)}"
        for key, weight in given.items()
        if key in METRICS or key in RATED
    )

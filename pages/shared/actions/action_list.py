"""Actions as they are read: in which state, how late, about what, and what came of them."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.actions.decided import actions_decided
from data_access.actions.rules import MEETING, RUNNING
from data_access.scope import Action, may
from metrics import formats
from metrics.registry import METRICS
from pages.shared import filters, session, show
from pages.shared.actions import action_effects
from pages.shared.actions.origin_forms import origin_link
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.filters import code_said
from pages.shared.lessons.lesson_forms import lesson_link
from pages.shared.people import owners
from pages.shared.session import language, plain, say
from pages.shared.texts import actions as words
from pages.shared.texts import meetings as meeting_words

MOST_EFFECTS = 12  # told in a list; any action's own card tells its effect


def found(number: int | None = None, *, team: bool = True) -> pd.DataFrame:
    """The actions of the chosen team, or with `team=False` all that the visitor reads of; with a number that one alone.
    Beside what `actions_decided` gives: status, running, about, and names in the visitor's language."""
    team_ids = tuple(team_id for team_id in filters.chosen().team_id if team_id is not None) if team else ()
    rows = load(actions_decided, number=number) if number is not None else load(actions_decided, team_ids=team_ids)
    told = rows.to_dict("records")
    return rows.assign(
        running=rows["state"].isin(RUNNING),
        status=[status_said(row) for row in told],
        owner=owners.owners_said(rows),
        team=[owners.named(row["team"], row["team_en"]) for row in told],
        decided_by=[owners.named(row["decided_by"], row["decided_by_en"]) for row in told],
        about=[_about(row) for row in told],
        changed_by=[owners.named(row["changed_by"], row["changed_by_en"]) for row in told],
    )


def in_view(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each view that the visitor has."""
    running = rows["running"]
    views = {
        "open": rows[running], "late": rows[rows["overdue_days"].notna()], "mine": rows[rows["mine"] & running],
        "over": rows[~running],
    }  # fmt: skip
    if not may(session.scope(), Action.CARRY_OUT_ACTIONS):
        del views["mine"]
    return {name: some.reset_index(drop=True) for name, some in views.items()}


def told_card(row: dict[Any, Any]) -> None:
    """One action: what is to be done, about what, by whom, and what was said of it last."""
    day = f"{row['decided_on']:%Y-%m-%d}"
    by = row["decided_by"]
    parts = [row["status"], *(row[name] for name in ("owner", "team") if isinstance(row[name], str))]
    about = row["about"] if isinstance(row["about"], str) else ""
    parts += [about] if about and row["origin"] != MEETING else []
    parts += [say(words.CAME_FROM[row["origin"]])] if row["origin"] in words.CAME_FROM else []
    parts.append(say(words.DUE_ON, day=f"{row['due_on']:%Y-%m-%d}"))
    if pd.notna(row["done_on"]):
        parts.append(say(words.DONE_ON, day=f"{row['done_on']:%Y-%m-%d}"))
    parts.append(say(words.DECIDED_BY, day=day, name=by) if isinstance(by, str) else say(words.DECIDED, day=day))
    metric = METRICS.get(row["metric"]) if isinstance(row["metric"], str) else None
    with st.container(border=True):
        show.headline(title_said(row["title"]), " · ".join([say(words.NAMED, number=row["number"]), *parts]))
        if about and row["origin"] == MEETING:  # a line of its own is as long as one
            st.caption(plain(say(words.ABOUT_SAYS, about=about)))
        if metric is not None and pd.notna(row["expected"]):
            change = action_effects.change_said(metric, row["expected"])
            st.caption(plain(say(words.EXPECTED_SAYS, kpi=say(metric.name), change=change)))
        elif metric is not None:
            st.caption(plain(say(words.MEASURED_BY, kpi=say(metric.name))))
        if isinstance(row["result"], str):
            said = {"done": words.RESULT, "dropped": words.WHY_DROPPED}.get(row["state"], words.WHY_REOPENED)
            st.caption(say(said))
            st.text(row["result"], width="stretch")
        origin_link(row)
        if row["mine"] or row["led"]:
            lesson_link("action", int(row["number"]))


def with_effects(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with what became of the newest of those that are done, in words."""
    done = rows[(rows["state"] == "done") & rows["metric"].notna()].head(MOST_EFFECTS)
    said = {row["number"]: action_effects.outcome_said(row) for row in done.to_dict("records")}
    return rows.assign(effect=[said.get(number) for number in rows["number"]])


def columns(rows: pd.DataFrame, *, names: bool = True) -> list[Column]:
    """The first are what a phone shows; a column without anything in it is left out. `names`: with owners."""
    declared = [
        Column("status", words.STATE, pinned=True),
        Column("title", words.WHAT, words=title_said, width=280),
        Column("owner", owners.OWNER),
        Column("due_on", words.DUE, Kind.DAY),
        Column("about", words.ABOUT, words=_given, width=240),
        Column("origin", words.ORIGIN, words=_came_from),
        Column("effect", words.EFFECT, meaning=words.EFFECT_MEANS, words=_given),
        Column("team", words.TEAM),
        Column("done_on", words.ENDED, Kind.DAY),
        Column("result", words.RESULT, words=_given, width=260),
        Column("decided_on", words.DECIDED_ON, Kind.DAY),
        Column("number", words.NUMBER),
    ]
    left_out = set() if names else {"owner", "team", "result", "decided_on"}
    there = [column for column in declared if column.key in rows and column.key not in left_out]
    always = {"status", "title", "due_on", "number"}
    return [column for column in there if column.key in always or rows[column.key].notna().any()]


def status_said(row: dict[Any, Any]) -> str:
    """How it stands, and of one that runs how late it is."""
    days = row["overdue_days"]
    if pd.notna(days):
        return say(words.OVERDUE_ONE) if days == 1 else say(words.OVERDUE, days=formats.number(days, language()))
    if row["state"] in RUNNING and row["due_on"].date() == session.clock().today:
        return f"{say(words.STATES[row['state']])} · {say(words.DUE_TODAY)}"
    return say(words.STATES[row["state"]])


def title_said(title: object) -> str:
    """What is to be done; of an erased person's the words are gone."""
    return title if isinstance(title, str) and title else say(words.NO_TITLE)


def some_shown(rows: pd.DataFrame) -> None:
    """Say it where there are more than the list holds."""
    total = int(rows["all"].iloc[0]) if len(rows) else 0
    if total > len(rows):
        shown = formats.number(len(rows), language())
        st.caption(say(words.SOME, shown=shown, count=formats.number(total, language())))


def _about(row: dict[Any, Any]) -> str | None:
    """The cause or the category; the line of the meeting's item for who may read that."""
    if isinstance(row["subject"], str):
        return code_said(row["subject"])
    if row["about_kind"] not in meeting_words.KINDS:
        return None
    line = row["about_en"] if language() == "en" else row["about_zh"]
    return " · ".join(
        part for part in (say(meeting_words.KINDS[row["about_kind"]]), line) if isinstance(part, str) and part
    )


def _came_from(code: object) -> str:
    return say(words.CAME_FROM[code]) if isinstance(code, str) and code in words.CAME_FROM else formats.MISSING


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING

"""Deciding about rewards, the evidence behind each, and one's own."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.numbers.filters import Filters
from data_access.recognition import deciding, eligible
from data_access.recognition.rules import ELIGIBLE, GRANTED, MOVES
from metrics import formats
from metrics.calendars.periods import Period
from metrics.registry import METRICS
from pages.shared import filters, forms, show
from pages.shared.recognition import reward_list
from pages.shared.rows_behind import rows_of
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import recognition as words
from pages.shared.tiles import details

LOOK, STEP = "find_eligible", "reward_step"
MOST_LINES = 10
OPENS = ":material/open_in_full:"
COMMANDS: dict[str, Any] = {
    "grant": deciding.grant_reward, "decline": deciding.decline_reward, "reconsider": deciding.reconsider_reward,
}  # fmt: skip
ICONS = {"grant": "military_tech", "decline": "close", "reconsider": "replay"}


def decide_view(rows: pd.DataFrame, *, decided: bool) -> None:
    """What waits for the visitor's decision, or was decided; the one that is chosen opens with its evidence."""
    forms.told(STEP)
    facts = reward_list.by_facts(rows)
    theirs = rows[rows["decides"] & ((rows["state"] != ELIGIBLE) == decided)].reset_index(drop=True)
    if not decided:
        _look(facts.more)
    if theirs.empty:
        if decided:
            show.nothing_here(words.NONE_DECIDED)
        else:
            show.nothing_here(words.NONE_WAITING, words.NONE_WAITING_DO)
        return
    _title(theirs, decided=decided)
    shown = theirs.assign(today=[reward_list.today_said(row, facts) for row in theirs.to_dict("records")])
    picked = table(
        shown, reward_list.columns(shown), forms.field(STEP, f"list_{decided}"), name=say(frame.RECOGNITION),
        filters=filters.said(Filters(), standing=True), select=True, most_lines=MOST_LINES,
    )  # fmt: skip
    reward_list.some_shown(rows)
    if picked is not None and picked < len(shown):
        st.query_params["number"] = str(int(shown["number"].iloc[picked]))
    number = filters.number()
    chosen = shown[shown["number"] == number]
    if len(chosen):
        _opened(chosen.iloc[0].to_dict())


def mine_view(rows: pd.DataFrame) -> None:
    """One's own rewards and one's team's with what was decided, and what colleagues were granted."""
    own = rows[rows["mine"] | (rows["ours"] & ~rows["decides"])].reset_index(drop=True)
    if own.empty:
        show.nothing_here(words.MINE_NONE, words.MINE_NONE_DO)
    else:
        with st.container(border=True):
            show.headline(say(words.MINE_TITLE), _counts(own))
            table(own, reward_list.columns(own), "own_rewards", name=say(words.MINE_TITLE), most_lines=MOST_LINES)
    told = rows[~rows["mine"] & ~rows["ours"] & ~rows["decides"] & (rows["state"] == GRANTED)].reset_index(drop=True)
    if len(told):
        with st.container(border=True):
            show.headline(say(words.TEAM_TITLE), say(words.TEAM_CAPTION))
            table(
                told, reward_list.columns(told, team=True), "team_rewards", name=say(words.TEAM_TITLE),
                most_lines=MOST_LINES,
            )  # fmt: skip


def _counts(own: pd.DataFrame) -> str:
    count = {state: formats.number(int((own["state"] == state).sum()), language()) for state in (GRANTED, ELIGIBLE)}
    return say(words.MINE_SAYS, granted=count[GRANTED], waiting=count[ELIGIBLE])


def _look(more: int) -> None:
    forms.told(LOOK)
    if more:
        st.info(plain(say(words.NEW_BY_FACTS, count=formats.number(more, language()))), icon=":material/person_add:")
    if st.button(
        say(words.LOOK), key=forms.field(LOOK, "send"), icon=":material/person_search:",
        help=plain(say(words.LOOK_HELP)),
        type="primary" if more else "secondary",
    ):  # fmt: skip
        forms.submit(LOOK, eligible.find_eligible, _found_said)


def _found_said(count: int) -> str:
    return say(words.LOOKED, count=formats.number(count, language())) if count else say(words.LOOKED_NONE)


def _title(rows: pd.DataFrame, *, decided: bool) -> None:
    count = formats.number(len(rows), language())
    if decided:
        show.headline(say(words.DECIDED_TITLE, count=count), say(words.DECIDED_CAPTION))
        return
    days = formats.number(max(0, float(rows["waiting_days"].max())), language())
    said = words.WAITING_ONE if len(rows) == 1 else words.WAITING
    show.headline(say(said, count=count, days=days), say(words.DECIDE_CAPTION))


def _opened(row: dict[Any, Any]) -> None:
    told, next_step = st.columns([3, 2])
    with told, st.container(border=True):
        parts = [row["status"], row["of_team"], row["period"], row["kind_said"]]
        parts += [say(words.BY, name=row["by"])] if isinstance(row["by"], str) else []
        show.headline(f"{row['who']} · {row['rule']}", " · ".join([*parts, say(words.NAMED, number=row["number"])]))
        st.text(say(words.REACHED_SAYS, reached=row["reached"], asked=row["asked"]), width="stretch")
        if row["today"] != formats.MISSING:
            st.caption(plain(say(words.TODAY_SAYS, said=row["today"])))
        if isinstance(row["reason"], str) and row["reason"]:
            st.caption(say(words.SAID_WHY))
            st.text(row["reason"], width="stretch")
        _evidence(row)
    with next_step:
        _moves(row)


def _evidence(row: dict[Any, Any]) -> None:
    """The cases that each of its numbers rests on, for who may read any, when somebody asks for them."""
    of = Filters(team_id=(int(row["team_id"]),))
    if pd.notna(row["member_id"]):
        of = replace(of, member_id=(int(row["member_id"]),))
    period = Period("own", row["earned_from"].date(), row["earned_on"].date() + timedelta(days=1))
    for metric in (METRICS[key] for key in row["metrics"] if key in METRICS):
        label = say(words.EVIDENCE, kpi=say(metric.name))
        if st.button(plain(label), key=f"evidence_{row['number']}_{metric.key}", type="tertiary", icon=OPENS):
            details(say(metric.name), say(metric.meaning), say(metric.reckoned), rows_of(metric, period, of))


def _moves(row: dict[Any, Any]) -> None:
    number, seen = int(row["number"]), _seen(row)
    offered = ["grant", "decline"] if row["state"] == ELIGIBLE else ["reconsider"]
    with st.container(border=True):
        show.headline(say(words.NEXT))
        picked = st.pills(
            say(words.NEXT), offered, default=offered[0], required=True, label_visibility="collapsed",
            key=forms.field(STEP, f"move_{number}_{row['state']}"),
            format_func=lambda move: f":material/{ICONS[move]}: {say(words.MOVES[move])}",
        )  # fmt: skip
        move = str(picked or offered[0])
        with st.form(forms.field(STEP, f"form_{move}"), border=False):
            given: dict[str, Any] = {}
            if move == "grant":
                days = formats.number(max(0, row["waiting_days"]), language())
                st.caption(plain(say(words.GRANT_SAYS, who=row["who"], days=days)))
            else:
                given["reason"] = st.text_area(
                    say(words.WHY_DECIDED), key=forms.field(STEP, f"{move}_{number}"), height=80,
                    max_chars=deciding.LONGEST_REASON,
                ) or ""  # fmt: skip
            sent = st.form_submit_button(
                say(words.MOVES[move]), key=forms.field(STEP, f"send_{move}"), type="primary",
                icon=f":material/{ICONS[move]}:",
            )  # fmt: skip
        if sent:
            forms.submit(
                STEP, COMMANDS[move], lambda key: say(words.MOVED[move], number=key), reward_id=number, revision=seen,
                **given,
            )  # fmt: skip
        elif seen != row["revision"] and isinstance(row["changed_by"], str):
            what = say(MOVES[row["last_move"]])
            st.warning(plain(say(words.MOVED_ON, who=row["changed_by"], what=what)), icon=":material/info:")


def _seen(row: dict[Any, Any]) -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_reward_{row['number']}"
    before: int = st.session_state.get(key, int(row["revision"]))
    st.session_state[key] = int(row["revision"])
    return before

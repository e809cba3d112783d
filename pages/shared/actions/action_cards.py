"""Cards of actions on other pages: what was decided about causes, and what is one's own to do."""

from datetime import date

import pandas as pd
import streamlit as st

from data_access.scope import Action, may
from metrics import formats
from pages.shared import filters, forms, session, show
from pages.shared.actions import action_forms, action_list
from pages.shared.charts import Note
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import actions as words
from pages.shared.texts import frame

MOST_LINES = 8
SHOWN = ("status", "about", "title", "owner", "due_on", "team", "number")  # the result stands on its own page


def running_by(cut: str, found: pd.DataFrame) -> pd.Series:
    """How many of these actions are to be done about each cause or category; by these."""
    return found.loc[found["running"] & (found["cut"] == cut), "subject"].value_counts()


def done_notes(cut: str, subject: object, found: pd.DataFrame, since: date) -> list[Note]:
    """The days on which actions about this cause or category were done, for its trend."""
    done = found[(found["cut"] == cut) & (found["subject"] == subject) & (found["done_on"] >= pd.Timestamp(since))]
    days = zip(done["done_on"], done["number"], strict=True)
    return [Note(day.date(), say(words.DONE_NOTE, number=number)) for day, number in days]


def decided_cards(cut: str, found: pd.DataFrame, subjects: list[str], picked: str | None) -> None:
    """What was decided about causes or categories, and beside it, for leads, the form that decides more: about one of
    `subjects`, `picked` chosen first."""
    rows = found[found["cut"] == cut].reset_index(drop=True)
    if not may(session.scope(), Action.DECIDE_ACTIONS):
        _decided_card(cut, rows, "")
        return
    decided, deciding = st.columns([3, 2])
    with deciding:
        action_forms.decide_card(cut, subjects, picked)
    with decided:
        _decided_card(cut, rows, forms.request_key(action_forms.DECIDE))


def _decided_card(cut: str, rows: pd.DataFrame, draft: str) -> None:
    with st.container(border=True, height="content" if rows.empty else "stretch"):
        if rows.empty:
            show.headline(say(words.ON_CAUSES_NONE), say(words.FIRST_ONE if draft else words.ONLY_LEADS))
            return
        running, late = int(rows["running"].sum()), int(rows["overdue_days"].notna().sum())
        counts = {"running": formats.number(running, language()), "late": formats.number(late, language())}
        show.headline(say(words.ON_CAUSES, **counts), say(words.ON_CAUSES_CAPTION[cut]))
        shown = action_list.with_effects(rows)
        ends = zip(shown["status"], shown["effect"], strict=True)
        shown["status"] = [f"{status} · {effect}" if isinstance(effect, str) else status for status, effect in ends]
        declared = {column.key: column for column in action_list.columns(shown)}
        columns = [declared[key] for key in SHOWN if key in declared]
        chosen = table(
            shown, columns, f"decided_{cut}_{draft}", name=say(frame.ACTIONS),
            filters=filters.said(filters.chosen(), standing=True), select=True, most_lines=MOST_LINES,
        )  # fmt: skip
        _link(shown, chosen)


def own_actions_card() -> None:
    """What is the visitor's own to do; nothing is drawn for who has none."""
    found = action_list.found(team=False)
    rows = found[found["mine"] & found["running"]].reset_index(drop=True)
    if rows.empty:
        return
    with st.container(border=True, height="stretch"):
        late = formats.number(int(rows["overdue_days"].notna().sum()), language())
        said = words.OWN_SAYS_ONE if len(rows) == 1 else words.OWN_SAYS
        show.headline(say(said, count=formats.number(len(rows), language()), late=late), say(words.OWN_CAPTION))
        chosen = table(
            rows, action_list.columns(rows, names=False), "own_actions", name=say(frame.ACTIONS), select=True,
            most_lines=MOST_LINES,
        )  # fmt: skip
        _link(rows, chosen)


def _link(rows: pd.DataFrame, chosen: int | None) -> None:
    """To the action that is chosen in the list, or to the page of all of them."""
    if chosen is None or chosen >= len(rows):
        st.page_link("team/actions.py", label=say(words.TO_ACTIONS), icon=":material/arrow_forward:")
        return
    number = int(rows["number"].iloc[chosen])
    st.page_link(
        "team/actions.py", label=say(words.OPEN_IT, number=number), icon=":material/open_in_new:",
        query_params={"number": str(number)},
    )  # fmt: skip

"""Cards of trainings: what is to be seen to, who has what, newcomers, and one's own for the scorecard."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from data_access.training.trained import DONE, DUE, EXPIRING, LATE
from metrics import formats
from metrics.words import Text
from pages.shared import filters, forms, session, show
from pages.shared.columns import Column, Kind
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import training as words
from pages.shared.training import training_forms, training_list

MOST_LINES = 12


def list_card(rows: pd.DataFrame, key: str, sentence: str, caption: Text, *, names: bool) -> dict[Any, Any] | None:
    """Trainings in a table; the row that is chosen, where the visitor records them."""
    with st.container(border=True):
        if rows.empty:
            show.headline(sentence, say(words.NONE_IN_VIEW if names else words.NONE_TO_TAKE))
            return None
        show.headline(sentence, say(caption))
        leads = bool(rows["led"].any())
        # Another draft is another list: what was chosen there may stand elsewhere by now.
        field = forms.field(training_forms.STEP, f"list_{key}") if leads else f"trainings_{key}"
        chosen = table(
            rows, training_list.columns(rows, names=names), field, name=say(frame.TRAINING), select=leads,
            filters=_said(names), most_lines=MOST_LINES,
        )  # fmt: skip
    return None if chosen is None or chosen >= len(rows) else rows.iloc[chosen].to_dict()


def due_view(rows: pd.DataFrame) -> None:
    """What is to be seen to, and beside it what a lead does about it."""
    forms.told(training_forms.STEP)
    left, right = st.columns([3, 2])
    with left:
        if rows.empty:
            show.nothing_here(words.NONE, words.NONE_LEAD)
        waiting = training_list.to_see_to(rows)
        sentence = say(words.DUE_SAYS, **training_list.counted(rows))
        row = None if rows.empty else list_card(waiting, "due", sentence, words.DUE_CAPTION, names=True)
        if row is not None and row["led"]:
            training_forms.withdraw_card(row)
    with right:
        training_forms.record_card()
        training_forms.assign_card()


def own_view(rows: pd.DataFrame) -> None:
    """A member's own: what is to be taken, and below it what was."""
    waiting, done = training_list.to_see_to(rows), training_list.taken(rows)
    sentence = say(words.DUE_SAYS, **training_list.counted(rows))
    list_card(waiting.assign(led=False), "own_due", sentence, words.DUE_CAPTION_OWN, names=False)
    if len(done):
        list_card(done.assign(led=False), "own_done", _taken_says(done), words.CAPTION_OWN, names=False)


def done_view(rows: pd.DataFrame) -> None:
    """What was taken; a mistake can be taken back."""
    forms.told(training_forms.STEP)
    done = training_list.taken(rows)
    row = list_card(done, "done", _taken_says(done), words.DONE_CAPTION, names=True)
    if row is not None and row["led"] and pd.notna(row["attended_on"]):
        training_forms.take_back_card(row)


def matrix_view(rows: pd.DataFrame) -> None:
    """Members by mandatory courses, each with how their newest training in it stands."""
    newest = rows[rows["mandatory"] & rows["newest"] & rows["member_active"].astype("bool")]
    with st.container(border=True):
        if newest.empty:
            show.headline(say(words.NONE_IN_VIEW))
            return
        valid = newest["state"].isin([DONE, EXPIRING])
        counts = {"valid": formats.number(int(valid.sum()), language()), "all": formats.number(len(newest), language())}
        show.headline(say(words.MATRIX_SAYS, **counts), say(words.MATRIX_CAPTION))
        cells = newest.assign(cell=[training_list.cell(row) for row in newest.to_dict("records")])
        matrix = cells.pivot_table("cell", ["member_id", "member"], "course_id", "first").reset_index()
        names = cells.drop_duplicates("course_id").set_index("course_id")["course"]
        matrix = matrix.rename(columns={number: f"course_{number}" for number in names.index})
        shown = [Column("member", words.MEMBER, pinned=True)]
        shown += [
            Column(f"course_{number}", Text(en=str(name), zh=str(name)), words=_cell_said)
            for number, name in names.sort_index().items()
        ]
        table(
            matrix.sort_values("member", ignore_index=True), shown, "training_matrix", name=say(frame.TRAINING),
            filters=_said(True),
        )  # fmt: skip


def newcomers_view(rows: pd.DataFrame) -> None:
    """Each newcomer with how far they are, and below it course by course."""
    theirs = training_list.of_newcomers(rows)
    if theirs.empty:
        show.nothing_here(words.NEW_NONE, words.NEW_NONE_WHAT)
        return
    people = []
    for (member_id, member), some in theirs.groupby(["member_id", "member"], sort=False):
        waits = some[some["state"].isin([LATE, DUE])]
        between = "、" if language() == "zh" else ", "
        done = {
            "done": formats.number(len(some) - len(waits), language()),
            "all": formats.number(len(some), language()),
        }
        people.append({
            "member_id": member_id, "member": member, "since": some["assigned_on"].min(),
            "progress": say(words.PROGRESS_OF, **done), "next": waits["due_on"].min(),
            "left": between.join(waits["course"]) or formats.MISSING, "late": bool(some["state"].eq(LATE).any()),
        })  # fmt: skip
    found = pd.DataFrame(people)
    with st.container(border=True):
        counts = {
            name: formats.number(int(n), language())
            for name, n in (("count", len(found)), ("late", found["late"].sum()))
        }
        show.headline(say(words.NEW_SAYS, **counts), say(words.NEW_CAPTION))
        shown = [
            Column("member", words.MEMBER, pinned=True),
            Column("progress", words.PROGRESS),
            Column("next", words.NEXT_DUE, Kind.DAY),
            Column("left", words.LEFT_TO_DO, width=260),
            Column("since", words.SINCE, Kind.DAY),
        ]
        table(found, shown, "newcomers", name=say(frame.TRAINING), filters=_said(True))
    list_card(
        theirs.assign(led=False), "newcomers", say(words.NEW_CAPTION), words.DUE_CAPTION_OWN, names=True
    )  # fmt: skip


def own_trainings_card() -> None:
    """What the visitor is to take, and what runs out; nothing is drawn for who has nothing to see to."""
    rows = training_list.found(own=True)
    waiting = training_list.to_see_to(rows)
    if waiting.empty:
        return
    with st.container(border=True, height="stretch"):
        show.headline(say(words.OWN_SAYS, **training_list.counted(rows)), say(words.OWN_CAPTION))
        shown = training_list.columns(waiting, names=False)
        table(waiting, shown, "own_trainings", name=say(frame.TRAINING), most_lines=8)
        st.page_link("growth/training.py", label=say(words.TO_TRAINING), icon=":material/arrow_forward:")


def views(rows: pd.DataFrame, courses: pd.DataFrame, drawn: dict[str, Callable[[], None]]) -> None:
    """The views that a lead picks from, and the one that is picked."""
    counts = {
        "due": len(training_list.to_see_to(rows)), "done": len(training_list.taken(rows)), "courses": len(courses),
        "new": training_list.of_newcomers(rows)["member_id"].nunique(),
    }  # fmt: skip
    picked = filters.pick(
        "view", words.VIEW, tuple(drawn),
        lambda code: say(words.VIEWS[code], count=formats.number(counts.get(code, 0), language())),
    )  # fmt: skip
    drawn[picked]()


def _taken_says(rows: pd.DataFrame) -> str:
    hours = formats.hours(float(rows["hours"].sum()), language())
    return say(words.DONE_SAYS, count=formats.number(int(rows["attended_on"].notna().sum()), language()), hours=hours)


def _cell_said(value: object) -> str:
    return value if isinstance(value, str) else formats.MISSING


def _said(names: bool) -> str:
    return filters.said(filters.chosen(), standing=True) if names and session.scope().sees_persons else ""

"""Planned contacts as they are read: with whom, for which day, how late, and what came of them."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.contacts.planned import contacts_planned
from data_access.contacts.rules import PLANNED
from metrics import formats
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.filters import code_said
from pages.shared.people import owners
from pages.shared.session import in_language, language, say
from pages.shared.texts import contacts as words


def found(number: int | None = None) -> pd.DataFrame:
    """The contacts of the chosen team that the visitor sees; with a number that one alone. Beside what
    `contacts_planned` gives: status, running, and names in the visitor's language."""
    team_ids = tuple(team_id for team_id in filters.chosen().team_id if team_id is not None)
    rows = load(contacts_planned, number=number) if number is not None else load(contacts_planned, team_ids=team_ids)
    told = rows.to_dict("records")
    return rows.assign(
        running=rows["state"].eq(PLANNED),
        status=[status_said(row) for row in told],
        owner=owners.owners_said(rows),
        team=[owners.named(row["team"], row["team_en"]) for row in told],
        changed_by=[owners.named(row["changed_by"], row["changed_by_en"]) for row in told],
    )


def in_view(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each view that the visitor has; "mine" only where others' are among them."""
    running = rows["running"]
    views = {
        "open": rows[running], "late": rows[rows["overdue_days"].notna()], "mine": rows[rows["mine"] & running],
        "over": rows[~running],
    }  # fmt: skip
    if rows["mine"].all():
        del views["mine"]
    return {name: some.reset_index(drop=True) for name, some in views.items()}


def told_card(row: dict[Any, Any]) -> None:
    """One contact: with whom, about what, by whom, and what came of it."""
    kind = say(words.KINDS[row["kind"]])
    parts = [say(words.NAMED, kind=kind, number=row["number"]), row["status"]]
    parts += [code_said(row["tier"])] if isinstance(row["tier"], str) else []
    parts += [row[name] for name in ("owner", "team") if isinstance(row[name], str)]
    parts.append(say(words.FOR_DAY, day=f"{row['planned_on']:%Y-%m-%d}"))
    if row["moved"]:
        often = words.MOVED_ONCE if row["moved"] == 1 else words.MOVED_OFTEN
        parts.append(say(often, count=formats.number(row["moved"], language())))
    if pd.notna(row["ended_on"]):
        parts.append(say(words.ENDED_ON[row["state"]], day=f"{row['ended_on']:%Y-%m-%d}"))
    with st.container(border=True):
        show.headline(customer_said(row["customer"]), " · ".join(parts))
        st.caption(say(words.ABOUT))
        st.text(about_said(row["about"]), width="stretch")
        if isinstance(row["result"], str):
            st.caption(say(words.WHY_DROPPED if row["state"] == "dropped" else words.RESULT))
            st.text(row["result"], width="stretch")


def columns(rows: pd.DataFrame) -> list[Column]:
    """The first are what a phone shows; a column without anything in it is left out."""
    declared = [
        Column("status", words.STATE, pinned=True),
        Column("customer", words.CUSTOMER, words=customer_said, width=160),
        Column("planned_on", words.PLANNED_ON, Kind.DAY),
        Column("owner", owners.OWNER),
        Column("tier", words.TIER, words=code_said),
        Column("kind", words.KIND, meaning=words.KINDS_HELP, words=lambda code: say(words.KINDS[code])),
        Column("about", words.ABOUT, words=about_said, width=280),
        Column("team", words.TEAM),
        Column("ended_on", words.ENDED, Kind.DAY),
        Column("result", words.RESULT, words=_given, width=260),
        Column("number", words.NUMBER),
    ]
    several = {key for key in ("owner", "team") if rows[key].nunique() > 1}
    alone = {"owner", "team"} - several if rows["mine"].all() else {"team"} - several
    there = [column for column in declared if column.key not in alone]
    always = {"status", "customer", "planned_on", "about"}
    return [column for column in there if column.key in always or rows[column.key].notna().any()]


def status_said(row: dict[Any, Any]) -> str:
    """How it stands, and of one that is still to make how late it is."""
    days = row["overdue_days"]
    if pd.notna(days):
        return say(words.OVERDUE_ONE) if days == 1 else say(words.OVERDUE, days=formats.number(days, language()))
    if row["state"] == PLANNED and row["planned_on"].date() == session.clock().today:
        return f"{say(words.STATES[PLANNED])} · {say(words.DUE_TODAY)}"
    return say(words.STATES[row["state"]])


def some_shown(rows: pd.DataFrame) -> None:
    """Say it where there are more than the list holds."""
    total = int(rows["all"].iloc[0]) if len(rows) else 0
    if total > len(rows):
        shown = formats.number(len(rows), language())
        st.caption(say(words.SOME, shown=shown, count=formats.number(total, language())))


def customer_said(name: object) -> str:
    """Whom it is with, as far as the visitor may know."""
    return name if isinstance(name, str) and name else formats.MISSING


def about_said(text: object) -> str:
    """What it is about; of an erased person's the words are gone."""
    return in_language(text) if isinstance(text, str) and text else say(words.ERASED)


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING

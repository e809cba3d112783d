"""What was noted, as it is read: when, what, to whom, about which metrics, and whether limits begin anew with it."""

import pandas as pd
import streamlit as st

from data_access.happenings.noted import annotations_noted
from data_access.happenings.noting import KINDS
from metrics import calendar_words, formats
from metrics.registry import METRICS
from pages.shared import filters, session
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, name_of, say
from pages.shared.texts import happenings as words

LATELY_DAYS = 366


def found() -> pd.DataFrame:
    """Beside what `annotations_noted` gives of the chosen team: days, whom, of_metrics, names in the visitor's
    language."""
    team_ids = tuple(team_id for team_id in filters.chosen().team_id if team_id is not None)
    rows = load(annotations_noted, team_ids=team_ids)
    this_year = session.clock().today.year
    days = zip(rows["first_on"], rows["last_on"], strict=True)
    return rows.assign(
        days=[calendar_words.days(a.date(), b.date(), language(), this_year=this_year) for a, b in days],
        whom=[
            name_of(*pair) if isinstance(pair[0], str) else say(words.ALL_OF_US)
            for pair in zip(rows["team"], rows["team_en"], strict=True)
        ],
        of_metrics=[metrics_said(keys) for keys in rows["metrics"]],
        told_by=[_name(*pair) for pair in zip(rows["told_by"], rows["told_by_en"], strict=True)],
        changed_by=[_name(*pair) for pair in zip(rows["changed_by"], rows["changed_by_en"], strict=True)],
    )


def in_view(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the time and of the kind that are chosen here."""
    withdrawn = rows["withdrawn_at"].notna()
    since = pd.Timestamp(session.clock().today) - pd.Timedelta(days=LATELY_DAYS)
    views = {
        "lately": rows[~withdrawn & (rows["last_on"] > since)],
        "all": rows[~withdrawn],
        "withdrawn": rows[withdrawn],
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="content"):
            view = filters.pick(
                "view", words.VIEW, tuple(views), lambda code: say(words.VIEWS[code], count=len(views[code]))
            )
        kind = filters.choice(
            "kind", words.KIND, ["", *KINDS], lambda code: say(words.KINDS[code] if code else words.ANY_KIND),
            default="", width=200, labelled=False, always=False,
        )  # fmt: skip
    shown = views[view]
    return (shown[shown["kind"] == kind] if kind else shown).reset_index(drop=True)


def columns(rows: pd.DataFrame) -> list[Column]:
    """The first are what a phone shows."""
    declared = [
        Column("days", words.WHEN, pinned=True, sorts_by="first_on"),
        Column("title", words.WHAT, words=title_said, width=300),
        Column("kind", words.KIND, words=lambda code: say(words.KINDS[code])),
        Column("whom", words.WHOM),
        Column("new_phase", words.NEW_PHASE, meaning=words.NEW_PHASE_MEANS, words=_ticked, width=110),
        Column("of_metrics", words.METRICS, width=220),
        Column("told_by", words.TOLD_BY, words=_given),
        Column("changed_at", words.CHANGED_AT, Kind.TIME),
        Column("withdrawn_at", words.WITHDRAWN_AT, Kind.TIME),
        Column("number", words.NUMBER),
    ]
    return [column for column in declared if column.key != "withdrawn_at" or rows["withdrawn_at"].notna().any()]


def key(rows: pd.DataFrame) -> str:
    """Another list is another table: what was chosen there means another line here."""
    return f"list_{'_'.join(map(str, rows['number'].head(3)))}_{len(rows)}"


def some_shown(rows: pd.DataFrame) -> None:
    """Say it where there are more than the list holds."""
    total = int(rows["all"].iloc[0]) if len(rows) else 0
    if total > len(rows):
        shown = formats.number(len(rows), language())
        st.caption(say(words.SOME, shown=shown, count=formats.number(total, language())))


def metrics_said(keys: object) -> str:
    """The metrics by name; "all" where none is named."""
    if not isinstance(keys, str) or not keys:
        return say(words.ALL_METRICS)
    comma = "、" if language() == "zh" else ", "
    return comma.join(say(METRICS[one].name) if one in METRICS else one for one in keys.split(","))


def title_said(title: object) -> str:
    """What happened; of an erased person's the words are gone."""
    return session.in_language(title) if isinstance(title, str) and title else say(words.NO_TITLE)


def _ticked(new: object) -> str:
    return say(words.ANEW) if new else formats.MISSING


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _name(name: object, name_en: object) -> str | None:
    return name_of(name, name_en if isinstance(name_en, str) else None) if isinstance(name, str) else None

"""Lessons as they are found and read: search, tags, the list, and the one that is opened."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.lessons import reading
from data_access.lessons.writing import ACTION, PUBLISHED
from metrics import formats
from pages.shared import session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load, save
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import lessons as words

MOST_TAGS = 12  # offered; the others are found by searching


def found(number: int | None = None) -> pd.DataFrame:
    """The lessons that the visitor searched for; with a number that one alone. Names are in their language."""
    if number is not None:
        rows = load(reading.lessons, lesson_id=number)
    else:
        sought, tags = _sought()
        rows = load(reading.lessons, words=sought, tags=tags)
    told = rows.to_dict("records")
    return rows.assign(
        writer=[_name(row["writer"], row["writer_en"]) for row in told],
        team=[_name(row["team"], row["team_en"]) for row in told],
        source=[say(words.ORIGINS[row["origin"]], number=row["origin_id"]) for row in told],
        tagged=[_comma().join(row["tags"]) or None for row in told],
    )


def searching() -> bool:
    """Whether anything was searched for."""
    sought, tags = _sought()
    return bool(sought or tags)


def search() -> None:
    """Words and tags to find lessons by; both stand in the address."""
    used = load(reading.tags_used)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sought = st.text_input(
            say(words.SEARCH), st.query_params.get("q", ""), key="lessons_sought", max_chars=100, width=320,
            placeholder=say(words.SEARCH_HINT), icon=":material/search:",
        )  # fmt: skip
        picked: list[str] = []
        if not used.empty:
            counts = dict(zip(used["tag"].head(MOST_TAGS), used["n"].head(MOST_TAGS), strict=True))
            before = [tag for tag in st.query_params.get_all("tag") if tag in counts]
            picked = st.pills(
                say(words.TAGS), list(counts), selection_mode="multi", default=before, key="lessons_tags",
                format_func=lambda tag: plain(say(words.TAG, tag=tag, count=counts.get(tag, ""))),
            )  # fmt: skip
    _kept("q", sought)
    if picked:
        st.query_params["tag"] = picked
    else:
        st.query_params.pop("tag", None)


def _kept(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _sought() -> tuple[str, tuple[str, ...]]:
    return st.query_params.get("q", ""), tuple(st.query_params.get_all("tag"))


def columns(rows: pd.DataFrame) -> list[Column]:
    """The first are what a phone shows; a column without anything in it is left out."""
    declared = [
        Column("heading", words.HEADING, words=heading_said, width=320, pinned=True),
        Column("reads", words.READS, Kind.COUNT, meaning=words.READS_MEANS),
        Column("tagged", words.TAGS, words=_given, width=200),
        Column("team", words.TEAM, words=_given),
        Column("writer", words.WRITER, words=_given),
        Column("published_on", words.PUBLISHED_ON, Kind.DAY),
        Column("state", words.STATE, words=lambda code: say(words.STATES[code])),
        Column("source", words.ORIGIN),
        Column("number", words.NUMBER),
    ]
    return [column for column in declared if rows[column.key].notna().any()]


def some_shown(rows: pd.DataFrame) -> None:
    """Say it where there are more than the list holds."""
    total = int(rows["all"].iloc[0]) if len(rows) else 0
    if total > len(rows):
        shown = formats.number(len(rows), language())
        st.caption(say(words.SOME, shown=shown, count=formats.number(total, language())))


def opened_card(row: dict[Any, Any]) -> None:
    """One lesson to read; whoever opens it is counted once."""
    counted = int(row["reads"])
    if row["state"] == PUBLISHED and not row["mine"] and session.scope().member_id is not None:
        counted += save(reading.read_lesson, lesson_id=int(row["number"]))
    when = row["published_on"] if pd.notna(row["published_on"]) else row["written_on"]
    parts = [
        say(words.STATES[row["state"]]), f"{when:%Y-%m-%d}",
        *(row[name] for name in ("team", "writer", "tagged") if isinstance(row[name], str)), readers_said(counted),
    ]  # fmt: skip
    with st.container(border=True):
        show.headline(heading_said(row["heading"]), " · ".join(parts))
        for label, name in ((words.HAPPENED, "happened"), (words.LEARNED, "learned")):
            st.caption(say(label))
            st.text(row[name] or say(words.ERASED), width="stretch")
        if isinstance(row["withdrawn_why"], str) and row["withdrawn_why"]:
            st.caption(say(words.WHY_WITHDRAWN))
            st.text(row["withdrawn_why"], width="stretch")
        if row["reachable"]:
            _origin_link(row["origin"], int(row["origin_id"]))


def readers_said(count: int) -> str:
    """How many people have read it."""
    return say(words.READ_BY[1 if count == 1 else 2], count=formats.number(count, language()))


def _origin_link(origin: str, number: int) -> None:
    page, icon = (
        ("team/actions.py", ":material/task_alt:")
        if origin == ACTION
        else ("complaints/complaint.py", ":material/report:")
    )
    st.page_link(page, label=say(words.OPEN[origin]), icon=icon, query_params={"number": str(number)})


def key(rows: pd.DataFrame) -> str:
    """Another list is another table: what was chosen there means another line here."""
    return f"lessons_{'_'.join(map(str, rows['number'].head(3)))}_{len(rows)}"


def heading_said(heading: object) -> str:
    """The title; of an erased person's the words are gone."""
    return session.in_language(heading) if isinstance(heading, str) and heading else say(words.ERASED)


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _name(name: object, name_en: object) -> str | None:
    return name_of(name, name_en if isinstance(name_en, str) else None) if isinstance(name, str) else None


def _comma() -> str:
    return "、" if language() == "zh" else ", "

"""The list of open complaints as it is read: how much time is left, which of them to look at, whose they are."""

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from data_access.numbers.complaint_times import BANDS, band_of
from metrics import formats
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.complaints.stages_said import department_said, stage_said
from pages.shared.filters import code_said
from pages.shared.people import absent
from pages.shared.remaining import in_words, left_said, minutes_left
from pages.shared.session import in_language, language, name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import complaints as words
from pages.shared.texts import workflow

VIEWS = tuple(words.VIEWS)
ROOM_FOR_ABSENCE = 300  # px: a name, until when, and who stands in
MOST_LINKS = 3  # to complaints of the same customer; all of them are named


def readable(found: pd.DataFrame) -> pd.DataFrame:
    """`complaints_open` with what people read: left_minutes (below 0 past due), owner and team in their language.

    Without a holder the owner is said to be nobody; of an owner who left or is away it is said, and who stands in.
    """
    left = minutes_left(found["due_at"], found["team_id"])
    named = {
        part: [_name(*pair) for pair in zip(found[part], found[f"{part}_en"], strict=True)]
        for part in ("member", "team")
    }
    readable = found.assign(left_minutes=left, **named)
    return readable.assign(member=[owner_said(row) for row in readable.to_dict("records")])


def owner_said(row: dict[Any, Any]) -> str:
    """Who has it: nobody, or their name (already in the visitor's language), and whether they are here."""
    if not isinstance(row["member"], str):
        return say(words.NOBODY)
    if row.get("lacking") == "left":
        return say(words.WHO_LEFT, name=row["member"])
    return absent.holder_said(row["member"], row["away_until"], _name(row["deputy"], row["deputy_en"]))


def in_stage(found: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Ask for one stage where there are several: the complaints that are in it, and its name for exports."""
    order = [code for code in session.names().stages if (found["stage"] == code).any()]
    if len(order) < 2:
        return found, ""
    counts = found["stage"].value_counts()
    labels = {code: say(words.IN_STAGE, stage=stage_said(code), count=counts[code]) for code in order}
    said = {"": say(words.ANY_STAGE), **labels}
    picked = filters.choice(
        "stage", words.STAGE, list(said), said.__getitem__, default="", width="stretch", labelled=False
    )
    return (found[found["stage"] == picked].reset_index(drop=True), stage_said(picked)) if picked else (found, "")


def in_view(found: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each of VIEWS; some are in several."""
    rules = {
        "mine": found["member_id"].isin({session.scope().member_id or 0, *session.scope().stands_in_for_ids}),
        "overdue": found["overdue_minutes"].notna(),
        "at_risk": found["at_risk"],
        "unowned": found["lacking"].notna(),
        "elsewhere": found["department"].notna() | found["waiting"].notna(),
    }
    return {"all": found} | {name: found[rule.astype("bool")].reset_index(drop=True) for name, rule in rules.items()}


def columns(found: pd.DataFrame) -> list[Column]:
    """The first four are what a phone shows; a column without anything in it is left out."""
    declared = [
        # Text although it is a number: what is exported is what is read here, beside the exact due time.
        Column("left_minutes", words.TIME_LEFT, words=in_words(), pinned=True),
        Column("customer", words.CUSTOMER),
        Column("severity", words.SEVERITY, words=code_said),
        Column("member", words.OWNER),
        Column("category", words.CATEGORY, words=given_said),
        Column("tier", words.TIER, words=code_said),
        Column("stage", words.STAGE, words=stage_said),
        Column("department", words.DEPARTMENT, words=asked_said),
        Column("waiting", words.WAITING_FOR, words=waiting_said),
        Column("due_at", words.DUE, Kind.TIME),
        Column("age_days", words.AGE_DAYS, Kind.COUNT),
        Column("team", words.TEAM),
        Column("complaint_id", words.NUMBER),
    ]
    always = {"left_minutes", "customer", "member"}
    return [column for column in declared if column.key in always or found[column.key].notna().any()]


def given_said(word: str | None) -> str:
    """A category or a department as somebody named it."""
    return in_language(word) if isinstance(word, str) else formats.MISSING


def asked_said(code: str | None) -> str:
    """Another department that has it now."""
    return department_said(code) if isinstance(code, str) else formats.MISSING


def waiting_said(code: str | None) -> str:
    """For whom a complaint waits."""
    return say(workflow.PAUSE_REASONS[code]) if isinstance(code, str) else formats.MISSING


def complaint_said(row: pd.Series) -> str:
    """One complaint in a line, to choose it from a list."""
    parts = [say(words.COMPLAINT_NUMBER, number=row["complaint_id"])]
    parts += [in_language(row[part]) for part in ("customer", "category") if isinstance(row[part], str)]
    return " · ".join([*parts, left_said(row["left_minutes"])])


def to_confirm_card(answered: pd.DataFrame, key: str, *, exported_filters: str) -> int | None:
    """The answered complaints that wait for their customer; the number of the one chosen, None without any."""
    if answered.empty:
        return None
    named = [
        owner_said({**row, "member": _name(row["member"], row["member_en"])}) for row in answered.to_dict("records")
    ]
    teams = [_name(*pair) for pair in zip(answered["team"], answered["team_en"], strict=True)]
    rows = answered.assign(member=named, team=teams, left_minutes=minutes_left(answered["due_at"], answered["team_id"]))
    declared = [
        Column("left_minutes", words.CALL_BACK, words=in_words(), pinned=True),
        Column("customer", words.CUSTOMER),
        Column("member", words.OWNER, width=ROOM_FOR_ABSENCE if answered["away_until"].notna().any() else None),
        Column("category", words.CATEGORY, words=given_said),
        Column("severity", words.SEVERITY, words=code_said),
        Column("tier", words.TIER, words=code_said),
        Column("due_at", words.DUE, Kind.TIME),
        Column("answered_on", words.ANSWERED_ON, Kind.DAY),
        Column("waiting_days", words.WAITING_DAYS, Kind.COUNT),
        Column("team", words.TEAM),
        Column("complaint_id", words.NUMBER),
    ]
    columns = [column for column in declared if rows[column.key].notna().any() or column.key in ("customer", "member")]
    total = int(answered["all"].iloc[0])
    with st.container(border=True):
        show.headline(
            say(words.TO_CONFIRM_SAYS, count=formats.number(total, language())), say(words.TO_CONFIRM_CAPTION)
        )
        row = table(rows, columns, key, name=say(words.TO_CONFIRM), filters=exported_filters, select=True)
        if total > len(rows):
            st.caption(say(words.TO_CONFIRM_SOME, shown=formats.number(len(rows), language())))
    return None if row is None or row >= len(rows) else int(rows["complaint_id"].iloc[row])


def answered_said(row: pd.Series) -> str:
    """One answered complaint in a line, to choose it from a list."""
    parts = [say(words.COMPLAINT_NUMBER, number=row["complaint_id"])]
    parts += [in_language(row[part]) for part in ("customer", "category") if isinstance(row[part], str)]
    return " · ".join([*parts, say(words.TO_CONFIRM_ROW, day=f"{row['answered_on']:%Y-%m-%d}")])


def ages(found: pd.DataFrame) -> pd.DataFrame:
    """How many of these rows are in each band of working days. Columns: low, high, n."""
    clock, calendar = session.clock(), filters.calendar()
    counts = Counter(band_of(clock.day_of(opened_at), calendar, clock.today) for opened_at in found["opened_at"])
    return pd.DataFrame([(low, high, counts[low, high]) for low, high in BANDS], columns=["low", "high", "n"]).astype(
        {"high": "Int64"}
    )


def alike_warning(found: pd.DataFrame) -> None:
    """Warn of complaints of the same customer, so that one matter is not logged twice; nothing where there is none."""
    if found.empty:
        return
    rows = []
    for row in found.to_dict("records"):
        about = {
            "day": f"{row['opened_on']:%Y-%m-%d}",
            "category": in_language(row["category"]) if isinstance(row["category"], str) else say(words.NO_CATEGORY),
            "stage": stage_said(row["stage"]),
        }
        mine = not pd.isna(row["complaint_id"])
        said = say(words.LIKE_ROW, number=row["complaint_id"], **about) if mine else say(words.LIKE_OTHERS, **about)
        rows.append(f"- {plain(said)}")
    question = say(words.LIKE_THIS_ONE) if len(found) == 1 else say(words.LIKE_THIS, count=len(found))
    st.warning("\n".join([plain(question), "", *rows]), icon=":material/content_copy:")
    for number in found["complaint_id"].dropna().head(MOST_LINKS):
        to_complaint(int(number))


def to_complaint(number: int) -> None:
    """The way to a complaint's own page."""
    st.page_link(
        "complaints/complaint.py", label=say(workflow.DETAILS, number=number), icon=":material/open_in_new:",
        query_params={"number": str(number)},
    )  # fmt: skip


def _name(name: object, name_en: object) -> str | None:
    if not isinstance(name, str):
        return None
    return name_of(name, name_en if isinstance(name_en, str) else None)

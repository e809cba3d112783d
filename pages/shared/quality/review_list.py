"""Quality reviews as they are read: whom they are about, what came of them, and who has not read theirs yet."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.quality.reviews import ACKNOWLEDGED, TO_ACKNOWLEDGE, VOIDED, quality_reviews
from data_access.scope import Action, Role, may
from metrics import formats
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import quality as words

MOST_LINES = 10
NAMES = ("member", "team", "reviewer")


def reviews(number: int | None = None, *, member_id: int | None = None, team: bool = True) -> pd.DataFrame:
    """The reviews of the chosen team and member, or the one of a number. Beside what `quality_reviews` gives: names in
    the visitor's language, status and case in words."""
    team_ids = tuple(key for key in filters.chosen().team_id if key is not None) if team else ()
    asked: dict[str, Any] = {"team_ids": team_ids, "member_ids": () if member_id is None else (member_id,)}
    found = load(quality_reviews, **(asked if number is None else {"number": number}))
    rows = found.to_dict("records")
    return found.assign(
        **{name: [named(row, name) for row in rows] for name in NAMES},
        status=[status_said(row) for row in rows],
        case=[case_said(row["case_kind"], row["case_id"]) for row in rows],
    )


def one_waits_for_me() -> bool:
    """Whether the visitor has not acknowledged a review of their own."""
    found = load(quality_reviews)
    return bool((found["mine"] & (found["state"] == TO_ACKNOWLEDGE)).any()) if len(found) else False


def list_card(member_id: int | None) -> int | None:
    """The list, cut to what is looked for; the number of the review that was chosen in it, or stands in the address."""
    found = reviews(member_id=member_id)
    if found.empty:
        show.nothing_here(words.NONE, words.NONE_DO)
        return filters.number()
    live = found["state"] != VOIDED
    parts = {
        "all": live, "to_acknowledge": found["state"] == TO_ACKNOWLEDGE, "critical": live & found["critical_failed"],
        "mine": live & found["reviewer_id"].eq(session.scope().member_id), "voided": ~live,
    }  # fmt: skip
    views = {name: found[rows].reset_index(drop=True) for name, rows in parts.items()}
    if not may(session.scope(), Action.REVIEW_QUALITY):
        del views["mine"]
    with st.container(border=True):
        show.headline(say(words.LIST), say(words.LIST_CAPTION))
        picked = filters.pick(
            "which", words.STATE_FILTER, tuple(views),
            lambda name: say(words.STATE_FILTERS[name], count=formats.number(len(views[name]), language())),
        )  # fmt: skip
        rows = views[picked]
        place = table(
            rows, columns(rows, names=session.scope().sees_persons), f"quality_reviews_{picked}_{member_id}",
            name=say(frame.QUALITY), filters=filters.said(filters.chosen(), standing=True), select=True,
            most_lines=MOST_LINES,
        )  # fmt: skip
        total = int(found["all"].iloc[0]) if len(found) else 0
        if total > len(found):
            some = {"shown": formats.number(len(found), language()), "count": formats.number(total, language())}
            st.caption(say(words.SOME, **some))
    if place is not None and place < len(rows):
        st.query_params["number"] = str(rows["number"].iloc[place])
    return filters.number()


def opened(number: int) -> dict[Any, Any]:
    """The review of a number; where the visitor may read none, that is said in place of the rest of the page."""
    found = reviews(number)
    if found.empty:
        st.warning(say(words.NOT_FOUND, number=number), icon=":material/search_off:")
        st.stop()
    row: dict[Any, Any] = found.iloc[0].to_dict()
    return row


def reads_reviews() -> bool:
    """Whether the visitor reads any review; who sees totals alone does not."""
    return session.scope().has(Role.STAFF, Role.LEAD)


def columns(rows: pd.DataFrame, *, names: bool = True) -> list[Column]:
    """The first are what a phone shows; a column without anything in it is left out. `names`: whom they are about."""
    declared = [
        Column("reviewed_on", words.REVIEWED_ON, Kind.DAY, pinned=True),
        Column("score", words.SCORE, Kind.SHARE),
        Column("member", words.MEMBER),
        Column("status", words.STATE, width=150),
        Column("case", words.CASE),
        Column("findings", words.FINDINGS, words=_given, width=260),
        Column("root_cause", words.ROOT_CAUSE, words=cause_said),
        Column("member_reply", words.REPLY, words=_given, width=200),
        Column("calibration", words.CALIBRATION, words=_calibration),
        Column("reviewer", words.REVIEWER),
        Column("team", words.TEAM),
        Column("number", words.NUMBER),
    ]
    several = names and rows["team"].nunique() > 1
    left_out = set() if names else {"member"}
    left_out |= set() if several else {"team"}
    always = {"reviewed_on", "score", "status", "case", "number"}
    there = [column for column in declared if column.key not in left_out]
    return [column for column in there if column.key in always or rows[column.key].notna().any()]


def status_said(row: dict[Any, Any]) -> str:
    """How it stands, and how long its member has not acknowledged it past the time for that."""
    late = (pd.Timestamp(session.clock().today) - row["due_on"]).days if pd.notna(row["due_on"]) else 0
    if row["state"] == TO_ACKNOWLEDGE and late > 0:
        days = (pd.Timestamp(session.clock().today) - row["reviewed_on"]).days
        said = say(words.LATE, days=formats.number(days, language()))
    else:
        said = say(words.STATES[row["state"]])
    failed = row["critical_failed"] and row["state"] in (TO_ACKNOWLEDGE, ACKNOWLEDGED)
    return f"{say(words.CRITICAL_FAILED)} · {said}" if failed else said


def case_said(kind: object, number: object) -> str:
    """Which case it is about."""
    if not isinstance(kind, str) or not isinstance(number, int | float) or pd.isna(number):
        return say(words.NO_CASE)
    return say(words.CASES[kind], number=int(number))


def cause_said(code: object) -> str:
    """A root cause in words."""
    return say(words.ROOT_CAUSES[code]) if isinstance(code, str) and code in words.ROOT_CAUSES else formats.MISSING


def named(row: dict[Any, Any], name: str) -> str:
    """A name in the visitor's language."""
    if not isinstance(row[name], str):
        return formats.MISSING
    return name_of(row[name], row[f"{name}_en"] if isinstance(row[f"{name}_en"], str) else None)


def score_said(score: float) -> str:
    """A score as every page writes it."""
    return formats.share(score, language())


def text_block(label: Any, text: object) -> None:
    """What somebody wrote, as they wrote it; nothing for nothing."""
    if isinstance(text, str) and text:
        st.caption(plain(say(label)))
        st.text(text, width="stretch")


def _calibration(code: object) -> str:
    return say(words.CALIBRATIONS[code]) if isinstance(code, str) and code in words.CALIBRATIONS else formats.MISSING


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING

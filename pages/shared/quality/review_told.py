"""One quality review as its page shows it: its score, each category, what was found, what the member replied."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.quality.reviews import VOIDED, review_ratings
from data_access.scope import Role
from metrics import formats
from pages.shared import session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.quality import review_list
from pages.shared.quality.rating_fields import category_said
from pages.shared.session import plain, say
from pages.shared.tables import table
from pages.shared.texts import outlook
from pages.shared.texts import quality as words


def told_card(row: dict[Any, Any]) -> None:
    """A review with its ratings."""
    day = f"{row['reviewed_on']:%Y-%m-%d}"
    parts = [row["member"], row["case"], say(words.BY_WHOM, name=row["reviewer"], day=day), row["status"]]
    if isinstance(row["root_cause"], str):
        parts.append(f"{say(words.ROOT_CAUSE)}{say(outlook.COLON)}{review_list.cause_said(row['root_cause'])}")
    with st.container(border=True):
        score = review_list.score_said(row["score"])
        show.headline(say(words.REVIEW_SAYS, score=score, number=row["number"]), " · ".join(parts))
        if row["state"] == VOIDED and isinstance(row["void_reason"], str):
            st.caption(plain(say(words.VOIDED_BECAUSE, reason=row["void_reason"])))
        review_list.text_block(words.FINDINGS, row["findings"])
        ratings_table(int(row["number"]))
        review_list.text_block(words.REPLY, row["member_reply"])
        if row["case_kind"] == "complaint" and session.scope().has(Role.STAFF, Role.LEAD):
            st.page_link(
                "complaints/complaint.py", label=say(words.TO_CASE), icon=":material/open_in_new:",
                query_params={"number": str(int(row["case_id"]))},
            )  # fmt: skip


def ratings_table(number: int) -> None:
    """Each category of a review as it was then, and how it was rated."""
    rows = load(review_ratings, (number,))
    told = rows.assign(
        category=[_category(row) for row in rows.to_dict("records")],
        rating=[rating_said(row["score"], row["score_high"]) for row in rows.to_dict("records")],
    )
    columns = [
        Column("category", words.CATEGORY, pinned=True),
        Column("rating", words.RATING),
        Column("weight", words.WEIGHT, Kind.GIVEN),
    ]
    if rows["remark"].notna().any():
        columns.append(Column("remark", words.REMARK, words=_given, width=240))
    table(told, columns, f"quality_ratings_{number}", name=say(words.RATINGS))


def rating_said(score: Any, high: Any) -> str:
    """ "4 of 5", or that it did not apply."""
    if pd.isna(score):
        return say(words.NOT_APPLICABLE)
    return say(words.OF_SCALE, score=int(score), high=int(high))


def _category(row: dict[Any, Any]) -> str:
    name = category_said(row)
    return f"{name} · {say(words.CRITICAL)}" if row["critical"] else name


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING

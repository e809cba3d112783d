"""Calibration: second reviews that are asked of the visitor, asking for one, and how far reviewers agree."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data_access.quality import calibrating
from data_access.quality.reviews import VOIDED, review_ratings
from metrics import formats
from metrics.people import quality
from metrics.people.quality import Apart, Rated
from pages.shared import forms, session, show
from pages.shared.charts import bars, draw
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.filters import code_said
from pages.shared.quality import rating_fields, review_list, review_moves, review_told
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import quality as words

SECOND, ASK = "quality_second", "quality_ask"
CLEARLY = 0.2  # from here on two whole scores are marked as apart
MOST_TO_CHOOSE, MOST_BARS = 60, 12


def calibration_cards() -> None:
    """What is asked of the visitor, asking others, then how far reviewers agree and both reviews side by side."""
    found = calibrations()
    asked, asking = st.columns([3, 2])
    with asked:
        _to_do_card(found[found["mine"] & found["done_at"].isna()])
    with asking:
        _ask_card(found)
    _agreement_card(found[found["done_at"].notna() & found["first_score"].notna() & found["second_score"].notna()])


def calibrations() -> pd.DataFrame:
    """All of them that the visitor reads, with names and cases in their language."""
    found = load(calibrating.calibrations)
    rows = found.to_dict("records")
    return found.assign(
        **{name: [review_list.named(row, name) for row in rows] for name in ("member", "reviewer", "calibrator")},
        case=[review_list.case_said(row["case_kind"], row["case_id"]) for row in rows],
    )


def _to_do_card(waiting: pd.DataFrame) -> None:
    with st.container(border=True, height="stretch"):
        show.headline(say(words.TO_CALIBRATE), say(words.TO_CALIBRATE_CAPTION))
        forms.told(SECOND)
        if waiting.empty:
            st.caption(say(words.NOTHING_TO_CALIBRATE))
            return
        rows = {int(row["calibration_id"]): row for row in waiting.to_dict("records")}
        key = next(iter(rows))
        if len(rows) > 1:
            key = st.selectbox(
                say(words.WHICH_CALIBRATION), list(rows), key=forms.field(SECOND, "which"),
                format_func=lambda number: _said(rows[number]),
            )  # fmt: skip
        row = rows[key]
        parts = [row["case"], row["member"], code_said(row["channel"]) if isinstance(row["channel"], str) else ""]
        parts.append(f"{row['case_on']:%Y-%m-%d}" if pd.notna(row["case_on"]) else "")
        st.markdown(f"**{plain(' · '.join(part for part in parts if part))}**")
        review_list.text_block(words.BRIEF_SAYS, row["brief"])
        with st.form(forms.field(SECOND, f"form_{key}"), border=False):
            filled = rating_fields.fields(SECOND, str(key), rating_fields.categories_now())
            sent = st.form_submit_button(
                say(words.STORE_SECOND), key=forms.field(SECOND, f"send_{key}"), type="primary",
                icon=":material/balance:",
            )  # fmt: skip
        if sent:
            review_moves.submit_filled(
                SECOND, filled, calibrating.calibrate_review, lambda _: say(words.CALIBRATED), calibration_id=key
            )
        with st.popover(say(words.DECLINE), icon=":material/close:"):
            if st.button(say(words.DECLINE_SURE), key=forms.field(SECOND, f"decline_{key}")):
                forms.submit(
                    SECOND, calibrating.withdraw_calibration, lambda _: say(words.WITHDRAWN), calibration_id=key
                )


def _ask_card(found: pd.DataFrame) -> None:
    known = review_list.reviews()
    me = session.scope().member_id
    free = known[(known["state"] != VOIDED) & known["calibration"].isna() & ~known["mine"]].head(MOST_TO_CHOOSE)
    rows = {int(row["number"]): row for row in free.to_dict("records")}
    with st.container(border=True, height="stretch"):
        show.headline(say(words.ASK_ONE), say(words.ASK_ONE_CAPTION))
        forms.told(ASK)
        if rows:
            number = st.selectbox(
                say(words.WHICH_REVIEW), list(rows), key=forms.field(ASK, "review"),
                format_func=lambda key: say(
                    words.REVIEW_SAID, number=key, day=f"{rows[key]['reviewed_on']:%Y-%m-%d}",
                    name=rows[key]["member"], by=rows[key]["reviewer"],
                ),
            )  # fmt: skip
            review_moves.ask_form(ASK, rows[number])
        else:
            st.caption(say(words.NOTHING_TO_ASK))
        waiting = found[found["done_at"].isna() & ~found["mine"]]
        for row in waiting.to_dict("records"):
            key, day = int(row["calibration_id"]), f"{row['asked_on']:%Y-%m-%d}"
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(plain(say(words.WAITING, who=row["calibrator"], day=day, case=_said(row))))
                theirs = row["asked_by"] == me or row["team_id"] in session.scope().led_team_ids
                field = forms.field(ASK, f"withdraw_{key}")
                if theirs and st.button(say(words.WITHDRAW), key=field, type="tertiary"):
                    forms.submit(
                        ASK, calibrating.withdraw_calibration, lambda _: say(words.WITHDRAWN), calibration_id=key
                    )


def _agreement_card(done: pd.DataFrame) -> None:
    with st.container(border=True):
        if done.empty:
            show.headline(say(words.AGREEMENT), say(words.NO_AGREEMENT))
            return
        ids = tuple(sorted({int(key) for name in ("review_id", "second_id") for key in done[name]}))
        rated = ratings_by_line(load(review_ratings, ids))
        each = {
            int(row["calibration_id"]): quality.apart(rated[int(row["review_id"])], rated[int(row["second_id"])])
            for row in done.to_dict("records")
        }
        scores = list(zip(done["first_score"], done["second_score"], strict=True))
        found = quality.agreement(scores, [one for apart in each.values() for one in apart])
        same = formats.share(found.same_share, language())
        show.headline(
            say(words.AGREE_SAYS, same=same, apart=formats.number(100 * (found.mean_apart or 0), language(), 1)),
            say(words.AGREE_CAPTION, count=found.calibrations, categories=found.categories),
        )
        newest = done.head(MOST_BARS)
        gaps = (newest["second_score"] - newest["first_score"]).abs()
        days = [f"{at.tz_convert(session.zone()):%Y-%m-%d}" for at in newest["done_at"]]
        numbered = zip(days, newest["review_id"], strict=True)
        labels = [say(words.ON_DAY, day=day, number=number) for day, number in numbered]
        chart = bars(
            say(words.AGREEMENT), labels, (100 * gaps).tolist(), language(),
            written=lambda place: say(words.POINTS, points=formats.number(100 * gaps.iloc[place], language(), 1)),
            attention=[label for label, gap in zip(labels, gaps, strict=True) if gap >= CLEARLY],
        )  # fmt: skip
        draw(chart, "quality_agreement", title=say(words.AGREEMENT))
        st.caption(say(words.CHOOSE_CALIBRATION))
        rows = done.assign(gap=[_points(second - first) for first, second in scores])
        columns = [
            Column("done_at", words.DONE_ON, Kind.TIME, pinned=True),
            Column("member", words.MEMBER),
            Column("first_score", words.FIRST, Kind.SHARE),
            Column("second_score", words.SECOND, Kind.SHARE),
            Column("gap", words.DIFFERENCE),
            Column("reviewer", words.FIRST_BY),
            Column("calibrator", words.SECOND_BY),
            Column("case", words.CASE),
        ]
        place = table(rows, columns, "calibrations", name=say(words.LIST_CALIBRATIONS), select=True, most_lines=8)
    if place is not None and place < len(rows):
        row = rows.iloc[place].to_dict()
        _side_by_side(row, each[int(row["calibration_id"])])


def ratings_by_line(ratings: pd.DataFrame) -> dict[int, dict[int, Rated]]:
    """For each review its ratings by the line of their category, which all versions of a category share."""
    found: dict[int, dict[int, Rated]] = {}
    for row in ratings.to_dict("records"):
        score = None if pd.isna(row["score"]) else int(row["score"])
        rated = Rated(row["weight"], int(row["score_low"]), int(row["score_high"]), row["critical"], score)
        found.setdefault(int(row["review_id"]), {})[int(row["line"])] = rated
    return found


def _side_by_side(row: dict[Any, Any], apart: list[Apart]) -> None:
    """Two reviews of one case, category by category."""
    both = (int(row["review_id"]), int(row["second_id"]))
    ratings = load(review_ratings, both)
    lines = {int(one["line"]): rating_fields.category_said(one) for one in ratings.to_dict("records")}
    given = {(int(one["review_id"]), int(one["line"])): one for one in ratings.to_dict("records")}
    told = pd.DataFrame([_compared(each, lines, [given.get((key, each.category)) for key in both]) for each in apart])
    columns = [
        Column("category", words.CATEGORY, pinned=True),
        Column("first", words.FIRST),
        Column("second", words.SECOND),
        Column("difference", words.DIFFERENCE),
    ]
    for name, label in (("first_remark", words.FIRST), ("second_remark", words.SECOND)):
        if told[name].notna().any():
            columns.append(Column(name, label, words=partial(_or_missing), width=200))
    ends = {name: review_list.score_said(row[f"{name}_score"]) for name in ("first", "second")}
    with st.container(border=True):
        gap = _points(row["second_score"] - row["first_score"])
        show.headline(
            say(words.SIDE_BY_SIDE, difference=gap, **ends),
            say(words.SIDE_CAPTION, number=both[0], case=row["case"], name=row["member"]),
        )
        table(told, columns, f"side_{both[1]}", name=say(words.LIST_CALIBRATIONS))
        findings = [review_list.reviews(number) for number in both]
        for side, label, who in zip(st.columns(2), findings, ("reviewer", "calibrator"), strict=True):
            if len(label) and isinstance(label["findings"].iloc[0], str):
                with side:
                    st.markdown(f"**{plain(row[who])}**")
                    review_list.text_block(words.FINDINGS, label["findings"].iloc[0])


def _compared(each: Apart, lines: dict[int, str], rows: list[dict[Any, Any] | None]) -> dict[str, Any]:
    first, second = rows
    return {
        "category": lines[each.category], "difference": _difference(each), "first": _rating(first),
        "second": _rating(second), "first_remark": _remark(first), "second_remark": _remark(second),
    }  # fmt: skip


def _difference(each: Apart) -> str:
    if each.same:
        return say(words.SAME)
    return say(words.ONLY_ONE) if each.difference is None else _points(each.difference)


def _points(gap: float) -> str:
    sign = "+" if gap > 0 else formats.MINUS if gap < 0 else "±"
    return say(words.POINTS, points=f"{sign}{formats.number(abs(100 * gap), language(), 1)}")


def _rating(row: dict[Any, Any] | None) -> str:
    return formats.MISSING if row is None else review_told.rating_said(row["score"], row["score_high"])


def _remark(row: dict[Any, Any] | None) -> str | None:
    return row["remark"] if row is not None and isinstance(row["remark"], str) else None


def _or_missing(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _said(row: dict[Any, Any]) -> str:
    return say(words.CALIBRATION_SAID, case=row["case"], name=row["member"])

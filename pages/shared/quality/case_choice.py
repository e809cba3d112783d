"""Reviewing a case: whose, which, and how well it was served."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.quality import cases, rules, scoring
from metrics import formats
from metrics.calendars.periods import Period
from pages.shared import filters, forms, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.filters import code_said
from pages.shared.quality import rating_fields, review_list
from pages.shared.quality.review_moves import reviews_cases, submit_filled
from pages.shared.session import language, plain, say, zone
from pages.shared.tables import table
from pages.shared.texts import quality as words

REVIEW = "quality_review"
CASE = "case"  # in the address: complaint-12, interaction-345, member-7
WITHOUT = "member"


def review_cards() -> None:
    """Choose a case, then review it; the address holds which."""
    forms.told(REVIEW)
    kind, _, number = st.query_params.get(CASE, "").partition("-")
    if not number.isdecimal() or len(number) > 9:
        _choose()
    elif kind == WITHOUT:
        _without_case(int(number))
    elif kind in rules.KINDS:
        _case(kind, int(number))
    else:
        _choose()


def review_link(kind: str, number: int, row: Mapping[Any, Any]) -> None:
    """On the page of a case: to the form that reviews it, for who leads its team and did not deal with it."""
    scope = session.scope()
    led = row["team_id"] in scope.led_team_ids and row["member_id"] not in (None, scope.member_id)
    if reviews_cases() and led:
        st.page_link(
            "growth/quality.py", label=say(words.REVIEW_THIS), icon=":material/rate_review:",
            query_params={"view": "review", CASE: f"{kind}-{number}"},
        )  # fmt: skip


def _choose() -> None:
    members = _members_led()
    if not members:
        show.nothing_here(words.NONE)
        return
    drawn, named = st.columns([3, 2])
    with drawn, st.container(border=True, height="stretch"):
        show.headline(say(words.DRAW), say(words.DRAW_CAPTION, days=cases.RECENT_DAYS))
        code = filters.choice(
            "whom", words.WHOM, list(members), lambda key: members.get(key, key), default=next(iter(members)), width=320
        )
        _drawn(int(code))
    with named, st.container(border=True, height="stretch"):
        show.headline(say(words.OR_NUMBER))
        with st.form("quality_case", border=False):
            kind = st.pills(
                say(words.KIND), rules.KINDS, default=rules.COMPLAINT, required=True,
                format_func=lambda code: say(words.KINDS[code]),
            )  # fmt: skip
            number = st.number_input(say(words.CASE_NUMBER), min_value=1, max_value=999_999_999, value=None, step=1)
            taken = st.form_submit_button(say(words.TAKE_IT), icon=":material/search:")
        if taken and number is not None:
            _take(f"{kind}-{int(number)}")
        name = members[code].partition(" · ")[0]
        if st.button(plain(say(words.NO_CASE_TAKE, name=name)), key="quality_without", type="tertiary"):
            _take(f"{WITHOUT}-{code}")


def _drawn(member_id: int) -> None:
    found = load(cases.cases_to_review, member_id)
    if found.empty:
        st.caption(plain(say(words.NONE_TO_REVIEW, days=cases.RECENT_DAYS)))
        return
    rows = found.assign(
        case=[
            review_list.case_said(kind, key) for kind, key in zip(found["case_kind"], found["case_id"], strict=True)
        ]
    )  # fmt: skip
    columns = [
        Column("case", words.CASE, pinned=True),
        Column("subject", words.SUBJECT, words=code_said),
        Column("channel", words.CHANNEL, words=code_said),
        Column("ended_on", words.ENDED, Kind.DAY),
        Column("customer", words.CUSTOMER, words=lambda name: name if isinstance(name, str) else formats.MISSING),
    ]
    table(rows, columns, f"quality_drawn_{member_id}", name=say(words.DRAW))
    counts = {"shown": formats.number(len(rows), language()), "count": formats.number(rows["of"].iloc[0], language())}
    st.caption(say(words.DRAWN_FROM, **counts))
    with st.container(horizontal=True, gap="small"):
        for row in rows.to_dict("records"):
            code = f"{row['case_kind']}-{row['case_id']}"
            if st.button(plain(row["case"]), key=f"take_{code}", icon=":material/rate_review:"):
                _take(code)


def _case(kind: str, number: int) -> None:
    found = load(cases.case_found, kind, number)
    _back()
    if found.empty or pd.isna(found["member_id"].iloc[0]):
        show.nothing_here(words.CASE_NOT_FOUND)
        return
    row = found.iloc[0].to_dict()
    member = review_list.named(row, "member")
    told, form = st.columns([2, 3])
    with told:
        _case_told(row, member)
    with form:
        if row["member_id"] == session.scope().member_id:
            show.nothing_here(words.OWN_CASE)
        elif pd.notna(row["reviewed"]):
            show.nothing_here(words.REVIEWED_ALREADY)
            _open_review(int(row["reviewed"]))
        else:
            _form(f"{kind}_{number}", member, case_kind=kind, case_id=number)


def _without_case(member_id: int) -> None:
    _back()
    name = _members_led().get(str(member_id), "").partition(" · ")[0]
    if not name:
        show.nothing_here(words.CASE_NOT_FOUND)
        return
    show.headline(say(words.OF_MEMBER, name=name))
    _form(f"member_{member_id}", name, member_id=member_id)


def _case_told(row: dict[Any, Any], member: str) -> None:
    said = review_list.case_said(row["case_kind"], row["case_id"])
    codes = [code_said(row[key]) for key in ("subject", "channel", "tier") if isinstance(row[key], str)]
    times = [(words.OPENED, row["opened_at"]), (words.RESOLVED, row["resolved_at"])]
    parts = [*codes, *(say(label, at=_at(at)) for label, at in times if pd.notna(at))]
    if isinstance(row["customer"], str):
        parts.insert(0, row["customer"])
    with st.container(border=True, height="stretch"):
        show.headline(say(words.OF_CASE, case=said, name=member), " · ".join(parts))
        if isinstance(row["text"], str) and row["text"]:
            st.text(row["text"], width="stretch")
        else:
            st.caption(say(words.NO_TEXT))
        if row["case_kind"] == rules.COMPLAINT:
            st.page_link(
                "complaints/complaint.py", label=say(words.TO_CASE), icon=":material/open_in_new:",
                query_params={"number": str(int(row["case_id"]))},
            )  # fmt: skip


def _form(part: str, member: str, **about: Any) -> None:
    with st.container(border=True, height="stretch"):
        show.headline(say(words.FORM), say(words.FORM_CAPTION))
        with st.form(forms.field(REVIEW, f"form_{part}"), border=False):
            filled = rating_fields.fields(REVIEW, part, rating_fields.categories_now())
            sent = st.form_submit_button(
                say(words.STORE), key=forms.field(REVIEW, f"send_{part}"), type="primary", icon=":material/check:"
            )
        if sent:
            submit_filled(REVIEW, filled, scoring.review_case, lambda number: _stored(number, member), **about)


def _stored(number: int, member: str) -> str:
    st.query_params.pop(CASE, None)
    return say(words.STORED, number=number, name=member)


def _members_led() -> dict[str, str]:
    """The members whom the visitor may review, who was reviewed least lately first; the code stands in the address."""
    scope = session.scope()
    colleagues = forms.members_to_name()
    colleagues = colleagues[colleagues["member_id"] != scope.member_id]
    led = load(asking.ask, ("quality_reviews", "interactions_opened"), _lately(), by=("member_id", "team_id"))
    led = led[led["team_id"].isin(sorted(scope.led_team_ids))]
    counts = led.groupby("member_id")["quality_reviews"].sum()
    known = {int(key): float(counts.get(key, 0.0)) for key in colleagues["member_id"] if key in set(led["member_id"])}
    names = dict(zip(colleagues["member_id"].astype(int), colleagues["said"], strict=True))
    order = sorted(known, key=lambda key: (known[key], names[key]))
    return {
        str(key): say(
            words.REVIEWS_LATELY, name=names[key], count=formats.number(known[key], language()), days=cases.RECENT_DAYS
        )
        for key in order
    }


def _lately() -> Period:
    today = session.clock().today
    return Period("own", today - timedelta(days=cases.RECENT_DAYS), today + timedelta(days=1))


def _take(code: str) -> None:
    st.query_params[CASE] = code
    st.rerun()


def _back() -> None:
    if st.button(say(words.OTHER_CASE), key="quality_other_case", icon=":material/arrow_back:", type="tertiary"):
        st.query_params.pop(CASE, None)
        st.rerun()


def _open_review(number: int) -> None:
    st.page_link(
        "growth/quality.py", label=say(words.OPEN_REVIEW, number=number), icon=":material/open_in_new:",
        query_params={"number": str(number), "view": "reviews"},
    )  # fmt: skip


def _at(moment: Any) -> str:
    return f"{pd.Timestamp(moment).tz_convert(zone()):%Y-%m-%d %H:%M}"

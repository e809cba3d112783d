"""What quality reviews rate, with the weights and their sum, and what changes it; for leads."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.quality import form as categories
from metrics import formats
from pages.shared import forms, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.quality.rating_fields import category_said, weight_said
from pages.shared.session import language, name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import quality as words

ADD, CHANGE = "quality_category_add", "quality_category_change"
TOP = 0  # behind none
USUAL = {"name": "", "name_en": "", "weight": 10.0, "score_low": 1, "score_high": 5, "critical": False}


def category_cards() -> None:
    """The form as it is, changing one of its categories, adding one."""
    found = load(categories.review_categories)
    chosen = _list_card(found)
    left, right = st.columns(2)
    with left:
        _change_card(found, chosen)
    with right:
        _add_card()


def _list_card(found: pd.DataFrame) -> int | None:
    whole = float(found["weight"].sum())
    told = found.to_dict("records")
    rows = found.assign(
        said=[category_said(row) for row in told],
        scale=[f"{row['score_low']}–{row['score_high']}" for row in told],
        share=found["weight"] / whole,
        sign=[say(words.CRITICAL) if row["critical"] else "" for row in told],
    )
    columns = [
        Column("said", words.CATEGORY, pinned=True),
        Column("weight", words.WEIGHT, Kind.GIVEN),
        Column("share", words.SHARE_OF_WEIGHT, Kind.SHARE),
        Column("scale", words.SCALE),
        Column("sign", words.IS_CRITICAL),
    ]
    with st.container(border=True):
        count = formats.number(len(found), language())
        show.headline(
            say(words.CATEGORIES, count=count, sum=weight_said(whole)), say(words.CATEGORIES_CAPTION)
        )  # fmt: skip
        place = table(rows, columns, "quality_categories", name=say(words.VIEWS["form"]), select=True)
    return int(rows["category_id"].iloc[place]) if place is not None and place < len(rows) else None


def _add_card() -> None:
    with st.container(border=True, height="stretch"):
        show.headline(say(words.ADD))
        forms.told(ADD)
        with st.form(forms.field(ADD, "form"), border=False):
            given = _fields(ADD, "new", USUAL)
            sent = st.form_submit_button(
                say(words.ADD), key=forms.field(ADD, "send"), type="primary", icon=":material/add:"
            )
        if sent:
            forms.submit(ADD, categories.add_category, lambda _: say(words.ADDED, name=_named(given)), **given)


def _change_card(found: pd.DataFrame, chosen: int | None) -> None:
    rows = {int(row["category_id"]): row for row in found.to_dict("records")}
    first = chosen if chosen in rows else next(iter(rows))
    with st.container(border=True, height="stretch"):
        show.headline(say(words.CHANGE))
        forms.told(CHANGE)
        # The field is named after what was chosen in the table: a click there chooses here, too.
        key = st.selectbox(
            say(words.WHICH_CATEGORY), list(rows), index=list(rows).index(first),
            key=f"{forms.field(CHANGE, 'which')}_{chosen}", format_func=lambda each: category_said(rows[each]),
        )  # fmt: skip
        row = rows[key]
        with st.form(forms.field(CHANGE, f"form_{key}"), border=False):
            given = _fields(CHANGE, str(key), row)
            sent = st.form_submit_button(say(words.SAVE), key=forms.field(CHANGE, f"send_{key}"), type="primary")
        if sent:
            forms.submit(
                CHANGE, categories.change_category, lambda _: say(words.CHANGED, name=_named(given)), category_id=key,
                **given,
            )  # fmt: skip
        _move(key, rows)
        with st.popover(say(words.RETIRE), icon=":material/block:"):
            st.caption(plain(say(words.RETIRE_WHAT)))
            if st.button(say(words.RETIRE), key=forms.field(CHANGE, f"retire_{key}"), type="primary"):
                forms.submit(
                    CHANGE, categories.retire_category, lambda _: say(words.RETIRED, name=category_said(row)),
                    category_id=key,
                )  # fmt: skip


def _fields(form: str, part: str, now: dict[Any, Any]) -> dict[str, Any]:
    first, second = st.columns(2)
    name = first.text_input(
        say(words.NAME), now["name"], key=forms.field(form, f"name_{part}"), max_chars=categories.LONGEST_NAME
    )
    name_en = second.text_input(
        say(words.NAME_EN), now["name_en"] if isinstance(now["name_en"], str) else "",
        key=forms.field(form, f"name_en_{part}"), max_chars=categories.LONGEST_NAME,
    )  # fmt: skip
    one, two, three = st.columns(3)
    weight = one.number_input(
        say(words.WEIGHT), 0.0, categories.HEAVIEST, float(now["weight"]), 1.0, format="%g",
        key=forms.field(form, f"weight_{part}"),
    )  # fmt: skip
    low = two.number_input(
        say(words.LOWEST), 0, 1, int(now["score_low"]), key=forms.field(form, f"low_{part}")
    )  # fmt: skip
    high = three.number_input(
        say(words.HIGHEST), 1, categories.HIGHEST, int(now["score_high"]), key=forms.field(form, f"high_{part}")
    )
    critical = st.checkbox(say(words.CRITICAL_TICK), bool(now["critical"]), key=forms.field(form, f"critical_{part}"))
    return {
        "name": name, "name_en": name_en, "weight": float(weight), "score_low": int(low), "score_high": int(high),
        "critical": critical,
    }  # fmt: skip


def _move(key: int, rows: dict[int, dict[Any, Any]]) -> None:
    order = list(rows)
    others = {TOP: say(words.AT_THE_TOP), **{each: category_said(rows[each]) for each in order if each != key}}
    before = order[order.index(key) - 1] if order.index(key) else TOP
    with st.form(forms.field(CHANGE, f"move_form_{key}"), border=False):
        after = st.selectbox(
            say(words.BEHIND), list(others), index=list(others).index(before), key=forms.field(CHANGE, f"after_{key}"),
            format_func=others.__getitem__,
        )  # fmt: skip
        sent = st.form_submit_button(
            say(words.MOVE), key=forms.field(CHANGE, f"move_{key}"), icon=":material/swap_vert:"
        )
    if sent:
        forms.submit(
            CHANGE, categories.move_category, lambda _: say(words.MOVED, name=category_said(rows[key])),
            category_id=key, after_id=after or None,
        )  # fmt: skip


def _named(given: dict[str, Any]) -> str:
    return name_of(given["name"], given["name_en"] or None)

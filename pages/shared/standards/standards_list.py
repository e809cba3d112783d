"""All standards with how they were kept in the chosen period."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from data_access.numbers.filters import Filters
from data_access.promises import standards
from data_access.scope import SMALLEST_CELL, Role
from metrics import formats
from metrics.statistics.intervals import wilson
from pages.shared import filters, kpis, session, show
from pages.shared.columns import Column, Kind
from pages.shared.complaints.stages_said import step_said
from pages.shared.data import load
from pages.shared.session import language, name_of, say
from pages.shared.standards.standards_said import time_said, whom_said
from pages.shared.tables import table
from pages.shared.texts import standards as words

NUMBERS = ("met", "late", "running")


def sees_numbers() -> bool:
    """Whether the visitor may count cases at all."""
    return session.scope().has(Role.STAFF, Role.LEAD, Role.EXECUTIVE)


def list_card(found: pd.DataFrame, *, select: bool) -> int | None:
    """Every standard; the number of the one that was chosen where `select` lets one be."""
    counted = sees_numbers()
    rows = found.assign(
        whom=[whom_said(row) for row in found.to_dict("records")],
        time=[time_said(row["minutes"], row["clock"]) for row in found.to_dict("records")],
        standing=[_standing(row) for row in found.to_dict("records")],
        owner=[name_of(row["owner"], row["owner_en"]) for row in found.to_dict("records")],
    )
    columns = [
        Column("step", words.STEP, words=step_said, pinned=True),
        Column("whom", words.WHOM), Column("time", words.TIME),
    ]  # fmt: skip
    with st.container(border=True):
        if counted:
            rows = _kept(rows)
            columns += [
                Column("share", words.SHARE, Kind.SHARE, few="n"), Column("interval", words.INTERVAL),
                Column("n", words.N, Kind.COUNT), Column("running", words.RUNNING, Kind.COUNT),
            ]  # fmt: skip
            show.headline(_sentence(rows), f"{filters.said(_team())} · {say(words.KEPT_CAPTION)}")
        else:
            show.headline(say(words.ALL_STANDARDS), say(words.ALL_CAPTION))
        columns += [
            Column("standing", words.STATE, width=140), Column("valid_from", words.SINCE, Kind.DAY),
            Column("owner", words.OWNER), Column("review_on", words.REVIEW, Kind.DAY),
            Column("standard_id", words.NUMBER, Kind.COUNT, width=60),
        ]  # fmt: skip
        place = table(
            rows, columns, "all_standards", name=say(words.ALL_STANDARDS), select=select,
            filters=filters.said(_team()) if counted else "",
        )  # fmt: skip
        if counted and rows["hidden"].any():
            st.caption(say(words.HIDDEN, few=SMALLEST_CELL))
    return int(rows["standard_id"].iloc[place]) if place is not None and place < len(rows) else None


def _kept(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with how each standard was kept: n, share, interval and what is still running."""
    found = load(standards.compliance, kpis.so_far(filters.period()), filters=_team())
    rows = rows.merge(found, on="standard_id", how="left")
    rows["hidden"] = rows["hidden"].fillna(False).astype("bool")
    for name in NUMBERS:
        rows[name] = rows[name].astype("float64").mask(rows[name].isna() & ~rows["hidden"], 0)
    n = (rows["met"] + rows["late"]).to_numpy(dtype="float64")
    met = rows["met"].to_numpy(dtype="float64")
    low, high = wilson(met, n)
    share = np.divide(met, n, out=np.full(len(n), np.nan), where=n > 0)
    said = [
        formats.MISSING
        if np.isnan(each)
        else f"{formats.share(low[at], language())}–{formats.share(high[at], language())}"
        for at, each in enumerate(share)
    ]
    return rows.assign(n=n, share=share, interval=said)


def _standing(row: dict[Any, Any]) -> str:
    """ "In force", and where it is known until when."""
    state, ends = row["state"], row["valid_to"] is not None
    shown = "ending" if state == "now" and ends else state
    return say(words.STATES[shown], day=row["valid_to"])


def _sentence(rows: pd.DataFrame) -> str:
    met, n = float(rows["met"].sum()), float(rows["n"].sum())
    if not n:
        return say(words.KEPT_NONE)
    return say(words.KEPT, share=formats.share(met / n, language()), n=formats.number(n, language()))


def _team() -> Filters:
    return Filters(team_id=filters.chosen().team_id)

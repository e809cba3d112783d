"""Which standard applies to a case, which others matched, and why they were passed over."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.promises import promised_cases, standards
from data_access.scope import Role
from pages.shared import filters, session, show
from pages.shared.complaints.stages_said import step_said
from pages.shared.data import load
from pages.shared.session import plain, say
from pages.shared.standards.standards_said import choices, time_said, whom_said
from pages.shared.texts import standards as words

WAYS = tuple(words.WAYS)
LONGEST_NUMBER = 200


def explain_card(found: pd.DataFrame) -> None:
    """Asked for a complaint or a contact by those who see any, or for what a case may be."""
    sees_cases = session.scope().has(Role.STAFF, Role.LEAD)
    with st.container(border=True, height="stretch"):
        show.headline(say(words.EXPLAIN), say(words.EXPLAIN_CAPTION if sees_cases else words.EXPLAIN_CAPTION_ANY))
        way = filters.pick("explain", words.BY, WAYS, lambda code: say(words.WAYS[code])) if sees_cases else WAYS[0]
        if way in promised_cases.KINDS:
            _of_case(way)
        else:
            _of_circumstances(found)


def _of_circumstances(found: pd.DataFrame) -> None:
    labels, named = {"tier": words.TIER, "severity": words.SEVERITY, "channel": words.CHANNEL}, {}
    for place, (name, options) in zip(st.columns(3), choices(found).items(), strict=True):
        named[name] = place.selectbox(
            say(labels[name]), list(options), index=None, key=f"explain_{name}", format_func=options.__getitem__,
            placeholder=say(words.ANY),
        )  # fmt: skip
    _matched(named, session.clock().today)


def _of_case(kind: str) -> None:
    number = st.text_input(
        say(words.CASE_NUMBER[kind]), key=f"explain_number_{kind}", width=280, help=say(words.CASE_NUMBER_HELP)
    )
    if not number or not number.strip():
        return
    case = load(promised_cases.promised_case, kind=kind, number=number[:LONGEST_NUMBER])
    if case is None:
        st.info(say(words.NOT_FOUND[kind]), icon=":material/search_off:")
        return
    row = case.row
    named = row["case_id"] if kind == promised_cases.COMPLAINT else row["number"] or f"#{row['case_id']}"
    st.markdown(plain(say(words.CASE_LINE[kind], number=named, whom=whom_said(row), at=_time(row["opened_at"]))))
    _promised(kind, case.promises)
    st.caption(plain(say(words.ON_ITS_DAY, day=f"{row['opened_on']:%Y-%m-%d}")))
    steps = promised_cases.KINDS[kind][2]
    _matched({name: row[name] for name in ("tier", "severity", "channel")}, row["opened_on"], steps)


def _promised(kind: str, promises: pd.DataFrame) -> None:
    """What stands on the case itself, whatever the standards have become since, and what would be otherwise today."""
    written = promises[promises["due_at"].notna() | promises["standard_id"].notna()]
    lines = [_written(row) for row in written.to_dict("records")]
    st.markdown("\n".join(f"- {plain(line)}" for line in lines) if lines else plain(say(words.CASE_NOTHING[kind])))
    differs = promises["standard_id"].fillna(0) != promises["today_id"].fillna(0)
    others = [_today(row) for row in promises[differs].to_dict("records")]
    if others:
        st.caption(say(words.TODAY))
        st.markdown("\n".join(f"- {plain(line)}" for line in others))
    elif lines:
        st.caption(say(words.TODAY_SAME))


def _written(row: dict[str, Any]) -> str:
    why = say(words.CASE_DUE_OTHER)
    if pd.notna(row["standard_id"]):
        because = say(words.CASE_MOST, count=row["matched"]) if row["matched"] > 1 else say(words.CASE_ONLY)
        if pd.isna(row["best_id"]):
            because = say(words.CASE_KEPT_ALONE)
        elif row["best_id"] != row["standard_id"]:
            because = say(words.CASE_KEPT, number=row["best_id"])
        time, whom = time_said(row["minutes"], row["clock"]), whom_said(row)
        why = say(words.CASE_DUE_BY, number=row["standard_id"], time=time, whom=whom, because=because)
    step = step_said(row["step"])
    if pd.isna(row["due_at"]):
        return say(words.CASE_WAITS, step=step, why=why)
    return say(words.CASE_DUE, step=step, at=_time(row["due_at"]), why=why)


def _today(row: dict[str, Any]) -> str:
    step = step_said(row["step"])
    if pd.isna(row["today_id"]):
        return say(words.TODAY_NONE, step=step)
    whom = whom_said({name: row[f"today_{name}"] for name in ("tier", "severity", "channel")})
    time = time_said(row["today_minutes"], row["today_clock"])
    return say(words.TODAY_OTHER, step=step, time=time, whom=whom, number=row["today_id"])


def _matched(named: dict[str, str | None], day: date, steps: tuple[str, ...] | None = None) -> None:
    found = load(standards.explain, **named, day=day, steps=steps)
    if found.empty:
        st.caption(say(words.NONE_MATCHES))
        return
    lines = []
    for step, rows in found.groupby("step", sort=False):
        for row in rows.to_dict("records"):
            time, whom = plain(time_said(row["minutes"], row["clock"])), plain(whom_said(row))
            if row["applies"]:
                since = f"{row['valid_from']:%Y-%m-%d}"
                named_step = plain(step_said(str(step)))
                said = say(words.WINS, step=named_step, time=time, whom=whom, number=row["standard_id"], since=since)
                lines.append(f"- {said}")
            else:
                why = say(words.WHY[row["why"]])
                said = say(words.PASSED_OVER, time=time, whom=whom, number=row["standard_id"], why=why)
                lines.append(f"    - :gray[{said}]")
    st.markdown("\n".join(lines))


def _time(moment: Any) -> str:
    return f"{pd.Timestamp(moment).tz_convert(session.zone()):%Y-%m-%d %H:%M}"

"""Which standard applies to a case, which others matched, and why they were passed over."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access import standards
from data_access.scope import Role
from pages.shared import filters, session, show
from pages.shared.data import load
from pages.shared.session import plain, say
from pages.shared.standards_said import choices, time_said, whom_said
from pages.shared.texts import standards as words

WAYS = tuple(words.WAYS)
MOST_NUMBER = 2_000_000_000


def explain_card(found: pd.DataFrame) -> None:
    """Asked for a complaint by those who see any, or for what a case may be."""
    sees_cases = session.scope().has(Role.STAFF, Role.LEAD)
    with st.container(border=True, height="stretch"):
        show.headline(say(words.EXPLAIN), say(words.EXPLAIN_CAPTION if sees_cases else words.EXPLAIN_CAPTION_ANY))
        way = filters.pick("explain", words.BY, WAYS, lambda code: say(words.WAYS[code])) if sees_cases else WAYS[0]
        if way == "complaint":
            _of_complaint()
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


def _of_complaint() -> None:
    number = st.number_input(
        say(words.COMPLAINT_NUMBER), min_value=1, max_value=MOST_NUMBER, value=None, step=1, key="explain_number",
        width=240,
    )  # fmt: skip
    if number is None:
        return
    case = load(standards.promised_case, int(number))
    if case is None:
        st.info(say(words.NOT_FOUND), icon=":material/search_off:")
        return
    st.markdown(
        plain(say(words.CASE_LINE, number=case["complaint_id"], whom=whom_said(case), at=_time(case["opened_at"])))
    )
    _promised(case)
    st.caption(plain(say(words.ON_ITS_DAY, day=f"{case['opened_on']:%Y-%m-%d}")))
    _matched({name: case[name] for name in ("tier", "severity", "channel")}, case["opened_on"])


def _promised(case: dict[str, Any]) -> None:
    """What stands on the case itself, whatever the standards have become since."""
    lines = []
    for step, (standard, due) in reversed(standards.DUE_OF.items()):
        if case[due] is None:
            continue
        why = say(words.CASE_DUE_OTHER)
        if case[standard] is not None:
            why = say(words.CASE_DUE_BY, number=case[standard])
        lines.append(say(words.CASE_DUE, step=say(words.STEPS[step]), at=_time(case[due]), why=why))
    st.markdown("\n".join(f"- {plain(line)}" for line in lines) if lines else plain(say(words.CASE_NOTHING)))


def _matched(named: dict[str, str | None], day: date) -> None:
    found = load(standards.explain, **named, day=day)
    if found.empty:
        st.caption(say(words.NONE_MATCHES))
        return
    lines = []
    for step, rows in found.groupby("step", sort=False):
        for row in rows.to_dict("records"):
            time, whom = plain(time_said(row["minutes"], row["clock"])), plain(whom_said(row))
            if row["applies"]:
                since = f"{row['valid_from']:%Y-%m-%d}"
                named_step = say(words.STEPS[str(step)])
                said = say(words.WINS, step=named_step, time=time, whom=whom, number=row["standard_id"], since=since)
                lines.append(f"- {said}")
            else:
                why = say(words.WHY[row["why"]])
                said = say(words.PASSED_OVER, time=time, whom=whom, number=row["standard_id"], why=why)
                lines.append(f"    - :gray[{said}]")
    st.markdown("\n".join(lines))


def _time(moment: Any) -> str:
    return f"{pd.Timestamp(moment).tz_convert(session.zone()):%Y-%m-%d %H:%M}"

"""What is promised today, as a table of tiers and severities by steps, and which standards wait for their review."""

from typing import Any

import pandas as pd
import streamlit as st

from metrics.standards import ACKNOWLEDGE, ANSWER, RESOLVE, RESPOND, Case, Standard, applying
from metrics.words import Text
from pages.shared import filters, session, show
from pages.shared.columns import Column
from pages.shared.complaints.stages_said import step_said
from pages.shared.filters import code_said
from pages.shared.session import language, name_of, plain, say
from pages.shared.standards.standards_said import (
    CHANNELS,
    SEVERITIES,
    TIERS,
    codes_of,
    standard_said,
    time_said,
    whom_said,
)
from pages.shared.tables import export_buttons
from pages.shared.texts import standards as words

ALWAYS = (ACKNOWLEDGE, RESPOND, RESOLVE)
ANY = "any"


def overdue_card(found: pd.DataFrame) -> None:
    """Standards that nobody looked at on the day they were to be reviewed; nothing where there is none."""
    late = found[found["overdue"]]
    if late.empty:
        return
    said = words.OVERDUE_ONE if len(late) == 1 else words.OVERDUE_MANY
    lines = [
        say(
            words.OVERDUE_LINE, step=step_said(row["step"]), whom=whom_said(row),
            time=time_said(row["minutes"], row["clock"]), day=f"{row['review_on']:%Y-%m-%d}",
            owner=name_of(row["owner"], row["owner_en"]) if isinstance(row["owner"], str) else say(words.NOBODY),
        )
        for row in late.to_dict("records")
    ]  # fmt: skip
    listed = "\n".join(f"- {plain(line)}" for line in lines)
    st.warning(f"**{plain(say(said, count=len(late)))}**\n\n{listed}", icon=":material/event_repeat:")


def matrix_card(found: pd.DataFrame) -> None:
    """The matrix on one channel; the channel is asked for only where a standard names one."""
    now = found[found["state"] == "now"]
    known = [_standard(row) for row in now.to_dict("records")]
    with st.container(border=True):
        show.headline(say(words.MATRIX), say(words.MATRIX_CAPTION))
        channel = _channel(now)
        steps = [
            *ALWAYS,
            *(step for step in (*session.names().working, ANSWER) if any(each.step == step for each in known)),
        ]
        tiers = [None, *(code for code in codes_of(now, "tier", TIERS) if (now["tier"] == code).any())]
        severities = [None, *(SEVERITIES if now["severity"].notna().any() else ())]
        cells: list[dict[str, Any]] = [
            {
                "tier": tier,
                "severity": severity,
                **{step: _cell(known, step, tier, severity, channel) for step in steps},
            }
            for tier in tiers
            for severity in severities
        ]
        st.table(_drawn(cells, steps), border="horizontal", hide_index=True, alt=say(words.MATRIX))
        said = "" if channel is None else code_said(channel)
        columns = [
            Column("tier", words.TIER), Column("severity", words.SEVERITY),
            *(Column(step, _heading(step)) for step in steps),
        ]  # fmt: skip
        export_buttons(_plain(cells, steps), columns, "standards", name=say(words.MATRIX), filters=said)


def _channel(now: pd.DataFrame) -> str | None:
    named = [code for code in codes_of(now, "channel", CHANNELS) if (now["channel"] == code).any()]
    if not named:
        return None
    picked = filters.pick(
        "on_channel", words.MATRIX_FOR, (ANY, *named),
        lambda code: say(words.ANY_CHANNEL) if code == ANY else plain(code_said(code)),
    )  # fmt: skip
    return None if picked == ANY else picked


def _standard(row: dict[Any, Any]) -> Standard:
    named = {name: row[name] if isinstance(row[name], str) else None for name in ("tier", "severity", "channel")}
    return Standard(
        id=int(row["standard_id"]), step=row["step"], minutes=int(row["minutes"]), clock=row["clock"],
        valid_from=row["valid_from"], **named,
    )  # fmt: skip


def _cell(
    known: list[Standard], step: str, tier: str | None, severity: str | None, channel: str | None
) -> tuple[str, bool] | None:
    """What is promised there, and whether it is set for exactly that."""
    found = applying(known, step, Case(tier, severity, channel), session.clock().today)
    if found is None:
        return None
    return time_said(found.minutes, found.clock), found.cell == (step, tier, severity, channel)


def _drawn(cells: list[dict[str, Any]], steps: list[str]) -> pd.DataFrame:
    """The cells as Markdown. A tier's own line is that of any severity; its severities stand below it."""
    rows = []
    for each in cells:
        tier, severity = _named(each)
        first = f"\u00a0\u00a0\u00a0{_held(severity)}" if each["severity"] else f"**{_held(tier)}**"
        rows.append({say(words.WHOM): first} | {plain(step_said(step)): _written(each[step]) for step in steps})
    return pd.DataFrame(rows)


def _written(cell: tuple[str, bool] | None) -> str:
    if cell is None:
        return f":gray[{say(words.NOT_PROMISED)}]"
    said, own = cell
    return f"**{_held(said)}**" if own else f":gray[{_held(said)}\u00a0↑]"


def _heading(step: str) -> Text:
    return Text(en=step_said(step), zh=step_said(step))


def _held(said: str) -> str:
    """Words that stay in one line: on a phone the table is moved sideways rather than broken, which Chinese may be
    between any two signs but for a joiner of no width."""
    joined = "\u2060".join(said) if language() == "zh" else said
    return plain(joined).replace(" ", "\u00a0")


def _plain(cells: list[dict[str, Any]], steps: list[str]) -> pd.DataFrame:
    rows = [
        dict(zip(("tier", "severity"), _named(each), strict=True))
        | {step: each[step][0] if each[step] else say(words.NOT_PROMISED) for step in steps}
        for each in cells
    ]
    return pd.DataFrame(rows)


def _named(cell: dict[str, Any]) -> tuple[str, str]:
    tier = code_said(cell["tier"]) if cell["tier"] else say(words.ANY_TIER)
    return tier, code_said(cell["severity"]) if cell["severity"] else say(words.ANY_SEVERITY)


def label(row: dict[Any, Any]) -> str:
    """A standard to choose from a list, by number."""
    return f"{int(row['standard_id'])} · {standard_said(row)}"

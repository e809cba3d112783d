"""What of a month or quarter asks for attention, each with its reason."""

from collections.abc import Sequence

import streamlit as st

from metrics import complaints, formats
from metrics.goals.targets import Status
from pages.shared import panels, show
from pages.shared.kpi_tiles import target_said
from pages.shared.kpis import Kpi
from pages.shared.session import language, plain, say
from pages.shared.texts import summaries as words

ASKING = (Status.MISSED, Status.NEAR)


def flags_card(found: Sequence[Kpi], teams: Sequence[str]) -> None:
    """The KPIs that missed their target or nearly did, complaints beyond their time, and teams clearly short."""
    lines = [*_missed(found), *_overdue(found), *teams]
    with st.container(border=True, height="stretch"):
        count = len(lines)
        headline = words.FLAGS.get(count, words.FLAGS_SAY)
        show.headline(say(headline, count=formats.number(count, language())), say(words.FLAGS_CAPTION))
        if lines:
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _missed(found: Sequence[Kpi]) -> list[str]:
    asking = [kpi for kpi in found if kpi.judgement.status in ASKING and not kpi.hidden and kpi.now.value is not None]
    lines = []
    for kpi in sorted(asking, key=lambda kpi: ASKING.index(kpi.judgement.status)):
        said = panels.said_of(kpi.metric)
        lines.append(
            say(
                words.FLAG_STATUS, name=say(kpi.metric.name), value=said.beside(kpi.now.value or 0.0, kpi.goal),
                target=target_said(kpi.target, said), status=say(kpi.status_words),
            )
        )  # fmt: skip
    return lines


def _overdue(found: Sequence[Kpi]) -> list[str]:
    for kpi in found:
        if kpi.metric is complaints.complaints_overdue and kpi.now.value and not kpi.hidden and kpi.target is None:
            return [say(words.FLAG_OVERDUE, count=formats.number(kpi.now.value, language()))]
    return []

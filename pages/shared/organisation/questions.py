"""Questions to ask: what is clear enough in the numbers to need an answer, each with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from metrics import calendar_words
from metrics.calendars.periods import Period
from metrics.declare import Better, Metric, Reading, Unit
from metrics.goals.targets import FEWEST_CASES, Status
from metrics.statistics import change as changes
from metrics.statistics.change import Verdict
from metrics.statistics.signals import Signal
from pages.shared import filters, panels, session, show, standings
from pages.shared.charts.figure import falls_short
from pages.shared.kpi_tiles import change_said, target_said
from pages.shared.kpis import Kpi
from pages.shared.organisation import by_customer, by_team, foreseen
from pages.shared.organisation.foreseen import Outlook
from pages.shared.organisation.quarters import Quarters, quarter_said
from pages.shared.session import language, plain, say
from pages.shared.standings import Usual
from pages.shared.texts import organisation as words
from pages.shared.texts import overview as shared_words

UPWARDS = (Signal.ABOVE_LIMIT, Signal.RUN_ABOVE)
DOWNWARDS = (Signal.BELOW_LIMIT, Signal.RUN_BELOW)
STALE_DAYS = 7  # without a new fact
OVERDUE = "complaints_overdue"


@dataclass(frozen=True)
class Question:
    """What to ask, and why: what is clear in the numbers."""

    asked: str
    reasons: tuple[str, ...]


def questions(
    every: Sequence[Kpi],
    outlooks: Mapping[str, Outlook],
    by_quarter: Quarters,
    by_tier_and_level: Mapping[str, pd.DataFrame],
    period: Period,
) -> list[Question]:
    """What is clearly worse, missed or missing: KPIs first, then customers, teams and what is not known."""
    found = [_of_kpi(kpi, outlooks.get(kpi.metric.key)) for kpi in every]
    found += [_of_customers(cut, part) for cut, part in by_tier_and_level.items()]
    compared = tuple(kpi.metric for kpi in every if _compares_teams(kpi, by_quarter))
    if compared:
        teams = by_team.by_team(compared, by_quarter, filters.chosen(team=False))
        found += [_of_teams(metric, by_quarter, teams) for metric in compared]
    found += [_of_targets(every, period), _of_data()]
    return [each for each in found if each is not None]


def card(found: Sequence[Question]) -> None:
    """The questions, each with its reasons below it."""
    with st.container(border=True):
        if not found:
            show.headline(say(words.NO_QUESTION), say(words.NO_QUESTION_CAPTION))
            return
        show.headline(say(words.QUESTIONS, count=len(found)), say(words.QUESTIONS_CAPTION))
        told = [
            f"- **{plain(each.asked)}**  \n  {plain(say(words.REASON_AND).join(each.reasons))}" for each in found
        ]  # fmt: skip
        st.markdown("\n".join(told))


def _of_kpi(kpi: Kpi, outlook: Outlook | None) -> Question | None:
    """One question of a KPI, whatever the number of its reasons."""
    if kpi.hidden:
        return None
    metric, said, reasons = kpi.metric, panels.said_of(kpi.metric), []
    value = "" if kpi.now.value is None else said.beside(kpi.now.value, kpi.goal)
    if kpi.judgement.status is Status.MISSED:
        text = words.BEHIND if kpi.pace is not None else words.MISSED
        reasons.append(say(text, value=value, target=target_said(kpi.target, said)))
    if kpi.change.verdict is Verdict.CLEAR_WORSE:
        reasons.append(say(words.CHANGED, change=change_said(kpi, said)))
    if worse(kpi):
        reasons.append(standings.said_short(kpi.standing, kpi.grain))
    if outlook is not None and outlook.short_of_target:
        reasons.append(foreseen.heading_for(outlook) + say(words.AGAINST, target=target_said(outlook.target, said)))
    if metric.key == OVERDUE and not reasons and kpi.now.value is not None and kpi.now.value >= FEWEST_CASES:
        reasons.append(say(words.OVERDUE_NOW, count=value))
    if not reasons:
        return None
    return Question(say(words.ASK.get(metric.plain_key, words.ASK_KPI), name=say(metric.name)), tuple(reasons))


def worse(kpi: Kpi) -> bool:
    """Whether the newest signal is one to the worse side: beyond a limit, or a long run."""
    standing, better = kpi.standing, kpi.metric.better
    if standing.usual is not Usual.SIGNAL or better is Better.NEITHER:
        return False
    return standing.signal in (DOWNWARDS if better is Better.HIGHER else UPWARDS)


def _of_customers(cut: str, part: pd.DataFrame) -> Question | None:
    """Whether those who matter most are clearly worse off than the others."""
    first, others = by_customer.FIRST[cut]
    reasons = []
    for metric in by_customer.BY_CUSTOMER:
        if metric.additive:
            continue
        readings = dict(zip(part[cut], metric(part).readings(), strict=True))
        best, rest = (readings.get(code) for code in (first, others))
        if best is None or rest is None or min(best.n, rest.n) < FEWEST_CASES:
            continue
        if changes.change(metric, best, rest).verdict is Verdict.CLEAR_WORSE:
            reasons.append(_beside(metric, first, best, others, rest))
    if not reasons:
        return None
    return Question(say(words.ASK_CUSTOMERS, name=filters.code_said(first)), tuple(reasons))


def _beside(metric: Metric, first: str, best: Reading, others: str, rest: Reading) -> str:
    said = panels.said_of(metric)
    return say(
        words.WORSE_OFF, name=say(metric.name), first=filters.code_said(first), value=said.value(best.value),
        others=filters.code_said(others), other=said.value(rest.value),
    )  # fmt: skip


def _compares_teams(kpi: Kpi, found: Quarters) -> bool:
    """Whether a team can clearly be short of it: a share, which has an interval, with a target that was agreed to."""
    target = found.targets.get(kpi.metric.key)
    return kpi.metric.unit is Unit.SHARE and target is not None and target.agreed and target.value is not None


def _of_teams(metric: Metric, found: Quarters, teams: pd.DataFrame) -> Question | None:
    """The teams whose whole interval lies short of the target, in the newest quarter."""
    last = by_team.newest(metric, by_team.team_courses(metric, teams), found)
    target, said = found.targets[metric.key], panels.said_of(metric)
    goal = target.value if target is not None else None
    rows = [
        row
        for row in last.to_dict("records")
        if row["n"] >= FEWEST_CASES and falls_short(row["low"], row["high"], goal, metric.better)
    ]
    if not rows or len(last) < 2:
        return None
    comma = say(shared_words.COMMA)
    names = comma.join(str(row["name"]) for row in rows)
    values = comma.join(say(words.NAMED, name=row["name"], value=said.value(row["value"])) for row in rows)
    reason = say(
        words.TEAMS_SHORT, quarter=quarter_said(last["start"].iloc[0]), values=values, target=target_said(target, said)
    )
    return Question(say(words.ASK_TEAMS, name=say(metric.name), names=names), (reason,))


def _of_targets(every: Sequence[Kpi], period: Period) -> Question | None:
    """What has no target that anybody agreed to, in a period that is one for which targets are set."""
    if period.grain is None:
        return None
    waiting = [kpi for kpi in every if kpi.judgement.status is Status.NOT_AGREED]
    if not waiting:
        return None
    names = say(shared_words.COMMA).join(say(kpi.metric.name) for kpi in waiting)
    return Question(say(words.ASK_AGREED), (say(words.NOT_AGREED, names=names),))


def _of_data() -> Question | None:
    """Whether nothing new has come in for longer than a week."""
    today, known = session.clock().today, filters.known_days()
    days = (today - known.end).days + 1
    if days <= STALE_DAYS:
        return None
    newest = calendar_words.day(known.end - pd.Timedelta(days=1), language(), this_year=today.year)
    return Question(say(words.ASK_DATA), (say(words.STALE, newest=newest, days=days),))

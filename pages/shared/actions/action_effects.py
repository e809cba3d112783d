"""What became of a KPI after an action was done: the weeks before and after, and whether chance explains it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.measures import MEASURES
from data_access.members import people
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Period
from metrics.complaints import complaints_opened
from metrics.declare import NO_READING, Metric, Unit
from metrics.registry import METRICS
from metrics.statistics import effects
from metrics.statistics.effects import OUTCOME_WORDS, Effect, Outcome, Side
from metrics.words import Text
from pages.shared import filters, kpis, session, show
from pages.shared.actions.action_weeks import ActionWeeks, besides, weeks_chart
from pages.shared.data import load
from pages.shared.session import language, plain, say
from pages.shared.texts import actions as words

OF_COMPLAINTS = "complaint"  # the table whose facts have a cause
SAID: dict[Outcome, Text] = {
    Outcome.IMPROVED: words.NOT_A_CAUSE, Outcome.WORSE: words.NOT_A_CAUSE, Outcome.CANNOT_TELL: words.SPANS_ZERO,
    Outcome.NO_DATA: words.NO_NUMBERS, Outcome.HIDDEN: words.TOO_FEW, Outcome.NOT_JUDGED: words.NO_INTERVAL,
}  # fmt: skip


@dataclass(frozen=True)
class Looked:
    """The KPI of an action that is done, cut to the team and the complaints that it is about, before and after."""

    metric: Metric
    of: Filters
    before: Period
    after: Period
    sides: tuple[Side, Side]
    effect: Effect


def looked(row: dict[Any, Any]) -> Looked | None:
    """What became of the action in this row of `action_list.found`; None while it is not done or has no KPI."""
    metric = METRICS.get(row["metric"]) if isinstance(row["metric"], str) else None
    if metric is None or row["state"] != "done":
        return None
    of, tables = _cut(row, metric), {MEASURES[name].table.name for name in metric.needs}
    known = [day for table, day in load(asking.extent).first.items() if table in tables]
    # Of what matures the newest cases look too good.
    until = session.clock().today - timedelta(days=metric.matures_days)
    before, after = effects.weeks_around(row["done_on"].date(), until, max(known, default=None))
    sides = _side(metric, before, of), _side(metric, after, of)
    return Looked(metric, of, before, after, sides, effects.effect(metric, *sides))


def outcome_said(row: dict[Any, Any]) -> str | None:
    """The same in two words, for a list."""
    found = looked(row)
    return None if found is None else say(OUTCOME_WORDS[found.effect.outcome])


def effect_card(row: dict[Any, Any]) -> None:
    """The KPI before and after, the difference with its interval, and the weeks themselves."""
    metric = METRICS.get(row["metric"]) if isinstance(row["metric"], str) else None
    if metric is None or row["state"] == "dropped":
        return
    found = looked(row)
    with st.container(border=True):
        if found is None:
            show.headline(say(metric.name), say(words.NOT_DONE_YET))
            return
        effect = found.effect
        sentence = say(words.EFFECT_SAYS, kpi=say(metric.name), outcome=say(OUTCOME_WORDS[effect.outcome]))
        show.headline(sentence, _why(found))
        if effect.before is not None or effect.after is not None:
            _numbers(found)
        if effect.difference is not None and pd.notna(row["expected"]):
            st.caption(plain(_reached_said(metric, float(row["expected"]), effect.difference, effect)))
        if not (found.before.days and found.after.days):
            return
        # Single weeks have too few cases for who is shown no small numbers.
        about = (found.metric, found.of, row["done_on"].date(), found.before, found.after)
        weeks = ActionWeeks(int(row["number"]), *about)
        if not session.scope().hides_small_cells():
            weeks_chart(weeks, sentence)
        besides(weeks, None if pd.isna(row["team_id"]) else int(row["team_id"]))


def _reached_said(metric: Metric, expected: float, change: float, effect: Effect) -> str:
    """Whether the expected change was reached, beside the estimate and its interval."""
    given = {"expected": change_said(metric, expected), "change": change_said(metric, change)}
    if effect.low is None or effect.high is None:
        return say(words.REACHED_WITHOUT, **given)
    given |= {"low": change_said(metric, effect.low), "high": change_said(metric, effect.high)}
    verdict = effects.reached(expected, effect.low, effect.high)
    return say(words.REACHED_UNKNOWN if verdict is None else words.REACHED if verdict else words.NOT_REACHED, **given)


def change_said(metric: Metric, change: float) -> str:
    """A change in the metric's unit with its sign: −1.2 a week, +5.0 points."""
    scale, text = (100.0, words.POINTS) if metric.unit is Unit.SHARE else (1.0, None)
    if metric.unit is Unit.COUNT and metric.additive:
        text = words.A_WEEK
    number = formats.number(change * scale, language(), 1)
    signed = f"+{number}" if change > 0 else number
    return signed if text is None else say(text, number=signed)


def _cut(row: dict[Any, Any], metric: Metric) -> Filters:
    """The facts that the action is about: its team's and those below; of complaints those of the cause or category."""
    teams = load(people.teams)
    found = [] if pd.isna(row["team_id"]) else [int(row["team_id"])]
    for team_id in found:  # grows while it is gone through
        found += [int(below) for below in teams.loc[teams["parent_id"] == team_id, "team_id"] if below not in found]
    of_complaints = all(MEASURES[name].table.name == OF_COMPLAINTS for name in metric.needs)
    subject = {row["cut"]: (row["subject"],)} if of_complaints and isinstance(row["cut"], str) else {}
    return Filters(team_id=tuple(found), **subject)


def _side(metric: Metric, weeks: Period, of: Filters) -> Side:
    count, seen = weeks.days // 7, 1.0
    if not count:
        return Side(NO_READING, 0)
    measured = load(asking.ask, tuple(sorted(metric.needs)), weeks, filters=of)
    hidden = bool(kpis.is_hidden(metric, measured).any())
    if of.cause and metric.unit is Unit.COUNT:
        every, unstated = (
            load(asking.ask, tuple(complaints_opened.needs), weeks, filters=each)["complaints_opened"].iloc[0]
            for each in (Filters(team_id=of.team_id), Filters(team_id=of.team_id, cause=(None,)))
        )
        # Of how few no cause is stated an executive is not told: then all of them may be seen.
        seen = 1.0 if pd.isna(every) or pd.isna(unstated) or not every else float(1 - unstated / every)
    return Side(metric(measured).reading(), count, seen, hidden)


def _why(found: Looked) -> str:
    """What the verdict rests on."""
    outcome, (before, after) = found.effect.outcome, found.sides
    if outcome is Outcome.TOO_EARLY and min(before.weeks, after.weeks) >= effects.FEWEST_WEEKS:
        return say(words.TOO_FEW_STATED)
    if outcome is Outcome.TOO_EARLY:
        return say(words.TOO_EARLY, weeks=after.weeks, fewest=effects.FEWEST_WEEKS)
    said = say(SAID[outcome])
    if min(before.seen, after.seen) < 1:
        shares = {"before": before.seen, "after": after.seen}
        told = {name: formats.share(share, language(), 0) for name, share in shares.items()}
        said += ("" if language() == "zh" else " ") + say(words.STATED, **told)
    return said


def _numbers(found: Looked) -> None:
    effect, metric = found.effect, found.metric
    in_weeks = metric.unit is Unit.COUNT and metric.additive

    def written(value: float | None) -> str:
        if value is not None and in_weeks:
            return say(words.A_WEEK, number=formats.number(value, language(), 1))
        return formats.value(value, metric, language(), local=filters.local())

    with st.container(horizontal=True):
        for label, side, value in (
            (words.BEFORE, found.sides[0], effect.before), (words.AFTER, found.sides[1], effect.after),
        ):  # fmt: skip
            cases = say(words.CASES, count=formats.number(side.reading.n, language()))
            st.metric(say(label, weeks=side.weeks), plain(written(value)), delta=cases, delta_color="off",
                      delta_arrow="off")  # fmt: skip
        if effect.difference is not None:
            ends = {}
            if effect.low is not None and effect.high is not None:
                ends = {"low": change_said(metric, effect.low), "high": change_said(metric, effect.high)}
            st.metric(
                say(words.CHANGE), plain(change_said(metric, effect.difference)),
                delta=plain(say(words.INTERVAL, **ends)) if ends else None, delta_color="off", delta_arrow="off",
            )  # fmt: skip

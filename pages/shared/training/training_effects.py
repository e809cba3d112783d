"""What became of a KPI after a training: each member's own weeks before and after, and all of them together."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.measures import MEASURES
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from data_access.training.trained import WITHDRAWN
from metrics import formats
from metrics.calendars.periods import Period
from metrics.declare import NO_READING, Metric
from metrics.registry import METRICS
from metrics.statistics import effects
from metrics.statistics.effects import OUTCOME_WORDS, Effect, Outcome, Side
from metrics.words import Text
from pages.shared import filters, session, show
from pages.shared.actions.action_effects import change_said
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import training as words
from pages.shared.training import training_list
from pages.shared.training.course_cards import KPIS

USUAL = "csat"
WHY: dict[Outcome, Text] = {
    Outcome.IMPROVED: words.NO_PROOF, Outcome.WORSE: words.NO_PROOF, Outcome.CANNOT_TELL: words.MAY_BE_CHANCE,
    Outcome.TOO_EARLY: words.TOO_EARLY, Outcome.NOT_JUDGED: words.NO_INTERVAL,
}  # fmt: skip
TOLD = (Outcome.IMPROVED, Outcome.WORSE, Outcome.CANNOT_TELL)


@dataclass(frozen=True)
class Looked:
    """One member's KPI before and after the day on which they took a course."""

    row: dict[Any, Any]
    sides: tuple[Side, Side]
    effect: Effect


def effect_view(rows: pd.DataFrame, *, meant: bool = False) -> None:
    """The effect of the course that is chosen, on the KPI that is chosen. `meant`: only of courses that are to move a
    KPI, and nothing where there is none."""
    done = rows[rows["completed_on"].notna() & rows["state"].ne(WITHDRAWN)]
    offered = training_list.offered(retired=True)
    told = {
        str(row["course_id"]): row for row in offered[offered["course_id"].isin(done["course_id"])].to_dict("records")
    }
    if meant:
        told = {number: row for number, row in told.items() if isinstance(row["metric"], str)}
        if not told:
            return
    if not told:
        show.nothing_here(words.EFFECT_NONE, words.NONE_OWN)
        return
    # What was meant to move a KPI first.
    first = next((number for number, row in told.items() if isinstance(row["metric"], str)), next(iter(told)))
    with st.container(horizontal=True):
        picked = filters.choice(
            "course", words.EFFECT_OF, list(told), lambda code: str(told[code]["course"]), default=first, width=320
        )
        aim = told[picked]["metric"] if told[picked]["metric"] in KPIS else USUAL
        kpi = filters.choice(
            f"kpi_{picked}", words.EFFECT_ON, list(KPIS), lambda code: say(METRICS[code].name), default=str(aim),
            width=320, always=False,
        )  # fmt: skip
    newest = (
        done[done["course_id"].eq(int(picked))].sort_values("attended_on").drop_duplicates("member_id", keep="last")
    )
    _card(METRICS[kpi], [looked(METRICS[kpi], row) for row in newest.to_dict("records")])


def looked(metric: Metric, row: dict[Any, Any]) -> Looked:
    """A member's own numbers before and after the day in this row of `training_list.found`."""
    tables = {MEASURES[name].table.name for name in metric.needs if name in MEASURES}
    known = [day for table, day in load(asking.extent).first.items() if table in tables]
    until = session.clock().today - timedelta(days=metric.matures_days)  # of what matures the newest look too good
    weeks = effects.weeks_around(row["attended_on"].date(), until, max(known, default=None))
    of = Filters(member_id=(int(row["member_id"]),))
    before, after = (_side(metric, period, of) for period in weeks)
    return Looked(row, (before, after), effects.effect(metric, before, after))


def _side(metric: Metric, weeks: Period, of: Filters) -> Side:
    count = weeks.days // 7
    if not count:
        return Side(NO_READING, 0)
    measured = load(asking.ask, tuple(sorted(metric.needs)), weeks, filters=of)
    return Side(metric(measured).reading(), count, hidden=bool(measured["hidden"].any()))


def _card(metric: Metric, found: list[Looked]) -> None:
    compared = [each for each in found if each.effect.difference is not None]
    together = effects.paired(metric, [each.effect.difference or 0.0 for each in compared])
    alone = len(found) == 1
    effect = found[0].effect if alone else together
    if not compared and found:  # nobody to take together: what keeps the first of them from being compared
        effect = found[0].effect
    with st.container(border=True):
        outcome = say(OUTCOME_WORDS[effect.outcome])
        text = words.EFFECT_ONE if alone else words.EFFECT_MANY
        n = formats.number(len(compared), language())
        show.headline(say(text, kpi=say(metric.name), outcome=outcome, n=n), say(words.EFFECT_CAPTION))
        if not alone and together.difference is not None and len(compared) > 1:
            _together(metric, together, len(compared))
        few = not alone and 0 < len(compared) < effects.FEWEST_PEOPLE
        why = words.TOO_FEW if few else words.TOO_EARLY if not compared else WHY.get(effect.outcome)
        if why is not None:
            st.caption(plain(say(why)))
        _table(metric, found)


def _together(metric: Metric, effect: Effect, n: int) -> None:
    interval = None
    if effect.low is not None and effect.high is not None:
        ends = {"low": change_said(metric, effect.low), "high": change_said(metric, effect.high)}
        interval = plain(say(words.INTERVAL, **ends))
    with st.container(horizontal=True):
        st.metric(
            say(words.MEAN_CHANGE), plain(change_said(metric, effect.difference or 0.0)), delta=interval,
            delta_color="off", delta_arrow="off", width="content",
        )  # fmt: skip
        st.metric(say(words.MEMBER), say(words.MEMBERS_COMPARED, count=formats.number(n, language())), width="content")


def _table(metric: Metric, found: list[Looked]) -> None:
    rows = pd.DataFrame([_line(metric, each) for each in found])
    shown = [
        Column("member", words.MEMBER, pinned=True),
        Column("outcome", words.OUTCOME),
        Column("before", words.BEFORE),
        Column("after", words.AFTER),
        Column("change", words.CHANGE_COLUMN),
        Column("interval", words.INTERVAL_COLUMN, width=190),
        Column("n_before", words.CASES_BEFORE, Kind.COUNT),
        Column("n_after", words.CASES_AFTER, Kind.COUNT),
        Column("weeks", words.WEEKS, Kind.COUNT),
        Column("attended_on", words.ATTENDED, Kind.DAY),
        Column("score", words.SCORE, Kind.GIVEN),
    ]
    table(rows, [each for each in shown if rows[each.key].notna().any()], "training_effect", name=say(frame.TRAINING))


def _line(metric: Metric, looked: Looked) -> dict[str, Any]:
    effect, (before, after) = looked.effect, looked.sides

    def written(value: float | None) -> str:
        return formats.value(value, metric, language(), local=filters.local())

    interval = None
    if effect.low is not None and effect.high is not None:
        joined = " 至 " if language() == "zh" else " to "
        interval = joined.join(change_said(metric, end) for end in (effect.low, effect.high))
    return {
        "member_id": looked.row["member_id"], "member": looked.row["member"],
        "outcome": say(OUTCOME_WORDS[effect.outcome]), "before": written(effect.before), "after": written(effect.after),
        "change": None if effect.difference is None else change_said(metric, effect.difference), "interval": interval,
        "n_before": before.reading.n, "n_after": after.reading.n, "weeks": min(before.weeks, after.weeks),
        "attended_on": looked.row["attended_on"], "score": looked.row["score"],
    }  # fmt: skip

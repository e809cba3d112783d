"""From a KPI to the words of its tile."""

from collections.abc import Callable

from metrics import formats
from metrics.declare import Unit
from metrics.goals.targets import FEWEST_CASES, Status, Target
from metrics.statistics.change import VERDICT_WORDS, Verdict
from pages.shared import standings
from pages.shared.charts import Said, sparkline
from pages.shared.kpis import Elapsed, Kpi
from pages.shared.texts import show as words
from pages.shared.tiles import Tile


def tile_of(kpi: Kpi, said: Said, elapsed: Elapsed, *, key: str = "", rows: Callable[[], None] | None = None) -> Tile:
    """The tile of a KPI; `key` sets tiles of one metric apart. `rows` draws the rows behind the number."""
    metric, now = kpi.metric, kpi.now
    target = kpi.target
    said = said.among(now.value, kpi.goal)
    line = None if metric.additive and kpi.pace else kpi.goal
    return Tile(
        key=key or metric.key,
        name=metric.name.said(said.language),
        meaning=metric.meaning.said(said.language),
        reckoned=metric.reckoned.said(said.language),
        value=None if now.value is None or kpi.hidden else said.beside(now.value, kpi.goal),
        status=Status.NO_DATA if now.value is None else kpi.judgement.status,
        status_said=kpi.status_words.said(said.language),
        target=target_said(target, said),
        change=words.HIDDEN.said(said.language) if kpi.hidden else change_said(kpi, said),
        usual=usual_said(kpi),
        basis="" if kpi.hidden else basis_said(kpi, said, elapsed),
        trend=sparkline(
            metric.name.said(said.language), [] if kpi.hidden else kpi.trend["value"].tolist(), said, target=line
        ),
        few=metric.unit not in (Unit.COUNT, Unit.MONEY) and now.n < FEWEST_CASES,
        rows=None if kpi.hidden else rows,
    )


def target_said(target: Target | None, said: Said) -> str:
    """The target with its direction, or its two ends; empty where there is none."""
    if target is None:
        return ""
    if target.low is not None and target.high is not None:
        return formats.band(target.low, target.high, said.metric, said.language, local=said.local)
    return said.target(target.value) if target.value is not None else ""


def change_said(kpi: Kpi, said: Said) -> str:
    """What changed, and whether that is news: "−1.2 points (no clear change)"."""
    language, verdict = said.language, kpi.change.verdict
    if verdict is Verdict.NO_COMPARISON:
        return words.NO_COMPARISON.said(language)
    size = formats.difference(kpi.change.difference, kpi.metric, language, local=said.local)
    if verdict is Verdict.NOT_JUDGED:  # without an interval only the history can tell news from noise
        return size
    return words.CHANGE.said(language, difference=size, verdict=VERDICT_WORDS[verdict].said(language))


def usual_said(kpi: Kpi) -> str:
    """Whether the newest weeks or months are a signal, or within what is usual: the history's word on a change."""
    return "" if kpi.hidden else standings.said_short(kpi.standing, kpi.grain)


def basis_said(kpi: Kpi, said: Said, elapsed: Elapsed) -> str:
    """What the number rests on: its cases and interval, or its pace."""
    language, now = said.language, kpi.now
    if kpi.pace and kpi.pace.forecast is not None and kpi.pace.index is not None:
        index = formats.number(kpi.pace.index, language, 2)
        return words.PACE.said(language, forecast=said.value(kpi.pace.forecast), index=index)
    if kpi.metric.additive and elapsed.gone < elapsed.whole:
        return words.PACE_EARLY.said(language, gone=elapsed.gone, whole=elapsed.whole)
    parts = [said.cases(now.n)] if kpi.metric.unit is not Unit.COUNT else []
    if interval := formats.interval(now.low, now.high, kpi.metric, language):
        parts.append(interval)
    return " · ".join(parts)
